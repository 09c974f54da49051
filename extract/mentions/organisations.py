"""Organisations: where their names stand in a text. Everything here takes folded text.

The trouble is the left edge: 该项工作由区财政局 names 区财政局. A department or a body of the table grows to the left over what
belongs to a name (区, 市委, 吴忠市利通区); a freely named body reaches back to the last word that cannot be part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.mentions.lists import inherit_prefix, split_list
from extract.mentions.names import Kind, Name, leading_region, parse
from extract.mentions.regions import lookup
from extract.rules.openings import compile_pattern
from extract.rules.organisations import (
    AGENCY,
    BARE,
    BODY,
    COLLECTIVE,
    DEPARTMENT,
    GOVERNING,
    HARD_STOP,
    LEADING_VERB,
    LEFT_STOP,
    LEVEL,
    SUB,
    SUB_STOP,
    TELLING,
)

__all__ = [
    "Kind",
    "Name",
    "OrganisationMention",
    "find_organisations",
    "inherit_prefix",
    "is_organisation",
    "organisation_ending_at",
    "organisation_starting_at",
    "parse",
    "split_list",
]


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in a text. ``sectors`` are those of its name alone, primary first; () where it tells none."""

    kind: Kind
    text: str
    sectors: tuple[str, ...] = ()

    @property
    def sector(self) -> str:
        return self.sectors[0] if self.sectors else "其他"


def is_organisation(text: str) -> bool:
    """Whether a whole folded string can be the name of a body, of a collective of bodies, or a bare function as lists use it.

    >>> [is_organisation(s) for s in ("区财政局", "各乡（镇）政府、街道办", "发改", "提高认识")]
    [True, True, True, False]
    """
    return parse(text) is not None


_WINDOW = 44
_BREAK = re.compile(r"[。；：\n\t！？《》，]")
_COLLECTIVE = compile_pattern(COLLECTIVE)
_DEPARTMENT = compile_pattern(DEPARTMENT)
_BODY = compile_pattern(BODY)
_TELLING = compile_pattern(TELLING)
_SUB = compile_pattern(SUB)
_BARE = compile_pattern(BARE)
_LEVEL_END = compile_pattern(LEVEL + r"\Z")
_LEVEL = compile_pattern(LEVEL)
_GOVERNING = compile_pattern(GOVERNING)
_AGENCY_END = compile_pattern(AGENCY + r"\Z")
_AGENCY = compile_pattern(AGENCY)
_COLLECTIVE_END = compile_pattern(rf"(?:{COLLECTIVE})\Z")
_CORE_ENDS = tuple(
    compile_pattern(rf"(?P<core>{core})(?P<sub>(?:{SUB}){{0,2}})(?:（[^（）\n]{{2,16}}）)?\Z") for core in (BODY, DEPARTMENT)
)
_TELLING_END = compile_pattern(rf"{TELLING}(?:（[^（）\n]{{2,16}}）)?\Z")
_GOVERNING_WORDS = ("人民政府", "政府", "党委", "党工委", "纪委监委", "委")
# Words that most sentences begin with and no body's name does: told at once, as finders ask at the head of every sentence.
_OPENS_NO_NAME = frozenset(
    "加强 加快 加大 推动 强化 确保 落实 鼓励 按照 积极 提升 提高 根据 及时 健全 完善 大力 坚持 深入 依法 通过 切实 探索 引导 着力 应当 发挥 依托 继续 打造 构建 不得 "
    "扩大 采取 同时 主动 其中 保证 给予 力争 提出 努力 坚决 可以 扎实 针对 涉及 贯彻 广泛 依据 抓好 进行 累计 每个 对于 抓紧 营造 适用 为了 以及".split()
)
_GROUP_END = re.compile(r"(?:领导小组|协调小组|指挥部|专班|联席会议)(?:办公室|办|各?成员单位)?$")
_COMMITTEE = compile_pattern(
    r"(?<=[省市区县州旗盟])委(?![员托派书外办]|[\u4e00-\u9fff]{0,4}[部办局委会校])|(?<=自治区)党委(?![\u4e00-\u9fff]{0,4}[部办局委会校])"
)
_UNKNOWN = re.compile(r"[\u4e00-\u9fff]{2}(?:自治[州县旗]|[市县区旗州盟]|街道)|[\u4e00-\u9fff]{2,3}[镇乡]")


