"""The navigation. What has no rows, or no page yet, is not shown."""

from __future__ import annotations

from typing import Any

from kb import queries
from kb.site.application import NAME

# (words, address, the count that must not be 0)
MENU: tuple[tuple[str, str, str], ...] = (
    ("谁负责", "/who", "responsibilities"),
    ("检索", "/search", "documents"),
    ("文件", "/documents", "documents"),
    ("目标", "/targets", "targets"),
    ("时限", "/deadlines", "deadlines"),
    ("名单", "/rosters", "rosters"),
    ("单位", "/organisations", "organisations"),
    ("资金", f"/{NAME}/catalog_funding", "funding"),
    ("引用", "/citations", "citations"),
    ("疑点", "/findings", "findings"),
    ("版本比较", "/versions", "versions"),
    ("数据表", f"/{NAME}", "documents"),
)


async def menu(datasette: Any) -> list[dict[str, str]]:
    """The entries for this kb.db; counted once, for it never changes under this instance."""
    known = getattr(datasette, "_kb_counts", None)
    if known is None:
        known = dict((await datasette.get_database(NAME).execute(queries.COUNTS)).first())
        datasette._kb_counts = known
    return [{"label": label, "href": datasette.urls.path(path)} for label, path, count in MENU if known[count]]
