"""Money: what the work costs and who pays, aid for each, shares and caps. All places and sums are made up."""

from __future__ import annotations

from datetime import date

import pytest

from extract.finders.funding import find_funding
from extract.records import Funding
from tests.extract.helpers import reading_of


def money(*lines: str) -> list[Funding]:
    return find_funding(reading_of("一、资金安排", *lines))


def test_a_total_and_its_sources() -> None:
    rows = money("（一）管网改造", "资金来源：总投资1200万元，其中中央专项补助资金500万元，云岭县财政配套400万元，农户自筹300万元。")
    assert [(r.source, r.amount, r.part_of, r.kind) for r in rows] == [
        ("total", 12_000_000, None, "investment"),
        ("central", 5_000_000, 0, "investment"),
        ("county", 4_000_000, 0, "investment"),
        ("household", 3_000_000, 0, "investment"),
    ]
    assert rows[0].project == "管网改造" and rows[1].source_text == "中央专项补助资金"


def test_sources_go_on_behind_a_semicolon() -> None:
    rows = money("供水工程概算总投资2亿元，其中中央预算内投资1亿元，占50%；企业自筹1亿元，占50%。")
    assert [(r.source, r.amount, r.part_of) for r in rows] == [("total", 2e8, None), ("central", 1e8, 0), ("enterprise", 1e8, 0)]
    assert rows[0].project == "供水工程"


def test_all_of_one() -> None:
    rows = money("总投资800万元，全部为企业自筹。")
    assert [(r.source, r.amount, r.part_of) for r in rows] == [("total", 8e6, None), ("enterprise", 8e6, 0)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中央资金补贴标准为3000元/户，地方资金补贴标准为1500元/户。", [("central", 3000, "户", None), ("other", 1500, "户", None)]),
        ("用电每度电补贴0.2元，每户居民累计最高补贴900元。", [("other", 0.2, "千瓦时", 900)]),
        ("对困难群众，由县级财政一次性再补贴300元。", [("county", 300, None, None)]),
        ("给予每个新增托位1万元补助。", [("other", 10_000, "新增托位", None)]),
        ("对新认定的示范社，给予最高不超过20万元奖励。", [("other", 200_000, None, 200_000)]),
        (
            "对新认定的省级、国家级示范社，分别给予5万元、10万元一次性奖励。",
            [("other", 50_000, None, None), ("other", 100_000, None, None)],
        ),
        ("县道、乡道改造分别按60万元/公里和40万元/公里补助。", [("other", 600_000, "公里", None), ("other", 400_000, "公里", None)]),
        ("护理补贴标准分别提高20元、10元，均达到每人每月80元。", [("other", 80, "人", None)]),
        ("护理补贴标准提高50元，达到每人每月200元。", [("other", 200, "人", None)]),
        ("照料护理补贴由每人每月100元提高到每人每月150元。", [("other", 150, "人", None)]),
    ],
)
def test_aid(sentence: str, expected: list[tuple[str, float, str | None, float | None]]) -> None:
    rows = money(sentence)
    assert [(r.source, r.amount, r.per, r.cap) for r in rows] == expected
    assert all(r.kind == "subsidy" for r in rows)


def test_the_period_of_the_work_and_what_it_is_of() -> None:
    rows = money(
        "2023年计划投资3000万元，其中社会捐款200万元。", "水利投资390万元。对返乡人员给予一次性补贴5000元。", "县级补助投资共需80万元。"
    )
    assert [(r.project, r.amount, r.period_start, r.period_end) for r in rows[:2]] == [
        ("资金安排", 3e7, date(2023, 1, 1), date(2023, 12, 31)),
        (None, 2e6, date(2023, 1, 1), date(2023, 12, 31)),
    ]
    assert [(r.project, r.kind, r.period_end) for r in rows[2:]][:2] == [
        ("水利", "investment", rows[2].period_end),
        (None, "subsidy", None),
    ]
    assert rows[4].project == "资金安排"


def test_shares_given_and_borne() -> None:
    rows = money("对技改项目按设备投资额的20%给予补助，最高不超过300万元。", "所需经费由省级财政承担70%，县级财政承担30%。")
    assert [(r.source, r.kind, r.amount, r.rate, r.cap) for r in rows] == [
        ("other", "subsidy", None, 0.2, 3_000_000),
        ("provincial", "investment", None, 0.7, None),
        ("county", "investment", None, 0.3, None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，全市工业产值达到300亿元。",
        "造成直接经济损失50万元以上的，依法查处。",
        "处1万元以上5万元以下的罚款。",
        "对总投资10亿元以上的项目，开辟绿色通道。",
        "固定资产投资不低于200万元的企业可以申报。",
        "城乡居民缴费标准为每人每年380元。",
        "截至去年底，全县已完成投资12亿元。",
        "引进外资3亿美元。",
        "收回资助经费2万元。",
    ],
)
def test_what_is_no_money_of_the_work(sentence: str) -> None:
    assert money(sentence) == []


def test_recipients_and_passages() -> None:
    reading = reading_of("一、支持政策", "对返乡创业人员，按规定给予一次性补贴5000元。")
    rows = find_funding(reading)
    assert [(r.recipient, r.amount) for r in rows] == [("返乡创业人员", 5000)]
    assert rows[0].quote.of(reading.document.text) == "对返乡创业人员，按规定给予一次性补贴5000元"
