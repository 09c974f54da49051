"""The first page: what is inside, the newest documents, and what is due in the next 90 days."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import Any

from kb import labels, queries
from kb.site import sql
from kb.site.pages import Arguments, Page, columns, fetch, kept, one

DAYS = 90
# (kind, address) in the order of the first page and of the menu; a kind of which there is nothing is not shown
PARTS = (
    ("documents", "/documents"),
    ("responsibilities", "/kb/catalog_responsibilities"),
    ("targets", "/targets"),
    ("deadlines", "/deadlines"),
    ("rosters", "/rosters"),
    ("funding", "/kb/catalog_funding"),
    ("citations", "/kb/catalog_citations"),
    ("findings", "/kb/catalog_findings"),
)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    return kept(connection, queries.COUNTS)[0]


def home(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    known = counts(connection)
    today = date.today()
    parts = [_part(kind, address, known[kind]) for kind, address in PARTS if known[kind]]
    newest = fetch(connection, sql.NEWEST, limit=8)
    soon = due(connection, today, today + timedelta(days=DAYS), 10)
    later = [] if soon else due(connection, today, date(9999, 12, 31), 5)
    regions, years = kept(connection, sql.REGIONS), kept(connection, sql.YEARS)
    regions = sorted(regions, key=lambda row: (-row["documents"], row["name"]))
    sectors = kept(connection, sql.SECTORS)
    context = {
        "counts": known,
        "parts": parts,
        "newest": newest,
        "soon": soon,
        "later": later,
        "regions": regions,
        "years": years,
        "sectors": sectors,
        "genres": kept(connection, sql.GENRES),
        "built": one(connection, sql.BUILT),
        "unreadable": fetch(connection, sql.UNREADABLE, limit=20) if known["unreadable"] else [],
    }
    data = {"counts": known, "newest": newest, "deadlines": soon, "regions": regions, "years": years, "sectors": sectors}
    head = columns("documents", "document_id", "title", "document_number", "genre", "region", "issued_on", "is_sample")
    return Page("index.html", context, data, newest, head, "最新文件")


def _part(kind: str, address: str, count: int) -> dict[str, Any]:
    view = f"catalog_{kind}"
    return {"label": labels.table(view), "meaning": labels.table_description(view), "count": count, "href": address}


def due(connection: sqlite3.Connection, first: date, last: date, limit: int) -> list[dict[str, Any]]:
    nothing = {"region": None, "organisation": None, "q": None}
    return fetch(connection, sql.deadlines(), first=first.isoformat(), last=last.isoformat(), limit=limit, offset=0, **nothing)
