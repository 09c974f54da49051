"""What changed between two versions of a policy, or two catalogues, by meaning: a target raised, a lead changed, a clause reworded."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb import labels, queries
from kb.catalogue import opened
from kb.errors import KbError
from kb.fold import fold_for_search as fold
from kb.matching import Key, Record, match

Builder = Callable[[Path, Path], object]


@dataclass(frozen=True)
class Kind:
    """How facts of one kind are told apart, matched and described."""

    name: str
    sql: str
    same: Key  # equal in meaning: no difference
    keys: tuple[Key, ...]  # ever looser: the same fact, changed
    key: Callable[[Record], str]  # what a reader knows it by
    say: Callable[[Record], str]
    changed: Callable[[Record, Record], str]
    wording: Callable[[Record], str] | None = None


@dataclass
class Difference:
    """Lists of {kind, key, before, after, summary}."""

    added: list[Record] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)

    def as_json(self) -> dict[str, list[Record]]:
        return {"added": self.added, "removed": self.removed, "changed": self.changed}

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def diff(old: Path, new: Path, build: Builder) -> Difference:
    """Compare two files, or two kb.db. ``build(file, db)`` makes a catalogue of one file. Raises ``KbError`` for paths that do not fit."""
    for path in (old, new):
        if not path.is_file():
            raise KbError(f"没有这个文件：{path}")
    catalogues = [_is_database(path) for path in (old, new)]
    if catalogues[0] != catalogues[1]:
        raise KbError("请给出两份文件，或两个数据库，不能各给一个")
    with ExitStack() as stack:
        if not catalogues[0]:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kb-diff-")))
            files, (old, new) = (old, new), (folder / "old.db", folder / "new.db")
            for file, db in zip(files, (old, new), strict=True):
                build(file, db)
        before, after = (stack.enter_context(opened(path)) for path in (old, new))
        return compare(before, after, one_document=not catalogues[0])


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def compare(old: sqlite3.Connection, new: sqlite3.Connection, *, one_document: bool = False) -> Difference:
    """The differences of two catalogues; with ``one_document`` each holds one, and the two are versions of each other."""
    found = Difference()
    pairs, gone, come = _documents(old, new, one_document)
    for row in gone:
        found.removed.append(_record("document", row["title"] or row["source_file"], row, None, f"文件删去：{_name(row)}"))
    for row in come:
        found.added.append(_record("document", row["title"] or row["source_file"], None, row, f"新增文件：{_name(row)}"))
    for before, after in pairs:
        if before["document_id"] != after["document_id"]:
            _compare_heads(found, before, after)
            for kind in KINDS:
                _compare_facts(found, kind, _rows(old, kind, before), _rows(new, kind, after))
    return found


def compare_documents(connection: sqlite3.Connection, old: str, new: str) -> Difference:
    """The differences of two documents of one catalogue, by their ids."""
    found = Difference()
    before, after = (_all(connection, queries.ONE_DOCUMENT, document_id=key)[0] for key in (old, new))
    _compare_heads(found, before, after)
    for kind in KINDS:
        _compare_facts(found, kind, _rows(connection, kind, before), _rows(connection, kind, after))
    return found


def _documents(
    old: sqlite3.Connection, new: sqlite3.Connection, one_document: bool
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Versions of one policy belong together: the same text, the same 文号, the same title; a file's one document to the other's."""
    before, after = (_all(connection, queries.EVERY_DOCUMENT) for connection in (old, new))
    keys: list[Key] = [lambda row: (row["policy_id"], _title(row)), lambda row: row["policy_id"], _title]
    if one_document:
        keys.append(lambda row: "the one")
    same = [(a, b) for a in before for b in after if a["document_id"] == b["document_id"]]
    pairs, gone, come = match(before, after, same=lambda row: row["document_id"], keys=keys, wording=None)
    return same + pairs, gone, come


def _title(row: Record) -> str | None:
    return fold(row["title"]) if row["title"] else None


