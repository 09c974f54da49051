"""The bodies that stand at a place in a text: one, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.document import Span
from extract.finders.statements import Actor, looks_like_a_body
from extract.mentions.organisations import Kind, inherit_prefix, is_organisation, organisation_starting_at, parse, split_list
from extract.records import Role
from extract.rules.prose import NO_OBJECT
from extract.rules.prose_subjects import ENTRUSTED, SECTOR_BODY
from extract.rules.roles import ADVERBS, JOINS, NOT_A_NAME, ROLE_PARTS


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: who, in which role, what (folded), and the passage that says so (folded)."""

    actor: Actor
    role: Role
    role_text: str
    task: Span
    quote: Span


def actors_of(text: str, start: int, end: int, *, lenient: bool = False) -> list[Actor]:
    """The bodies that ``text[start:end]`` lists, if it is nothing but a list of bodies; else none.

    ``lenient``: beside a known body, names that only end like one (南部战区后勤部) are taken for bodies too.
    """
    spans = [part for a, b in split_list(text[start:end]) if a < b for part in _alternatives(text, Span(start + a, start + b))]
    names = [span.of(text) for span in spans]
    shared = len(names) > 1 and names[0].startswith("各级") and names[-1].endswith(("部门", "机构"))  # 各级财政、建设、水务部门
    known = [is_organisation(name) or shared and is_organisation(f"{name}部门") for name in names]
    if any(NOT_A_NAME.regex.search(name) for name in names) or not any(known):
        return []
    if not all(known) and not (lenient and all(k or looks_like_a_body(name) for k, name in zip(known, names, strict=True))):
        return []
    return [Actor(s, n, full) for s, n, full in zip(spans, names, inherit_prefix(names), strict=True)]


_JOINED = re.compile(r"(?:(?<=管委会)|(?<=公司))[和及与](?=各|有关|相关|所有)")


def _alternatives(text: str, name: Span) -> list[Span]:
    """减灾委或民政部门, 新港开发区管委会和各高校: each of two bodies that 或 joins, or 和 behind a board or a company."""
    joined = _JOINED.search(text, name.start + 1, name.end - 1)
    at = joined.start() if joined else text.find("或", name.start + 1, name.end - 1)
    if at < 0:
        return [name]
    parts = [Span(name.start, at), Span(at + 1 + text.startswith("者", at + 1), name.end)]
    return parts if all(is_organisation(part.of(text)) for part in parts) else [name]


def list_end(text: str, start: int, limit: int) -> int | None:
    """Where the list of bodies that starts at ``start`` ends; ``None`` where none starts there."""
    return max((end for end in _ends(text, start) if end <= limit), default=None)


@lru_cache(maxsize=1 << 14)  # each form of duty asks about the same places
def _ends(text: str, start: int) -> tuple[int, ...]:
    """Where the bodies of a list end, one after the other."""
    ends: list[int] = []
    at = start
    while at < len(text):
        stop = organisation_starting_at(text, at)
        if (not stop or text[stop : stop + 1] not in _SEPARATORS) and (sector := _sector_at(text, at)):
            stop = max(stop or 0, sector.end())  # 公安机关, beside the bare 公安; 市、区县水利部门, beside 市、区县
        if ends and (listed := _LISTED.match(text, at)) and (not stop or stop < listed.end()) and parse(listed.group()):
            stop = listed.end()
        if not stop or text[stop : stop + 1] == "级":  # 各省 of 各省级主管部门
            break
        ends.append(stop)
        if text[stop : stop + 1] not in _JOINS:
            break
        at = stop + 1
    return tuple(ends)


