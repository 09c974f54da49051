"""Which bodies a name means: as it is written, by its full name, or by the function that a short name says (住建局 is 住房和城乡建设局)."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from kb import queries

_ENDING = re.compile(r"(?:委员会|办公室|[局厅部委办署])$")
_ALIKE = {"委": "委员会", "办": "办公室"}  # what a full name ends with where the short one ends so
_LEVELS = frozenset("国家 中国 自治区 省 市 县 区 州 旗 镇 乡 本省 本市 本县 本区 我省 我市 我县 我区".split())


@dataclass(frozen=True, slots=True)
class _Function:
    """What a department's name says: its sectors' first, the words that say the same, where, and what kind of body it is."""

    sector: str
    words: tuple[str, ...]
    region: str
    ending: str


def mentions_of(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the mentions that a name means; none for an empty one."""
    name = "".join(name.split())
    if not name:
        return []
    function = _function(name)
    rows = connection.execute(queries.BODIES, {"name": name, "sector": function.sector if function else None})
    kept = dict.fromkeys(
        mention_id
        for mention_id, mention, full, region in rows
        if name in mention or name in (full or "") or (function and _says(function, mention, full or mention, region or ""))
    )
    return list(kept)


def _says(function: _Function, mention: str, full: str, region: str) -> bool:
    """Whether a body has the function, is of the kind that was asked for, and in the region that was."""
    if function.region and function.region not in region and function.region not in full:
        return False
    return full.endswith(function.ending) and any(word in full or word in mention for word in function.words)


def _function(name: str) -> _Function | None:
    """``吴忠市住建局`` says 住房城乡建设, in 吴忠市, a 局; ``None`` for a name that says no function. A successor is meant too: 环保局."""
    from extract.rules.departments import bodies, stems

    ending = _ENDING.search(name)
    if not ending:
        return None
    for cut in range(ending.start()):
        found = stems().get(name[cut : ending.start()]) or bodies().get(name[cut:])
        if found:
            same = {found.name, found.successor} - {""}
            every = [*stems().values(), *bodies().values()]
            words = tuple(other.word for other in every if other.name in same or other.successor == found.name)
            above = name[:cut]
            return _Function(found.sectors[0], words, "" if above in _LEVELS else above, _ALIKE.get(ending[0], ending[0]))
    return None
