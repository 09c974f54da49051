"""What was extracted from one document: as plain data, and as lines for a terminal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb import labels, queries
from kb.errors import KbError

Record = dict[str, Any]


def find_document(connection: sqlite3.Connection, name: str) -> str:
    """The id of the document that ``name`` means: a source_file, its last part, a document_id, or a path to the file itself."""
    path = Path(name)
    content_hash = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    found = [row[0] for row in connection.execute(queries.DOCUMENT_OF, {"name": name, "hash": content_hash})]
    if not found:
        refused = connection.execute(queries.REFUSED, {"name": name, "hash": content_hash}).fetchone()
        raise KbError(f"{name} 未能读取：{refused[0]}" if refused else f"数据库里没有这份文件：{name}")
    if len(found) > 1:
        raise KbError(f"{name} 对应{len(found)}份文件，请写出完整路径或文件编号：{'、'.join(found[:5])}")
    return found[0]


def document(connection: sqlite3.Connection, document_id: str) -> Record:
    """The document and its facts by kind, each as the catalogue's columns."""
    about = dict(connection.execute(queries.DOCUMENT, {"document_id": document_id}).fetchone())
    facts = {
        kind: [dict(row) for row in connection.execute(sql, {"document_id": document_id})] for kind, sql in queries.OF_DOCUMENT.items()
    }
    return {"document": about, **facts}


def lines(record: Record) -> Iterator[str]:
    """The record, to be read in a terminal: what is due from whom comes task by task."""
    yield from _head(record["document"])
    yield from _tasks(record)
    for kind, title, tell in _SECTIONS:
        if record[kind]:
            yield ""
            yield f"{title}（{len(record[kind])}）"
            yield from (f"  {line}" for row in record[kind] for line in tell(row))


def _head(about: Record) -> Iterator[str]:
    yield about["title"] or "（无标题）"
    for label, value in (
        ("文号", about["document_number"]),
        ("发文机关", about["issuers"]),
        ("地区", about["region"]),
        ("成文日期", about["issued_on"]),
        ("文种", about["genre"]),
        ("文件", f"{about['source_file']}（{about['media_type']}，{about['text_length']}字）"),
        ("编号", about["document_id"]),
    ):
        if value:
            yield f"  {label}：{value}"


def _tasks(record: Record) -> Iterator[str]:
    by_task: dict[str, list[Record]] = defaultdict(list)
    for duty in record["responsibilities"]:
        by_task[duty["task_id"]].append(duty)
    if not by_task:
        return
    yield ""
    yield f"职责（{len(record['responsibilities'])}）"
    clause = None
    for duties in by_task.values():
        if duties[0]["clause"] != clause:
            clause = duties[0]["clause"]
            yield f"  {clause or ''}"
        yield f"    {labels.short(duties[0]['task'], 60)}"
        for duty in sorted(duties, key=lambda duty: labels.roles().index(duty["role"])):
            name = duty["organisation"] or duty["mention"]
            as_written = f"（{duty['mention']}）" if name != duty["mention"] else ""
            yield f"      {labels.value('role', duty['role'])}  {name}{as_written}"


def _target(row: Record) -> Iterator[str]:
    value = f"{row['value']:g}" + (f"—{row['value_max']:g}" if row["value_max"] is not None else "")
    sign = "" if row["comparator"] in ("=", "range") else row["comparator"]
    due = f"，至{row['period_end']}" if row["period_end"] else ""
    yield f"{row['subject'] or ''} {row['indicator'] or ''} {sign}{value}{row['unit'] or ''}{due}".strip()


def _deadline(row: Record) -> Iterator[str]:
    day = row["recurrence"] or "—".join(d for d in (row["start_date"], row["end_date"]) if d) or row["precision"]
    yield f"{row['time_text']} [{day}]  {labels.short(row['action'], 60)}"


def _seat(row: Record) -> Iterator[str]:
    yield f"{row['group_name']}  {row['role']}：{row['person']}  {row['post'] or ''}".rstrip()


def _money(row: Record) -> Iterator[str]:
    amount = f"{row['amount']:,.2f}元" if row["amount"] is not None else f"{row['rate']:.1%}"
    yield f"{row['source_text'] or row['source']}  {amount}{'/' + row['per'] if row['per'] else ''}  {labels.short(row['quote'], 60)}"


def _citation(row: Record) -> Iterator[str]:
    yield " ".join(part for part in (f"《{row['cited_title']}》" if row["cited_title"] else "", row["cited_number"]) if part)


def finding_line(row: Record) -> Iterator[str]:
    yield f"{labels.value('severity', row['severity'])}  {row['message']}" + (
        f"  “{labels.short(row['quote'], 60)}”" if row["quote"] else ""
    )


_SECTIONS = (
    ("targets", "指标", _target),
    ("deadlines", "时限", _deadline),
    ("rosters", "名单", _seat),
    ("funding", "资金", _money),
    ("citations", "引用文件", _citation),
    ("findings", "核对结果", finding_line),
)
