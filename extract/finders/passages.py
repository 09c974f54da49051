"""Which passage an expression of time governs, and which one to quote for it: sentence, list, stage, bracket, label, row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.finders.bindings import Binding, Occurrence
from extract.mentions.dates import Bound, DateMention
from extract.mentions.lists import split_list
from extract.mentions.organisations import is_organisation
from extract.mentions.periods import Period
from extract.reading import Reading
from extract.rules import deadlines as rules

SENTENCE_END = re.compile("[。；！？\n\t]")
_ITEM_NUMBER = re.compile("\\d{1,2}\\.(?=(?:20\\d\\d年|\\d{1,2}月))")  # 2.4月20日前: an item's number before a date
_ASSIGNED = re.compile("（[^（）]*(?:（[^（）]*）[^（）]*)*(?:牵头|负责|配合|落实|责任单位|主办|承办)[^（）]*(?:（[^（）]*）[^（）]*)*）")
_CLOSING = re.compile("(?<!（)[）〕]")
LONGEST_ACTION = 240
LONGEST_QUOTE = 110


@dataclass(frozen=True)
class Dated:
    """An expression that binds, with what it means."""

    found: Occurrence
    period: Period
    how: Binding
    row: Span | None = None  # of the table row, where it stands in a column of time limits


def occurrence(reading: Reading, span: Span, mention: DateMention) -> Occurrence:
    """An expression of time with the text around it. A sentence ends where the next item's mark stands, too."""
    text = reading.text
    start, end = sentence_around(text, span)
    for clause in reading.outline.between(start, end):
        if clause.marker.end <= span.start:
            start = max(start, clause.marker.end)
        elif clause.marker.start >= span.end:
            end = min(end, clause.marker.start)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    label = text[max(0, start - 24) : start] if start == line_start else _run_in_heading(text, line_start, start)
    return Occurrence(
        span, mention, Span(start, end), text[start : span.start], text[span.end : end],
        text[line_start : line_end if line_end >= 0 else len(text)], span.of(text), label,
    )  # fmt: skip


def _run_in_heading(text: str, line_start: int, start: int) -> str:
    """What an item's heading on the same line names: （一）⟦实施时间⟧。2024年6月1日至8月31日。; empty where the sentence before is none."""
    heading = text[line_start : start - 1]
    return heading if text[start - 1 : start] == "。" and len(heading) <= 16 and not _PAUSE.search(heading) else ""


_PAUSE = re.compile("[，；。]")


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    start = max(text.rfind(mark, max(0, span.start - 600), span.start) for mark in "。；！？\n\t") + 1
    match = SENTENCE_END.search(text, span.end)
    return _past_bracket(text, max(start, span.start - 600, 0), span.start), match.start() if match else len(text)


def _past_bracket(text: str, start: int, limit: int) -> int:
    """Behind the bracket that a stretch begins with: （甲局牵头）乙局每月… belongs to the sentence before."""
    if text[start : start + 1] not in ("（", "〔"):
        return start
    depth = 0
    for i in range(start, min(limit, start + 300)):
        depth += (text[i] in "（〔") - (text[i] in "）〕")
        if depth == 0:
            return i + 1
    return start


def cell_start(text: str, offset: int) -> int:
    return max(text.rfind("\t", 0, offset), text.rfind("\n", 0, offset)) + 1


def part_start(text: str, low: int, offset: int) -> int:
    """Where the part between commas begins that holds ``offset``; a bracket that closed before it does not count."""
    depth = 0
    for i in range(offset - 1, low - 1, -1):
        if text[i] in "）〕":
            depth += 1
        elif text[i] in "（〔" and depth:
            depth -= 1
        elif not depth and text[i] in "，：（〔":
            return i + 1
    return low


def in_one_part(text: str, item: Dated, later: Dated) -> bool:
    """Whether no comma parts two expressions: “月调度、季通报” govern one action."""
    between = text[item.found.span.end : part_start(text, item.found.span.end, later.found.span.start)]
    return later.found.sentence == item.found.sentence and not re.search("[^，、：]{2}", between)


def trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in "，。；：、）\n\t":
        start += 1
    if match := _ITEM_NUMBER.match(text, start, end):
        start = match.end()
    while end > start and text[end - 1] in "，。；：、\n\t":
        end -= 1
    return Span(start, end)


