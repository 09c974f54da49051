"""The data dictionary ``schema/DICTIONARY.md``, written from the schema and its labels: ``python -m kb.dictionary``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kb import SCHEMA_VERSION, labels
from kb.paths import data_folder, schema


def dictionary() -> str:
    """The whole page, in Markdown."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema("tables.sql") + schema("catalog.sql"))
    objects = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    )
    by_kind: dict[str, list[str]] = {"table": [], "view": []}
    for kind, name in objects:
        by_kind[kind].append(name)
    lines = ["# 数据字典", "", f"结构版本 {SCHEMA_VERSION}。本页由 `python -m kb.dictionary` 根据 `schema/` 生成，请勿手改。", ""]
    lines += ["## 目录视图", "", "脚本和应用请读这些视图；它们的名称、列和次序不会在同一结构版本内改变。", ""]
    lines += [line for name in by_kind["view"] for line in _section(connection, name)]
    lines += ["## 内部的表", "", "视图背后的表，可能增加。", ""]
    lines += [line for name in by_kind["table"] for line in _section(connection, name)]
    connection.close()
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    yield from (f"### {name}：{labels.table(name)}", "", labels.table_description(name) + "。", "")
    yield from ("| 列 | 名称 | 类型 | 说明 |", "|---|---|---|---|")
    for column in connection.execute(f'PRAGMA table_info("{name}")'):
        meaning = labels.column_description(name, column[1]).replace("|", "\\|")
        yield f"| `{column[1]}` | {labels.column(name, column[1])} | {column[2]} | {meaning} |"
    yield ""


def main() -> None:
    (data_folder("schema") / "DICTIONARY.md").write_text(dictionary(), "utf-8")


if __name__ == "__main__":
    main()
