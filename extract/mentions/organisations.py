"""Organisations: where their names stand in a text, how a list of them splits, and what a name is made of.

``parse`` reads one name; all else rests on it. Everything here takes folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.mentions.regions import lookup
from extract.rules.departments import Function, bodies, stems
from extract.rules.organisations import (
    BARE,
    BODY,
    COLLECTIVE,
    CORE,
    DEPARTMENT,
    GOVERNING,
    ITEM_NUMBER,
    LEFT_STOP,
    LEVEL,
    LIST_TAIL,
    STEM,
    SUB,
    SUFFIX,
    TELLING,
)


class Kind(StrEnum):
    """What sort of body a name is of."""

    DEPARTMENT = "department"  # 财政局
    BODY = "body"  # 组织部, 政府办公室, 团委: one of the table
    COLLECTIVE = "collective"  # 各市、县（区）人民政府
    FREE = "free"  # companies, universities, groups that a paper founds: named freely, told by how they end
    FUNCTION = "function"  # 发改: bare, as lists use it
    REGION = "region"  # 金积镇: a region that stands for its government


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: 吴忠市利通区 · 省 · 委 · 宣传部 · 信用科. Parts that are absent are ''."""

    kind: Kind
    region: str = ""  # named: 吴忠市利通区
    level: str = ""  # relative: 省, 自治区, 市直
    governing: str = ""  # 委, 政府 … between region and core
    core: str = ""
    sub: str = ""  # the unit of the body
    remark: str = ""  # what stands in brackets behind: 发展改革委（粮食局）
    functions: tuple[Function, ...] = ()

    @property
    def scope(self) -> str:
        """Region and level as written: what a list shares."""
        return self.region + self.level


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in a text. ``sectors`` are those of its name alone, primary first; () where it tells none."""

    kind: Kind
    text: str
    sectors: tuple[str, ...] = ()

    @property
    def sector(self) -> str:
        return self.sectors[0] if self.sectors else "其他"


_LEVEL = re.compile(LEVEL)
_GOVERNING = re.compile(GOVERNING)
_CORE = re.compile(rf"(?:(?P<body>{BODY})|(?P<department>{DEPARTMENT}))(?P<sub>(?:{SUB})*)(?P<remark>（[^（）\n]{{2,16}}）)?\Z")
_DEPARTMENT_CORE = re.compile(rf"(?P<department>{DEPARTMENT})(?P<sub>(?:{SUB})*)(?P<remark>（[^（）\n]{{2,16}}）)?\Z")
_BARE = re.compile(rf"{BARE}(?:[和与]?{STEM}){{0,3}}\Z")
_COLLECTIVE = re.compile(COLLECTIVE)
_FREE_NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9·—\-“”（）]{{2,40}}?{TELLING}\Z")
_TELLING_END = re.compile(rf"{TELLING}\Z")
_UNKNOWN_REGION = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治[区州县旗]|[省市县区旗州盟镇乡]|街道)(?=.)")
_GENERIC = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:企业|单位|部门|机构|运营商|业主|村委|居委|村（居）委|村居|行业协会|第三方)(?:（[^（）]{2,10}）)?\Z"
)
_GRASSROOTS = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:街道|[镇乡村]|社区|苏木|农场|林场|牧场|园区|开发区|新区|管理区|工业园)(?:办事处|办|党工委|党委)?\Z"
)
_WORDY = re.compile(
    r"负责|牵头|配合|落实|会同|按照|按职责|组织实施|要求|完成|工作(?!委|组|专班|小组|领导|联席|办|站|部|局|中心|协调|推进|指挥)|任务|措施|建立健全|应当|进行|以及|并|的|了|是|将|对(?!外|口|台)|把|为|及时|积极|切实|\d{4}年"
)


def _leading_region(text: str) -> int:
    """How long the regions are that a name begins with: 吴忠市利通区财政局 → 6. Short names only where something of a name follows."""
    at = 0
    while at < len(text):
        length = next((n for n in range(min(14, len(text) - at), 1, -1) if _is_leading(text, at, n)), 0)
        if not length:
            break
        at += length
    return at


def _is_leading(text: str, at: int, length: int) -> bool:
    name = text[at : at + length]
    found = lookup(name)
    if not found or (found[0].name != name and len(found[0].code) > 4 and LEFT_STOP.regex.match(name)):
        return False
    return not (
        name.endswith("市")
        and text.startswith(("场监", "容", "政"), at + length)
        and not text.startswith(("政府", "政协", "政务"), at + length)
    )


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name | None:
    """A whole folded string as the name of a body, a collective or a bare function; ``None`` where it can be none.

    >>> parse("吴忠市利通区财政局").region
    '吴忠市利通区'
    """
    if not 1 < len(text) <= 60 or text[0] in "，。、；：）" or "\n" in text:
        return None
    collective = _COLLECTIVE.fullmatch(text)
    if collective:
        return Name(Kind.COLLECTIVE, core=text)
    return _named(text) or _bare(text) or _free(text)


def _named(text: str) -> Name | None:
    at = _leading_region(text)
    found = _cored(text, at)
    if found is None and not at:
        unknown = _UNKNOWN_REGION.match(text)
        if unknown and not _CORE.match(text) and not LEFT_STOP.regex.search(unknown[0]):
            found = _cored(text, unknown.end())
    return found


def _cored(text: str, at: int) -> Name | None:
    """The name whose region ends at ``at``: level, governing body and core follow in order, each may be absent."""
    ends = [at]
    level = _LEVEL.match(text, at)
    if level:
        ends.insert(0, level.end())
    for end in ends:
        for governed in _governed(text, end):
            core = _CORE.match(text, governed) or _DEPARTMENT_CORE.match(text, governed)
            if core:
                return _name(text, at, end, governed, core)
        if end and (end == len(text) and at == len(text)):
            return Name(Kind.REGION, region=text)
    if level and level.end() < len(text):
        governing = _GOVERNING.fullmatch(text, level.end())
        if governing:
            return Name(Kind.BODY, text[:at], text[at : level.end()], "", governing[0], functions=_functions_of(governing[0]))
    governing = _GOVERNING.fullmatch(text, at) if at else None
    return Name(Kind.BODY, text[:at], "", "", governing[0], functions=_functions_of(governing[0])) if governing else None


def _governed(text: str, at: int) -> tuple[int, ...]:
    governing = _GOVERNING.match(text, at)
    return (at, governing.end()) if governing else (at,)


def _functions_of(core: str) -> tuple[Function, ...]:
    known = bodies().get(core)
    if known:
        return (known,)
    return (bodies()["党委" if "委" in core else "政府"],)


def _name(text: str, region: int, level: int, governed: int, core: re.Match[str]) -> Name:
    groups = core.groupdict()
    body = groups.get("body")
    functions = (bodies()[body],) if body else stem_functions(groups["department"])
    word = body or groups["department"]
    return Name(
        Kind.BODY if body else Kind.DEPARTMENT,
        text[:region],
        text[region:level],
        text[level:governed],
        word,
        groups["sub"],
        groups["remark"] or "",
        functions,
    )


_STEM = re.compile(STEM)


@lru_cache(maxsize=1 << 12)
def stem_functions(department: str) -> tuple[Function, ...]:
    """The functions that a department's name says, in order: 住建和交通局 → 住房和城乡建设, 交通."""
    found, at = [], 0
    while match := _STEM.match(department, at):
        found.append(stems()[match[0]])
        at = match.end()
        at += 1 if department[at : at + 1] in ("和", "与", "、") and _STEM.match(department, at + 1) else 0
    return tuple(found)


