"""Annexes: where each begins, and the lines (附件：1.… 2.…) that only announce them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from extract.document import Span
from extract.rules.parts import ANNEX
from extract.titles import lines_of, title_at
from extract.units import Unit

_HEADING = re.compile(rf"(?:(?<=\n)|^|(?<=[。；）日])){ANNEX.pattern}")
_ENTRY = re.compile(r"^(?:\d{1,2}[.、．]|附(?:件|表)\d{0,2}[：.]?|《|[^。；]{2,80}$)")
_NUMERALS = {n: str(i) for i, n in enumerate("〇一二三四五六七八九十")}
_MOST_ENTRIES = 25


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its label, its stretch, its title, and where its text begins."""

    label: str
    span: Span
    body: int
    title: Span | None

    @property
    def start(self) -> int:
        return self.span.start


def find_annexes(text: str, unit: Unit) -> tuple[list[Annex], list[Span]]:
    """The annexes of a paper, and its lists of annexes."""
    heads = [m for m in _HEADING.finditer(text, unit.body, unit.end) if _is_heading(text, m)]
    begins: list[re.Match[str]] = []
    lists: list[Span] = []
    for head, following in zip_longest(heads, heads[1:]):
        stop = following.start() if following else unit.end
        signature = unit.signature.span if unit.signature else None
        if signature and head.start() < signature.start <= stop:
            stop = signature.start
            lists.append(Span(head.start(), stop))
        elif not begins and _is_list(text, head, stop, unit.end):
            lists.append(Span(head.start(), stop))
        else:
            begins.append(head)
    ends = [m.start() for m in begins[1:]] + [unit.end]
    return [_annex(text, m, end) for m, end in zip(begins, ends, strict=False)], lists


def _is_heading(text: str, match: re.Match[str]) -> bool:
    """A heading starts a line, or stands behind a full stop with a number or a colon; 附件中、附件所列 is running text."""
    starts_line = match.start() == 0 or text[match.start() - 1] == "\n"
    line = text[match.end() :].split("\n", 1)[0] if len(text) < 400 else text[match.end() : match.end() + 200].split("\n", 1)[0]
    if starts_line:
        return not re.match(r"(?:下载|[中的所和及等]|由|为)", line) and (bool(match["colon"]) or bool(match["n"]) or len(line) <= 60)
    return bool(match["colon"]) or (bool(match["n"]) and not re.match(r"[）》，。、的中和]", line))


def _is_list(text: str, head: re.Match[str], stop: int, end: int) -> bool:
    """Whether a heading opens a list of annexes rather than an annex: entries alone, up to the next heading or the end."""
    rest = text[head.end() : stop]
    lines = [line for line in rest.split("\n") if line]
    if not head["colon"] and rest.startswith("\n"):
        return False
    if not lines:
        return stop == end
    if len(lines) > _MOST_ENTRIES or any("\t" in line or not _ENTRY.match(line) for line in lines):
        return False
    return bool(head["colon"]) and (not rest.startswith("\n") or stop == end or bool(re.match(r"\n?1[.、]", rest)))


def _annex(text: str, head: re.Match[str], end: int) -> Annex:
    number = "".join(_NUMERALS.get(c, c) for c in head["n"] or "").replace("—", "-")
    start = head.end()
    while start < end and text[start] == "\n":
        start += 1
    title = title_at(text, start, end)
    lines = lines_of(text, head.start(), min(end, head.start() + 300))
    body = title.end if title else min(end, lines[0].end if lines and len(lines[0]) <= 60 else head.end())
    return Annex(f"附件{number}", Span(head.start(), end), body, title)
