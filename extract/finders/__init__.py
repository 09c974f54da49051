"""One module a fact, one verb each: ``find_targets(reading) -> list[Target]``."""
