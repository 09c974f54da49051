"""Tables that a conversion flattened: each row a line, its cells parted by blanks, empty cells lost.

A stretch of lines that end in numbers makes a table where the lines above give it heads. Where a row has fewer numbers
than there are columns, its numbers are placed so that the sums come out: along the row (合计) and down the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Block, BlockKind, Document, Span, fold
from extract.tables import Cell, Row, Table, caption_of

_SPREAD = re.compile(
    r"(?<!\S)(地|单|指|序|合|备|项|名|小|总|全|区|县|数|类|本)[ \u3000\u2002\xa0]+(区|位|标|号|计|注|目|称|省|市|县|州|量|别|级)(?=[\s（(\d]|$)"
)
_TOKEN = re.compile(r"\S+")
_VALUE = re.compile(r"(?:约|[≥≤<>≮≯])?\d+(?:,\d{3})*(?:\.\d+)?[%‰]?(?:[-~—–]\d+(?:\.\d+)?[%‰]?)?(?:以[上内下]|左右)?|[-－—–―/／]+")
_DASH = re.compile(r"[-－—–―/／]+")
_ORDINAL_HEAD = re.compile(r"序号|编号|项次")
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计)$|(?:合计|总计)$")
_TOTAL_RUN = re.compile(r"(?P<name>合计|总计|小计|共计)(?P<number>\d[\d,.]*)")
_SENTENCE = re.compile(r"[。；！？]")
_GROUP = re.compile(r"[^\W\d_]{2,10}：")
_GAP = 3  # lines of other kinds that may stand between two rows
_LEAST_ROWS = 3
_MOST_HEAD_LINES = 16
_LONGEST_HEAD = 44
_SEARCH_LIMIT = 60_000


@dataclass(frozen=True, slots=True)
class _Line:
    index: int  # of its block
    tokens: tuple[tuple[str, Span], ...]  # folded text, original span

    @property
    def names(self) -> list[tuple[str, Span]]:
        return list(self.tokens[: len(self.tokens) - self.values_count])

    @property
    def values(self) -> list[tuple[str, Span]]:
        return list(self.tokens[len(self.tokens) - self.values_count :])

    @property
    def values_count(self) -> int:
        count = 0
        for text, _ in reversed(self.tokens):
            if not _VALUE.fullmatch(text):
                break
            count += 1
        return count


def find_flat_tables(document: Document) -> list[Table]:
    """The flattened tables of a document, put back."""
    lines = {
        i: line for i, block in enumerate(document.blocks) if block.kind is BlockKind.PARAGRAPH and (line := _data_line(document, i, block))
    }
    return [table for run in _runs(sorted(lines)) if (table := _table(document, [lines[i] for i in run]))]


def _tokens(document: Document, block: Block) -> tuple[tuple[str, Span], ...]:
    """The blank-parted pieces of a line; 合 计 and 地 区 count as one."""
    text = block.span.of(document.text)
    joined = {m.start() for m in re.finditer(r"\s", text) if any(s.start(1) < m.start() < s.start(2) for s in _SPREAD.finditer(text))}
    pieces: list[tuple[str, Span]] = []
    for match in _TOKEN.finditer(text):
        span = Span(block.span.start + match.start(), block.span.start + match.end())
        between = range(pieces[-1][1].end - block.span.start, match.start()) if pieces else range(0)
        if pieces and len(between) and all(i in joined for i in between):
            pieces[-1] = (pieces[-1][0] + fold(match.group()), Span(pieces[-1][1].start, span.end))
        else:
            pieces.append((fold(match.group()), span))
    return tuple(part for piece in pieces for part in _parted(piece))


def _parted(piece: tuple[str, Span]) -> list[tuple[str, Span]]:
    """A total run together with its number (合计1320) as two pieces; readers of PDF drop the blank between."""
    match = _TOTAL_RUN.fullmatch(piece[0])
    if not match:
        return [piece]
    cut = piece[1].end - len(match["number"])
    return [(match["name"], Span(piece[1].start, cut)), (match["number"], Span(cut, piece[1].end))]


def _data_line(document: Document, index: int, block: Block) -> _Line | None:
    text = block.span.of(document.text)
    if (
        len(text) > 160
        or not text
        or not (text.rstrip()[-1:].isalnum() or text.rstrip()[-1:] in "%％‰-－—–―/／上内右")
        or _SENTENCE.search(text)
    ):
        return None
    line = _Line(index, _tokens(document, block))
    names = line.names
    if not names or not line.values or len(names) > 4 or all(_DASH.fullmatch(v) for v, _ in line.values):
        return None
    first = names[0][0]
    if not any(not _VALUE.fullmatch(name) for name, _ in names) or len(first) > 40 or re.search(r"[，：]$|^附|^第", first):
        return None
    return line


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Rows that stand together."""
    run: list[int] = []
    for index in indexes:
        if run and index - run[-1] > _GAP:
            if len(run) >= _LEAST_ROWS:
                yield run
            run = []
        run.append(index)
    if len(run) >= _LEAST_ROWS:
        yield run


