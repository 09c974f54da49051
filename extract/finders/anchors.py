"""Where a task ends and its assignment stands: trailing brackets and labelled lines, and what each of them governs.

…加快管网改造。（市住建局牵头，市财政局配合）        …加快管网改造。
                                                     牵头单位：市住建局
                                                     配合单位：市财政局
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.finders.statements import Assignment, Label, find_labels, parse_wrapped
from extract.outline import Clause
from extract.reading import Reading
from extract.rules.roles import ASSIGNS, COMPOSITION, STANDING

_LONGEST_BRACKET = 900
_LONGEST_HEADING = 45
_OPEN, _CLOSE = "（〔", "）〕"
_BRACKET_OR_LINE_END = re.compile(rf"[{_OPEN}{_CLOSE}\n]")
_ENDS_BEFORE = "。；！？”》）〕.…"
_LEADING = " \n\t。；，、：）〕"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One assignment statement (a bracket, or a run of labels) in folded offsets."""

    span: Span
    assignments: tuple[Assignment, ...]
    labelled: bool


def find_anchors(reading: Reading) -> list[Anchor]:
    """The trailing brackets and the labelled lines of the policy, in order."""
    anchors: list[Anchor] = []
    for part in reading.fact_spans:
        brackets = list(_brackets(reading, part))
        anchors += brackets
        anchors += _label_groups(reading, part, brackets)
    anchors.sort(key=lambda anchor: anchor.span.start)
    return anchors


def _brackets(reading: Reading, part: Span) -> Iterator[Anchor]:
    text = reading.text
    for span in outer_brackets(text, part):
        inside = Span(span.start + 1, span.end - 1)
        if "以下" in inside.of(text) and (standing := STANDING.regex.search(text, inside.start, inside.end)) and not standing["whom"]:
            inside = Span(inside.start, standing.start())  # of the tasks behind it, not of this one
        if len(span) > _LONGEST_BRACKET or not ASSIGNS.regex.search(text, inside.start, inside.end) or not _trails(reading, span):
            continue
        assignments = parse_wrapped(text, inside.start, inside.end)
        if assignments:
            yield Anchor(span, tuple(assignments), labelled=False)


def outer_brackets(text: str, part: Span) -> Iterator[Span]:
    """Brackets that stand in no other; （ may be closed by 〕 and 〔 by ）. An unclosed one ends with its line."""
    depth = start = 0
    for mark in _BRACKET_OR_LINE_END.finditer(text, part.start, part.end):
        char = mark[0]
        if char in _OPEN:
            depth += 1
            start = mark.start() if depth == 1 else start
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, mark.end())
        elif char == "\n":
            depth = 0


def _trails(reading: Reading, span: Span) -> bool:
    """Whether a bracket stands at the end of what it speaks of, not in the middle of a sentence."""
    text = reading.text
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if before in _ENDS_BEFORE or after in "\n。；" or before == "\n":
        return True
    clause = reading.clause_at(span.end) if span.end < len(text) else None
    return clause is not None and clause.body.start == span.end


def _label_groups(reading: Reading, part: Span, brackets: list[Anchor]) -> Iterator[Anchor]:
    """Runs of labels with nothing but their values between them, as one anchor each."""
    text = reading.text
    inside = [anchor.span for anchor in brackets]
    labels = [
        label
        for label in find_labels(text, part.start, part.end)
        if _begins(reading, label.span.start) and not any(label.span.start in span for span in inside) and not _tells_members(text, label)
    ]
    group: list[Assignment] = []
    start = end = -1
    for i, label in enumerate(labels):
        limit = min(labels[i + 1].span.start if i + 1 < len(labels) else part.end, part.end)
        value = _value(reading, label.span.end, limit)
        if start >= 0 and text[end : label.span.start].strip(_LEADING):
            if group:
                yield Anchor(Span(start, end), tuple(group), labelled=True)
            group, start = [], -1
        start = label.span.start if start < 0 else start
        end = value.end
        if label.role is not None:
            group += parse_wrapped(text, value.start, value.end, label.role, label.text)
    if group:
        yield Anchor(Span(start, end), tuple(group), labelled=True)


def _tells_members(text: str, label: Label) -> bool:
    """Whether 成员单位： stands among those who head a body: who belongs to it, and no task."""
    return label.text.startswith("成员") and COMPOSITION.regex.search(text, max(0, label.span.start - 300), label.span.start) is not None


_CUT_NAME = re.compile(r"[、，](?:[省市区县州]|自治区)$")  # …，省⏎交通运输集团
_FIELD = re.compile(r"(?=(?P<name>[\u4e00-\u9fff]{2,8}：))")
_SPOKEN_OF = "各该由与和及的、为向报"  # before a label's words, where they are spoken of rather than a label


def _begins(reading: Reading, at: int) -> bool:
    """Whether a field may begin at ``at``; in run-together text the value of another field stands right before it."""
    return at == 0 or reading.text[at - 1] not in _SPOKEN_OF