def _break_before(text: str, end: int) -> int:
    """The leftmost offset that a name which ends at ``end`` may reach."""
    low = max(0, end - _WINDOW)
    for mark in _BREAK.finditer(text, low, end):
        low = mark.end()
    return low


def _grow_left(text: str, low: int, start: int) -> int:
    """Over 委 and 政府, level words, regions and the national body whose office it is."""
    governed = start
    for word in _GOVERNING_WORDS:
        if text.endswith(word, low, start):
            governed = start - len(word)
            break
    scoped = _scope_before(text, low, governed)
    if scoped == governed:  # 委 alone is no body: 由委宣传部
        scoped = _scope_before(text, low, start) if governed < start else start
        if scoped == start:
            return governed if text.startswith(("人民政府", "政府", "党委", "党工委"), governed) else start
    agency = _AGENCY_END.search(text, max(low, scoped - 12), scoped)
    return agency.start() if agency else scoped


def _scope_before(text: str, low: int, end: int) -> int:
    """Where the level word and the regions start that end at ``end``; ``end`` itself where there are none."""
    level = _LEVEL_END.search(text, max(low, end - 6), end)
    at = end
    if level:
        at = _region_before(text, low, level.start())  # 重庆市|区 is rare; 青禾市|市直 and 福建|省 are not
        named = _region_before(text, low, end)
        return min(at, named, level.start())
    return _region_before(text, low, at)


def _region_before(text: str, low: int, end: int) -> int:
    """Where the regions start that end at ``end``, one before the other; an unknown one only after a stop (青禾市)."""
    start = end
    while True:
        at = next((at for at in range(max(low, start - 14), start - 1) if lookup(text[at:start])), start)
        if at == start or LEFT_STOP.regex.match(text[at : at + 2]) and lookup(text[at:start])[0].name != text[at:start]:
            break  # 会同 is a short name of a county, and a word
        start = at
    if start == end:
        return _unknown_before(text, low, end)
    return start


def _unknown_before(text: str, low: int, end: int) -> int:
    """The start of a region that the gazetteer lacks, where a stop or the window's edge shows it: 会同|青禾市."""
    if text[end - 1 : end] not in tuple("市县区旗州盟镇乡道"):
        return end
    edge = max(low, end - 7)
    starts = [stop.end() for stop in LEFT_STOP.regex.finditer(text, edge, end - 1)] or ([low] if edge == low else [])
    return starts[-1] if starts and _UNKNOWN.fullmatch(text, starts[-1], end) else end


def organisation_ending_at(text: str, end: int) -> int | None:
    """Where the longest plausible organisation starts that ends exactly at ``end``: 该项工作由区财政局| gives the place of 区."""
    low = _break_before(text, end)
    starts = []
    collective = _COLLECTIVE_END.search(text, low, end)
    if collective:
        starts.append(collective.start())
    for pattern in _CORE_ENDS:
        start = _core_start(pattern, text, low, end)
        if start is not None:
            starts.append(start)
    telling = _TELLING_END.search(text, low, end)
    if telling and (free := _free_start(text, low, telling.start(), end)) is not None:
        starts.append(free)
    return min(starts, default=None)


def _core_start(pattern: re.Pattern[str], text: str, low: int, end: int) -> int | None:
    at = low
    while found := pattern.search(text, at, end):
        if not SUB_STOP.regex.search(found["sub"]):
            return _grow_left(text, low, found.start())
        at = found.start() + 1
    return None


def _free_start(text: str, low: int, tail: int, end: int) -> int | None:
    """The start of a freely named body: at its region or level word, which a long name may part from its end by verbs
    (市供暖项目实施工作领导小组); else after the last word that can be no part of a name."""
    hard = low
    for stop in HARD_STOP.regex.finditer(text, low, tail):
        hard = stop.end()
    starts = [hard, *(stop.end() for stop in LEFT_STOP.regex.finditer(text, hard, tail))]
    for start in starts[:-1]:
        if (name := parse(text[start:end])) and name.scope and name.kind is Kind.FREE:
            return start
    start = starts[-1]
    while start < end and text[start] in "）、":
        start += 1
    verb = LEADING_VERB.regex.match(text[start:tail])
    start += verb.end() if verb else 0
    if start > tail or parse(text[start:end]) is None:
        return _grow_left(text, low, tail) if parse(text[tail:end]) else None
    return start


