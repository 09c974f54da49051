"""Groups and who sits in them: as a list, and each as a small chart of tiers."""

from __future__ import annotations

import re
import sqlite3

from kb.site import sql
from kb.site.pages import Arguments, Missing, Page, Row, columns, fetch, kept, one, paged

_TIERS = (  # (heading, roles): who leads stands on top, the office apart
    ("负责人", re.compile(r"^(?!.*(?:副|办公室))(?:.*组长|.*召集人|.*主任(?:委员)?|.*指挥长|.*总指挥|.*会长|.*主席|.*书记|.*政委)$")),
    ("副职", re.compile(r"^(?!办公室).*(?:副|执行)")),
    ("成员", re.compile(r"^(?!办公室)")),
    ("办公室", re.compile(r"^办公室")),
)
_HEAD = columns("catalog_rosters", "group_name", "role", "person", "post", "organisation", "document_title", "issued_on", "is_sample")


def rosters_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    q, region = arguments.text("q"), arguments.text("region")
    rows, more = paged(fetch(connection, sql.GROUPS, q=q, region=region, **arguments.window()), arguments)
    context = {"rows": rows, "more": more, "chosen": {"q": q, "region": region}, "regions": kept(connection, sql.REGIONS)}
    head = [("name", "组织"), ("seats", "席位"), ("first", "首位"), ("document_title", "文件标题"), ("region", "地区"),
            ("issued_on", "成文日期"), ("is_sample", "改写样本")]  # fmt: skip
    return Page("rosters.html", context, rows, rows, head, "名单")


def roster_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    group = one(connection, sql.GROUP, id=arguments.path["id"])
    if not group:
        raise Missing("库中没有这个组织")
    seats = fetch(connection, sql.SEATS["group"], key=group["group_id"])
    context = {"group": group, "tiers": tiers(seats), "seats": seats, "is_sample": group["is_sample"]}
    return Page("roster.html", context, {"group": group, "seats": seats}, seats, _HEAD, group["name"])


def tiers(seats: list[Row]) -> list[tuple[str, list[Row]]]:
    """The seats by rank: 组长, 副组长, 成员, 办公室; ranks that no one has are left out."""
    found: dict[str, list[Row]] = {heading: [] for heading, _ in _TIERS}
    for seat in seats:
        heading = next((heading for heading, roles in _TIERS if roles.search(seat["role"])), "成员")
        found[heading].append(seat)
    return [(heading, rows) for heading, rows in found.items() if rows]
