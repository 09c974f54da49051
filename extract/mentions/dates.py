"""Dates, periods and recurrences: where they stand and what they say; a second, pure step says which days they mean.

``find_dates`` reads *folded* text and leaves open what the expression leaves open (10月底前 has no year).
``interpret`` fills that from a ``DateContext`` and gives first and last day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.rules import dates as rules


class Kind(StrEnum):
    """What an expression of time is."""

    POINT = "point"  # 2023年底前, 10月, 今年
    RANGE = "range"  # 2021-2023年, 4月1日—10月31日, “十四五”期间
    RECURRENCE = "recurrence"  # 每月5日前, 季通报, 按月
    DURATION = "duration"  # 3年, 半年: a length, not a place in time
    RELATIVE = "relative"  # 10个工作日内, 自公布之日起30日内, 用三年时间
    ONGOING = "ongoing"  # 长期坚持, 持续推进
    SEASON = "season"  # 采暖季期间, 汛期前


class Bound(StrEnum):
    """On which side of its period an expression lies."""

    BEFORE = "before"  # 3月前: the period itself is out, 底前 and 15日前 take it in
    BY = "by"  # 到2025年, 至2025年末
    FROM = "from"  # 自2022年6月起
    AFTER = "after"  # 2018年1月1日后
    SINCE = "since"  # 2017年以来
    UNTIL_NOW = "until"  # 截至2019年底
    WITHIN = "within"  # 年内, 2022年内, 期间


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a quarter … as far as it is said. ``year`` is ``None`` where it is to be inherited.

    ``year_shift`` counts from the year of issue (今年 0, 明年 1, 去年 -1), or from the context's year where ``follows`` is set (当年 0, 次年 1).
    """

    year: int | None = None
    year_shift: int | None = None
    follows: bool = False
    month: int | None = None
    day: int | None = None
    ten_days: int | None = None  # 1 上旬, 2 中旬, 3 下旬; 23 for 中下旬
    quarter: int | None = None
    half: int | None = None
    edge: str | None = None  # start 初, mid 中, end 底末

    @property
    def granularity(self) -> str:
        """``day``, ``ten-day``, ``month``, ``quarter``, ``half-year`` or ``year``."""
        if self.day is not None:
            return "day"
        if self.ten_days is not None or (self.month is not None and self.edge == "start"):
            return "ten-day"
        if self.month is not None or (self.edge in ("start", "mid") and self.quarter is None):
            return "month"
        return "quarter" if self.quarter else "half-year" if self.half else "year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """What an expression of time says, context left out."""

    kind: Kind
    first: Moment | None = None
    last: Moment | None = None
    bound: Bound | None = None
    recurrence: str | None = None  # daily weekly monthly quarterly half-yearly yearly
    amount: str | None = None  # of a duration, as written: 30, 三
    unit: str | None = None  # of a duration, or of a recurrence that has no name (每两年)
    in_title: bool = False  # inside 《…》

    @property
    def year_is_said(self) -> bool:
        return self.first is not None and self.first.year is not None


_TITLE = re.compile("《[^《》\\n]{2,120}》")
_SPENT = ("利用", "运用", "力争", "争取", "通过", "今后", "未来")  # before a length: it is to be used
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "O": 0, "两": 2}
_UNITS = {"年": "yearly", "年度": "yearly", "季": "quarterly", "季度": "quarterly", "月": "monthly", "月份": "monthly", "月度": "monthly",
          "周": "weekly", "星期": "weekly", "礼拜": "weekly", "日": "daily", "天": "daily", "半年": "half-yearly",
          "年终": "yearly", "年底": "yearly"}  # fmt: skip
_NEAR = {"今": (0, False), "明": (1, False), "本": (0, True), "当": (0, True), "次": (1, True), "来": (1, False), "后": (2, False),
         "去": (-1, False), "上": (-1, False), "上一": (-1, False)}  # fmt: skip
_EDGES = {"底": "end", "末": "end", "终": "end", "中": "mid", "初": "start"}
_PLAN_FIRST = 2001  # the first year of 十五


def number(text: str) -> int:
    """A small number in Arabic or Chinese figures: ``number("二十三") == 23``, ``number("二〇一六") == 2016``."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def find_dates(text: str) -> Iterator[tuple[int, int, DateMention]]:
    """Every expression of time in a folded text, from left to right, none inside another.

    >>> [text[s:e] for s, e, _ in find_dates(text := "到2024年底完成改造，每月5日前报送，10月底前验收")]
    ['到2024年底', '每月5日前', '10月底前']
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    title_starts = [start for start, _ in titles]
    at = last = 0
    while anchor := rules.ANCHOR.regex.search(text, at):
        start = anchor.start()
        if text[start].isdigit() and _is_tail(text, start):
            at = _past_digits(text, start)
            continue
        found = _read(text, start)
        if found is None:
            at = _past_digits(text, start)
            continue
        begin, end, mention = found
        begin = max(begin, last)
        index = bisect_right(title_starts, begin) - 1
        if index >= 0 and begin < titles[index][1]:
            mention = replace(mention, in_title=True)
        yield begin, end, mention
        at = last = end


_FIGURES = frozenset("0123456789/")
_AFTER_ITEM = re.compile("(?:19|20)\\d\\d[年-]|(?:1[0-2]|[1-9])月")


def _is_tail(text: str, at: int) -> bool:
    """Whether the digits at ``at`` end a larger number (3.5年); an item's number may touch a date (1.2022年2月)."""
    before = text[at - 1] if at else ""
    if before == ".":
        return not _AFTER_ITEM.match(text, at)
    return before in _FIGURES


