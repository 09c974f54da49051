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
from extract.finders.accounts import Accounts
from extract.finders.bindings import Binding, Occurrence, binding
from extract.finders.passages import (
    LONGEST_ACTION,
    LONGEST_QUOTE,
    Dated,
    bracketed,
    cell_start,
    cut,
    governed,
    in_one_part,
    is_assignment,
    labelled,
    occurrence,
    opening_of,
    part_start,
    segments,
    sentence_around,
    staged,
    trim,
)
from extract.mentions import group
from extract.mentions.dates import Bound, DateMention, Kind, Moment, find_dates
from extract.mentions.periods import DateContext, Period, interpret
from extract.reading import Reading
from extract.records import Deadline
from extract.rules import deadlines as rules

_TIMES_ONLY = re.compile(r"(?=[^\d]*\d)(?:[\d年月日底前：:，。、\s]|(?:完成|实施|整改|落实)?(?:时间|时限|期限))+")
_REGULATES = re.compile("(?:办法|规则|细则|规定|制度|条例|规范|章程)(?:（[^（）]*）)?(?:$|》)")
_DATES_FOLLOW = re.compile(r"[，（]?(?:即|自|从)?20\d\d年")
_COUNTED_YEARS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
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


def find_deadlines(reading: Reading) -> list[Deadline]:
    """The deadlines of a document, in order of place."""
    bound = _binding_expressions(reading)
    deadlines: list[Deadline] = []
    for index, item in enumerate(bound):
        following = next((later for later in bound[index + 1 : index + 6] if not in_one_part(reading.text, item, later)), None)
        deadlines.extend(_deadlines_of(reading, item, bound[index - 1] if index else None, following))
    deadlines.extend(_yearly_routines(reading))
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


def _binding_expressions(reading: Reading) -> list[Dated]:
    issued = reading.elements.issued_on
    title_years = set(_TITLE_YEAR.findall(reading.elements.title or ""))
    years = _Years(int(title_years.pop()) if len(title_years) == 1 else None, issued)
    columns = _time_columns(reading)
    accounts = Accounts(reading)
    regulates = _REGULATES.search(reading.elements.title or "") is not None
    bound: list[Dated] = []
    for span, mention in _occurrences(reading):
        found = occurrence(reading, span, mention)
        if mention.recurrence == "yearly" and mention.bound is Bound.WITHIN:
            found = _whole_year(reading.text, found, bound)
        elif mention.kind is Kind.DURATION and mention.unit == "年":
            found = _years_of_plan(reading, found)
        elif regulates and (_is_every_year_end(found) or _is_month_of_each_year(found, reading.text)):
            found = replace(found, mention=DateMention(Kind.RECURRENCE, recurrence="yearly"))
        mention = found.mention
        row = columns.get(cell_start(reading.text, span.start))
        section = _section(reading, span.start)
        period = interpret(mention, years.context(found, section))
        how = Binding.LABEL if row is not None else binding(found, period, issued)
        if how is None and _is_sibling(found, bound, mention):
            how = Binding.PROSE
        if how is Binding.LABEL and mention.kind is Kind.DURATION and _DATES_FOLLOW.match(found.after):
            continue  # 试点时间为半年，2024年1月1日至6月30日
        if how is None:
            if found.after.startswith(("、", "和", "及")):
                years.note(found, section, period)  # 分别在2025年4月、7月组织…
            continue
        told = accounts.tells(found.sentence, span.start) and not _lies_ahead(mention, period, issued)
        if row is None and (_in_header(reading, span) or how is not Binding.LABEL and (told or accounts.situates(found.sentence))):
            continue
        years.note(found, section, period)
        if how is Binding.STAGE and period.start and period.end and mention.last is not None:
            clause = reading.clause_at(span.start)
            years.frame, years.frame_span = (period.start, period.end), clause.span if clause else found.sentence
        bound.append(Dated(found, period, how, row))
    taken = {item.found.span.start for item in bound}
    bound.extend(item for item in _dateless_labels(reading) if item.found.span.start not in taken)
    return _with_earlier_siblings(reading, bound, years)


def _whole_year(text: str, found: Occurrence, bound: list[Dated]) -> Occurrence:
    """全年 recurs beside 每月 and 每季度 of its sentence, not beside 月调度; elsewhere it is the year that the plan is of."""
    last = bound[-1].found if bound else None
    beside = (
        last is not None
        and last.sentence == found.sentence
        and bound[-1].period.recurrence
        and text.startswith(("每", "按"), last.span.start)
    )
    return (
        found
        if beside or rules.CAP.regex.match(found.after)
        else replace(found, mention=replace(found.mention, kind=Kind.POINT, first=Moment(), recurrence=None, bound=None))
    )


