"""Duty lists: a body's own entry and what it owes.

    （三）区财政局：负责…；配合…。      3.区财政局            财政厅负责…，会同住建厅、…组织…。
                                       （1）负责…
                                       （2）配合…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.finders.statements import Actor
from extract.mentions.organisations import inherit_prefix, is_organisation, organisation_starting_at, split_list
from extract.outline import Clause
from extract.reading import Reading
from extract.records import Role
from extract.rules.roles import DUTY_SECTION, DUTY_START


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: who, in which role, what (folded), and the passage that says so (folded)."""

    actor: Actor
    role: Role
    role_text: str
    task: Span
    quote: Span


_LEAD = re.compile(r"(?:负责)?(?:牵头|主办)")
_HELP = re.compile(r"(?:积极|密切|主动|认真|依法)*(?:配合|协助|协同|参与)")
_IMPLEMENT = re.compile(r"(?:组织实施|贯彻落实|落实)")
_LINE_ENTRY = re.compile(r"(?:(?<=[\n。；])|\A)(?P<who>[^：，。；\n\t]{2,60})：")
_LONGEST_ENTRY = 1_500


def find_duties(reading: Reading, taken: list[Span]) -> list[Duty]:
    """The duties of all entries that stand outside ``taken`` (folded spans that other assignments govern)."""
    duties: list[Duty] = []
    seen: list[Span] = []
    for clause in reading.outline.clauses:
        if not clause.inline and clause.marker and not _covered(clause.marker, seen):
            entry = list(_clause_entry(reading, clause))
            if entry and not _covered(clause.marker, taken):
                duties += entry
                seen.append(clause.span)
    for duty in _line_entries(reading, [*seen, *taken]):
        duties.append(duty)
    return duties


def _covered(span: Span, spans: list[Span]) -> bool:
    return any(span.start in other for other in spans)


def actors_of(text: str, start: int, end: int) -> list[Actor]:
    """The bodies that ``text[start:end]`` lists, if it is nothing but a list of bodies; else none."""
    spans = [Span(start + a, start + b) for a, b in split_list(text[start:end]) if a < b]
    names = [span.of(text) for span in spans]
    if not names or not all(is_organisation(name) for name in names):
        return []
    return [Actor(s, n, full) for s, n, full in zip(spans, names, inherit_prefix(names), strict=True)]


def _clause_entry(reading: Reading, clause: Clause) -> Iterator[Duty]:
    """The entry of a numbered clause: its heading names the body, or its text starts with it."""
    text = reading.text
    actors = actors_of(text, clause.heading.start, clause.heading.end) if len(clause.heading) else []
    if actors and clause.heading.end < clause.span.end:
        if text[clause.heading.end] in "：。\n" or _in_duty_section(reading, clause):
            yield from _entry(reading, clause, actors, clause.heading.end)
        return
    yield from _sentence_entry(reading, clause)


def _in_duty_section(reading: Reading, clause: Clause) -> bool:
    return any(DUTY_SECTION.regex.search(above.heading.of(reading.text)) for above in reading.outline.ancestors(clause))


def _entry(reading: Reading, clause: Clause, actors: list[Actor], start: int) -> Iterator[Duty]:
    """The items of an entry, one duty each; an entry without numbered items is one."""
    items = [c for c in reading.outline.children(clause) if not c.inline]
    text = reading.text
    own = _task(text, start, items[0].span.start if items else clause.span.end)
    if own is not None and len(own) > 6 and (DUTY_START.regex.match(text, own.start) or _in_duty_section(reading, clause)):
        yield from _rows(text, actors, own, clause.span)
    if not (_in_duty_section(reading, clause) or own is not None):
        items = [c for c in items if DUTY_START.regex.match(text, c.marker.end)]
    for item in items:
        task = _task(text, item.marker.end, item.span.end)
        if task is not None and not re.search(r"^组长|副组长：", task.of(text)):
            yield from _rows(text, actors, task, item.span)


def _sentence_entry(reading: Reading, clause: Clause) -> Iterator[Duty]:
    """``2.发展改革委负责…``: the clause starts with a body and its duty."""
    text = reading.text
    end = _list_end(text, clause.marker.end, clause.body.end)
    if end is None:
        return
    actors = actors_of(text, clause.marker.end, end)
    if actors and re.match(r"(?:要|应当?|须|主要|具体)?(?:负责|牵头|承担|在|结合|会同|配合|协助)", text[end : end + 6]):
        task = _task(text, end, clause.span.end)
        if task is not None:
            yield from _rows(text, actors, task, clause.span)


