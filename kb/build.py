"""Files → child processes → one writer → a new kb.db, swapped in whole.

What was read before by the same rules is copied from the old kb.db; nothing else of the old file matters.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kb import __version__
from kb.catalogue import LASTING, Former, connect
from kb.errors import KbError, NothingReadable, OtherVersion
from kb.ids import digest
from kb.rows import DocumentRows, Row
from kb.rule_version import rule_version
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where a document's rows lie: in a file of this build, or (``None``) in the old kb.db."""

    document_id: str
    rank: tuple[int, int, str]
    spooled: Path | None


@dataclass
class _Plan:
    """What is known of each content (by hash), and which sources the new kb.db will have."""

    sources: list[Source]
    readings: dict[str, _Reading] = field(default_factory=dict)
    refusals: dict[str, Refusal] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)  # hash → rule version, where it is not this one

    def to_read(self) -> list[Source]:
        """One source for each content that nothing is known of."""
        known = self.readings.keys() | self.refusals.keys()
        return list({source.content_hash: source for source in reversed(self.sources) if source.content_hash not in known}.values())[::-1]


def build(
    paths: Sequence[Path], db: Path, *, workers: int, add: bool = False, read: Reader | None = None, watch: Watcher | None = None
) -> Report:
    """Build ``db`` from files and folders; with ``add``, beside what it holds. Raises ``KbError`` and leaves the old file where that fails."""
    if db.is_dir():
        raise KbError(f"{db} 是文件夹，不能作为数据库")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise KbError(f"没有这个文件或文件夹：{missing[0]}")
    with workspace(db) as folder:
        connection = _former(db)
        former = Former(connection) if connection else None
        try:
            return _build(paths, db, folder, former, workers, add, read or _read_all, watch or (lambda done, total: None))
        finally:
            if connection:
                connection.close()


def _former(db: Path) -> sqlite3.Connection | None:
    """The old kb.db, ``None`` where there is none. A file that is no kb.db is never replaced."""
    if not db.exists() or db.stat().st_size == 0:
        return None
    try:
        return connect(db)
    except OtherVersion:
        return None  # built anew


def _read_all(sources: Iterable[Source], workers: int) -> Iterator[tuple[Source, Outcome]]:
    from kb.pool import read_all

    return read_all(sources, workers)


def _build(
    paths: Sequence[Path], db: Path, folder: Path, former: Former | None, workers: int, add: bool, read: Reader, watch: Watcher
) -> Report:
    unpacked = folder / "unpacked"
    unpacked.mkdir()
    sources = collect(paths, unpacked, leave_out=frozenset([db.resolve()]))
    if not sources:
        raise NothingReadable(f"没有可读的文件：{'、'.join(map(str, paths))}")
    plan = _Plan(sources)
    if former:
        _recall(plan, former, add)
    to_read = plan.to_read()
    _read(plan, to_read, folder, workers, read, watch)
    if not any(source.content_hash in plan.readings for source in sources):
        raise NothingReadable(_nothing(plan, sources))
    chosen = _choose(plan)
    report = _report(plan, chosen, len(to_read))
    if former and not to_read and _same(plan, former):
        return Report(report.documents, report.sources, 0, report.copied, report.refused, unchanged=True)
    _write(plan, chosen, former, folder / "kb.db")
    swap(folder / "kb.db", db)
    return report


def _recall(plan: _Plan, former: Former, add: bool) -> None:
    """Take over what the old kb.db knows: readings by the same rules, and with ``add`` all that it holds."""
    if not former.has_our_tables():
        if add:
            raise KbError("数据库的表结构与本程序不同，不能追加：请用 kb build 重建")
        return
    held = former.sources()
    called = {source.source_id for source in plan.sources}
    names = {source.source_file for source in plan.sources}
    if add:
        kept = [s for s, _, document_id, _ in held if s.source_id not in called and (document_id or s.source_file not in names)]
        plan.sources = sorted([*plan.sources, *kept], key=lambda source: (source.source_file, source.content_hash))
    now = {source.content_hash for source in plan.sources}
    new = {source.content_hash for source in plan.sources if source.path != Path()}
    read_from = former.read_from()
    for source, rules, document_id, refusal in held:
        key = source.content_hash
        ours = rules == rule_version()
        if key not in now or (not ours and (not add or key in new)):
            continue
        if document_id and read_from[document_id] in now:
            plan.readings[key] = _Reading(document_id, former.rank(document_id), None)
        elif refusal and (refusal.reason in LASTING or key not in new):
            plan.refusals[key] = refusal
        if not ours:
            plan.rules[key] = rules


