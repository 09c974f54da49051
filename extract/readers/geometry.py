"""Lines and paragraphs out of glyph positions: shared by all readers that see pages (PDF, OFD, OCR).

Coordinates are points, x to the right and y downwards from the top left corner of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Line
from extract.readers.grid import FAR, Grid

_PAGE_NUMBER = re.compile(
    r"[\s·]*[—\-–－─―~·一]{1,3}\s*[\dIVXivx]{1,5}\s*[—\-–－─―~·一]{1,3}[\s·]*|\s*第\s*\d{1,4}\s*页(\s*[，,/]?\s*共\s*\d+\s*页)?\s*|\s*\d{1,4}(\s*/\s*\d{1,4})?\s*|\s*Page\s*\d+(\s*of\s*\d+)?\s*",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[。！？；：:!?;][”’』」）)》]*$")
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|第[一二三四五六七八九十百]{1,4}[章条节]|附件|[①-⑳]"
)
_UNIT = re.compile(r"[（《“〔]*[0-9A-Za-z.,%\-~/]+")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")
_ADDRESS = re.compile(r"(https?://|www\.)[!-~]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_START = re.compile(r"[（〔《“]?[\u3400-\u9fff]")
_NO_START = "，。、；：）》”’！？,.;:)!?%"


@dataclass(slots=True)
class Run:
    """Glyphs that stand side by side on one line. ``centres`` holds the x of the middle of each character of ``text``."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float  # em: advance of a full-width character
    centres: Sequence[float] = ()


@dataclass(slots=True)
class Page:
    """One page: runs in the order of drawing, and its ruled tables, still empty."""

    number: int
    width: float
    height: float
    runs: list[Run]
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class VisualLine:
    """What stands on one line of a page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int
    height: float  # of the page


@dataclass(slots=True)
class TableRow:
    """A row of a ruled table, cells in order; a merged cell's text stands at its first place."""

    cells: tuple[str, ...]
    top: float
    page: int
    table: int
    edges: tuple[float, ...]  # x of the column rules


def lines_of(pages: Iterable[Page]) -> list[Line]:
    """All pages as lines in reading order: furniture off, tables as rows, ``starts`` set from the geometry."""
    laid: list[list[VisualLine | TableRow]] = []
    tables = 0
    for page in pages:
        _drop_impossible(page)
        grids, loose = _split_tables(page)
        items: list[VisualLine | TableRow] = list(visual_lines(page, loose))
        for grid in grids:
            rows = _rows(grid, page.number, tables)
            tables += bool(rows)
            items = _insert(items, rows)
        laid.append(items)
    _strip_furniture(laid)
    _stitch_tables(laid)
    return _paragraphs([item for items in laid for item in items])


def _drop_impossible(page: Page) -> None:
    """Takes off what stands nowhere: broken files have coordinates that are no numbers, or no sheet could hold."""

    def stands(*values: float) -> bool:
        return all(-FAR < value < FAR for value in values)

    page.runs = [run for run in page.runs if stands(run.x0, run.x1, run.top, run.bottom, run.size, *run.centres)]


def _split_tables(page: Page) -> tuple[list[Grid], list[Run]]:
    """The ruled tables of a page with the runs that stand in them, and the runs outside."""
    grids = page.grids
    if not grids:
        return [], page.runs
    loose: list[Run] = []
    for run in page.runs:
        middle = (run.top + run.bottom) / 2
        grid = next(
            (grid for grid in grids if grid.holds((run.x0 + run.x1) / 2, middle) or grid.holds(run.x0 + run.size / 2, middle)), None
        )
        if grid is None:
            loose.append(run)
        else:
            grid.add(run.text, run.centres, middle, run.size)
    return grids, loose


def _rows(grid: Grid, page: int, table: int) -> list[TableRow]:
    return [TableRow(cells, top, page, table, grid.columns) for cells, top in grid.rows() if any(cells)]


def _insert(items: list[VisualLine | TableRow], rows: list[TableRow]) -> list[VisualLine | TableRow]:
    if not rows:
        return items
    at = next((i for i, item in enumerate(items) if item.top > rows[0].top), len(items))
    return [*items[:at], *rows, *items[at:]]


def visual_lines(page: Page, runs: list[Run]) -> list[VisualLine]:
    """Runs put together into lines. Drawing order is kept where it reads downwards, or in columns; else top to bottom."""
    ordered = runs if _reads_downwards(runs) else sorted(runs, key=lambda run: ((run.top + run.bottom) / 2, run.x0))
    lines: list[list[Run]] = []
    for run in ordered:
        if lines and _same_line(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(page, sorted(line, key=lambda run: run.x0)) for line in lines]


