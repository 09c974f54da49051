"""Rosters in the layouts that papers use; every name and place here is invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Document, Span
from extract.finders.rosters import find_members
from extract.outline import build
from extract.parts import Part, PartKind, Parts
from extract.reading import Reading
from extract.records import Elements, RosterMember

TITLE = "青禾市农村供水保障工作领导小组"


def read(*paragraphs: str, title: str | None = None) -> Reading:
    document = Document.from_paragraphs(paragraphs)
    parts = Parts((Part(PartKind.POLICY, Span(0, len(document.folded.text))),))
    return Reading(document, parts, build(document, parts), Elements(title=title), None)  # type: ignore[arg-type]


def members(*paragraphs: str) -> list[RosterMember]:
    return find_members(read(*paragraphs))


def seats(*paragraphs: str) -> list[tuple[str, str, str | None]]:
    return [(member.role, member.person, member.post) for member in members(*paragraphs)]


Row = tuple[str, str, str | None]

LAYOUTS: list[tuple[str, Sequence[str], list[Row]]] = [
    (
        "role carried down the lines",
        ["组  长：顾  禾  市委副书记、市长", "副组长：林云岭  副市长", "        祝知秋  市政府办公室主任", "成  员：马青山  市水利局局长"],
        [
            ("组长", "顾禾", "市委副书记、市长"),
            ("副组长", "林云岭", "副市长"),
            ("副组长", "祝知秋", "市政府办公室主任"),
            ("成员", "马青山", "市水利局局长"),
        ],
    ),
    (
        "blanks of every kind",
        ["组\u3000长：顾\u3000禾\u3000副市长", "成\u2002员：林\u00a0岚\u00a0\u00a0市财政局局长"],
        [("组长", "顾禾", "副市长"), ("成员", "林岚", "市财政局局长")],
    ),
    (
        "dashes of a list",
        ["- 召集人：顾云帆 市教育局局长", "- 成 员：林 山 市审计局副局长", "- 周知远 市民政局二级调研员"],
        [("召集人", "顾云帆", "市教育局局长"), ("成员", "林山", "市审计局副局长"), ("成员", "周知远", "市民政局二级调研员")],
    ),
    (
        "no blanks at all",
        [
            "组长：顾云帆县委副书记、县长常务副组长：林岚县委常委、常务副县长，县委政法委书记成员：祝知秋县财政局局长马青山县教育局党组书记、局长王小禾国网云岭县供电公司经理"
        ],
        [
            ("组长", "顾云帆", "县委副书记、县长"),
            ("常务副组长", "林岚", "县委常委、常务副县长，县委政法委书记"),
            ("成员", "祝知秋", "县财政局局长"),
            ("成员", "马青山", "县教育局党组书记、局长"),
            ("成员", "王小禾", "国网云岭县供电公司经理"),
        ],
    ),
    (
        "names of other peoples without blanks",
        ["组长：扎西丹增自治区副主席副组长：阿依努尔·买合木提自治区政协副主席成员：卓玛林业厅厅长格桑商务厅副厅长巴特尔民政厅厅长"],
        [
            ("组长", "扎西丹增", "自治区副主席"),
            ("副组长", "阿依努尔·买合木提", "自治区政协副主席"),
            ("成员", "卓玛", "林业厅厅长"),
            ("成员", "格桑", "商务厅副厅长"),
            ("成员", "巴特尔", "民政厅厅长"),
        ],
    ),
    (
        "units in brackets, one after the other",
        ["成员：顾云帆（市公安局）、林岚（市司法局副局长）、祝知秋（市信访局）"],
        [("成员", "顾云帆", "市公安局"), ("成员", "林岚", "市司法局副局长"), ("成员", "祝知秋", "市信访局")],
    ),
    (
        "units in brackets without anything between",
        ["主任：顾云帆(市公安局治安支队支队长)副主任：林岚(市国资委办公室副主任)祝知秋(市能源局)"],
        [
            ("主任", "顾云帆", "市公安局治安支队支队长"),
            ("副主任", "林岚", "市国资委办公室副主任"),
            ("副主任", "祝知秋", "市能源局"),
        ],
    ),
    (
        "comma between name and post",
        ["组长：顾云帆，副市长", "成员：林岚，市卫生健康委主任"],
        [("组长", "顾云帆", "副市长"), ("成员", "林岚", "市卫生健康委主任")],
    ),
    (
        "posts before names",
        ["组长：市委常委、副市长  顾云帆", "成员：市财政局局长  林岚", "市教育局副局长  祝知秋"],
        [("组长", "顾云帆", "市委常委、副市长"), ("成员", "林岚", "市财政局局长"), ("成员", "祝知秋", "市教育局副局长")],
    ),
    (
        "names alone",
        ["组长：顾云帆", "副组长：林岚、祝知秋", "成员：马青山 王小禾 周  禾"],
        [
            ("组长", "顾云帆", None),
            ("副组长", "林岚", None),
            ("副组长", "祝知秋", None),
            ("成员", "马青山", None),
            ("成员", "王小禾", None),
            ("成员", "周禾", None),
        ],
    ),
    (
        "notes that are no post, ranks that belong to it",
        ["组长：顾云帆（兼）", "成员：林岚 市统计局副局长（正处级）", "祝知秋 市审计局总审计师（负责日常工作）"],
        [("组长", "顾云帆", None), ("成员", "林岚", "市统计局副局长（正处级）"), ("成员", "祝知秋", "市审计局总审计师")],
    ),
    (
        "a post over two lines",
        ["成员：林岚  市住房和城乡建设局党组成员、", "总工程师", "祝知秋  市水务局局长"],
        [("成员", "林岚", "市住房和城乡建设局党组成员、总工程师"), ("成员", "祝知秋", "市水务局局长")],
    ),
    (
        "a label over two lines, notes beside it",
        ["副组长（2名）：林岚 副市长", "成", "员：祝知秋 市水务局局长"],
        [("副组长", "林岚", "副市长"), ("成员", "祝知秋", "市水务局局长")],
    ),
    (
        "names that are words, surnames that are words",
        [
            "成员：周  密  市司法局局长",
            "高  峰  市应急局局长",
            "辛小平  市农业农村局局长",
            "牛小云  市燃气公司经理",
            "权小禾  市国资委主任",
        ],
        [
            ("成员", "周密", "市司法局局长"),
            ("成员", "高峰", "市应急局局长"),
            ("成员", "辛小平", "市农业农村局局长"),
            ("成员", "牛小云", "市燃气公司经理"),
            ("成员", "权小禾", "市国资委主任"),
        ],
    ),
    (
        "a headquarters",
        ["指挥长：顾云帆 市长", "常务副指挥长：林岚 常务副市长", "政 委：祝知秋 市委副书记", "成 员：马青山 市林业局局长"],
        [
            ("指挥长", "顾云帆", "市长"),
            ("常务副指挥长", "林岚", "常务副市长"),
            ("政委", "祝知秋", "市委副书记"),
            ("成员", "马青山", "市林业局局长"),
        ],
    ),
]


@pytest.mark.parametrize(("lines", "rows"), [layout[1:] for layout in LAYOUTS], ids=[layout[0] for layout in LAYOUTS])
def test_layout(lines: Sequence[str], rows: list[Row]) -> None:
    found = members(TITLE, *lines)
    assert [(member.role, member.person, member.post) for member in found] == rows
    assert {member.group_name for member in found} == {TITLE}


PROSE: list[tuple[str, list[Row]]] = [
    ("领导小组下设办公室，办公室主任由林岚同志兼任。", [("办公室主任", "林岚", None)]),
    (
        "办公室主任由林岚兼任，副主任由祝知秋、马青山同志担任。",
        [("办公室主任", "林岚", None), ("办公室副主任", "祝知秋", None), ("办公室副主任", "马青山", None)],
    ),
    ("办公室设在市水利局，林岚同志兼任办公室主任。", [("办公室主任", "林岚", None)]),
    ("办公室主任由市水利局局长林岚兼任。", [("办公室主任", "林岚", "市水利局局长")]),
    ("办公室主任由市水利局林岚副局长（兼）担任。", [("办公室主任", "林岚", "市水利局副局长")]),
    ("办公室主任由林岚副局长兼任。", [("办公室主任", "林岚", "副局长")]),
    ("组长由副市长顾云帆担任。", [("组长", "顾云帆", "副市长")]),
    ("组长由市水利局顾云帆担任。", [("组长", "顾云帆", "市水利局")]),
    (
        "副主任由市财政局副局长林岚，市审计局副局长祝知秋，团市委副书记马青山兼任。",
        [
            ("办公室副主任", "林岚", "市财政局副局长"),
            ("办公室副主任", "祝知秋", "市审计局副局长"),
            ("办公室副主任", "马青山", "团市委副书记"),
        ],
    ),
    (
        "组长由市委副书记、市长顾云帆同志担任，副组长由副市长林岚、祝知秋担任。",
        [("组长", "顾云帆", "市委副书记、市长"), ("副组长", "林岚", "副市长"), ("副组长", "祝知秋", None)],
    ),
    (
        "领导小组由市长顾云帆任组长，常务副市长林岚、市政府秘书长祝知秋任副组长。",
        [("组长", "顾云帆", "市长"), ("副组长", "林岚", "常务副市长"), ("副组长", "祝知秋", "市政府秘书长")],
    ),
    (
        "办公室主任由林岚兼任，工作人员祝知秋（市财政局）、马青山（市审计局）。",
        [("办公室主任", "林岚", None), ("办公室成员", "祝知秋", "市财政局"), ("办公室成员", "马青山", "市审计局")],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), PROSE, ids=[sentence for sentence, _ in PROSE])
def test_running_text(sentence: str, rows: list[Row]) -> None:
    found = members(f"成立{TITLE}。{sentence}")
    assert [(member.role, member.person, member.post) for member in found] == rows
    assert {member.group_name for member in found} == {TITLE}


NONE = [
    "领导小组由社区主任任组长，分管领导任副组长，各副主任、楼栋长为成员。",
    "由市水利局主要领导任组长，成员由市财政局、市审计局有关人员组成。",
    "成员：金桥镇、白石镇、云岭镇镇长，青山乡、林家乡乡长",
    "组长：市政府分管副市长",
    "副组长：市政府副秘书长、市水利局局长",
    "成员：市发展改革委、市财政局、市教育局主要负责同志",
    "成员：高新区管委会主任、平安镇镇长、江北新区管委会副主任",
    "成员单位：市发展改革委、市财政局",
    "组长负责领导小组全面工作，副组长协助组长工作。",
    "由分管副市长任组长，市水利局局长任副组长，有关部门为成员。",
    "领导小组组长由市政府分管领导担任，办公室主任由市水利局主要负责同志兼任。",
    "各县（区）要指定一名联络员，负责信息报送。",
    "常务副主任由自治区常务副主席担任。",
    "副组长由协助分管水利工作的副秘书长和市水利局、住建局主要负责人担任。",
    "顾云帆副市长：负责水利、农业农村、林业方面的工作。",
    "一等奖：顾云帆 市第一中学教师",
    "联系人：林岚 联系电话：0000-0000000",
    "总指挥：分管应急管理副市长",
]


@pytest.mark.parametrize("paragraph", NONE)
def test_no_person_no_row(paragraph: str) -> None:
    assert seats(TITLE, paragraph) == []


def test_quotes_are_verbatim_and_hold_the_person() -> None:
    reading = read(TITLE, "组  长：顾  禾  市长", "成  员：林云岭  市财政局局长")
    for member in find_members(reading):
        quote = member.quote.of(reading.document.text)
        assert member.person in "".join(quote.split())
        assert (member.post or "") in "".join(quote.split())


def test_organisation_is_the_body_in_the_post() -> None:
    found = members(TITLE, "组长：顾云帆 副市长", "成员：林岚 市财政局党组书记、局长", "祝知秋 市政府办副主任", "马青山 白石镇党委书记")
    assert [member.organisation_mention for member in found] == [None, "市财政局", "市政府办", "白石镇"]


def test_groups_of_one_document() -> None:
    found = members(
        "为加强领导，决定成立青禾市防汛抗旱指挥部（以下简称指挥部）。",
        "一、指挥部",
        "总指挥：顾云帆 市长",
        "二、指挥部办公室",
        "主任：林岚 市水利局局长",
        "副主任：祝知秋 市应急局副局长",
        "三、专项工作组",
        "（一）综合协调组",
        "组长：马青山 市政府副秘书长",
        "成员：王小禾 市财政局副局长",
        "（二）物资保障组",
        "组长：周知远 市粮食和储备局局长",
    )
    assert [(m.group_name, m.role, m.person) for m in found] == [
        ("青禾市防汛抗旱指挥部", "总指挥", "顾云帆"),
        ("青禾市防汛抗旱指挥部", "办公室主任", "林岚"),
        ("青禾市防汛抗旱指挥部", "办公室副主任", "祝知秋"),
        ("综合协调组", "组长", "马青山"),
        ("综合协调组", "成员", "王小禾"),
        ("物资保障组", "组长", "周知远"),
    ]


def test_a_committee_has_directors_of_its_own() -> None:
    found = members("青禾市国土空间规划委员会组成人员名单", "主任：顾云帆 市长", "副主任：林岚 副市长", "委员：祝知秋 市财政局局长")
    assert [(m.group_name, m.role, m.person) for m in found] == [
        ("青禾市国土空间规划委员会", "主任", "顾云帆"),
        ("青禾市国土空间规划委员会", "副主任", "林岚"),
        ("青禾市国土空间规划委员会", "委员", "祝知秋"),
    ]


def test_a_body_without_a_group_leader_has_a_director_of_its_own() -> None:
    found = members(
        "一、专班组成人员", "主任：顾云帆（副市长）", "副主任：林岚（市科技局局长）", "专班下设办公室，办公室主任由林岚同志兼任。"
    )
    assert [(m.role, m.person) for m in found] == [("主任", "顾云帆"), ("副主任", "林岚"), ("办公室主任", "林岚")]


def test_groups_named_in_the_sentence() -> None:
    found = members(
        "成立以副市长顾云帆为组长的安全生产督查组，负责全市大检查。",
        "1、煤矿安全督查组，由市应急管理局局长林岚任组长。",
        "2、消防、燃气安全督查组，由市消防救援支队祝知秋支队长任组长。",
    )
    assert [(m.group_name, m.person, m.post) for m in found] == [
        ("安全生产督查组", "顾云帆", "副市长"),
        ("煤矿安全督查组", "林岚", "市应急管理局局长"),
        ("消防、燃气安全督查组", "祝知秋", "市消防救援支队支队长"),
    ]


def test_the_body_of_the_same_line_is_meant() -> None:
    found = members(
        TITLE,
        "组长：顾云帆 市长",
        "附件2 青禾市供水联席会议制度",
        "第三条 联席会议由各部门组成，联席会议办公室设在市水利局，办公室主任由市水利局林岚副局长担任。",
    )
    assert [(m.group_name, m.role) for m in found] == [(TITLE, "组长"), ("青禾市供水联席会议", "办公室主任")]


def test_heading_over_two_lines() -> None:
    found = members("青禾市第五次全国经济普查", "领导小组组成人员名单", "组长：顾云帆 副市长")
    assert [m.group_name for m in found] == ["青禾市第五次全国经济普查领导小组"]


def test_roles_in_a_heading() -> None:
    found = members(f"成立{TITLE}。", "五、领导小组办公室联络员", "顾云帆（市公安局治安支队支队长）林岚（市工商局）")
    assert [(m.role, m.person, m.post) for m in found] == [("联络员", "顾云帆", "市公安局治安支队支队长"), ("联络员", "林岚", "市工商局")]


def test_second_seat_in_brackets() -> None:
    assert seats(TITLE, "成员：顾云帆 市统计局副局长（兼领导小组办公室主任）") == [
        ("成员", "顾云帆", "市统计局副局长"),
        ("办公室主任", "顾云帆", "市统计局副局长"),
    ]