def cut(text: str, span: Span, longest: int, least: int) -> Span:
    """The span without what lies beyond ``longest`` characters, cut at a comma after ``least``."""
    if len(span) <= longest:
        return span
    cut = text.rfind("，", max(span.start, least), span.start + longest)
    if cut <= least:
        cut = min(span.end, max(least, span.start + longest))
    return Span(min(span.start, cut), cut)


def governed(reading: Reading, item: Dated, before: Dated | None, after: Dated | None) -> tuple[Span, Span]:
    """The part of the sentence that an expression in running text governs, and the passage to quote."""
    text, found = reading.text, item.found
    start = part_start(text, found.sentence.start, found.span.start)
    end = found.sentence.end
    if after is not None and after.found.sentence == found.sentence and after.how is not Binding.TAIL:
        next_start = part_start(text, found.span.end, after.found.span.start)
        end = next_start if next_start > found.span.end else min(end, after.found.span.end)
    if rules.BARE_END.regex.match(text[found.span.end : end].strip("，。、")):
        earliest = found.sentence.start
        if before is not None and before.found.sentence == found.sentence:
            earliest = max(earliest, min(before.found.span.start, start))
        start = earliest
    if opening_of(text, found.span.start) is not None and (close := _CLOSING.search(text, found.span.end, end)):
        end = close.start()
    action = trim(text, start, end)
    return cut(text, action, LONGEST_ACTION, found.span.end), cut(text, action, LONGEST_QUOTE, found.span.end)


def segments(reading: Reading, item: Dated, after: Dated | None) -> Iterator[Span]:
    """What a frame (到2023年底，甲市…；乙市…。其中甲市…) governs beyond its first segment: one stretch for each actor."""
    text, found = reading.text, item.found
    first = found.mention.first
    if first is None or first.granularity != "year" or not (found.mention.bound is Bound.BY or first.edge == "end"):
        return
    if not found.after.startswith("，") or not rules.ACTOR.regex.match(found.after[1:]):
        return
    at = found.sentence.end
    while at < len(text) and text[at] in "；。":
        start = at + 1
        match = SENTENCE_END.search(text, start)
        end = match.start() if match else len(text)
        goes_on = text[at] == "；" or text.startswith("其中", start)
        if not goes_on or (after is not None and after.found.span.start < end) or not rules.ACTOR.regex.match(text[start:end]):
            return
        yield cut(text, trim(text, start, end), LONGEST_ACTION, start)
        at = end


def staged(reading: Reading, item: Dated, after: Dated | None) -> tuple[Span, Span]:
    """A stage: its name with the dates is quoted, its description is due."""
    text, found = reading.text, item.found
    clause = reading.clause_at(found.span.start)
    start = found.sentence.start
    if clause is not None and clause.marker.end <= found.span.start and clause.marker.end >= start:
        start = clause.marker.end
    limit = clause.body.end if clause is not None and clause.body.end > found.span.end else found.sentence.end
    if after is not None and found.span.end < after.found.sentence.start < limit:
        limit = after.found.sentence.start
    head = trim(text, start, found.sentence.end)
    end = found.sentence.end
    while end < limit:
        match = re.compile("[。；\n]").search(text, end + 1, limit)
        stop = match.start() if match else limit
        if stop - start > LONGEST_ACTION:
            break
        end = stop
    return trim(text, start, max(end, head.end)), cut(text, head, LONGEST_QUOTE, found.span.end)


def opening_of(text: str, offset: int) -> int | None:
    """Where the bracket opens that ``offset`` stands in, on its line."""
    depth = 0
    for i in range(offset - 1, max(-1, offset - 300), -1):
        if text[i] in "\n。":
            return None
        if text[i] in "）〕":
            depth += 1
        elif text[i] in "（〔":
            if depth == 0:
                return i
            depth -= 1
    return None


def is_assignment(text: str, opening: int, span: Span) -> bool:
    """（甲局负责，2024年底前完成）: a bracket that assigns what stands before it."""
    rest = re.match("[^，；。（）〔〕]{0,14}(?=[）〕；]|，(?:20\\d\\d年|持续|长期))", text[span.end : span.end + 24])
    return rest is not None and rules.ASSIGNS.regex.search(text, opening, span.start) is not None


