"""Duty lists: a body's own entry and what it owes.

（三）区财政局：负责…；配合…。      3.区财政局            财政厅负责…，会同住建厅、…组织…。
                                   （1）负责…
                                   （2）配合…

第四条 乡镇人民政府应当履行下列职责：（一）…；（二）…。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Coverage, Span
from extract.finders.actors import Duty, actors_of, after_list, list_end, names_a_body, rows, trimmed
from extract.finders.statements import Actor
from extract.mentions.organisations import Kind, parse
from extract.outline import Clause
from extract.reading import Reading
from extract.records import Role
from extract.rules.prose import ACTS, BY, IN_CHARGE_OF, MODAL
from extract.rules.prose_subjects import OTHER_BODY, UNKNOWN_OWNER
from extract.rules.roles import DUTIES_FOLLOW, DUTY_HEADING, DUTY_SECTION, DUTY_START, GROUP, HELPS, LEADS, NOT_A_NAME, ROSTER, TAKES_ON

_LONGEST_ENTRY = 2_000
_ENTRY_START = re.compile(r"(?:(?<=[\n。；])|\A)(?=[^\n。；，：]{2})")
_SENTENCES = re.compile(r"[^。；\n]+[。；]?")
_SENTENCE = re.compile(r"[^。\n]+")
_COLON = re.compile(r"(?P<who>[^，。；：\n\t]{2,120})：")
_BY_ITS_DUTIES = re.compile(
    r"(?:等(?:有关|相关)*(?:部门|单位))?(?:按照?|根据|依据)(?:各自)?(?:工作)?(?:职责|职能|分工)"
)  # ，县财政局按职责做好…
_ONLY_ROLE = re.compile(r"(?:按照?|根据)?(?:各自)?(?:职责|职能|分工)*(?:共同|分别)?负责(?:落实|实施)?[。；]?")  # of what stands before it
_TAKING_ON = re.compile("负责|牵头|承担|配合|协助|主办")  # one of them stands in whatever TAKES_ON matches
_BOUNDARY = re.compile(r"(?<=[。；，\n])(?=[^，。；\n]{3})")


def find_duties(reading: Reading, taken: list[Span]) -> list[Duty]:
    """The duties of all entries that stand outside ``taken`` (folded spans that other assignments govern)."""
    duties: list[Duty] = []
    seen: list[Span] = []
    covered, done = Coverage(taken), -1
    for clause in reading.outline.clauses:
        at = clause.marker.start
        if not clause.inline and len(clause.marker) and at >= done and at not in covered:
            entry = list(_clause_entry(reading, clause))
            if entry:
                duties += entry
                seen += [clause.span] if entry[0].quote == clause.span else [duty.task for duty in entry]
                done = max(done, *(span.end for span in seen))
    covered = Coverage([*seen, *taken])
    for part in reading.fact_spans:
        duties += _line_entries(reading, part, covered)
    return duties


def _clause_entry(reading: Reading, clause: Clause) -> Iterator[Duty]:
    """The entry of a numbered clause: its heading names the body, or its text starts with it."""
    text = reading.text
    heading = clause.heading
    said = DUTY_HEADING.regex.search(text, heading.start, heading.end)
    actors = actors_of(text, heading.start, said.start() if said else heading.end) if len(heading) else []
    if said and not actors:
        actors = _unknown_owner(text, Span(heading.start, said.start()), said.group())
    if actors and heading.end < clause.span.end and not ROSTER.regex.search(text, heading.end, min(clause.span.end, heading.end + 150)):
        if all(_is_general(actor.mention) for actor in actors):
            return
        in_section = bool(said) or _in_duty_section(reading, clause)
        if text[heading.end] in "：。\n" or in_section:
            yield from _entry(reading, clause, actors, in_section=in_section)
    elif said and len(said.group()) == len(heading) and "任务" not in said.group():
        yield from _group_entry(reading, clause)
    elif announced := list(_announced_entry(reading, clause)):
        yield from announced
    else:
        yield from _sentence_entry(reading, clause.marker.end, clause.span, clause.span.end, in_section=_in_duty_section(reading, clause))


def _announced_entry(reading: Reading, clause: Clause) -> Iterator[Duty]:
    """``第四条 乡镇人民政府应当履行下列职责：`` and numbered items, one duty each."""
    text = reading.text
    items = [c for c in reading.outline.children(clause) if not c.inline]
    limit = items[0].span.start if items else clause.marker.end
    end = list_end(text, clause.marker.end, limit)
    if end is None or not DUTIES_FOLLOW.regex.match(text, end, limit):
        return
    actors = actors_of(text, clause.marker.end, end)
    for item in items:
        task = trimmed(text, item.marker.end, item.span.end)
        if task is not None and not ROSTER.regex.search(task.of(text)):
            yield from _rows(text, actors, task, item.span)


def _is_general(mention: str) -> bool:
    """Whether a mention is but a word for bodies (政府) or a function; a place (金积镇：…) stands for its government."""
    name = parse(mention)
    return name is not None and name.kind is not Kind.REGION and not names_a_body(mention)


def _unknown_owner(text: str, name: Span, said: str) -> list[Actor]:
    """``铁路项目业主（建设指挥部）工作职责``: whoever stands before 职责 owes what follows, in a table of bodies or not."""
    mention = name.of(text)
    if "职责" not in said or len(name) < 3 or NOT_A_NAME.regex.search(mention) or not UNKNOWN_OWNER.regex.search(mention):
        return []
    return [Actor(name, mention, mention)]


def _in_duty_section(reading: Reading, clause: Clause) -> bool:
    return any(DUTY_SECTION.regex.search(above.heading.of(reading.text)) for above in reading.outline.ancestors(clause))


def _entry(reading: Reading, clause: Clause, actors: list[Actor], *, in_section: bool) -> Iterator[Duty]:
    """The items of an entry, one duty each; an entry without numbered items is one."""
    text = reading.text
    items = [c for c in reading.outline.children(clause) if not c.inline]
    own = trimmed(text, clause.heading.end, items[0].span.start if items else clause.span.end)
    if own is not None and _names_its_own(text, own, actors):
        return
    if own is not None and len(own) > 6 and _is_duty(text, own, in_section=in_section):
        yield from _rows(text, actors, own, clause.span)
    for item in items:
        task = trimmed(text, item.marker.end, item.span.end)
        if task is not None and (in_section or DUTY_START.regex.match(text, task.start)) and not ROSTER.regex.search(task.of(text)):
            yield from _rows(text, actors, task, item.span)


def _names_its_own(text: str, task: Span, actors: list[Actor]) -> bool:
    """Whether what stands below a heading names other bodies for its duties (市直各单位职责, then one a line)."""
    end = list_end(text, task.start, task.end)
    if end is None or task.start + len(actors[0].mention) == end:
        return False
    return text[end : end + 1] == "：" or bool(TAKES_ON.regex.match(text, after_list(text, end, task.end), task.end))


def _is_duty(text: str, task: Span, *, in_section: bool) -> bool:
    if len(task) > _LONGEST_ENTRY:
        return False
    return bool(DUTY_START.regex.match(text, task.start)) or (in_section and bool(TAKES_ON.regex.search(text, task.start, task.end)))


def _group_entry(reading: Reading, clause: Clause) -> Iterator[Duty]:
    """``一、主要职责`` in the rules of a group: what stands there is the group's, named last before it."""
    text = reading.text
    part = reading.parts.at(clause.marker.start)
    named = list(GROUP.regex.finditer(text, part.span.start, clause.marker.start))
    if any(list_end(text, c.marker.end, c.span.end) for c in reading.outline.children(clause)):
        return
    task = trimmed(text, clause.heading.end, clause.span.end)
    if named and task is not None and len(task) < _LONGEST_ENTRY:
        last = named[-1]
        who = Span(*last.span("who" if last["who"] else "founded"))
        yield from _rows(text, [Actor(who, who.of(text), who.of(text))], task, clause.span)


