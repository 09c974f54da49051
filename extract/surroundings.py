"""What stands around the papers of a file: a reporter's lead before them, copies, links and page tools behind them."""

from __future__ import annotations

import re

from extract.document import Span
from extract.rules.parts import COPIES, FULL_DATE, LEAD_END, LEAD_START, WEB_TAIL
from extract.units import UnitReader

_TAIL_WINDOW = 3_000
_LEAD_WINDOW = 6_000
_SIGNED = re.compile(rf"(?:人民政府|办公室|办公厅|委员会|[厅局委部])\n?(?:{FULL_DATE.pattern})(?=\n|$)")


def tail_start(text: str) -> int:
    """Where the tail begins: the first mark after which no running text comes any more."""
    window = max(0, len(text) - _TAIL_WINDOW)
    marks = sorted({m.start() for rule in (COPIES, WEB_TAIL) for m in rule.regex.finditer(text, window)})
    for mark in marks:
        if mark > 200 and _only_tail(text[mark:]):
            return mark
    return len(text)


def _only_tail(rest: str) -> bool:
    """Whether a rest is nothing but lines of a tail: short, or few sentences."""
    if _SIGNED.search(rest):
        return False
    lines = [line for line in rest.split("\n") if line]
    long = sum(len(line) > 120 and line.count("。") > 1 for line in lines)
    return long == 0 and rest.count("。") <= 4 and not any("\t" in line for line in lines)


def lead_end(text: str, reader: UnitReader) -> int:
    """Where a reporter's lead ends; 0 where there is none."""
    mark = LEAD_END.regex.search(text, 0, _LEAD_WINDOW)
    if mark and len(text) - mark.end() > mark.start():
        return mark.end() + (text[mark.end() : mark.end() + 1] == "\n")
    if not LEAD_START.regex.match(text):
        return 0
    addressees = reader.addressees(0, min(len(text), _LEAD_WINDOW))
    titles = reader.head_titles(0, addressees.start) if addressees else []
    return titles[-1].start if titles and "。" in text[: titles[-1].start] else 0


def printed_on(text: str, tail: Span) -> Span | None:
    """The date of the line that says who printed the paper and when: 青禾市人民政府办公室2023年4月7日印发."""
    for match in FULL_DATE.regex.finditer(text, tail.start, tail.end):
        if text.startswith("印发", match.end()):
            return Span(*match.span())
    return None
