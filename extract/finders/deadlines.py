"""What is due when: every expression of time that binds an action of the policy, once for each expression.

The forms: 2023年底前完成…; a frame that several sentences share (到2023年底，甲市…；乙市…); labelled lines and brackets
(完成时限：…); the column 完成时限 of a table; staged plans (准备阶段（3月—4月）); duties that recur; periods that run
from an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from extract.document import BlockKind, Span
from extract.finders.bindings import Binding, Occurrence, binding
from extract.mentions import group
from extract.mentions.dates import Bound, DateMention, Kind, find_dates
from extract.mentions.periods import DateContext, Period, interpret
from extract.reading import Reading
from extract.records import Deadline
from extract.rules import deadlines as rules

_SENTENCE_END = re.compile("[。；！？\n\t]")
_LONGEST_ACTION = 240
_LONGEST_QUOTE = 110
_BARE_TAIL = 12  # 于2023年底前全部完成: what is due stands before it
_TITLE_YEAR = re.compile("(?<![\\d—–~-])(20\\d\\d)年(?![—–~至-])")


@dataclass
class _Years:
    """Which year a bare 10月底前 means at this point of the reading."""

    title_year: int | None
    issued: date | None
    said: int | None = None
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    section: str = ""
    frame: tuple[date, date] | None = None
    frame_span: Span = field(default_factory=lambda: Span(0, 0))

    def context(self, found: Occurrence, section: str) -> DateContext:
        same_sentence = found.sentence == self.sentence
        year = self.said if self.said is not None and (same_sentence or section == self.section) else self.title_year
        frame = self.frame if self.frame and found.span.start in self.frame_span else None
        return DateContext(year=year, issued=self.issued, frame=frame)

    def note(self, found: Occurrence, section: str, period: Period) -> None:
        """Remember the year that a deadline says; a far target year (到2030年) holds for its own sentence alone."""
        first = found.mention.last or found.mention.first
        day = period.end or period.start
        if first is None or day is None or not found.mention.year_is_said:
            return
        near = first.granularity != "year" or found.mention.last is not None or day.year == (self.title_year or (self.issued or day).year)
        self.said, self.sentence = day.year, found.sentence
        self.section = section if near else "\0"


@dataclass(frozen=True)
class _Bound:
    """An expression that binds, with what it means."""

    found: Occurrence
    period: Period
    how: Binding
    row: Span | None = None  # of the table row, where it stands in a column of time limits


def find_deadlines(reading: Reading) -> list[Deadline]:
    """The deadlines of a document, in order of place."""
    bound = _binding_expressions(reading)
    deadlines: list[Deadline] = []
    for index, item in enumerate(bound):
        following = next((later for later in bound[index + 1 : index + 6] if not _in_one_part(reading.text, item, later)), None)
        deadlines.extend(_deadlines_of(reading, item, bound[index - 1] if index else None, following))
    deadlines.extend(_yearly_routines(reading))
    deadlines.extend(_dateless_labels(reading))
    deadlines.sort(key=lambda d: ((d.time_span or d.quote).start, d.action.start))
    return deadlines


def _occurrences(reading: Reading) -> Iterator[tuple[Span, DateMention]]:
    """The expressions of time inside the stretches that state facts."""
    found: Iterator[tuple[Span, DateMention]] = group(reading.mentions, "dates")
    if "dates" not in reading.mentions.spans:
        found = ((Span(start, end), value) for start, end, value in find_dates(reading.text))
    stretches = iter(reading.fact_spans)
    stretch = next(stretches, None)
    for span, mention in found:
        while stretch is not None and stretch.end <= span.start:
            stretch = next(stretches, None)
        if stretch is None:
            return
        if span.start >= stretch.start:
            yield span, mention


def _binding_expressions(reading: Reading) -> list[_Bound]:
    issued = reading.elements.issued_on
    title_years = set(_TITLE_YEAR.findall(reading.elements.title or ""))
    years = _Years(int(title_years.pop()) if len(title_years) == 1 else None, issued)
    columns = _time_columns(reading)
    bound: list[_Bound] = []
    for span, mention in _occurrences(reading):
        found = _occurrence(reading.text, span, mention)
        if mention.recurrence == "yearly" and mention.bound is Bound.WITHIN:
            found = _whole_year(found, bound)
            mention = found.mention
        row = columns.get(_cell_start(reading.text, span.start))
        section = _section(reading, span.start)
        period = interpret(mention, years.context(found, section))
        how = Binding.LABEL if row is not None else binding(found, period, issued)
        if how is None and _is_sibling(found, bound, mention):
            how = Binding.PROSE
        if how is None:
            continue
        if row is None and _in_header(reading, span):
            continue
        years.note(found, section, period)
        if how is Binding.STAGE and period.start and period.end and mention.last is not None:
            clause = reading.clause_at(span.start)
            years.frame, years.frame_span = (period.start, period.end), clause.span if clause else found.sentence
        bound.append(_Bound(found, period, how, row))
    return _with_earlier_siblings(reading, bound, issued)


def _whole_year(found: Occurrence, bound: list[_Bound]) -> Occurrence:
    """全年 recurs beside 每月 and 每季度 of its sentence; elsewhere it is the year that the plan is of."""
    beside = bound and bound[-1].found.sentence == found.sentence and bound[-1].period.recurrence
    return found if beside else replace(found, mention=replace(found.mention, kind=Kind.POINT, recurrence=None, bound=None))


def _occurrence(text: str, span: Span, mention: DateMention) -> Occurrence:
    start, end = _sentence(text, span)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    label = text[max(0, start - 24) : start] if start == line_start else ""
    return Occurrence(
        span, mention, Span(start, end), text[start : span.start], text[span.end : end],
        text[line_start : line_end if line_end >= 0 else len(text)], label,
    )  # fmt: skip


def _sentence(text: str, span: Span) -> tuple[int, int]:
    start = max(text.rfind(mark, max(0, span.start - 600), span.start) for mark in "。；！？\n\t") + 1
    match = _SENTENCE_END.search(text, span.end)
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


def _section(reading: Reading, offset: int) -> str:
    return reading.clause_path(offset).split("/")[0]


def _is_sibling(found: Occurrence, bound: list[_Bound], mention: DateMention) -> bool:
    """2022年13600户 after 2021年实施3000户: a bare year with a figure, in the sentence of a deadline, tells its share."""
    if not bound or bound[-1].found.sentence != found.sentence or mention.kind is not Kind.POINT or mention.first is None:
        return False
    if mention.in_title or mention.first.granularity != "year" or mention.bound is not None:
        return False
    return found.before.endswith(("，", "、", "，其中，")) and bool(re.match("[^，。；的]{0,6}\\d", found.after))


def _with_earlier_siblings(reading: Reading, bound: list[_Bound], issued: date | None) -> list[_Bound]:
    """The years before the paper's own in a series that goes on: 其中，2021年实施3000户，2022年实施13600户."""
    if issued is None:
        return bound
    sentences = {item.found.sentence for item in bound if item.found.mention.kind is Kind.POINT}
    taken = {item.found.span for item in bound}
    for span, mention in _occurrences(reading):
        if span in taken or mention.kind is not Kind.POINT or not mention.year_is_said or mention.in_title or mention.bound is not None:
            continue
        found = _occurrence(reading.text, span, mention)
        if found.sentence not in sentences:
            continue
        period = interpret(mention, DateContext(issued=issued))
        if (
            period.end
            and period.end < issued
            and found.before.endswith(("，", "其中：", "其中"))
            and re.match("(?:实施|完成|新增|改造|建设|推广)\\d", found.after)
        ):
            bound.append(_Bound(found, period, Binding.PROSE))
    return sorted(bound, key=lambda item: item.found.span.start)