def _reads_downwards(runs: list[Run]) -> bool:
    for before, run in zip(runs, runs[1:], strict=False):
        climbs = run.bottom < before.top - 0.5 * run.size
        if climbs and run.x0 < before.x1 and before.x0 < run.x1:
            return False
        if _overlap(before, run) > 0.5 and run.x1 <= before.x0:  # to the left of what was drawn before it
            return False
    return True


def _overlap(a: Run, b: Run) -> float:
    """Shared height as a share of the lower of two runs."""
    lower = min(a.bottom - a.top, b.bottom - b.top)
    return (min(a.bottom, b.bottom) - max(a.top, b.top)) / lower if lower > 0 else 0.0


def _same_line(before: Run, run: Run) -> bool:
    return _overlap(before, run) > 0.5


def _line(page: Page, runs: list[Run]) -> VisualLine:
    text = runs[0].text
    for before, run in zip(runs, runs[1:], strict=False):
        text += gap_text(run.x0 - before.x1, max(before.size, run.size), text[-1:], run.text[:1]) + run.text
    widest = max(runs, key=lambda run: len(run.text))
    return VisualLine(
        text,
        runs[0].x0,
        max(run.x1 for run in runs),
        min(run.top for run in runs),
        max(run.bottom for run in runs),
        widest.size,
        page.number,
        page.height,
    )


def gap_text(gap: float, size: float, before: str, after: str) -> str:
    """The blanks that a gap between glyphs stands for: none up to a fair share of an em, U+3000 from three quarters of one.

    Typesetters open a quarter of an em between Chinese and Latin text, which is no blank.
    """
    em = gap / size if size > 0 else 0.0
    if em > 0.75:
        return "\u3000" * min(40, max(1, round(em)))
    mixed = before.isascii() != after.isascii()
    return " " if em > (0.6 if mixed else 0.25) else ""


def _strip_furniture(laid: list[list[VisualLine | TableRow]]) -> None:
    """Takes page numbers and running heads off: near an edge, and either of the form of a page number or on half of the pages."""
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[list[VisualLine]] = []
    for items in laid:
        lines = sorted((item for item in items if isinstance(item, VisualLine)), key=lambda line: line.top)
        edge = [line for line in lines[:2] + lines[-2:] if line.top < 0.12 * line.height or line.bottom > 0.86 * line.height]
        edges.append(edge)
        seen.update({_masked(line) for line in edge})
    for items, edge in zip(laid, edges, strict=True):
        for line in edge:
            repeated = seen[_masked(line)] >= max(3, 0.5 * len(laid)) and _masked(line)[0]
            if (_PAGE_NUMBER.fullmatch(line.text) or repeated) and any(item is line for item in items):
                del items[next(i for i, item in enumerate(items) if item is line)]


def _masked(line: VisualLine) -> tuple[str, int]:
    return re.sub(r"[\s\d]", "", line.text), round(line.top / 6)


def _stitch_tables(laid: list[list[VisualLine | TableRow]]) -> None:
    """A table that goes on at the top of the next page is one table: its repeated head goes, a row cut in two is made whole."""
    for before, after in zip(laid, laid[1:], strict=False):
        if not before or not after or not isinstance(before[-1], TableRow) or not isinstance(after[0], TableRow):
            continue
        last, first = before[-1], after[0]
        if len(last.cells) != len(first.cells) or any(abs(a - b) > 6 for a, b in zip(last.edges, first.edges, strict=True)):
            continue
        head = [item.cells for items in laid for item in items if isinstance(item, TableRow) and item.table == last.table][:4]
        continued, own = first.table, 0
        while own < len(head) and own < len(after) and isinstance(after[own], TableRow) and after[own].cells == head[own]:  # type: ignore[union-attr]
            own += 1
        del after[:own]
        if after and isinstance(after[0], TableRow) and _is_cut(last, after[0]):
            before[-1] = replace(last, cells=tuple(a + b for a, b in zip(last.cells, after[0].cells, strict=True)))
            del after[0]
        for i, item in enumerate(after):
            if isinstance(item, TableRow) and item.table == continued:
                after[i] = replace(item, table=last.table)


