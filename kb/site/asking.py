"""Two questions: who is responsible for something, and where do some words stand."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from kb import labels
from kb.search import CAP, KINDS, SORTS, Filters, find
from kb.site import sql
from kb.site.pages import PAGE_SIZE, Arguments, Page, columns, fetch, kept, paged
from kb.who import who

_ANSWERS = 300  # of a table of answers


def who_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/who?q=…``: the departments that answer for it, best first."""
    chosen = {name: arguments.text(name) for name in ("q", "organisation", "region", "sector", "year", "role")}
    if chosen["role"] not in labels.roles():
        chosen["role"] = None
    start = 0 if arguments.whole else (arguments.page - 1) * PAGE_SIZE
    limit = _ANSWERS if arguments.whole else PAGE_SIZE + 1
    filters = {name: value for name, value in chosen.items() if name != "q"}
    asked = chosen["q"] or chosen["organisation"]
    duties = who(connection, chosen["q"], limit=limit, offset=start, **filters) if asked else []  # type: ignore[arg-type]
    found = [duty.as_json() for duty in duties]
    shown, more = paged(found, arguments)
    _add_documents(connection, shown)
    context = {
        "asked": asked,
        "answers": _by_task(shown),
        "more": more,
        "chosen": chosen,
        "regions": kept(connection, sql.REGIONS),
        "sectors": kept(connection, sql.SECTORS),
        "years": kept(connection, sql.YEARS),
        "roles": labels.roles(),
    }
    names = ("role", "organisation", "mention", "sector", "task", "time_text", "document_title", "clause", "quote", "region", "issued_on")
    head = columns("catalog_responsibilities", *names, "is_sample")
    return Page("who.html", context, shown, shown, head, f"谁负责-{asked or ''}")


def _by_task(duties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers in their order; the bodies of one task stand together where the first of them stands."""
    tasks: dict[tuple[str, str], dict[str, Any]] = {}
    for duty in duties:
        answer = tasks.setdefault((duty["document_id"], duty["task"]), {**duty, "bodies": []})
        answer["bodies"].append(duty)
    return list(tasks.values())


def search_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/search?q=…``: clauses that hold the words, the hits marked."""
    chosen = {name: arguments.text(name) for name in ("q", "region", "sector", "genre", "year", "kind")}
    chosen["sort"] = arguments.text("sort") if arguments.text("sort") in SORTS else None
    filters = Filters(**{name: value for name, value in chosen.items() if name not in ("q", "sort")})
    if filters.kind not in KINDS:
        filters = replace(filters, kind=None)
    start, limit = (0, CAP) if arguments.whole else ((arguments.page - 1) * PAGE_SIZE, PAGE_SIZE)
    found = find(connection, chosen["q"] or "", limit, offset=start, sort=chosen["sort"] or SORTS[0], filters=filters)
    rows: list[dict[str, Any]] = [hit.as_json() for hit in found.hits]
    shown = [row | {"pieces": pieces(row["snippet"])} for row in rows]
    for row in rows if arguments.whole else ():
        row["snippet"] = row["snippet"].replace("<mark>", "").replace("</mark>", "")
    context = {
        "hits": shown,
        "total": found.total,
        "facets": found.facets,
        "more": found.total > start + PAGE_SIZE,
        "start": start,
        "chosen": chosen,
        "regions": kept(connection, sql.REGIONS),
        "sectors": kept(connection, sql.SECTORS),
        "years": kept(connection, sql.YEARS),
        "genres": kept(connection, sql.GENRES),
        "kinds": KINDS,
    }
    names = ("document_title", "clause", "snippet", "region", "issued_on", "genre", "source_file", "is_sample")
    head = [(name, "摘录" if name == "snippet" else heading) for name, heading in columns(None, *names)]
    data = {"total": found.total, "facets": found.facets, "hits": rows}
    return Page("search.html", context, data, rows, head, f"检索-{chosen['q'] or ''}")


def pieces(snippet: str) -> list[tuple[bool, str]]:
    """A snippet as (is a hit, text); a text that itself holds ``<mark>`` shows it, for every piece is escaped where it is written.

    >>> pieces("改造<mark>供水</mark>管网")
    [(False, '改造'), (True, '供水'), (False, '管网')]
    """
    parts = []
    for index, stretch in enumerate(snippet.split("<mark>")):
        if not index:
            parts.append((False, stretch))
            continue
        hit, end, rest = stretch.partition("</mark>")
        parts += [(bool(end), hit), (False, rest)]
    return [(hit, text) for hit, text in parts if text]


def _add_documents(connection: sqlite3.Connection, rows: list[dict[str, Any]]) -> None:
    """Region, date, genre and whether it is a sample, of the document of each row."""
    wanted = {row["document_id"] for row in rows if "issued_on" not in row}
    about = {key: fetch(connection, sql.ABOUT, id=key)[0] for key in wanted}
    for row in rows:
        row |= about.get(row["document_id"], {})
