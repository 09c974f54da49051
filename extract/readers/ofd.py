"""OFD (GB/T 33190): a zip of XML pages whose text objects say where each character stands, in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from extract.document import Paper
from extract.readers import limits
from extract.readers.errors import Unreadable
from extract.readers.geometry import Page, Run, lines_of
from extract.readers.grid import Segment, find_grids
from extract.readers.package import Package, resolve

_POINTS = 72 / 25.4  # points in a millimetre
_ASCENT, _DESCENT = 0.86, 0.14  # of the em, above and below the base line
_PATH = re.compile(r"([SMLQBAC])|(-?\d+(?:\.\d+)?)")


def read_ofd(path: Path) -> Paper:
    """An OFD file as lines with pages, all of its documents one after the other.

    Raises ``Unreadable``: *truncated*, *too_large*, *unsafe*, *encrypted*, *no_text*, *needs_ocr*.
    """
    with Package(path) as package:
        if "Encryptions.xml" in package:
            raise Unreadable("encrypted")
        root = package.xml("OFD.xml")
        pages: list[Page] = []
        for element in _named(root, "DocRoot"):
            pages.extend(_document(package, (element.text or "").strip(), len(pages)))
        metadata = _metadata(root)
        has_images = any(name.endswith((".jpg", ".jpeg", ".png", ".jb2", ".bmp", ".tif", ".tiff")) for name in package.names)
    lines = lines_of(pages)
    if not any(line.text.strip() for line in lines):
        raise Unreadable("needs_ocr" if has_images else "no_text")
    return Paper(tuple(lines), "application/ofd", "ofd", page_count=len(pages), metadata=metadata)


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants by local name: writers disagree about prefixes and even about the namespace."""
    return (element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name)


def _metadata(root: etree._Element) -> tuple[tuple[str, str], ...]:
    names = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}
    return tuple((names[name], element.text.strip()) for name in names for element in _named(root, name) if (element.text or "").strip())


def _document(package: Package, name: str, before: int) -> Iterator[Page]:
    document = package.xml(resolve("", name))
    templates = {element.get("ID", ""): resolve(name, element.get("BaseLoc", "")) for element in _named(document, "TemplatePage")}
    size = next((element.text for element in _named(document, "PhysicalBox")), None)
    for i, element in enumerate((page for page in _named(document, "Page") if page.get("BaseLoc")), before + 1):
        if i > limits.MAX_PAGES:
            raise Unreadable("too_large", detail=f"{i} pages")
        part = resolve(name, element.get("BaseLoc", ""))
        if part in package:
            yield _page(package, package.xml(part), templates, size, i)


def _page(package: Package, content: etree._Element, templates: dict[str, str], size: str | None, number: int) -> Page:
    box = _numbers(next((element.text for element in _named(content, "PhysicalBox")), None) or size or "")
    left, top, width, height = box if len(box) == 4 else (0.0, 0.0, 210.0, 297.0)
    page = Page(number, width * _POINTS, height * _POINTS, [])
    rules: list[Segment] = []
    used = (templates.get(element.get("TemplateID", "")) for element in _named(content, "Template"))
    for source in [content, *(package.xml(part) for part in used if part is not None and part in package)]:
        for thing in _named(source, "TextObject"):
            page.runs.extend(_runs(thing, left, top))
        for thing in _named(source, "PathObject"):
            rules.extend(_segments(thing, left, top))
    if len(rules) <= limits.MAX_OBJECTS_PER_PAGE:
        page.grids = find_grids(rules)
    return page


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(word) for word in (text or "").split()]
    except ValueError:
        return []


def _matrix(thing: etree._Element) -> tuple[float, float, float, float, float, float]:
    values = _numbers(thing.get("CTM"))
    return tuple(values) if len(values) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # type: ignore[return-value]


