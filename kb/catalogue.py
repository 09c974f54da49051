"""A finished kb.db, opened to be read: by the commands, and by the next build, which copies what has not changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kb import SCHEMA_VERSION
from kb.errors import KbError, NotACatalogue, OtherVersion
from kb.paths import schema
from kb.rows import DocumentRows, Row, Rows, reading_rank
from kb.sources import Source
from kb.worker import Refusal

# Reasons that lie in the file itself; the others (no OCR installed, too little time) may be gone the next time.
LASTING = frozenset(["empty", "encrypted", "truncated", "too_large", "not_a_document", "no_text", "bad_encoding", "unsafe"])
_OF_DOCUMENTS = (
    "documents", "texts", "clauses", "mentions", "issuers", "tasks", "assignments", "targets", "groups", "members",
    "deadlines", "funding", "citations", "findings",
)  # fmt: skip
_SHARED = {  # the rows that a document's rows refer to
    "regions": """SELECT * FROM regions WHERE region_id IN (
        SELECT region_id FROM documents WHERE document_id = :id
        UNION SELECT o.region_id FROM mentions m JOIN organisations o USING (organisation_id) WHERE m.document_id = :id) ORDER BY rowid""",
    "organisations": """SELECT * FROM organisations WHERE organisation_id IN (
        SELECT organisation_id FROM mentions WHERE document_id = :id) ORDER BY rowid""",
    "organisation_sectors": """SELECT * FROM organisation_sectors WHERE organisation_id IN (
        SELECT organisation_id FROM mentions WHERE document_id = :id) ORDER BY rowid""",
    "people": "SELECT * FROM people WHERE person_id IN (SELECT person_id FROM members WHERE document_id = :id) ORDER BY rowid",
}


def connect(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises ``NotACatalogue`` with one line that says what is wrong with the file."""
    if not path.is_file():
        raise KbError(f"没有数据库 {path}：请先用 kb build 建立")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        row = connection.execute("SELECT schema_version FROM metadata_kb").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise NotACatalogue(f"{path} 不是 kb build 建立的数据库（{error}）") from error
    if row is None or row[0] != SCHEMA_VERSION:
        connection.close()
        found = row[0] if row else "无"
        raise OtherVersion(f"{path} 的结构版本是 {found}，本程序需要 {SCHEMA_VERSION}：请用 kb build 重建")
    return connection


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """``connect``, closed at the end."""
    with closing(connect(path)) as connection:
        yield connection


class Former:
    """The kb.db of the last build, as a place to copy readings from."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def has_our_tables(self) -> bool:
        """Whether its tables are those of this version, column for column."""
        fresh = sqlite3.connect(":memory:")
        fresh.executescript(schema("tables.sql") + schema("catalog.sql") + schema("search.sql"))
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%' ORDER BY name"
        )
        same = [tuple(row) for row in self._connection.execute(query)] == fresh.execute(query).fetchall()
        fresh.close()
        return same

    def sources(self) -> list[tuple[Source, str, str | None, Refusal | None]]:
        """(source, rule version, document_id, refusal) of every source; a document or a refusal is there."""
        rows = self._connection.execute(
            """SELECT s.*, f.reason, f.message FROM sources s LEFT JOIN findings f ON f.source_id = s.source_id
               ORDER BY s.source_file, s.content_hash"""
        )
        return [
            (
                Source(row["source_file"], Path(), row["content_hash"], row["byte_size"]),
                row["rule_version"],
                row["document_id"],
                None if row["document_id"] else Refusal(row["reason"], row["message"]),
            )
            for row in rows
        ]

    def rank(self, document_id: str) -> tuple[int, int, str]:
        row = self._connection.execute(
            "SELECT read_by, page_count, content_hash FROM documents WHERE document_id = ?", [document_id]
        ).fetchone()
        return reading_rank(*row)

    def read_from(self) -> dict[str, str]:
        """document_id → hash of the file whose reading it holds."""
        return dict(self._connection.execute("SELECT document_id, content_hash FROM documents").fetchall())

    def document(self, document_id: str) -> DocumentRows:
        """The rows of a document as its reading gave them: clauses numbered from 0, nothing that the catalogue added."""
        rows: Rows = {table: self._rows(sql, document_id) for table, sql in _SHARED.items()}
        for table in _OF_DOCUMENTS:
            rows[table] = self._rows(f"SELECT * FROM {table} WHERE document_id = :id ORDER BY rowid", document_id)
        rows["documents"][0].pop("source_id")
        base = min((row["clause_id"] for row in rows["clauses"]), default=0)
        for kept in rows.values():
            for row in kept:
                for key in ("clause_id", "parent_id"):
                    if row.get(key) is not None:
                        row[key] -= base
                if "cited_document_id" in row:
                    row["cited_document_id"] = None
        return DocumentRows(document_id, self.rank(document_id), rows)

    def _rows(self, sql: str, document_id: str) -> list[Row]:
        return [dict(row) for row in self._connection.execute(sql, {"id": document_id})]

    def tool_version(self) -> str:
        return self._connection.execute("SELECT tool_version FROM metadata_kb").fetchone()[0]
