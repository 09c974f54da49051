"""Files → child processes → one writer → a new kb.db, swapped in whole.

What was read before by the same rules is copied from the old kb.db; nothing else of the old file matters.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from kb.catalogue import Former, connect
from kb.errors import KbError, NothingReadable, OtherVersion
from kb.ids import digest
from kb.plan import Plan, Reading
from kb.rows import DocumentRows, Row
from kb.sources import Source, collect
from kb.store import Store
from kb.worker import Outcome, Refusal
from kb.workspace import swap, workspace

Reader = Callable[[Iterable[Source], int], Iterator[tuple[Source, Outcome]]]
Watcher = Callable[[int, int], None]  # (files read, files to read)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for the command to tell."""

    documents: int
    sources: int
    read: int
    copied: int
    refused: tuple[tuple[str, str, str], ...]  # source_file, reason, message
    unchanged: bool = False


def build(
    paths: Sequence[Path], db: Path, *, workers: int, add: bool = False, read: Reader | None = None, watch: Watcher | None = None
) -> Report:
    """Build ``db`` from files and folders; with ``add``, beside what it holds. Raises ``KbError`` and leaves the old file where that fails."""
    if db.is_dir():
        raise KbError(f"{db} 是文件夹，不能作为数据库")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise KbError(f"没有这个文件或文件夹：{missing[0]}")
    with workspace(db) as folder, ExitStack() as open_files:
        connection = _former(db, add)
        former = Former(open_files.enter_context(closing(connection))) if connection else None
        plan = _plan(paths, db, folder, former, add)
        called = [source for source in plan.sources if source.path != Path()]
        to_read = plan.to_read()
        _read(plan, to_read, folder, read or _read_all, workers, watch)
        if not any(source.content_hash in plan.readings for source in called):
            raise NothingReadable(plan.why_nothing(called))
        if former and plan.is_held_by(former):
            return _report(plan, len(to_read), unchanged=True)
        _write(plan, former, folder / "kb.db")
        swap(folder / "kb.db", db)
        return _report(plan, len(to_read))


def _former(db: Path, add: bool) -> sqlite3.Connection | None:
    """The old kb.db, ``None`` where there is none. A file that is no kb.db is never replaced."""
    if not db.exists() or db.stat().st_size == 0:
        return None
    try:
        return connect(db)
    except OtherVersion:
        if add:
            raise
        return None  # built anew


def _plan(paths: Sequence[Path], db: Path, folder: Path, former: Former | None, add: bool) -> Plan:
    unpacked = folder / "unpacked"
    unpacked.mkdir()
    plan = Plan(collect(paths, unpacked, leave_out=frozenset([db.resolve()])))
    if not plan.sources:
        raise NothingReadable(f"没有可读的文件：{'、'.join(map(str, paths))}")
    if former:
        (plan.keep if add else plan.recall)(former)
    return plan


def _read_all(sources: Iterable[Source], workers: int) -> Iterator[tuple[Source, Outcome]]:
    from kb.pool import read_all

    return read_all(sources, workers)


def _read(plan: Plan, sources: list[Source], folder: Path, read: Reader, workers: int, watch: Watcher | None) -> None:
    """Read what is new; the rows wait on the disk until all documents are known, for they are written in order."""
    readable = [source for source in sources if not source.problem]
    plan.refusals |= {source.content_hash: Refusal(*source.problem) for source in sources if source.problem}
    if not readable:
        return
    spool = folder / "spool"
    spool.mkdir()
    with closing(read(readable, min(workers, len(readable)))) as outcomes:  # type: ignore[type-var]
        for done, (source, outcome) in enumerate(outcomes, 1):
            if isinstance(outcome, Refusal):
                plan.refusals[source.content_hash] = outcome
            else:
                path = spool / source.content_hash
                path.write_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
                plan.readings[source.content_hash] = Reading(outcome.document_id, outcome.rank, path)
            if watch:
                watch(done, len(readable))


def _report(plan: Plan, read: int, *, unchanged: bool = False) -> Report:
    refused = tuple(
        (source.source_file, refusal.reason, refusal.message)
        for source in plan.sources
        if (refusal := plan.refusals.get(source.content_hash))
    )
    chosen = plan.chosen()
    copied = sum(reading.spooled is None for reading in chosen.values())
    return Report(len(chosen), len(plan.sources), read, copied, refused, unchanged)


def _write(plan: Plan, former: Former | None, path: Path) -> None:
    first: dict[str, str] = {}
    for source in plan.sources:  # in order of source_file
        if reading := plan.readings.get(source.content_hash):
            first.setdefault(reading.document_id, source.source_id)
    store = Store(path)
    try:
        for document_id, reading in plan.chosen().items():
            store.add(_rows(reading, former), first[document_id])
        store.add_rows("sources", (_source_row(plan, source) for source in plan.sources))
        store.add_rows("findings", (row for source in plan.sources for row in _refusal_rows(plan, source)))
        store.finish()
    finally:
        store.close()


def _rows(reading: Reading, former: Former | None) -> DocumentRows:
    if reading.spooled:
        return pickle.loads(reading.spooled.read_bytes())
    assert former is not None  # a reading without a file was recalled from it
    return former.document(reading.document_id)


def _source_row(plan: Plan, source: Source) -> Row:
    reading = plan.readings.get(source.content_hash)
    return {
        "source_id": source.source_id,
        "source_file": source.source_file,
        "content_hash": source.content_hash,
        "byte_size": source.byte_size,
        "rule_version": plan.rule_of(source),
        "document_id": reading.document_id if reading else None,
    }


def _refusal_rows(plan: Plan, source: Source) -> Iterator[Row]:
    refusal = plan.refusals.get(source.content_hash)
    if refusal and source.content_hash not in plan.readings:
        empty = dict.fromkeys(
            ("expected", "found", "quote", "page", "char_start", "char_end", "other_quote", "other_start", "other_end", "document_id")
        )
        yield {
            "finding_id": digest("unreadable", source.source_id),
            "source_id": source.source_id,
            "kind": "unreadable",
            "reason": refusal.reason,
            "severity": "error",
            "message": refusal.message,
        } | empty
