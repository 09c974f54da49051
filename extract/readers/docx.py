"""DOCX: a walk over the XML that python-docx exposes, in the order and with the labels that Word shows.

Its own paragraphs and tables lose automatic numbers, insertions, content controls, text boxes, footnotes and nested tables,
and keep deleted and hidden text: ``document.paragraphs`` is no way to read a policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from extract.document import Line, Paper
from extract.readers import limits
from extract.readers.docx_package import ENDNOTES, FOOTNOTES, NUMBERING, STYLES, open_document, properties, related
from extract.readers.errors import Unreadable
from extract.readers.numbering import Numbering, W, value

if TYPE_CHECKING:
    from docx.document import Document

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DELETED = {W + "del", W + "moveFrom"}
_SILENT = {
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "fldData", "annotationRef", "tblPr", "tblGrid")
} | {_MC + "Fallback"}
_INLINE = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-", W + "sym": "□"}
_WRAPPERS = {W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent")}
_WINGDINGS = {"F0FE": "☑", "F052": "☑", "F0A8": "□", "F06F": "□", "F0FC": "√", "F0D6": "√", "F06C": "●", "F06E": "■", "F0D8": "➢"}


def read_docx(path: Path, *, converted: bool = False) -> Paper:
    """A Word file as lines: one a paragraph (more where it holds line breaks), one a row; footnotes follow their paragraph.

    ``converted`` files come from LibreOffice, whose split lists are joined again (``Numbering.rejoin``).
    Raises ``Unreadable``: *truncated*, *too_large*, *unsafe*, *no_text*.
    """
    document = open_document(path)
    body = document.element.body
    walker = _Walker(Numbering.of(related(document, NUMBERING), related(document, STYLES)), _notes(document))
    if converted:
        walker.numbering.rejoin(body.iter(W + "p"))
    lines = list(walker.blocks(body, 0))
    if not any(line.text.strip() for line in lines):
        raise Unreadable("needs_ocr" if walker.pictures else "no_text")
    return Paper(tuple(lines), _MEDIA_TYPE, "docx", metadata=tuple(properties(document)))


def _notes(document: Document) -> dict[tuple[str, str], etree._Element]:
    """Footnotes and endnotes by kind and id; the lines that part them from the text are none."""
    notes: dict[tuple[str, str], etree._Element] = {}
    for kind, relation in (("footnote", FOOTNOTES), ("endnote", ENDNOTES)):
        part = related(document, relation)
        for note in part.iter(W + kind) if part is not None else ():
            if note.get(W + "type") in (None, "normal"):
                notes[kind, note.get(W + "id", "")] = note
    return notes


@dataclass
class _Runs:
    """What a paragraph holds: its text (LF for a line break) and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Walker:
    """Goes through block content; keeps count of numbers, tables and characters."""

    def __init__(self, numbering: Numbering, notes: dict[tuple[str, str], etree._Element]) -> None:
        self.pictures = False
        self.numbering = numbering
        self._notes = notes
        self._tables = 0
        self._characters = 0

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Line]:
        """The lines of the block content under ``parent``."""
        if depth > limits.MAX_XML_DEPTH:
            raise Unreadable("unsafe", detail="nesting")
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag == W + "sdt":
                content = child.find(W + "sdtContent")
                yield from self.blocks(content, depth + 1) if content is not None else ()
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, depth + 1)
            elif child.tag == _MC + "AlternateContent":
                choice = child.find(_MC + "Choice")
                yield from self.blocks(choice, depth + 1) if choice is not None else ()

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Line]:
        label = self.numbering.label(paragraph)
        runs = _Runs()
        self._collect(paragraph, runs, 0)
        text = "".join(runs.pieces)
        self._characters += len(text)
        if self._characters > limits.MAX_CHARACTERS:
            raise Unreadable("too_large", detail="characters")
        if text.strip() or label:
            for i, piece in enumerate((label + text).split("\n")):
                yield Line(piece, starts=True if i == 0 else None)
        else:
            yield Line("", starts=True)
        for box in runs.boxes:
            yield from self.blocks(box, depth + 1)
        for key in runs.notes:
            if key in self._notes:
                yield from self.blocks(self._notes.pop(key), depth + 1)

    def _collect(self, element: etree._Element, runs: _Runs, depth: int) -> None:
        if depth > limits.MAX_XML_DEPTH:
            raise Unreadable("unsafe", detail="nesting")
        for child in element:
            tag = child.tag
            if tag == W + "t":
                runs.pieces.append(child.text or "")
            elif tag in (W + "br", W + "cr"):
                runs.pieces.append("\n")
            elif tag in _INLINE:
                runs.pieces.append(_symbol(child) if tag == W + "sym" else _INLINE[tag])
            elif tag == W + "txbxContent":
                runs.boxes.append(child)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                runs.notes.append(("footnote" if tag == W + "footnoteReference" else "endnote", child.get(W + "id", "")))
            elif not isinstance(tag, str) or tag in _DELETED or tag in _SILENT or (tag == W + "r" and _is_hidden(child)):
                continue
            else:
                self.pictures = self.pictures or tag == W + "drawing" or tag == W + "pict"
                self._collect(child, runs, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Line]:
        """The rows of a table; the text of a merged cell stands at its first place, its other places are empty."""
        index = self._tables
        self._tables += 1
        cells_left = limits.MAX_CELLS
        for row in _own(table, W + "tr", W + "tbl"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [""] * _span(row, "trPr/gridBefore")
            for cell in _own(row, W + "tc", W + "tr"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                continues = merge is not None and merge.get(W + "val", "continue") == "continue"
                text = " ".join(line.text.strip() for line in self.blocks(cell, depth + 1) if line.text.strip())
                cells += ["" if continues else text.replace("\t", " "), *[""] * (_span(cell, "tcPr/gridSpan", 1) - 1)]
            cells_left -= len(cells)
            if cells_left < 0:
                raise Unreadable("too_large", detail="table")
            if any(cells):
                yield Line("\t".join(cells), starts=True, cells=tuple(cells), table=index)


def _own(parent: etree._Element, tag: str, owner: str) -> Iterator[etree._Element]:
    """Descendants of a kind that belong to this ``owner`` and to no nested one: rows stand inside content controls too."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == tag:
            yield child
        elif child.tag != owner and child.tag != W + "tbl" and child.tag not in _DELETED and isinstance(child.tag, str):
            stack.append(iter(child))


def _span(element: etree._Element, path: str, default: int = 0) -> int:
    parent, name = path.split("/")
    properties = element.find(W + parent)
    text = value(properties, name) if properties is not None else None
    return max(default, min(1000, int(text))) if text and text.isdigit() else default


def _symbol(element: etree._Element) -> str:
    return _WINGDINGS.get(element.get(W + "char", "").upper(), "□")


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val") not in ("0", "false", "off")
