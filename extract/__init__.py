"""Paper to facts: a library that reads one policy document and says what stands in it.

No database, no printing, no network. ``extract.pipeline.extract`` is the way in.
"""