def _bare(text: str) -> Name | None:
    """区发改, 财政, 住建和交通: functions without 局, as lists use them."""
    for at in (0, *((m.end(),) if (m := _LEVEL.match(text)) else ())):
        if _BARE.match(text, at):
            return Name(Kind.FUNCTION, level=text[:at], core=text[at:], functions=stem_functions(text[at:]))
    return None


def _free(text: str) -> Name | None:
    """Names told by their end alone; what holds a verb of assignment is none."""
    if _WORDY.search(text) or any(mark in text for mark in "，。；：、《》"):
        return None
    if _GENERIC.match(text):
        return Name(Kind.COLLECTIVE, core=text)
    at = _leading_region(text)
    level = _LEVEL.match(text, at)
    head = level.end() if level else at
    if _FREE_NAME.match(text) or (_TELLING_END.match(text, head)):
        return Name(Kind.FREE, text[:at], text[at:head], core=text[head:])
    if _GRASSROOTS.match(text):
        return Name(Kind.REGION, core=text)
    return None


def is_organisation(text: str) -> bool:
    """Whether a whole folded string can be the name of a body, of a collective of bodies, or a bare function as lists use it.

    >>> [is_organisation(s) for s in ("区财政局", "各乡（镇）政府、街道办", "发改", "提高认识")]
    [True, True, True, False]
    """
    return parse(text) is not None


