"""Each document's rows are tried against the schema before they reach the writer.

One wrong fact must not stop a build, nor cost a document its other facts: it is left out, and a finding says so.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import cache

from kb.ids import digest
from kb.invariants import broken
from kb.paths import schema
from kb.rows import DocumentRows, Row, Rows

# What a single document cannot break: these look at the catalogue as a whole.
_OF_THE_CATALOGUE = frozenset(
    [
        "one row of metadata",
        "metadata counts the documents",
        "a document's source is its first",
        "a source gave a document or a finding",
        "what is browsed is what was found",
    ]
)
FACTS = {  # table → its id; what may be left out of a document without harm to the rest
    "assignments": "assignment_id",
    "targets": "target_id",
    "members": "member_id",
    "deadlines": "deadline_id",
    "funding": "funding_id",
    "citations": "citation_id",
    "findings": "finding_id",
}
_NAMED = frozenset(["mentions", "groups", "people", "tasks"])  # what facts refer to
_NAMES = {
    "assignments": "职责",
    "targets": "指标",
    "members": "名单",
    "deadlines": "时限",
    "funding": "资金",
    "citations": "引用",
    "findings": "核对结果",
}


class Unsound(Exception):
    """The document's own rows break the schema: nothing can be left out to mend it."""


@cache
def _trial() -> sqlite3.Connection:
    """An empty catalogue in memory, one a process."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(schema("tables.sql"))
    return connection


def prove(document: DocumentRows) -> DocumentRows:
    """The same rows without the facts that break a rule; raises ``Unsound`` where that does not help."""
    bad: list[Row] = []
    wrong = _wrong(document.rows, bad)
    if not wrong and not bad:
        return document
    left_out = set(map(id, bad))
    rows = {
        table: [row for row in kept if id(row) not in left_out and row.get(FACTS.get(table, "")) not in wrong]
        for table, kept in document.rows.items()
    }
    for target in rows.get("targets", []) + rows.get("funding", []):
        if target["part_of"] in wrong:
            target["part_of"] = None
    rows.setdefault("findings", []).extend(_findings(document, wrong))
    again = _wrong(rows, bad := [])
    if again or bad:
        raise Unsound("; ".join(sorted(set(again.values()))) or str(bad[0]))
    return DocumentRows(document.document_id, document.rank, rows)


def _wrong(rows: Rows, bad: list[Row]) -> dict[str, str]:
    """Id of a fact → the rule that it breaks; names that the schema refuses go into ``bad``, and the facts that need them are wrong."""
    connection = _trial()
    connection.execute("BEGIN")
    try:
        wrong = _insert(connection, rows, bad)
        ids = {row[key] for table, key in FACTS.items() for row in rows.get(table, [])}
        for name, row in broken(connection, leave_out=_OF_THE_CATALOGUE):
            blamed = [value for value in row if value in ids] or (_dangling(connection, row) if name == "foreign keys" else [])
            if not blamed and name != "foreign keys":
                raise Unsound(f"{name}: {row}")
            wrong.update(dict.fromkeys(blamed, name))
        return wrong
    finally:
        connection.execute("ROLLBACK")


def _dangling(connection: sqlite3.Connection, row: tuple) -> list[str]:
    """The fact behind a broken foreign key; the key to the source is set by the store and no fault."""
    table, rowid, parent = row
    if parent == "sources":
        return []
    if table not in FACTS:
        raise Unsound(f"foreign key {table} → {parent}")
    return [connection.execute(f"SELECT {FACTS[table]} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()[0]]


def _insert(connection: sqlite3.Connection, rows: Rows, bad: list[Row]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for table, kept in rows.items():
        for row in kept:
            row = row | {"source_id": ""} if table == "documents" else row
            columns = ", ".join(f'"{name}"' for name in row)
            try:
                connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
            except sqlite3.IntegrityError as error:
                if table in FACTS:
                    wrong[row[FACTS[table]]] = str(error)
                elif table in _NAMED:
                    bad.append(row)
                else:
                    raise Unsound(f"{table}: {error}") from error
    return wrong


def _findings(document: DocumentRows, wrong: dict[str, str]) -> list[Row]:
    by_rule: dict[tuple[str, str], int] = defaultdict(int)
    for table, key in FACTS.items():
        for row in document.rows.get(table, []):
            if row[key] in wrong:
                by_rule[table, wrong[row[key]]] += 1
    empty = dict.fromkeys(("quote", "page", "char_start", "char_end", "other_quote", "other_start", "other_end", "source_id"))
    return [
        {
            "finding_id": digest("left out", document.document_id, table, rule),
            "document_id": document.document_id,
            "kind": "left_out",
            "reason": None,
            "severity": "warning",
            "message": f"有{count}条{_NAMES[table]}不合规则，未收入（{rule}）。",
            "expected": None,
            "found": None,
        }
        | empty
        for (table, rule), count in sorted(by_rule.items())
    ]
