"""The Datasette that serves one kb.db: read-only, its settings, names and meanings of tables and columns."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb import labels
from kb.paths import data_folder
from kb.site.examples import canned

if TYPE_CHECKING:
    from datasette.app import Datasette

TITLE = "政策知识库"
NAME = "kb"  # the database's name in addresses, whatever its file is called
SETTINGS = {
    "default_page_size": 30,
    "max_returned_rows": 1000,
    "suggest_facets": False,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 200,
    "allow_csv_stream": True,
    "truncate_cells_html": 200,
    "max_csv_mb": 0,  # a file is whole or not at all
}
PUBLIC_SETTINGS = {"default_allow_sql": False, "allow_download": False}
_LABEL_COLUMNS = {"documents": "title", "organisations": "name", "sectors": "name", "regions": "name", "people": "name", "groups": "name",
                  "sources": "source_file", "clauses": "label", "mentions": "mention", "tasks": "task"}  # fmt: skip
_FACETS = {  # each reads an index, or a table that is small
    "catalog_documents": ["genre", "region"],
    "catalog_responsibilities": ["role", "sector"],
    "catalog_targets": ["modality", "unit"],
    "catalog_rosters": ["role"],
    "catalog_deadlines": ["precision", "recurrence"],
    "catalog_organisations": ["sector", "level", "region"],
    "catalog_citations": ["relation"],
    "catalog_findings": ["severity", "kind"],
}
_NEWEST_FIRST = {
    "catalog_documents": "issued_on",
    "documents": "issued_on",
    "catalog_deadlines": "end_date",
    "catalog_organisations": "documents",
    "catalog_people": "seats",
}  # each has an index
_HIDDEN = ("task_numbers", "sqlite_stat1", "browse_responsibilities", "browse_targets", "browse_rosters", "browse_deadlines",
           "browse_organisations", "browse_people")  # fmt: skip


def make_datasette(db: Path, *, public: bool = False) -> Datasette:
    """A Datasette on a kb.db that no one changes any more (``Watched`` in kb/serve.py sees to that)."""
    from datasette.app import Datasette

    _keep_the_log_short()
    return Datasette(
        files=[],
        immutables=[str(db)],
        inspect_data={NAME: inspect(db)},
        plugins_dir=str(data_folder("datasette_plugins")),
        metadata=metadata(db, public=public),
        settings=SETTINGS | (PUBLIC_SETTINGS if public else {}),
    )


def _keep_the_log_short() -> None:
    """Where ``rich`` is installed, and spaCy brings it along, Datasette prints pages of local variables for each wrong address."""
    from datasette import handle_exception  # after datasette.app: it fails to register where it is imported first

    handle_exception.rich = None


def inspect(db: Path) -> dict[str, Any]:
    """What Datasette would else find out by counting at each start."""
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        counts = {name: {"count": _count(connection, name)} for name in tables}
    with db.open("rb") as file:
        content_hash = hashlib.file_digest(file, "sha256").hexdigest()
    return {"hash": content_hash, "size": db.stat().st_size, "file": str(db), "tables": counts}


def _count(connection: sqlite3.Connection, table: str) -> int:
    """Rows of a table; 0 for the word lists of the full text (fts5vocab), which can only be asked for a word."""
    try:
        return connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def metadata(db: Path, *, public: bool = False) -> dict[str, Any]:
    """Titles and meanings for every table, view and column, from the one table of labels."""
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        tables = {name: _table(connection, name) for name in names}
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall():
            tables[name]["hidden"] = True
    return {
        "title": TITLE,
        "description": "政府规划、方案、通知中的职责、指标、名单和时限",
        "plugins": {"kb": {"public": public}},
        "databases": {NAME: {"title": "数据表", "tables": tables, "queries": {} if public else canned()}},
    }


def _table(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
    about: dict[str, Any] = {"title": labels.table(name), "description": labels.table_description(name)}
    about["columns"] = {column: meaning for column in columns if (meaning := labels.column_description(name, column))}
    if name in _LABEL_COLUMNS:
        about["label_column"] = _LABEL_COLUMNS[name]
    if name in _FACETS:
        about |= {"facets": _FACETS[name], "facet_size": 12}
    if name in _NEWEST_FIRST:
        about["sort_desc"] = _NEWEST_FIRST[name]
    if name in _HIDDEN:
        about["hidden"] = True
    return about
