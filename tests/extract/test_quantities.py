"""Tables of text → amounts. All sentences are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import fold
from extract.mentions.quantities import QuantityMention, find_quantities, to_base, words_to_number


def read(text: str) -> list[QuantityMention]:
    return [mention for _, _, mention in find_quantities(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造老旧管网 35.6 公里", [(35.6, None, "公里", "=")]),
        ("惠及居民2.4万户、面积310万㎡", [(2.4, None, "万户", "="), (310, None, "万㎡", "=")]),
        ("覆盖率不低于百分之九十五", [(95, None, "%", ">=")]),
        ("提高三个百分点", [(3, None, "个百分点", "=")]),
        ("安置十五万户", [(15, None, "万户", "=")]),
        ("新建3—5个停车场", [(3, 5, "个", "range")]),
        ("药品加成率降至6～8％", [(6, 8, "%", "range")]),
        ("消费量为1.2亿～1.4亿吨标煤", [(1.2, 1.4, "亿吨标煤", "range")]),
        ("达标率提升1%-2%", [(1, 2, "%", "range")]),
        ("敷设管线3*4.5Km", [(13.5, None, "Km", "=")]),
        ("粘结面积≮60%", [(60, None, "%", ">=")]),
        ("缝隙≤3mm", [(3, None, "mm", "<=")]),
        ("失业率控制在5.5%以内", [(5.5, None, "%", "<=")]),
        ("培训近2000人次", [(2000, None, "人次", "~")]),
        ("突破120万人次", [(120, None, "万人次", ">")]),
        ("新增床位400余张", [(400, None, "张", ">")]),
        ("完成70多万户", [(70, None, "万户", ">")]),
        ("处理能力2600吨/日以上", [(2600, None, "吨/日", ">=")]),
        ("浓度降到30微克／立方米", [(30, None, "微克/立方米", "=")]),
        ("管理人数分别达到94万、57万", [(94, None, "万", "="), (57, None, "万", "=")]),
        ("解决12万农村人口饮水", [(12, None, "万人", "=")]),
        ("实施5个项目", [(5, None, "个", "=")]),
        ("补贴3500元/户", [(3500, None, "元/户", "=")]),
        ("投资1.2亿元", [(1.2, None, "亿元", "=")]),
        ("建设2,304条道路", [(2304, None, "条", "=")]),
        ("35蒸吨/小时及以上锅炉", [(35, None, "蒸吨/小时", ">=")]),
        ("出省带宽3.8万G", [(3.8, None, "万G", "=")]),
        ("配备一台水泵", [(1, None, "台", "=")]),
        ("千分之三以内", [(3, None, "‰", "<=")]),
    ],
)
def test_amounts(text: str, expected: list[tuple[float, float | None, str, str]]) -> None:
    assert [(m.value, m.value_max, m.unit, m.comparator) for m in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "第5条规定", "青政办发〔2023〕17号", "2021-2023年", "到2025年底", "10月30日前", "一户不漏", "两个方面", "一级管网", "三区三线",
        "7×24小时值守", "推广5G网络", "4A级景区", "DB14/1929-2019的要求", "拨打12345热线", "8部门", "3条例", "13.农产品加工",
        "0851—86892965", "落实6个百分百",
    ],
)  # fmt: skip
def test_no_amounts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("提高5个百分点", "increase"),
        ("提高到5%", None),
        ("比2015年分别下降4.1%", "decrease"),
        ("降至4.1%", None),
        ("新增20所", "new"),
        ("累计300家", "cumulative"),
        ("压缩至2个工作日", None),
        ("年均增长约6%", "increase"),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert [m.change for m in read(text)] == [change]


def test_spans() -> None:
    text = fold("到2024年，清洁取暖率力争达到 75% 以上，")
    [(start, end, mention)] = find_quantities(text)
    assert text[start:end] == "力争达到75%以上"
    assert text[mention.core_start : mention.core_end] == "75%"


def test_money() -> None:
    [mention] = read("奖励600-800元")
    assert (mention.money, mention.value, mention.value_max, mention.per) == (True, 600, 800, None)
    [rate] = read("每台补贴0.3万元/台")
    assert rate.per == "台"


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (2.85, "万户", (28500, "户")), (114, "万㎡", (1140000, "平方米")), (75, "%", (75, "%")), (1.5, "亿吨", (1.5e8, "吨")),
        (8000, "千瓦", (8000, "千瓦")), (18, "万千瓦", (180000, "千瓦")), (12.5, "Km", (12.5, "公里")), (5, "千米", (5, "公里")),
        (3, "个百分点", (3, "个百分点")),
    ],
)  # fmt: skip
def test_to_base(value: float, unit: str, base: tuple[float, str]) -> None:
    assert to_base(value, unit) == base


@pytest.mark.parametrize(
    ("words", "value"),
    [("三", 3), ("十", 10), ("二十五", 25), ("一百零八", 108), ("一千二百", 1200), ("三点五", 3.5), ("九十九点九", 99.9), ("几", None)],
)
def test_words_to_number(words: str, value: float | None) -> None:
    assert words_to_number(words) == value


@given(st.text(alphabet="0123456789.,-~至到万亿千百户%个元年月日达到不低于以上内、，。一二三十百千分之点提高第", max_size=60))
def test_any_text_gives_ordered_mentions(text: str) -> None:
    folded = fold(text)
    last = 0
    for start, end, mention in find_quantities(folded):
        assert start <= mention.core_start < mention.core_end <= end <= len(folded)
        assert mention.core_start >= last
        last = mention.core_end


@given(st.integers(0, 10**7), st.sampled_from(["户", "万户", "公里", "吨", "个", "%", "亩"]))
def test_what_is_written_is_read(number: int, unit: str) -> None:
    [mention] = read(f"完成改造{number}{unit}任务")
    assert (mention.value, mention.unit) == (number, unit)