# ---- lists

_SEPARATOR = re.compile(r"[、，,；\n\t/ ]|以及|会同|[和及与并]")
_HARD = frozenset("、，,；\n\t/ ")


def split_list(text: str) -> list[tuple[int, int]]:
    """The bodies of an enumeration, as spans of the folded text; collectives stay whole, list numbers and tails (等部门) are off.

    和, 及, 与 part two names only where both sides are names and the whole is none; in the midst of a list of bare
    functions (区发改、住建和交通、农业农村) they belong to a name.
    """
    end = len(text.rstrip("。，；、 \n\t"))
    tail = LIST_TAIL.regex.search(text, 0, end)
    if tail and not _COLLECTIVE.fullmatch(text, 0, end):
        kept = _ends_in_collective(text, end)
        end = end if kept else tail.start()
    pieces: list[tuple[int, int]] = []
    start = 0
    for cut_start, cut_end in _hard_cuts(text, end):
        pieces.append((start, cut_start))
        start = cut_end
    pieces.append((start, end))
    trimmed = [piece for piece in (_trim(text, *piece) for piece in pieces) if piece]
    last = len(trimmed) - 1
    return [part for i, piece in enumerate(trimmed) for part in _split_soft(text, *piece, final=i == last)]


def _ends_in_collective(text: str, end: int) -> bool:
    """Whether the list's last item is a collective of its own (…、各有关部门), whose 部门 is no tail."""
    last = max(text.rfind(mark, 0, end) for mark in "、，；")
    return _COLLECTIVE.fullmatch(text, last + 1, end) is not None


