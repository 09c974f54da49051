"""One writer a format, pieces → bytes; the same pieces give the same bytes on every machine that has the same font."""

from __future__ import annotations

import html
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks import typeset
from benchmarks.markup import Kind, Piece, text_of, titles_joined

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class NoFont(RuntimeError):
    """No font that could be embedded has all the characters; set KB_FONT to the path of a TrueType font."""


def write(pieces: Iterable[Piece], format: str) -> bytes:
    """The bytes of a file; ``format`` is one of ``FORMATS``. Raises ``NoFont`` for PDF."""
    return FORMATS[format](list(pieces))


def _txt(pieces: list[Piece]) -> bytes:
    return text_of(titles_joined(pieces)).encode()


def _gb18030(pieces: list[Piece]) -> bytes:
    return text_of(titles_joined(pieces)).encode("gb18030")


def _flattened(pieces: list[Piece]) -> bytes:
    """As many copy a page out of a browser: every cell a line of its own."""
    return text_of(titles_joined(pieces)).replace("\t", "\n").encode()


def _md(pieces: list[Piece]) -> bytes:
    blocks = []
    for piece in titles_joined(pieces):
        if piece.kind is Kind.TABLE:
            head, *rows = ["| " + " | ".join(row) + " |" for row in piece.rows]
            blocks.append("\n".join([head, "|" + " --- |" * len(piece.rows[0]), *rows]))
        elif piece.text:
            blocks.append(("# " if piece.kind is Kind.TITLE else "") + piece.text)
    return ("\n\n".join(blocks) + "\n").encode()


def _html(pieces: list[Piece]) -> bytes:
    body = "\n".join(_html_block(piece) for piece in titles_joined(pieces) if piece.kind is not Kind.PAGE_BREAK)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title></title></head>\n<body>\n{body}\n</body></html>\n'.encode()


