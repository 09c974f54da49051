"""Scans: pages without a text layer, read by RapidOCR where the ``ocr`` extra is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.document import Paper
from extract.readers.errors import Unreadable
from extract.readers.geometry import Page, Run, lines_of
from extract.readers.grid import Segment, find_grids

_SCALE = 300 / 72  # pixels a point: figures suffer below 300 dpi
_MAX_PIXELS = 40_000_000
_MAX_SCANNED_PAGES = 200


def available() -> bool:
    """Whether the ``ocr`` extra is installed."""
    return find_spec("rapidocr_onnxruntime") is not None


def read_scan(path: Path) -> Paper:
    """A scanned PDF. Raises ``Unreadable``: *needs_ocr* where the extra is missing, *no_text*, *too_large*."""
    if not available():
        raise Unreadable("needs_ocr")
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    try:
        if len(document) > _MAX_SCANNED_PAGES:
            raise Unreadable("too_large", detail=f"{len(document)} scanned pages")
        return _paper(((page.get_width(), page.get_height(), _image(page)) for page in document), "application/pdf", len(document))
    finally:
        document.close()


def read_image(path: Path) -> Paper:
    """A picture of one page (PNG, JPEG, TIFF)."""
    if not available():
        raise Unreadable("needs_ocr")
    import numpy
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _MAX_PIXELS * 2
    try:
        with Image.open(path) as picture:
            media_type = Image.MIME.get(picture.format or "", "image/png")
            pixels = numpy.asarray(picture.convert("RGB"))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("truncated", detail=str(error)) from error
    height, width = pixels.shape[:2]
    return _paper(iter([(width / _SCALE, height / _SCALE, pixels)]), media_type, 1)


def _image(page: Any) -> Any:
    import numpy

    area = page.get_width() * page.get_height()
    scale = min(_SCALE, (_MAX_PIXELS / max(1.0, area)) ** 0.5)
    return numpy.asarray(page.render(scale=scale).to_pil().convert("RGB"))


def _paper(images: Iterator[tuple[float, float, Any]], media_type: str, count: int) -> Paper:
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR(intra_op_num_threads=2)
    pages: list[Page] = []
    scores: list[float] = []
    for number, (width, height, pixels) in enumerate(images, 1):
        found, _ = engine(pixels)
        scale = pixels.shape[1] / width
        runs = [_run(box, text, scale) for box, text, _ in found or ()]
        pages.append(Page(number, width, height, runs, find_grids(_rules(pixels, scale)) if runs else []))
        scores.extend(float(score) for _, _, score in found or ())
    _level_sizes([run for page in pages for run in page.runs])
    lines = lines_of(pages)
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no_text")
    return Paper(tuple(lines), media_type, "ocr", page_count=count, ocr_confidence=round(sum(scores) / len(scores), 4) if scores else None)


def _run(box: Any, text: str, scale: float) -> Run:
    """A recognised line: ``box`` holds its four corners in pixels; its characters are spread evenly between them."""
    x0, x1 = min(corner[0] for corner in box) / scale, max(corner[0] for corner in box) / scale
    top, bottom = min(corner[1] for corner in box) / scale, max(corner[1] for corner in box) / scale
    widths = [1.0 if ord(char) > 0x2E7F or char in "“”‘’—…" else 0.5 for char in text] or [1.0]
    em = (x1 - x0) / sum(widths)
    centres, at = [], x0
    for width in widths:
        centres.append(at + width * em / 2)
        at += width * em
    return Run(text, x0, x1, top, bottom, em, centres[: len(text)])


def _level_sizes(runs: list[Run]) -> None:
    """Gives lines of nearly the common size that size: boxes are drawn loosely, dropped blanks and digits stretch the rest.

    A line of a few characters is measured by its height. Titles (22 pt over 16 pt in GB/T 9704) stay apart.
    """
    long = [run for run in runs if len(run.text) > 12]
    if not long:
        return
    common = sorted(run.size for run in long)[len(long) // 2]
    high = sorted(run.bottom - run.top for run in long)[len(long) // 2]
    for run in runs:
        if len(run.text) <= 4:
            run.size = common * max(1.0, (run.bottom - run.top) / high)
        if abs(run.size - common) < 0.28 * common:
            run.size = common


def _rules(pixels: Any, scale: float) -> list[Segment]:
    """The ruled lines of a page: long thin strokes that survive an opening with a long thin kernel."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    ink = cv2.threshold(cv2.GaussianBlur(grey, (3, 3), 0), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    height, width = ink.shape
    segments: list[Segment] = []
    for kernel, grow in (((width // 25, 1), (9, 3)), ((1, max(12, height // 60)), (3, 9))):
        strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        strokes = cv2.dilate(strokes, cv2.getStructuringElement(cv2.MORPH_RECT, grow))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, wide, high, _ in boxes[1:].tolist():
            if min(wide, high) < width // 60 and max(wide, high) > max(kernel):
                segments.append((x / scale, y / scale, (x + wide) / scale, (y + high) / scale))
    return segments