# what is due


def _deadlines_of(reading: Reading, item: _Bound, before: _Bound | None, after: _Bound | None) -> Iterator[Deadline]:
    opening = _opening(reading.text, item.found.span.start)
    if item.how is Binding.LABEL:
        action, quote = _labelled(reading, item, before)
    elif item.how is Binding.STAGE:
        action, quote = _staged(reading, item, after)
    elif opening is not None and (item.how is Binding.TAIL or _is_assignment(reading.text, opening, item.found.span)):
        action, quote = _bracketed(reading, item, before, opening)
    else:
        action, quote = _governed(reading, item, before, after)
        if item.how is Binding.PROSE:
            yield from (_deadline(reading, item, segment, segment, inherited=True) for segment in _segments(reading, item, after))
    yield _deadline(reading, item, action, quote)


def _opening(text: str, offset: int) -> int | None:
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


def _is_assignment(text: str, opening: int, span: Span) -> bool:
    """（甲局负责，2024年底前完成）: a bracket that assigns what stands before it."""
    rest = re.match("[^，；。（）〔〕]{0,14}(?=[）〕；])", text[span.end : span.end + 16])
    return rest is not None and rules.ASSIGNS.regex.search(text, opening, span.start) is not None


def _deadline(reading: Reading, item: _Bound, action: Span, quote: Span, inherited: bool = False) -> Deadline:
    period, span = item.period, item.found.span
    columns = period.inherited
    if inherited:
        columns = tuple(name for name in ("start_date", "end_date") if getattr(period, name.split("_")[0]))
    return Deadline(
        action=reading.original(action), time_text=reading.text[span.start : span.end], quote=reading.original(quote),
        clause=reading.clause_path(span.start), time_span=reading.original(span), start_date=period.start, end_date=period.end,
        precision=period.precision, recurrence=period.recurrence, inherited=columns,
    )  # fmt: skip


