"""All that the catalogue holds of one organisation, sector, region or person, across documents; and the lists that lead there."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from kb import labels
from kb.site import sql
from kb.site.pages import Arguments, Elsewhere, Missing, Page, Row, columns, fetch, kept, one, paged, path_of

_DUTY_COLUMNS = ("role", "organisation", "mention", "sector", "task", "document_title", "clause", "region", "issued_on", "is_sample")


def organisation_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    key = arguments.path["id"]
    about = one(connection, sql.ORGANISATION, id=key)
    if not about:
        named = fetch(connection, sql.ORGANISATION_NAMED, name=key)
        if len(named) > 1:
            raise Elsewhere(arguments.address("/organisations", q=key))
        if named:
            raise Elsewhere(path_of("organisation", named[0]["organisation_id"]))
        raise Missing("库中没有这个单位")
    extra = {
        "sectors": [row["name"] for row in fetch(connection, sql.SECTORS_OF, id=key)],
        "called": [row["mention"] for row in fetch(connection, sql.CALLED, id=key) if row["mention"] != about["name"]],
        "issued": fetch(connection, sql.ISSUED_BY, id=key),
        "seats": fetch(connection, sql.SEATS["organisation"], key=key),
    }
    return _profile(connection, arguments, "organisation", key, about, extra)


def sector_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    about = one(connection, sql.SECTOR, key=arguments.path["id"])
    if not about:
        raise Missing("职能清单里没有这一项")
    bodies = fetch(connection, sql.ORGANISATIONS, q=None, region=None, sector=about["name"], limit=24, offset=0)
    return _profile(connection, arguments, "sector", about["name"], about, {"bodies": bodies})


def region_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    about = one(connection, sql.REGION, key=arguments.path["id"])
    if not about:
        raise Missing("库中没有这个地区")
    extra = {
        "documents": fetch(
            connection, sql.DOCUMENTS, region=about["name"], year=None, genre=None, q=None, policy=None, limit=200, offset=0
        ),
        "bodies": fetch(connection, sql.ORGANISATIONS, q=None, region=about["name"], sector=None, limit=24, offset=0),
    }
    return _profile(connection, arguments, "region", about["region_id"], about, extra)


def _profile(connection: sqlite3.Connection, arguments: Arguments, kind: str, key: str, about: Row, extra: dict[str, Any]) -> Page:
    role = arguments.text("role") if arguments.text("role") in labels.roles() else None
    year = arguments.text("year")
    spread = kept(connection, sql.SPREAD[kind], key=key)
    found = fetch(connection, sql.DUTIES[kind], key=key, role=role, year=year, **arguments.window())
    duties, more = paged(found, arguments)
    by_role, by_year = Counter[str](), Counter[str]()
    for row in spread:
        by_role[row["role"]] += row["duties"]
        by_year[row["year"] or ""] += row["duties"]
    context = {
        "kind": kind,
        "about": about,
        "duties": duties,
        "more": more,
        "total": sum(by_role.values()),
        "by_role": [(code, by_role[code]) for code in labels.roles() if by_role[code]],
        "by_year": sorted((y, n) for y, n in by_year.items() if y),
        "most": max(by_year.values(), default=1),
        "chosen": {"role": role, "year": year},
        **extra,
    }
    data = {"about": about, "by_role": by_role, "by_year": by_year, "duties": duties, **extra}
    return Page("profile.html", context, data, duties, columns("catalog_responsibilities", *_DUTY_COLUMNS), about["name"])


def person_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/person/王岚``: everyone of that name, each apart; ``/person/ID``: one of them."""
    people = fetch(connection, sql.PEOPLE, key=arguments.path["id"])
    if not people:
        raise Missing("名单里没有这个姓名")
    for person in people:
        person["rows"] = fetch(connection, sql.SEATS["person"], key=person["person_id"])
    seats = [seat for person in people for seat in person["rows"]]
    head = columns("catalog_rosters", "person", "role", "group_name", "post", "organisation", "document_title", "issued_on", "is_sample")
    return Page("person.html", {"name": people[0]["name"], "people": people}, people, seats, head, people[0]["name"])


def organisations_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    q, region, sector = arguments.text("q"), arguments.text("region"), arguments.text("sector")
    found = fetch(connection, sql.ORGANISATIONS, q=q, region=region, sector=sector, **arguments.window(60))
    rows, more = paged(found, arguments, 60)
    context = {
        "rows": rows,
        "more": more,
        "chosen": {"q": q, "region": region, "sector": sector},
        "regions": kept(connection, sql.REGIONS),
        "sectors": kept(connection, sql.SECTORS),
    }
    head = [("name", "单位"), ("sector", "职能"), ("region", "地区"), ("documents", "文件数"), ("duties", "职责数"), ("lead", "牵头数"),
            ("seats", "席位数"), ("issued", "发文数")]  # fmt: skip
    return Page("organisations.html", context, rows, rows, head, "单位")


def documents_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    chosen = {name: arguments.text(name) for name in ("q", "region", "year", "genre")}
    rows, more = paged(fetch(connection, sql.DOCUMENTS, **chosen, policy=None, **arguments.window()), arguments)
    context = {
        "rows": rows,
        "more": more,
        "chosen": chosen,
        "regions": kept(connection, sql.REGIONS),
        "years": kept(connection, sql.YEARS),
        "genres": kept(connection, sql.GENRES),
    }
    return Page("documents.html", context, rows, rows, _DOCUMENT_HEAD, "文件")


def policy_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """Versions and twins of one policy."""
    nothing = dict.fromkeys(("q", "region", "year", "genre"))
    rows = fetch(connection, sql.DOCUMENTS, **nothing, policy=arguments.path["id"], limit=200, offset=0)
    if not rows:
        raise Missing("库中没有这项政策")
    return Page("policy.html", {"rows": rows, "policy_id": arguments.path["id"]}, rows, rows, _DOCUMENT_HEAD, rows[0]["title"] or "政策")


_DOCUMENT_HEAD = columns("documents", "document_id", "title", "document_number", "genre", "issuers", "region", "issued_on", "is_sample")
