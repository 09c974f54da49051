"""Readers: a file becomes a ``Paper``, chosen by what it holds and never by how its name ends."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from extract.document import Paper
from extract.readers import limits
from extract.readers.errors import MESSAGES, Unreadable

__all__ = ["MESSAGES", "Unreadable", "read", "sniff"]

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"^\s*<(div|p|table|span|section|article|h[1-6])[\s>]", re.IGNORECASE)
_ARCHIVE = re.compile(rb"^\s*(mime-version:|content-type:\s*multipart)", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?xml[^>]*>.{0,400}(w:wordDocument|Word\.Document|pkg:package|office:document)", re.DOTALL)
_READERS = {
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "ofd": ("ofd", "read_ofd"),
    "doc": ("doc", "read_doc"),
    "odt": ("doc", "read_converted"),
    "rtf": ("doc", "read_converted"),
    "wordxml": ("doc", "read_converted"),
    "html": ("html", "read_html"),
    "image": ("ocr", "read_image"),
}


def sniff(path: Path) -> str:
    """What a file is by its first bytes and, for packages, by its parts: pdf docx ofd odt doc rtf html image wordxml text,
    empty, or '' for what is no document (a spreadsheet, an archive)."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _sniff_package(path)
    if head.startswith(_OLE2):
        return "doc"
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES) and not head.startswith(b"BM") or head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "image"
    if _WORD_XML.match(bare):
        return "wordxml"
    if _ARCHIVE.match(bare) or _FRAGMENT.match(bare) or _HTML.search(head.replace(b"\x00", b"")):
        return "html"
    return "text"


def _sniff_package(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower().replace("\\", "/").lstrip("/") for name in package.namelist()[: limits.MAX_PARTS]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("truncated", detail=str(error)) from error
    if "ofd.xml" in names:
        return "ofd"
    if "word/document.xml" in names or any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    return ""


def read(path: Path) -> Paper:
    """The paper that a file holds.

    Raises ``Unreadable`` and, for a hostile or broken file, nothing else; memory, time and crashes of native code are the
    business of the process that this runs in.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable("missing")
        if size > limits.MAX_FILE_BYTES:
            raise Unreadable("too_large", detail=f"{size} bytes")
        kind = sniff(path)
        if kind in ("", "empty"):
            raise Unreadable(kind or "not_a_document")
        return _reader(kind)(path)
    except OSError as error:
        raise Unreadable("missing", detail=str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise Unreadable("too_large", detail=type(error).__name__) from error
    except Unreadable:
        raise
    except Exception as error:  # the border to broken files: what a reader did not foresee must not stop the others
        raise Unreadable("reader_crashed", detail=f"{type(error).__name__}: {error}"[:200]) from error


def _reader(kind: str) -> Callable[[Path], Paper]:
    """Imported late: pdfium and lxml cost start-up time that a text file must not pay."""
    if kind == "text":
        return _read_plain
    module, verb = _READERS[kind]
    reader: Callable[[Path], Paper] = getattr(import_module(f"extract.readers.{module}"), verb)
    return reader


def _read_plain(path: Path) -> Paper:
    from extract.readers import html, markdown, text

    said = text.load(path)
    if re.search(r"<(html|body)[\s>]", said[:4096], re.IGNORECASE):
        return html.read_html(path)
    if markdown.looks_like_markdown(said):
        return markdown.read_markdown(path, said)
    return text.read_text(path, said)
