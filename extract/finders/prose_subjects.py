"""The bodies that act in running text: the list at a place, named ones and such as no table knows."""

from __future__ import annotations

from functools import lru_cache

from extract.document import Span
from extract.finders.actors import actors_of, list_end, names_a_body
from extract.finders.statements import Actor
from extract.mentions.organisations import Kind, parse
from extract.rules.prose import GENERAL_COLLECTIVE, LIST_GOES_ON, LOWER_GOVERNMENTS, OTHERS, PLACES_AND_OTHERS, UNKNOWN_AGENT, UNKNOWN_BODY
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
    if end is not None and (found := tuple(actors_of(text, start, end))):
        return end, found
    for rule in (LOWER_GOVERNMENTS, UNKNOWN_AGENT if by else UNKNOWN_BODY):
        named = rule.regex.match(text, start, segment.end)
        if named and not NOT_A_NAME.regex.search(named.group()):
            return named.end(), (Actor(Span(*named.span()), named.group(), named.group()),)
    return None, ()


def only_bodies(text: str, segment: Span) -> bool:
    """Whether a stretch is nothing but a list of bodies."""
    end = list_end(text, segment.start, segment.end)
    others = OTHERS.regex.match(text, end, segment.end) if end is not None else None
    return end is not None and (others.end() if others else end) == segment.end


def share_their_end(text: str, actors: tuple[Actor, ...], limit: int) -> bool:
    """Whether functions are named for their departments: 发展改革、财政等部门, 发展改革、财政部门."""
    if len(actors) < 2:
        return False
    closes = OTHERS.regex.match(text, actors[-1].span.end, limit) is not None
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
