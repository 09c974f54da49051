"""Rosters in tables: a column of names, beside it roles, units and posts; an empty role is that of the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Block, Span
from extract.finders.roster_groups import Bodies
from extract.finders.roster_rows import member, office_role
from extract.mentions.entries import Person, read_people
from extract.mentions.people import Spaced, name_score
from extract.reading import Reading
from extract.records import RosterMember
from extract.rules.rosters import COMMITTEE, LISTED_ROLE, NAME_HEADS, POST_HEADS, ROLE_HEADS, ROLE_WORD, UNIT_HEADS

_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; ``None`` where the table has no such column."""

    name: int
    role: int | None = None
    unit: int | None = None
    post: int | None = None
    first_row: int = 0  # of the people
    listed_role: str | None = None  # what the table's title says where no column does


def read_tables(reading: Reading, text: Spaced, bodies: Bodies) -> list[RosterMember]:
    """The members that the tables of a document list."""
    return [row for table in reading.document.tables for row in _read_table(reading, text, bodies, table)]


def _read_table(reading: Reading, text: Spaced, bodies: Bodies, table: tuple[Block, ...]) -> Iterator[RosterMember]:
    start = reading.document.fold_span(table[0].span).start
    if not any(start in span for span in reading.fact_spans):
        return
    rows = [tuple(reading.document.fold_span(cell) for cell in row.cells) for row in table]
    cells = [[cell.of(text.text).replace("\n", "") for cell in row] for row in rows]
    columns = _columns(cells, _title(text.text, start))
    if not columns:
        return
    named = bodies.heading_before(start, 0)
    group, office = named or (bodies.last_before(start, 0) or "", False)
    role = columns[0].listed_role
    for row, values, block in list(zip(rows, cells, table, strict=True))[columns[0].first_row :]:
        role = _role_of(values, columns[0]) or role
        if not role or not ROLE_WORD.regex.search(role):
            continue
        seat = role if role.startswith("办公室") or not _of_office(role, group, office) else office_role(role)
        for person in (person for each in columns for person in _people(text, row, each)):
            yield member(reading, group, seat, person.name, person.post, reading.document.fold_span(block.span))


def _role_of(values: list[str], columns: Columns) -> str | None:
    """The role that a row states: in its column, or as a heading over the rows that follow."""
    if columns.role is not None:
        return values[columns.role].rstrip("：") if columns.role < len(values) else None
    alone = {value.rstrip("：") for value in values if value}
    return alone.pop() if len(alone) == 1 and _SEAT.fullmatch(next(iter(alone))) else None


def _of_office(role: str, group: str, office: bool) -> bool:
    return office or role.endswith("主任") and not COMMITTEE.regex.search(group)


def _title(text: str, start: int) -> str:
    """The lines above the table."""
    return "".join(text[max(0, start - 160) : start].rstrip("\n").rsplit("\n", 2)[-2:])


def _columns(cells: list[list[str]], title: str) -> tuple[Columns, ...]:
    """Where the names stand and what stands beside them; more than one where a row holds two people side by side."""
    for at, row in enumerate(cells[:_HEAD_ROWS]):
        names = [i for i, cell in enumerate(row) if cell in NAME_HEADS]
        if names:
            return _headed(cells, at, names, title)
    return _headless(cells)


def _headed(cells: list[list[str]], at: int, names: list[int], title: str) -> tuple[Columns, ...]:
    head, body = cells[at], cells[at + 1 :]
    role = next(
        (i for i, cell in enumerate(head) if cell in ROLE_HEADS or cell.endswith(("小组职务", "指挥部职务", "专班职务", "内职务"))), None
    )
    if role is None or not _are_roles(body, role):
        role = next((i for i in range(len(head)) if i not in names and _are_roles(body, i)), None)
    listed = None if role is not None else _listed_role(title)
    if role is None and listed is None and not any(_role_of(row, Columns(names[0])) for row in body):
        return ()
    found = []
    for name, following in zip(names, [*names[1:], len(head)], strict=True):
        beside = range(name + 1, following) if len(names) > 1 else range(len(head))
        unit = next((i for i in beside if head[i] in UNIT_HEADS and i != role), None)
        post = next((i for i in beside if head[i] in POST_HEADS and i != role), None)
        found.append(Columns(name, role, unit, post, at + 1, listed))
    return tuple(found)


def _listed_role(title: str) -> str | None:
    """The role that a table's title says (联络员名单), where it names a body too."""
    listed = LISTED_ROLE.regex.search(title)
    if not listed or not re.search(r"组|专班|指挥部|会议|委员会|机制|办公室", title):
        return None
    return {"组成人员": "成员", "人员": "成员", "联系员": "联络员"}.get(listed["role"], listed["role"])


def _headless(cells: list[list[str]]) -> tuple[Columns, ...]:
    """A table without heads: roles in the first column, names in the second."""
    if len(cells) < 2 or min(map(len, cells)) < 2 or not _are_roles(cells, 0) or not cells[0][0]:
        return ()
    names = [row[1] for row in cells if row[1]]
    if not names or sum(name_score(name) >= 2 for name in names) < 0.8 * len(names):
        return ()
    return (Columns(name=1, role=0, post=2 if max(map(len, cells)) > 2 else None),)


def _are_roles(rows: list[list[str]], column: int) -> bool:
    """Whether a column holds roles of a body, 局长 and 科长 being none."""
    values = [row[column].rstrip("：") for row in rows if column < len(row) and row[column]]
    return bool(values) and sum(bool(_SEAT.fullmatch(value)) for value in values) >= 0.7 * len(values)


_SEAT = re.compile(rf"(?:[\u4e00-\u9fff]{{0,12}}(?:小组|专班|指挥部|组)|领导小组)?(?:办公室)?(?:{ROLE_WORD.pattern})(?:（[^）]*）)?")


def _people(text: Spaced, row: tuple[Span, ...], columns: Columns) -> list[Person]:
    """The people of a row: one name as a rule, a list of names at times."""
    if columns.name >= len(row) or not len(row[columns.name]):
        return []
    cell = row[columns.name]
    post = tuple(row[i] for i in (columns.unit, columns.post) if i is not None and i < len(row) and len(row[i]))
    if _SEAT.fullmatch(cell.of(text.text)):
        return []
    if name_score(cell.of(text.text), delimited=True):
        return [Person(cell, post)]
    return [Person(each.name, each.post or post) for each in read_people(text, cell.start, cell.end).entries]
