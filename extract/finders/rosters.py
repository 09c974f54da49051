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
from extract.finders.roster_rows import Seats, member, office_role
from extract.finders.roster_statements import read_statements
from extract.finders.roster_tables import read_tables
from extract.mentions import group
from extract.mentions.entries import read_people
from extract.mentions.people import Spaced
from extract.parts import PartKind
from extract.reading import Reading
from extract.records import RosterMember
from extract.rules.rosters import ALSO_SEAT, BARE_LABEL, COMMITTEE, HEADING_LABEL, ROLE_LABEL, SEAT_BY, WEAK_ROLES

_CHAIRS = ("组长", "召集人", "指挥", "指挥长")
_LONGEST_STRETCH = 12_000
_DOUBTFUL = -0.5  # a reading that scores less is none
_HEADED = re.compile(r"(?:联络员|联系人|成员|委员|工作人员|顾问|专家)(?:名单|组成|名录|如下)*：?\n")


@dataclass(frozen=True, slots=True)
class Label:
    """Words that announce people: 组长：."""

    role: str
    at: int  # where the role stands
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text has got to: whose seats it lists, and whether the body has named its head."""

    group: str = ""
    office: bool = False
    chaired: bool = False
    end: int = 0  # of the people read so far


def find_members(reading: Reading) -> list[RosterMember]:
    """Every person with a seat, in the order of the text."""
    text = Spaced(reading.document.folded, _known_places(reading))
    title = reading.elements.title or reading.elements.notice_title
    bodies = Bodies(text.text, _stated_spans(reading), title)
    in_tables = read_tables(reading, text, bodies)
    read = _tables_of(reading, in_tables)
    seats = [each for span in reading.fact_spans for each in _seats_in(text, span) if not any(each.at in table for table in read)]
    members = [row for each in _placed(bodies, sorted(seats, key=lambda s: s.at)) for row in _members(reading, each)]
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
    for seats in read_statements(text, span):
        if not any(seats.label.overlaps(each) for each in taken):
            yield seats


def _labels(text: Spaced, span: Span) -> list[Label]:
    """The labels of roles in order; of two that overlap the first."""
    headed = _HEADED.search(text.text, span.start, span.end)  # the search for such headings is slow
    rules = (ROLE_LABEL, HEADING_LABEL) if headed else (ROLE_LABEL,)
    found = [match for rule in rules for match in rule.regex.finditer(text.text, span.start, span.end)]
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


def _placed(bodies: Bodies, seats: list[Seats]) -> Iterator[Seats]:
    """The same seats with their body, and their role as the body's office has it."""
    place = Place()
    for each in seats:
        place = _place_of(bodies, each, place)
        if place.group or each.role not in WEAK_ROLES:
            yield replace(each, group=place.group, role=office_role(each.role) if place.office else each.role)


def _place_of(bodies: Bodies, seats: Seats, before: Place) -> Place:
    """Where the people of ``seats`` sit, given where those before them did."""
    group, office = before.group, before.office
    heading = bodies.heading_before(seats.at, before.end) if seats.labelled else bodies.line_head(seats.at, before.end)
    if seats.group:
        group, office = seats.group, False
    elif heading is not None:
        group, office = heading[0] or group or bodies.last_before(seats.at, 0) or "", heading[1]
    else:
        line = bodies.text.rfind("\n", 0, seats.at) + 1
        named = bodies.last_before(seats.at, before.end if seats.labelled or not group else max(before.end, line), group)
        if named and named != group:
            group, office = named, False
    if not group and seats.role not in WEAK_ROLES:
        group = bodies.first()
    chaired = seats.role.endswith(_CHAIRS) or (before.chaired and group == before.group)
    said = heading is None and "办公室" in bodies.text[max(before.end, seats.at - 120) : seats.at]
    return Place(group, _sits_in_office(seats, group, office, chaired or said or not seats.labelled), chaired, max(before.end, seats.end))


def _sits_in_office(seats: Seats, group: str, office: bool, has_office: bool) -> bool:
    """Whether a 主任 is the office's: a committee has one of its own, and so has a body without 组长."""
    if seats.office:
        return True
    if seats.role.endswith(_CHAIRS):
        return False
    if seats.role.endswith("主任"):
        return office or (has_office and not COMMITTEE.regex.search(group))
    return office and seats.role in ("成员", "工作人员", "组员")


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
