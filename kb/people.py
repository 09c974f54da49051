"""Who is one person: within a document all seats of a name, across documents only equal name and equal organisation."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kb.ids import digest
from kb.rows import Row, Rows


def apart(document_id: str, rows: Rows) -> Rows:
    """A document's rows with people of its own, whatever ids they bore: rows copied from a former catalogue bear ids of other documents.

    Seats of one name are one person (兼任), unless one group seats the name for two organisations: then they are namesakes.
    """
    names = {row["person_id"]: row["name"] for row in rows.get("people", [])}
    if not names:
        return rows
    bodies = {row["mention_id"]: row["organisation_id"] for row in rows.get("mentions", [])}
    seats = [(row, names[row["person_id"]], bodies.get(row["mention_id"])) for row in rows.get("members", [])]
    several = _namesakes(seats)
    members, people = [], {}
    for row, name, body in seats:
        key = digest("person", document_id, name, body if name in several else None)
        people[key] = {"person_id": key, "name": name}
        members.append(row | {"person_id": key})
    return rows | {"people": list(people.values()), "members": members}


def _namesakes(seats: Iterable[tuple[Row, str, str | None]]) -> set[str]:
    """The names that a group has on its list for more than one organisation."""
    bodies: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row, name, body in seats:
        if body:
            bodies[row["group_id"], name].add(body)
    return {name for (_, name), several in bodies.items() if len(several) > 1}


def join(connection: sqlite3.Connection) -> None:
    """Give those of one name whom one organisation seats the id that comes first; the same documents give the same ids."""
    first = _joined(connection)
    moved = [(new, old) for old, new in first.items() if old != new]
    connection.execute("BEGIN")
    connection.execute("CREATE INDEX members_by_person ON members (person_id)")
    connection.executemany("UPDATE members SET person_id = ? WHERE person_id = ?", moved)
    connection.executemany("DELETE FROM people WHERE person_id = ?", [(old,) for _, old in moved])
    connection.execute("DROP INDEX members_by_person")
    connection.execute("COMMIT")


def _joined(connection: sqlite3.Connection) -> dict[str, str]:
    """Person → the first of those who are one with him."""
    seats = connection.execute(
        """SELECT DISTINCT m.person_id, p.name, n.organisation_id
           FROM members m JOIN people p USING (person_id) JOIN mentions n USING (mention_id)
           WHERE n.organisation_id IS NOT NULL ORDER BY 1, 3"""
    )
    parent: dict[str, str] = {}
    holder: dict[tuple[str, str], str] = {}
    for person, name, organisation in seats:
        _union(parent, person, holder.setdefault((name, organisation), person))
    return {person: _root(parent, person) for person in parent}


def _root(parent: dict[str, str], person: str) -> str:
    while parent.setdefault(person, person) != person:
        person = parent[person]
    return person


def _union(parent: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low