def _list_end(text: str, start: int, limit: int) -> int | None:
    """Where the list of bodies that starts at ``start`` ends; ``None`` where there is none."""
    end = None
    at = start
    while at < limit:
        stop = organisation_starting_at(text, at)
        if not stop or stop > limit:
            break
        end = stop
        if text[stop : stop + 1] in ("、", "和", "及", "与"):
            at = stop + 1
            continue
        break
    return end


def _line_entries(reading: Reading, taken: list[Span]) -> Iterator[Duty]:
    """``县水利局：负责…``, one entry a line or a sentence, without a number."""
    text = reading.text
    for part in reading.fact_spans:
        matches = [m for m in _LINE_ENTRY.finditer(text, part.start, part.end) if not _covered(Span(m.start("who"), m.end()), taken)]
        entries = [(m, actors) for m in matches if (actors := actors_of(text, m.start("who"), m.end("who")))]
        for i, (match, actors) in enumerate(entries):
            clause = reading.outline.item_at(match.start("who"))
            if not DUTY_START.regex.match(text, match.end()) or clause is None:
                continue
            following = entries[i + 1][0].start("who") if i + 1 < len(entries) else part.end
            paragraph = text.find("\n", match.end(), part.end)
            end = min(following, clause.body.end, paragraph if paragraph >= 0 else part.end)
            task = _task(text, match.end(), end)
            if task is not None:
                yield from _rows(text, actors, task, Span(match.start("who"), task.end))


def _task(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in "：。\n\t ，、":
        start += 1
    while end > start and text[end - 1] in "\n\t ":
        end -= 1
    return Span(start, end) if end - start > 3 and end - start < _LONGEST_ENTRY else None


def _rows(text: str, actors: list[Actor], task: Span, quote: Span) -> Iterator[Duty]:
    """The rows of one duty: the body's own role, its helping parts, and those whom it is to work with."""
    role, role_text = duty_role(text, task)
    quote = Span(min(quote.start, actors[0].span.start), task.end) if quote.end - quote.start > _LONGEST_ENTRY else Span(quote.start, task.end)
    for actor in actors:
        yield Duty(actor, role, role_text, task, quote)
        if role is not Role.COORDINATE:
            for part in helping_parts(text, task):
                yield Duty(actor, Role.COORDINATE, "配合", part, quote)
    for helper, part in joined_parts(text, task):
        yield Duty(helper, Role.COORDINATE, "会同", part, quote)


def duty_role(text: str, task: Span) -> tuple[Role, str]:
    """The role that the first verb of a duty gives: 牵头 leads, 配合 coordinates, all else is the body's own to do."""
    said = text[task.start : task.start + 12]
    if lead := _LEAD.match(said):
        return Role.LEAD, lead.group()
    if help_ := _HELP.match(said):
        return Role.COORDINATE, help_.group()
    return Role.RESPONSIBLE, "负责" if said.startswith(("负责", "主要负责", "具体负责")) else "职责"


_PART = re.compile(r"[^，。；\n]+")


def helping_parts(text: str, task: Span) -> Iterator[Span]:
    """The parts of a duty that help another: ``配合市能源局做好…``, up to the next comma or semicolon."""
    parts = [Span(*m.span()) for m in _PART.finditer(text, task.start, task.end)]
    for part in parts[1:]:
        if _HELP.match(text, part.start, part.end) and len(part) > 5:
            yield part


_JOINED = re.compile(r"会同")


def joined_parts(text: str, task: Span) -> Iterator[tuple[Actor, Span]]:
    """``会同市教育局、市财政局制定…``: those bodies coordinate what follows."""
    for match in _JOINED.finditer(text, task.start, task.end):
        end = _list_end(text, match.end(), task.end)
        if end is None:
            continue
        stop = _PART.match(text, end, task.end)
        part = Span(end, stop.end() if stop else end)
        if text[end : end + 1] == "等":
            part = Span(min(end + 1, part.end), part.end)
        if len(part) > 3:
            for actor in actors_of(text, match.end(), end):
                yield actor, part