def _is_cut(last: TableRow, first: TableRow) -> bool:
    """Whether a row goes on over the page: it has no first cell, and each of its texts goes on with one that was not finished."""
    pairs = [(a, b) for a, b in zip(last.cells, first.cells, strict=True) if b]
    return bool(pairs) and not first.cells[0] and all(a and not _FINAL.search(a) for a, _ in pairs)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The type area of a document."""

    body: float  # em of the running text
    left: float
    right: float
    indented: bool  # whether paragraphs are indented
    ragged: bool  # whether full lines end here and there


def _measure(lines: list[VisualLine]) -> _Measure:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] or 16.0
    own = [line for line in lines if abs(line.size - body) < 0.07 * body + 0.3]
    lefts = Counter(round(line.x0) for line in own if len(line.text) > 15)
    common = [x for x, count in lefts.items() if count >= max(2, 0.05 * sum(lefts.values()))]
    left = float(min(common, default=min(line.x0 for line in lines)))
    rights = sorted(line.x1 for line in own)
    right = rights[int(len(rights) * 0.9)] if rights else max(line.x1 for line in lines)
    indents = sum(1 for line in own if body < line.x0 - left < 3.2 * body)
    cut = [right - line.x1 for line in own if right - line.x1 < 6 * body and not _FINAL.search(line.text)]
    ragged = sum(1 for room in cut if room > 1.3 * body) > 0.25 * max(8, len(cut))
    return _Measure(body, left, right, indents > 0.08 * len(lines), ragged)


def _paragraphs(items: list[VisualLine | TableRow]) -> list[Line]:
    lines = [item for item in items if isinstance(item, VisualLine)]
    measure = _measure(lines) if lines else _Measure(16.0, 0.0, 0.0, False, False)
    out: list[Line] = []
    before: VisualLine | None = None
    for item in items:
        if isinstance(item, TableRow):
            out.append(Line("\t".join(item.cells), page=item.page, starts=True, cells=item.cells, table=item.table))
            before = None
            continue
        indent = (item.x0 - measure.left) / measure.body
        starts = before is None or _starts(before, item, measure)
        out.append(Line(item.text, page=item.page, starts=starts, indent=round(indent, 2)))
        before = item
    return out


def _starts(before: VisualLine, line: VisualLine, measure: _Measure) -> bool:
    """Whether a line begins a paragraph: its size changes, it is indented, or its first unit would have fitted on the line before."""
    if _ADDRESS.search(before.text) and not _HAN_START.match(line.text):
        return False
    measured = _HAN.search(before.text) and _HAN.search(line.text)  # the size of 47%。 alone is a guess from its height
    em = (line.size if measured else before.size) or measure.body
    if abs(before.size - em) > 0.12 * max(before.size, em):
        return True
    indented = line.x0 - measure.left > measure.body
    centred = indented and abs((line.x0 - measure.left) - (measure.right - line.x1)) < 1.5 * em
    room = measure.right - before.x1
    fits = room > _first_unit(line.text, em) + 1.1 * em
    if em > 1.15 * measure.body:  # a title
        close = before.page == line.page and line.top - before.bottom < 1.2 * em
        return not (close and (centred or not fits))
    if indented:  # a hanging entry (附件：2. …) may fill its line; what goes on with it stands deeper than a first line does
        hangs = line.x0 - measure.left > 3.2 * measure.body and not fits and not _LABEL.match(line.text)
        return not (hangs and _LABEL.match(before.text) and not _FINAL.search(before.text))
    if not measure.indented and _begins_anew(before.text, line.text):
        return True
    if measure.indented or measure.ragged:
        return fits and (bool(_FINAL.search(before.text)) or before.text.endswith(("）", "〕", "】")) or room > 5 * em)
    return fits


def _begins_anew(before: str, text: str) -> bool:
    """Whether words alone tell a new paragraph: a number after a full stop, a label under a label."""
    if _FIELD.match(text):
        return bool(_FIELD.match(before)) or (len(text) < 24 and not any(sign in text for sign in "，。；"))
    return bool(_LABEL.match(text)) and before.endswith(("。", "。）", "。”", "："))


def _first_unit(text: str, em: float) -> float:
    """The width of what cannot be broken at the start of a line: a number or word, a character with the sign that clings to it."""
    word = _UNIT.match(text)
    opening = len(text) - len(text.lstrip("（《“〔"))
    width = 0.55 * em * (len(word[0]) - opening) + em * opening if word else em * (opening + 1)
    after = text[len(word[0]) if word else opening + 1 :][:1]
    return width + (em if after and after in _NO_START else 0.0)
