"""Who does what in running text: 由A牵头，B、C配合；A负责…；A要…；该项工作由A牵头."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Coverage, Span
from extract.finders.actors import Duty, after_list, names_a_body, rows, trimmed
from extract.finders.duties import lists_duties
from extract.finders.prose_named import founded_or_seated, named_for_role
from extract.finders.prose_subjects import are_places, bodies_at, in_general, only_bodies, share_their_end, units_listed
from extract.finders.statements import Actor
from extract.mentions import group
from extract.outline import Clause
from extract.reading import Reading
from extract.records import Role
from extract.rules.prose import (
    ACTS,
    ADMONISHES,
    ARTICLE,
    AS_LEADER,
    ASKED_TO_HELP,
    ASKED_TO_LEAD,
    ATTRIBUTIVE,
    BY,
    BY_NO_DUTY,
    COST,
    HAS_DAY,
    IN_CHARGE_OF,
    LEFT_OPEN,
    MAKES_SOMETHING,
    MODAL,
    NO_OBJECT,
    NOT_A_DUTY,
    OFFICE_SUBJECT,
    REMARK,
    ROLE_VERB,
    SAID_ROLE,
    SENT_OUT,
    TAKES_ON,
    TOLD,
)
from extract.rules.prose_subjects import (
    CALLED_TOGETHER,
    ENTRUSTED,
    NEXT_BODY,
    ORGAN_ASKED,
    OTHERS,
    OWNER_ASKED,
    PLACE_ASKED,
    PLACES_AND_OTHERS,
    POST,
    SUPERVISES,
)
from extract.rules.roles import JOINS, NOT_A_NAME, REACHES_BACK, VERBS

_SENTENCE = re.compile(r"[^。！？\n]+")
_SEGMENT = re.compile(r"[^，；]+")
_NEXT_DUTY = re.compile(r"、(?=[^，。；、]{2,16}(?:政府|办事处|[局委厅]|部门|中心|单位)(?:负责(?!人)|牵头|配合))")  # A负责甲⟦、⟧B负责乙
_ONE_OF_CONDITIONS = re.compile(r"(?:情况|情形|条件)之一(?:的|时|者)?[^。]{0,40}[：:]?\s*$")
_OPENING_MONTH = re.compile(r"\s*[自从至于在]?(?P<year>20\d\d)年(?P<month>1[0-2]|[1-9])月(?!\d{0,2}日?[起至前底])")
_OWN_DUTY = re.compile(r"负责(?!人)|牵头|配合")
_DATE_LEAD = re.compile(
    r"(?:今|明|本)年(?:底前)?|20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:(?:底|末)(?:之?前)?|之?前|上半年|下半年|[一二三四]季度)"
)  # a day to come
_CONNECTIVE = re.compile(
    r"(?:在此基础上|在此期间|并|同时|其中：?|具体|原则上|必要时|今后|此外|另外|[一二三四五六七八九十]要|[一二三四五六七八九十]是|请)*"
)
_AFTER_PAUSE = re.compile(r"要(?!求)|应(?!急)|须|必须|在|根据|按照|依据|结合|围绕")
_ASKED = re.compile(r"(?<![重主需])要(?![求点闻素])|须|必须|应(?!急)")
_ASKED_ROLES = ((Role.COORDINATE, ASKED_TO_HELP), (Role.LEAD, ASKED_TO_LEAD))
_OWN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.COORDINATE)  # verbs that a subject may have without 由 before it

_STOP = re.compile(r"[。；\n]")
_LONGEST_ASKED = 60  # characters in which what all are asked to make is named
_SHORTEST_MATTER = 8
_LONGEST_BARE = 24  # of a predicate without an object, with those who join in


@dataclass(frozen=True, slots=True)
class _Act:
    """Within one segment: who acts, how, from where the action is said. ``topic``: it is said after 由, so that the
    matter stands before."""

    actors: tuple[Actor, ...]
    role: Role
    role_text: str
    action: int
    verb_end: int
    segment: Span
    topic: bool


def find_prose_duties(reading: Reading, taken: list[Span]) -> list[Duty]:
    """The duties that sentences outside ``taken`` (folded) state."""
    duties: list[Duty] = []
    covered = Coverage(taken)
    bodies = [span.start for span, _ in group(reading.mentions, "organisations")]
    for part in reading.fact_spans:
        for match in _SENTENCE.finditer(reading.text, part.start, part.end):
            for sentence in covered.outside(Span(*match.span())):
                if len(sentence) > 8 and _may_assign(reading.text, sentence, bodies):
                    duties += _of_sentence(reading, sentence)
    return duties


def _may_assign(text: str, sentence: Span, bodies: list[int]) -> bool:
    """Whether a sentence names a body, or has a verb of role whose subject may be one that no table knows."""
    index = bisect_left(bodies, sentence.start)
    return (index < len(bodies) and bodies[index] < sentence.end) or any(
        rule.regex.search(text, sentence.start, sentence.end) for rule in (ROLE_VERB, PLACE_ASKED)
    )


def _of_sentence(reading: Reading, sentence: Span) -> Iterator[Duty]:
    text = reading.text
    for clause in reading.outline.between(sentence.start, sentence.end):
        sentence = Span(min(clause.marker.end, sentence.end), sentence.end)
    segments = _segments(text, sentence)
    at = reading.outline.at(sentence.start)
    told = (TOLD.regex.search(text, sentence.start, sentence.end) or _is_past(reading, sentence)) and not _ASKED.search(
        text, sentence.start, sentence.end
    )
    if told or _is_condition(text, at, sentence.start) or SENT_OUT.regex.search(text, sentence.start, sentence.end):
        return
    dated = HAS_DAY.regex.search(text, sentence.start, sentence.end) is not None  # what has a day is more than an admonition
    in_section = dated or lists_duties(reading, at) or (at is not None and _in_article(at))
    acts: list[_Act] = []
    opens = (at is not None and len(at.marker) > 0 and at.marker.end == sentence.start) or text[sentence.start - 1 : sentence.start] == "\n"
    for segment in segments:
        act = _act(text, segment, in_section=in_section or bool(acts))
        if act is None and opens and segment.start == sentence.start:
            act = _owner(text, segment, listed=lists_duties(reading, at), in_article=at is not None and _in_article(at))
        if act and not _is_own_region(reading, act):
            acts.append(act)
    if acts:
        breaks = [s.start for s in segments if _names_another(text, s)]
        yield from _duties(reading, sentence, segments, acts, breaks)
    else:
        yield from founded_or_seated(text, sentence, segments)
    yield from named_for_role(text, sentence, segments)


def _is_past(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence opens with a month before the paper's own: 2011年5月中旬，省政府组织检查."""
    issued, then = reading.elements.issued_on, _OPENING_MONTH.match(reading.text, sentence.start, sentence.end)
    return issued is not None and then is not None and (int(then["year"]), int(then["month"])) < (issued.year, issued.month)


