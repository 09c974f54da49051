"""Full text over the clauses of all documents: bigrams in SQLite's FTS5, ranked by bm25, hits marked in the text as it stands.

Only the ranking is capped: counts, filters and the order by date are those of all hits.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from kb import queries
from kb.fold import fold_with_offsets
from kb.query import Node, Term, fts, fts_heads, parse, terms

CAP = 1000  # hits that are ranked; more words make a better query than more hits
MARK = ("<mark>", "</mark>")
SORTS = ("relevance", "date")
KINDS = ("responsibility", "target", "roster", "deadline", "funding", "citation", "finding")
_SNIPPET = 90
_WORD = 3  # characters of a query that may stand across the border of two words: 气源 in 空气源热泵


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to; ``None`` and '' narrow nothing.

    ``region`` is a name or the end of one (利通区); ``document`` an id or a source_file; ``sector`` that of a body which the clause gives a
    duty; ``kind`` a kind of fact that the clause holds, one of ``KINDS``; ``year`` that of issue.
    """

    region: str | None = None
    sector: str | None = None
    genre: str | None = None
    year: str | int | None = None
    document: str | None = None
    kind: str | None = None

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that answers a query; ``snippet`` is verbatim but for the marks and ``…`` where it is cut."""

    source_file: str
    document_title: str | None
    clause: str | None
    snippet: str
    score: float
    document_id: str
    char_start: int
    page: int | None
    region: str | None = None
    genre: str | None = None
    issued_on: str | None = None
    is_sample: int = 0

    def as_json(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits; ``total`` and ``facets`` (region, genre, year → how many hits, the most first) are of all hits, not of the page."""

    hits: list[Hit]
    total: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def search(
    connection: sqlite3.Connection,
    query: str,
    limit: int = 20,
    *,
    offset: int = 0,
    sort: str = "relevance",
    filters: Filters | None = None,
) -> list[Hit]:
    """The best clauses for a query, best first. Any string is a valid query; one that looks for nothing finds nothing."""
    node = parse(query)
    if node is None:
        return []
    if filters or sort == "date" or offset + limit > CAP:
        return find(connection, query, limit, offset=offset, sort=sort, filters=filters).hits
    return _hits(connection, _ranked(connection, node, offset + limit)[offset:], terms(node))


def find(
    connection: sqlite3.Connection,
    query: str,
    limit: int = 20,
    *,
    offset: int = 0,
    sort: str = "relevance",
    filters: Filters | None = None,
) -> Found:
    """A page of hits with the number of all of them, and how they spread over regions, kinds of paper and years."""
    node = parse(query)
    if node is None:
        return Found([], 0)
    numbers = _all(connection, node)
    documents = _documents(connection, filters or Filters())
    numbers = _narrowed(connection, numbers, documents, filters) if filters else numbers
    if sort == "date":
        page = [(number, 0.0) for number in _by_date(numbers, documents)[offset : offset + limit]]
    else:
        page = _page(connection, node, numbers, offset, limit, narrowed=bool(filters))
    return Found(_hits(connection, page, terms(node)), len(numbers), _facets(numbers, documents))


def count(connection: sqlite3.Connection, query: str, filters: Filters | None = None) -> int:
    """How many clauses answer a query."""
    node = parse(query)
    if node is None:
        return 0
    numbers = _all(connection, node)
    return len(_narrowed(connection, numbers, _documents(connection, filters), filters) if filters else numbers)


def escape_fts(query: str) -> str:
    """A query as FTS5 wants it, for Datasette's search box, which calls a function of this name."""
    node = parse(query or "")
    return fts(node) if node else '""'


# -- numbers of clauses -------------------------------------------------------------------------------------------------


def _all(connection: sqlite3.Connection, node: Node) -> list[int]:
    """Every clause that answers, in the order of the catalogue."""
    return [row[0] for row in connection.execute(queries.CLAUSES_WITH, {"match": fts(node)})]


