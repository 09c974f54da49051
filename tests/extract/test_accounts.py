"""Reports and told passages hold neither targets nor deadlines; what they ask for next does."""

from __future__ import annotations

from datetime import date

import pytest

from extract.finders.deadlines import find_deadlines
from extract.finders.responsibilities import find_responsibilities
from extract.finders.targets import find_targets
from extract.records import Elements
from tests.extract.helpers import reading_of

ISSUED = Elements(title="青禾市关于批准水库除险议案办理情况报告的决议", issued_on=date(2021, 8, 11))
REPORT = (
    "关于水库除险加固议案办理情况的报告",
    "市人大常委会：",
    "2021年4月下旬和5月中旬，市政府组织检查了各县。现将主要情况报告如下：",
    "一、精心组织实施",
    "每年坚持组织检查。完成病险水库加固84座，达标率达到96%。",
    "二、下一步工作思路",
    "继续加固水库30座，争取“十四五”时期每个县建立2-3支专业队伍。",
)


def test_a_report_tells_until_it_turns_to_what_comes_next() -> None:
    found = find_targets(reading_of(*REPORT, elements=ISSUED))
    assert [(t.value, t.unit) for t in found] == [(30, "座"), (2, "支")]
    assert found[1].period_end == date(2025, 12, 31)


def test_deadlines_of_a_report_stand_where_it_asks() -> None:
    found = find_deadlines(reading_of(*REPORT, elements=ISSUED))
    assert [(d.time_text, d.end_date) for d in found] == [("“十四五”时期", date(2025, 12, 31))]


def test_what_a_body_did_in_a_month_before_is_no_duty() -> None:
    told, asked = "2021年5月中旬，市政府组织检查各县工作。", "2021年10月上旬，市水利局组织检查各县工作。"
    found = find_responsibilities(reading_of("一、工作安排", told, asked, elements=ISSUED))
    assert [row.mention for row in found] == ["市水利局"]


@pytest.mark.parametrize(
    "sentence",
    [
        "8年来，共培训农机手10万多人次，完成5200多人的考核。",
        "实践证明，机械插秧比人工抛秧增加产量8%左右。",
        "如河湾镇柳树村，转移劳动力700多人，其中400多人进厂务工。",
        "2015年起部署建设30个机插秧示范县。",
    ],
)
def test_told_sentences_in_any_paper(sentence: str) -> None:
    assert find_targets(reading_of("一、工作任务", sentence, elements=ISSUED)) == []


def test_deadlines_do_not_stand_under_what_has_been() -> None:
    found = find_deadlines(reading_of("一、现状", "2021年在建场馆62个，每年检查一次。", "二、任务", "每年检查一次。", elements=ISSUED))
    assert [d.time_text for d in found] == ["每年"]


def test_a_label_is_due_wherever_it_stands() -> None:
    found = find_deadlines(reading_of("一、现状", "（1）热网。铺设管网12千米。", "实施年限：2020年", elements=ISSUED))
    assert [d.time_text for d in found] == ["2020年"]


@pytest.mark.parametrize("sentence", ["如期完成水库加固84座。", "用3年时间加固水库84座。", "会议要求，各县要加固水库84座。"])
def test_what_only_looks_told(sentence: str) -> None:
    assert [t.value for t in find_targets(reading_of("一、工作任务", sentence, elements=ISSUED))] == [84]