def _html_block(piece: Piece) -> str:
    if piece.kind is Kind.TABLE:
        rows = ("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in piece.rows)
        return "<table>\n" + "\n".join(rows) + "\n</table>"
    tag = "h1" if piece.kind is Kind.TITLE else "p"
    return f"<{tag}>{html.escape(piece.text)}</{tag}>"


# --- DOCX: labels are numbered by Word itself, as most people have it do

_LEVELS = (  # label in the source, Word's number format, its pattern
    (re.compile(r"[一二三四五六七八九十]+、"), "chineseCounting", "%1、"),
    (re.compile(r"（[一二三四五六七八九十]+）"), "chineseCounting", "（%2）"),
    (re.compile(r"[0-9]+[.．](?![0-9])"), "decimal", "%3."),
    (re.compile(r"（[0-9]+）"), "decimal", "（%4）"),
)
_NUMERALS = "〇一二三四五六七八九十"


def _docx(pieces: list[Piece]) -> bytes:
    import docx

    document = docx.Document()
    numbering = _Numbering(document)
    for piece in titles_joined(pieces):
        if piece.kind is Kind.PAGE_BREAK:
            document.add_page_break()
            numbering.start_anew()
        elif piece.kind is Kind.TABLE:
            _docx_table(document, piece.rows)
        else:
            _docx_paragraph(document, piece, numbering)
    raw = io.BytesIO()
    document.save(raw)
    return _same_every_time(raw.getvalue())


def _docx_table(document, rows) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _docx_paragraph(document, piece: Piece, numbering: _Numbering) -> None:  # type: ignore[no-untyped-def]
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    text = numbering.take_label(paragraph, piece.text) if piece.kind is Kind.PARAGRAPH else piece.text
    run = paragraph.add_run(text)
    run.font.size = Pt(22 if piece.kind is Kind.TITLE else 16)
    run.bold = piece.kind is Kind.TITLE
    if piece.kind in (Kind.TITLE, Kind.CENTRED, Kind.RED_HEAD):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif piece.kind is Kind.SIGNATURE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


class _Numbering:
    """Turns the labels of the source into Word's automatic numbers, where counting gives the same label."""

    def __init__(self, document) -> None:  # type: ignore[no-untyped-def]
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.part = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
            for i, (_, form, pattern) in enumerate(_LEVELS)
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        self.part.insert(0, parse_xml(abstract))
        self.number_id = 900
        self.start_anew()

    def start_anew(self) -> None:
        """A new list, which counts from 1 again: an annex has its own numbers."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.number_id += 1
        self.counts = [0] * len(_LEVELS)
        starts = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in range(len(_LEVELS)))
        self.part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.number_id}"><w:abstractNumId w:val="90"/>{starts}</w:num>'))

    def take_label(self, paragraph, text: str) -> str:  # type: ignore[no-untyped-def]
        """The text without its label, which Word will write; the whole text where Word would write another one."""
        for level, (label, form, pattern) in enumerate(_LEVELS):
            match = label.match(text)
            if not match:
                continue
            count = self.counts[level] + 1
            number = chinese_number(count) if form == "chineseCounting" else str(count)
            if match.group() != pattern.replace(f"%{level + 1}", number):
                return text
            self.counts[level:] = [count] + [0] * (len(_LEVELS) - level - 1)
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = self.number_id
            return text[match.end() :]
        return text


def chinese_number(number: int) -> str:
    """1–99 in Chinese numerals: 12 is 十二, 20 is 二十."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens] + "十") + (_NUMERALS[ones] if ones else "")


def _same_every_time(package: bytes) -> bytes:
    """A zip without the time of day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(_entry(name), re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", old.read(name)))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
    return entry


# --- PDF

_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts", "~/.fonts")
_FONTS = ("wqy-microhei.ttc", "uming.ttc", "gbsn00lp.ttf", "simsun.ttc", "msyh.ttc", "Arial Unicode.ttf")


def _pdf(pieces: list[Piece]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    font = _register_font(text_of(pieces))
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(typeset.WIDTH, typeset.HEIGHT), invariant=True, initialFontName=font)
    for sheet in typeset.compose(pieces, lambda text, size: pdfmetrics.stringWidth(text, font, size)):
        canvas.setLineWidth(0.5)
        for x0, y0, x1, y1 in sheet.rules:
            canvas.line(x0, typeset.HEIGHT - y0, x1, typeset.HEIGHT - y1)
        for text in sheet.texts:
            canvas.setFillColorRGB(0.8 if text.red else 0, 0, 0)
            canvas.setFont(font, text.size)
            canvas.drawString(text.x, typeset.HEIGHT - text.y, text.text)
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def _register_font(text: str) -> str:
    """The name of the first font found that has every character of the text, ready to be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for path in _font_files():
        try:
            font = TTFont(path.stem, path)
        except TTFError:  # outlines that reportlab can't embed
            continue
        if all(ord(char) in font.face.charToGlyph for char in text if char > " "):
            pdfmetrics.registerFont(font)
            return path.stem
    raise NoFont("no TrueType font with these Chinese characters was found; set KB_FONT to one")


def _font_files() -> Iterator[Path]:
    if chosen := os.environ.get("KB_FONT"):
        yield Path(chosen)
        return
    for name in _FONTS:
        for folder in _FONT_FOLDERS:
            yield from sorted(Path(folder).expanduser().rglob(name))


# --- OFD (GB/T 33190), millimetres from the top left


def _ofd(pieces: list[Piece]) -> bytes:
    sheets = typeset.compose(pieces)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(sheets)))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {space} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1000" FontName="宋体"/></ofd:Fonts></ofd:Res>',
    }
    for i, sheet in enumerate(sheets):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = _ofd_page(sheet, 2000 + 1000 * i, space)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        for name, part in parts.items():
            package.writestr(_entry(name), '<?xml version="1.0" encoding="UTF-8"?>\n' + part)
    return raw.getvalue()


def _ofd_page(sheet: typeset.Sheet, first_id: int, space: str) -> str:
    objects = []
    for i, text in enumerate(sheet.texts):
        width = typeset.ems(text.text, text.size)
        deltas = " ".join(_mm(typeset.ems(char, text.size)) for char in text.text[:-1])
        objects.append(
            f'<ofd:TextObject ID="{first_id + i}" Font="1000" Size="{_mm(text.size)}" '
            f'Boundary="{_mm(text.x)} {_mm(text.y - text.size)} {_mm(width)} {_mm(1.2 * text.size)}">'
            f'<ofd:TextCode X="0" Y="{_mm(text.size)}" DeltaX="{deltas}">{html.escape(text.text)}</ofd:TextCode></ofd:TextObject>'
        )
    for i, (x0, y0, x1, y1) in enumerate(sheet.rules):
        objects.append(
            f'<ofd:PathObject ID="{first_id + 500 + i}" Boundary="{_mm(x0)} {_mm(y0)} {_mm(max(x1 - x0, 0.5))} {_mm(max(y1 - y0, 0.5))}" '
            f'LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L {_mm(x1 - x0)} {_mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>'
        )
    return f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="{first_id - 1}">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'


def _mm(points: float) -> str:
    return f"{points * 25.4 / 72:.3f}"


FORMATS: dict[str, Callable[[list[Piece]], bytes]] = {
    "txt": _txt, "gb18030": _gb18030, "flattened": _flattened, "md": _md, "html": _html, "docx": _docx, "pdf": _pdf, "ofd": _ofd,
}  # fmt: skip
