"""A chart as SVG, drawn here: no script, no style attribute, and the table beneath it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH, _HEIGHT = 720, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 16, 40
# distinct to colour-blind eyes (Okabe and Ito), dark enough on white
_COLOURS = ("#0072b2", "#d55e00", "#007a5a", "#a0407d", "#7a5c00", "#3b3b98", "#5a5a5a", "#b00020")
_BAR, _NAMES = 20, 160  # the height of a row of bars, the width of its names
_MOST = 24  # series that have a name at the right edge


@dataclass(frozen=True, slots=True)
class Point:
    series: str
    year: int
    value: float
    told: str


def chart(points: Sequence[Point], title: str, unit: str) -> Markup | None:
    """Years to the right, values upwards, a line for each series; of one year, a bar for each; ``None`` where nothing compares."""
    if len(points) < 2:
        return None
    years = sorted({point.year for point in points})
    if len(years) == 1:
        return _bars(points, f"{title}，{years[0]}年，数据见下表", f"{years[0]}年{unit}")
    low, high, ticks = scale([point.value for point in points])
    names = sorted({point.series for point in points})

    def x(year: int) -> float:
        inner = _WIDTH - _LEFT - _RIGHT
        return round(_LEFT + inner * ((year - years[0]) / (years[-1] - years[0]) if len(years) > 1 else 0.5), 1)

    def y(value: float) -> float:
        return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) / (high - low), 1)

    parts = [_axis_y(y(tick), f"{tick:,.10g}") for tick in ticks] + [_axis_x(x(year), str(year)) for year in _shown(years)]
    label_ys: list[float] = []
    for index, name in enumerate(names):
        mine = sorted((point for point in points if point.series == name), key=lambda point: (point.year, point.value))
        colour = _COLOURS[index % len(_COLOURS)]
        parts += _series([(x(point.year), y(point.value), point) for point in mine], colour)
        if index < _MOST:
            at = _free(y(mine[-1].value), label_ys)
            parts.append(Markup('<text x="{}" y="{}" fill="{}">{}</text>').format(x(mine[-1].year) + 9, at + 4, colour, name[:10]))
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><text x="4" y="12" class="unit">{}</text>{}</svg>'
    ).format(_WIDTH, _HEIGHT, f"{title}，{years[0]}—{years[-1]}年，数据见下表", unit, Markup("").join(parts))


def _bars(points: Sequence[Point], label: str, unit: str) -> Markup:
    """The largest first, names at the left, values at the right end; a negative value has no bar but its number."""
    ordered = sorted(points, key=lambda point: (-point.value, point.series))
    most = max(point.value for point in ordered)
    row = Markup(
        '<text x="{}" y="{}" text-anchor="end">{}</text><rect x="{}" y="{}" width="{}" height="14" fill="{}"/><text x="{}" y="{}">{}</text>'
    )
    parts = []
    for index, point in enumerate(ordered):
        top = _TOP + 8 + _BAR * index
        width = round((_WIDTH - _NAMES - _RIGHT) * max(point.value, 0) / most, 1) if most > 0 else 0
        parts.append(
            row.format(_NAMES - 8, top + 12, point.series[:12], _NAMES, top, width, _COLOURS[0], _NAMES + width + 6, top + 12, point.told)
        )
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><text x="4" y="12" class="unit">{}</text>{}</svg>'
    ).format(_WIDTH, _TOP + 16 + _BAR * len(ordered), label, unit, Markup("").join(parts))


def scale(values: Sequence[float]) -> tuple[float, float, list[float]]:
    """Lower end, upper end and ticks in round steps of 1, 2 or 5.

    >>> scale([12, 47])
    (10.0, 50.0, [10.0, 20.0, 30.0, 40.0, 50.0])
    """
    low, high = min(values), max(values)
    if low == high:
        low, high = low - (abs(low) * 0.1 or 1), high + (abs(high) * 0.1 or 1)
    rough = (high - low) / 4
    power = 10.0 ** (len(f"{int(rough)}") - 1) if rough >= 1 else 10.0 ** -_decimals(rough)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.8)
    first, last = step * (low // step), step * -(-high // step)
    count = round((last - first) / step)
    return first, last, [round(first + step * i, 10) for i in range(count + 1)]


def _decimals(number: float) -> int:
    places = 0
    while number < 1 and places < 12:
        number, places = number * 10, places + 1
    return places


def _shown(years: Sequence[int]) -> Sequence[int]:
    return years if len(years) <= 12 else years[:: -(-len(years) // 12)]


def _free(wanted: float, taken: list[float]) -> float:
    """A height for a name that no other name has."""
    at = wanted
    while any(abs(at - other) < 13 for other in taken):
        at += 13
    taken.append(at)
    return at


def _axis_y(at: float, label: str) -> Markup:
    return Markup('<line x1="{0}" x2="{1}" y1="{2}" y2="{2}" class="grid"/><text x="{3}" y="{4}" text-anchor="end">{5}</text>').format(
        _LEFT, _WIDTH - _RIGHT, at, _LEFT - 6, at + 4, label
    )


def _axis_x(at: float, label: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(at, _HEIGHT - _BOTTOM + 20, label)


def _series(points: Sequence[tuple[float, float, Point]], colour: str) -> list[Markup]:
    line = " ".join(f"{x},{y}" for x, y, _ in points)
    drawn = [Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="1.5"/>').format(line, colour)] if len(points) > 1 else []
    return drawn + [
        Markup('<circle cx="{}" cy="{}" r="4.5" fill="{}"><title>{} {} {}</title></circle>').format(
            x, y, colour, point.series, point.year, point.told
        )
        for x, y, point in points
    ]
