"""What belongs to a policy: web furniture, a reporter's lead, metadata, covering notice, the policy, annexes, tail.

Spans are folded, and parts need not begin where a block does: converted pages often run a whole document together.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extract.annexes import find_annexes
from extract.document import Document, Span
from extract.surroundings import contents_of, lead_end, tail_start
from extract.units import Unit, UnitReader


class PartKind(StrEnum):
    """What a stretch of a file is."""

    FURNITURE = "furniture"
    LEAD = "lead"  # a reporter's summary before the document
    METADATA = "metadata"  # 发文机构：… 发文字号：…
    NOTICE = "notice"  # the covering notice, with its head and signature
    POLICY = "policy"
    ANNEX = "annex"
    TAIL = "tail"  # 抄送, 主题词, 责任编辑, links


@dataclass(frozen=True, slots=True)
class Part:
    """One part. ``cuts`` are the stretches inside that state no facts: letterhead, title, number, addressees, signature."""

    kind: PartKind
    span: Span
    label: str = ""  # 附件 or 附件2
    title: Span | None = None
    signature: Span | None = None
    cuts: tuple[Span, ...] = ()


_FACTUAL = (PartKind.NOTICE, PartKind.POLICY, PartKind.ANNEX)


@dataclass(frozen=True)
class Parts:
    """The parts of a document in order of place; together they cover it."""

    parts: tuple[Part, ...]

    @cached_property
    def fact_spans(self) -> tuple[Span, ...]:
        """The folded stretches that state facts: notice, policy and annexes without letterhead, titles, signatures."""
        return tuple(span for part in self.parts if part.kind in _FACTUAL for span in _without(part.span, part.cuts))

    @cached_property
    def _starts(self) -> list[int]:
        return [part.span.start for part in self.parts]

    def at(self, offset: int) -> Part:
        """The part at a folded offset."""
        return self.parts[max(0, bisect_right(self._starts, offset) - 1)]

    def of(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of these kinds, in order."""
        return tuple(part for part in self.parts if part.kind in kinds)


def _without(span: Span, cuts: tuple[Span, ...]) -> list[Span]:
    kept, at = [], span.start
    for cut in sorted(cuts):
        if cut.start > at:
            kept.append(Span(at, min(cut.start, span.end)))
        at = max(at, cut.end)
    if at < span.end:
        kept.append(Span(at, span.end))
    return kept


def split(document: Document) -> Parts:
    """The parts of a document; an empty document is one POLICY part."""
    text = document.folded.text
    if not text.strip():
        return Parts((Part(PartKind.POLICY, Span(0, len(text))),))
    tail = tail_start(text)
    reader = UnitReader(document, tail)
    start = lead_end(text, reader.heads)
    units = reader.units(start)
    parts = _before(reader, text, units[0].start, start)
    for unit, following in zip(units, [*units[1:], None], strict=True):
        parts += _parts_of(reader, unit, following is None)
    if tail < len(text):
        parts.append(Part(PartKind.TAIL, Span(tail, len(text))))
    return Parts(tuple(parts))


def _before(reader: UnitReader, text: str, head: int, lead: int) -> list[Part]:
    """What stands before the first paper: navigation, a reporter's lead, metadata."""
    if head == 0:
        return []
    if lead:
        parts = [Part(PartKind.LEAD, Span(0, lead))]
        return parts if head <= lead else [*parts, Part(PartKind.METADATA, Span(lead, head))]
    before, fields = text[:head], reader.heads.fields(0, head)
    if len(fields) < 2 and any(len(line) > 60 and "。" in line for line in before.split("\n")):
        return [Part(PartKind.LEAD, Span(0, head))]
    if not fields:
        return [Part(PartKind.FURNITURE, Span(0, head))]
    first = fields[0][2].start
    return [*([Part(PartKind.FURNITURE, Span(0, first))] if first else []), Part(PartKind.METADATA, Span(first, head))]


def _parts_of(reader: UnitReader, unit: Unit, is_last: bool) -> list[Part]:
    """A paper and the annexes behind it."""
    contents = contents_of(reader.text, unit.body, unit.end)
    annexes, lists = find_annexes(reader.text, unit, contents, goes_on=not is_last)
    end = annexes[0].start if annexes else unit.end
    kind = PartKind.POLICY if is_last or not unit.prints else PartKind.NOTICE
    signature = unit.signature.span if unit.signature else None
    own_signature = signature if signature and signature.end <= end else None
    cuts = [Span(unit.start, min(unit.body, end)), *(s for s in lists if s.end <= end)]
    if contents:
        cuts.append(contents)
    if own_signature:
        cuts.append(own_signature)
    parts = [Part(kind, Span(unit.start, end), "", unit.title, own_signature, tuple(sorted(cuts)))]
    for annex in annexes:
        parts.append(Part(PartKind.ANNEX, annex.span, annex.label, annex.title, None, (Span(annex.start, annex.body),)))
    return parts
