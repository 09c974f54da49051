"""Dates and periods: where they stand, what they say, which days they mean."""

from __future__ import annotations

import importlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import fold
from extract.mentions.dates import Bound, DateMention, Kind, find_dates, number
from extract.mentions.periods import DateContext, Period, interpret
from extract.rules import Rule

RULES = [
    value
    for module in ("extract.rules.dates", "extract.rules.deadlines", "extract.rules.deadline_clauses")
    for value in vars(importlib.import_module(module)).values()
    if isinstance(value, Rule)
]
IN_2024 = DateContext(year=2024, issued=date(2024, 4, 1))


def found(text: str) -> list[tuple[str, DateMention]]:
    folded = fold(text)
    return [(folded[start:end], mention) for start, end, mention in find_dates(folded)]


def only(text: str) -> tuple[str, DateMention]:
    mentions = found(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


def days(text: str, context: DateContext = IN_2024) -> tuple[str | None, str | None, str]:
    period = interpret(only(text)[1], context)
    return (period.start.isoformat() if period.start else None, period.end.isoformat() if period.end else None, period.precision)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_prove_themselves(rule: Rule) -> None:
    for example in rule.examples:
        marked = fold(example)
        start, end = marked.find("⟦"), marked.find("⟧")
        plain = marked.replace("⟦", "").replace("⟧", "")
        spans = [match.span() for match in rule.regex.finditer(plain)]
        assert spans if start < 0 else (start, end - 1) in spans, example
    for example in rule.counter_examples:
        assert not rule.regex.search(fold(example)), example


@pytest.mark.parametrize(
    ("text", "written", "start", "end", "precision"),
    [
        ("2024年11月15日前完成", "2024年11月15日前", None, "2024-11-15", "day"),
        ("2023 年底前完成", "2023年底前", None, "2023-12-31", "year"),
        ("到2025年，实现全覆盖", "到2025年", None, "2025-12-31", "year"),
        ("至2025年末达到", "至2025年末", None, "2025-12-31", "year"),
        ("10月底前", "10月底前", None, "2024-10-31", "month"),
        ("2024年3月前报送", "2024年3月前", None, "2024-02-29", "month"),
        ("5月前完成", "5月前", None, "2024-04-30", "month"),
        ("3月初启动", "3月初", "2024-03-01", "2024-03-10", "ten-day"),
        ("今年年底前", "今年年底前", None, "2024-12-31", "year"),
        ("年内开工", "年内", "2024-01-01", "2024-12-31", "year"),
        ("明年3月底前", "明年3月底前", None, "2025-03-31", "month"),
        ("2022年完成", "2022年", "2022-01-01", "2022-12-31", "year"),
        ("2022年2月完成", "2022年2月", "2022-02-01", "2022-02-28", "month"),
        ("9月中旬召开", "9月中旬", "2024-09-11", "2024-09-20", "ten-day"),
        ("2024年第三季度", "2024年第三季度", "2024-07-01", "2024-09-30", "quarter"),
        ("一季度末", "一季度末", None, "2024-03-31", "quarter"),
        ("上半年完成", "上半年", "2024-01-01", "2024-06-30", "half-year"),
        ("2022-2024年分步实施", "2022-2024年", "2022-01-01", "2024-12-31", "year"),
        ("2022年5月6日- 5月20日", "2022年5月6日-5月20日", "2022-05-06", "2022-05-20", "day"),
        ("4月1日—10月31日", "4月1日—10月31日", "2024-04-01", "2024-10-31", "day"),
        ("2023年11月1日-20日", "2023年11月1日-20日", "2023-11-01", "2023-11-20", "day"),
        ("2022年10月至2023年4月", "2022年10月至2023年4月", "2022-10-01", "2023-04-30", "month"),
        ("10月至次年3月", "10月至次年3月", "2024-10-01", "2025-03-31", "month"),
        ("11月15日至3月15日", "11月15日至3月15日", "2024-11-15", "2025-03-15", "day"),
        ("2022年5至10月", "2022年5至10月", "2022-05-01", "2022-10-31", "month"),
        ("7月1—30日", "7月1—30日", "2024-07-01", "2024-07-30", "day"),
        ("“十四五”期间建成", "“十四五”期间", "2021-01-01", "2025-12-31", "year"),
        ("到“十三五”末", "到“十三五”末", None, "2020-12-31", "year"),
        ("十二五期间", "十二五期间", "2011-01-01", "2015-12-31", "year"),
        ("二〇一六年三月一日", "二〇一六年三月一日", "2016-03-01", "2016-03-01", "day"),
        ("二○○九年十二月三十一日前", "二〇〇九年十二月三十一日前", None, "2009-12-31", "day"),
        ("2024.6.30", "2024.6.30", "2024-06-30", "2024-06-30", "day"),
        ("2023 完成改造", "2023", "2023-01-01", "2023-12-31", "year"),
        ("自2022年6月起实施", "自2022年6月起", "2022-06-01", None, "month"),
        ("1.2022年2月完成摸底", "2022年2月", "2022-02-01", "2022-02-28", "month"),
        ("2025年中期评估前", "2025年", "2025-01-01", "2025-12-31", "year"),
    ],
)
def test_points_and_ranges(text: str, written: str, start: str | None, end: str | None, precision: str) -> None:
    assert only(text)[0] == written
    assert days(text) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "written", "recurrence"),
    [
        ("每月5日前报送", "每月5日前", "monthly"),
        ("每月月底前汇报", "每月月底前", "monthly"),
        ("每季度调度", "每季度", "quarterly"),
        ("每半年召开", "每半年", "half-yearly"),
        ("每三个月评估", "每三个月", "quarterly"),
        ("每年10月底前自评", "每年10月底前", "yearly"),
        ("按月提供明细", "按月", "monthly"),
        ("逐月通报", "逐月", "monthly"),
        ("建立一月一调度", "一月一调度", "monthly"),
        ("实行“周调度”", "周调度", "weekly"),
        ("“日报告”制度", "日报告", "daily"),
        ("每两年修订", "每两年", None),
    ],
)
def test_recurrences(text: str, written: str, recurrence: str | None) -> None:
    assert (only(text)[0], only(text)[1].kind, only(text)[1].recurrence) == (written, Kind.RECURRENCE, recurrence)