def _names_another(text: str, segment: Span) -> bool:
    """Whether a segment begins with another body, known or not, so that what the one before it does ends there."""
    at = _past_lead(text, segment)
    if text[segment.start] == "由" or NEXT_BODY.regex.match(text, at, segment.end):
        return True
    return any(not CALLED_TOGETHER.regex.match(actor.mention) for actor in bodies_at(text, at, segment)[1])


def _is_own_region(reading: Reading, act: _Act) -> bool:
    """Whether the paper's own region is said to do something: 青禾省要加快…, which asks nobody in particular."""
    region = reading.elements.region or ""
    return bool(region) and all(actor.mention in region for actor in act.actors)


def _is_condition(text: str, clause: Clause | None, at: int) -> bool:
    """Whether a sentence is one of the conditions that a lead announces: 出现以下情况之一的，启动响应：（1）气象部门发布预警."""
    if clause is None or not len(clause.marker) or clause.marker.end > at:
        return False
    lead = text[max(0, clause.marker.start - 80) : clause.marker.start]
    return "之一" in lead and _ONE_OF_CONDITIONS.search(lead) is not None


def _segments(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence between its commas; a subject that a pause parts from what it has to do goes with it: 县水利局等部门，要…."""
    segments: list[Span] = []
    for match in _SEGMENT.finditer(text, sentence.start, sentence.end):
        start = match.start()
        if segments and text[segments[-1].end] == "，" and _AFTER_PAUSE.match(text, start) and only_bodies(text, segments[-1]):
            start = segments.pop().start
        cuts = [*_NEXT_DUTY.finditer(text, start, match.end())] if _OWN_DUTY.search(text, start, match.end()) else []
        for cut, end in zip(cuts, [*(after.start() for after in cuts[1:]), match.end()], strict=False):
            if _OWN_DUTY.search(text, start, cut.start()) and len(_OWN_DUTY.findall(text, cut.end(), end)) == 1:
                segments.append(Span(start, cut.start()))
                start = cut.end()
        segments.append(Span(start, match.end()))
    return segments


def _in_article(clause: Clause) -> bool:
    """Whether a clause is an article or lies in one: in rules and measures each says who must do what, 有关部门 too."""
    return any(ARTICLE.regex.match(label) for label in clause.path.split("/"))


def _act(text: str, segment: Span, *, in_section: bool) -> _Act | None:
    """Who acts in a segment, if its subject, or the one after 由, is a body and a verb of duty follows."""
    for by in BY.regex.finditer(text, segment.start, segment.end):
        if LEFT_OPEN.regex.search(text, segment.start, by.start()):
            break
        if found := _agent(text, by.end(), segment):
            return _Act(*found, segment=segment, topic=True)
    if found := _subject(text, _past_lead(text, segment), segment, in_section=in_section):
        return _Act(*found, segment=segment, topic=False)
    return None


def _owner(text: str, segment: Span, *, listed: bool, in_article: bool) -> _Act | None:
    """Whoever an item of a list of duties, or an article, begins with and asks something of: 业主大会应当…."""
    said = (OWNER_ASKED if listed else ORGAN_ASKED).regex.match(text, segment.start, segment.end) if listed or in_article else None
    if not said or NOT_A_NAME.regex.search(said["who"].rpartition("的")[2]) or NOT_A_DUTY.regex.search(text, segment.start, segment.end):
        return None
    who = Span(*said.span("who"))
    actors = tuple(Actor(unit, unit.of(text), unit.of(text)) for unit in units_listed(text, who))
    return _Act(actors, Role.RESPONSIBLE, said["modal"], who.end, who.end, segment, topic=False)


def _past_lead(text: str, segment: Span) -> int:
    """Where the subject of a segment may stand: behind 同时 and behind a day."""
    lead = _CONNECTIVE.match(text, segment.start, segment.end)
    start = lead.end() if lead else segment.start
    return dated.end() if (dated := _DATE_LEAD.match(text, start, segment.end)) else start


_Found = tuple[tuple[Actor, ...], Role, str, int, int]  # who, how, in which words, and where the action and its verb's end stand


def _agent(text: str, start: int, segment: Span) -> _Found | None:
    """``由A、B牵头…``, ``由A根据规定组织实施``, ``由A聘请…``."""
    end, actors = bodies_at(text, start, segment, by=True)
    if end is not None and (gloss := REMARK.regex.match(text, end, segment.end)):
        end = gloss.end()
    if (
        end is None
        or text.startswith("或者", end)
        or not actors
        or (_no_duty(text, end, segment.end) and not JOINS.regex.match(text, end, segment.end))
    ):
        return None
    if ATTRIBUTIVE.regex.search(text[end : segment.end]) or POST.regex.match(text, end, segment.end):
        return None
    at = after_list(text, end, segment.end)
    for word in VERBS:
        if match := word.rule.regex.match(text, at, segment.end) or word.rule.regex.match(text, end, segment.end):
            bears = "承担" in match.group() and COST.regex.search(text, max(0, start - 20), start - 1)
            return actors, Role.RESPONSIBLE if bears else word.role, match.group(), end, match.end()
    if JOINS.regex.match(text, end, segment.end):
        return actors, Role.RESPONSIBLE, "会同", end, end
    if leads := AS_LEADER.regex.match(text, end, segment.end):
        return actors, Role.LEAD, "牵头", end, leads.end()
    if segment.end - end < 2 or in_general(actors) or not any(names_a_body(actor.mention) for actor in actors):
        return None
    if NOT_A_DUTY.regex.search(text, segment.start, segment.end):
        return None
    if ENTRUSTED.regex.match(text, end, segment.end):
        return actors, Role.RESPONSIBLE, "委托", end, end
    later = [(m.start(), word.role, m.group()) for word in VERBS for m in word.rule.regex.finditer(text, at, segment.end)]
    last = max(later, default=None, key=lambda hit: hit[0])
    if last is not None and last[0] + len(last[2]) == segment.end and last[1] is not Role.COORDINATE:
        return actors, last[1], last[2], end, segment.end
    return actors, Role.RESPONSIBLE, "由", end, end


def _no_duty(text: str, start: int, limit: int) -> bool:
    """Whether what stands behind 由A gives A no task: 由A印发 tells of the past, 由A负责印发 does not."""
    said = BY_NO_DUTY.regex.search(text, start, limit)
    return said is not None and not TAKES_ON.regex.match(text, start, limit)


def _subject(text: str, start: int, segment: Span, *, in_section: bool) -> _Found | None:
    """``A负责…``, ``A要…``, ``A会同B制定…``, ``办公室负责…``."""
    if office := OFFICE_SUBJECT.regex.match(text, start, segment.end):
        who = office.group()
        return (Actor(Span(*office.span()), who, who),), Role.RESPONSIBLE, "负责", office.end(), office.end()
    end, actors = bodies_at(text, start, segment)
    if end is None or not actors:
        return None
    for beside in (REMARK, OTHERS):
        end = said.end() if (said := beside.regex.match(text, end, segment.end)) else end
    if (pause := text.find("，", end, segment.end)) >= 0 and only_bodies(text, Span(segment.start, pause)):
        end = pause + 1
    if IN_CHARGE_OF.regex.match(text, end, segment.end):
        return None  # 县级以上人民政府负责政务公开工作的主管部门: 负责 tells which department
    at = after_list(text, end, segment.end)
    for word in VERBS:
        if word.role in _OWN_ROLES and (
            match := word.rule.regex.match(text, at, segment.end) or word.rule.regex.match(text, end, segment.end)
        ):
            return actors, word.role, match.group(), end, match.end()
    if said := SAID_ROLE.regex.match(text, end, segment.end):
        verb = said["verb"] or said["for"]
        return actors, Role.LEAD if verb == "牵头" else Role.RESPONSIBLE, verb, end, said.end() if said["verb"] else end
    if POST.regex.match(text, end, segment.end):
        return None
    if SUPERVISES.regex.match(text, end, segment.end):
        return actors, Role.SUPERVISE, "监督", end, end
    named = all(names_a_body(actor.mention) for actor in actors) or share_their_end(text, actors, segment.end)
    if not named and are_places(text, actors) and not NOT_A_DUTY.regex.search(text, segment.start, segment.end):
        end = others.end() if (others := PLACES_AND_OTHERS.regex.match(text, end, segment.end)) else end
        return (actors, Role.RESPONSIBLE, "要", end, end) if _ASKED.match(text, end, segment.end) else None  # 河湾市、云岭市要编制达标方案
    modal = MODAL.regex.match(text, end, segment.end)
    stop = _STOP.search(text, end)
    makes = modal and MAKES_SOMETHING.regex.search(text, end, min(stop.start() if stop else len(text), end + _LONGEST_ASKED))
    admonished = makes and ADMONISHES.regex.match(text, modal.end() if modal else end, segment.end)  # 要高度重视，…制定办法
    if not named or NOT_A_DUTY.regex.search(text, segment.start, segment.end) and not admonished:
        return None
    if modal and (asked := next((role for role, rule in _ASKED_ROLES if rule.regex.match(text, modal.end(), segment.end)), None)):
        return actors, asked, modal.group(), end, end  # 要积极配合, 要充分发挥牵头作用
    if in_general(actors) and (not (in_section or makes) or actors[-1].mention.endswith("企业")):
        return None
    if modal or ACTS.regex.match(text, end, segment.end):
        return actors, Role.RESPONSIBLE, modal.group() if modal else "职责", end, end
    return None


def _duties(reading: Reading, sentence: Span, segments: list[Span], acts: list[_Act], breaks: list[int]) -> Iterator[Duty]:
    """The rows of a sentence; what one body does ends where the next one is named (``breaks``)."""
    text = reading.text
    item = reading.outline.item_at(sentence.start)
    back = REACHES_BACK.regex.match(text, sentence.start, sentence.end)
    matter = _matter_before(reading, sentence, acts)
    for i, act in enumerate(acts):
        if matter is not None:
            yield from (Duty(actor, act.role, act.role_text, matter, sentence) for actor in act.actors)
            continue
        limit = min((at for at in breaks if at > act.action), default=sentence.end)
        limit = next((s.start for s in segments if s.end + 1 == limit and _DATE_LEAD.fullmatch(text, s.start, s.end)), limit)
        semicolon = text.find("；", act.action, limit)
        limit = semicolon if semicolon >= 0 and (act.topic or _NEXT_GOAL.match(text, semicolon)) else limit
        if back and i == 0 and item is not None and sentence.start - item.marker.end > 8:
            yield from _reaching_back(reading, act, item.marker.end, sentence, limit)
            continue
        task = (
            trimmed(text, sentence.start, sentence.end)
            if _only_verb(text, acts, i)
            else _own_task(text, _since(text, sentence, acts, i), act, limit)
        )
        if task is not None:
            yield from rows(text, list(act.actors), act.role, act.role_text, task, sentence)


def _matter_before(reading: Reading, sentence: Span, acts: list[_Act]) -> Span | None:
    """What a closing sentence speaks of that says nothing but who: ``由A牵头，B配合。`` speaks of its item so far."""
    item = reading.outline.item_at(sentence.start)
    if item is None or not len(item.marker) or _says_more(reading.text[sentence.start : sentence.end], acts):
        return None
    start = max(item.marker.end, reading.text.rfind("\n", 0, sentence.start) + 1)
    start = item.marker.end if sentence.start - start < _SHORTEST_MATTER else start
    return trimmed(reading.text, start, sentence.start, at_least=_SHORTEST_MATTER)


_NEXT_GOAL = re.compile(r"；(?:到|至)20\d\d年")  # 县教育局要加强指导⟦；到2025年⟧，全县…
_OBJECT_BEFORE = re.compile(r"对[^，；]{4,80}，")
_TREATS = re.compile(r"(?:予以|给予|进行|制定|实施|开展|采取|组织|责令|依法)")
_FILLERS = re.compile(r"等(?:有关|相关)?(?:部门|单位)|[由，、和及与]|具体|共同|分别|负责|按职责分工")


def _says_more(said: str, acts: list[_Act]) -> bool:
    """Whether a sentence says anything beside who and in which role."""
    for words in sorted({a.mention for act in acts for a in act.actors} | {act.role_text for act in acts}, key=len, reverse=True):
        said = said.replace(words, "")
    return len(_FILLERS.sub("", said)) > 0


def _since(text: str, sentence: Span, acts: list[_Act], index: int) -> int:
    """From where a sentence speaks of one act: from its part between semicolons, or from its segment where another acts before it."""
    act = acts[index]
    start = max(sentence.start, text.rfind("；", sentence.start, act.segment.start) + 1)
    return act.segment.start if index and acts[index - 1].segment.end > start else start


def _own_task(text: str, since: int, act: _Act, limit: int) -> Span | None:
    """What one body does: what is said after it, with its subject where that takes more room, and with the matter named
    before 由 where what follows has no object of its own."""
    if act.topic:
        bare = act.segment.end - act.action < _LONGEST_BARE and NO_OBJECT.regex.search(text, act.action, act.segment.end)
        told = limit - act.verb_end >= _SHORTEST_MATTER and not bare
        return trimmed(text, act.action if told else since, limit)
    if _OBJECT_BEFORE.fullmatch(text, since, act.segment.start) and _TREATS.search(text, act.action, act.segment.end):
        return trimmed(text, since, limit)  # 对所需经费，县财政局要予以保障
    subject, action = act.action - act.segment.start, limit - act.action
    long_subject = act.verb_end == act.action and 2 * action < 3 * subject  # the verb of role says where its duty begins
    return trimmed(text, act.segment.start if long_subject else act.action, limit)


def _reaching_back(reading: Reading, act: _Act, item_start: int, sentence: Span, limit: int) -> Iterator[Duty]:
    """``该项工作由A牵头实施，负责B``: A leads the item before the sentence, and is responsible for B."""
    text = reading.text
    before = trimmed(text, item_start, sentence.start)
    rest = trimmed(text, act.segment.end, limit)
    for actor in act.actors:
        if before is not None:
            yield Duty(actor, act.role, act.role_text, before, sentence)
        if rest is not None:
            yield Duty(actor, Role.RESPONSIBLE, "负责", rest, sentence)


def _only_verb(text: str, acts: list[_Act], index: int) -> bool:
    """``由A牵头，B配合，制定…``: a segment that says no action of its own speaks of the whole sentence."""
    act, after = acts[index], acts[index + 1] if index + 1 < len(acts) else None
    helped = after is not None and after.role is Role.COORDINATE and after.segment.start == act.segment.end + 1
    if act.topic and not (helped and text[act.segment.start] == "由"):
        return False
    at = after_list(text, act.action, act.segment.end)
    return act.segment.end - min(at, act.segment.end) <= len(act.role_text) and act.role_text not in ("职责", "由")
