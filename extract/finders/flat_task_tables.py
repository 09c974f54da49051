"""Task tables that a conversion has flattened: the head and the rows stand as lines, cells parted by blanks or by lines.

    序号 重点任务 牵头单位 责任单位                     序号 / 重点任务 / 牵头单位 / 责任单位
    1 新建公厕12座。 市城管局 市财政局、市住建局         1 / 新建公厕12座。 / 市城管局 / 市财政局、市住 / 建局

A row begins with its number and ends before the next one. Its last cells are lists of bodies, one list a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import BlockKind, Span
from extract.finders.actors import Duty
from extract.finders.statements import Actor, list_names, looks_like_a_body
from extract.finders.task_tables import column_kind
from extract.mentions.organisations import Kind, inherit_prefix, is_organisation, parse
from extract.reading import Reading
from extract.records import Role
from extract.rules.roles import NOT_A_NAME

_TOKEN = re.compile(r"[^\s]+")
_NUMBER = re.compile(r"\s*(\d{1,3})[.．、]?(?=\s|$|[^\d.．%％年月日])")
_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}(?:、|(?=[ \u3000]))")
_LONGEST_CELL = 14
_LONGEST_ROW = 3_000
_MOST_CELL_LINES = 12
_NONE = ("—", "－", "-", "/", "无")


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns of bodies, left to right, and the block at which the first row may begin."""

    roles: tuple[tuple[Role, str], ...]
    words: frozenset[str]
    first: int


def find_flat_table_duties(reading: Reading) -> list[Duty]:
    """The duties of every flattened table whose head ends in columns of bodies."""
    duties: list[Duty] = []
    index = 0
    while index < len(reading.document.blocks):
        head = _head(reading, index)
        if head is None:
            index += 1
            continue
        index = head.first
        for first, last in _rows(reading, head):
            duties += _row(reading, head, first, last)
            index = last
        index = max(index, head.first)
    return duties


def _tokens(reading: Reading, index: int) -> list[Span]:
    """The blank-parted words of a paragraph, in original offsets."""
    block = reading.document.blocks[index]
    if block.kind is BlockKind.ROW:
        return []
    return [Span(*m.span()) for m in _TOKEN.finditer(reading.document.text, block.span.start, block.span.end)]


def _head(reading: Reading, index: int) -> _Head | None:
    """A head that starts at a block: column names in one line, or one a line."""
    words: list[str] = []
    at = index
    while at < len(reading.document.blocks) and at - index < 9:
        block = reading.document.blocks[at]
        tokens = block.span.of(reading.document.text).split() if block.kind is not BlockKind.ROW else []
        if not tokens or any(len(token) > _LONGEST_CELL for token in tokens) or (words and (len(tokens) > 1 or tokens[0].isdigit())):
            break
        words += tokens
        at += 1
        if len(tokens) > 2:
            break
    if len(words) < 3:
        return None
    kinds = [column_kind(word) for word in words]
    roles = tuple((kind, word) for kind, word in zip(kinds, words, strict=True) if isinstance(kind, Role))
    numbered = "序号" in words or {"序", "号"} <= set(words)  # a conversion may part the two
    named = sum(kind is not None for kind in kinds) + numbered
    if named < 3 or not roles or not isinstance(kinds[-1], Role):
        return None
    return _Head(roles, frozenset(words), at)


def _rows(reading: Reading, head: _Head) -> Iterator[tuple[int, int]]:
    """The block ranges of the rows: each starts with the number after the one before."""
    document = reading.document
    start, number, index = -1, 0, head.first
    while index < len(document.blocks):
        block = document.blocks[index]
        match = _NUMBER.match(document.text, block.span.start, block.span.end)
        found = int(match[1]) if match else None
        begins = start < 0 and (
            number == 0 and found is not None and found < 999 or number > 0 and found == 1
        )  # each section may count anew
        if found is not None and (begins or _goes_on(match, number, found)):
            if start >= 0:
                yield start, index
            start, number = index, found
        elif (start >= 0 or number == 0) and _SECTION.match(document.text, block.span.start, block.span.end):
            if start >= 0:
                yield start, index
            yield index, index + 1  # a heading, or a row that is counted 一
            start = -1
        elif start >= 0 and block.span.end - document.blocks[start].span.start > _LONGEST_ROW:
            break
        elif start < 0 and number == 0 and index - head.first > 3:
            return
        index += 1
    if start >= 0:
        yield start, min(index, _end_of_last(reading, head, start))


