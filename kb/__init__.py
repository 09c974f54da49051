"""Facts to answers: builds kb.db from what ``extract`` finds, and reads it again for the commands and the site."""

__version__ = "0.1.0"
SCHEMA_VERSION = 1  # of the views in schema/catalog.sql; any change to them is a new one