def _sentence_entry(reading: Reading, start: int, entry: Span, limit: int, *, in_section: bool = False) -> Iterator[Duty]:
    """``2.发展改革委负责…``: the text at ``start`` names a body and what it has to do, up to the next body's.

    ``in_section``: in a list of duties, where the entry need not say 负责.
    """
    text = reading.text
    end = list_end(text, start, limit)
    if end is None:
        return
    actors = actors_of(text, start, end)
    if actors and _takes_on(text, end, limit, in_section=in_section):
        task = trimmed(text, end, _next_entry(text, end, limit))
        if task is not None and len(task) < _LONGEST_ENTRY and not _ONLY_ROLE.fullmatch(text, task.start, task.end):
            yield from _rows(text, actors, task, Span(entry.start, max(task.end, entry.start)))


def _takes_on(text: str, end: int, limit: int, *, in_section: bool) -> bool:
    if IN_CHARGE_OF.regex.match(text, end, limit):
        return False
    at = after_list(text, end, limit)
    if TAKES_ON.regex.match(text, end, limit) or TAKES_ON.regex.match(text, at, limit):
        return True
    return in_section and bool(DUTY_START.regex.match(text, end, limit))


def _next_entry(text: str, start: int, limit: int) -> int:
    """Where the next body's own duty begins (``，市财政局负责…``), or ``limit``."""
    for match in _BOUNDARY.finditer(text, start, limit):
        at = match.start()
        end = list_end(text, at, limit)
        if end is not None and TAKES_ON.regex.match(text, after_list(text, end, limit), limit):
            return at
        if end is not None and text[at - 1] == "，" and (_BY_ITS_DUTIES.match(text, end, limit) or ACTS.regex.match(text, end, limit)):
            return at
        if text[at - 1] == "\n" and not DUTY_START.regex.match(text, at, limit):
            return at
        if text[at - 1] in "。；\n" and (_acts(text, end, limit) if end is not None else _by_another(text, at, limit)):
            return at
    return limit