_JOINS = ("、", "和", "及", "与", "或")
_SEPARATORS = (*_JOINS, "，", "。", "；", "：", "")
# Behind a body in a list: one that no table knows, told by its end and by what it has to do.
_LISTED = re.compile(
    r"(?![省市县区州乡镇]级)(?:(?!负责|牵头|配合|共同|联合|根据|按照|对|向|由|将|要|应|须)[\u4e00-\u9fff]){2,8}?(?:主管部门|部门|单位|机构|开发区|高新区|实验区|试验区|示范区|新区)(?=(?<=区)、|，(?:要(?!求)|应当?(?!急)|须)|负责(?![人同])|牵头|组成|开展|制定|完成|每[季月年]|要(?!求)|应当?(?!急)|须|必须|按|根据|组织|共同|配合)"
)
_SECTOR_SIGN = re.compile("部门|机[构关]|级财政|地方财政|指挥部|防指|安委会|减灾委")


def _sector_at(text: str, at: int) -> re.Match[str] | None:
    """The department by what it is for that begins at a place; looked for where the words by which it ends are near."""
    return SECTOR_BODY.regex.match(text, at) if _SECTOR_SIGN.search(text, at, at + 60) else None


def names_a_body(mention: str) -> bool:
    """Whether a mention is a body's own name rather than a bare place (石嘴山市), function (发改) or word (政府)."""
    name = parse(mention)
    return (
        name is not None
        and name.kind not in (Kind.REGION, Kind.FUNCTION)
        and mention not in ("政府", "党委", "人民政府", "企业", "学校", "医院", "银行")
    )


_PLAYS_A_PART = re.compile("牵头|主办|配合|协助|协同|参与")  # one of them stands in whatever leads or helps
_PART = re.compile(r"[^，。；\n]+")
_BY_RULE = re.compile(r"(?:根据|按照|依照|依据|结合|参照)[^，。；\n]{2,40}，")
_HELPS = re.compile(r"(?:共同|密切|积极|协同|协调)*(?:参与|参加|配合|协助|协办)")
_HELPS_AT_END = re.compile(r"等?(?:有关|相关|各)?(?:部门|单位|企业)?(?:共同|密切|积极|协同|协调)*(?:参与|参加|配合|协助|协办)$")
_ETC = re.compile(r"(?:等(?:有关|相关|各)?(?:部门|单位|企业)?)?")
_AFTER_LIST = re.compile(rf"(?:等(?:有关|相关|各)?(?:部门|单位|企业)?)?{ADVERBS}")


def after_list(text: str, end: int, limit: int) -> int:
    """Past 等部门 and past adverbs (按职责分工) that follow a list of bodies."""
    match = _AFTER_LIST.match(text, end, limit)
    return match.end() if match else end


_SHORTEST_PART = 6
_LIST_CLOSES = re.compile(r"(?P<list>[、和及与或][^，。；：\n]{2,60}?)(?=等(?:有关|相关|各)?(?:部门|单位|企业))")


def role_parts(text: str, task: Span) -> Iterator[tuple[Role, str, Span]]:
    """The parts of a duty, after its first, in which the body leads (牵头制定…) or helps (配合市能源局做好…)."""
    if not _PLAYS_A_PART.search(text, task.start, task.end):
        return
    parts = [Span(*m.span()) for m in _PART.finditer(text, task.start, task.end)]
    for part in parts[1:]:
        for word in ROLE_PARTS:
            match = word.rule.regex.match(text, part.start, part.end)
            if match and len(part) > len(match.group()) + 2:
                yield word.role, match.group(), part
                break


def helping_parts(text: str, task: Span) -> Iterator[tuple[Actor, str]]:
    """成立工作组，⟦价格、国资等部门⟧共同参与: bodies that a later part of a duty names as those who help."""
    if not _HELPS.search(text, task.start, task.end):
        return
    for part in [Span(*m.span()) for m in _PART.finditer(text, task.start, task.end)][1:]:
        if not _HELPS.search(text, part.start, part.end):
            continue
        end = list_end(text, part.start, part.end)
        said = _HELPS.match(text, after_list(text, end, part.end), part.end) if end is not None else None
        if said is None and (closing := _HELPS_AT_END.search(text, part.start, part.end)):
            end, said = closing.start(), _HELPS.search(text, closing.start(), part.end)  # some of the list no table knows
        if said and end is not None and said.end() >= part.end - 2:
            for actor in actors_of(text, part.start, end, lenient=True):
                yield actor, said.group()


