"""Markdown, as converters write it: its marks go, its words and addresses stay, its tables become rows."""

from __future__ import annotations

import re
from pathlib import Path

from extract.document import Line, Paper
from extract.readers.text import load, split_lines, with_tab_tables

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_ITEM = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)")
_RULER = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_STRONG = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
_PIPED = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
_SEPARATOR = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PAGE = re.compile(r"^#+ Page \d+:?$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def looks_like_markdown(text: str) -> bool:
    """Whether a text carries Markdown marks: two headings, or a table with its separator row.

    A single ``#`` line, a dash at the start of a line or an asterisk proves nothing.
    """
    lines = text[:400_000].split("\n")
    headings = sum(1 for line in lines if _HEADING.match(line) and not _PAGE.match(line.strip()))
    tables = sum(1 for over, line in zip(lines, lines[1:], strict=False) if "|" in line and _PIPED.match(over) and _SEPARATOR.match(line))
    return headings >= 2 or tables >= 1


def read_markdown(path: Path, text: str | None = None) -> Paper:
    """A Markdown file: headings, list items and hard breaks start paragraphs, other lines are left to ``layout``."""
    raw = split_lines(load(path) if text is None else text)
    return Paper(tuple(with_tab_tables(_lines(raw))), "text/markdown", "markdown")


def _lines(raw: list[str]) -> list[Line]:
    lines: list[Line] = []
    after_break = False  # the line before was a heading or ended in a hard break
    at, table = 0, 0
    while at < len(raw):
        text = raw[at]
        if _PIPED.match(text) and at + 1 < len(raw) and _SEPARATOR.match(raw[at + 1]) and "|" in raw[at + 1]:
            end = _table_end(raw, at)
            lines.extend(_row(row, table) for i, row in enumerate(raw[at:end]) if i != 1)
            at, table, after_break = end, table + 1, True
            continue
        at += 1
        if _RULER.match(text) or _FENCE.match(text):
            lines.append(Line(""))
            continue
        heading = _HEADING.match(text)
        starts = True if heading or _ITEM.match(text) or (after_break and text.strip()) else None
        lines.append(Line(unmark(text), starts=starts))
        if text.strip():
            after_break = bool(heading) or text.endswith("  ")
    return lines


def _table_end(raw: list[str], at: int) -> int:
    while at < len(raw) and _PIPED.match(raw[at]):
        at += 1
    return at


def _row(text: str, table: int) -> Line:
    """``| 序号 | 单位 |`` as a row; ``\\|`` is a pipe inside a cell."""
    inner = text.strip().removeprefix("|").removesuffix("|")
    cells = tuple(unmark(cell).replace("\\|", "|").replace("<br>", " ").strip() for cell in re.split(r"(?<!\\)\|", inner))
    return Line("\t".join(cells), starts=True, cells=cells, table=table)


def unmark(text: str) -> str:
    """A line without its marks: heading signs, a list dash at its start, pairs of asterisks.

    >>> unmark("- **牵头单位：**青禾市财政局")
    '牵头单位：青禾市财政局'
    """
    heading = _HEADING.match(text)
    plain = heading[2] if heading else text
    if not (item := _ITEM.match(plain)) or not plain[item.end() :].startswith(("-", "—")):
        plain = _ITEM.sub("", plain)
    return _STRONG.sub(r"\2", plain)
