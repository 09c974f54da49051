"""The outline of a document as rows, and the row in which a fact stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from extract.document import Document, Span

if TYPE_CHECKING:
    from extract.outline import Clause

_PASSAGE = 400  # code points after which text outside the outline is cut, at the next line


class ClauseIndex:
    """Rows of ``clauses`` in the order of the text. The text outside the outline gives rows too, without a label."""

    def __init__(self, document: Document, clauses: tuple[object, ...]) -> None:
        self._document = document
        outline = [self._row(cast("Clause", clause)) for clause in clauses]
        ordered = sorted(enumerate(outline), key=lambda item: (item[1]["char_start"], -item[1]["span_end"], item[0]))
        rows = [row | {"_old": old} for old, row in ordered]
        rows += [row | {"_old": None} for row in self._gaps([row for _, row in ordered])]
        rows.sort(key=lambda row: (row["char_start"], -row["span_end"]))
        new = {row["_old"]: position for position, row in enumerate(rows) if row["_old"] is not None}
        self.rows: list[dict[str, Any]] = []
        for position, row in enumerate(rows):
            old_parent = row["parent_id"]
            parent = new[old_parent] if old_parent is not None else None
            self.rows.append(
                {k: v for k, v in row.items() if k != "_old"} | {"clause_id": position, "position": position, "parent_id": parent}
            )
        self._starts = [row["char_start"] for row in self.rows]
        self._by_label: dict[str | None, list[int]] = defaultdict(list)
        for position, row in enumerate(self.rows):
            self._by_label[row["label"]].append(position)

    def _row(self, clause: Clause) -> dict[str, Any]:
        body = self._document.original(clause.body)
        heading = self._document.original(clause.heading).of(self._document.text) if len(clause.heading) else ""
        return {
            "parent_id": clause.parent,
            "level": clause.level,
            "label": clause.path or None,
            "heading": heading.strip() or None,
            "text": body.of(self._document.text),
            "page": self._document.page_at(body.start),
            "char_start": body.start,
            "char_end": body.end,
            "span_end": max(body.end, self._document.original(clause.span).end),
        }

    def _gaps(self, outline: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """What no clause holds as its own text: the head, the signature, a site's navigation."""
        at = 0
        text = self._document.text
        for start, end in [(row["char_start"], row["char_end"]) for row in outline] + [(len(text), len(text))]:
            for span in self._passages(Span(at, max(at, start))):
                yield self._gap(span)
            at = max(at, end)

    def _passages(self, gap: Span) -> Iterator[Span]:
        text, start = self._document.text, gap.start
        while start < gap.end:
            cut = text.find("\n", min(start + _PASSAGE, gap.end), gap.end)
            end = gap.end if cut < 0 else cut + 1
            if text[start:end].strip():
                yield Span(start, end)
            start = end

    def _gap(self, span: Span) -> dict[str, Any]:
        return {
            "parent_id": None,
            "level": None,
            "label": None,
            "heading": None,
            "text": span.of(self._document.text),
            "page": self._document.page_at(span.start),
            "char_start": span.start,
            "char_end": span.end,
            "span_end": span.end,
        }

    def find(self, label: str, offset: int) -> int | None:
        """The clause of that label which holds the offset, or stands nearest to it; without one, the row that holds the offset."""
        same = self._by_label.get(label or None) if label else None
        if same:
            return min(same, key=lambda position: self._distance(self.rows[position], offset))
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and not self.rows[at]["char_start"] <= offset < self.rows[at]["char_end"]:
            at -= 1
        return at if at >= 0 else None

    @staticmethod
    def _distance(row: dict[str, Any], offset: int) -> tuple[int, int]:
        """0 inside; the innermost of nested rows first."""
        start, end = row["char_start"], row["span_end"]
        outside = max(start - offset, offset - end + 1, 0)
        return (outside, end - start)
