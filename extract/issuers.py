"""Who issued a paper: signatures that run together put apart, short names spelled out, the region they speak for."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from extract.mentions.regions import Region, find_regions, gazetteer, parse, within
from extract.rules.elements import PROVINCES
from extract.rules.organisations import STATE

_END = (
    r"(?:人民政府|行政公署|行署|委员会|办公厅|办公室|指挥部|领导小组|联席会议|工商联|总工会|工会|妇联|残联|团中央|团[省市县区]?委|综合司|秘书局|秘书处|"
    r"法院|检察院|管委会|办事处|工委|党组|党委|[省市县区州旗]委|[省市县区]政府|[监委事金]会|联合会|协会|学会|总社|供销社|银行(?!保险|业)|公司|集团|中心|总局|分局|总队|支队|兵团|国务院|"
    r"[厅局部署委办司])"
)
_ONWARD = r"(?![\u4e00-\u9fff]{2,5}(?:监管分?局|监管局|专员办|中心支行)$|安委|扶贫办|机关事务|员会|公厅|公室|事处|综合司|办公|秘书|党组|机关|分局|纪|门|队|署令|令|管理|中心|直属|长|改革|理|法|落)"
_ISSUER = re.compile(rf"[\u4e00-\u9fff（）()·]{{2,40}}?{_END}(?:（[^（）]{{1,10}}）)?{_ONWARD}")
_ETC = re.compile(r"等\d{0,2}[一二三四五六七八九十]{0,2}(?:个)?(?:部门|单位|厅局|委局|委办)$")
_OWN_NAME = re.compile(r"(?!自治区)[\u4e00-\u9fff]{1,8}?[市州盟县区旗](?:人民政府|政府|委)|[\u4e00-\u9fff]{2,4}(?:省|自治区)")
_SHORT_OFFICE = re.compile(r"^(省|市|州|县|区|旗)政?府办公(?=[厅室]$)")
_BARE_LEVELS = (
    ("自治区", "province"), ("省", "province"), ("自治州", "prefecture"), ("州", "prefecture"), ("市", "prefecture"),
    ("县", "county"), ("区", "county"), ("旗", "county"),
)  # fmt: skip


def split_issuers(text: str) -> tuple[str, ...]:
    """The organisations of a signature or of a title's beginning, in order: lines, 、 and run-together names part them.

    >>> split_issuers("青禾市财政局云岭县人民政府办公室")
    ('青禾市财政局', '云岭县人民政府办公室')
    """
    found: list[str] = []
    for line in re.split(r"[\n、，\t]+", text):
        line = _ETC.sub("", line.strip("：。 "))
        if not line:
            continue
        at, names = 0, []
        for match in _ISSUER.finditer(line):
            if match.start() != at:
                break
            names.append(match.group())
            at = match.end()
        found += names if names and at == len(line) else []
    return tuple(dict.fromkeys(found))


def infer_region(issuers: tuple[str, ...], number: str | None, titles: list[str], head: str) -> Region | None:
    """The region that a paper speaks for: by its issuer's name, its title, its 文号, or what its head names; ``None`` for the whole country."""
    if issuers and STATE.regex.match(issuers[0]):
        return _branch(issuers[0])
    province = PROVINCES.get(number[0], "") if number else ""
    for name in (*issuers[:1], *titles, *issuers[1:]):
        found = _named_first(name, province, head)
        if found:
            return found
    level = next((level for word, level in _BARE_LEVELS if issuers and issuers[0].startswith(word)), "province" if province else "")
    if level == "province" and issuers and _OWN_NAME.match(issuers[0]):
        return None  # a city or province that no gazetteer knows: 青政发 is not only 青海's
    return _most_named(_codes(head), level, province)


_NAMES_ITSELF = re.compile(
    r"(?P<region>(?:[\u4e00-\u9fff]{2,4}市)?(?:(?![局厅委办政])[\u4e00-\u9fff]){2,7}?(?P<end>自治[区州县旗]|[省市州盟县区旗]))"
    r"(?=人民政府|政府|委(?:办|员会)|(?!场|容(?!环)|民(?![政宗族])|域|级|区)[\u4e00-\u9fff]{2,14}(?:局|厅|委员会|办公室|关于))"
)
_LEVEL_OF = {"省": "province", "自治区": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "自治州": "prefecture"}


def unlisted_region(issuers: tuple[str, ...], title: str | None) -> tuple[str, str] | None:
    """The name and level of a region that no gazetteer lists, as the issuer or the title begins with it; ``None`` where none does.

    >>> unlisted_region(("青禾市人民政府办公室",), None)
    ('青禾市', 'prefecture')
    """
    if not issuers or STATE.regex.match(issuers[0]):
        return None
    found = next((m for name in (issuers[0], title or "") if (m := _NAMES_ITSELF.match(name))), None)
    return (found["region"], _LEVEL_OF.get(found["end"], "county")) if found else None


def _branch(name: str) -> Region | None:
    """The region of a national body's branch (国家税务总局青禾市税务局); ``None`` for the body itself."""
    if not name.endswith(("局", "行", "办", "关", "队", "公司")):
        return None
    codes = _codes(name)
    book = gazetteer().current
    return next((book[code[:n]] for code in codes for n in (6, 4, 2) if code[n:].strip("0") == "" and code[:n] in book), None)


@lru_cache(maxsize=8)  # a head is asked about for each of its issuers
def _codes(text: str) -> tuple[str, ...]:
    return tuple(mention.code for _, _, mention in find_regions(text) if mention.code)


def _named_first(name: str, province: str, head: str) -> Region | None:
    """The region with whose name a title or an organisation begins; among several of the name the one that the context fits."""
    for end in range(min(len(name), 24), 1, -1):
        found = [region for region in parse(name[:end]) if not region.until] or list(parse(name[:end]))
        if not found:
            continue
        if len(found) > 1 and province:
            found = list(within(found, province)) or found
        if len(found) > 1:
            near = _codes(head)
            found.sort(key=lambda r: -sum(code.startswith(r.code[:4]) + code.startswith(r.code[:2]) for code in near))
        return found[0]
    return None


def _most_named(near: tuple[str, ...], level: str, province: str) -> Region | None:
    """The region of a level that a head names most, by itself or through what lies in it; the province of the 文号 else."""
    length = {"province": 2, "prefecture": 4, "county": 6}.get(level, 0)
    codes = Counter(code[:length] for code in near if length and code[length - 2 : length] != "00" and code.startswith(province))
    best = codes.most_common(1)[0][0] if codes else province if level == "province" else ""
    return gazetteer().current.get(best)


def full_name(issuer: str, region: Region | None) -> str:
    """An issuer with its region spelled out: 省财政厅 of 云南省 is 云南省财政厅."""
    if region is None or issuer.startswith(region.name):
        return issuer
    issuer = _SHORT_OFFICE.sub(r"\1人民政府办公", issuer)
    for word, level in _BARE_LEVELS:
        if issuer.startswith(word) and region.level == level:
            return region.full_name + issuer[len(word) :]
    return issuer
