"""Who does what in running text: 由A牵头，B、C配合；A负责…；A要…；该项工作由A牵头."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.finders.duties import Duty, _list_end, actors_of, helping_parts, joined_parts
from extract.finders.statements import Actor
from extract.reading import Reading
from extract.records import Role
from extract.rules.prose import BY, FOUNDED, GENERAL_COLLECTIVE, GOES_ON, MODAL, NAMED_FOR_ROLE, NOT_A_DUTY, OFFICE
from extract.rules.roles import ADVERBS, DUTY_START, REACHES_BACK, VERBS

_SENTENCE = re.compile(r"[^。！？\n]+")
_SEGMENT = re.compile(r"[^，；]+")
_CONNECTIVE = re.compile(r"(?:并|同时|其中|具体|原则上|必要时|今后|此外|另外|二要|一要|一是|二是|三是|四是|五是|请)*")
_AFTER_NAMES = re.compile(rf"(?:等(?:有关|相关|各)?(?:部门|单位)?)?{ADVERBS}")
_NAMED_ROLES = (("牵头", Role.LEAD), ("配合", Role.COORDINATE), ("实施", Role.IMPLEMENT), ("监管", Role.SUPERVISE), ("", Role.RESPONSIBLE))


@dataclass(frozen=True, slots=True)
class _Acts:
    """Within one segment: who acts, how, from where the action is said. ``topic``: what stands before 由."""

    actors: tuple[Actor, ...]
    role: Role
    role_text: str
    segment: Span
    action: int
    topic: bool


def find_prose_duties(reading: Reading, taken: list[Span]) -> list[Duty]:
    """The duties that sentences outside ``taken`` (folded) state."""
    duties: list[Duty] = []
    text = reading.text
    for part in reading.fact_spans:
        for match in _SENTENCE.finditer(text, part.start, part.end):
            for sentence in _outside(Span(*match.span()), taken):
                if len(sentence) > 8:
                    duties += _of_sentence(reading, sentence)
    return duties


def _outside(span: Span, taken: list[Span]) -> Iterator[Span]:
    start = span.start
    for other in taken:
        if other.overlaps(span):
            if other.start > start:
                yield Span(start, other.start)
            start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _of_sentence(reading: Reading, sentence: Span) -> Iterator[Duty]:
    text = reading.text
    clause = reading.outline.at(sentence.start)
    start = clause.marker.end if clause is not None and sentence.start <= clause.marker.start < sentence.end else sentence.start
    sentence = Span(min(start, sentence.end), sentence.end)
    segments = [Span(*m.span()) for m in _SEGMENT.finditer(text, sentence.start, sentence.end)]
    acts = [a for segment in segments if (a := _acts(text, segment))]
    if acts:
        yield from _duties(reading, sentence, acts)
    else:
        yield from _office(text, sentence, segments)
    yield from _named(text, sentence, segments)


def _acts(text: str, segment: Span) -> _Acts | None:
    """Who acts in a segment, if its subject, or the one after 由, is a body and a verb of duty follows."""
    by = BY.regex.search(text, segment.start, segment.end)
    if by and (found := _names_and_verb(text, by.end(), segment, by_agent=True)):
        actors, role, verb, action = found
        return _Acts(actors, role, verb, segment, action, topic=by.start() - segment.start > 2)
    lead = _CONNECTIVE.match(text, segment.start, segment.end)
    start = lead.end() if lead else segment.start
    if found := _names_and_verb(text, start, segment, by_agent=False):
        actors, role, verb, action = found
        return _Acts(actors, role, verb, segment, action, topic=False)
    return None


def _names_and_verb(text: str, start: int, segment: Span, *, by_agent: bool) -> tuple[tuple[Actor, ...], Role, str, int] | None:
    end = _list_end(text, start, segment.end)
    if end is None:
        return None
    actors = tuple(actors_of(text, start, end))
    after = _AFTER_NAMES.match(text, end, segment.end)
    at = after.end() if after else end
    if not actors:
        return None
    for word in VERBS:
        if (by_agent or word.role in (Role.LEAD, Role.RESPONSIBLE, Role.COORDINATE)) and (m := word.rule.regex.match(text, at, segment.end)):
            return actors, word.role, m.group(), end
        if (by_agent or word.role in (Role.LEAD, Role.RESPONSIBLE, Role.COORDINATE)) and (m := word.rule.regex.match(text, end, segment.end)):
            return actors, word.role, m.group(), end
    if by_agent or NOT_A_DUTY.regex.search(text, segment.start, segment.end):
        return None
    if any(GENERAL_COLLECTIVE.regex.match(actor.mention) for actor in actors):
        return None
    modal = MODAL.regex.match(text, end, segment.end)
    if modal or DUTY_START.regex.match(text, end, segment.end):
        return actors, Role.RESPONSIBLE, modal.group() if modal else "职责", end
    return None


def _duties(reading: Reading, sentence: Span, acts: list[_Acts]) -> Iterator[Duty]:
    text = reading.text
    item = reading.outline.item_at(sentence.start)
    back = REACHES_BACK.regex.match(text, sentence.start, sentence.end)
    for i, act in enumerate(acts):
        limit = acts[i + 1].segment.start if i + 1 < len(acts) else sentence.end
        start = sentence.start if act.topic and i == 0 else act.segment.start if act.topic else act.action
        task = _trim(text, start, limit)
        if back and i == 0 and item is not None and sentence.start - item.marker.end > 8:
            yield from _reaching_back(reading, act, item.marker.end, sentence, limit)
            continue
        if _only_verb(text, act, limit):
            task = _trim(text, sentence.start, sentence.end)
        if task is None:
            continue
        for actor in act.actors:
            yield Duty(actor, act.role, act.role_text, task, sentence)
            if act.role is not Role.COORDINATE:
                for part in helping_parts(text, task):
                    yield Duty(actor, Role.COORDINATE, "配合", part, sentence)
        for helper, part in joined_parts(text, task):
            yield Duty(helper, Role.COORDINATE, "会同", part, sentence)


def _reaching_back(reading: Reading, act: _Acts, item_start: int, sentence: Span, limit: int) -> Iterator[Duty]:
    """``该项工作由A牵头实施，负责B``: A leads the item before the sentence, and is responsible for B."""
    text = reading.text
    before = _trim(text, item_start, sentence.start)
    rest = _trim(text, act.segment.end, limit)
    for actor in act.actors:
        if before is not None:
            yield Duty(actor, act.role, act.role_text, before, sentence)
        if rest is not None:
            yield Duty(actor, Role.RESPONSIBLE, "负责", rest, sentence)


def _only_verb(text: str, act: _Acts, limit: int) -> bool:
    """``由A牵头，B配合，制定…``: a segment that says no action of its own speaks of the whole sentence."""
    said = text[act.action : act.segment.end]
    return not act.topic and len(re.sub(r"^(?:等(?:有关|相关)?(?:部门|单位))?" + ADVERBS, "", said)) <= len(act.role_text) + 1 and act.role_text != "职责"


def _office(text: str, sentence: Span, segments: list[Span]) -> Iterator[Duty]:
    """``办公室设在…，承担…`` and ``成立…领导小组，负责…``: the body just named goes on."""
    named = OFFICE.regex.search(text, sentence.start, sentence.end) or FOUNDED.regex.search(text, sentence.start, sentence.end)
    if not named:
        return
    who = Span(*named.span("who"))
    mention = re.sub(r"^.*?(?:下设|设立|成立)", "", who.of(text))
    start = who.end - len(mention)
    for segment in segments:
        if segment.start > named.end() and GOES_ON.regex.match(text, segment.start, segment.end):
            task = _trim(text, segment.start, sentence.end)
            if task is not None:
                yield Duty(Actor(Span(start, who.end), mention, mention), Role.RESPONSIBLE, "负责", task, sentence)
            return


def _named(text: str, sentence: Span, segments: list[Span]) -> Iterator[Duty]:
    """``A、B为牵头部门``, ``各乡镇政府是…的责任主体``."""
    for segment in segments:
        end = _list_end(text, segment.start, segment.end)
        named = NAMED_FOR_ROLE.regex.match(text, end, segment.end) if end else None
        if not named or end is None:
            continue
        role = next(role for word, role in _NAMED_ROLES if word in named.group("role"))
        whole = segment if role is Role.LEAD else Span(segment.start, sentence.end)
        for actor in actors_of(text, segment.start, end):
            yield Duty(actor, role, named.group("role"), whole, sentence)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in "，；：、 \n":
        start += 1
    while end > start and text[end - 1] in "，；、 \n":
        end -= 1
    return Span(start, end) if end - start > 3 else None
