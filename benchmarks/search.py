"""Search, measured: ``python -m benchmarks.search [--clauses 100000] [--million] [--seed 7]``.

Puts the same generated clauses into our index, SQLite's trigram index, a table that LIKE reads through, and tantivy (where it is
installed: the extra ``benchmarks``) on the same bigrams, and asks each the same 60 queries for the best 20. Prints what each takes and
whether it finds what stands there. Builds are told in seconds of processor time, all threads together. Figures are of this machine; compare them with those of the same run.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.generate import generate
from kb.fold import bigrams, fold_for_search
from kb.index import fill_clauses
from kb.paths import schema
from kb.query import Node, Term, parse
from kb.search import _all, _ranked, find, search
from kb.vocabulary import heads

REPEATS = 7  # of each query; the quickest counts
BEST = 20
# how many queries of each form, from the texts themselves: length of each word, and how they are joined
FORMS = [
    ((1,), ""),
    ((2,), ""),
    ((3,), ""),
    ((4,), ""),
    ((6,), ""),
    ((9,), ""),
    ((2, 2), "AND"),
    ((3, 2), "AND"),
    ((2, 3), "OR"),
    ((3, 2), "NOT"),
]
COUNTS = [3, 18, 9, 9, 4, 2, 8, 3, 2, 2]


@dataclass(frozen=True)
class Query:
    """Words, and how they are joined: AND, OR, NOT or a single one."""

    words: tuple[str, ...]
    joined: str

    @property
    def text(self) -> str:
        return f" {self.joined} ".join(f'"{word}"' for word in self.words)

    @property
    def node(self) -> Node:
        node = parse(self.text)
        assert node is not None
        return node

    def like(self) -> tuple[str, list[str]]:
        """A condition on a folded text."""
        condition = f" {'AND NOT' if self.joined == 'NOT' else self.joined or 'AND'} ".join("text LIKE ?" for _ in self.words)
        return condition, [f"%{word}%" for word in self.words]

    def stands_in(self, folded: str) -> bool:
        held = [word in folded for word in self.words]
        return any(held) if self.joined == "OR" else held[0] and not any(held[1:]) if self.joined == "NOT" else all(held)


def clauses(count: int, seed: int) -> list[str]:
    """Passages of two or three lines, some 100 characters, as long as those of a real outline mostly are."""
    found: list[str] = []
    dice = random.Random(seed)
    for source in generate(count, seed):
        lines = [line.lstrip("#=>| ") for line in source.splitlines()[1:] if len(line) > 3]
        at = 0
        while at < len(lines):
            step = dice.choice((2, 2, 3))
            found.append("\n".join(lines[at : at + step]))
            at += step
        if len(found) >= count:
            break
    return found[:count]


def queries(texts: list[str], seed: int) -> list[Query]:
    """60 queries: words that begin where a word does, cut from texts drawn at random."""
    dice = random.Random(seed)
    return [
        Query(tuple(_word(texts, dice, n) for n in lengths), how) for (lengths, how), k in zip(FORMS, COUNTS, strict=True) for _ in range(k)
    ]


def _word(texts: list[str], dice: random.Random, length: int) -> str:
    while True:
        folded = fold_for_search(dice.choice(texts))
        start = folded.find(dice.choice(heads(folded) or [folded[:1]]))
        word = folded[start : start + length]
        if len(word) == length and not any(char in word for char in "%_”\"'"):
            return word


# -- the engines --------------------------------------------------------------------------------------------------------


class Engine:
    """One way to search: its index, and what it takes."""

    name = ""
    build_seconds = 0.0
    index_bytes = 0

    def best(self, query: Query) -> list[int]:
        raise NotImplementedError

    def all(self, query: Query) -> set[int]:
        raise NotImplementedError


class Ours(Engine):
    name = "kb"

    def __init__(self, texts: list[str], folder: Path) -> None:
        self.db = _database(texts, folder / "kb.db")
        began = time.process_time()
        self.db.execute("BEGIN")
        fill_clauses(self.db)
        self.db.execute("COMMIT")
        self.build_seconds = time.process_time() - began
        self.index_bytes = _fts_bytes(self.db, "clauses_fts") + _fts_bytes(self.db, "clauses_fts_heads")

    def best(self, query: Query) -> list[int]:
        return [number for number, _ in _ranked(self.db, parse(query.text) or Term("-"), BEST)]

    def all(self, query: Query) -> set[int]:
        return set(_all(self.db, query.node))


class Shown(Engine):
    """Ours with all that the command and the site show: rows, snippets; and the count and facets of all hits."""

    def __init__(self, ours: Ours, name: str, ask: Callable[[sqlite3.Connection, str], object]) -> None:
        self.name, self._db, self._ask = name, ours.db, ask

    def best(self, query: Query) -> list[int]:
        self._ask(self._db, query.text)
        return []


class Trigram(Engine):
    name = "fts5 trigram"

    def __init__(self, texts: list[str], folder: Path) -> None:
        self.db = sqlite3.connect(folder / "trigram.db", isolation_level=None)
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("CREATE TABLE clauses (clause_id INTEGER PRIMARY KEY, text TEXT)")
        self.db.execute("BEGIN")
        self.db.executemany("INSERT INTO clauses VALUES (?, ?)", enumerate(map(fold_for_search, texts), 1))
        self.db.execute("COMMIT")
        self.db.execute("CREATE VIRTUAL TABLE tri USING fts5(text, content='clauses', content_rowid='clause_id', tokenize='trigram')")
        began = time.process_time()
        self.db.execute("BEGIN")
        self.db.execute("INSERT INTO tri (tri, rank) VALUES ('hashsize', 67108864)")
        self.db.execute("INSERT INTO tri (rowid, text) SELECT clause_id, text FROM clauses")
        self.db.execute("INSERT INTO tri (tri) VALUES ('optimize')")
        self.db.execute("COMMIT")
        self.build_seconds = time.process_time() - began
        self.index_bytes = _fts_bytes(self.db, "tri")

    def best(self, query: Query) -> list[int]:
        return [row[0] for row in self._run(query, f"ORDER BY rank LIMIT {BEST}")]

    def all(self, query: Query) -> set[int]:
        return {row[0] for row in self._run(query, "")}

    def _run(self, query: Query, end: str) -> list[tuple]:
        if any(len(word) < 3 for word in query.words):  # what a trigram index cannot do
            condition, words = query.like()
            return self.db.execute(f"SELECT clause_id FROM clauses WHERE {condition} {end.replace('ORDER BY rank', '')}", words).fetchall()
        return self.db.execute(f"SELECT rowid FROM tri WHERE tri MATCH ? {end}", [query.text]).fetchall()


class Like(Engine):
    name = "LIKE (unranked)"

    def __init__(self, trigram: Trigram) -> None:
        self._db = trigram.db

    def best(self, query: Query) -> list[int]:
        condition, words = query.like()
        return [row[0] for row in self._db.execute(f"SELECT clause_id FROM clauses WHERE {condition} LIMIT {BEST}", words)]

    def all(self, query: Query) -> set[int]:
        condition, words = query.like()
        return {row[0] for row in self._db.execute(f"SELECT clause_id FROM clauses WHERE {condition}", words)}


class Tantivy(Engine):
    name = "tantivy"

    def __init__(self, texts: list[str], folder: Path) -> None:
        import tantivy

        self._t = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="blanks", index_option="position")
        builder.add_integer_field("number", stored=True)
        self._schema = builder.build()
        place = folder / "tantivy"
        place.mkdir()
        index = tantivy.Index(self._schema, path=str(place))
        index.register_tokenizer("blanks", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        began = time.process_time()
        writer = index.writer(128_000_000, num_threads=1)
        for number, text in enumerate(texts, 1):
            writer.add_document(tantivy.Document(text=bigrams(text), number=number))
        writer.commit()
        writer.wait_merging_threads()
        self.build_seconds = time.process_time() - began
        self.index_bytes = sum(file.stat().st_size for file in place.iterdir())
        index.reload()
        self._searcher = index.searcher()

    def best(self, query: Query) -> list[int]:
        found = self._searcher.search(self._query(query), BEST, count=False)
        return [self._searcher.doc(address)["number"][0] for _, address in found.hits]

    def all(self, query: Query) -> set[int]:
        found = self._searcher.search(self._query(query), max(1, self._searcher.num_docs))
        return {self._searcher.doc(address)["number"][0] for _, address in found.hits}

    def _query(self, query: Query):  # type: ignore[no-untyped-def]
        occur = self._t.Occur.Should if query.joined == "OR" else self._t.Occur.Must
        parts = [(occur, self._word(word)) for word in query.words]
        if query.joined == "NOT":
            parts[1:] = [(self._t.Occur.MustNot, part) for _, part in parts[1:]]
        return self._t.Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]

    def _word(self, word: str):  # type: ignore[no-untyped-def]
        tokens: list[Any] = [word[i : i + 2] for i in range(len(word) - 1)]
        if not tokens:
            return self._t.Query.regex_query(self._schema, "text", f"{word}.?")
        if len(tokens) == 1:
            return self._t.Query.term_query(self._schema, "text", tokens[0], "freq")
        return self._t.Query.phrase_query(self._schema, "text", tokens)


def _database(texts: list[str], path: Path) -> sqlite3.Connection:
    """A kb.db of one document a hundred clauses, without its other tables' rows."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA page_size = 8192")
    db.execute("PRAGMA synchronous = OFF")
    db.executescript(schema("tables.sql") + schema("catalog.sql") + schema("search.sql"))
    db.execute("BEGIN")
    rows = ((n, f"{(n - 1) // 100:06}", n, text, len(text), len(text)) for n, text in enumerate(texts, 1))
    insert = "INSERT INTO clauses (clause_id, document_id, position, text, char_start, char_end, span_end) VALUES (?, ?, ?, ?, 0, ?, ?)"
    db.executemany(insert, rows)
    documents = [f"{number:06}" for number in range((len(texts) - 1) // 100 + 1)]
    db.executemany("INSERT INTO sources VALUES (?, ?, ?, 1, '', ?)", ((name, name, name, name) for name in documents))
    named = "document_id, policy_id, source_id, content_hash, media_type, text_length, read_by"
    db.executemany(f"INSERT INTO documents ({named}) VALUES (?, '', ?, '', '', 1, '')", ((name, name) for name in documents))
    from kb import queries as sql

    db.execute(sql.PLACE_DOCUMENTS)
    db.execute("COMMIT")
    return db


def _fts_bytes(db: sqlite3.Connection, index: str) -> int:
    sizes = [("data", "block"), ("docsize", "sz"), ("idx", "term")]
    return sum(db.execute(f"SELECT coalesce(sum(length({column})), 0) FROM {index}_{table}").fetchone()[0] for table, column in sizes)


# -- what they take -----------------------------------------------------------------------------------------------------


def latencies(engine: Engine, asked: list[Query]) -> list[float]:
    """Milliseconds of each query, the quickest of its runs (the others met other work on the machine), sorted."""
    times = []
    for query in asked:
        runs = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            engine.best(query)
            runs.append(1000 * (time.perf_counter() - began))
        times.append(min(runs))
    return sorted(times)


def exact(engine: Engine, asked: list[Query], wanted: list[set[int]]) -> str:
    """Of how many queries the engine finds exactly the clauses that hold the words."""
    right = sum(engine.all(query) == hits for query, hits in zip(asked, wanted, strict=True))
    return f"{right}/{len(asked)}"


def engines(texts: list[str], folder: Path) -> Iterator[Engine]:
    ours = Ours(texts, folder)
    yield ours
    yield Shown(ours, "kb, with snippets", lambda db, text: search(db, text, BEST))
    yield Shown(ours, "kb, and counts", lambda db, text: find(db, text, BEST))
    trigram = Trigram(texts, folder)
    yield trigram
    yield Like(trigram)
    try:
        yield Tantivy(texts, folder)
    except ImportError:
        print("tantivy is not installed: pip install tantivy", file=sys.stderr)


def measure(texts: list[str], seed: int, folder: Path) -> None:
    asked = queries(texts, seed)
    size = sum(len(text.encode()) for text in texts)
    folded = list(map(fold_for_search, texts))
    wanted = [{number for number, text in enumerate(folded, 1) if query.stands_in(text)} for query in asked]
    hits = statistics.median(len(found) for found in wanted)
    print(f"{len(texts):,} clauses, {size / 1e6:.1f} MB of text; {len(asked)} queries with {hits:,.0f} hits (median); best {BEST}, ms")
    print(f"{'':20}{'p50':>8}{'p95':>8}{'index × text':>14}{'build CPU s':>13}{'exact':>8}")
    for engine in engines(texts, folder):
        times = latencies(engine, asked)
        line = f"{engine.name:20}{times[len(times) // 2]:8.2f}{times[int(len(times) * 0.95)]:8.2f}"
        if not isinstance(engine, Shown):
            shown = f"{engine.index_bytes / size:.2f}" if engine.index_bytes else "-"
            line += f"{shown:>14}{engine.build_seconds or 0:13.1f}{exact(engine, asked, wanted):>8}"
        print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clauses", type=int, default=100_000)
    parser.add_argument("--million", action="store_true", help="1,000,000 clauses")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(clauses(1_000_000 if options.million else options.clauses, options.seed), options.seed, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
