"""What the build makes so that questions and searches are quick: full text, words, and names of regions. Written once, never changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from kb import queries
from kb.fold import bigrams, fold_for_search, pairs_of
from kb.vocabulary import heads, words, words_in

_BATCH = 2000  # clauses whose tokens are held at a time


def fill_index(connection: sqlite3.Connection) -> None:
    """Index every clause, fact and task that someone has; once, at the end of a build, when all other rows are there."""
    connection.execute("BEGIN")
    connection.execute(queries.NUMBER_TASKS)
    connection.execute(queries.HEAD_TASKS)
    connection.execute(queries.PLACE_DOCUMENTS)
    connection.execute(queries.NUMBER_FACTS)
    fill_clauses(connection)
    _fill(connection, "tasks_fts", connection.cursor().execute(queries.TASK_WORDS))
    _fill(connection, "facts_fts", connection.cursor().execute(queries.FACT_WORDS))
    _fill_words(connection)
    _fill_regions(connection)
    connection.execute("COMMIT")


def fill_clauses(connection: sqlite3.Connection) -> None:
    """Both indexes of the clauses: all their bigrams, and those that begin a word."""
    rows = connection.cursor().execute("SELECT clause_id, text FROM clauses ORDER BY clause_id")
    insert = [f"INSERT INTO {index} (rowid, text) VALUES (?, ?)" for index in ("clauses_fts", "clauses_fts_heads")]
    for index in ("clauses_fts", "clauses_fts_heads"):
        _widen(connection, index)
    while batch := rows.fetchmany(_BATCH):
        folded = [(number, fold_for_search(text)) for number, text in batch]
        numbers = [number for number, _ in folded]
        connection.executemany(insert[0], zip(numbers, pairs_of([text for _, text in folded]), strict=True))
        connection.executemany(insert[1], ((number, " ".join(heads(text))) for number, text in folded))
    for index in ("clauses_fts", "clauses_fts_heads"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _widen(connection: sqlite3.Connection, index: str) -> None:
    """A large hash in memory, written at once, makes an index quick to build."""
    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', 67108864)")


def _fill(connection: sqlite3.Connection, index: str, rows: Iterable[tuple]) -> None:
    """Insert (number, text …) rows as bigrams; one merge at the end makes the index quick to read."""
    _widen(connection, index)
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({index})")]
    insert = f"INSERT INTO {index} (rowid, {', '.join(names)}) VALUES ({', '.join('?' * (len(names) + 1))})"
    connection.executemany(insert, ([number, *(bigrams(text or "") for text in texts)] for number, *texts in rows))
    connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _fill_words(connection: sqlite3.Connection) -> None:
    """The words of the tasks with the number of tasks that hold them: what a question is split by and weighed with."""
    counts: Counter[str] = Counter()
    for _, *texts in connection.cursor().execute(queries.TASK_WORDS):
        counts.update(words_in(fold_for_search("\n".join(text or "" for text in texts))))
    known = words()
    rows = ((word, known[word], count) for word, count in sorted(counts.items()))
    connection.executemany("INSERT INTO tasks_fts_words VALUES (?, ?, ?)", rows)


def _fill_regions(connection: sqlite3.Connection) -> None:
    rows = connection.execute(queries.REGIONS_OF_CATALOGUE).fetchall()
    names = sorted({(name, region_id) for region_id, full, level, own in rows for name in region_names(full, level, bool(own))})
    connection.executemany("INSERT INTO tasks_fts_regions VALUES (?, ?)", names)


def region_names(full: str, level: str | None, has_documents: bool) -> Iterator[str]:
    """What people call a region: 朔州市朔城区, 朔城区; without its last character where that is no common word.

    Of counties only those that issued a document of the catalogue: 公安 is a county, and rarely meant.
    """
    from extract.mentions.regions import parse, short_names
    from extract.rules.regions import COMMON_WORDS, WORDS

    yield fold_for_search(full)
    found = parse(full)
    if found:
        yield fold_for_search(found[0].name)
        for name in short_names(found[0]):
            whole = name[-1] in "省市县区州旗" and len(name) > 2
            clear = level == "province" or has_documents or (level == "prefecture" and name not in WORDS)
            if whole or (clear and name not in COMMON_WORDS):
                yield fold_for_search(name)
