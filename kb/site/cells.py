"""How a cell of a table page looks. Called for every cell: cheap, without a query."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from kb import labels
from kb.site.characters import visible
from kb.site.document import passage
from kb.site.pages import path_of

_ID = re.compile(r"[0-9a-f]{16}")
_LONG = 200
# column → the first part of the address of what it names
_PAGES = {"document_id": "document", "cited_document_id": "document", "policy_id": "policy", "organisation_id": "organisation"}
_NAMED = {"organisation": "organisation", "person": "person", "sector": "sector", "region": "region"}
# what a table page shows first; the other columns are one click away
_MAIN = {
    "documents": "title document_number genre issuers region issued_on is_sample",
    "tasks": "document_title clause task",
    "responsibilities": "document_title clause task organisation mention sector role",
    "targets": "document_title clause subject indicator comparator change value value_max unit period_end modality",
    "rosters": "document_title group_name role person post organisation",
    "deadlines": "document_title clause action time_text end_date precision recurrence",
    "funding": "document_title clause project source amount rate kind per cap recipient period_end",
    "citations": "document_title cited_title cited_number relation",
    "organisations": "name sectors region level documents issued lead responsible coordinate implement supervise seats",
    "people": "person organisation posts groups seats documents",
    "mentions": "document_title mention read_as organisation sector function rule",
    "findings": "source_file kind severity message expected found quote",
}
_SHOWN = {f"catalog_{view}": frozenset(columns.split()) for view, columns in _MAIN.items()}
_FACTS = frozenset(["assignment_id", "target_id", "deadline_id", "member_id", "task_id", "funding_id", "citation_id"])


def minor(table: str, column: str) -> str:
    """The class of a column that a page shows only when it is asked for."""
    return "secondary " if table in _SHOWN and column not in _SHOWN[table] else ""


def cell(column: str, value: Any, table: str | None = None, row: Any = None) -> Markup | str | None:
    """``None`` leaves it to Datasette. Everything from the database is escaped."""
    if value is None:
        return None
    if column in labels.coded():
        word = labels.value(column, value)
        if column == "is_sample":
            return Markup('<span class="sample">{}</span>').format(word) if word else ""
        if column == "role" and word != str(value):
            return Markup('<span class="role role-{}">{}</span>').format(value, word)
        return word if word != str(value) else None
    if not isinstance(value, str):
        return None
    if column == "source_url" and value.startswith(("http://", "https://")):
        return Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(value)
    if (table or "").startswith("catalog_"):
        return _link(column, value, row)
    return None


def _link(column: str, value: str, row: Any) -> Markup | None:
    """Views have no foreign keys for Datasette to follow: what names a thing leads to its page."""
    if column == "name" and row is not None and "organisation_id" in row.keys():  # noqa: SIM118 - a sqlite3.Row
        return _to("organisation", row["organisation_id"], value)
    if column == "person" and row is not None and "person_id" in row.keys():  # noqa: SIM118
        return _to("person", row["person_id"], value)
    if column in ("title", "document_title") and row is not None:
        return Markup('<a href="{}">{}</a>').format(passage({key: row[key] for key in row.keys()}), visible(value))  # noqa: SIM118 - a sqlite3.Row
    if column in _PAGES and _ID.fullmatch(value):
        return _to(_PAGES[column], value, value)
    if column in _FACTS and _ID.fullmatch(value):
        return _to("fact", value, value)
    if column in _NAMED and "/" not in value and "." not in value:
        return _to(_NAMED[column], value, value)
    if len(value) > _LONG:
        short = value[:_LONG] + "…"
        return Markup("<details><summary>{}</summary>{}</details>").format(visible(short), visible(value))
    return None


def _to(kind: str, key: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(path_of(kind, key), visible(text))
