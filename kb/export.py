"""The catalogue views as files: CSV that Excel opens (with a BOM), JSON lines, or Parquet."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from kb.errors import KbError

VIEWS = (
    "documents", "texts", "tasks", "responsibilities", "targets", "rosters", "deadlines", "funding", "citations", "findings",
    "organisations", "people", "mentions",
)  # fmt: skip
_BATCH = 5_000


def export(connection: sqlite3.Connection, folder: Path, file_format: str) -> list[Path]:
    """One file a view, in the order of the ids; the files written. Raises ``KbError`` where the format lacks its library."""
    write = _WRITERS[file_format]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write(connection, view, folder / f"catalog_{view}.{file_format}") for view in VIEWS]
    except OSError as error:
        raise KbError(f"无法写入 {folder}：{error.strerror or error}") from error


def _rows(connection: sqlite3.Connection, view: str) -> tuple[list[str], Iterator[tuple]]:
    named = [row[1] for row in connection.execute(f"PRAGMA table_info(catalog_{view})")]
    by = "document_id, 1" if "document_id" in named else "1"
    cursor = connection.execute(f"SELECT * FROM catalog_{view} ORDER BY {by}")
    return [column[0] for column in cursor.description], (tuple(row) for row in cursor)


def _csv(connection: sqlite3.Connection, view: str, path: Path) -> Path:
    columns, rows = _rows(connection, view)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def _jsonl(connection: sqlite3.Connection, view: str, path: Path) -> Path:
    columns, rows = _rows(connection, view)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
    return path


def _parquet(connection: sqlite3.Connection, view: str, path: Path) -> Path:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise KbError("导出 parquet 需要 pyarrow：pip install 'policy-kb[parquet]'") from None
    columns, rows = _rows(connection, view)
    schema = pa.schema(
        [(name, {"REAL": pa.float64(), "INTEGER": pa.int64()}.get(kind, pa.string())) for name, kind in _types(connection, view)]
    )
    with pq.ParquetWriter(path, schema) as writer:
        while batch := [row for _, row in zip(range(_BATCH), rows, strict=False)]:
            writer.write_table(
                pa.table(
                    [pa.array(column, field.type) for column, field in zip(zip(*batch, strict=True), schema, strict=True)], schema=schema
                )
            )
    return path


def _types(connection: sqlite3.Connection, view: str) -> list[tuple[str, str]]:
    return [(row[1], row[2].upper()) for row in connection.execute(f"PRAGMA table_info(catalog_{view})")]


_WRITERS: dict[str, Callable[[sqlite3.Connection, str, Path], Path]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
FORMATS = tuple(_WRITERS)
