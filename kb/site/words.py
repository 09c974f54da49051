"""Filters of the templates: how values are told, and where things lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kb import labels
from kb.site.document import KIND_NAMES, passage
from kb.site.pages import path_of
from kb.site.targets import told


def shortened(text: str | None, length: int = 80) -> str:
    """The text on one line, cut at ``length``."""
    line = " ".join((text or "").split())
    return line if len(line) <= length else line[: length - 1] + "…"


def address(key: str, kind: str) -> str:
    """``"王岚" | address("person")``; a name that no address can hold leads to the search."""
    return path_of(kind, key) if "/" not in key and "." not in key else f"/search?q={path_of(key)[1:]}"


def zh(code: Any, column: str) -> str:
    return labels.value(column, code) if code is not None else ""


def date_words(value: str | None) -> str:
    """2025-06-30 → 2025年6月30日"""
    parts = (value or "").split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else value or ""


def http(value: str | None) -> str | None:
    """An address that may be linked to; ``None`` for ``javascript:`` and the like."""
    return value if value and value.startswith(("http://", "https://")) else None


FILTERS: dict[str, Callable[..., Any]] = {
    "kb_short": shortened,
    "kb_address": address,
    "kb_zh": zh,
    "kb_date": date_words,
    "kb_http": http,
    "kb_passage": passage,
    "kb_kind": lambda kind: KIND_NAMES[kind],
    "kb_told": told,
}
