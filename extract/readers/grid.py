"""Ruled tables: which cells a set of thin rules makes, and which characters stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Segment = tuple[float, float, float, float]  # x0, y0, x1, y1 with x0 <= x1, y0 <= y1; one side is thin
Box = tuple[float, float, float, float]  # x0, top, x1, bottom
FAR = 100_000.0  # points: what stands farther off stands on no sheet
_NEAR = 3.0  # points within which two rules count as one, or as touching
_MAX_RULES = 4_000
_MAX_PLACES = 50_000


@dataclass
class Grid:
    """A table: the x of its column rules, the y of its row rules, and to which cell each place belongs."""

    columns: tuple[float, ...]
    lines: tuple[float, ...]
    anchors: dict[tuple[int, int], tuple[int, int]]  # (row, column) → first place of its cell
    _glyphs: dict[tuple[int, int], list[tuple[float, float, float, str]]] = field(default_factory=lambda: defaultdict(list))

    def holds(self, x: float, y: float) -> bool:
        return self.columns[0] <= x <= self.columns[-1] and self.lines[0] <= y <= self.lines[-1]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The first place of the cell at a point; points outside count to the nearest cell."""
        row = min(max(bisect_right(self.lines, y) - 1, 0), len(self.lines) - 2)
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        return self.anchors[row, column]

    def add(self, text: str, centres: Sequence[float], y: float, size: float) -> None:
        """Puts a run into its cells, character by character: one run may go over a rule."""
        for char, x in zip(text, centres, strict=True):
            self._glyphs[self.place(x, y)].append((y, x, size, char))

    def rows(self) -> list[tuple[tuple[str, ...], float]]:
        """The texts of each row and its top; the text of a merged cell stands at its first place, its other places are empty."""
        width = len(self.columns) - 1
        return [(tuple(self._text(row, column) for column in range(width)), self.lines[row]) for row in range(len(self.lines) - 1)]

    def _text(self, row: int, column: int) -> str:
        glyphs = self._glyphs.get((row, column))
        if not glyphs or self.anchors[row, column] != (row, column):
            return ""
        lines: list[list[tuple[float, float, float, str]]] = []
        for glyph in sorted(glyphs):
            if lines and glyph[0] - lines[-1][0][0] < 0.5 * glyph[2]:
                lines[-1].append(glyph)
            else:
                lines.append([glyph])
        return _joined(["".join(glyph[3] for glyph in sorted(line, key=lambda glyph: glyph[1])).strip() for line in lines])


def _joined(lines: list[str]) -> str:
    """Lines of one cell as one text; a blank only where two words or numbers would touch."""
    out = ""
    for line in lines:
        blank = out[-1:].isascii() and out[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        out += (" " if blank else "") + line
    return out


def crossings(segments: Iterable[Segment]) -> int:
    """The cheap gate before any search for tables: how often the rules could cross, 0 where they are too few for a table or too many.

    Three column rules and two row rules make the smallest table; three row rules of one length may do without column rules.
    """
    flat, upright = _merged(segments)
    if len(flat) + len(upright) > _MAX_RULES:
        return 0
    if len(flat) >= 2 and len(upright) >= 3:
        return len(flat) * len(upright)
    ends = Counter((round(x0 / 6), round(x1 / 6)) for x0, _, x1, _ in flat if x1 - x0 > 150)
    return len(flat) if any(count >= 3 for count in ends.values()) else 0


def grids_of_cells(tables: Iterable[Sequence[Box]]) -> list[Grid]:
    """The tables whose cells are known, top down; one of a single column is a frame and no table."""
    grids = [_of_cells(cells) for cells in tables]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.lines[0])


def _of_cells(cells: Sequence[Box]) -> Grid | None:
    if not all(-FAR < value < FAR for cell in cells for value in cell):
        return None
    columns = _snapped(x for cell in cells for x in (cell[0], cell[2]))
    lines = _snapped(y for cell in cells for y in (cell[1], cell[3]))
    if len(columns) < 3 or len(lines) < 2 or (len(columns) - 1) * (len(lines) - 1) > _MAX_PLACES:
        return None
    anchors = {(row, column): (row, column) for row in range(len(lines) - 1) for column in range(len(columns) - 1)}
    for x0, top, x1, bottom in sorted(cells):
        first = _nearest(lines, top), _nearest(columns, x0)
        for row in range(first[0], _nearest(lines, bottom)):
            for column in range(first[1], _nearest(columns, x1)):
                anchors[row, column] = first
    return Grid(columns, lines, anchors)


