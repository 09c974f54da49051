"""PDF through pdfium: characters with their boxes, thin rules, and nothing that is drawn askew; pdfplumber tells what the rules enclose.

pdfium may abort the process on a hostile file and is not thread-safe: run it in a child process of its own.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.document import Paper
from extract.readers import limits
from extract.readers.errors import Unreadable
from extract.readers.geometry import Page, Run, gap_text, lines_of
from extract.readers.grid import Segment, crossings, find_grids, grids_of_cells
from extract.readers.pdf_rules import ruled_lines

_PIECE = re.compile("[^\r\n\ufffe\x02\x00]+")
_BLANKS = " \u3000\xa0\u2002\u2003\t"
_HAN = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\U00020000-\U0003ffff]")
_GARBAGE = re.compile(r"[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f\U000f0000-\U0010ffff]")
_MAX_CROSSINGS = 6_000  # of the rules of a page; pdfplumber's time grows with their square: two seconds here
_MIN_CHARACTERS = 10  # a page below this has no text layer worth reading


def read_pdf(path: Path) -> Paper:
    """A PDF as lines with pages; one without a text layer goes to OCR where that is installed.

    Raises ``Unreadable``: *encrypted*, *truncated*, *too_large*, *no_text*, *needs_ocr*.
    """
    document = _open(path)
    try:
        count = len(document)
        if count > limits.MAX_PAGES:
            raise Unreadable("too_large", detail=f"{count} pages")
        sheets = [sheet for i in range(count) if (sheet := _sheet(document, i)) is not None]
        pages = [sheet.page for sheet in sheets]
        metadata = _metadata(document)
        scanned = not _has_text(pages, count) and _has_images(document)
    finally:
        document.close()
    if scanned:
        from extract.readers import ocr

        return ocr.read_scan(path)
    _find_tables(path, [sheet for sheet in sheets if sheet.crossings])
    lines = lines_of(pages)
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no_text")
    return Paper(tuple(lines), "application/pdf", "pdf", page_count=count, metadata=metadata)


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(path)
        if len(document) == 0:
            raise Unreadable("truncated", detail="no pages")
        return document
    except pdfium.PdfiumError as error:
        reason = "encrypted" if "assword" in str(error) or "ecurity" in str(error) else "truncated"
        raise Unreadable(reason, detail=str(error)) from error


def _metadata(document: pdfium.PdfDocument) -> tuple[tuple[str, str], ...]:
    said = document.get_metadata_dict(skip_empty=True)
    names = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}
    return tuple((name, said[key].strip("\x00 ")) for key, name in names.items() if said.get(key, "").strip("\x00 "))


def _has_text(pages: list[Page], count: int) -> bool:
    text = "".join(run.text for page in pages for run in page.runs)
    solid = re.sub(r"\s", "", text)
    if len(solid) < _MIN_CHARACTERS * min(count, 20):
        return False
    return len(_GARBAGE.findall(solid)) < 0.3 * len(solid) or len(_HAN.findall(solid)) > 0.3 * len(solid)


def _has_images(document: pdfium.PdfDocument) -> bool:
    for i in range(min(len(document), 10)):
        try:
            page = document[i]
        except pdfium.PdfiumError:
            continue
        if any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its thin rules, in its upright points; ``crossings`` is 0 where they make no table."""

    page: Page
    frame: _Frame
    rules: list[Segment]
    crossings: int


def _sheet(document: pdfium.PdfDocument, index: int) -> _Sheet | None:
    """One page, None where pdfium can't load it: the others may still hold the paper."""
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    try:
        glyphs = _Glyphs(text_page.raw)
        turn = glyphs.turn()
        frame = _Frame(page, turn)
        rules = [frame.box(*rule) for rule in ruled_lines(page.raw)]
        crossed = crossings(rules)  # characters are placed one by one on pages with tables alone: it costs the most
        upright = (piece for piece in glyphs.pieces() if glyphs.angle(piece[0]) == turn)
        runs = [run for start, end in upright if (run := glyphs.run(start, end, frame, crossed > 0)) is not None]
        return _Sheet(Page(index + 1, frame.width, frame.height, runs), frame, rules, crossed if runs else 0)
    finally:
        text_page.close()
        page.close()


def _find_tables(path: Path, sheets: list[_Sheet]) -> None:
    """Gives pages with rules their tables: from pdfplumber, and where it can't tell from a grid of the rules themselves."""
    if not sheets:
        return
    from extract.readers.pdf_tables import cells_of_tables

    tables = cells_of_tables(path, [sheet.page.number for sheet in sheets if sheet.crossings <= _MAX_CROSSINGS])
    for sheet in sheets:
        cells = tables.get(sheet.page.number)
        if cells is None:
            sheet.page.grids = find_grids(sheet.rules)
        else:
            sheet.page.grids = grids_of_cells([sheet.frame.box(*box) for box in table] for table in cells)