def _table(document: Document, lines: list[_Line]) -> Table | None:
    heads, top = _heads(document, lines)
    if not heads or any(not _bare(head).strip() for head in heads):
        return None  # a head that is only a unit: two lines of heads ran into each other
    rows = _aligned(document, lines, heads)
    if not rows:
        return None
    caption, unit, span = caption_of(document, top)
    blocks = document.blocks
    whole = Span(document.fold_span(blocks[top].span).start, document.fold_span(blocks[lines[-1].index].span).end)
    return Table(whole, caption, tuple((head,) for head in heads), tuple(rows), unit, span)


def _heads(document: Document, lines: list[_Line]) -> tuple[list[str], int]:
    """The heads above the first row and the index of their first block: on one line, or each on lines of its own."""
    first = lines[0].index
    widest = max(line.values_count for line in lines)
    line = first - 1
    if first > 1 and _GROUP.fullmatch(fold(document.blocks[line].span.of(document.text)).strip()):
        line -= 1  # 工业： between the heads and the rows of its group
    above = _tokens(document, document.blocks[line]) if first else ()
    texts = [text for text, _ in above]
    if len(texts) > widest and not _SENTENCE.search("".join(texts)):
        return texts, line
    stacked: list[str] = []
    top = first
    for index in range(first - 1, max(-1, first - 1 - _MOST_HEAD_LINES), -1):
        block = document.blocks[index]
        text = fold(block.span.of(document.text))
        if (
            block.kind is not BlockKind.PARAGRAPH
            or len(text) > _LONGEST_HEAD
            or re.search(r"[。；，：！]$|^附件|表$|计划$|单位：", text)
            or not text
        ):
            break
        stacked.insert(0, text)
        top = index
    merged: list[str] = []
    for text in stacked:
        if merged and (text.startswith(("（", "及", "和", "与")) or merged[-1].count("（") > merged[-1].count("）")):
            merged[-1] += text
        else:
            merged.append(text)
    return (merged, top) if len(merged) > widest and len(stacked) > 1 else ([], top)


def _aligned(document: Document, lines: list[_Line], heads: list[str]) -> list[Row]:
    """The rows with a cell for each head; [] where they cannot be told apart."""
    numbered = bool(_ORDINAL_HEAD.search(heads[0]))
    full = [line for line in lines if _fits(line, heads, numbered)]
    if len(full) * 10 >= len(lines) * 6:
        placed = [(line, _direct(line, heads, numbered)) for line in full]
        named = len(heads) - max((line.values_count for line in full), default=0)
        short = [line for line in lines if line not in full and _TOTAL.search(line.names[0][0]) and line.values_count == len(heads) - named]
        placed += [(line, [line.names[0], *[None] * (named - 1), *line.values]) for line in short]
        return [_row(document, line, cells) for line, cells in sorted(placed, key=lambda item: item[0].index)]
    if numbered or any(len(line.names) != 1 for line in lines):
        return []
    columns = len(heads) - 1
    if any(line.values_count > columns for line in lines):
        return []
    placing = _place(document, lines, heads)
    return [_row(document, line, [line.names[0], *cells]) for line, cells in zip(lines, placing, strict=True)] if placing else []


def _fits(line: _Line, heads: list[str], numbered: bool) -> bool:
    missing_ordinal = numbered and not line.names[0][0].isdigit()
    return len(line.tokens) == len(heads) - missing_ordinal


def _direct(line: _Line, heads: list[str], numbered: bool) -> list[tuple[str, Span] | None]:
    return [None, *line.tokens] if numbered and not line.names[0][0].isdigit() else list(line.tokens)


def _row(document: Document, line: _Line, cells: Sequence[tuple[str, Span] | None]) -> Row:
    span = document.fold_span(document.blocks[line.index].span)
    empty = Span(span.end, span.end)
    return Row(span, tuple(Cell(c[0], document.fold_span(c[1])) if c and not _DASH.fullmatch(c[0]) else Cell("", empty) for c in cells))


