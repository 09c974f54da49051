"""Scans: pages without a text layer, read by RapidOCR where the ``ocr`` extra is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.document import Paper
from extract.readers import limits
from extract.readers.errors import Unreadable
from extract.readers.geometry import Page, Run, lines_of

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
        pages.append(Page(number, width, height, [_run(box, text, scale) for box, text, _ in found or ()]))
        scores.extend(float(score) for _, _, score in found or ())
        if sum(len(run.text) for run in pages[-1].runs) > limits.MAX_CHARACTERS:
            raise Unreadable("too_large")
    lines = lines_of(pages)
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no_text")
    return Paper(tuple(lines), media_type, "ocr", page_count=count, ocr_confidence=round(sum(scores) / len(scores), 4) if scores else None)


def _run(box: Any, text: str, scale: float) -> Run:
    """A recognised line: ``box`` holds its four corners in pixels."""
    x0, x1 = min(corner[0] for corner in box) / scale, max(corner[0] for corner in box) / scale
    top, bottom = min(corner[1] for corner in box) / scale, max(corner[1] for corner in box) / scale
    units = sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in text) or 1.0
    return Run(text, x0, x1, top, bottom, (x1 - x0) / units)
