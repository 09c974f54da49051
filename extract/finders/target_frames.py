"""When a target is due and where it is to be reached: what the sentence says, and what stands over it.

A date stands over a number if it is said in the number's own clause, else earlier in its sentence, else at the
beginning of an earlier sentence of the paragraph (到2025年，…), else in the lead of the list or the heading above,
else in a label of the item (实施年限：2021-2023年), else in the title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extract.document import Span
from extract.finders.target_numbers import Number
from extract.mentions import group
from extract.mentions.dates import Bound, DateMention, Kind, Moment, find_dates
from extract.mentions.periods import DateContext, Period, interpret
from extract.mentions.quantities import words_to_number
from extract.mentions.regions import lookup
from extract.outline import Clause
from extract.parts import PartKind
from extract.reading import Reading
from extract.rules.target_places import NAMED_REGION, NO_PLACE, OWN_REGION
from extract.rules.targets import CLOSING_BRACKET, GOALS, OWN_TERM, TERM

_COMPARED = re.compile(r"(?:比|较|同|与|相比|超过)“?$")
_FROM_BASE = re.compile(r"(?:[从由以]|续建|未完成的?|结转的?|基于)$")
_AND_OTHERS = re.compile(
    r"等(?:\d+个|[一二三四五六七八九十]+个)?(?:设区)?(?:市县|县市|县区|区县|省份|地区|地市|市州|[省市县区州旗盟地])(?![\u4e00-\u9fff]?[域企])"
)
_BASIS = re.compile(r"(?:\d[\d.]*[%％]?)?(?:的)?(?:实际)?(?:基础|水平|基数)(?:之?上)?")  # 在2020年的基础上提高
_OF_OBJECT = re.compile(
    r"[，]?[^，。；：\d]{0,6}(?:完成|做好|开展|启动|编制|上报|申报|下达|推进|组织|实施|抓好)$"
)  # between two dates of a clause
_SHORT_NAME_OF = re.compile(r"港|湾|口岸|机场|站|湖|江|海|大学|学院|铁路|高铁")
_EACH_YEAR = re.compile(r"每年(?!度)|逐年")
_WITHIN_YEARS = re.compile(r"(?<![\d第])(?:[一二三四五六七八九十]{1,2}|\d{1,2})年内(?!容|部)")
_NEXT_SECTION = re.compile(r"[一二三四五六七八九十]、[\u4e00-\u9fff]{2,20}（[一二三四五六七八九十]）")  # of items that run on in one line
_USED = re.compile(r"[，,]?(?:力争|计划|拟)?用?")
_TIMES_APART = re.compile(r"\n(?:完成|实施)时[间限]\n")
_OLDEST = 6  # years before the issue: what an older date speaks of (2000年底前建成的小区) is no period of a target
_PLAN = re.compile(r"十(?P<plan>[一二三四五六])五")
_LEAD = re.compile(
    r"(?:^|[。；：\n！？])(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、])?(?:(?:经过|通过)[^，。；：\n]{0,12}，)?[^，。；：\n\d]{0,14}$"
)


@dataclass(frozen=True, slots=True)
class When:
    """A period that stands over a number; ``said`` is where the text says it, ``None`` for the title's."""

    start: date | None
    end: date | None
    said: Span | None
    past: bool = False


_NEVER = When(None, None, None)


@dataclass(frozen=True, slots=True)
class _Dated:
    span: Span
    mention: DateMention
    period: Period
    leads: bool  # stands at the beginning of a sentence, or of what follows a colon or semicolon


