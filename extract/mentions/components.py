"""Registers the finders of mentions as spaCy components; importing this module is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from spacy.language import Language

from extract.mentions import component

_FINDERS = {  # group → module and function; each takes folded text and gives (start, end, value)
    "dates": ("extract.mentions.dates", "find_dates"),
    "quantities": ("extract.mentions.quantities", "find_quantities"),
    "regions": ("extract.mentions.regions", "find_regions"),
    "organisations": ("extract.mentions.organisations", "find_organisations"),
    "references": ("extract.mentions.references", "find_references"),
}


def _finder(module: str, verb: str) -> Callable[[str], Iterable[tuple[int, int, Any]]]:
    return getattr(import_module(module), verb)


for _group, (_module, _verb) in _FINDERS.items():
    Language.component(f"kb_{_group}", func=component(_group, _finder(_module, _verb)))
