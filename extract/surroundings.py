"""What stands around the papers of a file: a reporter's lead before them, copies, links and page tools behind them."""

from __future__ import annotations

import re

from extract.document import Span
from extract.heads import HeadReader
from extract.rules.parts import COPIES, FULL_DATE, LEAD_END, LEAD_START, WEB_TAIL
from extract.titles import lines_of

_CONTENTS = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[案划要细法见施预纲点]))(?P<word>目录)(?=\n|前言|引言|总则|第[一1]|一、|1)")
_CONTENTS_ENTRY = re.compile(r"\n?(?P<first>(?:前言|引言|总则|概述)|第[一1][章节部][^\n….·第一]{1,8}|[一1][、.]?[^\n….·\d]{2,8})")
_LEADERS = re.compile(r"[^\n]{0,24}[….·]{3,}")
_CONTENTS_WITHIN = 120
_LONGEST_CONTENTS = 8_000
_TAIL_WINDOW = 3_000
_LEAD_WINDOW = 6_000
_SIGNED = re.compile(rf"(?:人民政府|办公室|办公厅|委员会|[厅局委部])\n?(?:{FULL_DATE.pattern})(?=\n|$)")


def tail_start(text: str) -> int:
    """Where the tail begins: the first mark after which no running text comes any more."""
    window = max(0, len(text) - _TAIL_WINDOW)
    marks = sorted({m.start() for rule in (COPIES, WEB_TAIL) for m in rule.regex.finditer(text, window)})
    for mark in marks:
        if mark > min(200, len(text) // 3) and _only_tail(text[mark:]):
            return mark
    return len(text)


def _only_tail(rest: str) -> bool:
    """Whether a rest is nothing but lines of a tail: short, or few sentences."""
    if _SIGNED.search(rest):
        return False
    lines = [line for line in rest.split("\n") if line]
    long = sum(len(line) > 120 and line.count("。") > 1 for line in lines)
    return long == 0 and rest.count("。") <= 4 and not any("\t" in line for line in lines)


def lead_end(text: str, heads: HeadReader) -> int:
    """Where a reporter's lead ends; 0 where there is none."""
    mark = LEAD_END.regex.search(text, 0, _LEAD_WINDOW)
    if mark and len(text) - mark.end() > mark.start():
        return mark.end() + (text[mark.end() : mark.end() + 1] == "\n")
    if not LEAD_START.regex.match(text):
        return 0
    addressees = heads.addressees(0, min(len(text), _LEAD_WINDOW))
    titles = heads.titles(0, addressees.start) if addressees else []
    return titles[-1].start if titles and "。" in text[: titles[-1].start] else 0


def printed_on(text: str, tail: Span) -> Span | None:
    """The date of the line that says who printed the paper and when: 青禾市人民政府办公室2023年4月7日印发."""
    for match in FULL_DATE.regex.finditer(text, tail.start, tail.end):
        if text.startswith("印发", match.end()):
            return Span(*match.span())
    return None


def contents_of(text: str, start: int, end: int) -> Span | None:
    """The table of contents of a paper whose body begins at ``start``: from 目录 to where its first entry comes again as a heading.

    >>> contents_of("方案\n目录\n第一章总则\n第二章目标\n第一章总则\n为了", 2, 30)
    Span(start=3, end=18)
    """
    head = _CONTENTS.search(text, start, min(end, start + _CONTENTS_WITHIN))
    if head is None:
        return None
    entry = _CONTENTS_ENTRY.match(text, head.end(), end)
    if entry is None:
        return None
    first = entry["first"]
    again = text.find(first, entry.end("first"), min(end, head.end() + _LONGEST_CONTENTS))
    while again >= 0 and _LEADERS.match(text, again + len(first)):
        again = text.find(first, again + 1, min(end, head.end() + _LONGEST_CONTENTS))
    if again < 0:
        return None
    preface = next((line.start for line in lines_of(text, head.end(), again) if len(line) > 50 and "。" in line.of(text)), again)
    return Span(head.start("word"), preface)