def _years_of_plan(reading: Reading, found: Occurrence) -> Occurrence:
    """三年累计 in a plan whose title says as many years (2023—2025年) is these years."""
    if not rules.OVER_YEARS.regex.match(found.after):
        return found
    amount = found.mention.amount or ""
    count = int(amount) if amount.isdigit() else _COUNTED_YEARS.get(amount)
    for _, _, said in find_dates((reading.elements.title or "").replace(" ", "")):
        first, last = said.first, said.last
        if first and last and first.year and last.year and last.year - first.year + 1 == count:
            return replace(found, mention=replace(said, in_title=False, bound=Bound.WITHIN))
    return found


def _is_every_year_end(found: Occurrence) -> bool:
    """年底时，对执行情况进行考核 in rules that stand for many years."""
    first = found.mention.first
    bare = first is not None and first.edge == "end" and first.year is None and first.month is None and first.year_shift is None
    return bare and found.mention.last is None and rules.AT_YEAR_END.regex.match(found.after) is not None


def _is_month_of_each_year(found: Occurrence, text: str) -> bool:
    """考核于次年年初开始，5月底前完成 in such rules."""
    first = found.mention.first
    bare = first is not None and first.month is not None and first.year is None and first.year_shift is None
    return bare and rules.EACH_YEAR.regex.search(text, found.sentence.start, found.span.start) is not None


def _lies_ahead(mention: DateMention, period: Period, issued: date | None) -> bool:
    """Whether a sentence that tells names a day to come all the same: 至“十四五”末将覆盖全省; the bare year of issue is none."""
    day = period.end or period.start
    if day is None or issued is None or day <= issued or "end_date" in period.inherited:
        return False
    return day.year > issued.year or mention.bound in (Bound.BEFORE, Bound.BY)


def _section(reading: Reading, offset: int) -> str:
    return reading.clause_path(offset).split("/")[0]


def _is_sibling(found: Occurrence, bound: list[Dated], mention: DateMention) -> bool:
    """2022年950户 after 2021年实施800户: a bare year with a figure, in the sentence of a deadline, tells its share."""
    if not bound or bound[-1].found.sentence != found.sentence or mention.kind is not Kind.POINT or mention.first is None:
        return False
    if mention.in_title or mention.first.granularity != "year" or mention.bound is not None:
        return False
    return found.before.endswith(("，", "、", "，其中，")) and bool(re.match("[^，。；的]{0,6}\\d", found.after))


def _with_earlier_siblings(reading: Reading, bound: list[Dated], years: _Years) -> list[Dated]:
    """Expressions that a later one of their sentence brings in: 4月10日、7月10日和10月10日前; 其中，2021年实施800户，2022年实施950户."""
    sentences = {item.found.sentence for item in bound if item.found.mention.kind is Kind.POINT}
    kept = {item.found.span: item for item in bound}
    later: Dated | None = None
    for span, mention in reversed(list(_occurrences(reading))):
        if mention.kind is Kind.POINT and not mention.in_title and mention.bound is None:
            found = occurrence(reading, span, mention)
            if later is not None and _is_listed(reading.text, found, later):
                found = replace(found, mention=replace(mention, bound=later.found.mention.bound))
                period = interpret(found.mention, years.context(found, _section(reading, span.start)))
                kept[span] = Dated(found, period if mention.year_is_said else _not_after(period, later.period), Binding.PROSE)
            elif found.sentence in sentences and span not in kept and _is_past_share(found, years.issued):
                kept[span] = Dated(found, interpret(mention, DateContext(issued=years.issued)), Binding.PROSE)
        later = kept.get(span, later)
    return sorted(kept.values(), key=lambda item: item.found.span.start)


def _not_after(period: Period, later: Period) -> Period:
    """A day of a list in the year before, where it would lie behind the one named after it: 7月10日、10月10日和2025年1月10日前."""
    if period.end is None or later.end is None or period.end <= later.end or period.end.month == 2 and period.end.day == 29:
        return period
    year = later.end.year - 1 if period.end.replace(year=later.end.year) > later.end else later.end.year
    return replace(period, start=period.start and period.start.replace(year=year), end=period.end.replace(year=year))