def _goes_on(match: re.Match[str] | None, number: int, found: int) -> bool:
    """Whether a number begins the next row; one or two may have been run into the line before, where a gap parts it from its row."""
    apart = match is not None and match.string[match.end() : match.end() + 1] in (" ", "\u3000", "\t")
    return found == number + 1 or (apart and number > 0 and number + 1 < found <= number + 3)


def _end_of_last(reading: Reading, head: _Head, start: int) -> int:
    """The last row ends with the first line that ends in bodies."""
    for index in range(start, min(len(reading.document.blocks), start + _MOST_CELL_LINES)):
        tokens = _tokens(reading, index)
        if tokens and _actors(reading, tokens[-1:]) is not None:
            return index + 1
    return start + 1


def _row(reading: Reading, head: _Head, first: int, last: int) -> Iterator[Duty]:
    text = reading.document.text
    tokens = [span for i in range(first, last) for span in _tokens(reading, i) if span.of(text) not in head.words]
    number = _NUMBER.match(text, tokens[0].start) or _SECTION.match(text, tokens[0].start) if tokens else None
    cells = _cells(reading, tokens[1:], len(head.roles))
    if number is None or not cells:
        return
    task = _stripped(reading, number.end(), cells[0][0].start)
    quote = reading.document.fold_span(Span(tokens[0].start, tokens[-1].end))
    for (role, label), cell in zip(head.roles, cells, strict=False):
        for actor in _actors(reading, cell) or []:
            if len(task) > 3:
                yield Duty(actor, role, label, task, quote)


def _cells(reading: Reading, tokens: list[Span], count: int) -> list[list[Span]]:
    """The words of the last ``count`` cells: the longest run of the last words that is so many lists of bodies, the first
    as short as it can be; the last cell alone where the others are missing."""
    for wanted in (count, 1):
        for total in range(min(_MOST_CELL_LINES, len(tokens)), wanted - 1, -1):
            cells = _split(reading, tokens[-total:], wanted)
            if cells:
                return cells
    return []


def _split(reading: Reading, tokens: list[Span], count: int) -> list[list[Span]]:
    """``tokens`` as ``count`` lists of bodies; [] where they are not."""
    if count == 1:
        return [tokens] if _actors(reading, tokens) is not None else []
    for at in range(1, len(tokens)):
        if _actors(reading, tokens[:at]) is not None:
            rest = _split(reading, tokens[at:], count - 1)
            if rest:
                return [tokens[:at], *rest]
    return []


def _actors(reading: Reading, tokens: list[Span]) -> list[Actor] | None:
    """The bodies of one cell, whose words are wrapped lines; [] for the dash of an empty cell, ``None`` for no such list."""
    document = reading.document
    folded: list[int] = []
    for i, token in enumerate(tokens):
        gap = document.text[tokens[i - 1].end : token.start] if i else "\n"
        if "\n" not in gap and document.text[tokens[i - 1].end - 1] not in "、，":
            return None  # two words on one line are two cells
        span = document.fold_span(token)
        folded += range(span.start, span.end)
    joined = "".join(reading.text[i] for i in folded)
    if joined in _NONE:
        return []
    pieces = [piece for span in list_names(joined, Span(0, len(joined))) for piece in _unglued(joined, span.start, span.end)]
    names = [joined[a:b] for a, b in pieces]
    if not names or not all(is_organisation(name) and not NOT_A_NAME.regex.search(name) for name in names):
        return None
    places = [(name := parse(n)) is not None and name.kind is Kind.REGION for n in names]  # 青禾、云岭市政府
    if not all(place or looks_like_a_body(name) for name, place in zip(names, places, strict=True)) or all(places):
        return None
    full = inherit_prefix(names)
    return [Actor(Span(folded[a], folded[b - 1] + 1), n, f) for (a, b), n, f in zip(pieces, names, full, strict=True)]


_GLUED = re.compile(r"(?<=[厅委局办会院部])(?=[省市区县])")


def _unglued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Two bodies of one level that a conversion wrote without a blank: 省农委省环保厅."""
    cuts = [start, *(m.start() for m in _GLUED.finditer(text, start, end) if m.start() > start and text[m.start()] == text[start]), end]
    parts = list(zip(cuts, cuts[1:], strict=False))
    return parts if all(is_organisation(text[a:b]) for a, b in parts) else [(start, end)]


def _stripped(reading: Reading, start: int, end: int) -> Span:
    text = reading.document.text
    while start < end and (text[start].isspace() or text[start] in ".．、"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return reading.document.fold_span(Span(start, end))
