"""Tables, real and flattened, and the targets that they hold. All places and figures are made up."""

from __future__ import annotations

from datetime import date

import pytest

from extract.document import Block, BlockKind, Document, Span
from extract.elements import read_elements
from extract.finders.targets import find_targets
from extract.flat_tables import find_flat_tables
from extract.mentions import annotate
from extract.outline import build
from extract.parts import split
from extract.reading import Reading
from extract.records import Target
from extract.tables import find_tables, head_paths

HEAD = ("青禾市人民政府关于印发青禾市2024年取暖改造方案的通知", "各县（市、区）人民政府：", "现印发给你们，请认真贯彻执行。", "青禾市人民政府", "2024年3月6日",
        "青禾市2024年取暖改造方案", "一、工作任务", "做好取暖改造工作。")  # fmt: skip


def document_of(paragraphs: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = ()) -> Document:
    """A document whose last lines are the rows of a real table."""
    blocks, pieces, at = [], [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH))
        pieces.append(paragraph)
        at += len(paragraph) + 1
    for row in rows:
        cells, start = [], at
        for cell in row:
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        blocks.append(Block(Span(start, at - 1), BlockKind.ROW, table=0, cells=tuple(cells)))
        pieces.append("\t".join(row))
    return Document("\n".join(pieces), tuple(blocks))


def reading_of(document: Document) -> Reading:
    parts = split(document)
    return Reading(document, parts, build(document, parts), read_elements(document, parts), annotate(document.folded.text))


def table_rows(document: Document) -> list[Target]:
    return [target for target in find_targets(reading_of(document)) if target.origin == "table"]


MERGED = (
    ("序号", "县（市）", "2024年改造任务数（户）", "", "", "节能改造户数（户）", "备注"),
    ("", "", "合计", "煤改电", "煤改气", "", ""),
    ("1", "云岭县", "500", "300", "200", "40", ""),
    ("2", "河湾市", "260", "260", "－", "/", "已批复"),
    ("青禾市总计", "", "760", "560", "200", "40", ""),
)


def test_head_paths_of_merged_heads() -> None:
    assert head_paths(MERGED[:2], 7) == (
        ("序号",), ("县（市）",), ("2024年改造任务数（户）", "合计"), ("2024年改造任务数（户）", "煤改电"), ("2024年改造任务数（户）", "煤改气"),
        ("节能改造户数（户）",), ("备注",),
    )  # fmt: skip


def test_a_real_table() -> None:
    document = document_of((*HEAD, "青禾市2024年取暖改造任务表"), MERGED)
    found = table_rows(document)
    assert [(t.subject, t.indicator, t.value, t.unit) for t in found[:4]] == [
        ("云岭县", "2024年改造任务数合计", 500, "户"),
        ("云岭县", "2024年改造任务数煤改电", 300, "户"),
        ("云岭县", "2024年改造任务数煤改气", 200, "户"),
        ("云岭县", "节能改造户数", 40, "户"),
    ]
    assert [t.value for t in found if t.subject == "河湾市"] == [260, 260]
    assert [t.value for t in found[-4:]] == [760, 560, 200, 40]
    assert {t.period_end for t in found} == {date(2024, 12, 31)}


def test_quotes_are_rows() -> None:
    document = document_of((*HEAD, "青禾市2024年取暖改造任务表"), MERGED)
    for target in table_rows(document):
        assert target.quote in [block.span for block in document.blocks if block.kind is BlockKind.ROW]


def test_parts_point_at_their_sums() -> None:
    document = document_of((*HEAD, "青禾市2024年取暖改造任务表"), MERGED)
    found = find_targets(reading_of(document))
    electric = next(t for t in found if t.subject == "云岭县" and t.indicator.endswith("煤改电"))
    county = next(t for t in found if t.subject == "云岭县" and t.indicator.endswith("合计"))
    assert electric.part_of is not None and found[electric.part_of].value == 500
    assert county.part_of is not None and found[county.part_of].value == 760


