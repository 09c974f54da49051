"""Enumerations of bodies: how a list splits, and which prefix its names share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.mentions.names import Kind, Name, parse
from extract.mentions.regions import lookup
from extract.rules.departments import national
from extract.rules.openings import compile_pattern
from extract.rules.organisations import AGENCY, COLLECTIVE, ITEM_NUMBER, LIST_TAIL, MID_TAIL, ONE_OF_LEVELS, SHARED_TAIL

_COLLECTIVE = compile_pattern(COLLECTIVE)
_SHARED_TAIL = compile_pattern(SHARED_TAIL)
_ONE = compile_pattern(ONE_OF_LEVELS)
_SOFT = compile_pattern(r"以及(?!其)|会同|[和与并]|及(?!其)")
_HARD = frozenset("、，,；\n\t/ ")
_OPENS, _CLOSES = "（〔", "）〕"
_MARK = re.compile(rf"[{''.join(sorted(_HARD))}{_OPENS}{_CLOSES}等]")  # 等: a tail amid a list begins with it
_INNER_UNIT = re.compile(r"[\u4e00-\u9fff]{2,8}[与和][\u4e00-\u9fff]{2,8}(?<!公)司")  # 科技与国际合作司: a ministry's department
_ASIDE = re.compile(r"（[^（）]{4,40}下同）$")  # （列第一位者为牵头单位，下同）
_CALLED = re.compile(r"(?:部门|单位|机构|企业)$")
_BLANK = " 、，；：。\n\t"


def split_list(text: str) -> list[tuple[int, int]]:
    """The bodies of an enumeration, as spans of the folded text; collectives stay whole, list numbers and tails (等部门) are off.

    和, 及, 与 part two names only where both sides are names and the whole is none; amid a list of bare functions
    (区发改、住建和交通、农业农村) they belong to a name, at its end (发改和财政等部门) they part two.
    """
    return list(_split_list(text))


@lru_cache(maxsize=1 << 13)
def _split_list(text: str) -> tuple[tuple[int, int], ...]:
    end = len(text.rstrip(_BLANK))
    tail = LIST_TAIL.regex.search(text, 0, end)
    if tail and not _ends_in_collective(text, end):
        end = tail.start()
    pieces: list[tuple[int, int]] = []
    start = 0
    for cut, behind in _hard_cuts(text, end):
        pieces.append((start, cut))
        start = behind
    pieces.append((start, end))
    trimmed = [piece for piece in (_trim(text, *piece) for piece in pieces) if piece]
    last = len(trimmed) - 1
    return tuple(part for i, piece in enumerate(trimmed) for part in _split_soft(text, *piece, final=i == last))


def _ends_in_collective(text: str, end: int) -> bool:
    """Whether the list's last item is a collective of its own (…、各有关部门), whose 部门 is no tail."""
    last = max(text.rfind(mark, 0, end) for mark in "、，；")
    return _COLLECTIVE.fullmatch(text, last + 1, end) is not None


