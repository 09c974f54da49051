"""Seats that running text gives: 办公室主任由…兼任, 由…任组长, 工作人员某某（单位）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.finders.roster_rows import Seats
from extract.mentions.entries import Person, read_people
from extract.mentions.people import Spaced, name_score, names_at
from extract.mentions.posts import opener_score
from extract.rules.rosters import BODY, INLINE_SEATS, NO_POST, POSITION, SEAT_BY, TAKES_SEAT

_LONGEST_CLAUSE = 90
_SURE = 2.0  # how much a name must look like one, as nothing but the sentence supports it
_UNIT_ENDS = "委局厅办院部室处站所中心司会行社队"


def read_statements(text: Spaced, span: Span) -> Iterator[Seats]:
    """Seats that running text gives: 由…兼任, 任组长, 工作人员某某（单位）."""
    for match in SEAT_BY.regex.finditer(text.text, span.start, span.end):
        yield from _statement(text, match, _whole(text, *match.span("people")))
    since = span.start
    for match in TAKES_SEAT.regex.finditer(text.text, span.start, span.end):
        start = max(since, match.start() - _LONGEST_CLAUSE, 1 + max(text.text.rfind(mark, since, match.start()) for mark in "。；：\n"))
        since = match.end()
        yield from _statement(text, match, _rightmost(text, start, match.start()))
    for match in INLINE_SEATS.regex.finditer(text.text, span.start, span.end):
        people = read_people(text, match.end(), _sentence_end(text.text, match.end(), span.end))
        if people.entries and people.entries[0].post:
            yield Seats(match["role"], match.start("role"), Span(*match.span()), people.entries, people.end, bool(match["office"]), False)


def _statement(text: Spaced, match: re.Match[str], people: tuple[Person, ...]) -> Iterator[Seats]:
    if people and all("·" in (name := each.name.of(text.text)) or name_score(name) >= _SURE for each in people):
        said = Span(min(match.start("role"), people[0].span.start), match.end())
        group = _body_after(text.text, match.end())
        yield Seats(match["role"], match.start("role"), said, people, match.end(), bool(match["office"]), False, group)


def _body_after(text: str, at: int) -> str:
    """以副市长顾青禾为组长的安全生产督查组: the body that follows; '' where none does."""
    clause = re.match(r"的([^，。；：\n（]{2,50})", text[at : at + 60])
    kinds = list(BODY.regex.finditer(clause[1])) if clause else []
    return clause[1][: kinds[-1].end()] if clause and kinds else ""


def _whole(text: Spaced, start: int, end: int) -> tuple[Person, ...]:
    """The people of a stretch that holds nothing else; () where it holds something else."""
    people = read_people(text, start, end)
    if people.entries and people.end >= end - 1:
        return people.entries
    return _titled_people(text, start, end) or _unit_and_name(text, start, end)


def _unit_and_name(text: Spaced, start: int, end: int) -> tuple[Person, ...]:
    """市应急管理局顾青禾: a unit and a name, and nothing else."""
    for at in range(start + 2, end - 1):
        if text.text[at - 1] not in _UNIT_ENDS or NO_POST.regex.search(text.text, start, at) or "、" in text.text[start:at]:
            continue
        if opener_score(text, start) and any(stop == end and score > 2.5 for stop, score in names_at(text, at)):
            return (Person(Span(at, end), (Span(start, at),)),)
    return ()


def _titled_people(text: Spaced, start: int, end: int) -> tuple[Person, ...]:
    """省环保局顾青禾副局长: the name between the unit and the title."""
    best: tuple[float, Person] | None = None
    note = re.search(r"（[^（）]*）$", text.text[start:end])
    titled_end = end - len(note[0]) if note else end
    position = next((m for m in POSITION.regex.finditer(text.text, start, titled_end) if m.end() == titled_end), None)
    if position is None:
        return ()
    for at in range(start, position.start() - 1):
        for stop, score in names_at(text, at):
            if stop != position.start():
                continue
            unit = opener_score(text, start) if at > start else 0.5
            if not unit or NO_POST.regex.search(text.text, start, at) or name_score(text.text[at:stop]) < _SURE:
                continue
            pieces = ((Span(start, at),) if at > start else ()) + (Span(*position.span()),)
            person = Person(Span(at, stop), pieces)
            if best is None or score + unit > best[0]:
                best = (score + unit, person)
    return (best[1],) if best else ()


def _rightmost(text: Spaced, start: int, end: int) -> tuple[Person, ...]:
    """The people right before 任 or 为: from 由, from the start of the clause, or from its last comma."""
    piece = text.text[start:end]
    starts = [start + m.end() for m in re.finditer(r"[由请以]|其中", piece)][::-1]
    starts += [start + m.end() for m in re.finditer(r"^|，", piece)]
    for at in starts:
        people = _whole(text, at, end)
        if people and people[0].name.start >= at:
            return people
    return ()


def _sentence_end(text: str, start: int, stop: int) -> int:
    ends = [at for at in (text.find(mark, start, stop) for mark in "。\n；") if at >= 0]
    return min(ends, default=stop)
