"""Ruled tables of PDF pages through pdfplumber: where their cells stand. What stands in them comes from pdfium.

pdfplumber takes some 25 ms a page, reads fake bold twice and loses U+3000: it is opened for pages with rules alone, for the boxes alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pdfplumber

Box = tuple[float, float, float, float]  # left, bottom, right, top in page coordinates (y upwards)

_THIN = 4.0  # points: a filled box this thin is a rule
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font that breaks a rule


def cells_of_tables(path: Path, numbers: Iterable[int]) -> dict[int, list[list[Box]]]:
    """The cells of each table on the pages with these 1-based numbers.

    A page is missing where pdfplumber can't tell: a turned one (/Rotate), whose rules it takes for letters and its letters for rules,
    and one that pdfminer can't parse although pdfium can.
    """
    found: dict[int, list[list[Box]]] = {}
    try:
        with pdfplumber.open(path, pages=list(numbers)) as document:
            for page in document.pages:
                if not page.rotation:
                    found[page.page_number] = _tables(page)
                page.close()
    except Exception:  # pdfminer raises whatever the broken structure led to; the pages left have the grid of pdfium's own rules
        return found
    return found


def _tables(page: Any) -> list[list[Box]]:
    high = page.mediabox[3] - page.mediabox[1]
    rules = page.filter(_may_be_a_rule)
    return [[(x0, high - bottom, x1, high - top) for x0, top, x1, bottom in table.cells] for table in rules.find_tables()]


def _may_be_a_rule(thing: dict[str, Any]) -> bool:
    """Leaves out letters, and boxes that are only filled: word processors shade paragraphs and words with them."""
    if thing["object_type"] == "rect":
        return bool(thing.get("stroke")) or min(thing["width"], thing["height"]) < _THIN
    return thing["object_type"] in ("line", "curve")
