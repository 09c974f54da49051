"""Imported once by the fork server, so that every child has the libraries of the extraction from its first moment.

What is loaded here stays for good: frozen, it is not walked again by each collection of garbage, nor copied by it into each child.
"""

import gc
from contextlib import suppress

import kb.proof  # noqa: F401
import kb.worker  # noqa: F401

with suppress(Exception):  # a broken installation is told by the children, file by file
    import extract.pipeline  # noqa: F401
    from extract.mentions import language
    from extract.rules import Rule

    language()
    for rule in Rule.known:
        rule.regex  # noqa: B018 - compiled now, and not once in each child

gc.collect()
gc.freeze()
gc.set_threshold(200_000, 20, 20)  # a document leaves few circles behind, and a child lives for some hundred documents