class Frames:
    """The dates and regions of a reading, asked for what stands over an offset."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.dates = list(self._dated())
        self._starts = [dated.span.start for dated in self.dates]
        self.regions = [span for span, _ in group(reading.mentions, "regions")]
        self._region_starts = [span.start for span in self.regions]
        self._terms: dict[int, When | None] = {}
        self._heads: dict[int, When | None] = {}
        self._apart: dict[int, bool] = {}  # by where a part begins

    @cached_property
    def title(self) -> When:
        """The last period that the document's title says, else the term that the document gives itself: 实施期限为2021—2025年."""
        elements = self.reading.elements
        said = [period_in(title, self._context) for title in (elements.title, elements.notice_title) if title]
        return next((when for when in (*said, self._own_term()) if when and (when.start is None or when.start != when.end)), _NEVER)

    def _title_at(self, at: int) -> When:
        """The document's period; where it issues several plans, that of the one that ``at`` lies in."""
        part = self.reading.parts.at(at)
        if self._times_stand_apart(part.span):
            return _NEVER
        plans = [p for p in self.reading.parts.parts if p.kind is PartKind.POLICY and p.title]
        if len(plans) < 2 or part not in plans or self.title.end is None:
            return self.title
        said = {plan.span.start: period_in(plan.title.of(self.text), self._context) for plan in plans if plan.title}
        of_another = any(when and when.end == self.title.end for start, when in said.items() if start != part.span.start)
        return said.get(part.span.start) or (_NEVER if of_another else self.title)

    def _times_stand_apart(self, part: Span) -> bool:
        """Whether a conversion parted the column of times from its rows: 完成时间 on a line of its own."""
        if part.start not in self._apart:
            self._apart[part.start] = _TIMES_APART.search(self.text, part.start, part.end) is not None
        return self._apart[part.start]

    def _own_term(self) -> When | None:
        term = OWN_TERM.regex.search(self.text)
        ranges = (m for span, m in group(self.reading.mentions, "dates") if term and span.start == term.end() and m.kind is Kind.RANGE)
        period = next((interpret(mention, self._context) for mention in ranges), None)
        return When(period.start, period.end, None) if period else None

    @cached_property
    def _context(self) -> DateContext:
        return DateContext(issued=self.reading.elements.issued_on)

    @property
    def _base_year(self) -> int | None:
        issued = self.reading.elements.issued_on
        if issued:
            return issued.year
        return self.title.start.year if self.title.start else None

    @property
    def _plan_year(self) -> int | None:
        """The one year that the plan is of: the title's, else that of the issue."""
        first, last = self.title.start, self.title.end
        if first and last and first.year != last.year:
            return None
        return last.year if last else self._base_year

    def _dated(self) -> list[_Dated]:
        """The dates that may stand over a number; a bare month takes the year said before it in its sentence or line, else the plan's."""
        found: list[_Dated] = []
        said: tuple[Span, int, bool] | None = None  # the last year said, and whether it holds beyond its own sentence
        here: Span | None = None
        for span, mention in self._with_lengths():
            previous, here = here, span
            if mention.kind is Kind.RECURRENCE and mention.bound is Bound.WITHIN and mention.first:
                mention = DateMention(Kind.POINT, Moment(year=self._plan_year))  # 全年
            if not _may_frame(mention) or mention.in_title:
                continue
            year = said[1] if said and self._holds(said, span.start) else self._plan_year
            period = interpret(mention, DateContext(year=year, issued=self.reading.elements.issued_on))
            if period.end is None or self._base_year and period.end.year < self._base_year - _OLDEST:
                continue
            if _is_of_object(self.text, previous, span, mention):
                continue
            if mention.year_is_said and mention.first:
                near = mention.first.granularity != "year" or period.end.year == (self._plan_year or self._base_year)
                said = (span, period.end.year, near)
            before = self.text[max(0, span.start - 24) : span.start]
            beside = _COMPARED.search(before[-4:])
            if beside and (mention.bound is not Bound.WITHIN or beside.group()[:1] in "比较") or _is_base(self.text, span, before):
                continue
            if _BASIS.match(self.text, span.end):
                continue
            found.append(_Dated(span, mention, period, bool(_LEAD.search(before)) or not before))
        return found

    def _with_lengths(self) -> Iterator[tuple[Span, DateMention]]:
        """The dates, a beginning and the years that follow it as one: ⟦从2009年开始，用三年时间⟧, 2009–2011."""
        begun: tuple[Span, int] | None = None
        for span, mention in group(self.reading.mentions, "dates"):
            years = _years_counted(mention)
            if begun and years and _USED.fullmatch(self.text, begun[0].end, span.start):
                yield Span(begun[0].start, span.end), DateMention(Kind.RANGE, Moment(year=begun[1]), Moment(year=begun[1] + years - 1))
            else:
                yield span, mention
            from_year = mention.first.year if mention.bound is Bound.FROM and mention.first else None
            begun = (span, from_year) if from_year and mention.first and mention.first.granularity == "year" else None

    def _holds(self, said: tuple[Span, int, bool], at: int) -> bool:
        """Whether a year that was said holds for a bare month at ``at``: in its sentence, and unless it lies far off in its line."""
        between = self.text[said[0].end : at]
        return "\n" not in between and (said[2] or "。" not in between)

    def between(self, start: int, end: int) -> list[_Dated]:
        """The framing dates that begin in ``start <= offset < end``."""
        return self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def date_spans(self, start: int, end: int) -> list[Span]:
        return [dated.span for dated in self.between(start, end)]

    def without_dates(self, start: int, end: int, fallback: str) -> str:
        """The text of a stretch without the dates that stand over it."""
        if start >= end:
            return fallback
        kept, at = [], start
        for span in self.date_spans(start, end):
            before = self.text[at : span.start]
            kept.append(before)
            at = min(span.end, end)
        return "".join(kept) + self.text[at:end]

    def is_ahead(self, when: When) -> bool:
        """Whether a period ends after the day of issue."""
        issued = self.reading.elements.issued_on
        return when.end is not None and issued is not None and when.end > issued

    def over(self, number: Number, paragraph: Span) -> When:
        """What stands over a number of a paragraph."""
        if _WITHIN_YEARS.search(number.lead):
            return _NEVER  # 五年内压缩至4个月: counted from no day that is said
        start = number.prefix_start if number.listed or number.bracket is not None else number.clause.start
        yearly = _EACH_YEAR.search(number.lead[-12:] + number.said) is not None
        return self.when(start, number.sentence, paragraph, number.start, number.segment.end, yearly=yearly)

    def when(self, clause_start: int, sentence: Span, paragraph: Span, at: int, sentence_end: int, *, yearly: bool = False) -> When:
        """What stands over the number at ``at``; over one of each year (``yearly``) no day of an earlier sentence."""
        for dated in reversed(self.between(clause_start, at)):
            return self._when(dated)
        inside = self.between(sentence.start, clause_start)
        if inside:
            return self._when(next((d for d in reversed(inside) if d.leads or _by(d)), inside[-1]))
        for dated in self.between(at, sentence_end):
            if dated.mention.bound in (Bound.BEFORE, Bound.BY) or dated.mention.first and dated.mention.first.edge:
                return self._when(dated)
        if closing := self._closing(at, paragraph):
            return closing
        goals = self._among_goals(at)
        for dated in reversed(self.between(paragraph.start, sentence.start)):
            leads = (dated.leads and not _is_a_day(dated) or goals and _by(dated)) and not (yearly and _by(dated))
            if (
                leads
                and not _NEXT_SECTION.search(self.text, dated.span.end, at)
                and (self._reaches(dated.span.start, at) or self._when(dated).past)
            ):
                return self._when(dated)
        return self._of_goals(paragraph.start) or self._above(at) or self._title_at(at)

    def _closing(self, at: int, paragraph: Span) -> When | None:
        """The day in the bracket that closes the number's item: …的要求。（各部门负责，⟦2018年3月底前⟧完成）."""
        line_end = self.text.find("\n", at)
        end = min(paragraph.end, line_end if line_end >= 0 else len(self.text))
        closed = CLOSING_BRACKET.regex.search(self.text, at, end)
        due = [d for d in self.between(closed.start(), end) if _by(d)] if closed else []
        return self._when(due[-1]) if due and self._reaches(due[-1].span.start, at) else None

    def _among_goals(self, at: int) -> bool:
        clause = self.reading.clause_at(at)
        return clause is not None and GOALS.regex.search(self.text, clause.heading.start, clause.heading.end) is not None

    def _reaches(self, date: int, at: int) -> bool:
        """Whether what is said at ``date`` stands over ``at``: in the same item or in one above it, not in the item before."""
        own, there = self.reading.clause_at(at), self.reading.clause_at(date)
        return own is None or there is None or there.index == own.index or there in self.reading.outline.ancestors(own)

    def _of_goals(self, at: int) -> When | None:
        """The last date that led a paragraph before ``at`` under a heading of goals: 到2025年，基本建成…。 over ——规模：… of the next line."""
        clause = self.reading.clause_at(at)
        if clause is None or not GOALS.regex.search(self.text, clause.heading.start, clause.heading.end):
            return None
        leading = [dated for dated in self.between(clause.body.start, at) if dated.leads and _by(dated)]
        return self._when(leading[-1]) if leading else None

    def _when(self, dated: _Dated) -> When:
        period, base = dated.period, self._base_year
        past = dated.mention.bound in (Bound.UNTIL_NOW, Bound.SINCE) or bool(base and period.end and period.end.year < base)
        return When(period.start, period.end, dated.span, past)

    def _above(self, at: int) -> When | None:
        """What the item, its head and the heads above it say."""
        clause = self.reading.clause_at(at)
        while clause is not None:
            found = self._term(clause) or self._head(clause, at)
            if found:
                return found
            clause = self.reading.outline.clauses[clause.parent] if clause.parent is not None else None
        return None

    def _term(self, clause: Clause) -> When | None:
        """The period of a label of the item itself: 实施年限：2021-2023年."""
        if clause.index not in self._terms:
            self._terms[clause.index] = None
            for match in TERM.regex.finditer(self.text, clause.body.start, clause.body.end):
                line_end = self.text.find("\n", match.end())
                dated = self.between(match.end(), line_end if line_end >= 0 else len(self.text))
                if dated and dated[0].span.start - match.end() < 8:
                    self._terms[clause.index] = self._when(dated[0])
                    break
        return self._terms[clause.index]

    def _head(self, clause: Clause, at: int) -> When | None:
        """A date in the heading of a clause, or one that leads its opening text (到2025年，实现以下目标：)."""
        if clause.index not in self._heads:
            dated = self.between(clause.heading.start, clause.heading.end) if clause.marker else []
            opening = self.between(clause.body.start, clause.body.end) if self.reading.outline.children(clause) else []
            opening = [d for d in opening if _by(d) or d.period.start != d.period.end]  # a day is told, not planned for
            leading = [d for d in opening if d.leads and "：" in self.text[d.span.end : clause.body.end]]
            best = dated or leading
            self._heads[clause.index] = self._when(best[0]) if best else None
        found = self._heads[clause.index]
        return found if found and found.said and found.said.start < at and not found.past else None

    def years_listed(self, start: int, end: int) -> list[When]:
        """The years that a list before ``end`` names, each on its own: ⟦2024、2025年⟧分别推广."""
        found: list[_Dated] = []
        for dated in reversed(self.between(start, end)):
            if found and self.text[dated.span.end : found[0].span.start] not in ("、", "和"):
                break
            found.insert(0, dated)
        return [self._when(dated) for dated in found]

    def region_at(self, start: int, end: int) -> Span | None:
        """The region that begins at ``start`` (a list of regions as a whole), or ends there as a label or before a number."""
        first = bisect_left(self._region_starts, start)
        if first < len(self.regions) and self.regions[first].start == start and not _cut_short(self.text, self.regions[first]):
            return self._whole_list(self.regions[first])
        named = NAMED_REGION.regex.match(self.text, start)
        if named is None or named.end() > end or OWN_REGION.regex.fullmatch(named["region"]) or NO_PLACE.regex.search(named["region"]):
            return None
        return Span(start, named.end())

    def _whole_list(self, first: Span) -> Span:
        """A list of regions that begins with one, with what closes it: 青禾、白石、云岭等市县."""
        last = first
        while self.text[last.end : last.end + 1] in ("、", "和", "及") and (after := self._region_from(last.end + 1)) is not None:
            last = after
        etc = _AND_OTHERS.match(self.text, last.end) if last is not first else None
        return Span(first.start, etc.end() if etc else last.end)

    def _region_from(self, start: int) -> Span | None:
        """The region that begins at ``start``: in a list short names count that would be words elsewhere."""
        index = bisect_left(self._region_starts, start)
        if index < len(self.regions) and self.regions[index].start == start:
            return self.regions[index]
        ends = (start + n for n in (4, 3, 2) if self.text[start + n : start + n + 1] in tuple("、和及等"))
        return next((Span(start, end) for end in ends if lookup(self.text[start:end])), None)

    def region_inside(self, start: int, end: int) -> Span | None:
        """The first region that begins in ``start <= offset < end``."""
        index = bisect_left(self._region_starts, start)
        return self.regions[index] if index < len(self.regions) and self.regions[index].start < end else None

    def region_before(self, at: int, floor: int) -> Span | None:
        """The last region that ends at or before ``at`` and begins at or after ``floor``."""
        index = bisect_right(self._region_starts, at) - 1
        return self.regions[index] if index >= 0 and self.regions[index].start >= floor else None


