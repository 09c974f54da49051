"""Everyday words and what the papers write for them, from ``schema/everyday.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from kb.fold import fold_for_search
from kb.paths import schema


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(schema("everyday.toml"))
    return {fold_for_search(word): tuple(map(fold_for_search, forms)) for word, forms in table.items()}


def known() -> frozenset[str]:
    """The words of the table, which a splitter into words should keep whole."""
    return frozenset(_forms())


def forms(word: str) -> tuple[str, ...]:
    """The word itself, then what is written for it: ``forms("环保") == ("环保", "生态环境", "环境保护")``."""
    return (word, *_forms().get(word, ()))