def _place(document: Document, lines: list[_Line], heads: list[str]) -> list[list[tuple[str, Span] | None]] | None:
    """Put the numbers of rows with lost cells under their heads, by the row sums and the column sums."""
    columns = len(heads) - 1
    totals_at = next((c for c in range(columns) if _TOTAL.search(_bare(heads[c + 1]))), None)
    options = [[o for o in _options(line.values_count, columns) if _row_sums(line, o, totals_at)] for line in lines]
    if any(not choices for choices in options):
        return None
    total = next((i for i, line in enumerate(lines) if _TOTAL.search(line.names[0][0])), None)
    chosen = _by_column_sums(document, lines, options, total, heads, totals_at)
    if not chosen:
        return None
    return [[line.values[o.index(c)] if c in o else None for c in range(columns)] for line, o in zip(lines, chosen, strict=True)]


def _bare(head: str) -> str:
    return re.sub(r"（[^（）]*）", "", head)


def _options(count: int, columns: int) -> list[tuple[int, ...]]:
    """All ways to keep ``count`` numbers in order over ``columns``."""
    if count == 0:
        return [()]
    return [
        (first, *(first + 1 + c for c in rest)) for first in range(columns - count + 1) for rest in _options(count - 1, columns - first - 1)
    ]


def _value(text: str) -> float:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(digits.group().replace(",", "")) if digits else 0.0


def _row_sums(line: _Line, option: tuple[int, ...], totals_at: int | None) -> bool:
    """Whether the column of sums holds the sum of the others (a lone number is that sum)."""
    if totals_at is None:
        return True
    values = {c: _value(text) for c, (text, _) in zip(option, line.values, strict=True)}
    if len(values) == 1:
        return totals_at in values
    return totals_at in values and abs(values[totals_at] - sum(v for c, v in values.items() if c != totals_at)) < 1e-6


def _by_column_sums(
    document: Document, lines: list[_Line], options: list[list[tuple[int, ...]]], total: int | None, heads: list[str], totals_at: int | None
) -> list[tuple[int, ...]]:
    """One way for each row: those whose columns add up to the row of totals, else the column that the text names, else the leftmost."""
    chosen = [choices[0] for choices in options]
    full = len(heads) - 1
    if total is not None and lines[total].values_count == full:
        return _search(lines, options, total) or []
    named = _named_column(document, lines, heads, totals_at, total)
    if named is not None:
        chosen = [next((o for o in choices if named in o), choices[0]) for choices in options]
    return chosen


def _named_column(document: Document, lines: list[_Line], heads: list[str], totals_at: int | None, total: int | None) -> int | None:
    """The column whose head the running text puts beside the total: “煤改电”共1.2万户 over a row 合计 12000."""
    if total is None:
        return None
    number = lines[total].values[-1][0]
    text = document.folded.text
    for match in re.finditer(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text):
        before = text[max(0, match.start() - 24) : match.start()]
        near = [
            (before.rfind(_bare(head)), c) for c, head in enumerate(heads[1:]) if c != totals_at and _bare(head) and _bare(head) in before
        ]
        if near:
            return max(near)[1]
    return None


def _search(lines: list[_Line], options: list[list[tuple[int, ...]]], total: int) -> list[tuple[int, ...]] | None:
    """Choose for each row so that all columns add up to the totals; the first way found within the limit."""
    rest = {c: _value(text) for c, (text, _) in enumerate(lines[total].values)}
    options = [[o for o in choices if all(_value(v) <= rest[c] + 0.01 for c, (v, _) in zip(o, line.values, strict=True))]
               for line, choices in zip(lines, options, strict=True)]  # fmt: skip
    order = sorted((i for i in range(len(lines)) if i != total), key=lambda i: len(options[i]))
    steps = 0
    chosen: dict[int, tuple[int, ...]] = {total: tuple(range(len(rest)))}

    def go(k: int) -> bool:
        nonlocal steps
        steps += 1
        if steps > _SEARCH_LIMIT:
            return False
        if k == len(order):
            return all(abs(v) < 0.01 for v in rest.values())
        line = lines[order[k]]
        values = [_value(text) for text, _ in line.values]
        for option in options[order[k]]:
            if any(rest[c] - v < -0.01 for c, v in zip(option, values, strict=True)):
                continue
            for c, v in zip(option, values, strict=True):
                rest[c] -= v
            chosen[order[k]] = option
            if go(k + 1):
                return True
            for c, v in zip(option, values, strict=True):
                rest[c] += v
        return False

    return [chosen[i] for i in range(len(lines))] if go(0) else None