def period_in(text: str, context: DateContext) -> When | None:
    """The last period that a title, a caption or a head says: 2023—2025年, 2024年, “十四五”."""
    text = text.replace(" ", "")
    found = [(end, interpret(m, context)) for _, end, m in find_dates(text) if _may_frame(m) and m.bound not in (Bound.SINCE, Bound.FROM)]
    ends = [period for _, period in found if period.end]
    if ends:
        return When(ends[-1].start, ends[-1].end, None)
    plan = _PLAN.search(text)
    if plan is None:
        return None
    first = 1996 + 5 * "一二三四五六".index(plan["plan"]) + 10
    return When(date(first, 1, 1), date(first + 4, 12, 31), None)


def _may_frame(mention: DateMention) -> bool:
    first = mention.first
    return (
        mention.kind in (Kind.POINT, Kind.RANGE)
        and first is not None
        and first.edge != "start"
        and mention.bound is not Bound.AFTER
        and (first.year_shift or 0) >= 0
    )


def _cut_short(text: str, region: Span) -> bool:
    """Whether a short name of a region is only the head of another name: 福州港."""
    if text[region.end - 1] == "州" and len(region) == 2 and _SHORT_NAME_OF.match(text, region.end):
        return True
    return (
        text[region.end - 1] not in "省市县区州盟旗镇乡道"
        and text[region.end : region.end + 1].isalpha()
        and text[region.end] not in "和及等的"
    )


