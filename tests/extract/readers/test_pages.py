"""PDF and OFD: paragraphs, page furniture and ruled tables out of positions."""

import subprocess
import sys
from pathlib import Path

import pytest

from extract.layout import compose
from extract.readers import read
from extract.readers.errors import Unreadable
from extract.readers.geometry import gap_text
from extract.readers.grid import find_grids

ROOT = Path(__file__).resolve().parents[3]
FULL = "各县区人民政府要落实主体责任细化工作措施明确时间节点确保"  # 28 characters: one line of the type area
LEFT, EM = 70, 16


def lines(canvas, *rows: tuple[float, str], top: float = 760, size: float = EM) -> float:
    """Draws lines ``(indent in em, text)`` downwards and gives the y below them."""
    for indent, text in rows:
        canvas.setFont("STSong-Light", size)
        canvas.drawString(LEFT + indent * EM, top, text)
        top -= 28
    return top


def grid(canvas, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def texts(path) -> list[str]:
    return compose(read(path)).text.split("\n")


def test_wrapped_lines_become_paragraphs_over_pages(make_pdf) -> None:
    def draw(canvas) -> None:
        y = lines(canvas, (2, FULL[:26]), (0, FULL), (0, "按期完成。"), (2, "一、总体要求"), (2, FULL[:26]), (0, FULL))
        assert y > 0
        canvas.drawString(280, 40, "— 1 —")
        canvas.showPage()
        lines(canvas, (0, FULL), (0, "尾部。"), (2, "第二段。"))
        canvas.drawString(280, 40, "— 2 —")
        canvas.showPage()

    paper = read(make_pdf(draw))
    document = compose(paper)
    assert document.text.split("\n") == [FULL[:26] + FULL + "按期完成。", "一、总体要求", FULL[:26] + FULL + FULL + "尾部。", "第二段。"]
    assert [block.page for block in document.blocks] == [1, 1, 1, 2]
    assert paper.page_count == 2


def test_last_line_of_a_figure_alone_and_a_bracket_that_ends_a_paragraph(make_pdf) -> None:
    def draw(canvas) -> None:
        y = lines(canvas, (2, FULL[:26]), (0, FULL), (0, "47%。"), (2, FULL[:26]), (0, "（市财政局牵头，市审计局配合）"))
        lines(canvas, (2, FULL[:26]), (0, "按期完成。"), top=y)
        canvas.showPage()

    assert texts(make_pdf(draw)) == [FULL[:26] + FULL + "47%。", FULL[:26] + "（市财政局牵头，市审计局配合）", FULL[:26] + "按期完成。"]


def test_running_heads_go_and_a_year_in_the_text_stays(make_pdf) -> None:
    def draw(canvas) -> None:
        for page in range(4):
            canvas.setFont("STSong-Light", 10)
            canvas.drawString(LEFT, 810, "青禾市供热规划")
            lines(canvas, (2, "甲乙丙丁"[page] + "组负责组织实施。"), (0, "2024"), top=600)
            canvas.drawString(290, 30, str(page + 1))
            canvas.showPage()

    found = "".join(texts(make_pdf(draw)))
    assert "青禾市供热规划" not in found
    assert found.count("2024") == 4


def test_title_in_two_lines_and_signature(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.setFont("STSong-Light", 22)
        canvas.drawCentredString(297, 780, "青禾市人民政府关于印发供热改造")
        canvas.drawCentredString(297, 750, "工作方案的通知")
        y = lines(canvas, (0, "各县区人民政府："), (2, FULL[:26]), (0, FULL), (0, "执行。"), top=700)
        lines(canvas, (18, "青禾市人民政府"), (18.5, "2024年1月2日"), top=y)
        canvas.showPage()

    assert texts(make_pdf(draw)) == [
        "青禾市人民政府关于印发供热改造工作方案的通知",
        "各县区人民政府：",
        FULL[:26] + FULL + "执行。",
        "青禾市人民政府",
        "2024年1月2日",
    ]


def test_ruled_table_with_a_merged_cell_and_a_wrapped_one(make_pdf) -> None:
    def draw(canvas) -> None:
        lines(canvas, (0, "表前一段。"))
        canvas.setFont("STSong-Light", 12)
        xs, ys = [70, 170, 270, 370], [700, 670, 640, 600]
        for y in ys:
            canvas.line(170 if y == 670 else 70, y, 370, y)
        for x in xs:
            canvas.line(x, 670 if x == 270 else 700, x, 600)
        for x, y, text in [
            (75, 680, "单位"),
            (175, 680, "户数"),
            (175, 650, "2024年"),
            (275, 650, "2025年"),
            (75, 625, "云岭县供"),
            (75, 608, "热中心"),
            (175, 615, "35"),
        ]:
            canvas.drawString(x, y, text)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(LEFT, 560, "表后一段。")
        canvas.showPage()

    document = compose(read(make_pdf(draw)))
    rows = [[span.of(document.text) for span in block.cells] for block in document.tables[0]]
    assert rows == [["单位", "户数", ""], ["", "2024年", "2025年"], ["云岭县供热中心", "35", ""]]
    assert document.text.startswith("表前一段。\n") and document.text.endswith("\n表后一段。")


def test_table_over_two_pages_loses_its_second_head_and_joins_the_cut_row(make_pdf) -> None:
    xs = [70, 150, 400]

    def page(canvas, rows: list[tuple[str, str]], top: float) -> None:
        canvas.setFont("STSong-Light", 12)
        grid(canvas, xs, [top - 30 * i for i in range(len(rows) + 1)])
        for i, (a, b) in enumerate(rows):
            canvas.drawString(75, top - 30 * i - 20, a)
            canvas.drawString(155, top - 30 * i - 20, b)
        canvas.showPage()

    def draw(canvas) -> None:
        page(canvas, [("单位", "任务"), ("市财政局", "落实改造资金并")], 200)
        page(canvas, [("单位", "任务"), ("", "按时拨付。"), ("市住建局", "组织实施。")], 780)

    document = compose(read(make_pdf(draw)))
    assert len(document.tables) == 1
    assert [block.span.of(document.text) for block in document.tables[0]] == [
        "单位\t任务",
        "市财政局\t落实改造资金并按时拨付。",
        "市住建局\t组织实施。",
    ]


def test_watermark_is_dropped_and_a_turned_page_is_read(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()
        lines(canvas, (0, "横排正文。"))
        canvas.showPage()
        canvas.rotate(90)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(100, -200, "竖放的表格页。")
        canvas.drawString(100, -230, "第二行。")
        canvas.showPage()

    assert texts(make_pdf(draw)) == ["横排正文。", "竖放的表格页。", "第二行。"]


def test_shading_is_no_table(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.setFillGray(0.9)
        for i in range(6):
            for x in (70, 170, 270):
                canvas.rect(x, 700 - 28 * i, 100, 28, stroke=0, fill=1)
        canvas.setFillGray(0)
        lines(canvas, (0, "带底纹的正文完整地写在这里。"), top=710)
        canvas.showPage()

    assert compose(read(make_pdf(draw))).tables == ()


@pytest.mark.parametrize(
    ("gap", "before", "after", "blanks"),
    [
        (0.1, "字", "字", ""),
        (0.3, "字", "A", ""),
        (0.3, "a", "b", " "),
        (0.7, "字", "A", " "),
        (1.0, "平", "区", "\u3000"),
        (3.1, "长", "王", "\u3000" * 3),
    ],
)
def test_gaps_as_blanks(gap: float, before: str, after: str, blanks: str) -> None:
    assert gap_text(gap * EM, EM, before, after) == blanks


def test_roster_gaps_stay(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.drawString(LEFT, 700, "组长：")
        canvas.drawString(LEFT + 4 * EM, 700, "王青禾")
        canvas.drawString(LEFT + 9 * EM, 700, "副市长")
        canvas.showPage()

    assert texts(make_pdf(draw)) == ["组长：\u3000王青禾\u3000\u3000副市长"]


def test_encrypted_pdf(make_pdf) -> None:
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    locked = make_pdf(lambda canvas: lines(canvas, (0, "正文。")), encrypt=encryption.StandardEncryption("secret", "owner"))
    with pytest.raises(Unreadable, match="encrypted"):
        read(locked)
    open_to_read = make_pdf(
        lambda canvas: lines(canvas, (0, "可以读的正文。")), "b.pdf", encrypt=encryption.StandardEncryption("", "owner")
    )
    assert texts(open_to_read) == ["可以读的正文。"]


def test_scan_needs_ocr(make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.ocr.available", lambda: False)
    with pytest.raises(Unreadable, match="needs_ocr"):
        read(make_pdf(lambda canvas: canvas.rect(10, 10, 500, 700, fill=1)))


def test_empty_pages_have_no_text(make_pdf) -> None:
    with pytest.raises(Unreadable, match="no_text"):
        read(make_pdf(lambda canvas: canvas.showPage()))


def test_page_cap(make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.limits.MAX_PAGES", 1)
    with pytest.raises(Unreadable, match="too_large"):
        read(make_pdf(lambda canvas: (canvas.showPage(), canvas.showPage())))


def glyphs(x: float, y: float, text: str, size: float = 5.6, more: str = "") -> str:
    """An OFD text object in millimetres."""
    deltas = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{deltas}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Boundary="{x} {y} 160 8" Size="{size}" {more}>{code}</ofd:TextObject>'


def test_ofd_reads_in_order_whatever_was_drawn_first(make_ofd) -> None:
    first = glyphs(25, 80, "尾部。") + glyphs(36.2, 60, FULL[:26]) + glyphs(25, 70, FULL)
    document = compose(read(make_ofd(first, glyphs(36.2, 60, "第二页。"))))
    assert document.text.split("\n") == [FULL[:26] + FULL + "尾部。", "第二页。"]
    assert [block.page for block in document.blocks] == [1, 2]


def test_ofd_one_character_an_object_and_a_turned_seal(make_ofd) -> None:
    single = "".join(glyphs(25 + 5.6 * i, 60, char) for i, char in enumerate("逐字排列。"))
    assert texts(make_ofd(single + glyphs(80, 90, "印章", more='CTM="0.7 0.7 -0.7 0.7 0 0"'))) == ["逐字排列。"]


def test_ofd_table_of_drawn_paths(make_ofd) -> None:
    rules = "".join(f'<ofd:PathObject ID="2" Boundary="25 {y} 90 0.2"/>' for y in (60, 70, 80))
    rules += "".join(f'<ofd:PathObject ID="3" Boundary="{x} 60 0.2 20"/>' for x in (25, 55, 115))
    body = rules + glyphs(27, 61, "单位") + glyphs(57, 61, "任务") + glyphs(27, 71, "财政") + glyphs(57, 71, "拨款")
    assert texts(make_ofd(body)) == ["单位\t任务", "财政\t拨款"]


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        ([(0, y, 100, y) for y in (0, 20, 40)], 0),  # lines alone
        ([(0, 0, 100, 0), (0, 40, 100, 40), (0, 0, 0, 40), (100, 0, 100, 40)], 0),  # a box
        ([(0, y, 100, y) for y in (0, 20)] + [(x, 0, x, 20) for x in (0, 50, 100)], 1),
        ([(0, y, 100, y) for y in (0, 20)] + [(x, 0, x, 20) for x in (0, 50, 100)] + [(0, y, 100, y) for y in (200, 220)] + [(x, 200, x, 220) for x in (0, 50, 100)], 2),
    ],
    ids=["rules", "box", "table", "two tables"],
)  # fmt: skip
def test_find_grids(rules, count: int) -> None:
    assert len(find_grids(rules)) == count


def test_table_drawn_in_a_moved_form(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.beginForm("table")
        grid(canvas, [0, 100, 200], [0, -30, -60])
        canvas.endForm()
        canvas.saveState()
        canvas.translate(80, 600)
        canvas.doForm("table")
        canvas.restoreState()
        for x, y, text in [(85, 580, "单位"), (185, 580, "任务"), (85, 550, "市财政局"), (185, 550, "落实资金")]:
            canvas.drawString(x, y, text)
        canvas.showPage()

    assert texts(make_pdf(draw)) == ["单位\t任务", "市财政局\t落实资金"]


def small_table(canvas, *, offset: tuple[float, float] = (0, 0)) -> None:
    x, y = offset
    grid(canvas, [x + 80, x + 180, x + 380], [y + 600, y + 570, y + 540])
    canvas.setFont("STSong-Light", 12)
    for dx, dy, text in [(85, 580, "单位"), (185, 580, "任务"), (85, 550, "市财政局"), (185, 550, "落实资金")]:
        canvas.drawString(x + dx, y + dy, text)


TABLE = ["单位\t任务", "市财政局\t落实资金"]


def test_the_boxes_of_cells_come_from_pdfplumber(make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("extract.readers.pdf.find_grids")
    assert texts(make_pdf(lambda canvas: (small_table(canvas), canvas.showPage()))) == TABLE


def test_pages_without_rules_cost_no_pdfplumber(make_pdf) -> None:
    path = make_pdf(lambda canvas: (lines(canvas, (0, FULL)), canvas.line(70, 700, 500, 700), canvas.showPage()))
    program = f"import sys; from extract.readers import read; read({str(path)!r}); print('pdfplumber' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT).stdout == "False\n"


@pytest.mark.parametrize("error", [ValueError("no xref"), RecursionError(), AssertionError()])
def test_what_pdfplumber_cannot_open_has_the_grid_of_its_rules(make_pdf, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr("pdfplumber.open", fail)
    assert texts(make_pdf(lambda canvas: (small_table(canvas), canvas.showPage()))) == TABLE


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_table_on_a_turned_page(make_pdf, turn: int) -> None:
    def draw(canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn])
        canvas.rotate(turn)
        small_table(canvas, offset=(0, -300))
        canvas.showPage()

    assert texts(make_pdf(draw)) == TABLE


def test_table_on_a_sheet_that_begins_elsewhere(make_pdf, tmp_path) -> None:
    import pypdfium2

    path = make_pdf(lambda canvas: (small_table(canvas), lines(canvas, (0, "表后的正文。"), top=500), canvas.showPage()))
    with pypdfium2.PdfDocument(path) as document:
        document[0].set_mediabox(40, 300, 560, 800)
        document[0].set_cropbox(60, 400, 540, 700)
        document.save(tmp_path / "moved.pdf")
    assert texts(tmp_path / "moved.pdf") == [*TABLE, "表后的正文。"]


def test_shaded_cells_bold_text_and_wide_blanks_in_a_table(make_pdf) -> None:
    def draw(canvas) -> None:
        canvas.setFillGray(0.9)
        for x in (80, 130, 180, 280):  # shading in pieces that are no cells
            canvas.rect(x, 555, 50, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        small_table(canvas)
        canvas.drawString(85.3, 580, "单位")  # bold as many printers fake it
        canvas.drawString(85 + 12 * 5, 550, "王")
        canvas.showPage()

    assert texts(make_pdf(draw)) == ["单位\t任务", "市财政局\u3000王\t落实资金"]


def test_table_behind_an_owner_password(make_pdf) -> None:
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    locked = encryption.StandardEncryption("", "owner")
    assert texts(make_pdf(lambda canvas: (small_table(canvas), canvas.showPage()), encrypt=locked)) == TABLE


def test_sheets_of_very_many_cells_have_the_grid_of_their_rules(make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.pdf._MAX_CROSSINGS", 8)
    monkeypatch.delattr("extract.readers.pdf.grids_of_cells")
    assert texts(make_pdf(lambda canvas: (small_table(canvas), canvas.showPage()))) == TABLE


def open_table(canvas, rows: list[tuple[str, ...]], xs: list[float], top: float) -> None:
    """A three-line table: a rule over and under the head, one under the last row."""
    canvas.setFont("STSong-Light", 12)
    for y in (top, top - 24, top - 24 * len(rows)):
        canvas.line(xs[0], y, xs[-1], y)
    for i, row in enumerate(rows):
        for left, right, text in zip(xs, xs[1:], row, strict=False):
            canvas.drawCentredString((left + right) / 2, top - 24 * i - 17, text)


HEADED = [("县区", "改造户数（户）", "完成时限"), ("云岭县", "350", "2024年底前"), ("临澜区", "80", "2025年10月底前"), ("合计", "430", "")]


def test_three_line_tables(make_pdf) -> None:
    def draw(canvas) -> None:
        lines(canvas, (2, "任务分解如下："))
        open_table(canvas, HEADED, [70, 190, 340, 520], 720)
        lines(canvas, (2, "资金安排如下："), top=590)
        open_table(canvas, HEADED[:3], [70, 190, 340, 520], 560)
        lines(canvas, (2, "各县区要抓好落实。"), top=440)
        canvas.showPage()

    document = compose(read(make_pdf(draw)))
    rows = [["\t".join(span.of(document.text) for span in block.cells) for block in table] for table in document.tables]
    assert rows == [["\t".join(row) for row in HEADED], ["\t".join(row) for row in HEADED[:3]]]
    assert document.text.startswith("任务分解如下：\n") and document.text.endswith("\n各县区要抓好落实。")


def test_rules_between_which_no_table_stands(make_pdf) -> None:
    def draw(canvas) -> None:
        for y in (780, 776, 60):  # the paper of a letter
            canvas.line(60, y, 535, y)
        lines(canvas, *[(0 if i % 3 else 2, FULL[: 28 if i % 3 else 26]) for i in range(18)], top=700)
        canvas.showPage()
        for y in (200, 170, 140, 110):  # the imprint
            canvas.line(70, y, 520, y)
        canvas.setFont("STSong-Light", 14)
        for x, y, text in [
            (80, 178, "主题词：城乡建设"),
            (80, 148, "抄送：市委各部门。"),
            (80, 118, "青禾市政府办"),
            (390, 118, "2024年1月2日印发"),
        ]:
            canvas.drawString(x, y, text)
        canvas.showPage()
        for y in (780, 740, 640):  # a roster
            canvas.line(60, y, 535, y)
        canvas.setFont("STSong-Light", 14)
        for i, row in enumerate([("组　长：", "王青禾", "市长"), ("副组长：", "李云岭", "副市长"), ("成　员：", "周明", "市财政局局长")]):
            for x, text in zip((70, 140, 240), row, strict=True):
                canvas.drawString(x, 750 - 40 * i, text)
        canvas.showPage()

    assert compose(read(make_pdf(draw))).tables == ()
