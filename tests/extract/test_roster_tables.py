"""Rosters in tables; every name and place here is invented."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Block, BlockKind, Document, Span
from extract.finders.rosters import find_members
from extract.outline import build
from extract.parts import Part, PartKind, Parts
from extract.reading import Reading
from extract.records import Elements

TITLE = "青禾市农村供水保障工作领导小组"
Row = tuple[str, str, str | None]


def table(*rows: Sequence[str], before: Sequence[str] = ()) -> Reading:
    """A document of paragraphs and one table, whose rows are parted by tabs."""
    blocks, pieces, at = [], [], 0
    for line in before:
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        pieces.append(line)
        at += len(line) + 1
    for row in rows:
        text, cells, start = "\t".join(row), [], at
        for cell in row:
            cells.append(Span(start, start + len(cell)))
            start += len(cell) + 1
        blocks.append(Block(Span(at, at + len(text)), BlockKind.ROW, table=0, cells=tuple(cells)))
        pieces.append(text)
        at += len(text) + 1
    document = Document("\n".join(pieces), tuple(blocks))
    parts = Parts((Part(PartKind.POLICY, Span(0, len(document.folded.text))),))
    return Reading(document, parts, build(document, parts), Elements(), None)  # type: ignore[arg-type]


def in_table(*rows: Sequence[str], before: Sequence[str] = (TITLE + "成员名单",)) -> list[Row]:
    return [(m.role, m.person, m.post) for m in find_members(table(*rows, before=before))]


def test_table_with_the_role_in_its_first_column() -> None:
    assert in_table(
        ("职务", "姓名", "单位及职务"),
        ("组  长", "顾  禾", "市长"),
        ("副组长", "林云岭", "副市长"),
        ("", "祝知秋", "市政府秘书长"),
        ("成员", "马青山", "市水利局局长"),
    ) == [
        ("组长", "顾禾", "市长"),
        ("副组长", "林云岭", "副市长"),
        ("副组长", "祝知秋", "市政府秘书长"),
        ("成员", "马青山", "市水利局局长"),
    ]


def test_table_with_unit_and_post_apart() -> None:
    assert in_table(
        ("序号", "姓名", "单位", "职务", "小组职务", "联系电话"),
        ("1", "顾云帆", "市政府", "副市长", "组长", "0000001"),
        ("2", "林岚", "市财政局", "局长", "成员", "0000002"),
    ) == [("组长", "顾云帆", "市政府副市长"), ("成员", "林岚", "市财政局局长")]


def test_table_of_liaison_officers() -> None:
    assert in_table(
        ("单位", "姓名", "职务", "电话"),
        ("市财政局", "林岚", "科长", "1"),
        ("市水利局", "祝知秋", "副科长", "2"),
        before=(TITLE + "联络员名单",),
    ) == [
        ("联络员", "林岚", "市财政局科长"),
        ("联络员", "祝知秋", "市水利局副科长"),
    ]


def test_table_without_heads() -> None:
    assert in_table(("组  长", "顾云帆", "市长"), ("成  员", "林岚", "市财政局局长"), ("", "祝知秋", "市水利局局长")) == [
        ("组长", "顾云帆", "市长"),
        ("成员", "林岚", "市财政局局长"),
        ("成员", "祝知秋", "市水利局局长"),
    ]


def test_table_of_tasks_or_prizes_is_no_roster() -> None:
    assert in_table(("序号", "重点任务", "责任单位"), ("1", "农村供水", "市水利局"), before=("青禾市重点任务分工表",)) == []
    assert in_table(("获奖等级", "姓名", "单位"), ("一等奖", "顾云帆", "市一中"), before=("青禾市教学成果获奖名单",)) == []


def test_table_with_two_people_in_a_row() -> None:
    assert in_table(
        ("姓名", "单位及职务", "姓名", "单位及职务"), ("顾云帆", "市财政局局长", "林岚", "市水利局局长"), ("祝知秋", "市审计局局长", "", "")
    ) == [
        ("成员", "顾云帆", "市财政局局长"),
        ("成员", "林岚", "市水利局局长"),
        ("成员", "祝知秋", "市审计局局长"),
    ]


def test_table_with_roles_as_headings_between_its_rows() -> None:
    assert in_table(("姓名", "职务"), ("组长", ""), ("顾云帆", "副市长"), ("成员", "成员"), ("林岚", "市水利局局长")) == [
        ("组长", "顾云帆", "副市长"),
        ("成员", "林岚", "市水利局局长"),
    ]


def test_a_cell_may_name_several_people() -> None:
    assert in_table(("职务", "姓名"), ("组长", "顾云帆"), ("成员", "林岚、祝知秋")) == [
        ("组长", "顾云帆", None),
        ("成员", "林岚", None),
        ("成员", "祝知秋", None),
    ]
