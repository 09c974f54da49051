"""How a cell of a table page looks. Called for every cell: cheap, without a query."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from kb import labels


def cell(column: str, value: Any) -> Markup | str | None:
    """``None`` leaves it to Datasette. Everything from the database is escaped."""
    if column in labels.coded() and value is not None:
        word = labels.value(column, value)
        if column == "is_sample":
            return Markup('<span class="sample">{}</span>').format(word) if word else ""
        return word if word != str(value) else None
    if column == "source_url" and isinstance(value, str) and value.startswith(("http://", "https://")):
        return Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(value)
    return None