def _acts(text: str, end: int, limit: int) -> bool:
    return bool(MODAL.regex.match(text, end, limit) or ACTS.regex.match(text, end, limit))


def _by_another(text: str, start: int, limit: int) -> bool:
    """Whether a sentence says that another body acts: ``考务工作由当地人事部门组织``."""
    if OTHER_BODY.regex.match(text, start, limit):
        return True
    sentence = _SENTENCE.match(text, start, limit)
    by = BY.regex.search(text, start, sentence.end()) if sentence else None
    return by is not None and list_end(text, by.end(), limit) is not None


def _line_entries(reading: Reading, part: Span, covered: Coverage) -> Iterator[Duty]:
    """``县水利局：负责…`` and ``县水利局负责…``, one entry a line or a sentence, without a number."""
    text = reading.text
    done = part.start
    for match in _ENTRY_START.finditer(text, part.start, part.end):
        at = match.start()
        if at < done or at in covered:
            continue
        limit = _entry_limit(reading, at, part)
        colon = _COLON.match(text, at, limit)
        if colon:
            duties = list(_colon_entry(text, at, colon.end("who"), limit, in_section=lists_duties(reading, reading.outline.item_at(at))))
        else:
            end = list_end(text, at, part.end) if _TAKING_ON.search(text, at, limit) else None
            duties = list(_sentence_entry(reading, at, Span(at, end), limit)) if end is not None else []
        if duties:
            done = duties[0].task.end
            yield from duties


def _entry_limit(reading: Reading, at: int, part: Span) -> int:
    """An unnumbered entry ends with its paragraph, or with its clause in run-together text."""
    newline = reading.text.find("\n", at, part.end)
    clause = reading.outline.item_at(at)
    return min(newline if newline >= 0 else part.end, clause.body.end if clause else part.end)


def lists_duties(reading: Reading, clause: Clause | None) -> bool:
    """Whether a clause or one above it is headed as a list of duties (三、职责分工)."""
    return clause is not None and (bool(DUTY_SECTION.regex.search(clause.heading.of(reading.text))) or _in_duty_section(reading, clause))


def _colon_entry(text: str, at: int, end: int, limit: int, *, in_section: bool) -> Iterator[Duty]:
    actors = actors_of(text, at, end, lenient=True)
    if not actors or not any(names_a_body(actor.mention) for actor in actors) or ROSTER.regex.search(text, at, min(limit, end + 40)):
        return
    if not in_section and not DUTY_START.regex.match(text, end + 1):
        return
    for match in _ENTRY_START.finditer(text, end + 1, limit):  # the next ``body：`` of run-together text
        colon = _COLON.match(text, match.start(), limit)
        if colon and actors_of(text, match.start(), colon.end("who"), lenient=True):
            limit = match.start()
            break
    task = trimmed(text, end, limit)
    if task is not None and len(task) < _LONGEST_ENTRY:
        yield from _rows(text, actors, task, Span(at, task.end))


def _rows(text: str, actors: list[Actor], task: Span, quote: Span) -> Iterator[Duty]:
    quote = task if len(quote) > _LONGEST_ENTRY else quote
    for part in _by_role(text, task):
        role, role_text = duty_role(text, part)
        yield from rows(text, actors, role, role_text, part, quote)


def _by_role(text: str, task: Span) -> list[Span]:
    """An entry that begins with helping or leading and goes on with duties of its own falls into runs of one role;
    one that begins with its own duties is one, and its helping parts are rows besides."""
    parts = [span for m in _SENTENCES.finditer(text, task.start, task.end) if (span := trimmed(text, *m.span()))]
    if len(parts) < 2 or duty_role(text, task)[0] is Role.RESPONSIBLE:
        return [task]
    runs: list[Span] = []
    for part in parts:
        if runs and duty_role(text, runs[-1])[0] is duty_role(text, part)[0]:
            runs[-1] = Span(runs[-1].start, part.end)
        else:
            runs.append(part)
    return runs


def duty_role(text: str, task: Span) -> tuple[Role, str]:
    """The role that the first verb of a duty gives: 牵头 leads, 配合 coordinates, all else is the body's own to do."""
    if lead := LEADS.regex.match(text, task.start, task.end):
        return Role.LEAD, lead.group()
    if helps := HELPS.regex.match(text, task.start, task.end):
        return Role.COORDINATE, helps.group()
    takes = TAKES_ON.regex.match(text, task.start, task.end)
    return Role.RESPONSIBLE, takes.group() if takes else "职责"