def _past_digits(text: str, at: int) -> int:
    end = at + 1
    if text[at].isdigit():
        while end < len(text) and text[end].isdigit():
            end += 1
    return end


def _read(text: str, at: int) -> tuple[int, int, DateMention] | None:
    """The expression that begins at ``at``: recurrences first, as 每年10月底前 holds a point, then points and ranges, then lengths."""
    for reader in (_recurrence, _plan_period, _season_of_year, _point_or_range, _length, _without_dates):
        if found := reader(text, at):
            return found
    return None


def _recurrence(text: str, at: int) -> tuple[int, int, DateMention] | None:
    char = text[at]
    if char == "每":
        return _one_each(text, at) or _every(text, at)
    if char in "按逐分" and (match := rules.BY_UNIT.regex.match(text, at)):
        return at, match.end(), DateMention(Kind.RECURRENCE, recurrence=_UNITS[match["unit"]])
    if char in "月季周旬半年日一":
        return _one_each(text, at)
    if char == "全" and (match := rules.WHOLE_YEAR.regex.match(text, at)):
        return (
            at,
            match.end(),
            DateMention(Kind.RECURRENCE, first=Moment(year_shift=0, follows=True), recurrence="yearly", bound=Bound.WITHIN),
        )
    return None


def _every(text: str, at: int) -> tuple[int, int, DateMention] | None:
    match = rules.EVERY.regex.match(text, at)
    if not match:
        return None
    count, unit = match["count"], match["unit"]
    recurrence = _UNITS.get("半年" if count == "半" and unit == "年" else unit)
    if count not in (None, "一", "1") and not (count == "半" and unit == "年"):
        recurrence = _multiple(number(count), unit) if count != "半" else None
    day = rules.EVERY_AT.regex.match(text, match.end())
    moment, end = None, match.end()
    if day and day.end() > match.end():
        end = day.end()
        said = day["day"] or day["day2"]
        month = number(day["month"]) if day["month"] else None
        if said or month:
            moment = Moment(month=month, day=number(said) if said else None)
    unnamed = None if recurrence else f"{count or ''}{unit}"
    return at, end, DateMention(Kind.RECURRENCE, first=moment, recurrence=recurrence, unit=unnamed)


def _multiple(count: int, unit: str) -> str | None:
    """The name of every ``count`` units, where it has one: every three months is quarterly."""
    if unit.startswith("月"):
        return {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}.get(count)
    return {("日", 7): "weekly", ("天", 7): "weekly", ("季度", 2): "half-yearly", ("季", 2): "half-yearly"}.get((unit, count))


def _one_each(text: str, at: int) -> tuple[int, int, DateMention] | None:
    match = rules.ROUTINE.regex.match(text, at)
    if not match:
        return None
    groups = match.groupdict()
    unit = groups["unit"] or groups["day"] or groups["year"] or groups["one"] or groups["half"] or groups["report"]
    recurrence = _UNITS.get(unit)
    return at, match.end(), DateMention(Kind.RECURRENCE, recurrence=recurrence, unit=None if recurrence else unit)


def _plan_period(text: str, at: int) -> tuple[int, int, DateMention] | None:
    match = rules.PLAN_PERIOD.regex.match(text, at)
    if not match:
        return None
    first = _PLAN_FIRST + 5 * (_DIGITS[match["plan"][-1]] if match["plan"] != "十" else 0)
    part = match["part"]
    if "以来" in part:
        return at, match.end(), DateMention(Kind.POINT, first=Moment(year=first), bound=Bound.SINCE)
    if "末" in part:
        begin, bound = _leading(text, at)
        return begin, match.end(), DateMention(Kind.POINT, first=Moment(year=first + 4, edge="end"), bound=bound or Bound.BY)
    return at, match.end(), DateMention(Kind.RANGE, first=Moment(year=first), last=Moment(year=first + 4), bound=Bound.WITHIN)


