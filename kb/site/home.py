"""What the first page shows: how much the catalogue holds, and the way to each part of it."""

from __future__ import annotations

from typing import Any

from kb import labels, queries
from kb.site.application import NAME

_PARTS = ("documents", "responsibilities", "targets", "rosters", "deadlines", "funding", "citations", "findings")


async def home(datasette: Any) -> dict[str, Any]:
    """The context of index.html. The counts are made once: the database never changes under this instance."""
    known = getattr(datasette, "_kb_counts", None)
    if known is None:
        known = dict((await datasette.get_database(NAME).execute(queries.COUNTS)).first())
        datasette._kb_counts = known
    parts = [
        {
            "label": labels.table(f"catalog_{part}"),
            "meaning": labels.table_description(f"catalog_{part}"),
            "count": known[part],
            "href": datasette.urls.table(NAME, f"catalog_{part}"),
        }
        for part in _PARTS
    ]
    return {"parts": parts, "counts": known, "search_action": datasette.urls.table(NAME, "clauses")}
