"""DOCX: what Word shows, in its order."""

import pytest

from extract.layout import compose
from extract.readers import docx_package, read
from extract.readers.errors import Unreadable
from extract.readers.numbering import chinese, format_number
from tests.extract.readers.conftest import relations


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def texts(path) -> list[str]:
    return compose(read(path)).text.split("\n")


def test_automatic_numbers_restart_below_and_on_override(make_docx) -> None:
    body = numbered("要求") + numbered("思想", 1) + numbered("原则", 1) + numbered("甲", 2) + numbered("任务") + numbered("改造", 1)
    body += numbered("附则", 0, 2)
    found = texts(make_docx(body, numbering=NUMBERING))
    assert found == ["一、要求", "（一）思想", "（二）原则", "1. 甲", "二、任务", "（一）改造", "一、附则"]


def test_number_from_a_style_and_none_where_it_is_switched_off(make_docx) -> None:
    styles = '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("甲", '<w:pStyle w:val="H1"/>') + p("乙", '<w:pStyle w:val="H2"/>') + p("丙", off)
    assert texts(make_docx(body, numbering=NUMBERING, styles=styles)) == ["一、甲", "二、乙", "丙"]


@pytest.mark.parametrize(
    ("number", "form", "label"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCounting", "一百零五"), (110, "chineseCounting", "一百一十"),
        (3, "decimalEnclosedCircle", "③"), (2, "decimalEnclosedParen", "⑵"), (4, "upperRoman", "IV"), (27, "lowerLetter", "aa"),
        (12, "decimalFullWidth", "１２"), (7, "decimalZero", "07"), (2, "ideographTraditional", "乙"), (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_number_formats(number: int, form: str, label: str) -> None:
    assert format_number(number, form) == label


def test_chinese_above_ten_thousand() -> None:
    assert chinese(12345) == "12345"


def test_revisions_hidden_text_and_fields(make_docx) -> None:
    body = "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
    body += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    body += "<w:r><w:t>保留</w:t><w:noBreakHyphen/><w:t>一</w:t></w:r></w:p>"
    assert texts(make_docx(body)) == ["新增保留-一"]


def test_content_control_text_box_footnote_and_choice(make_docx) -> None:
    box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>"
    body = "<w:sdt><w:sdtContent>" + p("控件") + "</w:sdtContent></w:sdt>"
    body += f"<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    body += '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>'
    assert texts(make_docx(body, footnotes=notes)) == ["控件", "正文", "框内", "脚注"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_tables_with_merged_and_nested_cells(make_docx) -> None:
    nested = "<w:tc>" + p("外") + "<w:tbl><w:tr>" + cell("内甲") + cell("内乙") + "</w:tr></w:tbl>" + p("") + "</w:tc>"
    table = "<w:tbl><w:tr>" + cell("单位", '<w:vMerge w:val="restart"/>') + cell("户数", '<w:gridSpan w:val="2"/>') + "</w:tr>"
    table += "<w:tr>" + cell("", "<w:vMerge/>") + cell("2024年") + cell("2025年") + "</w:tr>"
    table += "<w:tr>" + nested + cell("35") + cell("40") + "</w:tr></w:tbl>"
    document = compose(read(make_docx(p("表前") + table + p("表后"))))
    assert [[span.of(document.text) for span in block.cells] for block in document.tables[0]] == [
        ["单位", "户数", ""],
        ["", "2024年", "2025年"],
        ["外 内甲 内乙", "35", "40"],
    ]
    assert document.text.split("\n")[-1] == "表后"


def test_paragraphs_are_never_joined_and_breaks_may_be(make_docx) -> None:
    body = p("没有句号的一行，后面还有") + p("另一段。") + "<w:p><w:r><w:t>关于印发供热</w:t><w:br/><w:t>改造方案的通知</w:t></w:r></w:p>"
    assert texts(make_docx(body)) == ["没有句号的一行，后面还有", "另一段。", "关于印发供热改造方案的通知"]


def test_python_docx_file_with_metadata(tmp_path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "供热方案"
    document.add_paragraph("正文。")
    document.save(tmp_path / "b.wps")
    paper = read(tmp_path / "b.wps")
    assert dict(paper.metadata)["title"] == "供热方案"
    assert paper.read_by == "docx"


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
CORE = '<Override PartName="/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
MACROS = '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


@pytest.mark.parametrize(
    "replaced",
    [
        {"[Content_Types].xml": "<Types/>", "_rels/.rels": None, "word/_rels/document.xml.rels": None},
        {"[Content_Types].xml": TYPES + MACROS + "</Types>"},
        {"word/_rels/document.xml.rels": relations(numbering="numbering.xml", image="NULL")},
        {
            "[Content_Types].xml": f"{TYPES}{CORE}</Types>",
            "core.xml": "<x",
            "_rels/.rels": relations(officeDocument="word/document.xml", core="core.xml"),
        },
        {
            "word/document.xml": f'<w:document xmlns:w="{STRICT}"><w:body>{numbered("要求")}</w:body></w:document>',
            "_rels/.rels": relations(officeDocument="word/document.xml").replace(
                "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
            ),
        },
    ],
    ids=["no relations", "macros", "a picture that is gone", "broken properties", "strict"],
)
def test_what_word_opens_and_python_docx_does_not(make_docx, replaced: dict[str, str | None]) -> None:
    path = make_docx(numbered("要求"), numbering=NUMBERING, replaced=replaced)
    assert docx_package._as_it_stands(path) is None
    assert texts(path) == ["一、要求"]


def test_a_sound_package_is_opened_as_it_stands(make_docx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(docx_package, "_put_together")
    assert texts(make_docx(numbered("要求"), numbering=NUMBERING)) == ["一、要求"]


@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes"])
def test_a_broken_part_that_holds_text_or_labels(make_docx, part: str) -> None:
    with pytest.raises(Unreadable, match="truncated"):
        read(make_docx(p("正文。"), **{part: "<w:open>"}))


def test_broken_relations(make_docx) -> None:
    with pytest.raises(Unreadable, match="truncated"):
        read(make_docx(p("正文。"), replaced={"_rels/.rels": "<Relationships"}))


def test_no_metadata_is_made_up(make_docx) -> None:
    assert read(make_docx(p("正文。"))).metadata == ()


@pytest.mark.parametrize("body", ["", p("")])
def test_no_text(make_docx, body: str) -> None:
    with pytest.raises(Unreadable, match="no_text"):
        read(make_docx(body))