def _point_or_range(text: str, at: int) -> tuple[int, int, DateMention] | None:
    found = _span(text, at)
    if found is None:
        point = _moment(text, at)
        if point is None:
            return None
        first, end = point
        found = (first, *(_last(text, end, first) or (None, end)))
    first, last, end = found
    begin, lead = _leading(text, at)
    if (last or first).day is not None and (hour := rules.OF_THE_DAY.regex.match(text, end)):
        end, lead = hour.end(), Bound.BEFORE if hour.group().endswith("前") else lead
    bound, end = _trailing(text, end, lead)
    if bound is None and text[end - 1] == "内":
        bound = Bound.WITHIN
    if lead is Bound.FROM and last is not None and bound is Bound.FROM:
        bound = None  # 自2021年1月至2022年5月: the range has its own ends
    return begin, end, DateMention(Kind.RANGE if last else Kind.POINT, first, last, bound)


def _span(text: str, at: int) -> tuple[Moment, Moment | None, int] | None:
    """Ranges whose first end is cut short: 2021-2023年, 2022年5至10月, 7月1—30日."""
    if match := rules.SPAN_OF_YEARS.regex.match(text, at):
        first, last = int(match["first"]), int(match["last"])
        return (Moment(year=first), Moment(year=last), match.end()) if first < last <= first + 40 else None
    year, end = _year(text, at) or (Moment(), at)
    if match := rules.SPAN_OF_MONTHS.regex.match(text, end):
        first, last = int(match["first"]), int(match["last"])
        return replace(year, month=first), _ends(year, last < first, month=last), match.end()
    if match := rules.SPAN_OF_DAYS.regex.match(text, end):
        month, other = int(match["month"]), int(match["month2"] or match["month"])
        first_day, last_day = int(match["first"]), int(match["last"])
        return replace(year, month=month, day=first_day), _ends(year, other < month, month=other, day=last_day), match.end()
    return None


def _ends(first: Moment, wraps: bool, month: int | None = None, day: int | None = None) -> Moment:
    """The second end of a range that leaves out its year; over the turn of the year where the months fall."""
    year = first.year + 1 if wraps and first.year is not None else first.year
    shift = (first.year_shift or 0) + 1 if wraps and first.year is None else first.year_shift
    follows = first.follows or (wraps and first.year_shift is None)
    return Moment(year=year, year_shift=shift if year is None else None, follows=follows, month=month, day=day)


def _year(text: str, at: int) -> tuple[Moment, int] | None:
    if match := rules.YEAR.regex.match(text, at):
        return Moment(year=number(match["year"])), match.end()
    if match := rules.NEAR_YEAR.regex.match(text, at):
        shift, follows = _NEAR[match["near"]]
        return Moment(year_shift=shift, follows=follows), match.end()
    return None


def _moment(text: str, at: int) -> tuple[Moment, int] | None:
    """A point as far as it is written: a year, what stands below it, or both."""
    if match := rules.NUMERIC_DATE.regex.match(text, at):
        return Moment(year=int(match["year"]), month=int(match["month"]), day=number(match["day"]) if match["day"] else None), match.end()
    if match := rules.YEAR_WITHOUT_MARK.regex.match(text, at):
        return Moment(year=int(match["year"]), edge=_EDGES.get(match["edge"] or "")), match.end()
    year = _year(text, at)
    moment, end = year or (Moment(), at)
    if text.startswith("年", at) or year:
        if (match := rules.YEAR_EDGE.regex.match(text, end)) and (not match.group().startswith("年") or _may_be_bare(text, end)):
            if match["edge"]:
                return replace(moment, edge=_EDGES[match["edge"]]), match.end()
            return moment, match.end()
    if year and (whole := rules.WHOLE_YEAR.regex.match(text, end)):
        return moment, whole.end()  # 2024年全年
    if (match := rules.BELOW_YEAR.regex.match(text, end)) and (year or not match["season"]):
        if match["season"] and (term := rules.TERM_BEGINS.regex.match(text, match.start())):
            return replace(moment, month=9), term.end()
        return _below(moment, match), match.end()
    return (moment, end) if year else None


def _may_be_bare(text: str, at: int) -> bool:
    """Whether 年底 at ``at`` is no tail of a word (2年内, 每年底, 任期5年中)."""
    return at == 0 or not (text[at - 1].isdigit() or text[at - 1] in "一二三四五六七八九十两几数多整每周近半童青少幼成老中岁历逐产光然")


