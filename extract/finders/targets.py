"""Targets: the quantities that a policy sets out to reach, from running text and from tables.

Every number of a factual part is looked at in its surroundings (``target_numbers``). What speaks against it (a past, a
condition, a price, a device's measure, an enumeration) is asked first, then what speaks for it: a level that is to be
reached, a verb of doing, a noun of measure, a sum that it breaks down, a head that announces goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import BlockKind, Span
from extract.finders.accounts import is_past_heading
from extract.finders.indicators import bare
from extract.finders.table_targets import table_targets
from extract.finders.target_descriptions import is_technical
from extract.finders.target_evidence import Evidence
from extract.finders.target_found import Found
from extract.finders.target_frames import Frames
from extract.finders.target_numbers import numbers_of, paired
from extract.finders.target_terms import Group, Terms
from extract.mentions import group
from extract.mentions.quantities import QuantityMention, to_base
from extract.parts import Part
from extract.reading import Reading
from extract.records import Target
from extract.rules import targets as rules
from extract.tables import find_tables

_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节条]|（[一二三四五六七八九十]{1,3}）")

_FIGURES = re.compile(
    r"^[^。；，]*\d[\d.]*\*?\s*[ 〔\[<>≥≤]\s*\d[\d.]*[^。；，]*$"
)  # 12用电量 4830 6270 5%: a row of a table that was not put back
_SAYS_SOMETHING = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)  # 共653项 and ≥30% alone name nothing that is measured


def find_targets(reading: Reading) -> list[Target]:
    """All targets of a reading, in order of place."""
    tables = find_tables(reading)
    in_tables = [table.span for table in tables]
    finder = _Finder(reading)
    found: list[Found] = []
    for paragraph in _paragraphs(reading, in_tables):
        found += finder.read(paragraph)
    rows = [finder.row(item) for item in found]
    places = {id(item): i for i, item in enumerate(found)}
    targets = [replace(row, part_of=places[id(item.total)]) if item.total else row for row, item in zip(rows, found, strict=True)]
    targets += [
        replace(t, part_of=t.part_of + len(rows) if t.part_of is not None else None) for t in table_targets(reading, tables, finder.frames)
    ]
    return _in_order(targets)


def _in_order(targets: list[Target]) -> list[Target]:
    """Sorted by place, with the references to totals kept right."""
    order = sorted(range(len(targets)), key=lambda i: (targets[i].value_span or targets[i].quote).start)
    place = {old: new for new, old in enumerate(order)}
    return [replace(targets[i], part_of=place[p]) if (p := targets[i].part_of) is not None else targets[i] for i in order]


def _paragraphs(reading: Reading, in_tables: list[Span]) -> Iterator[Span]:
    """The folded spans of the paragraphs in the factual parts, without tables."""
    blocks = list(zip(reading.document.blocks, reading.document.folded_blocks, strict=True))
    facts = iter(reading.fact_spans)
    fact = next(facts, None)
    for block, span in blocks:
        if block.kind is not BlockKind.PARAGRAPH or in_tables and any(span.overlaps(table) for table in in_tables):
            continue
        while fact is not None and fact.end <= span.start:
            fact = next(facts, None)
        at = fact
        while at is not None and at.start < span.end:
            start, end = max(span.start, at.start), min(span.end, at.end)
            if start < end:
                yield Span(start, end)
            if at.end >= span.end:
                break
            at = fact = next(facts, None)


class _Finder:
    """Reads one document paragraph by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.frames = Frames(reading)
        self.evidence = Evidence(reading, self.frames)
        self.terms = Terms(reading, self.frames)
        self.quantities: list[tuple[int, int, QuantityMention]] = [
            (span.start, span.end, mention) for span, mention in group(reading.mentions, "quantities")
        ]
        self._next = 0
        self._skips: dict[int, bool] = {}
        self._listing: Part | None = None  # the part in which a list of projects began and still goes on

    def read(self, paragraph: Span) -> list[Found]:
        while self._next < len(self.quantities) and self.quantities[self._next][2].core_start < paragraph.start:
            self._next += 1
        mine = []
        while self._next < len(self.quantities) and self.quantities[self._next][2].core_start < paragraph.end:
            mine.append(self.quantities[self._next])
            self._next += 1
        self.terms.places.enter(paragraph)
        listed = self._in_project_list(paragraph)
        if not mine or listed or self._skipped(paragraph.start) or is_technical(mine) or _FIGURES.search(paragraph.of(self.text)):
            return []
        found: list[Found] = []
        groups: dict[int, Group] = {}
        items = [clause.marker.start for clause in self.reading.outline.between(paragraph.start, paragraph.end)]
        for number in numbers_of(self.text, paragraph, mine, items):
            if (run := paired(number)) and id(number) not in groups:
                names = self.terms.names_of(run, found)
                for member in run:
                    groups[id(member)] = (run, names)
            if self.evidence.is_target(number, found, paragraph):
                item = self.terms.describe(number, found, paragraph, groups.get(id(number)))
                if _SAYS_SOMETHING.search(self._indicator(item)):
                    found.append(item)
        if re.search(r"如下[：。]?\s*$", paragraph.of(self.text)):
            self.terms.lead = found
        return found

    def _in_project_list(self, paragraph: Span) -> bool:
        """Whether a paragraph is a row of a list of projects that a conversion turned into text."""
        line, part = paragraph.of(self.text).strip("\n"), self.reading.parts.at(paragraph.start)
        if len(line) < 160 and rules.PROJECT_LIST.regex.search(line):
            self._listing = part
        elif self._listing is not part or _HEADING.match(line):
            self._listing = None
        return self._listing is not None

    def _skipped(self, at: int) -> bool:
        """Whether the heads above say that no targets stand here."""
        part = self.reading.parts.at(at)
        if part.title and rules.LISTS.regex.search(self.text, part.title.start, part.title.end):
            return True
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._skips:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            texts = [self.text[c.heading.start : c.heading.end] for c in heads]
            past = any(is_past_heading(self.text, c) for c in heads)
            self._skips[clause.index] = past or any(rules.NOT_HERE.regex.search(t) for t in texts)
        return self._skips[clause.index]

    def row(self, item: Found) -> Target:
        number, reading = item.number, self.reading
        mention = number.mention
        quote = self._quote(item)
        base_value, base_unit = to_base(mention.value, mention.unit)
        inherited = []
        subject = item.subject.of(self.text) if item.subject else reading.elements.speaks_for
        if item.subject is None or item.subject not in quote:
            inherited.append("subject")
        if item.inherited_phrase:
            inherited.append("indicator")
        said = item.when.said
        if said is None or said not in quote:
            inherited += [name for name, day in (("period_start", item.when.start), ("period_end", item.when.end)) if day]
        return Target(
            subject=subject,
            indicator=self._indicator(item),
            comparator=item.comparator,
            value=mention.value,
            unit=mention.unit,
            quote=reading.original(quote),
            clause=reading.clause_path(number.start),
            value_max=mention.value_max,
            change=item.change,
            base_value=base_value,
            base_unit=base_unit,
            period_start=item.when.start,
            period_end=item.when.end,
            modality=item.modality,
            inherited=tuple(inherited),
            value_span=reading.original(Span(mention.core_start, mention.core_end)),
        )

    def _indicator(self, item: Found) -> str:
        said = item.phrase.text or bare(self.text[item.number.clause.start : item.number.start])
        line = self.text.rfind("\n", 0, item.number.start) + 1
        branch = rules.BRANCH.regex.match(self.text, line, item.number.start)
        return branch["what"] + said if branch and branch["what"].removesuffix("产业") not in said else said

    def _quote(self, item: Found) -> Span:
        """The segment that the number stands in, or where that is long its clause with the one before."""
        number = item.number
        segment = number.segment if number.bracket is None else Span(number.sentence.start, number.sentence.end)
        if len(segment) <= 120:
            return segment
        start = number.clause.start if number.bracket is None else number.bracket + 1
        return Span(min(start, number.start), max(number.clause.end, number.end))
