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


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """A DOCX of raw body XML, with optional parts (``numbering``, ``styles``, ``footnotes``) as raw inner XML."""

    def maker(body: str, name: str = "a.docx", **parts: str) -> Path:
        path = tmp_path / name
        roots = {"numbering": "w:numbering", "styles": "w:styles", "footnotes": "w:footnotes"}
        names = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
            for part, inner in parts.items():
                package.writestr(f"word/{part}.xml", f"<{roots[part]} {names}>{inner}</{roots[part]}>")
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
