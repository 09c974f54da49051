"""The tables of departments hold together."""

from collections import Counter

import pytest

from extract.canonical import department, of_the_state
from extract.rules.departments import SECTORS, alternation, bodies, national, stems, table


def _words(file: str) -> list[str]:
    found = []
    for row in (row for row in table(file) if len(row) > 1):
        found += [row[0], *row[1].split(), *([v.lstrip("*") for v in row[2].split()] if file == "departments.tsv" else [])]
    return found


@pytest.mark.parametrize("file", ["departments.tsv", "bodies.tsv", "departments_national.tsv"])
def test_no_word_means_two_things(file: str) -> None:
    assert [word for word, count in Counter(_words(file)).items() if count > 1] == []


def test_no_alias_means_two_functions_at_one_level() -> None:
    """Within the local tables, and within the State's: a word that stands in several of them says one sector."""
    local = [(word, stems()[word].sectors[0], bodies()[word].sectors[0]) for word in stems().keys() & bodies().keys()]
    assert [row for row in local if row[1] != row[2]] == []
    state = [(word, function.sectors[0]) for word, function in national().items() if word in bodies()]
    assert [row for row in state if row[1] != bodies()[row[0]].sectors[0]] == []


@pytest.mark.parametrize("known", [stems, bodies, national], ids=["stems", "bodies", "national"])
def test_sectors_are_those_of_the_contract(known) -> None:  # type: ignore[no-untyped-def]
    assert [(word, s) for word, function in known().items() for s in function.sectors if s not in SECTORS] == []


def test_every_sector_has_a_function() -> None:
    named = {sector for known in (stems(), bodies(), national()) for function in known.values() for sector in function.sectors}
    from extract.rules.organisations_sectors import SECTOR_WORDS

    named |= {sector for sectors, _ in SECTOR_WORDS for sector in sectors}
    assert set(SECTORS) - named <= {"其他"}


def test_every_predecessor_names_its_successor() -> None:
    known = {f.name for f in stems().values()} | set(stems()) | set(bodies()) | {f.name for f in bodies().values()} | set(national())
    for function in (*stems().values(), *bodies().values()):
        assert bool(function.until) == bool(function.successor), function
        assert not function.successor or function.successor in known, function


CANONICAL = [
    ("发改委", "发展和改革委员会"), ("发展改革局", "发展和改革局"), ("住建厅", "住房和城乡建设厅"), ("人力社保局", "人力资源和社会保障局"), ("卫健委", "卫生健康委员会"),
    ("市监局", "市场监督管理局"), ("住房城乡建委", "住房和城乡建设委员会"), ("城乡建设委", "城乡建设委员会"), ("经信厅", "经济和信息化厅"), ("住房和城乡建设管理局", "住房和城乡建设管理局"),
    ("规划自然资源局", "规划和自然资源局"), ("文旅厅", "文化和旅游厅"), ("安监局", "安全生产监督管理局"), ("环保局", "环境保护局"), ("教育体育局", "教育体育局"), ("退役军人厅", "退役军人事务厅"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "full"), CANONICAL)
def test_department(short: str, full: str) -> None:
    assert department(short) == full


def test_of_the_state() -> None:
    assert of_the_state("国家发改委") == "国家发展和改革委员会"
    assert of_the_state("县发改委") is None


def test_predecessors_share_the_sector_of_their_successors() -> None:
    pairs = [
        ("环保", "生态环境"),
        ("国土", "自然资源"),
        ("安监", "应急"),
        ("工商", "市监"),
        ("质监", "市监"),
        ("卫计", "卫健"),
        ("旅游", "文旅"),
        ("银监", "银保监"),
    ]
    assert [(a, b) for a, b in pairs if stems()[a].sectors[0] != stems()[b].sectors[0]] == []


def test_alternation_matches_its_words_whole() -> None:
    import re

    words = ["财政", "财政所", "住建", "住", "教育体育"]
    pattern = re.compile(alternation(words))
    assert [word for word in words if not pattern.fullmatch(word)] == []
    assert not pattern.fullmatch("财")
