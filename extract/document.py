"""The document model: what a reader saw, and the text that every fact points into.

Two coordinate systems exist, and no third:

* *original* offsets count code points of ``Document.text``, the text that is stored and quoted;
* *folded* offsets count code points of ``Document.folded.text``, the same text made easy to match.

Finders work in folded offsets and turn them back with ``Document.original``. All spans are half-open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open stretch of code points, ``start <= i < end``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span | int) -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


# By the slots themselves: a paper has thousands of spans, and looking up ``object.__setattr__`` twice for each doubles their cost.
_slots: Any = Span
_set_start, _set_end = _slots.start.__set__, _slots.end.__set__


class Coverage:
    """The offsets that a set of spans covers, asked one by one.

    >>> 4 in Coverage([Span(3, 5), Span(4, 9)]), 9 in Coverage([Span(3, 9)])
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []  # merged, sorted
        for span in sorted(set(spans)):
            if self.spans and span.start <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(span.end, self.spans[-1].end))
            else:
                self.spans.append(span)
        self._starts = [span.start for span in self.spans]

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self.spans[index].end

    def outside(self, span: Span) -> Iterator[Span]:
        """The stretches of a span that are not covered, in order."""
        start = span.start
        for other in self.spans[max(0, bisect_right(self._starts, start) - 1) :]:
            if other.start >= span.end:
                break
            if other.start > start:
                yield Span(start, other.start)
            start = max(start, other.end)
        if start < span.end:
            yield Span(start, span.end)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one table row, as a reader saw it; its text holds no line feed and, outside rows, no tab.

    ``starts`` says whether a paragraph starts here: readers that know (a DOCX paragraph, PDF geometry) say so,
    ``None`` leaves it to ``layout``. ``page`` is 1-based, ``None`` where the format has no pages.
    ``cells`` and ``table`` (0-based, in order of reading) are set for a row alone. An empty text is a blank line.
    """

    text: str
    page: int | None = None
    starts: bool | None = None
    cells: tuple[str, ...] | None = None
    table: int | None = None
    indent: float | None = None  # of the first glyph, in em; None where unknown


@dataclass(frozen=True, slots=True)
class Paper:
    """What a reader hands over: the lines of a file in reading order, page furniture already off where geometry told it."""

    lines: tuple[Line, ...]
    media_type: str
    read_by: str
    page_count: int | None = None
    source_url: str | None = None
    ocr_confidence: float | None = None
    metadata: tuple[tuple[str, str], ...] = ()  # what the format itself says: ("title", …), ("author", …)


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table, in original offsets; blocks stand in order and never overlap."""

    span: Span
    kind: BlockKind
    page: int | None = None
    table: int | None = None
    cells: tuple[Span, ...] = ()


_ENCLOSED = range(0x2460, 0x2500), range(0x2776, 0x2794), range(0x3200, 0x3400)  # ①, ⑴, ❶, ㈠, ㎡: they keep their look
_PUNCTUATION = {
    "(": "（", ")": "）", ":": "：", "∶": "：", "︰": "：", ";": "；", "?": "？", "!": "！",
    "[": "〔", "]": "〕", "【": "〔", "】": "〕", "〖": "〔", "〗": "〕", "［": "〔", "］": "〕",
    "﹝": "〔", "﹞": "〕", "○": "〇", "◯": "〇", "Ο": "〇", "О": "〇", "•": "·", "‧": "·", "・": "·", "．": ".", "〜": "~", "∼": "~",
    "〈": "《", "〉": "》", "﹤": "<", "﹥": ">",
}  # fmt: skip
_SPACES = re.compile(r"[^\S\n\t]|[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f]")


def fold_character(char: str) -> str:
    """One character in the form that rules are written in; '' for a blank. Always at most one character."""
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if _SPACES.match(char):
        return ""
    code = ord(char)
    if code < 0x2E80 and code < 0x80 or any(code in block for block in _ENCLOSED):
        return char
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) != 1 or plain.isspace():
        return char
    return _PUNCTUATION.get(plain, plain)


_BLANK = "\0"
_RUN = re.compile(f"[^{_BLANK}]+")
_COMMA = re.compile(",")


