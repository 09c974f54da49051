"""Full text over the clauses of all documents: bigrams in SQLite's FTS5, ranked by bm25, hits marked in the text as it stands."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass

from kb import queries
from kb.fold import fold_with_offsets
from kb.query import fts, parse, terms

CAP = 2000  # hits that are ranked; more words make a better query than more hits
MARK = ("<mark>", "</mark>")
_SNIPPET = 90


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

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def fill_index(connection: sqlite3.Connection) -> None:
    """Index every clause, fact and task; once, at the end of a build."""
    from kb.index import fill_index as fill

    fill(connection)


def search(connection: sqlite3.Connection, query: str, limit: int = 20) -> list[Hit]:
    """The best clauses for a query, best first. Any string is a valid query; one that looks for nothing finds nothing."""
    node = parse(query)
    if node is None:
        return []
    wanted = terms(node)
    rows = connection.execute(queries.SEARCH, {"match": fts(node), "cap": CAP, "limit": limit})
    return [
        Hit(source_file, title, clause, snippet(text, wanted), round(-score, 4), document_id, start, page)
        for source_file, title, clause, text, score, document_id, start, page in rows
    ]


def escape_fts(query: str) -> str:
    """A query as FTS5 wants it, for Datasette's search box, which calls a function of this name."""
    node = parse(query or "")
    return fts(node) if node else '""'


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