def _governed(reading: Reading, item: _Bound, before: _Bound | None, after: _Bound | None) -> tuple[Span, Span]:
    """The part of the sentence that an expression in running text governs, and the passage to quote."""
    text, found = reading.text, item.found
    start = _part_start(text, found.sentence.start, found.span.start)
    end = found.sentence.end
    if after is not None and after.found.sentence == found.sentence and after.how is not Binding.TAIL:
        next_start = _part_start(text, found.span.end, after.found.span.start)
        end = next_start if next_start > found.span.end else min(end, after.found.span.end)
    if len(text[found.span.end : end].strip("，。、")) <= _BARE_TAIL:
        earliest = found.sentence.start
        if before is not None and before.found.sentence == found.sentence:
            earliest = max(earliest, min(before.found.span.start, start))
        start = earliest
    action = _trim(text, start, end)
    return _cut(text, action, _LONGEST_ACTION, found.span.end), _cut(text, action, _LONGEST_QUOTE, found.span.end)


def _in_one_part(text: str, item: _Bound, later: _Bound) -> bool:
    """Whether no comma parts two expressions: “月调度、季通报” govern one action."""
    between = text[item.found.span.end : later.found.span.start]
    return later.found.sentence == item.found.sentence and not re.search("[，：）〕]", between)


def _part_start(text: str, low: int, offset: int) -> int:
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


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in "，。；：、）\n\t":
        start += 1
    while end > start and text[end - 1] in "，。；：、\n\t":
        end -= 1
    return Span(start, end)


def _cut(text: str, span: Span, longest: int, least: int) -> Span:
    """The span without what lies beyond ``longest`` characters, cut at a comma after ``least``."""
    if len(span) <= longest:
        return span
    cut = text.rfind("，", max(span.start, least), span.start + longest)
    if cut <= least:
        cut = min(span.end, max(least, span.start + longest))
    return Span(min(span.start, cut), cut)


def _segments(reading: Reading, item: _Bound, after: _Bound | None) -> Iterator[Span]:
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
        match = _SENTENCE_END.search(text, start)
        end = match.start() if match else len(text)
        goes_on = text[at] == "；" or text.startswith("其中", start)
        if not goes_on or (after is not None and after.found.span.start < end) or not rules.ACTOR.regex.match(text[start:end]):
            return
        yield _cut(text, _trim(text, start, end), _LONGEST_ACTION, start)
        at = end


