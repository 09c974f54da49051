"""The ruled lines of a PDF page, out of its path objects, in pdfium's page coordinates (y upwards)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from extract.readers import limits

Box = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_FORM_DEPTH = 3  # forms may hold themselves
_MAX_POINTS = 2_000  # of one path: longer ones are drawings


def ruled_lines(page: Any) -> Iterator[Box]:
    """Thin strokes and the stroked edges of boxes: the rules of a table may be drawn in either way.

    ``page`` is pdfium's own handle. Filled boxes are none: word processors shade paragraphs and words with them.
    """
    budget = [limits.MAX_OBJECTS_PER_PAGE]
    objects = (raw.FPDFPage_GetObject(page, i) for i in range(raw.FPDFPage_CountObjects(page)))
    yield from _among(objects, _IDENTITY, 0, budget)


def _among(objects: Iterator[Any], matrix: Matrix, depth: int, budget: list[int]) -> Iterator[Box]:
    """``budget`` holds the number of paths that may still be looked at. No Python object is made for the many texts of a page."""
    kind_of, path, form = raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
    for thing in objects:
        kind = kind_of(thing)
        if kind == path:
            budget[0] -= 1
            if budget[0] < 0:
                return
            yield from _of_path(thing, matrix)
        elif kind == form and depth < _MAX_FORM_DEPTH:
            inner = (raw.FPDFFormObj_GetObject(thing, i) for i in range(max(0, raw.FPDFFormObj_CountObjects(thing))))
            yield from _among(inner, _times(_matrix(thing), matrix), depth + 1, budget)


def _of_path(thing: Any, outer: Matrix) -> Iterator[Box]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_GetDrawMode(thing, fill, stroke) and not fill.value and not stroke.value:
        return
    corners = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *corners):
        return
    left, bottom, right, top = box = _placed(outer, *(corner.value for corner in corners))
    wide, high = right - left, top - bottom
    if (wide > 15 and high < 4) or (high > 5 and wide < 4):
        yield box
    elif wide > 15 and high > 5 and stroke.value:
        yield from _edges(thing, _times(_matrix(thing), outer))


def _edges(thing: Any, matrix: Matrix) -> Iterator[Box]:
    """The straight, upright strokes of a path; curves are passed over."""
    count = raw.FPDFPath_CountSegments(thing)
    if not 0 < count <= _MAX_POINTS:
        return
    here = first = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, i)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return
        point = _at(matrix, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _stroke(here, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _stroke(point, first)
        here = point


def _stroke(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Box]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(wide, high) < 2 and max(wide, high) > 5:
        yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _matrix(thing: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """``inner`` applied first, then ``outer``."""
    if outer == _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    return (
        a * outer[0] + b * outer[2], a * outer[1] + b * outer[3], c * outer[0] + d * outer[2], c * outer[1] + d * outer[3],
        e * outer[0] + f * outer[2] + outer[4], e * outer[1] + f * outer[3] + outer[5],
    )  # fmt: skip


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _placed(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    if matrix == _IDENTITY:
        return left, bottom, right, top
    corners = [_at(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)
