"""Who sits where: the members of leading groups, joint conferences, headquarters and their offices.

Forms: ``组长：顾青禾　市长`` with the role carried down the lines that follow, all of it in one line without blanks, ``姓名（单位）、姓名（单位）``,
running text (``办公室主任由顾青禾同志兼任``), and tables. A seat without a person's name (``组长：市政府分管副市长``) is no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Span
from extract.finders.roster_groups import Bodies
from extract.finders.roster_rows import member, office_role
from extract.finders.roster_tables import read_tables
from extract.mentions import group
from extract.mentions.entries import Person, read_people
from extract.mentions.people import Spaced, name_score, names_at
from extract.mentions.posts import opener_score
from extract.parts import PartKind
from extract.reading import Reading
from extract.records import RosterMember
from extract.rules.rosters import (
    ALSO_SEAT,
    BARE_LABEL,
    COMMITTEE,
    HEADING_LABEL,
    INLINE_SEATS,
    NO_POST,
    POSITION,
    ROLE_LABEL,
    SEAT_BY,
    TAKES_SEAT,
)

_LONGEST_STRETCH = 12_000
_LONGEST_CLAUSE = 90
_WEAK_ROLES = frozenset(
    "主任 副主任 主席 副主席 会长 副会长 理事长 秘书长 队长 副队长 队员 团长 副团长 班长 联络员 工作人员 顾问 专家 委员".split()
)
_DOUBTFUL = -0.5  # a reading that scores less is none


@dataclass(frozen=True, slots=True)
class Label:
    """Words that announce people: 组长：."""

    role: str
    at: int  # where the role stands
    span: Span


@dataclass(frozen=True, slots=True)
class Seats:
    """A role with its people: one label, or one statement of the text."""

    role: str
    at: int  # where the role is said
    label: Span  # the words that say it
    people: tuple[Person, ...]
    end: int
    office: bool = False
    labelled: bool = True
    group: str = ""


def find_members(reading: Reading) -> list[RosterMember]:
    """Every person with a seat, in the order of the text."""
    text = Spaced(reading.document.folded, _known_places(reading))
    title = reading.elements.title or reading.elements.notice_title
    bodies = Bodies(text.text, _stated_spans(reading), title)
    in_tables = read_tables(reading, text, bodies)
    read = _tables_of(reading, in_tables)
    seats = [each for span in reading.fact_spans for each in _seats_in(text, span) if not any(each.at in table for table in read)]
    members = [row for each in _placed(text, bodies, sorted(seats, key=lambda s: s.at)) for row in _members(reading, each)]
    return _without_repeats(sorted(members + in_tables, key=lambda row: row.quote.start))


def _tables_of(reading: Reading, members: list[RosterMember]) -> list[Span]:
    """The folded spans of the tables that gave members; their lines are not read again as text."""
    document = reading.document
    quoted = {document.blocks[document.block_index(row.quote.start)].table for row in members}
    tables = [table for table in document.tables if table[0].table in quoted]
    return [document.fold_span(Span(table[0].span.start, table[-1].span.end)) for table in tables]


def _stated_spans(reading: Reading) -> tuple[Span, ...]:
    """Notice, policy and annexes with their titles, which name the bodies."""
    return tuple(part.span for part in reading.parts.of(PartKind.NOTICE, PartKind.POLICY, PartKind.ANNEX))


def _known_places(reading: Reading) -> Iterator[int]:
    """Where regions and organisations begin, as far as they have been marked."""
    if reading.mentions is not None:
        for name in ("regions", "organisations"):
            yield from (span.start for span, _ in group(reading.mentions, name))


def _seats_in(text: Spaced, span: Span) -> Iterator[Seats]:
    labels = _labels(text, span)
    said = sorted(match.start() for match in SEAT_BY.regex.finditer(text.text, span.start, span.end))
    taken: list[Span] = []
    for i, label in enumerate(labels):
        stop = labels[i + 1].span.start if i + 1 < len(labels) else span.end
        stop = min(stop, label.span.end + _LONGEST_STRETCH, *(at for at in said if at >= label.span.end))
        people = read_people(text, label.span.end, stop)
        believed = bool(people.entries) and people.score > _DOUBTFUL * len(people.entries)
        end = people.end if believed else label.span.end
        taken += [Span(label.span.start, end)] if believed else []
        yield Seats(label.role, label.at, label.span, people.entries if believed else (), end)
    for seats in _stated(text, span):
        if not any(seats.label.overlaps(each) for each in taken):
            yield seats


def _labels(text: Spaced, span: Span) -> list[Label]:
    """The labels of roles in order; of two that overlap the first."""
    found = [match for rule in (ROLE_LABEL, HEADING_LABEL) for match in rule.regex.finditer(text.text, span.start, span.end)]
    bare = BARE_LABEL.regex.finditer(text.text, span.start, span.end)
    found += [match for match in bare if text.gap(match.end()) > 0 or text.text[match.end()] in "\n\t"]
    kept: list[Label] = []
    for label in sorted(map(_label, found), key=lambda each: (each.at, -each.span.end)):
        if not kept or label.at >= kept[-1].span.end:
            kept.append(label)
    return kept


def _label(match: re.Match[str]) -> Label:
    group = "listed" if match.re.groupindex.get("listed") and match["listed"] else "role"
    return Label(match[group].replace("\n", ""), match.start(group), Span(*match.span()))


def _stated(text: Spaced, span: Span) -> Iterator[Seats]:
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
    if people and all("·" in (name := each.name.of(text.text)) or name_score(name) >= 2 for each in people):
        start = min(match.start("role"), people[0].span.start)
        yield Seats(match["role"], match.start("role"), Span(start, match.end()), people, match.end(), bool(match["office"]), False)


def _whole(text: Spaced, start: int, end: int) -> tuple[Person, ...]:
    """The people of a stretch that holds nothing else; () where it holds something else."""
    people = read_people(text, start, end)
    if people.entries and people.end >= end - 1:
        return people.entries
    return _titled_people(text, start, end)


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
            if not unit or NO_POST.regex.search(text.text, start, at) or name_score(text.text[at:stop]) < 2:
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
    starts += [start + m.end() for m in re.finditer(r"^|，|、", piece)]
    for at in starts:
        people = _whole(text, at, end)
        if people and people[0].name.start >= at:
            return people
    return ()


def _sentence_end(text: str, start: int, stop: int) -> int:
    ends = [at for at in (text.find(mark, start, stop) for mark in "。\n；") if at >= 0]
    return min(ends, default=stop)


def _placed(text: Spaced, bodies: Bodies, seats: list[Seats]) -> Iterator[Seats]:
    """The same seats with their body, and their role as the body's office has it."""
    group, office, since = "", False, 0
    for each in seats:
        heading = bodies.heading_before(each.at, since) if each.labelled else None
        if heading is not None:
            group, office = heading[0] or group or bodies.last_before(each.at, 0) or "", heading[1]
        else:
            named = bodies.last_before(each.at, since) if each.labelled or not group else None
            if named and named != group:
                group, office = named, False
        if not group and each.role not in _WEAK_ROLES:
            group = bodies.first()
        office = _sits_in_office(each, group, office)
        since = max(since, each.end)
        if not group and each.role in _WEAK_ROLES:
            continue
        yield replace(each, group=group, office=office, role=office_role(each.role) if office else each.role)


def _sits_in_office(seats: Seats, group: str, before: bool) -> bool:
    if seats.office:
        return True
    if seats.role.endswith(("组长", "召集人", "指挥", "指挥长")):
        return False
    if seats.role.endswith("主任"):
        return before or not COMMITTEE.regex.search(group)
    return before and seats.role in ("成员", "工作人员", "组员")


def _members(reading: Reading, seats: Seats) -> Iterator[RosterMember]:
    for i, person in enumerate(seats.people):
        quote = person.span
        if i == 0 or not seats.labelled:
            quote = Span(min(seats.label.start, quote.start), max(quote.end, seats.end if not seats.labelled else quote.end))
        yield member(reading, seats.group, seats.role, person.name, person.post, quote)
        also = ALSO_SEAT.regex.match(reading.text, person.note.start) if person.note else None
        if also:
            role = office_role(also["role"]) if also["office"] else also["role"]
            yield member(reading, seats.group, role, person.name, person.post, quote)


def _without_repeats(members: list[RosterMember]) -> list[RosterMember]:
    seen: set[tuple[str, str, str, str | None]] = set()
    kept = []
    for row in members:
        key = (row.group_name, row.role, row.person, row.post)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
