"""How documents hang together and what is doubtful in them: cited documents, findings, two versions beside each other."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

from kb import labels
from kb.diff import compare_documents
from kb.site import sql
from kb.site.pages import Arguments, Missing, Page, Row, columns, fetch, kept, one, paged

RELATIONS = ("basis", "implements", "issues", "forwards", "revises", "repeals", "mentions")


def citations_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/citations``: what is cited, the most cited first, with the documents that cite it; as rows, each citation by itself."""
    q, relation = arguments.text("q"), arguments.text("relation")
    relation = relation if relation in RELATIONS else None
    chosen = {"q": q, "relation": relation}
    cited, more = paged(fetch(connection, sql.CITED, **chosen, **arguments.window()), arguments)
    wanted = json.dumps([row["cited"] for row in cited])
    citing: dict[str, list[Row]] = defaultdict(list)
    for by in fetch(connection, sql.CITED_BY, cited=wanted, relation=relation):
        citing[by["cited"]].append(by)
    for row in cited:
        row["by"] = citing[row["cited"]]
    context = {"rows": cited, "more": more, "chosen": chosen, "relations": RELATIONS}
    rows: list[Row] = [{**row, **by} for row in cited for by in row["by"]]
    names = ("cited_title", "cited_number", "relation", "document_title", "clause", "quote", "issued_on", "is_sample")
    return Page("citations.html", context, cited, rows, columns("catalog_citations", *names), "引用")


def findings_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/findings``: what a reader should check before quoting, errors first."""
    q, kind = arguments.text("q"), arguments.text("kind")
    kinds = kept(connection, sql.FINDING_KINDS)
    kind = kind if kind in {row["kind"] for row in kinds} else None
    rows, more = paged(fetch(connection, sql.ALL_FINDINGS, q=q, kind=kind, **arguments.window()), arguments)
    context = {"rows": rows, "more": more, "chosen": {"q": q, "kind": kind}, "kinds": kinds}
    names = ("severity", "kind", "message", "expected", "found", "quote", "document_title", "source_file", "is_sample")
    return Page("findings.html", context, rows, rows, columns("catalog_findings", *names), "疑点")


def versions_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/versions``: policies of which there is more than one document."""
    rows, more = paged(fetch(connection, sql.POLICIES, q=arguments.text("q"), **arguments.window()), arguments)
    for row in rows:
        row["versions"] = fetch(connection, sql.OF_POLICY, id=row["policy_id"])
    context = {"rows": rows, "more": more, "chosen": {"q": arguments.text("q")}}
    names = ("title", "document_number", "region", "documents", "first_issued", "last_issued")
    head = [
        (name, {"documents": "文件数", "first_issued": "最早", "last_issued": "最新"}.get(name, heading))
        for name, heading in columns(None, *names)
    ]
    return Page("versions.html", context, rows, rows, head, "版本比较")


def comparison_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/compare?old=…&new=…``: what changed from one document to another, fact by fact."""
    sides = [one(connection, sql.ABOUT_DOCUMENT, id=arguments.text(name) or "") for name in ("old", "new")]
    if not all(sides):
        raise Missing("请从“版本比较”中选两份文件")
    old, new = sides
    found = compare_documents(connection, old["document_id"], new["document_id"])  # type: ignore[index]
    groups = [("新增", found.added), ("删去", found.removed), ("改动", found.changed)]
    rows = [{"change": heading, "kind": labels.value("fact", row["kind"]), **row} for heading, changes in groups for row in changes]
    context = {
        "old": old,
        "new": new,
        "groups": [(heading, _by_kind(changes)) for heading, changes in groups if changes],
        "any": bool(found),
    }
    data = {"old": old, "new": new, **found.as_json()}
    head = [("change", "变化"), ("kind", "类别"), ("key", "对象"), ("summary", "说明")]
    return Page("comparison.html", context, data, rows, head, "版本比较")


def _by_kind(changes: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        kinds.setdefault(labels.value("fact", change["kind"]), []).append(change)
    return list(kinds.items())
