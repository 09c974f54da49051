"""Who acts in a sentence that founds, seats or names a body instead of giving it a verb: 办公室设在…，承担…; A为牵头部门."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.finders.actors import Duty, rows, trimmed
from extract.finders.prose_subjects import bodies_at, only_bodies
from extract.finders.statements import Actor
from extract.records import Role
from extract.rules.prose import FOUNDED, GOES_ON, NAMED_FOR_ROLE, OFFICE, STAFFING, TAKES_ON

_NAMED_ROLES = (("牵头", Role.LEAD), ("配合", Role.COORDINATE), ("实施", Role.IMPLEMENT), ("监管", Role.SUPERVISE), ("", Role.RESPONSIBLE))


def founded_or_seated(text: str, sentence: Span, segments: list[Span]) -> Iterator[Duty]:
    """``办公室设在…，承担…`` and ``成立…领导小组，负责…``: the body just named goes on."""
    office = OFFICE.regex.search(text, sentence.start, sentence.end) if "办公室" in sentence.of(text) else None
    named = office or FOUNDED.regex.search(text, sentence.start, sentence.end)
    if not named:
        return
    below = named.groupdict().get("below")
    who = Span(*named.span("below" if below else "who"))
    mention = re.sub(r"^.*(?:下设|设立|成立)", "", who.of(text))
    actor = Actor(Span(who.end - len(mention), who.end), mention, mention)
    start = _goes_on(text, [s for s in segments if s.start >= named.end()])
    if start is None or not office and "；" in text[named.end() : start]:
        return  # 组建技术委员会；组织制定标准: what follows is a task of its own
    by_founder = not office and only_bodies(text, Span(sentence.start, named.start()))
    if by_founder and not TAKES_ON.regex.match(text, start):
        return  # 省防指设立前方指挥部，组织…: the founder acts
    staffing = next((s.start for s in segments if s.start > start and STAFFING.regex.search(text, s.start, s.end)), sentence.end)
    task = trimmed(text, start, staffing)
    if task is not None:
        yield from rows(text, [actor], Role.RESPONSIBLE, "负责", task, sentence)


def _goes_on(text: str, segments: list[Span]) -> int | None:
    """Where the duties of the body just named begin; only words on its seat and staff may stand before."""
    for segment in segments:
        if GOES_ON.regex.match(text, segment.start, segment.end):
            return segment.start
        if not STAFFING.regex.search(text, segment.start, segment.end):
            return None
    return None


def named_for_role(text: str, sentence: Span, segments: list[Span]) -> Iterator[Duty]:
    """``A、B为牵头部门``, ``各乡镇政府是…的责任主体``."""
    for segment in segments:
        end, actors = bodies_at(text, segment.start, segment)
        named = NAMED_FOR_ROLE.regex.match(text, end, segment.end) if end else None
        if not named or end is None:
            continue
        role = next(role for word, role in _NAMED_ROLES if word in named.group("role"))
        goes_on = text.startswith("，要", segment.end)  # 作为牵头部门，要切实…
        whole = segment if role is Role.LEAD and not goes_on else Span(segment.start, sentence.end)
        for actor in actors:
            yield Duty(actor, role, named.group("role"), whole, sentence)
