"""What bodies are for, as rows: the stems and bodies of extract/rules with their sectors, aliases and successors.

History keeps its names (环境保护局 stays what the paper says); a function names the one that took it over, so that both can be joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.rules.departments import Function, bodies, stems
from kb.ids import digest

Row = dict[str, Any]


def function_id(name: str) -> str:
    """The id of a function by its canonical name: 住房和城乡建设, 机构编制委员会办公室."""
    return digest("function", name)


@cache
def known() -> dict[str, Function]:
    """Functions by canonical name; where a stem and a body bear one name (海关), the stem speaks."""
    found: dict[str, Function] = {}
    for function in (*stems().values(), *bodies().values()):
        found.setdefault(function.name, function)
    return found


def successor(function: Function) -> str | None:
    """The canonical name of what took a function over; ``None`` for one that lives, or whose successor the tables do not hold."""
    name = function.successor
    if not name:
        return None
    heir = stems().get(name) or bodies().get(name)
    return heir.name if heir and heir.name != function.name else None


def function_row(name: str, sector_ids: dict[str, int]) -> Row:
    """One row of the table ``functions``."""
    function = known()[name]
    heir = successor(function)
    return {
        "function_id": function_id(name),
        "name": name,
        "sector_id": sector_ids[function.sectors[0]],
        "ended": function.until or None,
        "successor_id": function_id(heir) if heir else None,
    }


def lineage(name: str) -> Iterator[str]:
    """A function and those that took it over, one after the other: 安全生产监督管理, 应急管理."""
    seen: set[str] = set()
    at: str | None = name
    while at and at in known() and at not in seen:
        seen.add(at)
        yield at
        at = successor(known()[at])


def alias_rows() -> Iterator[Row]:
    """Every word that the tables know, with the function that it says: 住建 → 住房和城乡建设."""
    aliases: dict[str, str] = {}
    for table in (stems(), bodies()):
        for word, function in table.items():
            aliases.setdefault(word, function.name)
    yield from ({"alias": word, "function_id": function_id(name)} for word, name in sorted(aliases.items()))
