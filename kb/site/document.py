"""The page of a document: its text with everything that was found in it, and the responsibility matrix."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from typing import Any

from kb import labels
from kb.site import sql
from kb.site.pages import Arguments, Elsewhere, Missing, Page, Row, columns, fetch, one, path_of
from kb.site.passages import CLASSES, KINDS, Mark, Text

_ID = re.compile(r"[0-9a-f]{16}")
_COLUMNS = 40  # organisations that have a column of their own in a matrix on the screen
_SIGN = {"lead": "牵", "responsible": "责", "coordinate": "配", "implement": "落", "supervise": "督"}


def of(connection: sqlite3.Connection, arguments: Arguments) -> Row:
    """The document that the address names."""
    found = one(connection, sql.DOCUMENT, id=arguments.path["id"])
    if not found:
        raise Missing("没有这份文件。文件编号由正文得出：正文变了，编号也就变了。")
    return found


def stretch(arguments: Arguments) -> tuple[int, int] | None:
    """The passage of ``?at=120-180``."""
    match = re.fullmatch(r"(\d{1,8})-(\d{1,8})", arguments.query.get("at") or "")
    return (int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


def document_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    about = of(connection, arguments)
    at = stretch(arguments)
    text = fetch(connection, sql.TEXT, id=about["document_id"])[0]["text"]
    outline = fetch(connection, sql.OUTLINE, id=about["document_id"])
    spans = fetch(connection, sql.SPANS, id=about["document_id"])
    if arguments.more.get("form") in ("json", "csv"):
        return _data(connection, about)
    marks = [Mark(row["kind"], row["char_start"], row["char_end"]) for row in spans]
    kinds: Counter[str] = Counter()
    for row in spans:
        kinds[row["kind"]] += row["facts"]
    context = {
        "document": about,
        "issuers": fetch(connection, sql.ISSUERS, id=about["document_id"]),
        "sources": fetch(connection, sql.SOURCES, id=about["document_id"]),
        "versions": fetch(connection, sql.VERSIONS, policy=about["policy_id"])[0]["versions"],
        "findings": fetch(connection, sql.FINDINGS, id=about["document_id"]),
        "outline": [row | {"name": _clause_name(row)} for row in outline if row["label"] or row["heading"]],
        "kinds": [{"kind": kind, "class": CLASSES[kind], "count": kinds[kind]} for kind in KINDS if kinds[kind]],
        "blocks": Text(text, marks, outline, at).blocks(),
        "at": at,
        "facts": facts(connection, about["document_id"], at) if at else {},
        "is_sample": about["is_sample"],
        "has_matrix": bool(kinds["responsibility"]),
    }
    return Page("document.html", context, {})


def _data(connection: sqlite3.Connection, about: Row) -> Page:
    """The document and its facts; as a table, one row a fact."""
    found = {kind: [_public(row) for row in rows] for kind, rows in facts(connection, about["document_id"], (0, 1 << 30)).items()}
    rows = [_line(kind, row) | {"is_sample": about["is_sample"]} for kind, rows in found.items() for row in rows]
    head = [("kind", "类别"), ("fact_id", "编号"), ("clause", "条款"), ("what", "内容"), ("who", "单位或姓名"), ("role", "角色"),
            ("value", "数值"), ("unit", "计量单位"), ("end_date", "截止日期"), ("quote", "引文"), ("char_start", "起始位置"),
            ("char_end", "结束位置"), ("is_sample", "改写样本")]  # fmt: skip
    return Page("document.html", {}, {"document": about, "facts": found}, rows, head, about["title"] or about["document_id"])


def _public(row: Row) -> Row:
    return {key: value for key, value in row.items() if key not in ("clause_id", "source_file", "document_title")}


def _line(kind: str, row: Row) -> Row:
    what = (
        row.get("task")
        or row.get("indicator")
        or row.get("action")
        or row.get("group_name")
        or row.get("project")
        or row.get("cited_title")
    )
    due = row.get("end_date") or row.get("period_end")
    who = row.get("organisation") or row.get("mention")
    return row | {
        "kind": KIND_NAMES[kind],
        "what": what,
        "who": row.get("person") or who,
        "end_date": due,
        "value": row.get("value") if kind == "target" else row.get("amount"),
    }


KIND_NAMES = {"responsibility": "职责", "target": "指标", "deadline": "时限", "roster": "名单", "funding": "资金", "citation": "引用",
              "finding": "核对提示"}  # fmt: skip


def facts(connection: sqlite3.Connection, document_id: str, at: tuple[int, int]) -> dict[str, list[Row]]:
    """What a stretch of text is evidence for, by kind; kinds without a fact are left out."""
    found = {kind: fetch(connection, query, id=document_id, start=at[0], end=at[1]) for kind, query in sql.FACTS.items()}
    return {kind: rows for kind, rows in found.items() if rows}


def facts_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """All facts of a document, or those of a passage: ``?at=120-180``; ``?part=1`` without the page around it."""
    about = of(connection, arguments)
    at = stretch(arguments)
    found = facts(connection, about["document_id"], at or (0, 1 << 30))
    data = {kind: [_public(row) for row in rows] for kind, rows in found.items()}
    context = {"document": about, "facts": found, "at": at, "is_sample": about["is_sample"]}
    return Page("_facts.html" if arguments.query.get("part") else "facts.html", context, data)


def fact_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/fact/ID``: the short address of a fact leads to its passage, lit."""
    found = one(connection, sql.FACT, id=arguments.path["id"])
    if not found:
        raise Missing("没有这条记录。编号由文件、内容和引文得出：内容变了，编号也就变了。")
    raise Elsewhere(passage(found))