class _FoldTable(dict[int, str]):
    """A ``str.translate`` table that fills itself as characters are met; a blank becomes ``_BLANK``, so that nothing moves."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code)) or _BLANK
        return folded


_TABLE = _FoldTable()


@dataclass(frozen=True)
class Folded:
    """A text in one width, without blanks, and the way back to where each character stood.

    Blanks go, but one U+0020 stays where two ASCII letters or digits would otherwise touch (``219 219``).
    Line feeds (between blocks) and tabs (between cells) stay. Brackets, colons and semicolons are full width,
    ``[【〔`` are all ``〔``; digits, letters and ``%`` are half width. A comma is full width unless digits flank it.
    """

    text: str
    offsets: tuple[int, ...]  # offsets[i] is the original offset of text[i]

    @classmethod
    def of(cls, original: str) -> Folded:
        same_length = original.translate(_TABLE)
        pieces: list[str] = []
        offsets: list[int] = []
        end = 0
        for run in _RUN.finditer(same_length):
            if pieces and run.start() > end and _is_word(pieces[-1][-1]) and _is_word(run[0][0]):
                pieces.append(" ")
                offsets.append(end)
            pieces.append(run[0])
            offsets.extend(range(*run.span()))
            end = run.end()
        return cls(_COMMA.sub(_comma, "".join(pieces)), tuple(offsets))

    def span(self, start: int, end: int) -> Span:
        """The original span of ``text[start:end]``.

        >>> Folded.of("2024 年 底").span(4, 6)
        Span(start=5, end=8)
        """
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """The folded offset of the first character that stands at or after the original ``offset``."""
        return bisect_left(self.offsets, offset)


def _comma(match: re.Match[str]) -> str:
    """A comma full width, unless it stands between digits."""
    text, at = match.string, match.start()
    return "," if text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit() else "，"


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


@lru_cache(maxsize=1 << 14)  # of names and titles, which a paper says again and again
def fold(text: str) -> str:
    """The folded form of a text, for comparing: ``fold("２０２４ 年(底)") == "2024年（底）"``."""
    return Folded.of(text).text


@dataclass(frozen=True)
class Document:
    """The text of one policy file and where each part of it stands. It never changes."""

    text: str
    blocks: tuple[Block, ...]
    media_type: str = "text/plain"
    read_by: str = "text"
    page_count: int | None = None
    source_url: str | None = None
    ocr_confidence: float | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._starts.extend(block.span.start for block in self.blocks)

    @cached_property
    def folded(self) -> Folded:
        return Folded.of(self.text)

    def original(self, folded: Span) -> Span:
        """A folded span in original offsets."""
        return self.folded.span(folded.start, folded.end)

    def fold_span(self, original: Span) -> Span:
        """An original span in folded offsets."""
        return Span(self.folded.at(original.start), self.folded.at(original.end))

    @cached_property
    def folded_blocks(self) -> tuple[Span, ...]:
        """The folded span of each block, in order."""
        return tuple(self.fold_span(block.span) for block in self.blocks)

    def block_index(self, offset: int) -> int:
        """The index of the block that holds the original ``offset`` (or the last one before it)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def page_at(self, offset: int) -> int | None:
        """The 1-based page of an original offset, ``None`` where the format has no pages."""
        return self.blocks[self.block_index(offset)].page if self.blocks else None

    @cached_property
    def tables(self) -> tuple[tuple[Block, ...], ...]:
        """The rows of each table, tables in order."""
        rows: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.table is not None:
                rows.setdefault(block.table, []).append(block)
        return tuple(tuple(rows[key]) for key in sorted(rows))

    @classmethod
    def from_paragraphs(cls, paragraphs: Iterable[str], **about: object) -> Document:
        """A document of ready-made paragraphs, one a line: for tests and for text that needs no layout."""
        blocks, pieces, at = [], [], 0
        for paragraph in paragraphs:
            blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH))
            pieces.append(paragraph)
            at += len(paragraph) + 1
        return cls("\n".join(pieces), tuple(blocks), **about)  # type: ignore[arg-type]
