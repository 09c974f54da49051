"""Duties that a colon announces: of a body, of the group named before, of those who lead and join a group.

省应急领导小组主要职责：            领导小组下设办公室，设在县商务局。主要职责：承担日常工作。
（1）统一领导处置；
（2）协调各县。                     电力恢复组：由县发改局牵头，县公安局、县水利局等参加。
                                    主要职责：组织抢修。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Coverage, Span
from extract.finders.actors import Duty, actors_of, list_end, trimmed
from extract.finders.statements import Actor
from extract.mentions.organisations import organisation_ending_at
from extract.reading import Reading
from extract.records import Role
from extract.rules.announced import ANNOUNCES, GROUP_LED, GROUP_NAMED
from extract.rules.prose_subjects import UNKNOWN_OWNER
from extract.rules.roles import NOT_A_NAME

_WORDS = re.compile(r"(?:职责(?:为|是|如下)?|[下列]工作)：")
_LONGEST_OPENING = 60  # characters of a label and a name before such words
_REACH = 400  # characters before 主要职责： in which its group is named
_LONGEST = 2_000


def find_announced_duties(reading: Reading, taken: list[Span]) -> list[Duty]:
    """The duties that stand behind 主要职责： and 开展以下工作：, outside ``taken`` (folded)."""
    text, covered, duties = reading.text, Coverage(taken), list[Duty]()
    for part in reading.fact_spans:
        for said in _announcements(text, part):
            tasks = [] if said.start() in covered else _tasks(reading, said.end(), part.end)
            since, owners = _owners(reading, said, part.start) if tasks else (0, [])
            duties += [
                Duty(actor, role, verb, task, Span(min(since, task.start), task.end)) for actor, role, verb in owners for task in tasks
            ]
    return duties


def _announcements(text: str, part: Span) -> Iterator[re.Match[str]]:
    """Where duties are announced: the words are looked for first, and then who stands before them on their line."""
    for words in _WORDS.finditer(text, part.start, part.end):
        line = max(part.start, text.rfind("\n", part.start, words.start()), words.start() - _LONGEST_OPENING)
        said = next((m for m in ANNOUNCES.regex.finditer(text, line, words.end()) if m.end() == words.end()), None)
        if said is not None:
            yield said


def _tasks(reading: Reading, start: int, limit: int) -> list[Span]:
    """What stands behind the colon on its line, else the numbered items that follow."""
    text, outline = reading.text, reading.outline
    line_end = text.find("\n", start, limit)
    line_end = limit if line_end < 0 else line_end
    inside = outline.between(start, line_end)
    if own := trimmed(text, start, inside[0].marker.start if inside else line_end):
        return [own] if len(own) < _LONGEST else []
    items = inside or outline.between(line_end, limit)
    tasks: list[Span] = []
    at = line_end + 1
    for item in items:
        if item.level != items[0].level or not inside and item.marker.start > at:
            break
        end = text.find("\n", item.marker.end, item.span.end)
        at = (item.span.end if end < 0 else end) + 1
        if (task := trimmed(text, item.marker.end, at - 1)) is not None:
            tasks.append(task)
    return tasks


_Owner = tuple[Actor, Role, str]


def _owners(reading: Reading, said: re.Match[str], low: int) -> tuple[int, list[_Owner]]:
    """From where the text names them, and whose duties they are: those named before the words, those who lead and join the
    group of the line above, else the group named last."""
    text = reading.text
    marker = next((c.marker.end for c in reading.outline.between(said.start(), said.end())), said.start())
    who = Span(min(marker, said.start("how")), said.start("how"))
    if len(who):
        return who.start, [(actor, Role.RESPONSIBLE, "职责") for actor in _named(text, who)]
    led = list(GROUP_LED.regex.finditer(text, max(low, said.start() - _LONGEST), said.start()))
    if led and text.count("\n", led[-1].end(), said.start()) <= 1:
        return led[-1].start(), list(_led(text, led[-1]))
    group = _group_before(text, max(low, said.start() - _REACH), said.start())
    return said.start(), [(group, Role.RESPONSIBLE, "职责")] if group else []


def _group_before(text: str, low: int, end: int) -> Actor | None:
    """The group that the text named last, but not one under which another stands (在省防汛指挥部领导下)."""
    for named in reversed(list(GROUP_NAMED.regex.finditer(text, low, end))):
        start = organisation_ending_at(text, named.end())
        name = Span(max(low, named.start() if start is None else start), named.end())
        if text[name.start - 1] not in "在受向对由":
            return Actor(name, name.of(text), name.of(text))
    return None


def _named(text: str, who: Span) -> list[Actor]:
    end = list_end(text, who.start, who.end)
    if end == who.end:
        return actors_of(text, who.start, end)
    mention = who.of(text)
    known = UNKNOWN_OWNER.regex.search(mention) and not NOT_A_NAME.regex.search(mention) and len(mention) > 2
    return [Actor(who, mention, mention)] if known else []


def _led(text: str, group: re.Match[str]) -> Iterator[tuple[Actor, Role, str]]:
    for actor in actors_of(text, *group.span("lead"), lenient=True):
        yield actor, Role.LEAD, "牵头"
    for actor in actors_of(text, *group.span("others"), lenient=True) if group["others"] else ():
        yield actor, Role.COORDINATE, "参加"
