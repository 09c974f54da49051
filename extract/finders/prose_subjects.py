"""The bodies that act in running text: the list at a place, named ones and such as no table knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.document import Span
from extract.finders.actors import actors_of, list_end, names_a_body
from extract.finders.statements import Actor
from extract.mentions.organisations import Kind, parse
from extract.rules.prose_subjects import (
    FUNCTIONS_LISTED,
    GENERAL_COLLECTIVE,
    LIST_GOES_ON,
    LOWER_GOVERNMENTS,
    OTHERS,
    PLACES_AND_OTHERS,
    UNKNOWN_AGENT,
    UNKNOWN_BODY,
)
from extract.rules.roles import NOT_A_NAME


@lru_cache(maxsize=1 << 10)  # each form of sentence asks about the same segments
def bodies_at(text: str, start: int, segment: Span, *, by: bool = False) -> tuple[int | None, tuple[Actor, ...]]:
    """The bodies at a place, and where their list ends; lower governments may be named in general, and bodies that no
    table knows, ``by``: as they stand behind 由."""
    end = list_end(text, start, segment.end)
    if end is not None and text[end : end + 1] in ("、", "和", "及", "与") and (rest := LIST_GOES_ON.regex.match(text, end, segment.end)):
        known = tuple(actors_of(text, start, rest.end(), lenient=True))  # one in the middle no table knows
        if len(known) > 2:
            return rest.end(), known
    may_list = text.find("、", start, start + _LONGEST_FUNCTION) > 0 and text.find("部门", start, segment.end) > 0
    listed = FUNCTIONS_LISTED.regex.match(text, start, segment.end) if may_list else None
    if listed and listed.end("list") > (end or 0) and (functions := tuple(_functions(text, Span(*listed.span("list"))))):
        return listed.end(), functions
    if end is not None and (found := tuple(actors_of(text, start, end))):
        return end, found
    takes_on = by or _TAKES_ON.search(text, start, segment.end)
    for rule in (LOWER_GOVERNMENTS, *((UNKNOWN_AGENT if by else UNKNOWN_BODY,) if takes_on else ())):
        named = rule.regex.match(text, start, segment.end)
        if named and not NOT_A_NAME.regex.search(named.group()):
            return named.end(), (Actor(Span(*named.span()), named.group(), named.group()),)
    return None, ()


_LONGEST_FUNCTION = 24
_TAKES_ON = re.compile("负责|牵头|承担|监督")  # one of them stands behind whatever UNKNOWN_BODY matches
_LEVELS = re.compile(
    r"^(?:各地(?:区|方)?|各级|各有关|相关|市、区县|市、县(?:（区）|区)?|省、市|[省市县区])?(?P<function>[\u4e00-\u9fff]{2,12})"
)


def _functions(text: str, listed: Span) -> Iterator[Actor]:
    """Each function of a list, where at least half of them are known: one that no table knows stands for its department, too."""
    parts = [Span(listed.start + m.start(), listed.start + m.end()) for m in _PART.finditer(listed.of(text))]
    if parts and len(parts[0]) == 1:
        parts = [Span(parts[0].start, parts[1].end), *parts[2:]]  # 市、区县农业
    names = [part.of(text).partition("（")[0] for part in parts]
    names = [said["function"] if (said := _LEVELS.match(name)) else name for name in names]
    known = sum(parse(f"{name}部门") is not None or parse(name) is not None for name in names)
    if 2 * known >= len(names):
        for part in parts:
            yield Actor(part, part.of(text), part.of(text))


_PART = re.compile(r"[^、]+")
_UNIT = re.compile(r"(?:单位|部门|机构|机关|企业|公司|学校|医院)$")
_BETWEEN_UNITS = re.compile(r"、|[和及与](?=有关|相关|各)|等(?:有关|相关)?单位$")


def units_listed(text: str, who: Span) -> list[Span]:
    """Each unit of a list whose every part names one: 建设单位、监理单位等相关单位; the whole of anything else."""
    between = [*_BETWEEN_UNITS.finditer(text, who.start, who.end)]
    starts = [who.start, *(b.end() for b in between)]
    ends = [*(b.start() for b in between), who.end]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return parts if all(_UNIT.search(part.of(text)) for part in parts) else [who]


def only_bodies(text: str, segment: Span) -> bool:
    """Whether a stretch is nothing but a list of bodies."""
    end = list_end(text, segment.start, segment.end)
    others = OTHERS.regex.match(text, end, segment.end) if end is not None else None
    return end is not None and (others.end() if others else end) == segment.end


def share_their_end(text: str, actors: tuple[Actor, ...], limit: int) -> bool:
    """Whether functions are named for their departments: 发展改革、财政等部门, 发展改革、财政部门."""
    if len(actors) < 2:
        return False
    closes = OTHERS.regex.match(text, actors[-1].span.end, limit) is not None or text.startswith("部门", actors[-1].span.end)
    shared = actors[-1].mention.endswith(("部门", "机构")) and names_a_body(actors[-1].mention)
    return closes or shared and all((name := parse(a.mention)) and name.kind is not Kind.FREE for a in actors)


def in_general(actors: tuple[Actor, ...]) -> bool:
    """Whether all are named in general: 各有关部门, 各乡镇."""
    return all(GENERAL_COLLECTIVE.regex.match(actor.mention) for actor in actors)


def are_places(text: str, actors: tuple[Actor, ...]) -> bool:
    """Whether all are named regions below the province, which stand for their governments: 河湾市、云岭县; 河湾、云岭等地."""
    if not actors or not all((name := parse(actor.mention)) is not None and name.kind is Kind.REGION for actor in actors):
        return False
    return (
        all(actor.mention[-1] in "市县区州盟旗" for actor in actors) or PLACES_AND_OTHERS.regex.match(text, actors[-1].span.end) is not None
    )
