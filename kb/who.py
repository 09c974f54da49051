"""Who is responsible for something, asked in everyday words: duties whose task and headings hold the rarest words of the question.

Tasks are found by their words in the index, the best few hundred are read and weighed here: which words of the question stand where
in the task, in the headings above it, in the title of its document; how near to each other; in whose region; and who has which role.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from kb import queries
from kb.bodies import mentions_of
from kb.fold import fold_for_search
from kb.query import Any as AnyOf
from kb.query import Node, Term, fts
from kb.relevance import Relevance
from kb.words import Question, body_asked_about, understand

_CANDIDATES = 240  # tasks that are read and weighed
_CAP = 20_000  # tasks that one word fetches: a word that more of them hold says little
_ASKED_ROLE = 1.6
_ROLE = {"lead": 1.1, "responsible": 1.08, "implement": 1.0, "supervise": 0.95, "coordinate": 0.85}
_NEXT_OF_TASK = 0.97  # of the bodies of one task the first named comes first, and other tasks get in between a long list
_NEXT_OF_BODY = 0.94  # one body with ten rows does not hide the others
_OTHER_REGION, _WIDER_REGION = 0.35, 0.8

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Duty:
    """An answer: who, in which role, for which task, where it says so, by when, and which words of the question it holds."""

    organisation: str | None
    mention: str
    sector: str
    role: str
    task: str
    document_title: str | None
    source_file: str
    clause: str | None
    quote: str
    score: float
    document_id: str
    page: int | None
    char_start: int
    deadline: str | None = None  # the first day by which something of the task is due
    time_text: str | None = None
    why: tuple[str, ...] = ()  # 任务：电网、改造

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def who(
    connection: sqlite3.Connection,
    topic: str | None = None,
    *,
    organisation: str | None = None,
    region: str | None = None,
    role: str | None = None,
    limit: int = 10,
    offset: int = 0,
    sector: str | None = None,
    genre: str | None = None,
    year: str | int | None = None,
    document: str | None = None,
) -> list[Duty]:
    """Duties for a topic, best first; without a topic those of an organisation, by document (the latest first) and deadline."""
    filters = {"region": region, "role": role, "sector": sector, "genre": genre, "year": str(year or ""), "document": document}
    filters = {name: value or None for name, value in filters.items()}
    if topic and not organisation and (body := body_asked_about(topic)) and (duties := _of_body(connection, body, filters, limit, offset)):
        return duties
    if not topic:
        return _of_body(connection, organisation or "", filters, limit, offset)
    question = _understand(connection, topic)
    numbers = _candidates(connection, question)
    rows = queries.fetch(connection, queries.WEIGHED_DUTIES, **filters, numbers=json.dumps(numbers))
    if organisation:
        wanted = set(mentions_of(connection, organisation))
        rows = [row for row in rows if row["mention_id"] in wanted]
    total = connection.execute(queries.COUNT_TASKS).fetchone()[0]
    ranked = list(_spread(_once(_scored(rows, question, Relevance(question, total)))))[offset : offset + limit]
    assignments = json.dumps([row["assignment_id"] for _, row in ranked])
    shown = {row["assignment_id"]: row for row in queries.fetch(connection, queries.SHOWN_DUTIES, assignments=assignments)}
    return [_duty(shown[row["assignment_id"]] | {"why": row["why"]}, score) for score, row in ranked]


def _of_body(connection: sqlite3.Connection, name: str, filters: Mapping[str, Any], limit: int, offset: int) -> list[Duty]:
    mentions = json.dumps(mentions_of(connection, name))
    rows = queries.fetch(connection, queries.DUTIES_OF_BODIES, **filters, mentions=mentions, limit=limit, offset=offset)
    return [_duty(row, 1.0) for row in rows]


# -- the question --------------------------------------------------------------------------------------------------------


def _understand(connection: sqlite3.Connection, topic: str) -> Question:
    def lookup(words: list[str]) -> dict[str, tuple[int, int]]:
        found = connection.execute(queries.WORDS_AMONG, {"words": json.dumps(words)})
        return {word: (frequency, tasks) for word, frequency, tasks in found}

    def regions(names: list[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, region in connection.execute(queries.REGIONS_AMONG, {"names": json.dumps(names)}):
            found[name].append(region)
        return {name: tuple(full) for name, full in found.items()}

    def count(text: str) -> int:
        return len(_tasks_with(connection, Term(text)))

    return understand(topic, lookup, regions, count)


def _tasks_with(connection: sqlite3.Connection, node: Node, columns: str = "task heading context") -> list[int]:
    match = f"{{{columns}}} : {fts(node)}"
    return [row[0] for row in connection.execute(queries.TASKS_WITH, {"match": match, "cap": _CAP})]


def _candidates(connection: sqlite3.Connection, question: Question) -> list[int]:
    """Numbers of the tasks that hold the weightiest words, those in the task or its headings before those in the title."""
    total = connection.execute(queries.COUNT_TASKS).fetchone()[0]
    weights: Counter[int] = Counter()
    for word in dict.fromkeys(word for stretch in question.stretches for word in stretch):
        for text, weight in Relevance.terms(word, total):
            node = _any_of(word.forms) if text == word.text else Term(text)
            for columns, share in (("task heading", 0.7), ("task heading context", 0.3)):
                for number in _tasks_with(connection, node, columns):
                    weights[number] += weight * share  # type: ignore[assignment]
    return [number for number, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]]


def _any_of(forms: Iterable[str]) -> Node:
    known = tuple(map(Term, forms))
    return AnyOf(known) if len(known) > 1 else known[0]


# -- the answers ---------------------------------------------------------------------------------------------------------


def _scored(rows: list[Row], question: Question, relevance: Relevance) -> list[tuple[float, Row]]:
    scored = []
    for row in rows:
        likeness, why = relevance.of(row["task"], row["headings"] or "", f"{row['document_title'] or ''}")
        role = (_ASKED_ROLE if row["role"] == question.role else 1.0) if question.role else _ROLE[row["role"]]
        score = likeness * role * _region(row, question)
        if score > 0:
            scored.append((score, row | {"why": why}))
    return sorted(scored, key=_order)


def _region(row: Row, question: Question) -> float:
    """Whether the paper or the body is of the region asked about, or of one around it."""
    if not question.regions:
        return 1.0
    own = [name for name in (row["region"], row["organisation_region"]) if name]
    if any(name.startswith(asked) or asked in name for name in own for asked in question.regions):
        return 1.0
    if any(place in (row["document_title"] or "") for place in question.places):
        return 1.0
    if any(asked.endswith(name) or asked.startswith(name) for name in own for asked in question.regions) or any(
        place in f"{row['task']}{row['headings']}" for place in question.places
    ):
        return _WIDER_REGION
    return _OTHER_REGION


def _order(scored: tuple[float, Row]) -> tuple:
    score, row = scored
    return (-round(score, 6), len(row["task"]), row["place"])


def _once(ranked: list[tuple[float, Row]]) -> list[tuple[float, Row]]:
    """Without the second telling of one duty: a body, its role and task are listed once a document."""
    seen = set()
    kept = []
    folded = cache(fold_for_search)  # the bodies of one task share it
    for score, row in ranked:
        key = (row["document_id"], row["organisation"] or row["mention"], row["role"], folded(row["task"]))
        if key not in seen:
            seen.add(key)
            kept.append((score, row))
    return kept


def _spread(ranked: list[tuple[float, Row]]) -> Iterator[tuple[float, Row]]:
    """Best first, each further body of one task and each further duty of one body counting a little less than the one before it."""
    tasks: Counter[tuple] = Counter()
    bodies: Counter[str] = Counter()
    weighed = []
    for score, row in ranked:
        task, body = (row["document_id"], row["task"]), row["organisation"] or row["mention"]
        weighed.append((score * _NEXT_OF_TASK ** tasks[task] * _NEXT_OF_BODY ** min(bodies[body], 10), row))
        tasks[task] += 1
        bodies[body] += 1
    return iter(sorted(weighed, key=_order))


def _duty(row: Row, score: float) -> Duty:
    fields = {name: row[name] for name in Duty.__dataclass_fields__ if name not in ("score", "why")}
    return Duty(**fields, score=round(score, 4), why=row.get("why", ()))
