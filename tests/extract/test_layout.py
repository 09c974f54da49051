"""Lines to paragraphs. Each case is a small paper as a converter left it, and the paragraphs that a reader sees."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import BlockKind, Line, Paper, fold
from extract.layout import compose, join
from extract.readers import read
from extract.readers.errors import Unreadable


def paper(*lines: Line | str) -> Paper:
    return Paper(tuple(line if isinstance(line, Line) else Line(line) for line in lines), "text/plain", "text")


def paragraphs(*lines: Line | str) -> list[str]:
    return compose(paper(*lines)).text.split("\n")


WRAPPED = [  # 26 characters a line, the indent of the first lines lost
    "为深入推进城乡供热设施改造提升工作，切实保障群众温",
    "暖过冬，根据省政府办公厅有关文件精神，结合我市实际，制",
    "定本实施方案。",
    "各县区人民政府要切实落实属地责任，明确专人负责，细",
    "化工作措施，加强协调配合，按期完成年度任务。确保工程质",
    "量达到国家标准，资金使用规范。",
    "市住房城乡建设局负责统筹协调供热设施改造，制定年度",
    "计划，督促项目落实，会同有关部门开展验收评价，每季度通",
    "报进展情况，及时解决问题。",
    "市财政局负责筹措资金，按照进度及时拨付，监督资金使",
    "用，开展绩效评价，确保专款专用，提高资金使用效益。",
]
UNWRAPPED = [
    "为深入推进城乡供热设施改造提升工作，切实保障群众温暖过冬，根据省政府办公厅有关文件精神，结合我市实际，制定本实施方案。",
    "各县区人民政府要切实落实属地责任，明确专人负责，细化工作措施，加强协调配合，按期完成年度任务。确保工程质量达到国家标准，资金使用规范。",
    "市住房城乡建设局负责统筹协调供热设施改造，制定年度计划，督促项目落实，会同有关部门开展验收评价，每季度通报进展情况，及时解决问题。",
    "市财政局负责筹措资金，按照进度及时拨付，监督资金使用，开展绩效评价，确保专款专用，提高资金使用效益。",
]


def test_hard_wrapped_text() -> None:
    assert paragraphs(*WRAPPED) == UNWRAPPED


def test_hard_wrapped_text_with_a_blank_line_between_all_lines() -> None:
    assert paragraphs(*[line for text in WRAPPED for line in (text, "")]) == UNWRAPPED


def test_hard_wrapped_text_with_page_numbers_and_headings() -> None:
    lines = ["一、总体要求", *WRAPPED[:5], "— 3 —", *WRAPPED[5:6], "（二）职责分工", *WRAPPED[6:]]
    assert paragraphs(*lines) == ["一、总体要求", *UNWRAPPED[:2], "（二）职责分工", *UNWRAPPED[2:]]


def test_indented_wrapped_text() -> None:
    indents = {0, 3, 6, 9}
    lines = [("　　" if i in indents else "") + line for i, line in enumerate(WRAPPED)]
    assert paragraphs(*lines) == UNWRAPPED


def test_whole_paragraphs_stay_as_they_are() -> None:
    lines = ["青禾市供热改造方案", "一、总体要求", *UNWRAPPED, "青禾市人民政府", "2024年5月6日"]
    assert paragraphs(*lines) == lines


def test_a_first_line_that_lost_its_indent_and_holds_no_sign_to_squeeze() -> None:
    cut = [*WRAPPED, "青禾市生态环境局云岭分局负责执行国家和省规定排", "放限值，做好锅炉改造工作。"]
    assert paragraphs(*cut)[-1] == "青禾市生态环境局云岭分局负责执行国家和省规定排放限值，做好锅炉改造工作。"
    heading = [*WRAPPED, "（三）青禾市供热改造项目资金拨付管理和监督使用", "各县区人民政府要专款专用，确保资金安全。"]
    assert paragraphs(*heading)[-2:] == heading[-2:]
    titled = [*WRAPPED, "青禾市供热设施改造提升工作领导小组工作规则制度", "各县区人民政府要专款专用，确保资金安全。"]
    assert paragraphs(*titled)[-2:] == titled[-2:]


def test_wrapped_text_that_was_pasted_has_a_paragraph_mark_a_line() -> None:
    assert paragraphs(*[Line(text, starts=True) for text in WRAPPED]) == UNWRAPPED
    spaced = [Line(piece, starts=True) for text in WRAPPED for piece in (text, "")]
    assert paragraphs(*spaced) == UNWRAPPED


def test_wrapped_text_that_a_page_wrapped_again() -> None:
    lines = [Line(piece, 1, starts) for text in WRAPPED for piece, starts in ((text[:20], True), (text[20:], False)) if piece]
    assert paragraphs(*lines) == UNWRAPPED


def test_paragraphs_of_one_length_that_end_as_paragraphs_do_are_believed() -> None:
    lines = [Line(text, starts=True) for text in ("各县区人民政府要落实责任，明确专人负责，细化工作措施完成。", "一、要求") * 8]
    assert paragraphs(*lines) == [line.text for line in lines]


def test_addressees_that_go_on_and_a_title_set_wide() -> None:
    to = ["各县（区）人民政府，市政府各部门、各直属机构，各有关", "单位："]
    assert paragraphs(*to, *WRAPPED)[0] == "".join(to)
    title = ["青禾市人民政府办公厅关于 转发市财政局 供热", "中心 设施改造资金管理办法的通知"]
    assert paragraphs(*title, "各县区人民政府：") == ["".join(title), "各县区人民政府："]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["4.（1）对承租国有房屋的小微企业和个体工商户减免三个月房", "屋租金。符合条件的门店照此执行。"], True),
        (["有关重大事项由指挥部研究决定，并立即向省委、省政", "府报告。"], True),
        ([Line("改造后的街区应当成为市民休闲的首选地和具有示范意义的现代", 1, True), Line("化街区，形成产业集聚。", 2, True)], True),
        (["青禾市供热改造领导小组办公室工作职责", "各县区要落实责任，加强领导。"], False),
        (["李青禾　青禾市住房和城乡建设局局长", "王云岭　青禾市财政局副局长"], False),
        (["进一步提高集中供热能力和设施保障水平", "平台建设要同步推进，统一标准。"], False),
    ],
    ids=["item", "bodies", "a page between", "heading", "roster", "two words"],
)
def test_a_word_goes_on_over_the_end_of_a_line(lines: list[Line | str], joined: bool) -> None:
    assert len(paragraphs(*lines)) == (1 if joined else 2)


LONG = "各县区人民政府要切实落实属地责任，明确专人负责，细化工作措施，加强协调配合。市住房城乡建设局要统筹协调"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # a sentence that a page cut, in a text of whole paragraphs
        ([LONG, "", "供热设施改造，制定年度计划。"], [LONG + "供热设施改造，制定年度计划。"]),
        (
            ["（四）落实责任。县（市）供热工作", "", "领导小组办公室要发挥作用，加强协调。"],
            ["（四）落实责任。县（市）供热工作领导小组办公室要发挥作用，加强协调。"],
        ),
        # a comma, an enumeration comma, an open bracket or quotation mark
        (["责任单位为市财政局、", "市审计局。"], ["责任单位为市财政局、市审计局。"]),
        (["推进改造（牵头单位：市住建局；配合", "单位：市财政局）。"], ["推进改造（牵头单位：市住建局；配合单位：市财政局）。"]),
        (["根据《青禾市供热", "管理办法》执行。"], ["根据《青禾市供热管理办法》执行。"]),
        (["（牵头单位：市住建局〕", "第二段。"], ["（牵头单位：市住建局〕", "第二段。"]),
        # a number that was set in another font
        (["20.", "加强供热管理。"], ["20.加强供热管理。"]),
        (["（三）", "严格考核。"], ["（三）严格考核。"]),
        (["1、", "2、"], ["1、", "2、"]),
        # punctuation never begins a line
        (["1.突出重点", "，扩大优势。"], ["1.突出重点，扩大优势。"]),
        (["青禾市人民政府关于印发供热工作方案", "的通知"], ["青禾市人民政府关于印发供热工作方案的通知"]),
        # a role spread over its column
        (["成", "员：周明　市财政局局长"], ["成员：周明　市财政局局长"]),
    ],
)
def test_lines_that_go_on(lines: list[str], wanted: list[str]) -> None:
    assert paragraphs(*lines) == wanted


@pytest.mark.parametrize(
    "lines",
    [
        ["一、提高认识，加强领导", "各县区要高度重视，落实责任。"],
        ["（二）扩大公众参与", "充分利用媒体，加强宣传。"],
        ["推进工作。二、严格考核，落实奖惩", "对工作不力的，通报批评。"],
        ["牵头单位：市住建局", "配合单位：市财政局，市审计局", "完成时限：2024年10月底前"],
        ["组　长：王明　市长", "副组长：李华　副市长", "　　　　赵青　市财政局局长"],
        ["王明市委常委，常务副市长", "李华市政府党组成员，副市长兼秘书长"],
        ["抓好落实。（市住建局牵头，各县（区）政府配合）", "各单位要加强协作，形成合力。"],
        ["推进改造（市住建局牵头，市财政局配合）", "各单位要加强协作，形成合力。"],
        ["青禾市人民政府", "2024年5月6日", "（此件公开发布）"],
        ["青禾市财政局　　（二〇二四年五月）", "为了落实任务，制定本办法。"],
        ["附件：1.任务分解表", "2.成员名单"],
        ["发文机构：青禾市人民政府", "来源：http://www.example.gov.cn/a.html", "关键字：供热;改造", "各县区人民政府，市政府各部门："],
        ["1 供热中心 市住建局 2024年底 在建", "2 热源厂 市发改委 2025年底 筹建"],
        ["城区街道 219 219", "东山镇 3391 3391"],
        ["第一条 为加强管理，制定本办法", "第二条 本办法适用于全市"],
        ["1．2024年底前完成（市住建局负责）", "2．2025年底前验收（市住建局负责）"],
        ["——坚持统筹，突出重点", "——坚持创新，注重实效"],
    ],
    ids=lambda lines: lines[0][:14],
)
def test_lines_that_stay_apart(lines: list[str]) -> None:
    assert paragraphs(*lines) == [line.strip("　") for line in lines]


def test_title_of_two_lines_at_the_head_of_an_annex() -> None:
    assert (
        paragraphs("（此件公开发布）", "青禾市2024年供热改造提升工作", "实施方案", "为加强管理，制定本方案。")[1]
        == "青禾市2024年供热改造提升工作实施方案"
    )


def test_flattened_table_with_a_narrow_column() -> None:
    rows: list[str] = []
    for i in range(1, 31):
        rows += [str(i), "推进供热管网改造，加快建设智慧供", "热平台，提升保障能力。", "市住建局", "市财政局、市发", "改委"]
    found = paragraphs(*rows)
    assert found[:4] == ["1", "推进供热管网改造，加快建设智慧供热平台，提升保障能力。", "市住建局", "市财政局、市发改委"]
    assert len(found) == 4 * 30


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (["加快", "建设"], "加快建设"),
        (["达到 2024", "年"], "达到 2024年"),
        (["PM2.5 and", "PM10"], "PM2.5 and PM10"),
        (["合计 219", "219"], "合计 219 219"),
        (["　　首行", "次行　"], "首行次行"),
        (["http://a.cn/", "b.html"], "http://a.cn/b.html"),
        (["", "甲"], "甲"),
    ],
)
def test_join(texts: list[str], joined: str) -> None:
    assert join(texts) == joined


def test_what_a_reader_knows_is_kept() -> None:
    lines = [Line("没有标点的一段", 1, True), Line("另一段，", 1, True), Line("它的下一行", 2, False)]
    document = compose(paper(*lines))
    assert document.text == "没有标点的一段\n另一段，它的下一行"
    assert [block.page for block in document.blocks] == [1, 1]


def test_blanks_inside_stay_and_controls_go() -> None:
    assert paragraphs("　组　长：\u2002宋\xa0\xa0喜\t区长\x00\x07　") == ["组　长：\u2002宋\xa0\xa0喜 区长"]
    assert paragraphs("坏字\ufffd与\ud800半个。") == ["坏字\ufffd与\ufffd半个。"]


def test_rows_are_blocks_with_cells() -> None:
    rows = [Line("", 3, True, ("序号", "单位\n名称"), 0), Line("", 3, True, ("1", " 云岭\t县 "), 0), Line("", 3, True, ("", ""), 0)]
    document = compose(paper("表前。", *rows, "表后。"))
    assert document.text == "表前。\n序号\t单位 名称\n1\t云岭 县\n表后。"
    row = document.tables[0][1]
    assert (row.kind, row.page, [span.of(document.text) for span in row.cells]) == (BlockKind.ROW, 3, ["1", "云岭 县"])


def test_nothing_makes_an_empty_document() -> None:
    assert compose(paper()).blocks == compose(paper("", "　")).blocks == ()


@given(st.lists(st.text(alphabet="各县区要，。、：；（）《》“”〔〕一二（三）1.2 　\t\x00\ud800\ufffdAb—-", max_size=40), max_size=30))
def test_any_lines_keep_their_characters_in_order(lines: list[str]) -> None:
    document = compose(paper(*lines))
    document.text.encode("utf-8")
    at = 0
    for block in document.blocks:
        assert block.span.start == at and block.span.of(document.text).strip()
        at = block.span.end + 1
    said = iter("".join(lines).replace("\ud800", "\ufffd"))  # not folded: a comma folds by what stands about it, which joining changes
    assert all(char in said for char in document.text if not char.isspace())


REFERENCE = os.environ.get("KB_REFERENCE")


@pytest.mark.skipif(not REFERENCE, reason="KB_REFERENCE names no folder of real papers")
def test_every_real_file_reads_or_says_why() -> None:
    for path in sorted(Path(REFERENCE or "", "wild").iterdir()):
        try:
            document = compose(read(path))
        except Unreadable as refused:
            assert refused.reason != "reader_crashed", path.name
            continue
        assert "\x00" not in document.text and document.blocks


@pytest.mark.skipif(not REFERENCE, reason="KB_REFERENCE names no folder of real papers")
@pytest.mark.parametrize("stem", ["001", "002", "003", "004"])
def test_formats_agree_in_text_and_paragraphs(stem: str) -> None:
    folder = Path(REFERENCE or "", "formats")
    wanted = compose(read(next((folder / "docx").glob(f"{stem}*"))))
    for kind in ("pdf", "ofd"):
        for path in (folder / kind).glob(f"{stem}*"):
            found = compose(read(path))
            assert [fold(block.span.of(found.text)) for block in found.blocks] == [
                fold(block.span.of(wanted.text)) for block in wanted.blocks
            ]