def _is_of_object(text: str, before: Span | None, span: Span, mention: DateMention) -> bool:
    """Whether a bare year only says which works are meant, as the clause has a time of its own: 8月底完成⟦2024年⟧项目的报批."""
    first = mention.first
    if before is None or mention.bound or mention.last or first is None or first.edge:
        return False
    if first.year is None or first.granularity != "year":
        return False
    return 0 < span.start - before.end <= 12 and _OF_OBJECT.fullmatch(text, before.end, span.start) is not None


def _is_a_day(dated: _Dated) -> bool:
    """A day without 前 or 底 tells when something was: 2020年9月11日，会议部署…."""
    return dated.period.start is not None and dated.period.start == dated.period.end and not dated.mention.bound


def _years_counted(mention: DateMention) -> int | None:
    """The years of 用三年时间, 2年内."""
    if mention.unit != "年" or not mention.amount:
        return None
    years = float(mention.amount) if mention.amount.isdigit() else words_to_number(mention.amount)
    return int(years) if years and years == int(years) and years < 20 else None


def _by(dated: _Dated) -> bool:
    return dated.mention.bound in (Bound.BY, Bound.BEFORE)


def _is_base(text: str, span: Span, before: str) -> bool:
    """Whether a date only says where a change starts (从2015年的50.5%) or names an older batch (续建2022年7752户)."""
    return bool(_FROM_BASE.search(before)) and text[span.start] != "到"
