"""For machines that come by themselves: news, the list of addresses, and what they should leave alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from operator import itemgetter

from markupsafe import Markup, escape

from kb.diff import compare_documents
from kb.site import sql
from kb.site.application import TITLE
from kb.site.characters import visible
from kb.site.pages import Arguments, fetch, path_of

_ENTRIES = 50
_CHANGES = 10  # each is a comparison of two documents
_XML = Markup('<?xml version="1.0" encoding="utf-8"?>\n')
# what has many parameters has endless addresses: a crawler would go round in them for ever
_CLOSED = ("/kb", "/-/", "/who", "/search", "/export/", "/fact/", "/*?", "/document/*/facts")


def atom(connection: sqlite3.Connection, arguments: Arguments) -> str:
    """The newest documents by their date and what changed in the policies of which a newer version came, as Atom."""
    absolute = arguments.more["origin"]
    rows = fetch(connection, sql.NEWEST, limit=_ENTRIES)
    built = fetch(connection, sql.BUILT)[0]["built_at"]
    new = [(row["issued_on"], _entry(row, absolute(path_of("document", row["document_id"])))) for row in rows]
    changed = [(row["issued_on"], _change(connection, row, absolute)) for row in fetch(connection, sql.REVISED, limit=_CHANGES)]
    entries = Markup("").join(entry for _, entry in sorted([*new, *changed], key=itemgetter(0), reverse=True))
    head = Markup(
        '<title>{}</title><id>{}</id><link href="{}"/><link rel="self" href="{}"/><updated>{}</updated><author><name>{}</name></author>'
    )
    about = head.format(TITLE, absolute("/feed.atom"), absolute("/"), absolute("/feed.atom"), built, TITLE)
    return _XML + Markup('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">{}{}</feed>').format(about, entries)


def _entry(row: dict, address: str) -> Markup:
    said = " · ".join(part for part in (row["document_number"], row["genre"], row["region"], row["issued_on"]) if part)
    return _element(row, address, row["title"] or row["document_id"], said)


def _change(connection: sqlite3.Connection, row: dict, absolute: Callable[[str], str]) -> Markup:
    """One version after another: how much was added, removed and changed, and where to read it."""
    found = compare_documents(connection, row["old"], row["new"])
    counted = (("新增", found.added), ("删去", found.removed), ("改动", found.changed))
    said = "，".join(f"{heading}{len(changes)}项" for heading, changes in counted if changes) or "提取的内容没有变化"
    address = absolute(f"/compare?old={row['old']}&new={row['new']}")
    return _element(row, address, f"版本变化：{row['title'] or row['new']}", f"与上一版本相比：{said}")


def _element(row: dict, address: str, heading: str, said: str) -> Markup:
    title = ("【改写样本】" if row["is_sample"] else "") + visible(heading)
    form = Markup('<entry><title>{}</title><id>{}</id><link href="{}"/><updated>{}T00:00:00Z</updated><summary>{}</summary></entry>')
    return form.format(title, address, address, row["issued_on"], visible(said))


def robots(connection: sqlite3.Connection, arguments: Arguments) -> str:
    closed = "".join(f"Disallow: {path}\n" for path in _CLOSED)
    return f"User-agent: *\n{closed}Sitemap: {arguments.more['origin']('/sitemap.xml')}\n"


def sitemap(connection: sqlite3.Connection, arguments: Arguments) -> str:
    """The pages that last: documents, and the lists that lead to them."""
    root = arguments.more["origin"]("/").rstrip("/")
    lists = [
        (root + path, None)
        for path in ("/", "/documents", "/targets", "/deadlines", "/rosters", "/organisations", "/citations", "/findings", "/versions")
    ]
    documents = [(f"{root}/document/{row['document_id']}", row["issued_on"]) for row in fetch(connection, sql.ADDRESSES)]
    return _XML + Markup('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>').format(
        Markup("".join(_address(str(escape(address)), day) for address, day in [*lists, *documents]))
    )


def _address(address: str, day: str | None) -> str:
    """Ids and days hold nothing to escape (both are checked by the schema), the root is escaped."""
    return "<url><loc>" + address + "</loc>" + (f"<lastmod>{day}</lastmod>" if day else "") + "</url>"