def joined_parts(text: str, task: Span) -> Iterator[tuple[Actor, Span]]:
    """``会同市教育局、市财政局制定…``: those bodies coordinate what follows; the whole duty where it begins so, or where no
    more than a verb follows."""
    for match in JOINS.regex.finditer(text, task.start, task.end):
        end = list_end(text, match.end(), task.end)
        if end is None:
            continue
        named = actors_of(text, match.end(), end)
        if text[end : end + 1] in _JOINS and (
            closed := _LIST_CLOSES.match(text, end, task.end)
        ):  # …、国际博览事务局等部门: some no table knows
            named = actors_of(text, match.end(), closed.end("list"), lenient=True) or named
            end = closed.end("list")
        etc = _ETC.match(text, end, task.end)
        start = etc.end() if etc else end
        start += text.startswith("，", start)
        stop = _PART.match(text, start, task.end)
        if stop and (lead := _BY_RULE.match(text, start, task.end)) and (rest := _PART.match(text, lead.end(), task.end)):
            stop = rest  # 会同县财政局根据有关规定，制定…
        part = Span(start, stop.end()) if stop else task
        if match.start() == task.start and task.end - start > _SHORTEST_PART:
            part = Span(start, task.end)
        elif re.search(r"由[^，。；]{2,40}$", text[task.start : match.start()]) and NO_OBJECT.regex.search(text, part.start, part.end):
            part = task  # the object stands before: 考评由A会同B组织实施
        elif len(part) < _SHORTEST_PART:
            part = Span(match.start(), part.end) if match.start() > task.start else task
        for actor in named:
            yield actor, part


def entrusted_parts(text: str, task: Span) -> Iterator[tuple[Actor, Span]]:
    """``委托县疾控中心承担采样工作``: that body carries out what follows."""
    for match in ENTRUSTED.regex.finditer(text, task.start, task.end):
        end = list_end(text, match.end(), task.end)
        stop = _PART.match(text, end, task.end) if end is not None else None
        if end is not None and stop:
            part = Span(end, stop.end()) if stop.end() - end > 3 else task  # 委托各市水利局实施
            for actor in actors_of(text, match.end(), end):
                yield actor, part


def rows(text: str, actors: list[Actor], role: Role, role_text: str, task: Span, quote: Span) -> Iterator[Duty]:
    """The rows of one duty: the bodies' own role, the parts in which they lead or help, and those they work with."""
    for actor in actors:
        yield Duty(actor, role, role_text, task, quote)
        for part_role, verb, part in role_parts(text, task):
            if part_role is not role:
                yield Duty(actor, part_role, verb, part, quote)
    named = {actor.mention for actor in actors}
    for helper, verb in helping_parts(text, task):
        if helper.mention not in named and role is not Role.COORDINATE:
            yield Duty(helper, Role.COORDINATE, verb, task, quote)
    for helper, part in joined_parts(text, task):
        if helper.mention not in named:
            yield Duty(helper, Role.COORDINATE, "会同", part, quote)
    for agent, part in entrusted_parts(text, task):
        yield Duty(agent, Role.IMPLEMENT, "委托", part, quote)


def trimmed(text: str, start: int, end: int, at_least: int = 4) -> Span | None:
    """``start..end`` without punctuation and blanks at its ends; ``None`` where fewer than ``at_least`` characters stay."""
    while start < end and text[start] in "：。\n\t ，、；":
        start += 1
    while end > start and text[end - 1] in "\n\t ，、；":
        end -= 1
    return Span(start, end) if end - start >= at_least else None
