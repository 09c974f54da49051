"""Who a name means in this document: the issuer's level decides whose 市, 区, 县 or 省 it is.

市住建局 in a district's paper is the prefecture-level city's, in a county-level city's paper its own. What stays open is left
open: ``Organisation.name`` is ``None`` and ``rule`` says why.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache, cached_property

from extract.canonical import core_with_region, department, of_the_state
from extract.document import Document, fold
from extract.mentions.lists import STATE_LEVELS, stands_alone
from extract.mentions.names import Kind, Name, parse
from extract.mentions.organisations import find_organisations, organisation_ending_at
from extract.mentions.regions import Region, gazetteer, is_level, lookup, short_code, within
from extract.mentions.regions import parse as parse_region
from extract.records import Elements, Organisation
from extract.rules.departments import bodies, national, stems
from extract.rules.organisations import STEM
from extract.rules.organisations_sectors import sector_by_word

_STEM = re.compile(STEM)
_ABBREVIATION = re.compile(r"（(?:以下)?(?:简称|统称)(?:为)?[：:]?[“\"]?([\u4e00-\u9fffA-Za-z0-9]{2,16}?)[”\"]?(?:，[^（）]{0,20})?）")
_STATE = re.compile(r"^(?:中共中央|国务院|国家|中国|中华人民共和国|全国|最高人民|(?:[\u4e00-\u9fff]{2,9}部)(?:办公厅)?$)")
_GRASSROOTS = re.compile(r"[镇乡村]|街道|社区|居委|苏木|团场")
_GROUP = re.compile(r"(?:领导小组|联席会议|专班|指挥部|协调小组|工作组|推进组|小组|委员会|办公室)$")
_OFFICES = ("办公室", "领导小组", "专班", "联席会议", "指挥部")
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}
_UPPER = re.compile(r"[省市县区州盟旗](?!域)")
_AUTONOMOUS = ("15", "45", "54", "64", "65")
_MUNICIPALITIES = ("11", "12", "31", "50")


class Resolver:
    """Settles names for one document. All names are folded; results are remembered, as a name recurs a hundred times."""

    def __init__(self, elements: Elements, document: Document) -> None:
        self.elements = elements
        self.text = document.folded.text
        code = (elements.region_code or "").rstrip() if elements.region_code else ""
        self.home = gazetteer().current.get(short_code(code)) if code else None
        self.home_name = self.home.full_name if self.home else elements.region
        self.home_level = self.home.level if self.home else elements.region_level
        self.state = self.home_name is None and any(_STATE.match(issuer) for issuer in elements.issuers)
        self._settled: dict[tuple[str, str], Organisation] = {}

    # ---- the public verbs

    def organisation(self, mention: str, prefix_from: str | None = None) -> Organisation:
        """Who a mention is; ``prefix_from`` is the mention with the prefix that its list shares (自治区发展改革委)."""
        text, written = fold(prefix_from or mention), fold(mention)
        if (text, written) not in self._settled:
            full = self.abbreviations.get(text)
            settled = self._settle(full or text, "abbreviation" if full else "")
            read_as = full or text
            self._settled[text, written] = replace(
                settled, read_as=read_as if read_as != written else "", function=_function(settled.name) or _function(read_as)
            )
        return self._settled[text, written]

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

    @staticmethod
    def region_of_issuer(issuers: tuple[str, ...]) -> tuple[str, str, str] | None:
        """Full name, code and level of the region that the first issuer's name begins with; ``None`` for the State's bodies."""
        for issuer in issuers[:1]:
            name = parse(fold(issuer))
            regions = [r for r in parse_region(name.region) if not r.until] if name and name.region else []
            if len(regions) == 1:
                return regions[0].full_name, regions[0].code6, regions[0].level
        return None

    # ---- names

    def _settle(self, text: str, rule: str) -> Organisation:
        name = parse(text)
        known = national().get(text)
        if known and (_STATE.match(text) or name is None or (self.state and not name.scope)):
            return Organisation(known.name, known.sectors[0], known.sectors, None, None, "national", "national")
        if name is None:
            founded = self._founded_as(text) if text in _OFFICES else None
            return self._settle(founded, "founded") if founded else self._unknown(text)
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
        sectors = self._sectors(name, text)
        state = self._of_state(text, name)
        if state:
            return Organisation(state, sectors[0], sectors, None, None, "national", rule or "national")
        region, code, level, how = self._scope(name)
        if region is None:
            return Organisation(None, sectors[0], sectors, rule=how)
        full = core_with_region(name, self._short_for(name, region)) + name.sub
        if name.core in ("法院", "人民法院") and level in _COURTS:
            full = region + _COURTS[level]
        if _GRASSROOTS.search(region[-2:]) and level == "township":
            sectors = ("基层政府", *(s for s in sectors if s not in ("政府综合", "基层政府")))
        return Organisation(full, sectors[0], sectors, region, code, level, rule or how)

    def _short_for(self, name: Name, region: str) -> str:
        """银保监局 and 证监局 take their region's short name: 重庆监管局."""
        from extract.canonical import body

        if name.kind is Kind.BODY and body(name.core).endswith("{区}监管局"):
            return name.region or re.sub(r"(?:壮族|回族|维吾尔)?(?:自治区|省|市)$", "", region)
        return region

    def _of_state(self, text: str, name: Name) -> str | None:
        """The full name of a body of the State; ``None`` where it is a local one."""
        if name.region or name.functions and name.functions[0].party and not name.level:
            return None
        if name.level.rstrip("级") in STATE_LEVELS and name.level:
            return of_the_state(text) or (
                name.level.replace("中共中央", "中央")
                + (department(name.core) if name.kind is Kind.DEPARTMENT else core_with_region(name, ""))
            )
        if name.level:
            return None
        alone = stands_alone(name)
        if not self.state and not alone:
            return None
        known = of_the_state(text)
        if known or name.kind is not Kind.DEPARTMENT:
            return known or core_with_region(name, "")
        full = department(name.core)
        return full if alone else "国家" + full

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
        sectors = self._sectors(name, text)
        if name.region or not name.level or name.level in STATE_LEVELS:
            found = self._nearest(name.region) if name.region else ()
            near = found[0] if len(found) == 1 else self.home
            if len(found) == 1 and _GROUP.search(text):
                return Organisation(found[0].full_name + name.level + name.core, sectors[0], sectors, *self._place(near), "named_region")
            if not name.scope and re.search("(?:[处科室]|(?<!公)司)$", text) and (own := self._unit(text)):
                return own
            founded = self._founded_as(text) if not name.region and not name.level else None
            if founded and founded != text:
                return self._settle(founded, "founded")
            return Organisation(text, sectors[0], sectors, *self._place(near), rule or "as_written")
        founded = self._founded_as(name.core) if name.core.removesuffix("办公室") in _OFFICES else None
        if founded:
            return self._settle(founded, "founded")
        region, code, level, how = self._scope(name)
        if region is None:
            return Organisation(None, sectors[0], sectors, rule=how)
        return Organisation(region + name.core, sectors[0], sectors, region, code, level, rule or how)

    def _function(self, text: str, name: Name) -> Organisation:
        """A bare function is the body of that function that the document names in the same region, where it names just one."""
        sectors = self._sectors(name, text)
        region, _, _, how = self._scope(name)
        wanted = {function.name for function in name.functions[:1]}
        found = [o for o in self._named_bodies(wanted) if region is None or o.region == region]
        names = Counter({o.name: n for o, n in Counter(found).items()})
        if not names:
            return Organisation(None, sectors[0], sectors, region, rule="function_without_body" if region else how)
        best = next(o for o in found if o.name == names.most_common(1)[0][0])
        return Organisation(best.name, sectors[0], sectors, best.region, best.region_code, best.level, "function")

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
            sectors = sector_by_word(text) or ("基层政府",)
            sectors = ("基层政府",) if _GRASSROOTS.search(text) else sectors
            inside = re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:[镇乡]|街道)", text)
            full = (self.home_name or "") + text + _seat(text) if inside and text not in ("乡镇街道", "乡镇", "镇街道") else text
            return Organisation(full, sectors[0], sectors, *self._place(self.home), "as_written")
        region = found[0]
        sector = "基层政府" if region.level == "township" else "政府综合"
        return Organisation(region.full_name + _seat(region.name), sector, (sector,), *self._place(region), "region")

    def _collective(self, text: str) -> Organisation:
        """A collective is one body as it is written; its sector is whom it gathers."""
        return Organisation(text, (sectors := self._collective_sectors(text))[0], sectors, *self._place(self.home), "collective")

    def _collective_sectors(self, text: str) -> tuple[str, ...]:
        head = re.sub(r"^(?:各级各类|各有关|各相关|各级|各|有关|相关|所有|其他)+", "", text)
        known = re.match(rf"(?:[省市县区州]级?)?(?P<stem>{STEM})(?:行政|主管|监管|业务|管理)*(?:部门|机构|单位)", head)
        if known:
            return stems()[known["stem"]].sectors
        if re.search(r"部门|政府|管委会", head) and _UPPER.search(head) and "主管" not in head:
            return ("政府综合",)
        if _GRASSROOTS.search(head):
            return ("基层政府",)
        if re.search(r"部门|机关|成员单位|责任单位|(?:有关|相关|直属)单位", text):
            return ("政府综合",)
        by_word = sector_by_word(head)
        return by_word or (("企业",) if re.search("企业|公司|业主|运营", head) else ("政府综合",))

    def _unknown(self, text: str) -> Organisation:
        sectors = sector_by_word(text) or ("其他",)
        return Organisation(None, sectors[0], sectors, rule="unknown_name")

    def _sectors(self, name: Name, text: str) -> tuple[str, ...]:
        """The sectors of a name: by the tables, else by a word in it, else by a stem in it; never empty."""
        if name.sectors:
            if name.core.endswith("政府") and re.search(r"(?:[镇乡]|街道)$", name.region + name.level):
                return ("基层政府",)
            return name.sectors
        if re.search(r"领导小组|专班|联席会议|指挥部|协调小组|工作组|委员会", text) and (inside := _STEM.search(name.core)):
            return stems()[inside[0]].sectors
        by_word = sector_by_word(text)
        if by_word:
            return by_word
        inside = _STEM.search(name.core)
        return (
            stems()[inside[0]].sectors if inside else ("政府综合",) if re.search("小组|专班|会议|指挥部|委员会|办公室", text) else ("其他",)
        )

    def _unit(self, text: str) -> Organisation | None:
        """A unit of the department that issued the paper: 保护司; ``None`` in a government's paper."""
        issuer = fold(self.elements.issuer_names[0]) if self.elements.issuer_names else ""
        head = re.sub("(?:综合司|办公[厅室])$", "", issuer)
        name = parse(head) if head and not re.search("政府$|国务院$", head) else None
        if name is None or name.kind is not Kind.DEPARTMENT:
            return None
        owner = self._settle(head, "")
        return Organisation(
            (owner.name or head) + text, owner.sector, owner.sectors, owner.region, owner.region_code, owner.level, "unit_of_issuer"
        )

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


def _function(name: str | None) -> str:
    """The canonical name of what a body is for: 住房和城乡建设 of 青禾市住建局; '' where the tables know none."""
    parsed = parse(name) if name else None
    return next((function.name for function in parsed.functions if function.name in _functions()), "") if parsed else ""


@cache
def _functions() -> frozenset[str]:
    return frozenset(function.name for function in (*stems().values(), *bodies().values()))


def _seat(name: str) -> str:
    """What a region's name takes to be its government: 街道 its office, others 人民政府."""
    if name.endswith("街道"):
        return "办事处"
    return "人民政府" if lookup(name) and lookup(name)[0].level != "township" or name.endswith(("镇", "乡", "苏木")) else ""