def _read(plan: _Plan, sources: list[Source], folder: Path, workers: int, read: Reader, watch: Watcher) -> None:
    """Read what is new; the rows wait on the disk until all documents are known, for they are written in order."""
    readable = [source for source in sources if not source.problem]
    plan.refusals |= {source.content_hash: Refusal(*source.problem) for source in sources if source.problem}
    if not readable:
        return
    spool = folder / "spool"
    spool.mkdir()
    done = 0
    with closing(read(readable, min(workers, len(readable)))) as outcomes:  # type: ignore[type-var]
        for source, outcome in outcomes:
            if isinstance(outcome, Refusal):
                plan.refusals[source.content_hash] = outcome
            else:
                path = spool / source.content_hash
                path.write_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
                plan.readings[source.content_hash] = _Reading(outcome.document_id, outcome.rank, path)
            done += 1
            watch(done, len(readable))


def _nothing(plan: _Plan, sources: list[Source]) -> str:
    """One line that says why: every reason with its count, and the first file as an example."""
    reasons = Counter(plan.refusals[source.content_hash].message.rstrip("。") for source in sources)
    told = "；".join(f"{message}（{count}个）" if len(sources) > 1 else message for message, count in reasons.most_common(3))
    return f"没有一个文件可读，数据库未变动：{sources[0].source_file} 等{len(sources)}个文件：{told}"


def _choose(plan: _Plan) -> dict[str, _Reading]:
    """The reading that speaks for each document, in the order of the ids."""
    chosen: dict[str, _Reading] = {}
    for source in plan.sources:
        reading = plan.readings.get(source.content_hash)
        if reading and (reading.document_id not in chosen or reading.rank < chosen[reading.document_id].rank):
            chosen[reading.document_id] = reading
    return dict(sorted(chosen.items()))


def _report(plan: _Plan, chosen: dict[str, _Reading], read: int) -> Report:
    refused = tuple(
        (source.source_file, refusal.reason, refusal.message)
        for source in plan.sources
        if (refusal := plan.refusals.get(source.content_hash))
    )
    copied = sum(reading.spooled is None for reading in chosen.values())
    return Report(len(chosen), len(plan.sources), read, copied, refused)


def _same(plan: _Plan, former: Former) -> bool:
    """Whether the old kb.db holds just these sources, read by these rules and written by this version."""
    held = {source.source_id for source, _, _, _ in former.sources()}
    return held == {source.source_id for source in plan.sources} and former.tool_version() == __version__


def _write(plan: _Plan, chosen: dict[str, _Reading], former: Former | None, path: Path) -> None:
    first: dict[str, str] = {}
    for source in plan.sources:  # in order of source_file
        if reading := plan.readings.get(source.content_hash):
            first.setdefault(reading.document_id, source.source_id)
    store = Store(path)
    try:
        for document_id, reading in chosen.items():
            store.add(_rows(reading, former), first[document_id])
        store.add_rows("sources", (_source_row(plan, source) for source in plan.sources))
        store.add_rows("findings", (row for source in plan.sources for row in _refusal_rows(plan, source)))
        store.finish()
    finally:
        store.close()


def _rows(reading: _Reading, former: Former | None) -> DocumentRows:
    if reading.spooled:
        return pickle.loads(reading.spooled.read_bytes())
    assert former is not None  # a reading without a file was recalled from it
    return former.document(reading.document_id)


def _source_row(plan: _Plan, source: Source) -> Row:
    reading = plan.readings.get(source.content_hash)
    return {
        "source_id": source.source_id,
        "source_file": source.source_file,
        "content_hash": source.content_hash,
        "byte_size": source.byte_size,
        "rule_version": plan.rules.get(source.content_hash, rule_version()),
        "document_id": reading.document_id if reading else None,
    }


def _refusal_rows(plan: _Plan, source: Source) -> Iterator[Row]:
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
