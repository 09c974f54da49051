"""Who has which role, in one statement: the inside of a bracket, or what stands after 牵头单位：.

A、B牵头，C、D配合，E按职责分工负责          牵头单位：A；配合单位：B、C；完成时限：…          责任单位：A、B，C配合
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Span
from extract.mentions.organisations import inherit_prefix, is_organisation, organisation_starting_at, split_list
from extract.records import Role
from extract.rules.roles import ADVERBS, LABELS, NOT_A_NAME, OTHER_LABEL, STATEMENT_VERBS


@dataclass(frozen=True, slots=True)
class Actor:
    """A body as a statement names it; ``listed_as`` has the prefix that its list shares."""

    span: Span
    mention: str
    listed_as: str


@dataclass(frozen=True, slots=True)
class Assignment:
    role: Role
    role_text: str
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """``role`` is ``None`` for a label that assigns nothing (完成时限：). ``span`` includes the colon."""

    role: Role | None
    text: str
    span: Span


_SUFFIX = re.compile(
    r"(?:[局委办厅部处科室院会社站所队镇乡村场区县市州校司园馆店厂台]|中心|政府|街道|单位|部门|机构|企业|银行|集团|专班|小组|总队|支队|大队|分行|支行|医院|协会|联合会|指挥部|开发区|高新区|街道办|地区|方|行署|盟|旗)(?:（[^（）]{1,20}）)?$"
)
_COMMAS = "，；。,"
_COMMA_OR_BRACKET = re.compile(rf"[{_COMMAS}（《）》]")
_STRIP = re.compile(
    r"^(?:(?:以下|以上)?(?:任务|工作)?均(?:需|由|须)|由|以|请|其中|分别由|均由|主要由|具体由|并由|统一由|和|及|与|以及)+|(?:等(?:有关|相关|各|部|成员)*(?:部门|单位|委办局|企业|地区)?)$"
)
# One list, up to 等部门 or 等单位和: what stands between is no name.
_ETC = re.compile(
    r"(?P<list>(?:(?!等[^、，；。（）]{0,8}?(?:部门|单位|企业|机构)).)+)(?:等[^、，；。（）]{0,8}?(?:部门|单位|企业|机构)(?:和|及|与|以及|、)?)?",
    re.DOTALL,
)
_ITEM_BEHIND = re.compile(r"（\d{1,2}）$")
_TIME = re.compile(r"\d{4}年|\d+月|年底|前完成|持续(?:推进|实施)|(?<!中)长期")
_TAIL_ADVERB = re.compile(ADVERBS.removesuffix("*") + "+$")
_LEADS_WITH = re.compile(r"会同|商(?=[^务])")
_LONGEST_NAME = 40


def find_labels(text: str, start: int, end: int) -> list[Label]:
    """The role labels and other field labels in a stretch of folded text, in order, longest first at one place."""
    found: list[Label] = []
    if text.find("：", start, end) < 0:
        return found
    for word in LABELS:
        for match in word.rule.regex.finditer(text, start, end):
            found.append(Label(word.role, match.group(), Span(match.start(), _after_colon(text, match.end()))))
    for match in OTHER_LABEL.regex.finditer(text, start, end):
        found.append(Label(None, match.group(), Span(match.start(), _after_colon(text, match.end()))))
    found.sort(key=lambda label: (label.span.start, -label.span.end))
    return [label for i, label in enumerate(found) if i == 0 or label.span.start >= found[i - 1].span.end]


def _after_colon(text: str, at: int) -> int:
    return text.index("：", at) + 1


def parse_statement(text: str, start: int, end: int) -> list[Assignment]:
    """The assignments in ``text[start:end]`` (folded), with or without labels."""
    labels = find_labels(text, start, end)
    assignments = parse_segments(text, start, labels[0].span.start if labels else end)
    for i, label in enumerate(labels):
        value_end = labels[i + 1].span.start if i + 1 < len(labels) else end
        if label.role is not None:
            assignments += parse_segments(text, label.span.end, value_end, label.role, label.text)
    return assignments


def parse_wrapped(text: str, start: int, end: int, role: Role | None = None, role_text: str = "") -> list[Assignment]:
    """As ``parse_statement`` (``parse_segments`` where a role is given), for a statement that runs over lines: a name may
    be cut by a line feed."""
    offsets: Sequence[int] = range(start, end)
    joined = text[start:end]
    if "\n" in joined:
        offsets = [i for i in offsets if text[i] != "\n"]
        joined = joined.replace("\n", "")
    found = parse_segments(joined, 0, len(joined), role, role_text) if role is not None else parse_statement(joined, 0, len(joined))

    def back(actor: Actor) -> Actor:
        return Actor(Span(offsets[actor.span.start], offsets[actor.span.end - 1] + 1), actor.mention, actor.listed_as)

    return [Assignment(each.role, each.role_text, tuple(map(back, each.actors))) for each in found]


def parse_segments(text: str, start: int, end: int, role: Role | None = None, role_text: str = "") -> list[Assignment]:
    """Assignments of a statement without labels; ``role`` holds for names that have no verb of their own."""
    assignments: list[Assignment] = []
    waiting: list[Actor] = []
    for segment in _segments(text, start, end):
        verb = _verb_of(text, segment)
        named = Span(segment.start, verb[2].start) if verb else segment
        actors = _actors(text, named, certain=role is not None or verb is not None)
        if verb is None:
            waiting += actors
            continue
        if role is not None and waiting and actors and not assignments:  # 责任单位：A、B，C配合: A and B keep the label's role
            assignments.append(Assignment(role, role_text, tuple(waiting)))
            waiting = []
        if actors or waiting:
            leads, helpers = _split_helpers(text, [*waiting, *actors])
            assignments.append(Assignment(verb[0], verb[1], tuple(leads)))
            if helpers:
                assignments.append(Assignment(Role.COORDINATE, "会同", tuple(helpers)))
        waiting = []
    if waiting and role is not None:
        assignments.insert(0, Assignment(role, role_text, tuple(waiting)))
    return [a for a in assignments if a.actors]


def _segments(text: str, start: int, end: int) -> Iterator[Span]:
    """Split at commas and semicolons that stand outside brackets; blanks and line feeds at the ends go."""
    depth, at = 0, start
    for mark in _COMMA_OR_BRACKET.finditer(text, start, end):
        char = mark[0]
        depth += (char in "（《") - (char in "）》")
        if char in _COMMAS and depth <= 0:
            yield from _trimmed(text, at, mark.start())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in "\n\t ：、":
        start += 1
    while end > start and text[end - 1] in "\n\t ：、":
        end -= 1
    if start < end:
        yield Span(start, end)


def _verb_of(text: str, segment: Span) -> tuple[Role, str, Span] | None:
    """The role verb that follows the names of a segment: the first before which nothing but names stands."""
    candidates = sorted(
        ((match.start(), order, word.role, match.group(), Span(*match.span()))
         for order, word in enumerate(STATEMENT_VERBS) for match in word.rule.regex.finditer(text, segment.start, segment.end)),
        key=lambda c: (c[0], c[1]),
    )  # fmt: skip
    held = _within_names(text, segment) if candidates else []
    for strict in (True, False):
        for at, _, role, verb, span in candidates:
            if any(name.start < at < name.end for name in held):
                continue
            names = [text[s.start : s.end] for s in list_names(text, Span(segment.start, at))]
            if at == segment.start or (names and all(is_organisation(n) or (not strict and _SUFFIX.search(n)) for n in names)):
                return role, _plain_verb(verb), span
    return None


def _within_names(text: str, segment: Span) -> list[Span]:
    """The names of a segment that are whole: a verb in one (市场监管局) is part of it."""
    spans = [Span(segment.start + a, segment.start + b) for a, b in split_list(segment.of(text)) if a < b]
    ends = [span.end if is_organisation(span.of(text)) else organisation_starting_at(text, span.start) for span in spans]
    return [Span(span.start, end) for span, end in zip(spans, ends, strict=True) if end]


def _plain_verb(verb: str) -> str:
    stripped = re.sub("^" + ADVERBS, "", verb)
    return stripped or verb


def list_names(text: str, span: Span) -> list[Span]:
    """The names of a list, without 由 before and 等部门 after it."""
    part = text[span.start : span.end]
    lead = _STRIP.match(part)
    start = span.start + (lead.end() if lead and lead.start() == 0 and lead.group() else 0)
    part = text[start : span.end]
    tail = _TAIL_ADVERB.search(part)
    end = start + tail.start() if tail and tail.group() else span.end
    names: list[Span] = []
    for match in _ETC.finditer(text, start, end):
        for a, b in split_list(match.group("list")):
            item = _ITEM_BEHIND.search(text, match.start() + a, match.start() + b)  # （3） of the next item in run-together text
            names.append(Span(match.start() + a, item.start() if item else match.start() + b))
    return [name for name in names if len(name)]


def _actors(text: str, span: Span, *, certain: bool) -> list[Actor]:
    """The bodies that a list names. ``certain`` is the context of a label or a verb, where an unknown name that looks
    like a body's is taken for one."""
    spans: list[Span] = []
    if _TIME.search(text, span.start, span.end):
        return []
    for name in list_names(text, span):
        name = _without_helper(text, name)
        written = text[name.start : name.end]
        if NOT_A_NAME.regex.search(written):
            continue
        if is_organisation(written) or (certain and looks_like_a_body(written)):
            spans.append(name)
        elif certain and (head := organisation_starting_at(text, name.start)) and head <= name.end:
            spans.append(Span(name.start, head))
    names = [text[s.start : s.end] for s in spans]
    return [Actor(s, n, full) for s, n, full in zip(spans, names, inherit_prefix(names), strict=True)]


_HELPED = re.compile(r"协调|联合|会同|配合|指导|督促|组织|商请")


def looks_like_a_body(name: str) -> bool:
    """Whether a name that no table knows ends as the names of bodies do."""
    return len(name) <= _LONGEST_NAME and bool(_SUFFIX.search(name))


def _without_helper(text: str, name: Span) -> Span:
    """``区住建局协调市住建局完成``: the body that acts, without the one it acts upon."""
    head = organisation_starting_at(text, name.start)
    return Span(name.start, head) if head and head < name.end and _HELPED.match(text, head) else name


def _split_helpers(text: str, actors: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    """``A会同B、C牵头``: A leads, B and C help."""
    for i, actor in enumerate(actors[1:], 1):
        if _LEADS_WITH.search(text, actors[i - 1].span.end, actor.span.start):
            return actors[:i], actors[i:]
    return actors, []