def _ranked(connection: sqlite3.Connection, node: Node, wanted: int) -> list[tuple[int, float]]:
    """The best of the first ``CAP`` hits. Where a short word begins a word comes before where it stands across two."""
    match = fts(node)
    best = {"match": match, "cap": CAP, "limit": wanted}
    if not isinstance(node, Term) or not 1 < len(node.text) <= _WORD:
        return connection.execute(queries.BEST_CLAUSES, best).fetchall()
    rows = connection.execute(queries.BEST_HEADED_CLAUSES, {**best, "heads": fts_heads(node)}).fetchall()
    if not rows or rows[0][2] < CAP or rows[0][3] >= CAP // 2:
        return [(number, score) for number, score, *_ in rows]
    return _headed(connection, match, fts_heads(node))[:wanted]


def _headed(connection: sqlite3.Connection, match: str, heads: str) -> list[tuple[int, float]]:
    """As far as hits are ranked: those that begin a word, of which the most lie beyond the cap, and then the others."""
    best = connection.execute(queries.BEST_CLAUSES, {"match": match, "cap": CAP, "limit": CAP}).fetchall()
    first = _scored(connection, match, [row[0] for row in connection.execute(queries.CLAUSES_HEADED, {"match": heads, "cap": CAP})])
    headed = frozenset(number for number, _ in first)
    return [*first, *(hit for hit in best if hit[0] not in headed)]


def _scored(connection: sqlite3.Connection, match: str, numbers: Sequence[int]) -> list[tuple[int, float]]:
    """Those of the clauses that answer, best first. The numbers ascend."""
    if not numbers:
        return []
    parameters = {"match": match, "first": numbers[0], "last": numbers[-1], "numbers": json.dumps(numbers)}
    return connection.execute(queries.SCORED_CLAUSES, parameters).fetchall()


def _page(
    connection: sqlite3.Connection, node: Node, numbers: list[int], offset: int, limit: int, *, narrowed: bool
) -> list[tuple[int, float]]:
    """Ranked hits as far as the ranking goes, then the others in their order."""
    if not narrowed and offset + limit <= CAP:
        return _ranked(connection, node, offset + limit)[offset:]
    best = _scored(connection, fts(node), numbers[:CAP]) if narrowed else _ranked(connection, node, CAP)
    page = list(best[offset : offset + limit])
    if len(page) < limit and len(numbers) > len(best):
        ranked = {number for number, _ in best}
        rest = [number for number in numbers if number not in ranked]
        start = max(0, offset - len(best))
        page += [(number, 0.0) for number in rest[start : start + limit - len(page)]]
    return page


# -- filters, order, counts ---------------------------------------------------------------------------------------------


def _documents(connection: sqlite3.Connection, filters: Filters | None) -> list[tuple]:
    """(first clause, last clause, date, region, genre) of the documents that pass the filters, by their clauses."""
    values = {name: value or None for name, value in asdict(filters or Filters()).items()}
    values["year"] = str(values["year"]) if values["year"] else None
    return [tuple(row) for row in connection.execute(queries.PLACED_DOCUMENTS, values)]


def _narrowed(connection: sqlite3.Connection, numbers: list[int], documents: Iterable[tuple], filters: Filters | None) -> list[int]:
    kept = [number for first, last, *_ in documents for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]]
    if filters and filters.sector:
        inside = {row[0] for row in connection.execute(queries.CLAUSES_OF_SECTOR, {"sector": filters.sector})}
        kept = [number for number in kept if number in inside]
    if filters and filters.kind:
        sql = queries.CLAUSES_OF_KIND.get(filters.kind)
        inside = {row[0] for row in connection.execute(sql)} if sql else set()
        kept = [number for number in kept if number in inside]
    return kept


def _by_date(numbers: list[int], documents: Iterable[tuple]) -> list[int]:
    """The latest papers first, those without a date last, each in its own order."""
    ordered = sorted(documents, key=lambda row: (row[2] or "", -row[0]), reverse=True)
    return [number for first, last, *_ in ordered for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]]


def _facets(numbers: list[int], documents: Iterable[tuple]) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {"region": Counter(), "genre": Counter(), "year": Counter()}
    for first, last, issued_on, region, genre in documents:
        hits = bisect_right(numbers, last) - bisect_left(numbers, first)
        if hits:
            for name, value in (("region", region), ("genre", genre), ("year", (issued_on or "")[:4])):
                if value:
                    counts[name][value] += hits
    return {name: sorted(counted.items(), key=lambda item: (-item[1], item[0])) for name, counted in counts.items()}


