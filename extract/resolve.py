"""Who a name means in this document: the issuer's level decides whose 市, 区, 县 or 省 it is.

市住建局 in a district's paper is the prefecture-level city's, in a county-level city's paper its own. What stays open is left
open: ``Organisation.name`` is ``None`` and ``rule`` says why.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property

from extract import sectors
from extract.canonical import body, core_with_region, department, of_the_state
from extract.document import Document, fold
from extract.mentions.lists import STATE_LEVELS, stands_alone
from extract.mentions.names import Kind, Name, is_of_function, parse
from extract.mentions.organisations import find_organisations, organisation_ending_at
from extract.mentions.regions import Region, gazetteer, is_level, lookup, short_code, within
from extract.mentions.regions import parse as parse_region
from extract.records import Elements, Organisation
from extract.rules.departments import national
from extract.rules.organisations import OWN_UNIT, STATE, TOWNSHIP_LEVEL
from extract.rules.organisations_sectors import sector_by_word

_ABBREVIATION = re.compile(r"（(?:以下)?(?:简称|统称)(?:为)?[：:]?[“\"]?([\u4e00-\u9fffA-Za-z0-9]{2,16}?)[”\"]?(?:，[^（）]{0,20})?）")
_OWN_UNIT = re.compile(OWN_UNIT + r"\Z")
_UNIT_END = re.compile(r"(?:[处科室办]|(?<!公)司|中心|总站|直属机关党委|机关党委)\Z")
_LEVEL_WORDS = ("省", "市", "县", "自治区", "自治州", "全省", "全市", "全县", "全区", "我省", "我市", "我县", "我区")
# what a table or a list left hanging behind a name, and what a paper says about it in brackets
_HANGING = re.compile(r"（\d{1,2}）$|（[^（）]*(?:下同|以下|简称|牵头|列第|排名|汇总)[^（）]*）")
_GROUP = re.compile(r"(?:领导小组|联席会议|专班|指挥部|协调小组|工作组|推进组|小组|委员会|办公室)$")
_GRID = re.compile(r"(国网|南网)([省市县区州])(?=[供电])")  # 国网市电力公司: the level stands inside
_OFFICES = ("办公室", "领导小组", "专班", "联席会议", "指挥部")
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}
_AUTONOMOUS = ("15", "45", "54", "64", "65")


class Resolver:
    """Settles names for one document. All names are folded; results are remembered, as a name recurs a hundred times."""

    def __init__(self, elements: Elements, document: Document) -> None:
        self.elements = elements
        self.text = document.folded.text
        code = (elements.region_code or "").rstrip() if elements.region_code else ""
        self.home = gazetteer().current.get(short_code(code)) if code else None
        self.home_name = self.home.full_name if self.home else elements.region
        self.home_level = self.home.level if self.home else elements.region_level
        issued_by_state = any(STATE.regex.match(issuer) or issuer in national() for issuer in elements.issuers)
        self.state = elements.forwards_national or self.home_name is None and issued_by_state
        self._settled: dict[tuple[str, str], Organisation] = {}

    # ---- the public verbs

    def organisation(self, mention: str, prefix_from: str | None = None) -> Organisation:
        """Who a mention is; ``prefix_from`` is the mention with the prefix that its list shares (自治区发展改革委)."""
        asked = prefix_from or mention, mention
        if asked not in self._settled:
            text, written = map(fold, asked)
            full = self.abbreviations.get(text) or _bare(text)
            settled = self._settle(full or text, "abbreviation" if text in self.abbreviations else "")
            read_as = full or text
            self._settled[asked] = replace(
                settled,
                read_as=read_as if read_as != written else "",
                function=sectors.function_of(settled.name) or sectors.function_of(read_as),
            )
        return self._settled[asked]

    def region(self, name: str) -> tuple[str, str, str] | None:
        """The full name, code and level of a region named in this document, the home region's surroundings first; ``None`` if open.

        A relative name (全市, 我区, 市) is the home region's own.
        """
        relative = name.removeprefix("全").removeprefix("我").removeprefix("本")
        if len(relative) == 1 or relative in ("自治区", "自治州", "兵团"):
            found, _ = self._level_region(relative)
            return (found.full_name, found.code6, found.level) if found else None
        regions = self._nearest(name)
        return (regions[0].full_name, regions[0].code6, regions[0].level) if len(regions) == 1 else None

    # ---- names

    def _settle(self, text: str, rule: str) -> Organisation:
        name = parse(text)
        known = national().get(text)
        if known and (STATE.regex.match(text) or name is None or (self.state and not name.scope)):
            return Organisation(known.name, known.sectors[0], known.sectors, None, None, "national", "national")
        if name is None:
            founded = self._founded_as(text) if text in _OFFICES else None
            return self._settle(founded, "founded") if founded else self._unit(text) or self._level_alone(text) or self._unknown(text)
        if name.kind is Kind.COLLECTIVE:
            return self._collective(text)
        if name.kind is Kind.REGION:
            return self._region_body(text, name)
        if name.kind is Kind.FREE:
            return self._free(text, name, rule)
        if name.kind is Kind.FUNCTION:
            return self._function(text, name)
        if name.agency:
            return self._agency(name)
        return self._department(text, name, rule)

    def _department(self, text: str, name: Name, rule: str) -> Organisation:
        said = sectors.of_name(name, text)
        state = self._of_state(text, name)
        if state:
            return Organisation(state, said[0], said, None, None, "national", rule or "national")
        region, code, level, how = self._scope(name)
        if region is None:
            return Organisation(None, said[0], said, rule=how)
        full = core_with_region(name, self._short_for(name, region)) + name.sub
        if name.core in ("法院", "人民法院") and level in _COURTS:
            full = region + _COURTS[level]
        if TOWNSHIP_LEVEL.regex.search(region[-2:]) and level == "township":
            said = ("基层政府", *(s for s in said if s not in ("政府综合", "基层政府")))
        return Organisation(full, said[0], said, region, code, level, rule or how)

    def _short_for(self, name: Name, region: str) -> str:
        """银保监局 and 证监局 take their region's short name: 重庆监管局."""
        if name.kind is Kind.BODY and body(name.core).endswith("{区}监管局"):
            return name.region or re.sub(r"(?:壮族|回族|维吾尔)?(?:自治区|省|市)$", "", region)
        return region

    def _of_state(self, text: str, name: Name) -> str | None:
        """The full name of a body of the State, with its unit; ``None`` where it is a local one."""
        if name.region or name.functions and name.functions[0].party and not name.level:
            return None
        alone = stands_alone(name)
        level = name.level.rstrip("级")
        if name.level and level not in STATE_LEVELS or not (name.level or self.state or alone):
            return None
        known = of_the_state(text[: len(text) - len(name.remark)].removesuffix(name.sub))
        if known:
            return known + name.sub
        core = department(name.core) if name.kind is Kind.DEPARTMENT else core_with_region(name, "")
        if name.level:
            return name.level.replace("中共中央", "中央") + core + name.sub
        if name.kind is not Kind.DEPARTMENT or alone:
            return core + name.sub
        if self._owner and re.search("[局司]$", name.core):
            return self._owner[0] + name.core  # 公路局 in a ministry's paper is its own
        return "国家" + core + name.sub

    def _agency(self, name: Name) -> Organisation:
        """An office of a national body: 人行福州中心支行 → 中国人民银行福州中心支行."""
        region = name.region
        code: str | None = None
        level: str | None = None
        if name.region:
            found = self._nearest(name.region)
            region, code, level = (found[0].full_name, found[0].code6, found[0].level) if len(found) == 1 else (name.region, None, None)
        elif name.level:
            settled, code, level, how = self._scope(name)
            if settled is None:
                return Organisation(None, name.sectors[0], name.sectors, rule=how)
            region = settled
        where = name.region or region or ""
        full = name.functions[0].name + where + name.core + name.sub
        return Organisation(full.replace("营管部", "营业管理部"), name.sectors[0], name.sectors, region or None, code, level, "agency")

    def _free(self, text: str, name: Name, rule: str) -> Organisation:
        """A freely named body keeps its name; a level word before it is spelled out: 市城投公司 → 青禾市城投公司."""
        said = sectors.of_name(name, text)
        grid = _GRID.match(text)
        if grid and (near := self._level_region(grid[2])[0]):
            return Organisation(text[: grid.end(1)] + near.name + text[grid.end() :], said[0], said, *self._place(near), "level")
        if name.region or not name.level or name.level in STATE_LEVELS:
            found = self._nearest(name.region) if name.region else ()
            near = found[0] if len(found) == 1 else self.home
            if len(found) == 1 and _GROUP.search(text):
                return Organisation(found[0].full_name + name.level + name.core, said[0], said, *self._place(near), "named_region")
            founded = self._founded_as(text) if not name.region and not name.level else None
            if founded and founded != text:
                return self._settle(founded, "founded")
            if not name.scope and (own := self._unit(text)):
                return own
            return Organisation(text, said[0], said, *self._place(near), rule or "as_written")
        founded = self._founded_as(name.core) if name.core.removesuffix("办公室") in _OFFICES else None
        if founded:
            return self._settle(founded, "founded")
        region, code, level, how = self._scope(name)
        if region is None:
            return Organisation(None, said[0], said, rule=how)
        return Organisation(region + name.core, said[0], said, region, code, level, rule or how)

    def _function(self, text: str, name: Name) -> Organisation:
        """A bare function is the body of that function that the document names in the same region, where it names just one."""
        said = sectors.of_name(name, text)
        region, _, _, how = self._scope(name)
        wanted = {function.name for function in name.functions[:1]}
        found = [o for o in self._named_bodies(wanted) if region is None or o.region == region]
        names = Counter({o.name: n for o, n in Counter(found).items()})
        if not names:
            return Organisation(None, said[0], said, region, rule="function_without_body" if region else how)
        best = next(o for o in found if o.name == names.most_common(1)[0][0])
        return Organisation(best.name, said[0], said, best.region, best.region_code, best.level, "function")

    def _named_bodies(self, functions: set[str]) -> list[Organisation]:
        return [organisation for function, organisation in self._bodies if function in functions]

    @cached_property
    def _bodies(self) -> list[tuple[str, Organisation]]:
        """The departments that the document names in full, with their first function."""
        found = []
        for start, end, mention in find_organisations(self.text):
            name = parse(self.text[start:end]) if mention.kind is Kind.DEPARTMENT else None
            if name and name.functions and not name.sub:
                organisation = self.organisation(self.text[start:end])
                if organisation.name:
                    found.append((name.functions[0].name, organisation))
        return found

    def _region_body(self, text: str, name: Name) -> Organisation:
        """A region that stands for its government: 金积镇 → 吴忠市利通区金积镇人民政府."""
        found = self._nearest(name.region or text)
        if len(found) > 1:
            return Organisation(None, "政府综合", ("政府综合",), rule="ambiguous_region")
        if not found:
            said = ("基层政府",) if TOWNSHIP_LEVEL.regex.search(text) else sector_by_word(text) or ("基层政府",)
            inside = re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:[镇乡]|街道)", text)
            full = (self.home_name or "") + text + _seat(text) if inside and text not in ("乡镇街道", "乡镇", "镇街道") else text
            return Organisation(full, said[0], said, *self._place(self.home), "as_written")
        region = found[0]
        sector = "基层政府" if region.level == "township" else "政府综合"
        return Organisation(region.full_name + _seat(region.name), sector, (sector,), *self._place(region), "region")

    def _collective(self, text: str) -> Organisation:
        """A collective is one body as it is written; its sector is whom it gathers."""
        name = f"{text}部门" if is_of_function(text) else text  # the word that its list says once
        said = sectors.of_collective(name)
        return Organisation(name, said[0], said, *self._place(self.home), "collective")

    def _unknown(self, text: str) -> Organisation:
        said = sector_by_word(text) or ("其他",)
        return Organisation(None, said[0], said, rule="unknown_name")

    def _unit(self, text: str) -> Organisation | None:
        """A unit of the department that issued the paper: 保护司, 部公路局, 厅机关各处室; ``None`` in a government's paper."""
        own = _OWN_UNIT.match(text)
        if self._owner is None or not (own or _UNIT_END.search(text)):
            return None
        head, owner = self._owner
        unit = text[1:] if own and (owner.name or head).endswith(text[0]) or own and text[0] in "厅局委部" else text
        return Organisation(
            (owner.name or head) + unit, owner.sector, owner.sectors, owner.region, owner.region_code, owner.level, "unit_of_issuer"
        )

    @cached_property
    def _owner(self) -> tuple[str, Organisation] | None:
        """The department that issued the paper, as written and settled; ``None`` for governments and committees of the party."""
        issuer = fold(self.elements.issuer_names[0]) if self.elements.issuer_names else ""
        head = re.sub("^中共|(?:综合司|办公[厅室]|党组|党委)$", "", issuer)
        name = parse(head) if head and not re.search("政府$|国务院$|[省市县区州旗]委$|自治区党委$", head) else None
        if name is None or name.kind not in (Kind.DEPARTMENT, Kind.BODY) or not name.functions:
            return None
        return head, self._settle(head, "")

    def _level_alone(self, text: str) -> Organisation | None:
        """A level word by itself is its government: 自治区, 市里."""
        if text not in _LEVEL_WORDS:
            return None
        region, _ = self._level_region(text)
        if region is None:
            return None
        return Organisation(region.full_name + "人民政府", "政府综合", ("政府综合",), *self._place(region), "region")

    def _founded_as(self, text: str) -> str | None:
        """The body that the document founds and calls 领导小组, 联席会议办公室 or 办公室 for short; ``None`` where there are several."""
        stem = text.removesuffix("办公室")
        full = [name for name in self._groups if len(name) > len(text) and (name.endswith(text) or (stem and name.endswith(stem)))]
        longest = {re.sub("办公室$", "", name) for name in full}
        if len(longest) != 1 or not _GROUP.search(text):
            return None
        return longest.pop() + ("办公室" if text.endswith("办公室") else "")

    @cached_property
    def _groups(self) -> set[str]:
        """The groups that the document names in full: 云岭区冬季供暖工作领导小组."""
        found = (self.text[start:end] for start, end, mention in find_organisations(self.text) if mention.kind is Kind.FREE)
        named = {text for text in found if _GROUP.search(text) and (name := parse(text)) and name.scope}
        return {text for text in named if not any(other != text and other.endswith(text) for other in named)}

    # ---- regions

    def _scope(self, name: Name) -> tuple[str | None, str | None, str | None, str]:
        """Whose body it is: full name, code and level of the region, and the rule; the name is ``None`` where it stays open."""
        if name.region:
            found = self._nearest(name.region)
            if len(found) == 1:
                return found[0].full_name, found[0].code6, found[0].level, "named_region"
            if found:
                return None, None, None, "ambiguous_region"
            return name.region, None, None, "named_region"
        if name.level:
            region, rule = self._level_region(name.level)
        elif name.core.endswith("厅") and not name.governing:
            region, rule = self._level_region("自治区" if (self.home.code[:2] if self.home else "") in _AUTONOMOUS else "省")
        else:
            region, rule = self.home, "issuer"
        if region is None and self.home is None and self.home_name and (not name.level or self.home_name.endswith(name.level)):
            return self.home_name, None, self.home_level, "issuer"
        return (
            (region.full_name, region.code6, region.level, rule) if region else (None, None, None, rule if name.level else "issuer_unknown")
        )

    def _level_region(self, level: str) -> tuple[Region | None, str]:
        """The region that a level word means here: 市 in a district's paper is the city it lies in."""
        word = re.sub(r"(?<=.)(?:级|直属|直|本级|属)$", "", level).lstrip("本我全")
        word = "省" if word == "中省" else word
        if word in ("兵团", "师"):
            return gazetteer().current.get("66"), "corps"
        for region in self._ladder:
            if is_level(region, word):
                return region, "level"
        if word == "区" and self.home and self.home.code[:2] in _AUTONOMOUS and self.home.level == "province":
            return self.home, "level"
        return None, "level_unknown" if self.home is None else "level_absent"

    @cached_property
    def _ladder(self) -> list[Region]:
        """The home region and those it lies in, from the bottom."""
        rungs: list[Region] = []
        region = self.home
        while region:
            rungs.append(region)
            region = gazetteer().current.get(region.parent)
        return rungs

    def _nearest(self, name: str) -> tuple[Region, ...]:
        """The regions that a name can mean, narrowed to the home region's neighbourhood, step by step; one is settled."""
        found = parse_region(name)
        alive = tuple(region for region in found if not region.until) or found
        if self.home:
            for length in (6, 4, 2):
                near = within(alive, self.home.code[:length]) if len(self.home.code) >= length else ()
                if near:
                    alive = near
                    break
            own = [rung for rung in self._ladder if rung.name == name or (rung in alive and name in (rung.name, rung.full_name))]
            alive = (own[0],) if own else alive
        if len(alive) > 1:
            exact = tuple(region for region in alive if name.endswith(region.name)) or alive
            shallow = min(len(region.code) for region in exact)
            alive = tuple(region for region in exact if len(region.code) == shallow)
        return alive

    def _place(self, region: Region | None) -> tuple[str | None, str | None, str | None]:
        if region:
            return region.full_name, region.code6, region.level
        return (self.home_name, None, self.home_level) if self.home_name else (None, None, None)

    # ---- the document's own short names

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """What the document itself says of short names: 青禾市清洁取暖领导小组（以下简称市领导小组）."""
        found: dict[str, str] = {}
        for match in _ABBREVIATION.finditer(self.text):
            start = organisation_ending_at(self.text, match.start())
            full = self.text[start : match.start()] if start is not None else ""
            if (
                4 <= len(full) <= 40
                and len(match[1]) < len(full)
                and (name := parse(full))
                and name.kind in (Kind.FREE, Kind.BODY, Kind.DEPARTMENT)
            ):
                found.setdefault(match[1], full)
        return {short: full for short, full in found.items() if full not in found}


def _bare(text: str) -> str | None:
    """A name without what hangs on it and without the State's long title, where something is left: 各区级部门（3）, 中华人民共和国财政部."""
    bare = _HANGING.sub("", text)
    short = bare.removeprefix("中华人民共和国")
    bare = short if short != bare and short in national() or re.search("部(?:办公厅)?$", short) else bare
    return bare if bare != text and len(bare) > 1 else None


def _seat(name: str) -> str:
    """What a region's name takes to be its government: 街道 its office, others 人民政府."""
    if name.endswith("街道"):
        return "办事处"
    return "人民政府" if lookup(name) and lookup(name)[0].level != "township" or name.endswith(("镇", "乡", "苏木")) else ""