def _value(reading: Reading, start: int, limit: int) -> Span:
    """The value of a label: to the end of its line, of the sentence, or to the next clause; a list may run over lines."""
    text = reading.text
    end = start
    while end < limit:
        stop = re.compile(r"[\n。]").search(text, end, limit)
        end = stop.start() if stop else limit
        empty = not text[start:end].strip(_LEADING)
        if (
            stop is None
            or stop.group() == "。"
            or not (empty or text[end - 1] in "、，" or text[end + 1 : end + 2] in "、，" or _CUT_NAME.search(text, start, end))
        ):
            break
        end += 1
    for clause in reading.outline.between(start, end):
        end = min(end, clause.body.start)
    return Span(start, max(start, min(end, _next_field(reading, start, end))))


def _next_field(reading: Reading, start: int, end: int) -> int:
    """Where another field of the same line begins, known or not: after a gap, some words and a colon (　　实施方案：)."""
    offsets = reading.document.folded.offsets
    for match in _FIELD.finditer(reading.text, start + 1, end):
        at = match.start("name")
        if offsets[at] - offsets[at - 1] > 1:
            return at
    return end


class Scopes:
    """What each anchor governs: the text since the anchor before it, or since the start of its clause."""

    def __init__(self, reading: Reading, anchors: list[Anchor]) -> None:
        self.reading, self.anchors = reading, anchors

    def of(self, index: int) -> Span | None:
        """The folded span of the task of ``anchors[index]``; ``None`` where there is nothing to govern."""
        anchor = self.anchors[index]
        clause = self._clause(index)
        if clause is None:
            return None
        start = self._start(index, clause)
        task = self._trim(start, anchor.span.start)
        if anchor.labelled:
            task = self._without_fields(task)
        if not len(task):
            return self._after(anchor, clause) if self._is_first(index, clause) else (self.of(index - 1) if index else None)
        if self._is_heading(task, clause) and self._is_first(index, clause):
            return self._below(index, anchor, clause, task)
        return task

    def _clause(self, index: int) -> Clause | None:
        """The item that the anchor ends: its own, or the item above where it stands on a line of its own after the last
        of several sub-items of which none has an anchor."""
        anchor = self.anchors[index]
        outline, at = self.reading.outline, max(0, anchor.span.start - 1)
        clause = outline.item_at(at)
        before = self.reading.text[anchor.span.start - 1] if anchor.span.start else "\n"
        while clause is not None and clause.parent is not None and before == "\n" and anchor.span.start > clause.marker.end + 1:
            siblings = [c for c in outline.children(outline.clauses[clause.parent]) if not c.inline]
            last, parent = siblings[-1], outline.clauses[clause.parent]
            if clause != last or len(siblings) < 2 or not parent.marker or self._anchored(siblings[0].span.start, anchor.span.start, index):
                break
            clause = parent
        return clause

    def _anchored(self, start: int, end: int, but: int) -> bool:
        return any(start <= a.span.start < end for i, a in enumerate(self.anchors) if i != but)

    def _start(self, index: int, clause: Clause) -> int:
        start = clause.marker.end
        if not len(clause.marker):  # the opening text of a part: the paragraph, or the one before a line of labels
            start = max(clause.body.start, self._paragraph_start(self.anchors[index].span.start))
        if index and self.anchors[index - 1].span.end > start:
            start = self.anchors[index - 1].span.end
        return start

    def _paragraph_start(self, at: int) -> int:
        text = self.reading.text
        start = text.rfind("\n", 0, at) + 1
        return text.rfind("\n", 0, max(0, start - 1)) + 1 if start == at else start

    def _trim(self, start: int, end: int) -> Span:
        text = self.reading.text
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in "\n\t ":
            end -= 1
        return Span(start, max(start, end))

    def _without_fields(self, task: Span) -> Span:
        """Cut before the first labelled line (资金来源：…) of a labelled item."""
        text = self.reading.text
        for label in find_labels(text, task.start, task.end):
            if label.span.start > task.start and text[label.span.start - 1] in "\n。；":
                return self._trim(task.start, label.span.start)
        return task

    def _is_first(self, index: int, clause: Clause) -> bool:
        return not (index and self.anchors[index - 1].span.start >= clause.body.start)

    def _is_heading(self, task: Span, clause: Clause) -> bool:
        said = task.of(self.reading.text).rstrip("。：")
        return bool(clause.marker) and len(said) <= _LONGEST_HEADING and not re.search(r"[。；\n]", said)

    def _below(self, index: int, anchor: Anchor, clause: Clause, task: Span) -> Span:
        """A bracket behind a heading governs the text below it too, unless that has brackets of its own."""
        end = clause.span.end
        if self._anchored(anchor.span.end, end, index):
            end = clause.body.end
            if self._anchored(anchor.span.end, end, index):
                return task
        below = self._trim(anchor.span.end, end)
        if not len(below) or _FIELD.match(self.reading.text, below.start, below.end):
            return task
        return Span(task.start, below.end)

    def _after(self, anchor: Anchor, clause: Clause) -> Span | None:
        """Labels that stand before their description govern the text after them."""
        following = next((a.span.start for a in self.anchors if a.span.start >= anchor.span.end), clause.span.end)
        task = self._trim(anchor.span.end, min(following, clause.span.end))
        return task if len(task) else None
