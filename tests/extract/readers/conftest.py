"""Files made on the spot: each test says what its file holds."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Writes a file and gives its path; text goes out as UTF-8."""

    def writer(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return writer


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relations(**targets: str) -> str:
    """The XML of a relationships part: kind=target."""
    each = "".join(f'<Relationship Id="r{i}" Type="{_RELATIONS}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(targets.items()))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """A DOCX of raw body XML, with optional parts (``numbering``, ``styles``, ``footnotes``) as raw inner XML.

    ``replaced`` holds whole parts by name that take the place of those written here; None leaves a part out.
    """

    def maker(body: str, name: str = "a.docx", replaced: dict[str, str | None] | None = None, **parts: str) -> Path:
        path = tmp_path / name
        roots = {"numbering": "w:numbering", "styles": "w:styles", "footnotes": "w:footnotes"}
        names = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        types = "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{part}+xml"/>' for part in ("document.main", *parts)
        )
        types = types.replace("/word/document.main.xml", "/word/document.xml")
        head = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        written = {
            "[Content_Types].xml": f'{head}<Default Extension="rels" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(**{part: f"{part}.xml" for part in parts}),
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            **{f"word/{part}.xml": f"<{roots[part]} {names}>{inner}</{roots[part]}>" for part, inner in parts.items()},
            **(replaced or {}),
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in written.items():
                if content is not None:
                    package.writestr(part, content)
        return path

    return maker


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """A PDF drawn by a function that gets reportlab's canvas with a Chinese font ready; ``show`` pages yourself."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def maker(draw: Callable[..., None], name: str = "a.pdf", **options: object) -> Path:
        path = tmp_path / name
        canvas = canvas_module.Canvas(str(path), pagesize=(595, 842), **options)
        canvas.setFont("STSong-Light", 16)
        draw(canvas)
        canvas.save()
        return path

    return maker


@pytest.fixture
def make_ofd(tmp_path: Path) -> Callable[..., Path]:
    """An OFD of one document whose pages are raw inner XML of their layer."""

    def maker(*pages: str, name: str = "a.ofd") -> Path:
        path = tmp_path / name
        space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "OFD.xml", f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            )
            listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
            head = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            package.writestr("Doc_0/Document.xml", f"<ofd:Document {space}>{head}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
            for i, inner in enumerate(pages):
                content = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{inner}</ofd:Layer></ofd:Content></ofd:Page>"
                package.writestr(f"Doc_0/Pages/Page_{i}/Content.xml", content)
        return path

    return maker
