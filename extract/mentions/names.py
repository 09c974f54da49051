"""One name of a body, taken apart: ``parse`` says whether a whole folded string is a name, and what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.mentions.regions import gazetteer, lookup
from extract.mentions.regions import parse as regions_of
from extract.rules.departments import Function, bodies, stems
from extract.rules.openings import compile_pattern
from extract.rules.organisations import (
    AGENCY,
    BARE,
    BODY,
    COLLECTIVE,
    DEPARTMENT,
    GENERIC,
    GOVERNING,
    GRASSROOTS,
    JOINT,
    LADDER,
    LEFT_STOP,
    LEVEL,
    LOOSE,
    NO_NAME,
    OF_FUNCTION,
    OWN_UNIT,
    SHORT_FIRM,
    STEM,
    SUB,
    SUB_STOP,
    TELLING_OR_ZONE,
    YOUTH_LEAGUE,
)


class Kind(StrEnum):
    """What sort of body a name is of."""

    DEPARTMENT = "department"  # 财政局
    BODY = "body"  # 组织部, 政府办公室, 团委: one of the table
    COLLECTIVE = "collective"  # 各市、县（区）人民政府
    FREE = "free"  # companies, universities, groups that a paper founds: named freely, told by how they end
    FUNCTION = "function"  # 发改: bare, as lists use it
    REGION = "region"  # 金积镇: a region that stands for its government


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: 吴忠市利通区 · 省 · 委 · 宣传部 · 信用科. Parts that are absent are ''."""

    kind: Kind
    region: str = ""  # named: 吴忠市利通区
    level: str = ""  # relative: 省, 自治区, 市直
    governing: str = ""  # 委, 政府 … between region and core
    core: str = ""
    sub: str = ""  # the unit of the body
    remark: str = ""  # what stands in brackets behind: 发展改革委（粮食局）
    functions: tuple[Function, ...] = ()
    agency: str = ""  # the national body whose office it is: 国家税务总局, 人行

    @property
    def scope(self) -> str:
        """Region and level as written: what a list shares."""
        return self.region + self.level

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors that the name says, primary first; () where it says none."""
        return tuple(dict.fromkeys(sector for function in self.functions for sector in function.sectors))


_LONGEST = 60
_LEVELS = "省市县区州旗盟镇乡村各"  # what an unknown region does not begin with
_AGENCY = compile_pattern(AGENCY)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:监管局|监管分局|分局|支局|分行|中心支行|营业管理部|营管部|支行|局|调查总队|调查队|监管办|监管办公室|专员办|总站)\Z"
)
_LEVEL = compile_pattern(LEVEL)
_GOVERNING = compile_pattern(GOVERNING)
_UNIT = r"(?<=[厅部委署])(?![省市县区])[\u4e00-\u9fff]{2,8}局"  # 省公安厅|交通管理局
_BEHIND = rf"(?P<sub>(?:{SUB}){{0,2}}|{_UNIT})(?P<remark>（[^（）\n]{{1,16}}）)?(?P<unit>(?:{SUB})?)\Z"
_BODY = compile_pattern(rf"(?P<core>{BODY}){_BEHIND}")
_DEPARTMENT = compile_pattern(rf"(?P<core>{DEPARTMENT}){_BEHIND}")
_BARE = compile_pattern(rf"{BARE}(?:[和与]?{STEM}){{0,3}}\Z")
_STEM = compile_pattern(STEM)
_COLLECTIVE = compile_pattern(COLLECTIVE)
_FREE = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9·—\-“”（）〔〕]{{0,40}}?(?:{TELLING_OR_ZONE}|热线中心|热线办)(?:（[^（）\n]{{2,16}}）)?\Z")
_UNKNOWN_REGION = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治[州县旗]|[市县区旗州盟镇乡]|街道)(?=.)")
_LADDER = compile_pattern(LADDER)
_LADDER_BODY = compile_pattern(rf"{LADDER}(?:级)?(?:人民政府|政府)?[\u4e00-\u9fff]{{2,8}}(?:部门|机构)\Z")
_LOOSE = re.compile(LOOSE + r"\Z")
_OWN_UNIT = re.compile(OWN_UNIT + r"\Z")
_JOINT = re.compile(JOINT + r"\Z")
_SHORT_FIRM = re.compile(SHORT_FIRM + r"\Z")
_WITH = re.compile(r"(?<=[\u4e00-\u9fff]{2})[与和](?=[\u4e00-\u9fff]{2})")  # within a name: 法规与行业管理司
_EACH = re.compile(r"^各(?:直属|有关|相关|分支|地区)*")
# a group of a level may have verbs in its name: 省推动长江经济带发展领导小组
_SCOPED_GROUP = re.compile(
    r"(?:自治区|兵团|[省市县区州]|[\u4e00-\u9fff]{2,6}[省市县区州])(?!.*(?:牵头|负责|会同|配合|成立|下设|更名|改为|调整|由|[，。；、《》]))"
    r"[\u4e00-\u9fff“”]{4,32}(?:领导小组|联席会议|指挥部|协调小组|工作专班)(?:办公室|综合协调组)?\Z"
)
_PARTED = re.compile("[、（和]|^(?:乡镇|镇街|县区|区县|市县|县市|市州)")
_OF_EACH = re.compile(
    r"(?:各[\u4e00-\u9fff]{1,4}|[市县区州]（[市县区旗、]{1,5}）)[\u4e00-\u9fff]{2,20}(?:领导小组|指挥部|专班|联席会议)(?:办公室)?\Z"
    r"|[^，。；、]{4,40}(?:领导小组|联席会议|指挥部|专班|小组)(?:其他|有关|相关|各)?成员单位\Z"
)
_OF_FUNCTION = compile_pattern(OF_FUNCTION + r"\Z")
_GENERIC = re.compile(GENERIC + r"\Z")
_GRASSROOTS = re.compile(GRASSROOTS + r"\Z")
_YOUTH_LEAGUE = compile_pattern(YOUTH_LEAGUE + r"\Z")


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name | None:
    """A whole folded string as the name of a body, a collective or a bare function; ``None`` where it can be none.

    >>> parse("吴忠市利通区财政局").region
    '吴忠市利通区'
    """
    if not 1 < len(text) <= _LONGEST or text[0] in "，。、；：）" or "\n" in text or text.count("（") > text.count("）"):
        return None
    if (
        _COLLECTIVE.fullmatch(text)
        or (_PARTED.search(text) and (_LADDER.fullmatch(text) or _LADDER_BODY.match(text)))
        or _OF_EACH.match(text)
    ):
        return Name(Kind.COLLECTIVE, core=text)
    if is_of_function(text):
        return Name(Kind.COLLECTIVE, core=text)
    if text.startswith("各") and (one := parse(_EACH.sub("", text))) and one.kind in (Kind.DEPARTMENT, Kind.BODY) and not one.scope:
        return Name(Kind.COLLECTIVE, core=text)
    return (_bare(text) if _is_weak(text) else None) or _named(text) or _bare(text) or _joint(text) or _free(text)


def is_of_function(text: str) -> bool:
    """Whether a name lacks the 部门 that its list says once: 各级文化、卫生部门."""
    return _OF_FUNCTION.match(text) is not None


def leading_region(text: str, at: int = 0) -> int:
    """Where the regions end that stand at ``at``, one after the other: 吴忠市利通区财政局 → 6; ``at`` itself where there is none."""
    lengths, first = gazetteer().lengths, at
    while at < len(text):
        lengths_here = lengths.get(text[at : at + 2], ())
        length = next((n for n in lengths_here if at + n <= len(text) and _is_leading(text, at, n)), 0)
        if not length or (at > first and not _lies_in(text[first:at], text[at : at + length])):
            break
        at += length
    return at


def _lies_in(above: str, name: str) -> bool:
    """Whether a region may follow one: 吴忠市|利通区; not 辽宁省|公安, which is also short for a county elsewhere."""
    return not _is_weak(name) and bool(regions_of(above + name))


def _is_leading(text: str, at: int, length: int) -> bool:
    name = text[at : at + length]
    found = lookup(name)
    if not found or (found[0].name != name and len(found[0].code) > 4 and LEFT_STOP.regex.match(name)):
        return False
    after = at + length
    if name.endswith("市") and text.startswith(("场监", "容", "政"), after):
        return text.startswith(("政府", "政协", "政务"), after)
    return not (name.endswith("乡") and text.startswith("村振兴", after)) and not (name.endswith("区") and text.startswith("域", after))


def _named(text: str) -> Name | None:
    agency = None if _DEPARTMENT.match(text) else _AGENCY.match(text)  # 财政部 alone is a department
    agency = agency if agency and agency.end() < len(text) else None
    head = agency.end() if agency else 0
    at = leading_region(text, head)
    found = _youth_league(text, at)
    if found is None and at > head and _is_weak(text[head:at]):  # 公安 is also short for 公安县
        found = _cored(text, head, head)
    found = found or _cored(text, head, at)
    if found is None and at > head:
        found = _cored(text, head, head)
    office = _OFFICE.match(text, at) if agency and not found else None
    if office:
        found = Name(Kind.BODY, text[head:at], core=office[0])
    if found is None and at == head:
        unknown = _UNKNOWN_REGION.match(text, head)
        if unknown and text[head] not in _LEVELS and not _DEPARTMENT.match(text, head) and not LEFT_STOP.regex.search(unknown[0]):
            found = _cored(text, head, unknown.end())
    if found and agency:
        sectors = bodies()[agency[0]]
        return Name(Kind.BODY, found.region, found.level, "", found.core, found.sub, found.remark, (sectors, *found.functions), agency[0])
    return found


def _is_weak(name: str) -> bool:
    """Whether a region is named by a short form of a county alone, which may be a common word."""
    found = lookup(name)
    return bool(found) and found[0].name != name and len(found[0].code) > 4


def _youth_league(text: str, at: int) -> Name | None:
    """团省委, 共青团青禾市委: the level stands inside."""
    found = _YOUTH_LEAGUE.match(text, at)
    if not found:
        return None
    region = found["region"] or ""
    if region and leading_region(region) != len(region) and not _UNKNOWN_REGION.fullmatch(region + "委", 0, len(region)):
        return None
    return Name(Kind.BODY, text[:at] or region, found["level"] or "", "", "团委", functions=(bodies()["团委"],))


def _cored(text: str, head: int, at: int) -> Name | None:
    """The name whose region ends at ``at``: level, governing body and core follow in order, each may be absent."""
    level = _LEVEL.match(text, at)
    for end in (*((level.end(),) if level else ()), at):
        governing = _GOVERNING.match(text, end)
        for governed in (end, *((governing.end(),) if governing else ())):
            found = _core(text, governed)
            if found and found[1] and governing and governed == end and _core(text, governing.end()):
                continue  # 省政府|安委会办公室, not an office of 省政府
            if found:
                core, sub, remark, functions, kind = found
                return Name(kind, text[head:at], text[at:end], text[end:governed], core, sub, remark, functions)
        if end > head and governing and governing.end() == len(text) and not text.endswith(("村委", "道委")):
            return Name(Kind.BODY, text[head:at], text[at:end], "", governing[0], functions=_governing(governing[0]))
    return Name(Kind.REGION, region=text[head:at]) if at > head and at == len(text) else None


def _core(text: str, at: int) -> tuple[str, str, str, tuple[Function, ...], Kind] | None:
    for pattern, kind in ((_BODY, Kind.BODY), (_DEPARTMENT, Kind.DEPARTMENT)):
        found = pattern.match(text, at)
        if found and not SUB_STOP.regex.search(_WITH.sub("", found["sub"])):
            functions = (
                (bodies().get(found["core"]) or bodies()[found["core"].removesuffix("公室")],)
                if kind is Kind.BODY
                else stem_functions(found["core"])
            )
            return found["core"], found["sub"] + found["unit"], found["remark"] or "", functions, kind
    return None


def _governing(word: str) -> tuple[Function, ...]:
    known = bodies().get(word)
    return (known or bodies()["党委" if "委" in word else "政府"],)


@lru_cache(maxsize=1 << 12)
def stem_functions(department: str) -> tuple[Function, ...]:
    """The functions that a department's name says, in order: 住建和交通局 → 住房和城乡建设, 交通."""
    found, at = [], 0
    while match := _STEM.match(department, at):
        found.append(stems()[match[0]])
        at = match.end()
        at += 1 if department[at : at + 1] in ("和", "与", "、") and _STEM.match(department, at + 1) else 0
    return tuple(found)


