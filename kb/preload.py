"""Imported once by the fork server, so that every child has the libraries of the extraction from its first moment."""

from contextlib import suppress

import kb.proof  # noqa: F401
import kb.worker  # noqa: F401

with suppress(Exception):  # a broken installation is told by the children, file by file
    import extract.pipeline  # noqa: F401
    from extract.mentions import language

    language()
