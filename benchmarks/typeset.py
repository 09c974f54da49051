"""Pages after GB/T 9704: A4, 22 lines of 28 characters, type size 3 (16 pt), page numbers between dashes, ruled tables.

``compose`` knows nothing of a file format; ``formats`` turns its pages into PDF and OFD.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.markup import Kind, Piece

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
LEFT, TOP = 79.4, 104.9  # 28 mm, 37 mm
BODY, PITCH = 16.0, 28.95
TEXT_WIDTH, LINES = 28 * BODY, 22
BOTTOM = TOP + LINES * PITCH
CELL, CELL_PITCH, PAD = 12.0, 18.0, 4.0
_NO_START = "，。、；：！？）》〉」』】〕”’％%·…"
_NO_END = "（《〈「『【〔“‘"

Measure = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Text:
    """A line of type: ``x`` of its first character and ``y`` of its base line, in points from the top left."""

    x: float
    y: float
    size: float
    text: str
    red: bool = False


@dataclass
class Sheet:
    """One page: type and thin rules (x0, y0, x1, y1)."""

    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def ems(text: str, size: float) -> float:
    """The width of a text where no font says better: Chinese characters an em, others half of one."""
    return sum(size if ord(char) > 0x2E7F or char in "“”‘’—…·×" else size / 2 for char in text)


def compose(pieces: Iterable[Piece], measure: Measure = ems) -> list[Sheet]:
    """The pages that the pieces fill."""
    press = _Press(measure)
    for piece in pieces:
        press.put(piece)
    press.number_pages()
    return press.sheets


def break_lines(text: str, width: float, size: float, measure: Measure, indent: float = 0.0) -> list[str]:
    """A paragraph in lines: no mark that closes begins one, no bracket that opens ends one, numbers and words stay whole."""
    lines: list[str] = []
    line, room = "", width - indent
    for unit in _units(text):
        if line and measure(line + unit, size) > room + 0.01:
            lines.append(line)
            line, room = "", width
        while measure(unit, size) > room:  # longer than a line: cut where it must be
            cut = max(1, next((i for i in range(len(unit), 0, -1) if measure(unit[:i], size) <= room), 1))
            lines.append(unit[:cut])
            unit, room = unit[cut:], width
        line += unit
    return [*lines, line] if line or not lines else lines


def _units(text: str) -> list[str]:
    """What may not be parted: a run of ASCII letters and digits, and a character with the marks that cling to it."""
    units: list[str] = []
    for char in text:
        glued = bool(units) and (char in _NO_START or units[-1][-1] in _NO_END or _word(char) and _word(units[-1][-1]))
        if glued:
            units[-1] += char
        else:
            units.append(char)
    return units


def _word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".-%/")


class _Press:
    """Puts one piece after another on the page, and takes a new page when one is full."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.sheets = [Sheet()]
        self.y = TOP

    def put(self, piece: Piece) -> None:
        match piece.kind:
            case Kind.PAGE_BREAK:
                self._new_page()
            case Kind.TABLE:
                self._table(piece.rows)
            case Kind.TITLE:
                self._centred(piece.text, 22.0, 34.0)
            case Kind.RED_HEAD:
                self._centred(piece.text, 30.0, 60.0, red=True)
            case Kind.CENTRED:
                self._centred(piece.text, BODY, PITCH)
            case Kind.SIGNATURE:
                self._line(LEFT + TEXT_WIDTH - self.measure(piece.text, BODY) - 2 * BODY, piece.text)
            case Kind.HANGING:
                self._lines(piece.text, BODY * (len(piece.text) - len(piece.text.lstrip("　"))))
            case _:
                self._lines(piece.text, 2 * BODY)

    def _lines(self, text: str, indent: float) -> None:
        lines = break_lines(text.lstrip("　") if indent else text, TEXT_WIDTH, BODY, self.measure, indent)
        for i, line in enumerate(lines):
            self._line(LEFT + (indent if i == 0 else 0.0), line)

    def _centred(self, text: str, size: float, pitch: float, *, red: bool = False) -> None:
        for line in break_lines(text, TEXT_WIDTH, size, self.measure):
            self._line(LEFT + (TEXT_WIDTH - self.measure(line, size)) / 2, line, size, pitch, red=red)

    def _line(self, x: float, text: str, size: float = BODY, pitch: float = PITCH, *, red: bool = False) -> None:
        if self.y + pitch > BOTTOM + 0.01:
            self._new_page()
        self.sheets[-1].texts.append(Text(x, self.y + pitch * 0.7, size, text, red))
        self.y += pitch

    def _new_page(self) -> None:
        if self.sheets[-1].texts:
            self.sheets.append(Sheet())
        self.y = TOP

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        widths = self._columns(rows)
        self.y += 6
        heights = [max(len(lines) for lines in self._cells(row, widths)) * CELL_PITCH + 2 * PAD for row in rows]
        for i, row in enumerate(rows):
            if self.y + sum(heights[i : i + 2] if i == 0 else heights[i : i + 1]) > BOTTOM:  # a head never stands alone
                self._new_page()
                if i:
                    self._row(rows[0], widths)  # the head again on the next page
            self._row(row, widths)
        self.y += 6

    def _columns(self, rows: tuple[tuple[str, ...], ...]) -> list[float]:
        """Widths by what the widest cell needs, at most twelve characters, stretched to the width of the text."""
        needs = [max(min(self.measure(row[i], CELL), 12 * CELL) for row in rows) + 2 * PAD + 2 for i in range(len(rows[0]))]
        return [need * TEXT_WIDTH / sum(needs) for need in needs]

    def _cells(self, row: tuple[str, ...], widths: list[float]) -> list[list[str]]:
        return [break_lines(cell, width - 2 * PAD, CELL, self.measure) for cell, width in zip(row, widths, strict=True)]

    def _row(self, row: tuple[str, ...], widths: list[float]) -> None:
        cells = self._cells(row, widths)
        height = max(len(lines) for lines in cells) * CELL_PITCH + 2 * PAD
        sheet, x = self.sheets[-1], LEFT
        for lines, width in zip(cells, widths, strict=True):
            for i, line in enumerate(lines):
                if line:
                    sheet.texts.append(Text(x + PAD, self.y + PAD + (i + 0.75) * CELL_PITCH, CELL, line))
            sheet.rules.append((x, self.y, x, self.y + height))
            x += width
        sheet.rules.append((x, self.y, x, self.y + height))
        sheet.rules.append((LEFT, self.y, x, self.y))
        sheet.rules.append((LEFT, self.y + height, x, self.y + height))
        self.y += height

    def number_pages(self) -> None:
        for number, sheet in enumerate(self.sheets, 1):
            text = f"— {number} —"
            x = LEFT + BODY if number % 2 == 0 else LEFT + TEXT_WIDTH - BODY - self.measure(text, 14.0)
            sheet.texts.append(Text(x, BOTTOM + 35, 14.0, text))
