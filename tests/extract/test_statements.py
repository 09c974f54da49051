"""Who has which role in one statement."""

import pytest

from extract.document import fold
from extract.finders.statements import parse_statement, parse_wrapped

CASES = [
    ("市交通局牵头，市财政局、市住建局配合，各县（区）人民政府落实",
     [("lead", "市交通局"), ("coordinate", "市财政局"), ("coordinate", "市住建局"), ("implement", "各县（区）人民政府")]),
    ("牵头单位：省教育厅；配合单位：省财政厅、省人力资源社会保障厅；完成时限：2025年6月底",
     [("lead", "省教育厅"), ("coordinate", "省财政厅"), ("coordinate", "省人力资源社会保障厅")]),
    ("责任单位:县水利局、县农业农村局，各乡镇人民政府", [("responsible", "县水利局"), ("responsible", "县农业农村局"), ("responsible", "各乡镇人民政府")]),
    ("市市场监督管理局牵头，市公安局等部门按职责分工负责", [("lead", "市市场监督管理局"), ("responsible", "市公安局")]),
    ("省商务厅、海关总署，各有关部门按职责分工负责", [("responsible", "省商务厅"), ("responsible", "海关总署"), ("responsible", "各有关部门")]),
    ("市卫生健康委牵头负责，2024年9月底前完成", [("lead", "市卫生健康委")]),
    ("由市发展改革委会同市财政局负责", [("responsible", "市发展改革委"), ("coordinate", "市财政局")]),
    ("牵头单位：市教育局责任单位：市公安局、各区人民政府", [("lead", "市教育局"), ("responsible", "市公安局"), ("responsible", "各区人民政府")]),
    ("责任单位：市民政局牵头，市财政局配合", [("lead", "市民政局"), ("coordinate", "市财政局")]),
    ("责任单位：市大数据局、市司法局，市直有关部门按职责分工配合",
     [("responsible", "市大数据局"), ("responsible", "市司法局"), ("coordinate", "市直有关部门")]),
    ("责任单位：省科协牵头，省委文明办，省财政厅、科技厅参加",
     [("lead", "省科协"), ("coordinate", "省委文明办"), ("coordinate", "省财政厅"), ("coordinate", "科技厅")]),
    ("各市、县（区）人民政府负责", [("responsible", "各市、县（区）人民政府")]),
    ("以下简称联席会议", []),
    ("责任领导：分管副县长；责任单位：县林草局", [("responsible", "县林草局")]),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "expected"), CASES, ids=[case[0][:20] for case in CASES])
def test_statement(statement: str, expected: list[tuple[str, str]]) -> None:
    text = fold(statement)
    found = [(str(a.role), actor.mention) for a in parse_statement(text, 0, len(text)) for actor in a.actors]
    assert sorted(found) == sorted(expected)


def test_a_name_may_be_cut_by_a_line() -> None:
    text = "市发展改\n革委牵头，市工业\n和信息化局配合"
    actors = [actor for assignment in parse_wrapped(text, 0, len(text)) for actor in assignment.actors]
    assert [actor.mention for actor in actors] == ["市发展改革委", "市工业和信息化局"]
    assert text[actors[0].span.start : actors[0].span.end] == "市发展改\n革委"


def test_prefix_runs_along_the_list() -> None:
    text = fold("省科技厅、教育厅牵头")
    actors = parse_statement(text, 0, len(text))[0].actors
    assert [actor.listed_as for actor in actors] == ["省科技厅", "省教育厅"]
