"""Load tests and the generator of documents for them."""