def _hard_cuts(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Where 、 and the like part a list: outside brackets, and not inside a collective."""
    depth, guarded = 0, list(_guarded(text, end))
    tails = {tail.start(): tail.end() for tail in MID_TAIL.regex.finditer(text, 0, end)}
    behind = 0
    for mark in _MARK.finditer(text, 0, end):
        at, char = mark.start(), mark[0]
        if at < behind:
            continue
        if at in tails and depth == 0:
            behind = tails[at]
            yield at, behind
        elif char in _OPENS:
            depth += 1
        elif char in _CLOSES:
            depth = max(0, depth - 1)
        elif char in _HARD and depth == 0 and not any(start < at < stop for start, stop in guarded):
            yield at, at + 1


def _guarded(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Collectives that begin where a name may begin."""
    for match in _COLLECTIVE.finditer(text, 0, end):
        start = match.start()
        if _share_their_tail(match[0]):
            continue  # 各级文化、卫生部门 are two
        if start == 0 or text[start - 1] in "、，；：（。和及与 \n\t由请" or ITEM_NUMBER.regex.fullmatch(text[:start]):
            yield match.span()


def _share_their_tail(text: str) -> bool:
    """Whether a name is a list of departments that say 部门 once, each of them known: 各级文化、卫生部门, not 住房和城乡建设部门."""
    if _SHARED_TAIL.fullmatch(text) is None or _ONE.fullmatch(text) is not None:
        return False
    return all(parse(name) is not None for name in re.split("、|(?<=..)[和与及](?=..)", text))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _BLANK:
        start += 1
    number = ITEM_NUMBER.regex.match(text[start:end])
    start += number.end() if number else 0
    tail = LIST_TAIL.regex.search(text, start, end)
    if tail and tail.start() > start and text[tail.start()] == "等":
        end = tail.start()
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    end -= len(aside.group()) if (aside := _ASIDE.search(text[start:end])) else 0
    return (start, end) if start < end else None


def _split_soft(text: str, start: int, end: int, *, final: bool) -> list[tuple[int, int]]:
    """Split at 和, 及, 与 where both sides are names and the whole is none."""
    if not _SOFT.search(text, start, end):
        return [(start, end)]
    whole = parse(text[start:end])
    if _INNER_UNIT.fullmatch(text, start, end):
        return [(start, end)]
    if whole is not None and not _is_two(text[start:end], whole, final=final):
        return [(start, end)]
    for cut in _strongest_first(text, start, end):
        right = text[cut.end() : end]
        rest = _split_soft(text, cut.end(), end, final=final)
        if len(rest) > 1 or parse(right) is not None:
            return [(start, cut.start()), *rest]
    return [(start, end)]


def _strongest_first(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The places where a name may end at 和, whole names before bare functions: 省工业和信息化厅和各市政府 ends at the second."""
    cuts = [(cut, parse(text[start : cut.start()])) for cut in _SOFT.finditer(text, start, end) if start < cut.start() and cut.end() < end]
    return [cut for cut, left in sorted(((c, n) for c, n in cuts if n is not None), key=lambda pair: pair[1].kind is Kind.FUNCTION)]


def _is_two(text: str, whole: Name, *, final: bool) -> bool:
    """Whether what reads as one name is two that 和 joins: 发改和财政 at a list's end, 云岭供电公司和青禾供电公司."""
    if whole.kind is Kind.FUNCTION:
        return final and len(whole.functions) > 1
    if whole.kind is Kind.COLLECTIVE:
        if _share_their_tail(text):
            return True
        cut = _SOFT.search(text)
        left = parse(text[: cut.start()]) if cut else None
        if cut and left and left.kind is Kind.COLLECTIVE:
            right = text[cut.end() :]
            return bool(_CALLED.search(text, 0, cut.start()) and (len(right) >= 5 or right.startswith("各")) and parse(right))
        return bool(left and left.kind in (Kind.DEPARTMENT, Kind.BODY))
    if whole.kind not in (Kind.FREE, Kind.REGION):
        return False
    return any(
        (left := parse(text[: cut.start()])) and left.kind is not Kind.FUNCTION and parse(text[cut.end() :]) for cut in _SOFT.finditer(text)
    )


def inherit_prefix(names: Iterable[str]) -> list[str]:
    """The names of a list with what they share: a prefix runs on until a new one or a full name.

    A region without its 市 or 政府 takes them from the name that ends the run: 青禾、云岭市人民政府.

    >>> inherit_prefix(["自治区住房城乡建设厅", "发展改革委", "国网青禾供电公司"])
    ['自治区住房城乡建设厅', '自治区发展改革委', '国网青禾供电公司']
    """
    out: list[str] = []
    scope = party = ""
    for text in names:
        name = parse(text)
        if (
            name is None
            or name.kind not in (Kind.DEPARTMENT, Kind.BODY, Kind.FUNCTION)
            or name.agency
            or stands_alone(name)
            or not name.scope
            and scope in STATE_LEVELS
            and (name.kind is not Kind.DEPARTMENT or text in national())
        ):
            out.append(text)
        elif name.scope:
            scope = name.scope
            party = name.governing if name.governing in ("委", "党委") else ""
            out.append(text)
        else:
            takes = party if name.functions and name.functions[0].party and not name.governing else ""
            out.append(scope + takes + text if scope else text)
    return _share_ends(out)


STATE_LEVELS = ("国家", "中央", "国务院", "全国", "中国", "中共中央", "中国共产党", "中共")
_GOVERNED_END = re.compile(r"(?P<region>[\u4e00-\u9fff]{1,10}(?P<suffix>[市县区州]))(?P<governing>人民政府|政府)$")


def _department_of_region(text: str) -> tuple[str, str] | None:
    """The region and the department of 山东省水利厅; ``None`` for other names."""
    name = parse(text)
    if name is None or name.kind is not Kind.DEPARTMENT or not name.region or not lookup(name.region):
        return None
    return (name.region, text[len(name.region) :]) if text.startswith(name.region) and not name.level else None


def _share_ends(names: list[str]) -> list[str]:
    """北海、防城港、钦州市人民政府: the names of regions before it share what the last one ends in."""
    end: re.Match[str] | None = None
    for i in range(len(names) - 1, -1, -1):
        found = _GOVERNED_END.match(names[i])
        department = _department_of_region(names[i + 1]) if i + 1 < len(names) and not found else None
        if department and names[i][-1:] == department[0][-1:] and (named := lookup(names[i])) and named[0].name == names[i]:
            names[i] += department[1]  # 江苏省、山东省水利厅
            continue
        if found:
            end = found
        elif end and (regions := lookup(names[i])):
            bare = regions[0].name != names[i] and names[i] + end["suffix"] == regions[0].name
            if bare or (regions[0].name == names[i] and names[i][-1] in "市县区州"):
                names[i] += (end["suffix"] if bare else "") + end["governing"]
                continue
            end = None
        else:
            end = None
    return names


_NATIONAL = re.compile(r"部$|总局$|总署$|^国家|^中央|^国务院")
_AGENCY = compile_pattern(AGENCY)


def stands_alone(name: Name) -> bool:
    """Whether a name without a prefix is full as it is: 财政部, 税务总局 (but 组织部 is the committee's)."""
    if name.scope or name.kind not in (Kind.DEPARTMENT, Kind.BODY):
        return False
    return bool(_AGENCY.fullmatch(name.core)) or (name.kind is Kind.DEPARTMENT and bool(_NATIONAL.search(name.core)))
