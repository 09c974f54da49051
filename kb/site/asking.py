"""Two questions: who is responsible for something, and where do some words stand."""

from __future__ import annotations

import sqlite3
from typing import Any

from kb import labels
from kb.search import CAP, search
from kb.site import sql
from kb.site.pages import PAGE_SIZE, Arguments, Page, columns, fetch
from kb.who import who

_ANSWERS = 300  # answers that are looked through; who asks for more asks better


def who_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/who?q=…``: the departments that answer for it, best first."""
    question, organisation = arguments.text("q"), arguments.text("organisation")
    region, sector = arguments.text("region"), arguments.text("sector")
    role = arguments.text("role") if arguments.text("role") in labels.roles() else None
    found: list[dict[str, Any]] = []
    if question or organisation:
        duties = who(connection, question, organisation=organisation, region=region, role=role, limit=_ANSWERS)
        found = [duty.as_json() for duty in duties if sector in (None, duty.sector)]
    start = 0 if arguments.whole else (arguments.page - 1) * PAGE_SIZE
    shown = found if arguments.whole else found[start : start + PAGE_SIZE]
    _add_documents(connection, shown)
    context = {
        "question": question,
        "answers": _by_task(shown),
        "count": len(found),
        "capped": len(found) >= _ANSWERS,
        "more": not arguments.whole and len(found) > start + PAGE_SIZE,
        "chosen": {"q": question, "organisation": organisation, "region": region, "sector": sector, "role": role},
        "regions": fetch(connection, sql.REGIONS),
        "sectors": fetch(connection, sql.SECTORS),
        "roles": labels.roles(),
    }
    names = ("role", "organisation", "mention", "sector", "task", "document_title", "clause", "quote", "region", "issued_on", "is_sample")
    return Page("who.html", context, shown, shown, columns("catalog_responsibilities", *names), f"谁负责-{question or organisation or ''}")


def _by_task(duties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers in their order; the bodies of one task stand together where the first of them stands."""
    tasks: dict[tuple[str, str], dict[str, Any]] = {}
    for duty in duties:
        answer = tasks.setdefault((duty["document_id"], duty["task"]), {**duty, "bodies": []})
        answer["bodies"].append(duty)
    return list(tasks.values())


def search_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/search?q=…``: clauses that hold the words, the hits marked."""
    query = arguments.text("q")
    region, year, genre = arguments.text("region"), arguments.text("year"), arguments.text("genre")
    narrowed = any((region, year, genre))
    start = 0 if arguments.whole else (arguments.page - 1) * PAGE_SIZE
    limit = CAP if narrowed or arguments.whole else start + PAGE_SIZE + 1
    hits: list[dict[str, Any]] = [hit.as_json() for hit in search(connection, query, limit=limit)] if query else []
    if narrowed:
        _add_documents(connection, hits)
        hits = [
            hit
            for hit in hits
            if region in (None, hit["region"]) and genre in (None, hit["genre"]) and (not year or (hit["issued_on"] or "").startswith(year))
        ]
    more = len(hits) > start + PAGE_SIZE
    shown = hits if arguments.whole else hits[start : start + PAGE_SIZE]
    _add_documents(connection, shown)
    for hit in shown:
        hit["pieces"] = pieces(hit["snippet"])
    plain = [{key: value for key, value in hit.items() if key != "pieces"} for hit in shown]
    context = {
        "query": query,
        "hits": shown,
        "more": more and not arguments.whole,
        "start": start,
        "chosen": {"q": query, "region": region, "year": year, "genre": genre},
        "regions": fetch(connection, sql.REGIONS),
        "years": fetch(connection, sql.YEARS),
        "genres": fetch(connection, sql.GENRES),
    }
    for row in plain:
        row["snippet"] = row["snippet"].replace("<mark>", "").replace("</mark>", "") if arguments.whole else row["snippet"]
    names = ("document_title", "clause", "snippet", "region", "issued_on", "genre", "source_file", "is_sample")
    head = [(name, "摘录" if name == "snippet" else heading) for name, heading in columns(None, *names)]
    return Page("search.html", context, plain, plain, head, f"检索-{query or ''}")


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
