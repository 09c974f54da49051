"""The text of a document as blocks to read, its facts marked in place.

The text itself is never changed. It is cut where a line ends, where a clause begins (many papers run their clauses together) and where
the passage of a fact begins or ends; every piece is escaped. An offset is an address that lasts, for a document's id is a hash of its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from kb.site.characters import visible

KINDS = ("responsibility", "target", "deadline", "roster", "funding", "citation")
CLASSES = dict(zip(KINDS, ("k-r", "k-t", "k-d", "k-m", "k-f", "k-c"), strict=True))  # of kb.css


@dataclass(frozen=True, slots=True)
class Mark:
    """The passage of one or more facts of a kind."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``html``) or a table (``rows`` of cells); ``level`` is that of the clause that begins here, 0 for none."""

    start: int
    level: int
    html: Markup
    rows: tuple[tuple[Markup, ...], ...] = ()


class Text:
    """Cuts a text and marks it. ``lit`` is the passage that the address names."""

    def __init__(self, text: str, marks: Sequence[Mark], outline: Sequence[dict[str, Any]], lit: tuple[int, int] | None = None) -> None:
        self._text = text
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)
        self._lit = lit if lit and 0 <= lit[0] < lit[1] <= len(text) else None
        cuts = {offset for mark in marks for offset in (mark.start, mark.end)} | set(self._lit or ())
        self._clauses = {row["char_start"]: row for row in reversed(outline)}
        self._heads = {row["char_start"]: (row["level"], self._heading_end(row)) for row in self._clauses.values() if row["heading"]}
        self._cuts = sorted(cuts | {end for _, end in self._heads.values()})
        self._anchored = False

    def _heading_end(self, row: dict[str, Any]) -> int:
        """The heading follows the marker; it is looked for only as far as a marker may reach."""
        at = self._text.find(row["heading"], row["char_start"], row["char_start"] + len(row["heading"]) + 24)
        return at + len(row["heading"]) if at >= 0 else row["char_start"]

    def blocks(self) -> Iterable[Block]:
        lines = list(self._lines())
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and "\t" in self._text[slice(*lines[end])]:
                end += 1
            if end - at >= 2:
                yield self._table(lines[at:end])
                at = end
            else:
                yield self._paragraph(*lines[at])
                at += 1

    def _lines(self) -> Iterable[tuple[int, int]]:
        """Lines, and clauses within them, as spans without the line end; empty ones are left out."""
        begins = sorted(self._clauses)
        start = 0
        while start < len(self._text):
            end = self._text.find("\n", start)
            end = len(self._text) if end < 0 else end
            inside = begins[bisect_right(begins, start) : bisect_left(begins, end)] if "\t" not in self._text[start:end] else []
            for low, high in zip([start, *inside], [*inside, end], strict=True):
                if self._text[low:high].strip():
                    yield low, high
            start = end + 1

    def _paragraph(self, start: int, end: int) -> Block:
        first = start + len(self._text[start:end]) - len(self._text[start:end].lstrip())
        level = self._clauses[first]["level"] or 0 if first in self._clauses else 0
        heading_end = min(self._heads.get(first, (0, first))[1], end)
        html = self._pieces(heading_end, end)
        if heading_end > first:
            html = Markup("<b>{}</b>{}").format(self._pieces(first, heading_end), html)
        return Block(first, level if first in self._clauses else 0, html)

    def _table(self, lines: list[tuple[int, int]]) -> Block:
        rows = []
        for start, end in lines:
            cells, at = [], start
            for cell in self._text[start:end].split("\t"):
                cells.append(self._pieces(at, at + len(cell)))
                at += len(cell) + 1
            rows.append(tuple(cells))
        return Block(lines[0][0], 0, Markup(), tuple(rows))

    def _pieces(self, start: int, end: int) -> Markup:
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        return Markup("").join(self._piece(low, high) for low, high in zip([start, *cuts], [*cuts, end], strict=True) if low < high)

    def _piece(self, start: int, end: int) -> Markup:
        text = escape(visible(self._text[start:end]))
        marks = self._at(start)
        lit = self._lit and self._lit[0] <= start < self._lit[1]
        anchor = Markup("")
        if lit and not self._anchored:
            self._anchored, anchor = True, Markup(' id="lit"')
        if not marks:
            return Markup('<mark class="lit"{}>{}</mark>').format(anchor, text) if lit else text
        narrow = min(marks, key=lambda mark: (mark.end - mark.start, mark.start))
        classes = " ".join(dict.fromkeys(CLASSES[mark.kind] for mark in marks)) + (" lit" if lit else "")
        return Markup('<a class="m {}" href="?at={}-{}#lit" data-o="{}"{}>{}</a>').format(
            classes, narrow.start, narrow.end, start, anchor, text
        )

    def _at(self, offset: int) -> list[Mark]:
        """The marks that hold an offset."""
        high = bisect_right(self._starts, offset)
        low = bisect_left(self._starts, offset - self._longest)
        return [mark for mark in self._marks[low:high] if mark.end > offset]
