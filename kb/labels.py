"""How rows are told in Chinese: names of tables, columns and values from the one table ``schema/labels.toml``, texts in short."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from kb.paths import schema


@cache
def _labels() -> dict[str, Any]:
    labels = tomllib.loads(schema("labels.toml"))
    tables = labels["tables"]
    tables |= {name.replace("catalog_", "browse_"): about for name, about in tables.items() if name.startswith("catalog_")}
    return labels


def table(name: str) -> str:
    """The Chinese name of a table or view; the name itself where it has none."""
    return _labels()["tables"].get(name, {}).get("label", name)


def table_description(name: str) -> str:
    return _labels()["tables"].get(name, {}).get("description", "")


def _column(table_name: str | None, name: str) -> list[str] | None:
    own = _labels()["tables"].get(table_name or "", {}).get("columns", {})
    return own.get(name) or _labels()["columns"].get(name)


def column(table_name: str | None, name: str) -> str:
    """The Chinese name of a column: ``column("catalog_rosters", "role") == "组内职务"``."""
    found = _column(table_name, name)
    return found[0] if found else name


def column_description(table_name: str | None, name: str) -> str:
    found = _column(table_name, name)
    return found[1] if found else ""


def value(name: str, code: Any) -> str:
    """The Chinese word for a coded value of a column: ``value("role", "lead") == "牵头"``."""
    return _labels()["values"].get(name, {}).get(str(code), str(code))


@cache
def coded() -> frozenset[str]:
    """The columns whose values are codes with a Chinese word of their own."""
    return frozenset(_labels()["values"])


def roles() -> list[str]:
    """The codes of the roles, the leading one first."""
    return list(_labels()["values"]["role"])


def short(text: str, length: int = 40) -> str:
    """A text on one line of at most ``length`` characters: ``short("改造老旧\\n管网", 5) == "改造老旧…"``."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
