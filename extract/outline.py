"""From marks such as 一、（一）1.（1） to the tree of clauses.

A mark opens a clause where a block starts. Converted pages often run clauses together, so a mark inside a block counts
too, where the count goes on (（二） after （一）) or a new count begins that goes on later, and the text before it has ended.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.document import BlockKind, Document, Span
from extract.parts import Part, PartKind, Parts
from extract.rules.outline import MARK_END, NUMBERINGS, SENTENCE_END, Numbering

_LONGEST_HEADING = 45
_LONGEST_TITLE = 60
_LOOK_AHEAD = 6_000
_BELOW_CHINESE = ("chinese-bracket", "digit", "digit-bracket", "circled")
_SIGNS = frozenset("".join(numbering.signs for numbering in NUMBERINGS))
_DECIMAL = re.compile(r"\d\.\d")
_COMMON = ("chinese", "chinese-bracket", "digit", "digit-bracket")  # marks so regular that the count alone tells, even inside a sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered item, or the opening text of a part (``marker`` empty). All spans are folded offsets.

    ``body`` runs from the mark to the first clause below or after it, ``span`` to the end of its last descendant.
    ``inline`` clauses (一是 …) are points within the paragraph of their parent.
    """

    index: int
    parent: int | None
    level: int
    path: str
    marker: Span
    heading: Span
    body: Span
    span: Span
    inline: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    numbering: Numbering
    ordinal: int
    span: Span
    starts_block: bool


class Outline:
    """The clauses of a document, in order of place."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self.clauses = clauses
        self._starts = [clause.body.start for clause in clauses]
        self._children: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None:
                self._children.setdefault(clause.parent, []).append(clause)

    def at(self, offset: int) -> Clause | None:
        """The innermost clause at a folded offset; ``None`` outside all parts."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            clause = self.clauses[index]
            if offset in clause.span:
                return clause
            if clause.parent is None:
                return None
            index = clause.parent
        return None

    def item_at(self, offset: int) -> Clause | None:
        """As ``at``, but the item whose paragraph it is rather than a point (一是 …) of it."""
        clause = self.at(offset)
        while clause is not None and clause.inline and clause.parent is not None:
            clause = self.clauses[clause.parent]
        return clause

    def path_at(self, offset: int) -> str:
        clause = self.at(offset)
        return clause.path if clause else ""

    def between(self, start: int, end: int) -> list[Clause]:
        """The items (not the points within them) whose marks stand in ``start <= offset < end``."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [c for c in self.clauses[first:last] if not c.inline]

    def children(self, clause: Clause) -> list[Clause]:
        return self._children.get(clause.index, [])

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        """The clauses above, nearest first."""
        while clause.parent is not None:
            clause = self.clauses[clause.parent]
            yield clause


def build(document: Document, parts: Parts) -> Outline:
    """The outline of a document; the notice, the policy and each annex count anew."""
    clauses: list[Clause] = []
    for part in parts.parts:
        if part.kind in (PartKind.NOTICE, PartKind.POLICY, PartKind.ANNEX):
            clauses.extend(_clauses_of(document, part, len(clauses)))
    return Outline(tuple(clauses))


def ordinal(numeral: str) -> int:
    """The value of an ordinal as clause marks write it.

    >>> [ordinal(n) for n in ("七", "十", "二十一", "一百零二", "12", "③", "B")]
    [7, 10, 21, 102, 12, 3, 2]
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else ord(numeral) - ord("A") + 1
    if "①" <= numeral[0] <= "⑳":
        return ord(numeral[0]) - ord("①") + 1
    total = digit = 0
    for char in numeral:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 * (total == 0) + "〇一二三四五六七八九".find("〇" if char == "零" else char)
    return total + digit


def _clauses_of(document: Document, part: Part, first: int) -> list[Clause]:
    root = Clause(
        first, None, 0, part.label, Span(part.span.start, part.span.start), Span(part.span.start, part.span.start), part.span, part.span
    )
    clauses: list[Clause] = [root]
    stack: list[tuple[Clause, Numbering | None]] = [(root, None)]
    for mark in _accepted(document, part):
        depth = next((i for i, (_, numbering) in enumerate(stack) if numbering is mark.numbering), len(stack))
        del stack[depth:]
        parent = stack[-1][0]
        label = document.folded.text[mark.span.start : mark.span.end]
        path = f"{parent.path}/{label}" if parent.path else label
        clause = Clause(
            first + len(clauses), parent.index, len(stack), path, mark.span, Span(mark.span.end, mark.span.end),
            Span(mark.span.start, part.span.end), Span(mark.span.start, part.span.end), mark.numbering.inline,
        )  # fmt: skip
        clauses.append(clause)
        stack.append((clause, mark.numbering))
    return _closed(clauses, part, document)


def _closed(clauses: list[Clause], part: Part, document: Document) -> list[Clause]:
    """The same clauses with their ends and headings known."""
    done: list[Clause] = []
    next_start = part.span.end
    ends: dict[int, int] = {}  # where the next clause of each level starts
    for clause in reversed(clauses):
        body = Span(clause.body.start, next_start)
        end = min((at for level, at in ends.items() if level <= clause.level), default=part.span.end)
        done.append(replace(clause, body=body, span=Span(clause.span.start, end), heading=_heading(document, clause.marker, body)))
        next_start = ends[clause.level] = clause.body.start
    return done[::-1]


_TITLE_STOP = re.compile(r"[。；：！？]")


def _heading(document: Document, marker: Span, body: Span) -> Span:
    """The item's title: its first line where that is short and ends without a full stop, else its first short sentence."""
    text = document.folded.text
    line_end = text.find("\n", marker.end, body.end)
    line_end = body.end if line_end < 0 else line_end
    stop = _TITLE_STOP.search(text, marker.end, line_end)
    end = stop.start() if stop else line_end
    if marker.start == marker.end or end - marker.end > _LONGEST_HEADING:
        return Span(marker.end, marker.end)
    return Span(marker.end, end)


