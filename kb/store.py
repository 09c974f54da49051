"""Rows into a new kb.db. One writer, documents in the order of their ids, so that the same files give the same file.

The file is not anyone's yet: no journal, no syncs until it is complete; a build that dies leaves nothing to recover.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from extract.document import fold
from kb import SCHEMA_VERSION, __version__, functions, people
from kb.errors import KbError
from kb.invariants import broken
from kb.paths import schema
from kb.rows import DocumentRows, Row

SHARED = frozenset(["regions", "organisations", "organisation_sectors", "functions"])  # a name that many documents use stands once
_BUFFER = 4_000  # rows of a table that wait for one insert
INDEXES: dict[str, Sequence[Sequence[str]]] = {
    "sources": [("document_id", "source_file")],
    "documents": [("policy_id",), ("document_number",), ("region_id",), ("issued_on", "document_id"), ("source_id",)],
    "clauses": [("document_id", "char_start"), ("parent_id",)],
    "organisations": [("region_id",), ("sector_id",)],
    "organisation_sectors": [("sector_id",)],
    "function_aliases": [("function_id",)],
    "mentions": [("document_id",), ("organisation_id",), ("sector_id",), ("mention",), ("function_id",)],
    "people": [("name",)],
    "issuers": [("mention_id",)],
    "tasks": [("document_id", "char_start"), ("clause_id",)],
    "assignments": [("document_id", "char_start"), ("task_id",), ("mention_id",), ("role",), ("clause_id",)],
    "targets": [("document_id", "char_start"), ("task_id",), ("period_end",), ("part_of",), ("clause_id",)],
    "groups": [("document_id",)],
    "members": [("document_id", "char_start"), ("group_id",), ("person_id",), ("mention_id",)],
    "deadlines": [("document_id", "char_start"), ("task_id",), ("end_date",), ("clause_id",)],
    "funding": [("document_id", "char_start"), ("part_of",)],
    "citations": [("document_id", "char_start"), ("cited_document_id",)],
    "findings": [("document_id",), ("source_id",), ("severity", "kind")],
}

# Each with the key behind it: a page that goes on where the last one ended, and a CSV of all rows, sort by both.
BROWSED: dict[str, Sequence[Sequence[str]]] = {
    "browse_responsibilities": [
        ("document_id", "assignment_id"),
        ("document_title", "assignment_id"),
        ("organisation", "assignment_id"),
        ("sector", "role"),
        ("role", "assignment_id"),
        ("organisation_id",),
        ("task_id",),
    ],
    "browse_targets": [
        ("document_id", "target_id"),
        ("document_title", "target_id"),
        ("period_end", "target_id"),
        ("subject", "target_id"),
        ("unit",),
        ("modality",),
        ("task_id",),
    ],
    "browse_rosters": [
        ("document_id", "member_id"),
        ("document_title", "member_id"),
        ("person", "member_id"),
        ("organisation", "member_id"),
        ("role", "member_id"),
        ("organisation_id",),
        ("person_id",),
    ],
    "browse_organisations": [
        ("name", "organisation_id"),
        ("documents", "organisation_id"),
        ("sector", "organisation_id"),
        ("level", "organisation_id"),
        ("region", "organisation_id"),
    ],
    "browse_people": [("person", "person_id"), ("seats", "person_id"), ("organisation_id",)],
    "browse_deadlines": [
        ("document_id", "deadline_id"),
        ("document_title", "deadline_id"),
        ("end_date", "deadline_id"),
        ("precision",),
        ("recurrence",),
        ("task_id",),
    ],
}


class Store:
    """Writes one new kb.db: ``add`` documents in order, then ``finish``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA page_size = 8192")
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "temp_store = MEMORY", "foreign_keys = OFF"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.executescript(schema("tables.sql") + schema("catalog.sql") + schema("search.sql"))
        self._db = sqlite_utils.Database(self._connection)
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._seen: dict[str, set[tuple]] = defaultdict(set)
        self._clauses = 0
        self._documents = 0
        self._add_functions()  # first and whole, so that their order does not hang on the documents

    def add(self, document: DocumentRows, source_id: str) -> None:
        """All rows of a document. Call in the order of ``document_id``: clauses are numbered as they come."""
        base = self._clauses + 1
        for table, rows in people.apart(document.document_id, document.rows).items():
            for row in rows:
                self._put(table, _numbered(row, base))
        self._waiting["documents"][-1]["source_id"] = source_id
        self._clauses += len(document.rows.get("clauses", []))
        self._documents += 1
        self._flush(_BUFFER)

    def add_rows(self, table: str, rows: Iterable[Row]) -> None:
        """Rows that belong to no document: sources, and the findings about those that could not be read."""
        for row in rows:
            self._put(table, row)

    def finish(self) -> None:
        """Links, indexes, full text, the check of everything, and the file on the disk. Raises ``KbError`` where a rule is broken."""
        self._flush(0)
        self._link_citations()
        people.join(self._connection)
        self._index(INDEXES)
        from kb.index import fill_index  # its words are large: loaded once an index is built

        fill_index(self._connection)
        self._fill_browsed()
        self._put("metadata_kb", metadata(self._documents))
        self._flush(0)
        self._connection.execute("ANALYZE")
        self._check()
        self._connection.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())

    def close(self) -> None:
        self._connection.close()

    def _put(self, table: str, row: Row) -> None:
        if table in SHARED:
            key = tuple(list(row.values())[: 2 if table == "organisation_sectors" else 1])
            if key in self._seen[table]:
                return
            self._seen[table].add(key)
        self._waiting[table].append(row)

    def _flush(self, at_least: int) -> None:
        for table, rows in self._waiting.items():
            if rows and len(rows) > at_least:
                self._db[table].insert_all(rows, batch_size=200)  # type: ignore[union-attr]
                rows.clear()

    def _index(self, tables: dict[str, Sequence[Sequence[str]]]) -> None:
        for table, indexes in tables.items():
            for columns in indexes:
                self._db[table].create_index(list(columns))  # type: ignore[union-attr]

    def _add_functions(self) -> None:
        """The tables of functions whole, so that a name that no document uses can be looked up too."""
        sector_ids = dict(self._connection.execute("SELECT name, sector_id FROM sectors"))
        self.add_rows("functions", (functions.function_row(name, sector_ids) for name in functions.known()))
        self.add_rows("function_aliases", functions.alias_rows())

    def _fill_browsed(self) -> None:
        """The tables behind the views that people browse, which join everything once."""
        self._connection.executescript(schema("browse.sql"))
        self._index(BROWSED)

    def _link_citations(self) -> None:
        """Which cited documents the catalogue holds: by 发文字号, else by title; of several versions the first id."""
        numbers: dict[str, str] = {}
        titles: dict[str, str] = {}
        for document_id, number, title in self._connection.execute(
            "SELECT document_id, document_number, title FROM documents ORDER BY document_id"
        ):
            numbers.setdefault(fold(number or ""), document_id)
            titles.setdefault(fold(title or ""), document_id)
        links = []
        for citation_id, own, number, title in self._connection.execute(
            "SELECT citation_id, document_id, cited_number, cited_title FROM citations"
        ):
            cited = numbers.get(fold(number)) if number else titles.get(fold(title or "-"))
            if cited and cited != own:
                links.append((cited, citation_id))
        self._connection.execute("BEGIN")
        self._connection.executemany("UPDATE citations SET cited_document_id = ? WHERE citation_id = ?", links)
        self._connection.execute("COMMIT")

    def _check(self) -> None:
        first = next(broken(self._connection, limit=1), None)
        if first:
            name, row = first
            raise KbError(f"新建的数据库没有通过核对（{name}：{row}），旧的保持不变")


def _numbered(row: Row, base: int) -> Row:
    """The row with the running numbers of its clauses."""
    if row.get("clause_id") is None and row.get("parent_id") is None:
        return dict(row)
    return row | {key: row[key] + base for key in ("clause_id", "parent_id") if row.get(key) is not None}


def metadata(document_count: int) -> Row:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool_version": __version__,
        "built_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "document_count": document_count,
    }
