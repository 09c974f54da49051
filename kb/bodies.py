"""Which bodies a name means: as it is written, by its full name, or by the function that a short name says (住建局 is 住房和城乡建设局)."""

from __future__ import annotations

import re
import sqlite3

from kb import queries

_LEVEL = re.compile(r"^(?:中国|国家|自治区|[本我]?[省市县区州旗镇乡])(?=.{2})")
_ENDING = re.compile(r"(?:委员会|管理局|总局|办公室|[局厅部委办署])$")


def mentions_of(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the mentions that a name means; none for an empty one."""
    name = "".join(name.split())
    if not name:
        return []
    sector, region, ending = _function(connection, name)
    found = connection.execute(queries.BODIES, {"name": name, "sector": sector}).fetchall()
    kept = []
    for mention_id, mention, full, own_sector, _, body_region, second in found:
        written = name in mention or name in (full or "")
        meant = sector in (own_sector, second) and _fits(mention, full, body_region, region, ending)
        if written or (sector and meant):
            kept.append(mention_id)
    return list(dict.fromkeys(kept))


def _fits(mention: str, full: str | None, body_region: str | None, region: str, ending: str) -> bool:
    """Whether a body of the sector is a department of the kind that was asked for, in the region that was."""
    if region and region not in (body_region or "") and region not in (full or ""):
        return False
    return (full or mention).endswith(ending) or mention.endswith(ending)


def _function(connection: sqlite3.Connection, name: str) -> tuple[str | None, str, str]:
    """(sector, region, ending) that a department's name says: 吴忠市住建局 → 住房城乡建设, 吴忠市, 局; no sector for a name that says none."""
    from extract.rules.departments import bodies, stems

    ending = _ENDING.search(name)
    if not ending:
        return None, "", ""
    stem = name[: ending.start()]
    for cut in range(len(stem)):
        function = stems().get(stem[cut:]) or bodies().get(name[cut:])
        if function:
            above = stem[:cut]
            region = "" if _LEVEL.fullmatch(above + "xx") or _LEVEL.match(above + "xx") and len(above) <= 3 and above in _LEVELS else above
            return function.sectors[0], region, _kind(ending[0])
    return None, "", ""


_LEVELS = frozenset("国家 中国 自治区 省 市 县 区 州 旗 镇 乡 本省 本市 本县 本区 我省 我市 我县 我区".split())


def _kind(ending: str) -> str:
    """The last character of the name that all its forms share: 委 and 委员会 are one."""
    return {"委员会": "委员会", "委": "委员会", "办公室": "办公室", "办": "办公室"}.get(ending, ending[-1])
