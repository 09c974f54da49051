"""Who is responsible for something, asked in everyday words: duties whose task and headings hold the rarest words of the question."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kb import queries
from kb.everyday import forms
from kb.fold import fold_for_search
from kb.query import Any, Node, Term, fts
from kb.search import CAP
from kb.words import Question, understand

# Where a word stands: in the task itself, in the headings above it, in what surrounds it (title, region, the body's own name).
_IN_TASK, _IN_HEADING, _IN_CONTEXT = 1.0, 0.8, 0.3
_PHRASE = 0.5  # a stretch of the question that stands unbroken counts half as much again as its words
_ASKED_ROLE = 1.6
_ROLE = {"lead": 1.1, "responsible": 1.1, "implement": 1.0, "supervise": 0.95, "coordinate": 0.85}
_LONG = 200  # code points beyond which a task is less to the point
_SCATTERED = 0.65  # the share of a score for words anywhere in a task; the rest is for those that stand in one sentence
_NEXT_OF_TASK = 0.97  # of the bodies of one task the first named comes first, and other tasks get in between a long list
_SENTENCE = re.compile("[。；\n]")
# what a task is done in view of is not what is done: 根据…规划， 结合…试点的有利契机，
_CIRCUMSTANCE = re.compile("(?:^|(?<=[，。；：\n]))(?:结合|根据|按照|依据|依托|围绕|鉴于)[^，。；\n]{2,60}，")


@dataclass(frozen=True, slots=True)
class Duty:
    """An answer: who, in which role, for which task, and where it says so."""

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
) -> list[Duty]:
    """Duties for a topic, best first; without a topic those of an organisation, the latest documents first."""
    filters = {"organisation": organisation or None, "region": region or None, "role": role or None}
    if not topic:
        rows = connection.execute(queries.DUTIES_OF_ORGANISATION, filters | {"limit": limit})
        return [_duty(row, 1.0) for row in map(_named(rows), rows)]
    question = understand(topic)
    weights = _weights(connection, question)
    if not weights:
        return []
    numbers = _candidates(connection, weights)
    rows = connection.execute(queries.DUTIES_OF_TASKS, filters | {"numbers": json.dumps(numbers)})
    scored = sorted(((_score(row, question, weights), row) for row in map(_named(rows), rows)), key=_order)
    ranked = sorted(_spread(_once(scored)), key=_order)
    return [_duty(row, score) for score, row in ranked if score > 0][:limit]


def _named(cursor: sqlite3.Cursor):  # type: ignore[no-untyped-def]
    names = [column[0] for column in cursor.description]
    return lambda row: dict(zip(names, row, strict=True))


def _weights(connection: sqlite3.Connection, question: Question) -> dict[str, float]:
    """Each word of the question that stands anywhere, by its rarity among the tasks."""
    total = connection.execute(queries.COUNT_TASKS).fetchone()[0]
    weights = {}
    for word in question.words:
        match = f"{{task heading context}} : {fts(_any_form(word))}"
        count = connection.execute(queries.COUNT_TASKS_WITH, {"match": match, "cap": CAP * 10}).fetchone()[0]
        if count:
            # a longer word says more than the shorter ones that it is made of
            weights[word] = math.log(1 + total / count) * (1 + 0.15 * (len(word) - 2))
    return weights


def _candidates(connection: sqlite3.Connection, weights: dict[str, float]) -> list[int]:
    """Numbers of the tasks that hold the rarest words: words are taken in until there are enough tasks."""
    numbers: dict[int, None] = {}
    for word in sorted(weights, key=lambda word: -weights[word]):
        match = fts(_any_form(word))
        numbers |= dict.fromkeys(row[0] for row in connection.execute(queries.TASKS_WITH, {"match": match, "cap": CAP}))
        if len(numbers) >= CAP:
            break
    return list(numbers)[:CAP]


def _any_form(word: str) -> Node:
    """The word, or what the papers write for it."""
    known = tuple(map(Term, forms(word)))
    return Any(known) if len(known) > 1 else known[0]


def _score(row: dict, question: Question, weights: dict[str, float]) -> float:
    task = fold_for_search(row["task"])
    core = fold_for_search(_CIRCUMSTANCE.sub("", row["task"]))
    heading = fold_for_search(row["headings"] or "")
    context = fold_for_search(f"{row['document_title'] or ''}{row['region'] or ''}{row['mention']}{row['organisation'] or ''}") + task
    places = {word: _place(word, core, heading, context) for word in weights}
    best = sum(weights.values())
    anywhere = sum(weights[word] * place for word, place in places.items()) / best
    sentences = [fold_for_search(sentence) for sentence in _SENTENCE.split(_CIRCUMSTANCE.sub("", row["task"]))]
    together = max(
        sum(
            weights[word] * (place if place < _IN_TASK or any(form in sentence for form in forms(word)) else 0.0)
            for word, place in places.items()
        )
        for sentence in sentences
    )
    unbroken = sum(_PHRASE for phrase in question.phrases if phrase in core or phrase in heading) / max(1, len(question.phrases))
    length = 1 / (1 + 0.1 * math.log(max(len(task), _LONG) / _LONG))
    role = (_ASKED_ROLE if row["role"] == question.role else 1.0) if question.role else _ROLE[row["role"]]
    return (_SCATTERED * anywhere + (1 - _SCATTERED) * together / best) * (1 + unbroken) * length * role


def _place(word: str, task: str, heading: str, context: str) -> float:
    known = forms(word)
    if any(form in task for form in known):
        return _IN_TASK
    if any(form in heading for form in known):
        return _IN_HEADING
    return _IN_CONTEXT if any(form in context for form in known) else 0.0


def _order(scored: tuple[float, dict]) -> tuple:
    score, row = scored
    return (-round(score, 6), len(row["task"]), row["place"])


def _spread(ranked: Iterator[tuple[float, dict]]) -> Iterator[tuple[float, dict]]:
    """Each further body of one task counts a little less than the one before it."""
    seen: Counter[tuple[str, str]] = Counter()
    for score, row in ranked:
        key = (row["document_id"], row["task"])
        yield score * _NEXT_OF_TASK ** seen[key], row
        seen[key] += 1


def _once(ranked: list[tuple[float, dict]]) -> Iterator[tuple[float, dict]]:
    """Without the second telling of one duty: a body, its role and task are listed once a document."""
    seen = set()
    for score, row in ranked:
        key = (row["document_id"], row["organisation"] or row["mention"], row["role"], fold_for_search(row["task"]))
        if key not in seen:
            seen.add(key)
            yield score, row


def _duty(row: dict, score: float) -> Duty:
    fields = {name: row[name] for name in Duty.__dataclass_fields__ if name != "score"}
    return Duty(**fields, score=round(score, 4))