def _runs(thing: etree._Element, left: float, top: float) -> Iterator[Run]:
    """The runs of a text object; turned ones (a seal's or watermark's text) are left out."""
    bounds = _numbers(thing.get("Boundary"))
    a, b, c, d, e, f = _matrix(thing)
    size = (_numbers(thing.get("Size")) or [0.0])[0]
    if len(bounds) != 4 or size <= 0 or abs(b) > 0.1 * abs(a) or abs(c) > 0.1 * abs(d) or thing.get("Visible") == "false":
        return
    em = size * abs(a) * _POINTS
    for code in _named(thing, "TextCode"):
        text = code.text or ""
        if not text.strip():
            continue
        xs = _positions(code, text, size)
        base = bounds[1] - top + (_numbers(code.get("Y")) or [0.0])[0] * d + f
        places = [(bounds[0] - left + x * a + e) * _POINTS for x in xs]
        high = size * abs(d)
        advance = [em if ord(char) > 0x2E7F or char in "“”‘’—…" else 0.5 * em for char in text]
        yield Run(
            text, places[0], places[-1] + advance[-1], (base - _ASCENT * high) * _POINTS, (base + _DESCENT * high) * _POINTS, em,
            [x + width / 2 for x, width in zip(places, advance, strict=True)],
        )  # fmt: skip


def _positions(code: etree._Element, text: str, size: float) -> list[float]:
    """The x of each character, from X and DeltaX (``g 3 5.5`` is 5.5 three times over)."""
    xs = [(_numbers(code.get("X")) or [0.0])[0]]
    deltas = _deltas(code.get("DeltaX") or "", len(text) - 1)
    for i, char in enumerate(text[:-1]):
        xs.append(xs[-1] + (deltas[i] if i < len(deltas) else size * (1.0 if ord(char) > 0x2E7F else 0.5)))
    return xs


def _deltas(text: str, wanted: int) -> list[float]:
    words = text.split()
    out: list[float] = []
    at = 0
    try:
        while at < len(words) and len(out) < wanted:
            if words[at] == "g":
                out.extend([float(words[at + 2])] * min(int(words[at + 1]), wanted - len(out)))
                at += 3
            else:
                out.append(float(words[at]))
                at += 1
    except (ValueError, IndexError):
        return out
    return out


def _segments(thing: etree._Element, left: float, top: float) -> Iterator[Segment]:
    """Straight strokes of a path object, from its drawing commands; from its bounds where these are thin."""
    bounds = _numbers(thing.get("Boundary"))
    if len(bounds) != 4:
        return
    x, y, width, height = (bounds[0] - left) * _POINTS, (bounds[1] - top) * _POINTS, bounds[2] * _POINTS, bounds[3] * _POINTS
    if min(width, height) < 4:
        if max(width, height) > 5:
            yield x, y, x + width, y + height
        return
    a, _, _, d, e, f = _matrix(thing)
    data = next((element.text for element in _named(thing, "AbbreviatedData")), None) or ""
    for x0, y0, x1, y1 in _strokes(data[:200_000]):
        ends = (
            sorted((x + (x0 * a + e) * _POINTS, x + (x1 * a + e) * _POINTS)),
            sorted((y + (y0 * d + f) * _POINTS, y + (y1 * d + f) * _POINTS)),
        )
        if min(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]) < 2 and max(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]) > 5:
            yield ends[0][0], ends[1][0], ends[0][1], ends[1][1]


def _strokes(data: str) -> Iterator[Segment]:
    """The straight lines of ``M 0 0 L 10 0 C`` and the like; curves are passed over."""
    command, values = "", []
    here = first = (0.0, 0.0)
    for match in _PATH.finditer(data + " S"):
        if match[2]:
            values.append(float(match[2]))
            continue
        if command in ("M", "S") and len(values) >= 2:
            here = first = (values[0], values[1])
        elif command == "L":
            for point in zip(values[::2], values[1::2], strict=False):
                yield (*here, *point)
                here = point
        elif command in ("Q", "B", "A") and len(values) >= 2:
            here = (values[-2], values[-1])
        if match[1] == "C":
            yield (*here, *first)
            here = first
        command, values = match[1], []
