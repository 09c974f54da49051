"""For machines that come by themselves: news, the list of addresses, and what they should leave alone."""

from __future__ import annotations

import sqlite3

from markupsafe import Markup, escape

from kb.site import sql
from kb.site.application import TITLE
from kb.site.characters import visible
from kb.site.pages import Arguments, fetch, path_of

_ENTRIES = 50
_XML = Markup('<?xml version="1.0" encoding="utf-8"?>\n')
# what has many parameters has endless addresses: a crawler would go round in them for ever
_CLOSED = ("/kb", "/-/", "/who", "/search", "/export/", "/fact/", "/*?", "/document/*/facts")


def atom(connection: sqlite3.Connection, arguments: Arguments) -> str:
    """The newest documents by their date, as Atom."""
    absolute = arguments.more["origin"]
    rows = fetch(connection, sql.NEWEST, limit=_ENTRIES)
    built = fetch(connection, sql.BUILT)[0]["built_at"]
    entries = Markup("").join(_entry(row, absolute(path_of("document", row["document_id"]))) for row in rows)
    head = Markup(
        '<title>{}</title><id>{}</id><link href="{}"/><link rel="self" href="{}"/><updated>{}</updated><author><name>{}</name></author>'
    )
    about = head.format(TITLE, absolute("/feed.atom"), absolute("/"), absolute("/feed.atom"), built, TITLE)
    return _XML + Markup('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">{}{}</feed>').format(about, entries)


def _entry(row: dict, address: str) -> Markup:
    title = ("【改写样本】" if row["is_sample"] else "") + visible(row["title"] or row["document_id"])
    said = " · ".join(part for part in (row["document_number"], row["genre"], row["region"], row["issued_on"]) if part)
    form = Markup('<entry><title>{}</title><id>{}</id><link href="{}"/><updated>{}T00:00:00Z</updated><summary>{}</summary></entry>')
    return form.format(title, address, address, row["issued_on"], visible(said))


def robots(connection: sqlite3.Connection, arguments: Arguments) -> str:
    closed = "".join(f"Disallow: {path}\n" for path in _CLOSED)
    return f"User-agent: *\n{closed}Sitemap: {arguments.more['origin']('/sitemap.xml')}\n"


def sitemap(connection: sqlite3.Connection, arguments: Arguments) -> str:
    """The pages that last: documents, and the lists that lead to them."""
    root = arguments.more["origin"]("/").rstrip("/")
    lists = [(root + path, None) for path in ("/", "/documents", "/targets", "/deadlines", "/rosters", "/organisations")]
    documents = [(f"{root}/document/{row['document_id']}", row["issued_on"]) for row in fetch(connection, sql.ADDRESSES)]
    return _XML + Markup('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>').format(
        Markup("".join(_address(str(escape(address)), day) for address, day in [*lists, *documents]))
    )


def _address(address: str, day: str | None) -> str:
    """Ids and days hold nothing to escape (both are checked by the schema), the root is escaped."""
    return "<url><loc>" + address + "</loc>" + (f"<lastmod>{day}</lastmod>" if day else "") + "</url>"
