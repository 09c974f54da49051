"""Ruled tables of PDF pages through pdfplumber: where their cells stand. What stands in them comes from pdfium.

pdfplumber takes some 25 ms a page, reads fake bold twice and loses U+3000: it is opened for pages with rules alone, for the boxes alone.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.table import merge_edges

Box = tuple[float, float, float, float]  # left, bottom, right, top in page coordinates (y upwards)

_THIN = 4.0  # points: a filled box this thin is a rule
_NEAR = 3.0  # points within which rules begin and end at one place
_OPEN = {"vertical_strategy": "text", "horizontal_strategy": "text"}
_SENTENCE = re.compile(r"[。；！？：:]$|，")
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
    tables = [table for table in rules.find_tables() if len(table.columns) > 1]
    tables += _open_tables(page, rules, [table.bbox for table in tables])
    return [[(x0, high - bottom, x1, high - top) for x0, top, x1, bottom in table.cells] for table in tables]


def _open_tables(page: Any, rules: Any, taken: list[Box]) -> Iterator[Any]:
    """Tables without column rules, the three-line table of reports among them: texts in columns between rules of one length.

    A table is left as text when a cell of it takes two lines: which lines make a row can't be told then.
    """
    for levels in _equal_rules(rules.horizontal_edges, page.width):
        triples = [levels[i : i + 3] for i in range(0, len(levels), 3)] if len(levels) > 3 and len(levels) % 3 == 0 else []
        for edges in (levels, *triples):
            box = (edges[0]["x0"], edges[0]["top"] - 1, edges[0]["x1"], edges[-1]["bottom"] + 1)
            if any(box[1] < other[3] and other[1] < box[3] for other in taken):
                continue
            table = page.crop(box, strict=False).find_table(_OPEN)
            if table is not None and _is_regular(table.extract()):
                taken.append(box)
                yield table


def _equal_rules(edges: list[dict[str, Any]], width: float) -> Iterator[list[dict[str, Any]]]:
    """Groups of three rules or more that begin and end at the same x and take a third of the page, top down."""
    merged = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    groups: list[list[dict[str, Any]]] = []
    for edge in sorted((edge for edge in merged if edge["width"] > width / 3), key=lambda edge: edge["top"]):
        ends = (group for group in groups if abs(group[0]["x0"] - edge["x0"]) < _NEAR and abs(group[0]["x1"] - edge["x1"]) < _NEAR)
        group = next(ends, None)
        if group is None:
            groups.append([edge])
        else:
            group.append(edge)
    return (group for group in groups if len(group) >= 3)


def _is_regular(rows: Sequence[Sequence[str | None]]) -> bool:
    """Whether texts in rows make a table: a head of short texts over every column, under it rows that fill half of their places.

    The imprint under a paper (抄送：… between three rules) is none.
    """
    filled = [row for row in rows if any(row)]
    if len(filled) < 3 or len(filled[0]) < 2:
        return False
    head, *body = filled
    if not all(cell and len(cell) <= 20 and not _SENTENCE.search(cell) for cell in head):
        return False
    return all(sum(1 for cell in row if cell) >= max(2, len(head) / 2) for row in body)


def _may_be_a_rule(thing: dict[str, Any]) -> bool:
    """Leaves out letters, and boxes that are only filled: word processors shade paragraphs and words with them."""
    if thing["object_type"] == "rect":
        return bool(thing.get("stroke")) or min(thing["width"], thing["height"]) < _THIN
    return thing["object_type"] in ("line", "curve")
