"""Which sectors (职能) a name says: by the tables of departments, else by a word in it; primary first, never empty."""

from __future__ import annotations

import re
from functools import cache

from extract.mentions.names import Kind, Name, parse
from extract.rules.departments import bodies, stems
from extract.rules.organisations import BODY, DEPARTMENT, FUNCTIONAL, STEM, TOWNSHIP_LEVEL, VAGUE
from extract.rules.organisations_sectors import sector_by_word

_STEM = re.compile(STEM)
_FUNCTIONAL = re.compile(FUNCTIONAL)
_LAST_BODY = re.compile(rf"(?:{DEPARTMENT}|{BODY})(?=(?:（[^（）]*）)?\Z)")
_GOVERNMENTS = ("人民政府", "政府", "党委", "党工委", "人大", "政协")
_UPPER = re.compile(r"[省市县区州盟旗](?!域)")
_GROUP = re.compile(r"领导小组|专班|联席会议|指挥部|协调小组|工作组|委员会")
_MEETS = re.compile(r"小组|专班|会议|指挥部|委员会|办公室")
_CARRIER = re.compile(r"(?:移动|电信|联通|铁塔)\Z")
_INSTITUTE = re.compile(r"(?<![医法保])院\Z")
_JOINT = re.compile(r"^委、?[省市县区州](?:人民)?政府")  # 县|委县政府督查室
_MEMBERS = re.compile(r"(.{3,}?)(?:其他|有关|相关|各)*成员单位\Z")
_RESEARCH = ("研究院", "研究所", "学院", "大学")
_WHOM = re.compile(r"^(?:各级各类|各有关|各相关|各级|各|有关|相关|所有|其他)+")


def of_name(name: Name, text: str) -> tuple[str, ...]:
    """The sectors of a name that was taken apart: 住建和交通局 has two, a freely named body is told by a word in it."""
    core = _JOINT.sub("", name.core)
    if core != name.core and (unit := parse(core)):
        return of_name(unit, core)
    if name.core.endswith(_RESEARCH):
        return tuple(dict.fromkeys(("高校科研", *name.sectors)))
    if name.sectors:
        grassroots = name.core.endswith("政府") and re.search(r"(?:[镇乡]|街道)$", name.region + name.level)
        return ("基层政府",) if grassroots else name.sectors
    inside = next((stem for stem in _STEM.findall(name.core) if stem not in VAGUE), None)
    if _GROUP.search(text):
        return _of_group(name.core)
    if _CARRIER.search(text):
        return ("工业和信息化", "企业")
    by_word = sector_by_word(text)
    if by_word or _INSTITUTE.search(text):
        return by_word or ("高校科研",)
    if inside:
        return stems()[inside].sectors
    return ("政府综合",) if _MEETS.search(text) else ("其他",)


def _of_group(core: str) -> tuple[str, ...]:
    """数字青禾建设领导小组: what its name is about; 建设, 企业 and places in it say nothing."""
    about = next((stem for stem in _STEM.findall(core) if stem not in VAGUE and stem != "建设"), None)
    said = stems()[about].sectors if about else sector_by_word(core)
    return said if said and said[0] not in ("企业", "基层政府") else ("政府综合",)


def of_collective(text: str) -> tuple[str, ...]:
    """Whom a collective gathers: a function that it names (各级水行政主管部门), else governments by their level, else a word in it."""
    group = _MEMBERS.match(text)
    if group and (name := parse(group[1])) and name.kind is not Kind.COLLECTIVE:
        return of_name(name, group[1])
    said = _of_function(text)
    if said:
        return said
    head = _WHOM.sub("", text)
    if re.search("政府|管委会", head) or ("部门" in head and _UPPER.search(head) and "主管" not in head):
        return ("政府综合",) if _UPPER.search(head) or not TOWNSHIP_LEVEL.regex.search(head) else ("基层政府",)
    if TOWNSHIP_LEVEL.regex.search(head) and not re.search("医院|卫生|学校|企业", head):
        return ("基层政府",)
    if re.search(r"部门|机关|成员单位|责任单位|(?:有关|相关|直属)单位", text):
        return sector_by_word(head) if re.search("普查|流域", head) else ("政府综合",)
    return sector_by_word(head) or (("企业",) if re.search("企业|公司|业主|运营", head) else ("政府综合",))


def _of_function(text: str) -> tuple[str, ...]:
    """各级财政部门, 各市教育局, 各级防汛抗旱指挥部: what the departments meant are for; () where it is not said."""
    known = _FUNCTIONAL.search(text)
    named = [stem for stem in _STEM.findall(known[0]) if stem not in VAGUE] if known else []
    if named:
        return tuple(dict.fromkeys(sector for stem in named[:2] for sector in stems()[stem].sectors))
    last = _LAST_BODY.search(text)
    body = parse(last[0]) if last else None
    return body.sectors if body and not body.governing and body.core not in _GOVERNMENTS else ()


def function_of(name: str | None) -> str:
    """The canonical name of what a body is for: 住房和城乡建设 of 青禾市住建局; '' where the tables know none."""
    parsed = parse(name) if name else None
    return next((function.name for function in parsed.functions if function.name in _functions()), "") if parsed else ""


@cache
def _functions() -> frozenset[str]:
    return frozenset(function.name for function in (*stems().values(), *bodies().values()))