def _is_listed(text: str, found: Occurrence, later: Dated) -> bool:
    """Whether ``found`` is a day or a year named beside a later one that is due: 4月10日、7月10日和10月10日前; 2024、2025年分别推广."""
    first = found.mention.first
    between = text[found.span.end : later.found.span.start]
    if between not in ("、", "和", "及", "以及") or later.how is not Binding.PROSE or first is None:
        return False
    last = later.found.mention.first
    alike = last is not None and first.granularity == last.granularity
    return first.day is not None or alike and (first.granularity == "month" or first.granularity == "year" and found.mention.year_is_said)


def _is_past_share(found: Occurrence, issued: date | None) -> bool:
    """2021年实施800户 in a plan of 2022 that goes on with 2022年实施950户."""
    first = found.mention.first
    if issued is None or first is None or first.year is None or first.granularity != "year" or first.year >= issued.year:
        return False
    return found.before.endswith(("，", "其中：", "其中")) and bool(rules.SHARE.regex.match(found.after))


# what is due


def _deadlines_of(reading: Reading, item: Dated, before: Dated | None, after: Dated | None) -> Iterator[Deadline]:
    opening = opening_of(reading.text, item.found.span.start)
    if item.how is Binding.LABEL:
        action, quote = labelled(reading, item, before)
    elif item.how is Binding.STAGE:
        action, quote = staged(reading, item, after)
    elif opening is not None and (item.how is Binding.TAIL or is_assignment(reading.text, opening, item.found.span)):
        action, quote = bracketed(reading, item, before, opening)
    else:
        action, quote = governed(reading, item, before, after)
        if item.how is Binding.PROSE:
            yield from (_deadline(reading, item, segment, segment, inherited=True) for segment in segments(reading, item, after))
    if not _says_no_action(reading.text, action):  # a column of times that lost its tasks: 6月15日前⏎完成时间
        yield _deadline(reading, item, action, quote)


def _says_no_action(text: str, action: Span) -> bool:
    """Whether an action is nothing but times and the word for them."""
    return _TIMES_ONLY.fullmatch(text, action.start, action.end) is not None


def _deadline(reading: Reading, item: Dated, action: Span, quote: Span, inherited: bool = False) -> Deadline:
    period, span = item.period, item.found.span
    columns = period.inherited
    if inherited:
        columns = tuple(name for name in ("start_date", "end_date") if getattr(period, name.split("_")[0]))
    return Deadline(
        action=reading.original(action), time_text=reading.text[span.start : span.end], quote=reading.original(quote),
        clause=reading.clause_path(span.start), time_span=reading.original(span), start_date=period.start, end_date=period.end,
        precision=period.precision, recurrence=period.recurrence, inherited=columns,
    )  # fmt: skip


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


def _in_header(reading: Reading, span: Span) -> bool:
    """Whether an expression stands in a short cell of a table: a head or a figure's name, no sentence."""
    block = (
        reading.document.blocks[reading.document.block_index(reading.document.folded.offsets[span.start])]
        if reading.document.blocks
        else None
    )
    if block is None or block.kind is not BlockKind.ROW:
        return False
    start, end = cell_start(reading.text, span.start), reading.text.find("\t", span.end)
    line_end = reading.text.find("\n", span.end)
    stop = min(e for e in (end, line_end, len(reading.text)) if e >= 0)
    return stop - start < 24 and not rules.STRONG_ACTION.regex.match(reading.text[span.end : stop].lstrip("，"))


# expressions without a date of their own


def _yearly_routines(reading: Reading) -> Iterator[Deadline]:
    """开展年度绩效评价: a duty of every year."""
    for match in _matches(reading, rules.YEARLY_ROUTINE.regex):
        time, (start, end) = Span(*match.span("time")), sentence_around(reading.text, Span(*match.span()))
        begin = part_start(reading.text, start, match.start())
        action = cut(reading.text, trim(reading.text, begin, end), LONGEST_ACTION, match.end())
        period = Period(precision="year", recurrence="yearly")
        found = Occurrence(time, DateMention(Kind.RECURRENCE, recurrence="yearly"), Span(start, end), "", "", "")
        yield _deadline(reading, Dated(found, period, Binding.PROSE), action, cut(reading.text, action, LONGEST_QUOTE, match.end()))


def _dateless_labels(reading: Reading) -> Iterator[Dated]:
    """完成时限：长期坚持, 完成时限：立即实施."""
    for match in _matches(reading, rules.DATELESS_LABEL.regex):
        precision = "ongoing" if rules.LASTS.regex.match(match["value"]) else "relative"
        found = occurrence(reading, Span(*match.span("value")), DateMention(Kind.ONGOING))
        yield Dated(found, Period(precision=precision), Binding.LABEL)


def _matches(reading: Reading, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for stretch in reading.fact_spans:
        yield from pattern.finditer(reading.text, stretch.start, stretch.end)
