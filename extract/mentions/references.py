"""Other papers that a text names: 《title》 with its 文号, a 文号 alone, the code of a standard. Works on folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.rules.references import NUMBER_TAIL, ORDER_NUMBER, STANDARD

_LONGEST_CODE = 16
_LONGEST_TITLE = 200
_OPENS = re.compile(r"(?:\n?（)?")
_MARKS = re.compile(r"[《》。；]")
# What stands left of an agency's code without belonging to it.
_NOT_CODE = re.compile(
    r".*(?:的?(?:通知|意见|办法|决定|方案|规定|公告|批复|细则|规划|要点|计划|措施|条例|规则|精神|要求)|根据|按照|依据|依照|遵照|执行|贯彻|落实|参照|"
    r"印发|转发|下发|废止|修订|以及|文件|适用于|享受|国务院|政府|和|及|与|见|即|对|由|原|以|按|同|在|将|照|文(?=.))",
    re.DOTALL,
)
_BROKEN_CODE = re.compile(r"（(?P<code>[\u4e00-\u9fff]{1,6}\n[\u4e00-\u9fff]{1,6})$")  # a line end within the brackets
_CODE = re.compile(r"(?P<head>[\u4e00-\u9fff]{1,14})(?P<rest>(?:[（〔][\u4e00-\u9fff]{1,6}[）〕][\u4e00-\u9fff]{0,6})?)$")


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """A paper as a text names it. ``title`` without 《》, ``number`` a 文号 with 〔〕, ``standard`` a code such as ``GB5749-2022``."""

    title: str | None = None
    number: str | None = None
    standard: str | None = None


def find_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Every 文号 of a folded text with its place and its normal form.

    >>> list(find_numbers("按照云政发(2022)3号文件"))
    [(2, 13, '云政发〔2022〕3号')]
    """
    for match in NUMBER_TAIL.regex.finditer(text):
        start = _code_start(text, match.start())
        if start is None:
            continue
        year, serial = match["year"] or match["year2"], match["serial"] or match["serial2"]
        code = text[start : match.start()].replace("\n", "").replace(" ", "")
        yield start, match.end(), f"{code}〔{year}〕{int(serial)}号"


def _code_start(text: str, end: int) -> int | None:
    """Where the agency's code (云政办发) that ends at ``end`` begins; ``None`` where there is none."""
    window = text[max(0, end - _LONGEST_CODE) : end]
    broken = _BROKEN_CODE.search(window)
    if broken:
        return end - len(broken["code"])
    code = _CODE.search(window.rsplit("\n", 1)[-1])
    if code is None:
        return None
    stop = _NOT_CODE.match(code["head"])
    start = stop.end() if stop else 0
    return end - (len(code.group()) - start) if start < len(code["head"]) else None


def find_references(text: str) -> Iterator[tuple[int, int, ReferenceMention]]:
    """References in a folded text: ``《A〈B〉办法》（云政办发〔2022〕3号）``, ``《C规范》（GB 5749-2022）``, ``云财发〔2021〕7号``, ``GB 5749-2022``.

    The span of a title takes in its 《》 and the number or code behind it; a nested title is part of the outer one.
    """
    numbers = {start: (end, number) for start, end, number in find_numbers(text)}
    standards = {m.start(): (m.end(), m.group()) for m in STANDARD.regex.finditer(text)}
    taken: list[tuple[int, int]] = []
    for start, end in _titles(text):
        title = text[start + 1 : end - 1].replace("\n", "")
        at = _OPENS.match(text, end).end()  # type: ignore[union-attr]
        stop, number = numbers.get(at) or _order(text, at) or (end, None)
        standard = None
        if number is None:
            stop, standard = standards.get(at, (end, None))
        if stop > end and at > end and text[stop : stop + 1] == "）":
            stop += 1
        covered = stop
        taken.append((start, covered))
        yield start, covered, ReferenceMention(title, number, standard)
    starts = [start for start, _ in taken]
    for found in (numbers, standards):
        for start, (end, code) in found.items():
            index = bisect_right(starts, start) - 1
            if index < 0 or start >= taken[index][1]:
                yield start, end, ReferenceMention(None, code, None) if found is numbers else ReferenceMention(None, None, code)


def _order(text: str, at: int) -> tuple[int, str] | None:
    """The number of an order that stands at ``at``, looked for behind titles alone: 《青禾市公园条例》（⟦青禾市人民政府令第12号⟧）."""
    order = ORDER_NUMBER.regex.match(text, at)
    return (order.end(), order.group()) if order else None


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """The outermost 《…》; an opening mark that is not closed before the sentence ends is left out."""
    depth, start = 0, 0
    for mark in _MARKS.finditer(text):
        char = mark.group()
        if depth and (mark.start() - start > _LONGEST_TITLE or char in "。；"):
            depth = 0
        if char == "《":
            depth += 1
            start = mark.start() if depth == 1 else start
        elif char == "》" and depth:
            depth -= 1
            closes = depth == 0 or not _closes_later(text, mark.end(), start)
            if closes:
                depth = 0
                if mark.start() - start > 1:
                    yield start, mark.end()


def _closes_later(text: str, at: int, start: int) -> bool:
    """Whether a nested title is followed by the outer one's end: papers also forget one of two closing marks."""
    following = _MARKS.search(text, at, start + _LONGEST_TITLE)
    return following is not None and following.group() == "》"
