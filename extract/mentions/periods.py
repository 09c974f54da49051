"""Which days an expression of time means: the second step after ``extract.mentions.dates.find_dates``, pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from extract.mentions.dates import Bound, DateMention, Kind, Moment

_RECURRING = {"daily": "day", "weekly": "day", "monthly": "month", "quarterly": "quarter", "half-yearly": "half-year", "yearly": "year"}
_LATE_IN_YEAR = 10  # a paper of October or later that says 3月底 means the next year's
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an expression may take over: the year said before it, the range that its list stands in, the day of issue."""

    year: int | None = None
    issued: date | None = None
    frame: tuple[date, date] | None = None  # the stage (2022年5月—2023年4月) that bare months fall into

    def year_of(self, moment: Moment) -> int | None:
        """The year that ``moment`` leaves open; ``None`` where nothing tells it."""
        if moment.year is not None:
            return moment.year
        known = self.year if self.year is not None else self.issued.year if self.issued else None
        if moment.year_shift is None:
            return self._bare(moment, known)
        base = known if moment.follows or self.issued is None else self.issued.year
        return base + moment.year_shift if base is not None else None

    def _bare(self, moment: Moment, known: int | None) -> int | None:
        if moment.month is None:
            return known
        if self.frame:
            first, last = self.frame
            inside = [
                y for y in range(first.year, last.year + 1) if (first.year, first.month) <= (y, moment.month) <= (last.year, last.month)
            ]
            return inside[0] if inside else last.year
        if self.year is None and self.issued and self.issued.month >= _LATE_IN_YEAR and moment.month <= self.issued.month - 6:
            return self.issued.year + 1
        return known


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day. ``inherited`` names the columns of the catalogue whose year the context gave; ``problem`` is Chinese."""

    start: date | None = None
    end: date | None = None
    precision: str = "day"
    recurrence: str | None = None
    inherited: tuple[str, ...] = ()
    problem: str | None = None


def interpret(mention: DateMention, context: DateContext) -> Period:
    """The days that a mention means in its context.

    底, 末 and 前 leave the start open; 3月前 ends with February, 3月底前 and 3月15日前 take their last day in; a bare
    2023年 or 10月 has both ends. A day that does not exist becomes the last one of its month and ``problem`` says so.

    >>> interpret(DateMention(Kind.POINT, Moment(month=10, edge="end"), bound=Bound.BEFORE), DateContext(year=2023)).end
    datetime.date(2023, 10, 31)
    """
    if mention.kind is Kind.RECURRENCE:
        day = mention.first is not None and mention.first.day is not None
        return Period(precision="day" if day else _RECURRING.get(mention.recurrence or "", "relative"), recurrence=mention.recurrence)
    if mention.kind is Kind.ONGOING:
        return Period(precision="ongoing")
    if mention.first is None:
        return Period(precision="relative")
    if mention.last is not None:
        return _range(mention.first, mention.last, context)
    return _point(mention.first, mention.bound, context)


def _range(first: Moment, last: Moment, context: DateContext) -> Period:
    first_year, last_year = context.year_of(first), context.year_of(last)
    precision = last.granularity
    if first_year is None or last_year is None:
        return Period(precision=precision, problem="没有可依据的年份")
    if first.year is None and last.year is None and last.year_shift is None and (last.month or 13) >= (first.month or 0):
        last_year = first_year
    start, problem = first_day(first, first_year)
    end, other = last_day(last, last_year)
    inherited = tuple(name for name, moment in (("start_date", first), ("end_date", last)) if moment.year is None and last.year is None)
    return Period(start, end, precision, inherited=inherited, problem=problem or other)


def _point(moment: Moment, bound: Bound | None, context: DateContext) -> Period:
    year = context.year_of(moment)
    precision = moment.granularity
    if year is None:
        return Period(precision=precision, problem="没有可依据的年份")
    if year not in _YEARS:
        return Period(precision=precision)
    start, problem = first_day(moment, year)
    end, _ = last_day(moment, year)
    start_at: date | None = start
    end_at: date | None = end
    if bound in (Bound.FROM, Bound.AFTER, Bound.SINCE):
        first = end if moment.edge == "end" else start
        start_at, end_at = (end + timedelta(1) if bound is Bound.AFTER else first), None
    elif bound is Bound.BEFORE:
        start_at, end_at = None, _before(moment, start, end, context)
    elif bound in (Bound.BY, Bound.UNTIL_NOW) or moment.edge == "end":
        start_at = None
    inherited = tuple(name for name, day in (("start_date", start_at), ("end_date", end_at)) if day) if moment.year is None else ()
    return Period(start_at, end_at, precision, inherited=inherited, problem=problem)


def _before(moment: Moment, start: date, end: date, context: DateContext) -> date:
    """The last day of X前: the period is out for a month or a year, in for a day, a quarter, 底前 and 上半年前."""
    if moment.edge is not None or moment.granularity not in ("month", "year"):
        return end
    last = start - timedelta(1)
    over = context.issued is not None and last < context.issued and moment.granularity == "year"
    return end if over else last


def first_day(moment: Moment, year: int) -> tuple[date, str | None]:
    """The first day of a moment in ``year``, and what is wrong with it."""
    if moment.day is not None:
        return _day(year, moment.month or 1, moment.day)
    if moment.ten_days is not None:
        return date(year, moment.month or 1, {1: 1, 2: 11, 3: 21, 23: 11}[moment.ten_days]), None
    if moment.month is not None:
        return date(year, moment.month, 1), None
    if moment.quarter is not None:
        return date(year, 3 * moment.quarter - 2, 1), None
    if moment.half is not None:
        return date(year, 1 if moment.half == 1 else 7, 1), None
    return date(year, 6 if moment.edge == "mid" else 1, 1), None


def last_day(moment: Moment, year: int) -> tuple[date, str | None]:
    """The last day of a moment in ``year``: 3月初 ends with the 10th, 年初 with January, 年中 with June."""
    if moment.day is not None:
        return _day(year, moment.month or 1, moment.day)
    if moment.month is not None:
        ends = {1: 10, 2: 20} if moment.ten_days is not None else {}
        early = ends.get(moment.ten_days or 0) or {"start": 10, "mid": 20}.get(moment.edge or "")
        return date(year, moment.month, early or monthrange(year, moment.month)[1]), None
    if moment.quarter is not None:
        return _end_of_month(year, 3 * moment.quarter), None
    if moment.half is not None:
        return _end_of_month(year, 6 * moment.half), None
    return _end_of_month(year, {"start": 1, "mid": 6}.get(moment.edge or "", 12)), None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> tuple[date, str | None]:
    last = monthrange(year, month)[1]
    if day <= last:
        return date(year, month, day), None
    return date(year, month, last), f"{year}年{month}月没有{day}日，按{month}月{last}日计"