def _hard_cuts(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Where 、 and the like part a list: outside brackets, and not inside a collective."""
    depth, guarded = 0, _guarded(text, end)
    for at in range(end):
        char = text[at]
        if char in "（〔":
            depth += 1
        elif char in "）〕":
            depth = max(0, depth - 1)
        elif char in _HARD and depth == 0 and not any(start < at < stop for start, stop in guarded):
            yield at, at + 1


def _guarded(text: str, end: int) -> list[tuple[int, int]]:
    """Collectives that begin where a name may begin."""
    spans = []
    for match in _COLLECTIVE.finditer(text, 0, end):
        before = text[match.start() - 1] if match.start() else "、"
        if before in "、，；：（。和及与 \n\t由请" or ITEM_NUMBER.regex.match(text[: match.start()]):
            spans.append(match.span())
    return spans


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " 、，；：。\n\t":
        start += 1
    number = ITEM_NUMBER.regex.match(text[start:end])
    start += number.end() if number else 0
    tail = LIST_TAIL.regex.search(text, start, end)
    if tail and tail.start() > start and text[tail.start()] == "等":
        end = tail.start()
    while end > start and text[end - 1] in " 、，；：。\n\t":
        end -= 1
    return (start, end) if start < end else None


_SOFT = re.compile(r"以及|会同|[和及与并]")


def _split_soft(text: str, start: int, end: int, *, final: bool) -> list[tuple[int, int]]:
    """Split at 和, 及, 与 where both sides are names and the whole is none."""
    whole = parse(text[start:end])
    if (
        whole is not None
        and not (final and whole.kind is Kind.FUNCTION and len(whole.functions) > 1)
        and not _two_names(text[start:end], whole)
    ):
        return [(start, end)]
    for cut in _SOFT.finditer(text, start, end):
        left, right = text[start : cut.start()], text[cut.end() : end]
        if left and right and is_organisation(left) and (is_organisation(right) or len(_split_soft(text, cut.end(), end, final=final)) > 1):
            return [(start, cut.start()), *_split_soft(text, cut.end(), end, final=final)]
    return [(start, end)]


def _two_names(text: str, whole: Name) -> bool:
    """Whether a freely named body is in truth two that 和 joins: 云岭供电公司和青禾供电公司."""
    if whole.kind not in (Kind.FREE, Kind.REGION):
        return False
    return any(
        (left := parse(text[: cut.start()])) and left.kind is not Kind.FUNCTION and is_organisation(text[cut.end() :])
        for cut in _SOFT.finditer(text)
    )


def inherit_prefix(names: Iterable[str]) -> list[str]:
    """The names of a list with the prefix that they share: a prefix runs on until a new one or a full name.

    >>> inherit_prefix(["自治区住房城乡建设厅", "发展改革委", "国网青禾供电公司"])
    ['自治区住房城乡建设厅', '自治区发展改革委', '国网青禾供电公司']
    """
    out: list[str] = []
    scope = party = ""
    for text in names:
        name = parse(text)
        if name is None or name.kind not in (Kind.DEPARTMENT, Kind.BODY, Kind.FUNCTION):
            out.append(text)
            continue
        if name.scope or own_standing(name):
            scope = name.scope if not own_standing(name) else scope
            party = name.governing if name.governing in ("委", "党委") else ""
            out.append(text)
            continue
        takes_party = party if name.functions and name.functions[0].party and not name.governing else ""
        out.append(scope + takes_party + text if scope else text)
    return out


_NATIONAL = re.compile(r"部$|总局$|总署$|^国家|^中央|^国务院|^中国|^人民银行|^人行")


def own_standing(name: Name) -> bool:
    """Whether a name without a prefix is full as it is: 财政部, 税务总局 (but 组织部 is the committee's)."""
    party = bool(name.functions) and name.functions[0].party
    return not party and not name.scope and bool(_NATIONAL.search(name.core)) and name.kind is Kind.DEPARTMENT


# ---- names in running text

_WINDOW = 44


@lru_cache(maxsize=1 << 14)
def _longest_ending(window: str) -> int:
    """The start of the longest name that ends where ``window`` ends; -1 for none."""
    starts = [0, *(m.end() for m in _NAME_START.finditer(window))]
    for start in starts:
        piece = window[start:]
        if len(piece) > 1 and (name := parse(piece)) and _plausible(name, piece):
            return start
    for start in range(len(window) - 2, -1, -1):
        if (name := parse(window[start:])) and name.kind in (Kind.DEPARTMENT, Kind.BODY):
            return _grow(window, start)
    return -1


def _plausible(name: Name, piece: str) -> bool:
    return name.kind is not Kind.FREE or not LEFT_STOP.regex.match(piece)


def _grow(window: str, start: int) -> int:
    """Further to the left as long as the name stays one."""
    best = start
    for at in range(start - 1, max(-1, start - 16), -1):
        name = parse(window[at:])
        if name and name.kind in (Kind.DEPARTMENT, Kind.BODY):
            best = at
    return best


_NAME_START = LEFT_STOP.regex
_BREAK = re.compile(r"[。；：\n\t！？《》]")


def organisation_ending_at(text: str, end: int) -> tuple[int, int] | None:
    """The longest plausible organisation that ends exactly at ``end``: 该项工作由区财政局| gives 区财政局."""
    low = max(0, end - _WINDOW)
    for mark in _BREAK.finditer(text, low, end):
        low = mark.end()
    start = _longest_ending(text[low:end])
    return (low + start, end) if start >= 0 else None


def organisation_starting_at(text: str, start: int) -> tuple[int, int] | None:
    """The longest plausible organisation that starts exactly at ``start``: |区财政局负责 gives 区财政局."""
    stop = _BREAK.search(text, start, start + _WINDOW)
    high = stop.start() if stop else min(len(text), start + _WINDOW)
    length = _longest_starting(text[start:high])
    return (start, start + length) if length else None


@lru_cache(maxsize=1 << 14)
def _longest_starting(window: str) -> int:
    collective = _COLLECTIVE.match(window)
    best = collective.end() if collective else 0
    for end in range(len(window), max(1, best), -1):
        name = parse(window[:end])
        if (
            name
            and (name.kind is not Kind.FUNCTION or end == len(window) or not best)
            and not (name.kind is Kind.COLLECTIVE and "、" in window[:end])
        ):
            return end
    return best


_FIND = re.compile(rf"(?P<collective>{COLLECTIVE})|(?P<core>{CORE})|(?P<telling>{TELLING})")


def find_organisations(text: str) -> Iterator[tuple[int, int, OrganisationMention]]:
    """Organisations named in a folded text, in order, never overlapping."""
    edge = 0
    for match in _FIND.finditer(text):
        if match.start() < edge:
            continue
        start, end = match.span()
        if match.lastgroup != "collective":
            found = organisation_ending_at(text, end)
            if found is None:
                continue
            start, end = max(found[0], edge), found[1]
        name = parse(text[start:end])
        if name is None or name.kind is Kind.FUNCTION:
            continue
        edge = end
        yield start, end, OrganisationMention(name.kind, text[start:end], sectors_of(name))


def sectors_of(name: Name) -> tuple[str, ...]:
    """The sectors that a name says, primary first."""
    return tuple(dict.fromkeys(sector for function in name.functions for sector in function.sectors))