def test_a_mechanism_names_each_of_its_recurrences() -> None:
    mentions = found("建立“月通报、季点评、半年督导、年终考评”机制")
    assert [mention.recurrence for _, mention in mentions] == ["monthly", "quarterly", "half-yearly", "yearly"]


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("10个工作日内办结", "10个工作日内", Kind.RELATIVE),
        ("自公布之日起30日内备案", "自公布之日起30日内", Kind.RELATIVE),
        ("三年内达标", "三年内", Kind.RELATIVE),
        ("利用三年时间", "利用三年时间", Kind.RELATIVE),
        ("长期坚持", "长期坚持", Kind.ONGOING),
        ("采暖季期间加密巡查", "采暖季期间", Kind.SEASON),
        ("不低于3年的保修", "3年", Kind.DURATION),
    ],
)
def test_times_without_dates(text: str, written: str, kind: Kind) -> None:
    assert (only(text)[0], only(text)[1].kind) == (written, kind)
    period = interpret(only(text)[1], IN_2024)
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "执行DB99/1203-2018的要求",
        "青政发〔2023〕36号",
        "共2023户",
        "定期检查",
        "第十五条",
        "投资2000万元",
        "3.5万平方米",
        "近年来",
        "每个单位",
        "GB 50096-2011",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_years_inside_names_are_marked() -> None:
    mentions = found("根据《青禾市清洁取暖方案（2021-2023）》，2023年底前完成")
    assert [(written, mention.in_title) for written, mention in mentions] == [("2021-2023", True), ("2023年底前", False)]


def test_a_day_that_does_not_exist_becomes_the_last_of_its_month() -> None:
    period = interpret(only("2022年6月31日前")[1], IN_2024)
    assert period.end == date(2022, 6, 30)
    assert period.problem is not None and "6月" in period.problem and "31日" in period.problem


def test_inherited_columns_are_named() -> None:
    assert interpret(only("10月底前")[1], IN_2024).inherited == ("end_date",)
    assert interpret(only("4月1日—10月31日")[1], IN_2024).inherited == ("start_date", "end_date")
    assert interpret(only("2023年10月底前")[1], IN_2024).inherited == ()


def test_a_bare_month_falls_into_the_stage_that_it_stands_in() -> None:
    stage = DateContext(issued=date(2022, 9, 1), frame=(date(2022, 10, 1), date(2023, 4, 30)))
    assert days("11月底前", stage)[1] == "2022-11-30"
    assert days("3月底前", stage)[1] == "2023-03-31"


def test_a_paper_of_december_means_the_coming_spring() -> None:
    assert days("3月底前", DateContext(issued=date(2021, 12, 20)))[1] == "2022-03-31"
    assert days("3月底前", DateContext(issued=date(2021, 4, 20)))[1] == "2021-03-31"


def test_without_any_year_there_is_no_date() -> None:
    assert interpret(only("10月底前")[1], DateContext()) == Period(precision="month", problem="没有可依据的年份")


def test_a_year_before_that_would_lie_behind_the_paper_is_taken_in() -> None:
    assert days("2030年前达峰")[1] == "2029-12-31"
    assert days("2024年前完成")[1] == "2024-12-31"


@pytest.mark.parametrize(("text", "value"), [("十", 10), ("二十三", 23), ("三十", 30), ("二〇一六", 2016), ("12", 12)])
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


@given(st.text(alphabet="2023年1月0日底前至-到每按季度十四五“”期间《》（），。一二三半旬", max_size=60))
def test_spans_stand_in_order_and_never_overlap(text: str) -> None:
    folded, last = fold(text), 0
    for start, end, mention in find_dates(folded):
        assert last <= start < end <= len(folded)
        last = end
        period = interpret(mention, IN_2024)
        assert period.start is None or period.end is None or mention.bound is Bound.BEFORE or period.precision