@pytest.mark.parametrize(
    ("caption", "rows"),
    [
        ("改造资金安排表", (("县", "总投资（万元）"), ("云岭县", "500"), ("河湾市", "260"))),
        ("考核评分表", (("项目", "分值"), ("改造进度", "30"), ("质量", "20"))),
        ("允许偏差表", (("项次", "项目", "允许偏差（mm）"), ("1", "表面平整", "3"), ("2", "立面垂直", "4"))),
        ("规划指标完成情况", (("指标", "单位", "完成情况"), ("森林覆盖率", "%", "65"), ("绿地率", "%", "33"))),
        ("通讯录", (("单位", "联系电话"), ("市住建局", "8861234"), ("市财政局", "8865678"))),
    ],
)
def test_tables_without_targets(caption: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert table_rows(document_of((*HEAD, caption), rows)) == []


def test_units_and_modality_from_columns() -> None:
    rows = (("指标名称", "单位", "2025年目标值", "属性"), ("森林覆盖率", "%", "≥66", "约束性"), ("城镇新增就业", "万人", "12", "预期性"))
    found = table_rows(document_of((*HEAD, "青禾市“十四五”主要指标"), rows))
    assert [(t.indicator, t.comparator, t.value, t.unit, t.modality, t.period_end) for t in found] == [
        ("森林覆盖率", ">=", 66, "%", "binding", date(2025, 12, 31)),
        ("城镇新增就业", "=", 12, "万人", "expected", date(2025, 12, 31)),
    ]


def test_period_and_kind_from_columns() -> None:
    rows = (("序号", "乡镇", "村", "改造方式", "改造户数（户）", "完成时限"), ("1", "白石镇", "上河村", "煤改电", "68", "2024年10月15日前"),
            ("2", "", "下河村", "集中供暖", "42", "2024年10月15日前"))  # fmt: skip
    found = table_rows(document_of((*HEAD, "改造任务明细表"), rows))
    assert [(t.subject, t.value, t.period_end) for t in found] == [
        ("白石镇上河村", 68, date(2024, 10, 15)),
        ("白石镇下河村", 42, date(2024, 10, 15)),
    ]
    assert [("煤改电" in t.indicator, "集中供暖" in t.indicator) for t in found] == [(True, False), (False, True)]


FLAT = ("附件", "青禾市2024年治理计划", "单位：公顷", "序号 区县 2023年末存量 2024年治理面积 2024年完成率", "1 云岭县 71.2 6.1 8.6%", "2 河湾市 106.7 9.2 8.7%",
        "石桥区 20.5 3.0 14.6%", "合 计 198.4 18.3 9.2%")  # fmt: skip


def test_a_flattened_table() -> None:
    found = table_rows(document_of((*HEAD, *FLAT)))
    assert [(t.subject, t.indicator, t.value, t.unit) for t in found[:4]] == [
        ("云岭县", "2024年治理面积", 6.1, "公顷"),
        ("云岭县", "2024年完成率", 8.6, "%"),
        ("河湾市", "2024年治理面积", 9.2, "公顷"),
        ("河湾市", "2024年完成率", 8.7, "%"),
    ]
    assert [t.value for t in found if t.subject == "石桥区"] == [3.0, 14.6]


STACKED = ("附件", "青禾市2024年取暖目标任务表", "各乡镇", "及有关单位", "煤改电", "（户）", "煤改气", "（户）", "集中供热", "（户）", "合计（户）", "白石镇 219 219",
           "柳林镇 391 391", "上河乡 62 62", "合 计 672")  # fmt: skip


def test_lost_cells_go_where_the_text_says() -> None:
    """“煤改气”672户 in the text and a total of 672 in the table: the lone column is that of 煤改气."""
    document = document_of((*HEAD, "全市完成“煤改气”672户。", *STACKED))
    [table] = find_flat_tables(document)
    assert [head[0] for head in table.heads] == ["各乡镇及有关单位", "煤改电（户）", "煤改气（户）", "集中供热（户）", "合计（户）"]
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["白石镇", "", "219", "", "219"],
        ["柳林镇", "", "391", "", "391"],
    ]
    assert [cell.text for cell in table.rows[-1].cells] == ["合计", "", "", "", "672"]


def test_lost_cells_go_where_the_sums_come_out() -> None:
    lines = (
        "附件",
        "青禾市2024年淘汰任务表",
        "地区 水泥（万吨） 造纸（万吨） 印染（万米） 煤炭（万吨）",
        "云岭县 40 300",
        "河湾市 2.5 9",
        "石桥区 25 1.5",
        "合计 65 4 300 9",
    )
    [table] = find_flat_tables(document_of((*HEAD, *lines)))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["云岭县", "40", "", "300", ""],
        ["河湾市", "", "2.5", "", "9"],
        ["石桥区", "25", "1.5", "", ""],
        ["合计", "65", "4", "300", "9"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("组长：王小明 市长", "副组长：李小红 副市长", "成员：赵小刚 局长"),
        ("地区 水泥（万吨） 造纸（万吨）", "云岭县 1 2 3 4", "河湾市 5", "石桥区 6 7 8"),
        ("铁合 水泥 造纸", "行业地区 金（万吨） （万吨） （万吨）", "云岭县 1 2 3", "河湾市 4 5 6", "石桥区 7 8 9"),
    ],
)
def test_what_is_no_table(lines: tuple[str, ...]) -> None:
    assert find_flat_tables(document_of((*HEAD, "附件", *lines))) == []