def _compare_heads(found: Difference, before: Record, after: Record) -> None:
    for column in ("title", "document_number", "issued_on", "genre", "issuers"):
        if before[column] != after[column]:
            label = labels.column("catalog_documents", column)
            summary = f"{label}由“{before[column] or '无'}”改为“{after[column] or '无'}”"
            found.changed.append(_record("document", label, {column: before[column]}, {column: after[column]}, summary))


def _compare_facts(found: Difference, kind: Kind, old: Sequence[Record], new: Sequence[Record]) -> None:
    changed, gone, come = match(old, new, same=kind.same, keys=kind.keys, wording=kind.wording)
    found.changed += [_record(kind.name, kind.key(b), a, b, kind.changed(a, b)) for a, b in changed]
    found.removed += [_record(kind.name, kind.key(row), row, None, f"删去{kind.say(row)}") for row in gone]
    found.added += [_record(kind.name, kind.key(row), None, row, f"新增{kind.say(row)}") for row in come]


def _record(kind: str, key: str, before: Record | None, after: Record | None, summary: str) -> Record:
    return {"kind": kind, "key": key, "before": before, "after": after, "summary": " ".join(summary.split())}


def _rows(connection: sqlite3.Connection, kind: Kind, document: Record) -> list[Record]:
    return _all(connection, kind.sql, document_id=document["document_id"])


def _all(connection: sqlite3.Connection, sql: str, **parameters: Any) -> list[Record]:
    return queries.fetch(connection, sql, **parameters)


def _name(row: Record) -> str:
    return f"《{row['title']}》" if row["title"] else row["source_file"]


# -- the kinds --------------------------------------------------------------------------------------------------------


def _who(row: Record) -> str:
    return row["organisation"] or row["mention"]


def _say_duty(row: Record) -> str:
    return f"职责：{_who(row)}{labels.value('role', row['role'])}“{labels.short(row['task'])}”"


def _duty_changed(before: Record, after: Record) -> str:
    task, role = labels.short(after["task"]), labels.value("role", after["role"])
    if _who(before) != _who(after):
        return f"“{task}”的{role}单位由{_who(before)}改为{_who(after)}"
    if before["role"] != after["role"]:
        return f"{_who(after)}对“{task}”由{labels.value('role', before['role'])}改为{role}"
    return f"{_who(after)}{role}的任务由“{labels.short(before['task'])}”改为“{task}”"


def _quantity(row: Record) -> str:
    upper = f"—{row['value_max']:g}" if row["value_max"] is not None else ""
    sign = {">=": "不低于", "<=": "不超过", ">": "超过", "<": "低于", "~": "约"}.get(row["comparator"], "")
    return f"{sign}{row['value']:g}{upper}{row['unit'] or ''}"


def _target_name(row: Record) -> str:
    return f"{row['subject'] or ''}{row['indicator'] or ''}"


def _target_changed(before: Record, after: Record) -> str:
    told = []
    if _quantity(before) != _quantity(after):
        way = "提高" if after["value"] > before["value"] else "降低" if after["value"] < before["value"] else "调整"
        told.append(f"由{_quantity(before)}{way}为{_quantity(after)}")
    if before["period_end"] != after["period_end"]:
        told.append(f"期限由{before['period_end'] or '未定'}改为{after['period_end'] or '未定'}")
    return f"{_target_name(after)}{'，'.join(told) or '的表述有改动'}"


def _member_changed(before: Record, after: Record) -> str:
    if before["person"] != after["person"]:
        return f"{after['group_name'] or ''}{after['role']}由{before['person']}改为{after['person']}"
    if before["role"] != after["role"]:
        return f"{after['group_name'] or ''}{after['person']}由{before['role']}改任{after['role']}"
    return f"{after['person']}的职务由“{before['post'] or '无'}”改为“{after['post'] or '无'}”"


def _when(row: Record) -> str:
    return row["recurrence"] and labels.value("recurrence", row["recurrence"]) or row["time_text"]


