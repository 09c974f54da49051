"""The named queries of schema/invariants.sql: each must return no row."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from kb.paths import schema

_QUERY = re.compile(r"^-- name: (.+)\n((?:.*\n)*?.*;)[ \t]*$", re.M)


@cache
def queries() -> dict[str, str]:
    """Name → SQL, in the order of the file."""
    return {match[1].strip(): match[2] for match in _QUERY.finditer(schema("invariants.sql"))}


def broken(connection: sqlite3.Connection, *, leave_out: frozenset[str] = frozenset(), limit: int = 1000) -> Iterator[tuple[str, tuple]]:
    """(name, row) of what breaks a rule, at most ``limit`` rows a rule."""
    for name, sql in queries().items():
        if name not in leave_out:
            for row in connection.execute(sql).fetchmany(limit):
                yield name, tuple(row)