def _staged(reading: Reading, item: _Bound, after: _Bound | None) -> tuple[Span, Span]:
    """A stage: its name with the dates is quoted, its description is due."""
    text, found = reading.text, item.found
    clause = reading.clause_at(found.span.start)
    start = found.sentence.start
    if clause is not None and clause.marker.end <= found.span.start and clause.marker.end >= start:
        start = clause.marker.end
    limit = clause.body.end if clause is not None and clause.body.end > found.span.end else found.sentence.end
    if after is not None and found.span.end < after.found.sentence.start < limit:
        limit = after.found.sentence.start
    head = _trim(text, start, found.sentence.end)
    end = found.sentence.end
    while end < limit:
        match = re.compile("[。；\n]").search(text, end + 1, limit)
        stop = match.start() if match else limit
        if stop - start > _LONGEST_ACTION:
            break
        end = stop
    return _trim(text, start, max(end, head.end)), _cut(text, head, _LONGEST_QUOTE, found.span.end)


def _bracketed(reading: Reading, item: _Bound, before: _Bound | None, opening: int) -> tuple[Span, Span]:
    """完成改造（2024年底前）, 推进整治。（甲局负责，2024年底前完成）: what stands before the bracket is due."""
    text, found = reading.text, item.found
    if found.bracketed():
        low = _sentence(text, Span(max(0, opening - 1), opening))[0]
        if before is not None and low <= before.found.span.end < opening:
            low = before.found.span.end
        action = _trim(text, low, opening)
        return action, _trim(text, action.start, min(found.span.end + 1, len(text)))
    action = _task_before(reading, found, before)
    close = re.compile("[）〕；\n]").search(text, found.span.end)
    return action, _trim(text, _part_start(text, opening, found.span.start), close.start() if close else found.span.end)


def _labelled(reading: Reading, item: _Bound, before: _Bound | None) -> tuple[Span, Span]:
    """A labelled time limit: the task of its item is due, from the item's mark to its first label."""
    text, found = reading.text, item.found
    if item.row is not None:
        return _task_of_row(reading, item.row, found.span), item.row
    quote = _trim(text, _part_start(text, found.sentence.start, found.sentence.start), found.sentence.end)
    own = found.after.lstrip("，")
    if len(own) > 6 and rules.ACTION.regex.match(own) and not rules.OTHER_LABEL.regex.match(own):
        return _cut(text, _trim(text, found.span.start, found.sentence.end), _LONGEST_ACTION, found.span.end), _cut(
            text, quote, _LONGEST_QUOTE, found.span.end
        )
    quote = _label_quote(text, found)
    action = _task_before(reading, found, before)
    return (action if len(action) >= 2 else quote), quote


def _label_quote(text: str, found: Occurrence) -> Span:
    """The label with its time: 完成时限：2019年5月前."""
    start = max(found.sentence.start, max(text.rfind(mark, found.sentence.start, found.span.start) for mark in "，（〔；") + 1)
    if start == found.span.start and found.label:
        start = text.rfind("\n", 0, start - 1) + 1
    return _trim(text, start, found.span.end)


def _task_before(reading: Reading, found: Occurrence, before: _Bound | None) -> Span:
    """The task that a label or a bracket dates: since the last dated one of its item, up to the item's first label."""
    text, clause = reading.text, reading.clause_at(found.span.start)
    opening = _opening(text, found.span.start)
    high = opening if opening is not None else found.sentence.start
    low = clause.marker.end if clause is not None else max(0, found.span.start - _LONGEST_ACTION)
    if before is not None and low < before.found.span.end < high and before.how in (Binding.LABEL, Binding.TAIL):
        close = re.compile("[）〕\n。；]").search(text, before.found.span.end, high)
        low = close.end() if close else before.found.span.end
    label = rules.OTHER_LABEL.regex.search(text, low, high)
    if label and label.start() > low + 1:
        high = label.start()
    return _cut(text, _trim(text, low, max(low, high)), _LONGEST_ACTION, low)