class _Frame:
    """Turns pdfium's page coordinates into points from the top left corner, upright for text that is turned by ``turn`` quarters."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        left, bottom, right, top = page.get_cropbox()  # the page's own bounding box is turned by /Rotate, characters and paths are not
        self._left, self._bottom, self._right, self._top, self._turn = left, bottom, right, top, turn
        wide, high = right - left, top - bottom
        self.width, self.height = (high, wide) if turn % 2 else (wide, high)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of a box."""
        if self._turn == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        if self._turn == 1:  # reads upwards on the sheet
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self._turn == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        return self._top - top, self._right - right, self._top - bottom, self._right - left


class _Glyphs:
    """The characters of a text page. Indexes are pdfium's own."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._rect = raw.FS_RECTF()
        count = raw.FPDFText_CountChars(handle)
        if count > limits.MAX_CHARACTERS:
            raise Unreadable("too_large", detail=f"{count} characters on a page")
        unicode = raw.FPDFText_GetUnicode
        self._chars = [chr(unicode(handle, i)) for i in range(max(0, count))]
        self._text = "".join(self._chars)

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Stretches without a line break, blanks at their ends off."""
        for match in _PIECE.finditer(self._text):
            start, end = match.span()
            while start < end and self._text[start] in _BLANKS:
                start += 1
            while end > start and self._text[end - 1] in _BLANKS:
                end -= 1
            if start < end:
                yield start, end

    def angle(self, index: int) -> int | None:
        """Quarter turns counter-clockwise of a character, None where it stands askew (a watermark). pdfium counts them clockwise."""
        angle = raw.FPDFText_GetCharAngle(self._handle, index)
        quarters = angle / (math.pi / 2)
        return -round(quarters) % 4 if angle >= 0 and abs(quarters - round(quarters)) < 0.06 else None

    def turn(self) -> int:
        """How most of the text of the page is turned."""
        votes: Counter[int] = Counter()
        for start, end in self.pieces():
            if (angle := self.angle(start)) is not None:
                votes[angle] += end - start
        return votes.most_common(1)[0][0] if votes else 0

    def _box(self, index: int, frame: _Frame) -> tuple[float, float, float, float]:
        raw.FPDFText_GetLooseCharBox(self._handle, index, ctypes.byref(self._rect))
        return frame.box(self._rect.left, self._rect.bottom, self._rect.right, self._rect.top)

    def run(self, start: int, end: int, frame: _Frame, with_centres: bool) -> Run | None:
        """A piece as a run; pdfium's own blanks are weighed by the gap they stand for."""
        x0, top, _, bottom = first = self._box(start, frame)
        last = self._box(end - 1, frame) if end - start > 1 else first
        size = self._em(start, end, frame) or (bottom - top) / 1.15
        chars: list[str] = []
        indexes: list[int] = []
        for i in range(start, end):
            char = self._chars[i]
            if char == " " and raw.FPDFText_IsGenerated(self._handle, i) == 1:
                char = gap_text(self._box(i + 1, frame)[0] - self._box(i - 1, frame)[2], size, self._chars[i - 1], self._chars[i + 1])
            elif "\ud800" <= char <= "\udbff" and i + 1 < end and "\udc00" <= self._chars[i + 1] <= "\udfff":
                char = (char + self._chars[i + 1]).encode("utf-16", "surrogatepass").decode("utf-16")
            elif "\ud800" <= char <= "\udfff":
                continue
            for part in char:
                chars.append(part)
                indexes.append(i)
        centres = [self._centre(i, frame) for i in indexes] if with_centres else ()
        return Run("".join(chars), x0, last[2], top, bottom, size, centres) if chars else None

    def _centre(self, index: int, frame: _Frame) -> float:
        """The x of the middle of a character; a blank of pdfium's own, whose box stands anywhere, is between its neighbours."""
        if raw.FPDFText_IsGenerated(self._handle, index) == 1:
            return (self._box(index - 1, frame)[2] + self._box(index + 1, frame)[0]) / 2
        box = self._box(index, frame)
        return (box[0] + box[2]) / 2

    def _em(self, start: int, end: int, frame: _Frame) -> float:
        """The median advance of some Chinese characters; 0 where there is none."""
        places = [i for i in range(start, end) if "\u4e00" <= self._chars[i] <= "\u9fff"]
        widths = sorted(box[2] - box[0] for i in places[:: max(1, len(places) // 5)] for box in (self._box(i, frame),))
        return widths[len(widths) // 2] if widths else 0.0