# -- what is shown ------------------------------------------------------------------------------------------------------


def _hits(connection: sqlite3.Connection, page: Sequence[tuple[int, float]], wanted: list[str]) -> list[Hit]:
    rows = connection.execute(queries.SHOWN_CLAUSES, {"numbers": json.dumps([number for number, _ in page])})
    found = {row[0]: tuple(row) for row in rows}
    return [_hit(found[number], score, wanted) for number, score in page]


def _hit(row: tuple, score: float, wanted: list[str]) -> Hit:
    _, source_file, title, clause, text, document_id, start, page, region, genre, issued_on, is_sample = row
    shown = snippet(text, wanted)
    return Hit(source_file, title, clause, shown, round(-score, 4), document_id, start, page, region, genre, issued_on, is_sample)


def spans(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Where the folded strings stand in a text, as merged half-open spans of the text itself."""
    folded, offsets = fold_with_offsets(text)
    found = []
    for term in wanted:
        at = folded.find(term)
        while at >= 0:
            found.append((offsets[at], offsets[at + len(term) - 1] + 1))
            at = folded.find(term, at + len(term))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def snippet(text: str, wanted: list[str], length: int = _SNIPPET, mark: tuple[str, str] = MARK) -> str:
    """The stretch of a text that holds most of what was looked for, verbatim, the hits marked."""
    found = spans(text, wanted)
    low = _best_window(found, length, len(text))
    high = min(len(text), max([low + length] + [end for start, end in found if low <= start < low + length]))
    pieces, at = ["…" if low else ""], low
    for start, end in found:
        if low <= start < high:
            pieces += [text[at:start], mark[0], text[start:end], mark[1]]
            at = end
    return "".join(pieces) + text[at:high] + ("…" if high < len(text) else "")


def _best_window(found: list[tuple[int, int]], length: int, whole: int) -> int:
    """Where a stretch of ``length`` begins that holds the most spans."""
    best, best_count = 0, 0
    for start, _ in found[:60]:
        low = max(0, min(start - length // 4, whole - length))
        count = sum(1 for s, e in found if low <= s and e <= low + length)
        if count > best_count:
            best, best_count = low, count
    return best


# -- facts --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact found by its words: a task with who does it, a target, a seat, a deadline, money, a citation."""

    kind: str
    fact_id: str
    source_file: str
    document_title: str | None
    clause: str | None
    snippet: str
    about: str  # 县水利局、县财政局; 农村自来水普及率; 组长 王岚
    score: float
    document_id: str
    char_start: int
    page: int | None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


FACTS = ("task", "target", "roster", "deadline", "funding", "citation")


def find_facts(
    connection: sqlite3.Connection, query: str, kind: str | None = None, limit: int = 20, *, offset: int = 0
) -> tuple[list[Fact], int]:
    """Facts that hold the words, best first within each kind, and how many there are of all kinds asked for."""
    node = parse(query)
    found: list[tuple[str, int, float]] = []
    if node is not None and kind in (None, "task"):
        found += [("task", number, score) for number, score in connection.execute(queries.BEST_TASKS, {"match": fts(node)})]
    if node is not None and kind != "task":
        rows = connection.execute(queries.BEST_FACTS, {"match": fts(node), "kind": kind})
        found += [(name, number, score) for number, name, score in rows]
    found.sort(key=lambda hit: (hit[2], hit[0], hit[1]))
    wanted = terms(node)
    page = found[offset : offset + limit]
    return [_fact(connection, name, number, score, wanted) for name, number, score in page], len(found)


def _fact(connection: sqlite3.Connection, kind: str, number: int, score: float, wanted: list[str]) -> Fact:
    row: Mapping | tuple = connection.execute(queries.SHOWN_FACTS[kind], {"number": number}).fetchone()
    fact_id, source_file, title, clause, text, about, document_id, start, page = tuple(row)
    return Fact(kind, fact_id, source_file, title, clause, snippet(text, wanted), about or "", round(-score, 4), document_id, start, page)