def _accepted(document: Document, part: Part) -> list[_Mark]:
    """The marks of a part that do open a clause, in order."""
    candidates = _candidates(document, part)
    accepted: list[_Mark] = []
    open_counts: list[tuple[Numbering, int]] = []
    for i, mark in enumerate(candidates):
        last = next((n for numbering, n in open_counts if numbering is mark.numbering), None)
        misplaced = mark.numbering.name == "chinese" and any(numbering.name in _BELOW_CHINESE for numbering, _ in open_counts)
        if not _opens(document, mark, last, candidates, i, accepted[-1] if accepted else None, misplaced=misplaced):
            continue
        accepted.append(mark)
        depth = next((k for k, (numbering, _) in enumerate(open_counts) if numbering is mark.numbering), len(open_counts))
        open_counts[depth:] = [(mark.numbering, mark.ordinal)]
    return accepted


def _opens(
    document: Document, mark: _Mark, last: int | None, candidates: list[_Mark], i: int, before: _Mark | None, *, misplaced: bool
) -> bool:
    """Whether a mark opens a clause; ``last`` is the count so far of its numbering, ``None`` where it is not open.
    ``misplaced``: no list of this numbering begins inside a sentence below those that are open.
    """
    if mark.numbering.counted:
        return (mark.starts_block or _text_before_has_ended(document, mark)) and _stands_in_count(document, mark, candidates)
    if mark.starts_block and not mark.numbering.inline:
        return True
    goes_on = last is not None and mark.ordinal == last + 1
    begins = mark.ordinal == 1 and last is None and not misplaced and _goes_on_later(mark, candidates, i)
    if mark.numbering.inline:
        return goes_on or (mark.ordinal == 1 and _goes_on_later(mark, candidates, i))
    across = _continues_across(mark, candidates, i, last)
    if not (goes_on or begins or across):
        return False
    opened = begins or (across and document.folded.text[mark.span.start] == "（")  # 二、放得活（五）清理许可, not 目标7.a
    directly_below = before is not None and before.span.end == mark.span.start  # 6.（1）
    if (
        directly_below
        or _text_before_has_ended(document, mark)
        or (before is not None and opened and mark.numbering.name in _COMMON and _follows_heading(document, before, mark))
    ):
        return True
    return goes_on and mark.numbering.name in _COMMON


def _stands_in_count(document: Document, mark: _Mark, candidates: list[_Mark]) -> bool:
    """Whether 3.2.1 has 3.2.2 beside it, or 3.2 above it."""
    text = document.folded.text
    head, _, last = mark.span.of(text).rstrip(".").rpartition(".")
    kin = {f"{head}.{int(last) + 1}", f"{head}.{int(last) - 1}", *([head] if "." in head else [])}
    return any(other.numbering.counted and other.span.of(text).rstrip(".") in kin for other in candidates)


def _follows_heading(document: Document, before: _Mark, mark: _Mark) -> bool:
    """``一、主要任务1.修路``: nothing but a short title stands between two marks."""
    title = document.folded.text[before.span.end : mark.span.start]
    return 0 < len(title) <= _LONGEST_TITLE and not re.search(r"[。；：\n]", title)


def _continues_across(mark: _Mark, candidates: list[_Mark], i: int, last: int | None) -> bool:
    """Items counted through a document (17. is the first of section 三、): the same numbering stood at one less before."""
    if last is not None:
        return False
    before = next((m for m in reversed(candidates[:i]) if m.numbering is mark.numbering), None)
    return before is not None and mark.ordinal == before.ordinal + 1


def _goes_on_later(mark: _Mark, candidates: list[_Mark], i: int) -> bool:
    for later in candidates[i + 1 :]:
        if later.span.start - mark.span.start > _LOOK_AHEAD:
            return False
        if later.numbering is mark.numbering:
            return later.ordinal == 2
    return False


def _text_before_has_ended(document: Document, mark: _Mark) -> bool:
    at = mark.span.start
    offsets = document.folded.offsets
    return document.folded.text[at - 1] in SENTENCE_END or offsets[at] - offsets[at - 1] > 1


@lru_cache(maxsize=1 << 10)
def _numberings_with(signs: frozenset[str]) -> tuple[Numbering, ...]:
    """The numberings of which a text that holds these signs may hold marks."""
    return tuple(numbering for numbering in NUMBERINGS if not signs.isdisjoint(numbering.signs))


def _candidates(document: Document, part: Part) -> list[_Mark]:
    """Every place of a part that looks like a mark, in order; rows of tables hold none."""
    text, marks = document.folded.text, []
    spans = document.folded_blocks
    first = max(0, bisect_right(spans, part.span.start, key=lambda span: span.start) - 1)
    last = bisect_left(spans, part.span.end, key=lambda span: span.start)
    for block, span in zip(document.blocks[first:last], spans[first:last], strict=True):
        start, end = max(span.start, part.span.start), min(span.end, part.span.end)
        if block.kind is BlockKind.ROW or start >= end or not MARK_END.regex.search(text, start, end):
            continue
        decimals = _DECIMAL.search(text, start, end) is not None
        for numbering in _numberings_with(_SIGNS.intersection(text[start:end])):
            if numbering.counted and not decimals:
                continue
            for match in numbering.rule.regex.finditer(text, start, end):
                numeral = next(value for value in match.groups() if value)
                marks.append(_Mark(numbering, ordinal(numeral), Span(*match.span()), match.start() == start))
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    return [m for i, m in enumerate(marks) if i == 0 or m.span.start >= marks[i - 1].span.end]