def bracketed(reading: Reading, item: Dated, before: Dated | None, opening: int) -> tuple[Span, Span]:
    """完成改造（2024年底前）, 推进整治。（甲局负责，2024年底前完成）: what stands before the bracket is due."""
    text, found = reading.text, item.found
    if found.bracketed():
        low = sentence_around(text, Span(max(0, opening - 1), opening))[0]
        if before is not None and low <= before.found.span.end < opening:
            low = before.found.span.end
        action = trim(text, low, opening)
        return action, trim(text, action.start, min(found.span.end + 1, len(text)))
    action = _task_before(reading, found, before)
    close = re.compile("[）〕；\n]").search(text, found.span.end)
    return action, trim(text, part_start(text, opening, found.span.start), close.start() if close else found.span.end)


def labelled(reading: Reading, item: Dated, before: Dated | None) -> tuple[Span, Span]:
    """A labelled time limit: the task of its item is due, from the item's mark to its first label."""
    text, found = reading.text, item.found
    if item.row is not None:
        return _task_of_row(reading, item.row, found.span), item.row
    quote = trim(text, part_start(text, found.sentence.start, found.sentence.start), found.sentence.end)
    own = found.after
    if len(own) > 6 and rules.ACTION.regex.match(own) and not rules.OTHER_LABEL.regex.match(own):
        return cut(text, trim(text, found.span.start, found.sentence.end), LONGEST_ACTION, found.span.end), cut(
            text, quote, LONGEST_QUOTE, found.span.end
        )
    quote = _label_quote(text, found)
    action = _task_before(reading, found, before)
    return (action if len(action) >= 2 else quote), quote


def _label_quote(text: str, found: Occurrence) -> Span:
    """The label with its time: 完成时限：2019年5月前."""
    start = max(found.sentence.start, max(text.rfind(mark, found.sentence.start, found.span.start) for mark in "，（〔；") + 1)
    if start == found.span.start and found.label:
        start = text.rfind("\n", 0, start - 1) + 1
    return trim(text, start, found.span.end)


def _task_before(reading: Reading, found: Occurrence, before: Dated | None) -> Span:
    """The task that a label or a bracket dates: since the last dated one of its item, up to the item's first label."""
    text, clause = reading.text, reading.clause_at(found.span.start)
    opening = opening_of(text, found.span.start)
    high = opening if opening is not None else found.sentence.start
    low = clause.marker.end if clause is not None else max(0, found.span.start - LONGEST_ACTION)
    if before is not None and low < before.found.span.end < high and before.how in (Binding.LABEL, Binding.TAIL):
        close = re.compile("[）〕\n。；]").search(text, before.found.span.end, high)
        low = close.end() if close else before.found.span.end
    if clause is not None and clause.parent is None:
        low = max(low, text.rfind("\n", low, max(low, text.rfind("\n", low, max(low, high - 1)))))
    label = rules.OTHER_LABEL.regex.search(text, low, high)
    if label and label.start() > low + 1:
        high = label.start()
    assigned = [bracket.end() for bracket in _ASSIGNED.finditer(text, low, high)]
    low = next((end for end in reversed(assigned) if high - end > 3), low)  # （A负责）开展…（B负责，2024年底前完成）
    return cut(text, trim(text, low, max(low, high)), LONGEST_ACTION, low)


def _task_of_row(reading: Reading, row: Span, time: Span) -> Span:
    """The cell of a row that says what is to be done: its longest but for the cell of the time and those that name bodies."""
    text, cells, start = reading.text, [], row.start
    for end in [*(m.start() for m in re.finditer("\t", text[row.start : row.end])), len(row)]:
        cells.append(Span(start, max(start, row.start + end)))
        start = row.start + end + 1
    others = [cell for cell in cells if time.start not in cell and len(cell)]
    said = [cell for cell in others if not _names_bodies(cell.of(text))] or others
    return cut(text, max(said, key=len), LONGEST_ACTION, others[0].start) if others else row


def _names_bodies(cell: str) -> bool:
    """Whether a cell holds nothing but bodies: 省审计厅、省统计局."""
    said = cell.strip()
    return len(said) > 0 and all(is_organisation(said[start:end]) for start, end in split_list(said))