@lru_cache(maxsize=1 << 15)  # finders ask for the same places, one after another
def organisation_starting_at(text: str, start: int) -> int | None:
    """Where the longest plausible organisation ends that starts exactly at ``start``: |区财政局负责 gives the place of 负."""
    if text[start : start + 2] in _OPENS_NO_NAME:
        return None
    stop = _BREAK.search(text, start, start + _WINDOW)
    high = stop.start() if stop else min(len(text), start + _WINDOW)
    collective = _COLLECTIVE.match(text, start, high)
    ends = [collective.end()] if collective else []
    agency = _AGENCY.match(text, start, high)
    region = leading_region(text[start:high], agency.end() - start if agency else 0) + start
    level = _LEVEL.match(text, region, high)
    for at in {start, region, level.end() if level else region}:
        ends += _core_ends(text, at, high, scoped=at > start)
    free = _free_end(text, start, high, alone=not ends)
    if free:
        ends.append(free)
    if not ends and region > start and not agency:
        ends.append(region)
    if (
        not ends
        and (bare := _BARE.match(text, level.end() if level else start, high))
        and text[bare.end() : bare.end() + 1] in ("、", "和", "等", "")
    ):
        ends.append(bare.end())
    return max(ends, default=None)


def _core_ends(text: str, at: int, high: int, *, scoped: bool) -> Iterator[int]:
    governing = _GOVERNING.match(text, at, high)
    if governing and scoped:
        yield governing.end()
    for core_at in (at, *((governing.end(),) if governing else ())):
        for pattern in (_BODY, _DEPARTMENT):
            found = pattern.match(text, core_at, high)
            if found:
                yield _with_sub(text, found.end(), high)


def _with_sub(text: str, end: int, high: int) -> int:
    """The end of the body's unit where one follows: 公安局|交通警察支队云岭大队."""
    while (sub := _SUB.match(text, end, high)) and not SUB_STOP.regex.search(sub[0]):
        end = sub.end()
    return end


def _free_end(text: str, start: int, high: int, *, alone: bool) -> int | None:
    """The end of a freely named body: at the last telling end before a word that can be no part of a name.

    ``alone``: no other body begins there, so that the name of a group may hold such words (省推进职能转变协调小组).
    """
    end = None
    for telling in _TELLING.finditer(text, start, high):
        stopped = telling.start() > start and LEFT_STOP.regex.search(text, end or start, telling.start()) is not None
        if stopped and not (alone and _GROUP_END.search(telling[0])):
            break
        name = parse(text[start : telling.end()])
        if stopped and not (name and name.scope):
            break
        if name is not None:
            end = telling.end()
    return end


@lru_cache(maxsize=1)
def find_organisations(text: str) -> tuple[tuple[int, int, OrganisationMention], ...]:
    """Organisations named in a folded text, in order, never overlapping; remembered for the next step that asks about the same text."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, OrganisationMention]]:
    edge = 0
    for start, end, which in sorted(_hits(text)):
        if start < edge:
            continue
        low = max(edge, _break_before(text, start))
        if which == "telling":
            free = _free_start(text, low, start, end)
            if free is None or free == end or (free == start and end - start < 4):
                continue
            start = free
        elif which == "committee":
            start = _scope_before(text, low, start)
            if text[start:end] == "委":
                continue
        elif which == "core":
            start, end = _grow_left(text, low, start), _with_sub(text, end, min(len(text), end + 24))
        name = parse(text[start:end])
        if name is None or name.kind is Kind.FUNCTION:
            continue
        edge = end
        yield start, end, OrganisationMention(name.kind, text[start:end], name.sectors)


def _hits(text: str) -> Iterator[tuple[int, int, str]]:
    """Collectives, cores and telling ends; each pattern runs alone, as the engine skips faster through one than through all."""
    for pattern, which in (
        (_COLLECTIVE, "collective"),
        (_BODY, "core"),
        (_DEPARTMENT, "core"),
        (_COMMITTEE, "committee"),
        (_TELLING, "telling"),
    ):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), which
