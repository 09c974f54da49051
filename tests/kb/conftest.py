"""Catalogues built from the stand-in extraction, without child processes unless a test is about them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kb.build import build
from tests.kb import made


def read_here(sources, workers):
    for source in sources:
        yield source, made.read_one(str(source.path), source.content_hash)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "云岭").mkdir(parents=True)
    (folder / "云岭" / "供水.txt").write_text(made.POLICY, "utf-8")
    (folder / "松原.txt").write_text(made.POLICY.replace("云岭", "松原"), "utf-8")
    return folder


@pytest.fixture
def catalogue(folder: Path, tmp_path: Path) -> Path:
    db = tmp_path / "kb.db"
    build([folder], db, workers=1, read=read_here)
    return db


@pytest.fixture
def connection(catalogue: Path):
    connection = sqlite3.connect(catalogue)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def dump(db: Path) -> dict[str, list[tuple]]:
    """Every row of every table in the order of the file, without the time of building."""
    connection = sqlite3.connect(db)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")]
    rows = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables if table != "metadata_kb"}
    connection.close()
    return rows
