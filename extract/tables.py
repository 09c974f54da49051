"""Tables as a reader of the paper sees them: columns with the path of heads above them, rows of cells.

Real tables come from the document's rows; tables that a conversion flattened into lines parted by blanks are put back
(``extract.flat_tables``). Merged heads hold their text in their first cell; a head without text below its row names the
columns on its right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.document import Block, BlockKind, Document, Span, fold
from extract.reading import Reading
from extract.rules.tables import GOAL_HEAD

_NUMBER = re.compile(r"(?:约|[≥≤<>≮≯])?\d+(?:,\d{3})*(?:\.\d+)?(?:%|‰)?(?:[-~—–]\d+(?:\.\d+)?(?:%|‰)?)?(?:以[上内下]|左右)?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_UNIT_LINE = re.compile(r"^[（(]?(?:计量)?单位[:：](?P<unit>[^）)。；]{1,20})[）)]?$")
_BEFORE_CAPTION = re.compile(r"^附[件表]\s*[\d一二三四五六七八九十]*[:：]?$")
_LONGEST_CAPTION = 60
_LONGEST_MOVED = 8  # characters of a name that stands above the numbers of its row


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's folded text without blanks, and its folded span."""

    text: str
    span: Span

    @property
    def numeric(self) -> bool:
        return bool(_NUMBER.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Row:
    span: Span
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads apart from its rows. ``heads[c]`` is the path of head texts over column ``c``, from the top."""

    span: Span
    caption: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    unit: str | None = None  # of 单位：公顷 above the table
    caption_span: Span | None = field(default=None, compare=False)

    def head(self, column: int) -> str:
        return "".join(self.heads[column]) if column < len(self.heads) else ""


def find_tables(reading: Reading) -> list[Table]:
    """The tables of the factual parts that have heads, in order of place."""
    from extract.flat_tables import find_flat_tables

    facts = reading.fact_spans
    tables = [table for rows in reading.document.tables if (table := read_table(reading.document, rows))]
    tables += find_flat_tables(reading.document)
    inside = [table for table in tables if any(table.span.overlaps(fact) for fact in facts)]
    return sorted(inside, key=lambda table: table.span)


def read_table(document: Document, blocks: Sequence[Block]) -> Table | None:
    """A real table; ``None`` where it has no heads or no rows under them."""
    rows = [_row(document, block) for block in blocks]
    width = max((len(row.cells) for row in rows), default=0)
    first = next((i for i, row in enumerate(rows) if is_data(row)), None)
    worded = next((i for i, row in enumerate(rows[:2]) if any(GOAL_HEAD.regex.match(cell.text) for cell in row.cells)), None)
    if worded is not None and len(rows) > worded + 1 and (first is None or first > worded + 1):
        first = worded + 1  # goals in words: no number tells where the rows begin
    if first is None or first == 0 or width < 2:
        return None
    above, unit = _split_caption_rows(rows[:first])
    if not above:
        return None
    caption, caption_unit, caption_span = caption_of(document, document.block_index(blocks[0].span.start))
    span = Span(rows[0].span.start, rows[-1].span.end)
    body = tuple(row for row in rows[first:] if not _repeats_head(row, above))
    return Table(span, caption, head_paths([[c.text for c in r.cells] for r in above], width), body, unit or caption_unit, caption_span)


def _row(document: Document, block: Block) -> Row:
    text = document.folded.text
    spans = [document.fold_span(cell) for cell in block.cells]
    return Row(document.fold_span(block.span), tuple(Cell(s.of(text).replace(" ", "").replace("\n", "").strip("\t"), s) for s in spans))


def is_data(row: Row) -> bool:
    """Whether a row is one of data: it has a number that is no year, not only in its first cell."""
    numbers = [cell for cell in row.cells if cell.numeric and not _YEAR.fullmatch(cell.text)]
    return (
        len(numbers) > 1
        or any(cell is not row.cells[0] for cell in numbers)
        or bool(numbers and any(c.text and not c.numeric for c in row.cells))
    )


def _split_caption_rows(above: list[Row]) -> tuple[list[Row], str | None]:
    """The head rows without those that hold only the table's own title or unit."""
    unit = None
    kept: list[Row] = []
    for row in above:
        said = [cell.text for cell in row.cells if cell.text]
        if len(set(said)) == 1 and (match := _UNIT_LINE.match(said[0])):
            unit = match["unit"]
        elif len(set(said)) > 1 or kept:
            kept.append(row)
    return kept, unit


def _repeats_head(row: Row, above: list[Row]) -> bool:
    return any([c.text for c in row.cells] == [c.text for c in head.cells] for head in above)


def head_paths(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """For each column the head texts above it, from the top.

    >>> head_paths([["序号", "任务（户）", "", "备注"], ["", "合计", "新建", ""]], 4)
    (('序号',), ('任务（户）', '合计'), ('任务（户）', '新建'), ('备注',))
    """
    grid = [[row[c] if c < len(row) else "" for c in range(width)] for row in rows]
    for r, cells in enumerate(grid[:-1]):
        for c in range(1, width):
            below = any(grid[k][c] for k in range(r + 1, len(grid)))
            if not cells[c] and cells[c - 1] and below and any(grid[k][c - 1] for k in range(r + 1, len(grid))):
                cells[c] = cells[c - 1]
    paths = []
    for c in range(width):
        path: list[str] = []
        for cells in grid:
            if cells[c] and (not path or cells[c] != path[-1]):
                path.append(cells[c])
        paths.append(tuple(path))
    return tuple(paths)


def caption_of(document: Document, index: int) -> tuple[str, str | None, Span | None]:
    """The title above the block ``index``, the unit that stands there, and where the title stands.

    Cells that a conversion moved between a table's title and its heads, each on a line of its own, are passed over.
    """
    unit: str | None = None
    title: list[Block] = []
    moved = False
    for block in reversed(document.blocks[max(0, index - 8) : index]):
        text = fold(block.span.of(document.text)).strip()
        if not title and (_NUMBER.fullmatch(text) or moved and len(text) <= _LONGEST_MOVED):
            moved = _NUMBER.fullmatch(text) is not None
            continue
        if block.kind is not BlockKind.PARAGRAPH or not text:
            break
        if match := _UNIT_LINE.match(text):
            unit = match["unit"]
            continue
        if len(text) > _LONGEST_CAPTION or text.endswith(("。", "；", "，", "：")) or _BEFORE_CAPTION.match(text) or len(title) == 2:
            break
        title.insert(0, block)
        if re.search(r"表\d*$|名单$|清单$|计划$|情况$|目标$|任务$|指标$", text):
            break
    caption = "".join(fold(b.span.of(document.text)) for b in title)
    span = Span(document.fold_span(title[0].span).start, document.fold_span(title[-1].span).end) if title else None
    return caption, unit, span
