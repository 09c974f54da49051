"""Task tables, real and flattened."""

from extract.document import Block, BlockKind, Document, Span
from extract.finders.flat_task_tables import find_flat_table_duties
from extract.finders.task_tables import column_kind, find_table_duties
from extract.mentions import annotate
from extract.outline import build
from extract.parts import Part, PartKind, Parts
from extract.reading import Reading
from extract.records import Elements, Role
from tests.extract.helpers import reading_of


def table_reading(*rows: tuple[str, ...]) -> Reading:
    blocks, pieces, at = [], [], 0
    for cells in rows:
        spans, start = [], at
        for cell in cells:
            spans.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        blocks.append(Block(Span(start, at - 1), BlockKind.ROW, table=0, cells=tuple(spans)))
        pieces.append("\t".join(cells))
    document = Document("\n".join(pieces), tuple(blocks))
    parts = Parts((Part(PartKind.POLICY, Span(0, len(document.folded.text))),))
    return Reading(document, parts, build(document, parts), Elements(), annotate(document.folded.text))


def said(reading: Reading, duties: list) -> list[tuple[str, str, str]]:
    return [(d.actor.mention, str(d.role), d.task.of(reading.text)) for d in duties]


def test_columns_by_their_heads() -> None:
    assert column_kind("牵头单位") is Role.LEAD
    assert column_kind("责任单位（排第一的为牵头）") is Role.RESPONSIBLE
    assert column_kind("主要内容") == "content"
    assert column_kind("重点任务") == "task"
    assert column_kind("市文旅局内牵头处室") is Role.LEAD
    assert column_kind("市文旅局内配合处室") is Role.COORDINATE
    assert column_kind("备注") is None


def test_a_row_gives_its_task_to_its_bodies_and_merged_cells_carry_down() -> None:
    reading = table_reading(
        ("序号", "重点任务", "具体措施", "牵头单位", "配合单位"),
        ("1", "道路提升", "改造县道8条。", "县交通局", "县财政局、县自然资源局"),
        ("2", "", "增设护栏20公里。", "", "县公安局"),
    )
    assert said(reading, find_table_duties(reading)) == [
        ("县交通局", "lead", "改造县道8条。"),
        ("县财政局", "coordinate", "改造县道8条。"),
        ("县自然资源局", "coordinate", "改造县道8条。"),
        ("县交通局", "lead", "增设护栏20公里。"),
        ("县公安局", "coordinate", "增设护栏20公里。"),
    ]


def test_flattened_under_sections_that_count_anew() -> None:
    reading = reading_of(
        "号 序 专项工作 牵头单位 参加单位", "一 统筹推进行动计划 省工信厅 省科技厅、财政厅", "二 培育产业", "1 建设泉州千亿级产业集群 漳州、泉州市政府 省工信厅、商务厅",
        "三 强化支撑", "1 强化招商 省商务厅 省工信厅",
    )  # fmt: skip
    assert said(reading, find_flat_table_duties(reading)) == [
        ("省工信厅", "lead", "统筹推进行动计划"), ("省科技厅", "coordinate", "统筹推进行动计划"), ("财政厅", "coordinate", "统筹推进行动计划"),
        ("漳州", "lead", "建设泉州千亿级产业集群"), ("泉州市政府", "lead", "建设泉州千亿级产业集群"),
        ("省工信厅", "coordinate", "建设泉州千亿级产业集群"), ("商务厅", "coordinate", "建设泉州千亿级产业集群"),
        ("省商务厅", "lead", "强化招商"), ("省工信厅", "coordinate", "强化招商"),
    ]  # fmt: skip


def test_flattened_a_row_a_line() -> None:
    reading = reading_of(
        "序号 重点任务 牵头单位 责任单位", "1 新建公厕12座。 市城管局 市财政局、市住建局", "2 修缮旧码头。 市交通局 市水务局"
    )
    assert said(reading, find_flat_table_duties(reading)) == [
        ("市城管局", "lead", "新建公厕12座。"),
        ("市财政局", "responsible", "新建公厕12座。"),
        ("市住建局", "responsible", "新建公厕12座。"),
        ("市交通局", "lead", "修缮旧码头。"),
        ("市水务局", "responsible", "修缮旧码头。"),
    ]


def test_flattened_a_cell_a_line_with_wrapped_names() -> None:
    lines = [
        "序号",
        "主要内容",
        "牵头部门",
        "责任单位",
        "1",
        "推行一窗办理。",
        "市市场监管委",
        "市税务局、市大数据",
        "管理中心",
        "2",
        "压减办理时限。",
        "市人社局",
        "—",
    ]
    reading = reading_of(*lines)
    assert said(reading, find_flat_table_duties(reading)) == [
        ("市市场监管委", "lead", "推行一窗办理。"),
        ("市税务局", "responsible", "推行一窗办理。"),
        ("市大数据管理中心", "responsible", "推行一窗办理。"),
        ("市人社局", "lead", "压减办理时限。"),
    ]


def test_a_list_of_short_lines_is_no_table() -> None:
    reading = reading_of("参加单位", "市教育局", "市体育局", "市卫健委")
    assert find_flat_table_duties(reading) == []
