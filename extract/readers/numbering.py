"""Automatic numbering of WordprocessingML: the labels that Word shows and no text node holds (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` is the label with %1 … %9 in place of the counters."""

    start: int
    format: str
    text: str
    suffix: str  # tab, space, nothing
    restart: int | None  # the level (1-based) after which this one starts again; 0 is never, None after any higher one
    legal: bool  # all counters in decimal
    style: str | None


@dataclass
class Numbering:
    """The lists of a document and how far each has counted. ``label`` must be called once a paragraph, in order."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)  # abstractNumId → level → Level
    numbers: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = field(default_factory=dict)  # numId → abstract, starts, overrides
    styles: dict[str, tuple[str | None, str | None, int | None]] = field(default_factory=dict)  # styleId → based on, numId, level
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
        found = cls()
        if numbering is not None:
            links = {}
            for abstract in numbering.iter(W + "abstractNum"):
                key = abstract.get(W + "abstractNumId", "")
                found.lists[key] = {_int(level.get(W + "ilvl")): _level(level) for level in abstract.iter(W + "lvl")}
                links[value(abstract, "numStyleLink") or ""] = key
            for abstract in numbering.iter(W + "abstractNum"):
                target = links.get(value(abstract, "styleLink") or "-")
                if target is not None and not found.lists[target]:
                    found.lists[target] = found.lists[abstract.get(W + "abstractNumId", "")]
            for number in numbering.iter(W + "num"):
                found._add_number(number)
        if styles is not None:
            for style in styles.iter(W + "style"):
                properties = style.find(f"{W}pPr/{W}numPr")
                number, level = _number_of(properties)
                found.styles[style.get(W + "styleId", "")] = (value(style, "basedOn"), number, level)
        return found

    def _add_number(self, number: etree._Element) -> None:
        starts, levels = {}, {}
        for override in number.iter(W + "lvlOverride"):
            at = _int(override.get(W + "ilvl"))
            if (start := value(override, "startOverride")) is not None:
                starts[at] = _int(start, 1)
            if (level := override.find(W + "lvl")) is not None:
                levels[at] = _level(level)
        self.numbers[number.get(W + "numId", "")] = (value(number, "abstractNumId") or "", starts, levels)

    def label(self, paragraph: etree._Element) -> str:
        """The label that Word shows before a paragraph, '' where there is none; counts on."""
        number, at = self._number_and_level(paragraph)
        if number is None or number not in self.numbers:
            return ""
        abstract, starts, overrides = self.numbers[number]
        levels = {**self.lists.get(abstract, {}), **overrides}
        if at not in levels:
            return ""
        counts = self._count(number, abstract, starts, levels, at)
        level = levels[at]
        if level.format == "bullet":
            return ""

        def counter(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = levels.get(place, level)
            return format_number(max(counts.get(place, shown.start), 0), "decimal" if level.legal else shown.format)

        return re.sub(r"%([1-9])", counter, level.text) + (" " if level.suffix == "space" else "")

    def _count(self, number: str, abstract: str, starts: dict[int, int], levels: dict[int, Level], at: int) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            counts.update({place: start - 1 for place, start in starts.items()})
        for place in range(at):  # a level that was jumped over shows its start
            counts.setdefault(place, levels[place].start if place in levels else 1)
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for place in [place for place in counts if place > at]:
            restart = levels[place].restart if place in levels else None
            if restart is None or (restart and at < restart):
                del counts[place]
        return counts

    def rejoin(self, paragraphs: Iterable[etree._Element]) -> None:
        """Undoes what LibreOffice does to lists of legacy Word files that were restarted: it gives their first paragraph a list of its own.

        A list with one paragraph in the whole document, followed by an equal list, counts on with that one.
        """
        used = [number for paragraph in paragraphs if (number := self._number_and_level(paragraph)[0]) in self.numbers]
        counts = Counter(used)
        for number, following in zip(used, used[1:], strict=False):
            if number is None or following is None or number == following or counts[number] != 1:
                continue
            ours, theirs = (self.lists.get(self.numbers[key][0], {}) for key in (number, following))
            if _shape(ours) == _shape(theirs):
                joined: tuple[str, dict[int, int], dict[int, Level]] = (self.numbers[following][0], {}, self.numbers[following][2])
                self.numbers[number] = self.numbers[following] = joined

    def _number_and_level(self, paragraph: etree._Element) -> tuple[str | None, int]:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            number, at, style = None, None, None
        else:
            number, at = _number_of(properties.find(W + "numPr"))
            style = value(properties, "pStyle")
        seen: set[str] = set()
        while number is None and style and style in self.styles and style not in seen:
            seen.add(style)
            based_on, number, style_level = self.styles[style]
            if number is not None and at is None:
                at = style_level if style_level is not None else self._level_of_style(number, style)
            style = based_on
        return (None, 0) if number in (None, "0") else (number, at or 0)

    def _level_of_style(self, number: str, style: str) -> int:
        levels = self.lists.get(self.numbers.get(number, ("", {}, {}))[0], {})
        return next((place for place, level in levels.items() if level.style == style), 0)


def value(element: etree._Element, name: str) -> str | None:
    """The ``w:val`` of a child."""
    child = element.find(W + name)
    return None if child is None else child.get(W + "val")


def _int(text: str | None, default: int = 0) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


def _number_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    level = value(properties, "ilvl")
    return value(properties, "numId"), None if level is None else _int(level)


def _level(level: etree._Element) -> Level:
    restart = value(level, "lvlRestart")
    return Level(
        start=_int(value(level, "start"), 1) if value(level, "start") is not None else 1,
        format=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        suffix=value(level, "suff") or "tab",
        restart=None if restart is None else _int(restart),
        legal=level.find(W + "isLgl") is not None,
        style=value(level, "pStyle"),
    )


def _shape(levels: dict[int, Level]) -> list[tuple[int, str, str]]:
    return sorted((place, level.format, level.text) for place, level in levels.items())


def chinese(number: int) -> str:
    """A counting numeral: 10 is 十, 21 二十一, 105 一百零五; decimal above 9999."""
    if number < 10:
        return _DIGITS[max(0, number)]
    if number > 9999:
        return str(number)
    out, gap = "", False
    for digit, unit in zip(f"{number:04d}", ("千", "百", "十", ""), strict=True):
        if digit == "0":
            gap = bool(out)
            continue
        out += ("零" if gap else "") + _DIGITS[int(digit)] + unit
        gap = False
    return out[1:] if 10 <= number < 20 else out


def _letters(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    out = ""
    for size, sign in (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        count, number = divmod(number, size)
        out += sign * min(count, 20)
    return out


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"), chinese
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _by_digit("〇一二三四五六七八九")),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _by_digit(_FORMAL)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _enclosed(0x2460, 20)),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _by_digit("０１２３４５６７８９")),
    "decimalZero": lambda number: f"{number:02d}",
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}


def format_number(number: int, form: str) -> str:
    """A counter in one of the formats of ST_NumberFormat; decimal for those that Chinese papers do not use."""
    return _FORMATS.get(form, str)(number)