def _below(year: Moment, match: re.Match[str]) -> Moment:
    groups = match.groupdict()
    if groups["quarter"]:
        return replace(year, quarter=number(groups["quarter"]), edge=_EDGES.get(groups["quarter_edge"] or ""))
    if groups["half"]:
        return replace(year, half=1 if groups["half"] == "上" else 2, edge=_EDGES.get(groups["half_edge"] or ""))
    if groups["season"]:
        return year
    ten_days = {"上旬": 1, "中旬": 2, "下旬": 3, "中下旬": 23, "上中旬": 2}.get(groups["ten_days"] or "")
    day = number(groups["day"]) if groups["day"] else None
    return replace(year, month=number(groups["month"]), day=day, ten_days=ten_days, edge=_EDGES.get(groups["month_edge"] or ""))


def _last(text: str, at: int, first: Moment) -> tuple[Moment, int] | None:
    """The second end of a range whose first end closed at ``at``."""
    match = rules.SEPARATOR.regex.match(text, at + 1 if text.startswith(("起至", "起到"), at) else at)
    if not match:
        return None
    start = match.end()
    if first.day is not None and (day := rules.DAY_ALONE.regex.match(text, start)):
        return replace(first, day=number(day["day"])), day.end()
    point = _moment(text, start)
    if point is None:
        return None
    last, end = point
    if last.year is None and last.year_shift is None:
        wraps = (last.month or 13, last.day or 32) < (first.month or 0, first.day or 0)
        base = _ends(first, wraps)
        last = replace(last, year=base.year, year_shift=base.year_shift, follows=base.follows)
    elif last.year is None and last.follows and first.year is not None:
        last = replace(last, year=first.year + (last.year_shift or 0), year_shift=None)
    return last, end


def _leading(text: str, at: int) -> tuple[int, Bound | None]:
    """Where 到, 至, 截至, 自 before ``at`` begins, and which side it sets."""
    match = rules.LED_BY.regex.search(text, max(0, at - 3), at)
    if not match:
        return at, None
    word = match.group()
    return match.start(), Bound.FROM if match["since"] else Bound.UNTIL_NOW if word.startswith("截") else Bound.BY


def _trailing(text: str, at: int, lead: Bound | None) -> tuple[Bound | None, int]:
    if match := rules.BEFORE.regex.match(text, at):
        return (Bound.BY if lead in (Bound.BY, Bound.UNTIL_NOW) else Bound.BEFORE), match.end()
    if match := rules.AFTER.regex.match(text, at):
        for name, bound in (
            ("since", Bound.SINCE),
            ("after", Bound.AFTER),
            ("onward", Bound.FROM),
            ("during", Bound.WITHIN),
            ("until", lead),
        ):
            if match[name]:
                return bound, match.end()
    return lead, at


def _length(text: str, at: int) -> tuple[int, int, DateMention] | None:
    """A length of time; within one it is relative, and 自…之日起 before it belongs to it."""
    match = rules.DURATION.regex.match(text, at)
    if not match:
        return None
    counted = rules.COUNTED_FROM.regex.search(text, max(0, at - 32), at)
    begin = counted.start() if counted else at
    if not counted and text[max(0, at - 2) : at] in _SPENT:
        begin = at - 2
    elif not counted and at and text[at - 1] == "用":
        begin = at - 1
    relative = match["within"] or match["before"] or (begin < at and (match["time"] or text[begin] in "今未")) or counted
    bound = Bound.BEFORE if match["before"] else Bound.AFTER if match["after"] else Bound.WITHIN if relative else None
    kind = Kind.RELATIVE if relative else Kind.DURATION
    return begin, match.end(), DateMention(kind, amount=match["count"], unit=match["unit"], bound=bound)


def _season_of_year(text: str, at: int) -> tuple[int, int, DateMention] | None:
    """2024年春节前: the year belongs to the feast or the season, whose days no rule knows."""
    year = _year(text, at)
    season = _without_dates(text, year[1]) if year else None
    return (at, *season[1:]) if season and season[2].kind is Kind.SEASON else None


def _without_dates(text: str, at: int) -> tuple[int, int, DateMention] | None:
    if match := rules.ONGOING.regex.match(text, at):
        return at, match.end(), DateMention(Kind.ONGOING)
    if match := rules.NEAR_MONTH.regex.match(text, at):
        return at, match.end(), DateMention(Kind.RELATIVE, bound=Bound.BEFORE)
    if match := rules.SEASON.regex.match(text, at):
        bound = Bound.BEFORE if "前" in match["bound"] else Bound.AFTER if "后" in match["bound"] else Bound.WITHIN
        return at, match.end(), DateMention(Kind.SEASON, bound=bound)
    return None