def _nearest(levels: tuple[float, ...], value: float) -> int:
    return min(range(len(levels)), key=lambda i: abs(levels[i] - value))


def find_grids(segments: Iterable[Segment]) -> list[Grid]:
    """The tables that rules make: groups of touching rules with three column rules and two row rules at least, top down."""
    flat, upright = _merged(segments)
    if len(flat) < 2 or len(upright) < 3 or len(flat) + len(upright) > _MAX_RULES:
        return []
    grids = [_grid(*group) for group in _groups(flat, upright)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.lines[0])


def _merged(segments: Iterable[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Horizontal and vertical rules, with pieces of one rule put together."""
    flat: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for x0, y0, x1, y1 in segments:
        if not all(-FAR < value < FAR for value in (x0, y0, x1, y1)):
            continue
        if x1 - x0 >= y1 - y0:
            flat.append(((y0 + y1) / 2, x0, x1))
        else:
            upright.append(((x0 + x1) / 2, y0, y1))
    return [(a, y, b, y) for y, a, b in _chained(flat) if b - a > 6], [(x, a, x, b) for x, a, b in _chained(upright) if b - a > 6]


def _chained(rules: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Rules (position, from, to) with the ones that continue or cover each other on one line made one."""
    out: list[tuple[float, float, float]] = []
    for level in _levels(rules):
        at = sum(rule[0] for rule in level) / len(level)
        start, end = None, 0.0
        for _, a, b in sorted(level, key=lambda rule: rule[1]):
            if start is None:
                start, end = a, b
            elif a <= end + _NEAR:
                end = max(end, b)
            else:
                out.append((at, start, end))
                start, end = a, b
        if start is not None:
            out.append((at, start, end))
    return out


def _levels(rules: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    levels: list[list[tuple[float, float, float]]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][0][0] <= _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def _groups(flat: list[Segment], upright: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Rules that hang together by crossing or touching."""
    parent = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (a, y, b, _) in enumerate(flat):
        for j, (x, top, _, bottom) in enumerate(upright, len(flat)):
            if a - _NEAR <= x <= b + _NEAR and top - _NEAR <= y <= bottom + _NEAR:
                parent[root(j)] = root(i)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(flat):
        groups[root(i)][0].append(rule)
    for j, rule in enumerate(upright, len(flat)):
        groups[root(j)][1].append(rule)
    return list(groups.values())


def _snapped(values: Iterable[float]) -> tuple[float, ...]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= _NEAR:
            out[-1].append(value)
        else:
            out.append([value])
    return tuple(sum(group) / len(group) for group in out)


def _grid(flat: list[Segment], upright: list[Segment]) -> Grid | None:
    lines = _snapped(y for _, y, _, _ in flat)
    columns = _snapped(x for x, _, _, _ in upright)
    if len(columns) < 3 or len(lines) < 2 or (len(columns) - 1) * (len(lines) - 1) > _MAX_PLACES:
        return None
    return Grid(columns, lines, _anchors(columns, lines, flat, upright))


def _anchors(
    columns: tuple[float, ...], lines: tuple[float, ...], flat: list[Segment], upright: list[Segment]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Joins neighbouring places between which no rule runs."""
    places = [(row, column) for row in range(len(lines) - 1) for column in range(len(columns) - 1)]
    parent = {place: place for place in places}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(a: tuple[int, int], b: tuple[int, int]) -> None:
        first, second = sorted((root(a), root(b)))
        parent[second] = first

    walls = _by_level(((x, a, b) for x, a, _, b in upright), columns)
    floors = _by_level(((y, a, b) for a, y, b, _ in flat), lines)
    for row, column in places:
        middle_x, middle_y = (columns[column] + columns[column + 1]) / 2, (lines[row] + lines[row + 1]) / 2
        if column + 2 < len(columns) and not any(a <= middle_y <= b for a, b in walls[column + 1]):
            join((row, column), (row, column + 1))
        if row + 2 < len(lines) and not any(a <= middle_x <= b for a, b in floors[row + 1]):
            join((row, column), (row + 1, column))
    return {place: root(place) for place in places}


def _by_level(rules: Iterable[tuple[float, float, float]], levels: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    out: list[list[tuple[float, float]]] = [[] for _ in levels]
    for at, a, b in rules:
        out[_nearest(levels, at)].append((a, b))
    return out
