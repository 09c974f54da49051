"""Quantities: a number with its unit, and the words about it that say how it is meant.

Finding is one step (``find_quantities``), the meaning of what was found is in the frozen ``QuantityMention``; the
conversion to a base unit is a pure function (``to_base``). All offsets are folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.rules.openings import compile_pattern
from extract.rules.quantities import (
    CHANGES,
    COMPARATORS,
    EACH_IN_WORDS,
    FRACTION,
    GUARDS,
    HALF,
    INDEX,
    NEED_MULTIPLIER,
    NOT_A_QUANTITY,
    NUMBER_IN_WORDS,
    PER,
    RARE,
    SHARE_IN_WORDS,
    SUFFIXES,
    UNITS,
    UNWANTED_BEFORE,
)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """One amount, as 到2024年⟦不少于［3.5万户］⟧ writes it: the core is number and unit, the full span has the comparator too.

    ``unit`` is as written, multiplier included (万户, 亿元, 个百分点); ``kind`` is its kind in ``rules.quantities.UNITS``,
    ``money`` for sums, ``bare`` where only a multiplier follows the number (194万), ``index`` for
    the values of indices and coefficients, whose unit is empty. ``per`` is what a rate is per (元/户: 户).
    ``change`` is set where the number is the amount of a change: 提高5个百分点, 新增20所, 累计300家.
    """

    value: float
    unit: str
    kind: str
    core_start: int
    core_end: int
    comparator: str = "="
    value_max: float | None = None
    per: str | None = None
    change: str | None = None
    in_words: bool = False

    @property
    def money(self) -> bool:
        return self.kind == "money"


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split()}


_COMPARATOR = _words(COMPARATORS)
_SUFFIX = _words(SUFFIXES)
_CHANGE = _words(CHANGES)
_KIND = _words(UNITS)


def _any(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _unit_pattern() -> str:
    names = sorted(_KIND, key=len, reverse=True)
    return "|".join(re.escape(name) + (f"(?!{GUARDS[name]})" if name in GUARDS else "") for name in names)


_UNIT = _unit_pattern()
_MULTIPLIER = r"万亿|[百千]万|[万亿]|千(?=[亩户家人吨名辆套头只株张])|百(?=[亩户家人名辆])"
_MONEY = r"(?:人民币|[美欧日港]|新台)?元(?![旦素件组器月首数朝])"
_PER = rf"[/每](?:(?:{_any(PER.split())})|(?:百万|万|千)(?:{_any(PER.split())}))(?:[·•](?:[日天年月次dh]))?(?![a-zA-Z])"
_TO = r"[-~—–－至到]{1,2}"
_TAIL = rf"(?P<some>[多余])?(?P<mul>{_MULTIPLIER})?(?P<more>[多余])?(?P<unit>(?P<money>{_MONEY})|{_UNIT})?(?P<per>(?:{_PER})*)"
_DIGITS = compile_pattern(
    rf"(?P<times>\d+[*×xX](?=\d))?(?P<low>(?<=[到达增过约成为])\d{{1,3}}(?: \d{{3}})+(?![\d.])|\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"(?:(?:{_MULTIPLIER})?(?:[%‰]|[^\W\d_缩压减降提增升延扩由从年达]{{1,3}}(?={_TO}\d))?{_TO}(?P<high>\d+(?:\.\d+)?))?{_TAIL}"
)
_WORDS = compile_pattern(rf"(?:{SHARE_IN_WORDS.pattern})|{HALF.pattern}|{NUMBER_IN_WORDS.pattern.replace('words', 'count')}{_TAIL}")
_BEFORE = re.compile(
    rf"(?:(?P<change>{_any(list(_CHANGE))})(?:比例|幅度|率|数)?)?(?P<level>到|至|为)?"
    rf"(?:力争|争取|确保|达到|达|为|在|了|[年平]均|全部|分别|保持|稳定|约)*?(?P<comparator>{_any(list(_COMPARATOR))})?$"
)
_AFTER = re.compile(rf"(?P<suffix>{_any([w for w in _SUFFIX if w != '内'])}|内(?![容部外蒙在涵陆需]))")
_EITHER_UNIT = re.compile(r"（[个条座所处家户辆台]）(?=以[上下内]|左右)")  # 100条（个）以上
_MULTIPLIERS = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3, "百": 1e2}
_DIGIT_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CLASSED = ("area", "volume", "length", "mass", "energy", "traffic", "data", "device")
_CONTEXT = 18  # characters before a number that may hold its comparator and its word of change


def find_quantities(text: str) -> Iterator[tuple[int, int, QuantityMention]]:
    """All amounts of a folded text as ``(start, end, mention)`` of their full spans, in order of place.

    >>> [(m.value, m.unit, m.comparator) for _, _, m in find_quantities("新建公厕不少于3.5万座、提高三个百分点")]
    [(3.5, '万座', '>='), (3.0, '个百分点', '=')]
    """
    unwanted = {m.start() for m in NOT_A_QUANTITY.regex.finditer(text)}
    found = [item for m in _DIGITS.finditer(text) if m.start() not in unwanted and (item := _in_digits(text, m))]
    found += [item for m in _WORDS.finditer(text) if (item := _in_words(text, m))]
    found += [_fraction(text, m) for m in FRACTION.regex.finditer(text)]
    found += [
        _finish(text, m.start(), m.end(), float(m["top"]), None, m["unit"].replace("／", "/"), "share") for m in RARE.regex.finditer(text)
    ]
    found += [_finish(text, m.start("low"), m.end("low"), float(m["low"]), None, "", "index") for m in INDEX.regex.finditer(text)]
    found += [item for m in EACH_IN_WORDS.regex.finditer(text) if (item := _each(text, m))]
    found.sort(key=lambda item: item[0])
    last = 0
    for item in found:
        if item[2].core_start >= last:
            last = item[2].core_end
            yield item


def _in_digits(text: str, m: re.Match[str]) -> tuple[int, int, QuantityMention] | None:
    unit, start = m["unit"], m.start()
    if not unit and not m["mul"] or unit in NEED_MULTIPLIER and not m["mul"] and not m["per"]:
        return None
    if UNWANTED_BEFORE.regex.search(text, max(0, start - 4), start):
        return None
    low, high = float(re.sub("[ ,]", "", m["low"])), float(m["high"]) if m["high"] else None
    if unit in ("年", "日") and (low >= 1000 or text[start - 1 : start] in ("月", "年", "、") or (high or 0) >= 1000):
        return None  # a date
    if not unit and not _stands_bare(text, m.end("mul")):
        return None
    if m["times"]:
        low *= float(m["times"][:-1])
    return _mention(text, m, low, high)


def _stands_bare(text: str, end: int) -> bool:
    """Whether a multiplier without a unit is one all the same: 达到194万、57万; 50万农村人口; not 100万能."""
    return text[end : end + 1] in ("", "、", "，", "。", "；", "以", "左") or bool(_COUNTED.match(text, end))


_SHARED_UNIT = re.compile(r"[、和]\d+(?:\.\d+)?(?P<unit>个工作日|个百分点|个月)")
_COUNTED = re.compile(r"(?:[^\W\d_]{0,8}?)(?:人口|农户|居民|群众|职工|孕妇|学生|妇女|儿童|老人|劳动力|农民|青年|用户|企业)")


def _in_words(text: str, m: re.Match[str]) -> tuple[int, int, QuantityMention] | None:
    if m["sign"]:
        value = words_to_number(m["words"])
        if value is None or m["words"] == "百":
            return None
        return _finish(text, m.start(), m.end(), value, None, "%" if m["sign"] == "百" else "‰", "share", words=True)
    if m["half"]:
        return _finish(text, m.start(), m.end(), 50.0, None, "%", "share", words=True)
    value = words_to_number(m["count"])
    return None if value is None or not m["unit"] else _mention(text, m, value, None, words=True)


def _fraction(text: str, m: re.Match[str]) -> tuple[int, int, QuantityMention]:
    """三分之一 as a share of 33.33 %."""
    top, bottom = (words_to_number(m["num"]), words_to_number(m["den"])) if m["den"] else (float(m["top"]), float(m["bottom"]))
    return _finish(text, m.start(), m.end(), round(100 * (top or 0) / (bottom or 1), 2), None, "%", "share", words=True)


def _each(text: str, m: re.Match[str]) -> tuple[int, int, QuantityMention] | None:
    """每个县（区）建成⟦一个⟧示范基地, 至少培育⟦三项⟧特色产业."""
    value = words_to_number(m["words"])
    if value is None:
        return None
    unit = m["unit"]
    return _finish(text, m.start("words"), m.end("unit"), value, None, unit, _KIND[unit], words=True)


def _mention(
    text: str, m: re.Match[str], low: float, high: float | None, *, words: bool = False
) -> tuple[int, int, QuantityMention] | None:
    name = m["unit"]
    if name and _KIND.get(name) in _CLASSED and not m["per"] and text.startswith("级", m.end("unit")):
        return None  # 10万吨级码头, 110千伏级线路: a class
    if name == "个" and (shared := _SHARED_UNIT.match(text, m.end())):
        name = shared["unit"]  # 分别压缩至20个、4个工作日
    unit = (m["mul"] or "") + (name or "") + (m["per"] or "")
    kind = "money" if m["money"] else _KIND[name] if name else "bare"
    per = m["per"][1:] if m["per"] else None
    if kind == "bare" and (counted := _COUNTED.match(text, m.end("mul"))):
        unit, kind = (
            (unit + "户", "people")
            if counted[0].endswith("户")
            else (unit + "人", "people")
            if counted[0].endswith("人口")
            else (unit, kind)
        )
    more = bool(m["some"] or m["more"])
    return _finish(text, m.start(), m.end(), low, high, unit, kind, per=per, more=more, words=words)


def _finish(
    text: str,
    start: int,
    end: int,
    low: float,
    high: float | None,
    unit: str,
    kind: str,
    *,
    per: str | None = None,
    more: bool = False,
    words: bool = False,
) -> tuple[int, int, QuantityMention]:
    """Look at both sides of a number for what says how it is meant."""
    before = _BEFORE.search(text, max(0, start - _CONTEXT), start)
    either = _EITHER_UNIT.match(text, end)
    end = either.end() if either else end
    after = _AFTER.match(text, end)
    comparator = _COMPARATOR.get(before["comparator"] or "", "=") if before else "="
    if after:
        comparator = _SUFFIX[after["suffix"]]
    elif more and comparator == "=":
        comparator = ">"
    change = _CHANGE[before["change"]] if before and before["change"] and not before["level"] else None
    if change and kind in ("count", "people") and before and before["change"] in ("提升", "提高", "扩大", "精简", "上升"):
        change = None  # 改造提升20所: twenty are dealt with
    if change and kind != "share" and before and before["change"] == "提升" and text.endswith(("改造", "优化", "整治"), 0, before.start()):
        change = None  # 农田改造提升200万亩
    if high is not None and high > low:
        comparator = "range"
    else:
        high = None
    mention = QuantityMention(low, unit, kind, start, end, comparator, high, per, change, words)
    return (before.start() if before else start), (after.end() if after else end), mention


def words_to_number(words: str) -> float | None:
    """``三`` → 3, ``二十五`` → 25, ``三点五`` → 3.5, ``一百零八`` → 108; ``None`` for what is no numeral.

    >>> words_to_number("九十五"), words_to_number("一千二百")
    (95.0, 1200.0)
    """
    whole, _, part = words.partition("点")
    total, digit = 0, None
    for char in whole:
        if char in "十百千":
            total += (1 if digit is None else digit) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = None
        elif char in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[char] if digit in (None, 0) else digit * 10 + _DIGIT_VALUES[char]
        else:
            return None
    decimals = "".join(str(_DIGIT_VALUES[char]) for char in part if char in _DIGIT_VALUES)
    return float(total + (digit or 0)) + (float("0." + decimals) if decimals else 0.0)


_BASE_NAMES = {
    "㎡": "平方米", "m2": "平方米", "平米": "平方米", "㎢": "平方公里", "km2": "平方公里", "平方千米": "平方公里",
    "㎥": "立方米", "m3": "立方米", "立方": "立方米", "方": "立方米", "km": "公里", "Km": "公里", "KM": "公里", "㎞": "公里", "千米": "公里",
    "m": "米", "t": "吨", "吨标煤": "吨标准煤", "kW": "千瓦", "kw": "千瓦", "KW": "千瓦", "kWh": "千瓦时", "千瓦小时": "千瓦时",
    "百分点": "个百分点", "个点": "个百分点",
}  # fmt: skip


@cache
def _split_unit(unit: str) -> tuple[float, str]:
    for name in _MULTIPLIERS:
        if unit.startswith(name) and not (name in ("千", "百") and unit in _KIND):
            return _MULTIPLIERS[name], unit[len(name) :]
    return 1.0, unit


def to_base(value: float, unit: str) -> tuple[float, str]:
    """A value in the plain unit: ``(2.85, "万户")`` → ``(28500.0, "户")``, ``(114, "万㎡")`` → ``(1140000.0, "平方米")``."""
    factor, name = _split_unit(unit)
    return round(value * factor, 6), _BASE_NAMES.get(name, name)