def _bare(text: str) -> Name | None:
    """区发改, 财政, 住建和交通: functions without 局, as lists use them."""
    level = _LEVEL.match(text)
    for at in (0, *((level.end(),) if level else ())):
        if _BARE.match(text, at):
            return Name(Kind.FUNCTION, level=text[:at], core=text[at:], functions=stem_functions(text[at:]))
    return None


def _joint(text: str) -> Name | None:
    """县委县政府督查室: one office of both."""
    found = _JOINT.match(text)
    return Name(Kind.FREE, level=found["level"], core=text[1:]) if found else None


def _free(text: str) -> Name | None:
    """Names told by their end alone; what holds a verb of assignment is none."""
    if NO_NAME.regex.search(text) and not _SCOPED_GROUP.match(text):
        return None
    if _OWN_UNIT.match(text) and not SUB_STOP.regex.search(_WITH.sub("", text)):
        return Name(Kind.FREE, core=text)
    if _GENERIC.match(text):
        return Name(Kind.COLLECTIVE, core=text)
    at = leading_region(text)
    weak = at > 0 and _is_weak(text[:at])  # 资源 is also short for a county, 市中 for a district
    at = 0 if weak and _LEVEL.match(text) else at
    level = _LEVEL.match(text, at)
    head = level.end() if level else at
    if _SHORT_FIRM.match(text, head):
        return Name(Kind.FREE, text[:at], text[at:head], core=text[head:])
    if _FREE.match(text, head if head < len(text) else at):
        return Name(Kind.FREE, text[:at], text[at:head], core=text[head:])
    if _GRASSROOTS.match(text) and not SUB_STOP.regex.search(text):
        return Name(Kind.REGION, core=text)
    if _LOOSE.match(text) and not SUB_STOP.regex.search(_WITH.sub("", text) if head else text):
        at, head = (0, 0) if weak else (at, head)
        return Name(Kind.FREE, text[:at], text[at:head], core=text[head:])
    return None
