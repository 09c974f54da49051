"""Regions: names in a text, codes, history."""

import pytest

from extract.mentions.regions import find_regions, gazetteer, lookup, parse
from extract.rules.regions import ABBREVIATIONS, ALIASES

CODES = [
    ("宁夏", "64"), ("昌吉州", "6523"), ("昌吉回族自治州", "6523"), ("江苏省徐州市鼓楼区", "320302"), ("石柱县", "500240"), ("兵团", "66"),
    ("重庆市渝中区", "500103"), ("广西壮族自治区", "45"), ("延边州", "2224"), ("锡林郭勒盟", "1525"), ("和康县", "653228"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), CODES, ids=[name for name, _ in CODES])
def test_parse(name: str, code: str) -> None:
    assert [region.code for region in parse(name) if not region.until] == [code]


def test_a_name_of_several_regions() -> None:
    assert len([region for region in lookup("鼓楼区") if not region.until]) == 4


def test_former_names_have_successors() -> None:
    former = lookup("密云县")[0]
    assert former.until == "2015" and former.successors == ("110118",)


def test_full_names() -> None:
    wanted = {"320302": "徐州市鼓楼区", "130184": "新乐市", "500103": "重庆市渝中区", "6523": "昌吉回族自治州", "130123100": "正定县正定镇"}
    assert {code: gazetteer().current[code].full_name for code in wanted} == wanted


FOUND = [
    ("在南京市鼓楼区和徐州市试点", ["南京市鼓楼区", "徐州市"]),
    ("吉林省延边朝鲜族自治州与宁夏", ["吉林省延边朝鲜族自治州", "宁夏"]),
    ("上海市场监管部门", ["上海"]),
    ("各市和县（区）", []),
    ("适应城市发展，新建城镇公园", []),
    ("清单县级审核", []),
    ("杭州市民政局、正定县正定镇", ["杭州市", "正定县正定镇"]),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_find_regions(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_regions(text)] == wanted


def test_ambiguous_mention_lists_its_candidates() -> None:
    mention = next(value for _, _, value in find_regions("在鼓楼区试点"))
    assert mention.code is None and mention.full_name is None and set(mention.candidates) == {"320106", "320302", "350102", "410204"}


def test_every_code_of_the_tables_exists() -> None:
    current = gazetteer().current
    assert not [code for code in (*ALIASES.values(), *ABBREVIATIONS.values()) if code not in current]


def test_every_region_lies_in_one_that_exists() -> None:
    current = gazetteer().current
    assert not [region.code for region in current.values() if len(region.code) > 2 and not region.parent]
    assert len([code for code in current if len(code) == 2]) == 35  # 34 and 兵团, which has no code of its own
    assert 2800 < len([code for code in current if len(code) == 6]) < 2900


def test_every_former_region_names_its_successor() -> None:
    assert [(r.code, r.name) for regions in gazetteer().former.values() for r in regions if not r.successors and len(r.code) < 6] == []
    assert lookup("襄樊市")[0].successors == ("4206",)


def test_successors_exist() -> None:
    book = gazetteer()
    known = set(book.current) | set(book.former)
    assert not [(r.code, s) for regions in book.former.values() for r in regions for s in r.successors if s not in known]