# tables


def _time_columns(reading: Reading) -> dict[int, Span]:
    """Folded start of each cell that stands in a column of time limits → its row."""
    cells: dict[int, Span] = {}
    for rows in reading.document.tables:
        column = None
        for row in rows:
            folded = [reading.document.fold_span(cell) for cell in row.cells]
            heads = [i for i, cell in enumerate(folded) if len(cell) < 14 and rules.TIME_LABEL.regex.fullmatch(cell.of(reading.text))]
            if heads:
                column = heads[0]
            elif column is not None and column < len(folded):
                cells[folded[column].start] = reading.document.fold_span(row.span)
    return cells


def _cell_start(text: str, offset: int) -> int:
    return max(text.rfind("\t", 0, offset), text.rfind("\n", 0, offset)) + 1


def _task_of_row(reading: Reading, row: Span, time: Span) -> Span:
    """The cell of a row that says what is to be done: its longest but for the cell of the time."""
    text, cells, start = reading.text, [], row.start
    for end in [*(m.start() for m in re.finditer("\t", text[row.start : row.end])), len(row)]:
        cells.append(Span(start, max(start, row.start + end)))
        start = row.start + end + 1
    others = [cell for cell in cells if time.start not in cell and len(cell)]
    return _cut(text, max(others, key=len), _LONGEST_ACTION, others[0].start) if others else row


def _in_header(reading: Reading, span: Span) -> bool:
    """Whether an expression stands in a short cell of a table: a head or a figure's name, no sentence."""
    block = (
        reading.document.blocks[reading.document.block_index(reading.document.folded.offsets[span.start])]
        if reading.document.blocks
        else None
    )
    if block is None or block.kind is not BlockKind.ROW:
        return False
    start, end = _cell_start(reading.text, span.start), reading.text.find("\t", span.end)
    line_end = reading.text.find("\n", span.end)
    stop = min(e for e in (end, line_end, len(reading.text)) if e >= 0)
    return stop - start < 24 and not rules.STRONG_ACTION.regex.match(reading.text[span.end : stop].lstrip("，"))


# expressions without a date of their own


def _yearly_routines(reading: Reading) -> Iterator[Deadline]:
    """开展年度绩效评价: a duty of every year."""
    for match in _matches(reading, rules.YEARLY_ROUTINE.regex):
        time, (start, end) = Span(*match.span("time")), _sentence(reading.text, Span(*match.span()))
        begin = _part_start(reading.text, start, match.start())
        action = _cut(reading.text, _trim(reading.text, begin, end), _LONGEST_ACTION, match.end())
        period = Period(precision="year", recurrence="yearly")
        found = Occurrence(time, DateMention(Kind.RECURRENCE, recurrence="yearly"), Span(start, end), "", "", "")
        yield _deadline(reading, _Bound(found, period, Binding.PROSE), action, _cut(reading.text, action, _LONGEST_QUOTE, match.end()))


def _dateless_labels(reading: Reading) -> Iterator[Deadline]:
    """完成时限：长期坚持, 完成时限：立即实施."""
    for match in _matches(reading, rules.DATELESS_LABEL.regex):
        value = match["value"]
        precision = "ongoing" if value.startswith(("长期", "持续", "常态", "全年", "日常", "贯穿")) else "relative"
        time, (start, end) = Span(*match.span("value")), _sentence(reading.text, Span(*match.span()))
        mention = DateMention(Kind.ONGOING)
        found = Occurrence(time, mention, Span(start, end), reading.text[start : time.start], reading.text[time.end : end], "")
        action = _task_before(reading, found, None)
        quote = Span(*match.span())
        yield _deadline(reading, _Bound(found, Period(precision=precision), Binding.LABEL), action if len(action) > 1 else quote, quote)


def _matches(reading: Reading, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for stretch in reading.fact_spans:
        yield from pattern.finditer(reading.text, stretch.start, stretch.end)
