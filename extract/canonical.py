"""The full name of a body's core: contractions spelled out, local names that are real kept as they are."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.mentions.names import Kind, Name
from extract.mentions.regions import lookup
from extract.rules.departments import bodies, national, stems
from extract.rules.organisations import STEM

_STEM = re.compile(STEM)
# offices of the State that bear a region's short name: 福州海关, 福建海事局
KEEPS_SHORT_REGION = frozenset(
    "海关 海事局 铁路局 铁路集团 边检总站 出入境检验检疫局 能源监管办公室 能源监管办 能源监管局 民航监管局 调查队 煤矿安全监察局".split()
)
_OFFICIAL = ("局", "厅", "部", "委", "办", "委员会", "办公室")
_SHORT_END = {"委": "委员会", "办": "办公室"}


def department(core: str) -> str:
    """The full name of a department: 发改委 → 发展和改革委员会, 住建和交通局 → 住房和城乡建设和交通局, 城乡建设委 → 城乡建设委员会."""
    parts, at = [], 0
    while match := _STEM.match(core, at):
        parts.append(stems()[match[0]].name)
        at = match.end()
        if core[at : at + 1] in ("和", "与", "、") and _STEM.match(core, at + 1):
            parts.append(core[at])
            at += 1
    end = core[at:]
    if end and end[-1] in _SHORT_END:
        end = end[:-1] + _SHORT_END[end[-1]]
    return "".join(parts) + end


def core_with_region(name: Name, region: str) -> str:
    """Region, governing body and core in full: 福建省 and 政府办 → 福建省人民政府办公室."""
    if name.kind is Kind.DEPARTMENT and name.region and lookup(name.region) and not name.core.endswith(_OFFICIAL):
        region = region if lookup(name.region)[0].name == name.region else name.region  # 贵州电力交易中心
    if name.core in ("金融监管局", "金融监督管理局") and name.region and lookup(name.region) and lookup(name.region)[0].name != name.region:
        return f"国家金融监督管理总局{name.region}监管局"  # 省金融监管局 is the province's own
    if name.kind is Kind.DEPARTMENT:
        return region + _governing(name) + department(name.core)
    full = body(name.core)
    if name.region and (name.core in KEEPS_SHORT_REGION or full in KEEPS_SHORT_REGION):
        return name.region + full
    if "{区}" in full:
        return full.replace("{区}", region)
    return region + ("" if full.startswith(("人民政府", "委员会")) else _governing(name)) + full


def body(core: str) -> str:
    """The full name of a body of the table: 编办 → 机构编制委员会办公室."""
    known = bodies().get(core) or bodies().get(core.removesuffix("公室"))
    full = known.name if known else core
    full = "人民" + full if full.startswith("政府") else full
    return full[:-1] + _SHORT_END[full[-1]] if full[-1] in _SHORT_END and len(full) > 2 else full


def _governing(name: Name) -> str:
    return {"政府": "人民政府", "府": "人民政府"}.get(name.governing, name.governing)


@lru_cache(maxsize=1 << 12)
def of_the_state(text: str) -> str | None:
    """The full name of a national body by its table: 国家发改委, 税务总局; ``None`` for what it does not hold."""
    known = national().get(text)
    return known.name if known else None