def _deadline_changed(before: Record, after: Record) -> str:
    moved = ""
    if before["end_date"] and after["end_date"] and before["end_date"] != after["end_date"]:
        moved = "推迟" if after["end_date"] > before["end_date"] else "提前"
    return f"“{labels.short(after['action'])}”的时限由{_when(before)}{moved or '改'}为{_when(after)}"


def _deed(row: Record) -> str:
    """The action without its time, so that a moved deadline still finds its own."""
    return fold(row["action"].replace(row["time_text"], ""))


def _clause_body(row: Record) -> str:
    """Without its mark: a renumbered clause is the same clause."""
    text = fold(row["text"])
    mark = fold((row["label"] or "").rsplit("/", 1)[-1])
    return text.removeprefix(mark)


def _clause_changed(before: Record, after: Record) -> str:
    return f"{after['label'] or '正文'}{labels.short(after['heading'] or '', 20)}的文字有改动"


def _view(name: str) -> str:
    return queries.OF_DOCUMENT[name]


KINDS: tuple[Kind, ...] = (
    Kind(
        "responsibility",
        _view("responsibilities"),
        same=lambda r: (_who(r), r["role"], fold(r["task"])),
        keys=(lambda r: (r["role"], fold(r["task"])), lambda r: (_who(r), fold(r["task"])), lambda r: (_who(r), r["role"], r["clause"])),
        key=lambda r: labels.short(r["task"]),
        say=_say_duty,
        changed=_duty_changed,
        wording=lambda r: fold(f"{_who(r)}{r['role']}{r['task']}"),
    ),
    Kind(
        "target",
        _view("targets"),
        same=lambda r: (r["subject"], r["indicator"], _quantity(r), r["change"], r["period_end"], r["modality"]),
        keys=(
            lambda r: (r["subject"], r["indicator"], r["unit"], r["period_end"], r["change"]),
            lambda r: (r["subject"], r["indicator"], r["unit"]),
            lambda r: (r["indicator"], r["unit"]),
        ),
        key=_target_name,
        say=lambda r: f"指标：{_target_name(r)}{_quantity(r)}",
        changed=_target_changed,
    ),
    Kind(
        "member",
        _view("rosters"),
        same=lambda r: (r["group_name"], r["role"], r["person"], fold(r["post"] or "")),
        keys=(
            lambda r: (r["group_name"], r["person"]),
            lambda r: (r["group_name"], r["role"], fold(r["post"])) if r["post"] else None,
            lambda r: (r["group_name"], r["role"]) if r["role"] != "成员" else None,
        ),
        key=lambda r: f"{r['group_name'] or ''}{r['role']}",
        say=lambda r: f"{r['role']}：{r['person']}（{r['post'] or r['group_name'] or ''}）",
        changed=_member_changed,
    ),
    Kind(
        "deadline",
        _view("deadlines"),
        same=lambda r: (_deed(r), r["start_date"], r["end_date"], r["recurrence"], r["precision"]),
        keys=(_deed,),
        key=lambda r: labels.short(r["action"]),
        say=lambda r: f"时限：{_when(r)}“{labels.short(r['action'])}”",
        changed=_deadline_changed,
        wording=_deed,
    ),
    Kind(
        "clause",
        queries.CLAUSES_OF_DOCUMENT,
        same=_clause_body,
        keys=(lambda r: (r["label"], fold(r["heading"])) if r["label"] and r["heading"] else None,),
        key=lambda r: r["label"] or labels.short(r["text"], 20),
        say=lambda r: f"条款：{r['label'] or ''}{labels.short(r['text'])}",
        changed=_clause_changed,
        wording=_clause_body,
    ),
)


def lines(found: Difference) -> Iterator[str]:
    """For a terminal: by kind, the most telling first."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for mark, records in (("±", found.changed), ("+", found.added), ("-", found.removed)):
        for record in records:
            by_kind[record["kind"]].append(f"{mark} {record['summary']}")
    for kind in ("document", *(kind.name for kind in KINDS)):
        yield from by_kind[kind]