def passage(row: Row) -> str:
    """The address of a fact's passage: it scrolls there and lights it."""
    address = path_of("document", row["document_id"])
    start, end = row.get("char_start"), row.get("char_end")
    return f"{address}?at={start}-{end}#lit" if start is not None and end is not None else address


def _clause_name(row: Row) -> str:
    """How a clause is called in the outline: 二、加强管理; where it has no heading, its first words."""
    marker = (row["label"] or "").rsplit("/", 1)[-1]
    if row["heading"]:
        heading = row["heading"]
        return f"{marker} {heading}" if marker and not heading.startswith(marker) else heading
    words = " ".join((row["text"] or "").split())
    return words[:24] + ("…" if len(words) > 24 else "")


# -- 责任矩阵 -------------------------------------------------------------------------------------------------------------


def matrix_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """Tasks × organisations, the roles in the cells."""
    about = of(connection, arguments)
    duties = fetch(connection, sql.DUTIES_OF_DOCUMENT, id=about["document_id"])
    counted = Counter(_body(duty) for duty in duties)
    bodies = sorted(counted, key=lambda body: (-counted[body], body))
    ids = {_body(duty): duty["organisation_id"] for duty in duties}
    tasks = _tasks(duties)
    own, others = bodies[:_COLUMNS], bodies[_COLUMNS:]
    for task in tasks:
        task["cells"] = [_signs(task["roles"].get(body, ())) for body in own]
        task["others"] = [(body, _signs(task["roles"][body])) for body in others if body in task["roles"]]
    rows = [_matrix_row(task) | {"is_sample": about["is_sample"]} for task in tasks]
    head = [*columns(None, "clause", "task"), *((f"body:{body}", body) for body in bodies), ("is_sample", "改写样本")]
    data = {"document_id": about["document_id"], "title": about["title"], "is_sample": about["is_sample"], "tasks": [
        {key: task[key] for key in ("task_id", "clause", "task", "roles")} for task in tasks]}  # fmt: skip
    context = {
        "document": about,
        "tasks": tasks,
        "bodies": [{"name": body, "id": ids[body], "count": counted[body]} for body in own],
        "others": len(others),
        "signs": [(sign, role) for role, sign in _SIGN.items()],
        "is_sample": about["is_sample"],
    }
    return Page("matrix.html", context, data, rows, head, f"责任矩阵-{about['title'] or about['document_id']}")


def _body(duty: Row) -> str:
    return duty["organisation"] or duty["mention"]


def _tasks(duties: list[Row]) -> list[Row]:
    tasks: dict[tuple[str, str], Row] = {}
    for duty in duties:
        task = tasks.setdefault((duty["task_id"], duty["task"]), {**duty, "roles": defaultdict(list)})
        if duty["role"] not in task["roles"][_body(duty)]:
            task["roles"][_body(duty)].append(duty["role"])
    return list(tasks.values())


def _signs(roles: Any) -> list[tuple[str, str]]:
    return [(role, _SIGN[role]) for role in labels.roles() if role in roles]


def _matrix_row(task: Row) -> Row:
    cells = {f"body:{body}": "、".join(labels.value("role", role) for role in roles) for body, roles in task["roles"].items()}
    return {"clause": task["clause"], "task": task["task"], **cells}