def test_a_table_without_heads_is_none() -> None:
    document = document_of((*HEAD, "任务表"), (("云岭县", "500"), ("河湾市", "260")))
    assert find_tables(reading_of(document)) == []


def test_the_sum_of_all_years_takes_no_year() -> None:
    """A column of the whole, beside one that names its year, is not of the year that the caption names."""
    lines = (
        "附件",
        "青禾市2024年治理计划",
        "单位：公顷",
        "序号 区县 需治理总面积 2024年治理面积",
        "1 云岭县 71.2 6.1",
        "2 河湾市 106.7 9.2",
        "3 石桥区 20.5 3.0",
    )
    found = table_rows(document_of((*HEAD, *lines)))
    assert {t.period_end for t in found if "总面积" in t.indicator} == {None}
    assert {t.period_end for t in found if "2024年" in t.indicator} == {date(2024, 12, 31)}


def test_cells_moved_between_title_and_heads_are_passed_over() -> None:
    lines = ("附件2", "青禾市各县氨氮排放总量控制计划", "石桥县", "5.8", "0.27", "地区 2023年排放量（万吨） 2024年减排量（万吨）",
             "云岭县 10.2 0.44", "河湾县 3.7 0.19", "白石县 9.9 0.46")  # fmt: skip
    (table,) = find_flat_tables(document_of((*HEAD, *lines)))
    assert table.caption == "青禾市各县氨氮排放总量控制计划"


def test_a_group_stands_between_heads_and_rows() -> None:
    lines = ("附件2", "青禾市主要节能指标", "指标 单位 2024年目标值", "工业：", "水泥综合能耗 千克标准煤/吨 105", "纸板综合能耗 千克标准煤/吨 480",
             "交通：", "营运车辆能耗下降率 % 6.5", "有效利用系数 - 0.6")  # fmt: skip
    found = table_rows(document_of((*HEAD, *lines)))
    assert [(t.indicator, t.value, t.unit) for t in found][:3] == [
        ("水泥综合能耗", 105, "千克标准煤/吨"),
        ("纸板综合能耗", 480, "千克标准煤/吨"),
        ("营运车辆能耗下降率", 6.5, "%"),
    ]


def test_an_index_has_no_unit() -> None:
    rows = (("指标名称", "2024年目标值"), ("生态质量指数", "70"), ("水资源利用系数", "0.58"))
    found = table_rows(document_of((*HEAD, "青禾市主要指标表"), rows))
    assert [(t.indicator, t.value, t.unit) for t in found] == [("生态质量指数", 70, ""), ("水资源利用系数", 0.58, "")]


def test_goals_in_words_are_read_from_their_column() -> None:
    rows = (
        ("一级指标", "二级指标", "评价标准", "指标含义"),
        ("服务数量", "1.老年人体检率", "较上年提高，力争2025年达到70%。", "统计年度内体检满1次的老年人占60岁以上老年人的比例。"),
        ("", "2.健康档案使用率", "每年增加2-4个百分点。2026年达到65%。", "按签约协议核算。"),
        ("服务效果", "3.居民满意度", "定性评价，查看现场。", "抽查10份问卷。"),
        ("", "4.血压控制率", "≥60%", "核查改善情况。"),
        ("", "5.全科医生", "2026年每万常住人口达到4名。", "按常住人口计算。"),
    )
    read = [(r.indicator, r.comparator, r.value, r.value_max, r.unit, r.change, r.period_end) for r in table_rows(document_of(HEAD, rows))]
    assert read == [
        ("老年人体检率", "=", 70, None, "%", None, date(2025, 12, 31)),
        ("健康档案使用率", "range", 2, 4, "个百分点", "increase", None),
        ("健康档案使用率", "=", 65, None, "%", None, date(2026, 12, 31)),
        ("血压控制率", ">=", 60, None, "%", None, None),
        ("每万常住人口全科医生", "=", 4, None, "名", None, date(2026, 12, 31)),
    ]
