"""Full text: any input is a valid query, every substring is found and nothing else, hits are marked where they stand."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.search import clauses, queries
from kb.fold import bigrams, fold_for_search, fold_with_offsets
from kb.index import fill_index
from kb.paths import schema
from kb.query import Term, fts, parse, terms
from kb.search import KINDS, MARK, Filters, count, escape_fts, find, find_facts, search, snippet

TEXTS = [
    "云政办发〔2022〕22号 各乡镇人民政府：",
    "县财政厅 局负责资金拨付，达到80.3％，面积 114万㎡。",
    "王  云任组长，李 “强” 任副组长；C++ 与 A/B、x_y、50% 并存",
    "煤改电（试行）方案，DB14/1929-2019，空气源热泵",
    "供气源头保障与 气源 调度\n第二行继续",
]


def catalogue(texts: list[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(schema("tables.sql") + schema("catalog.sql") + schema("search.sql"))
    connection.execute("INSERT INTO sources VALUES ('s', 'a.txt', 'h', 1, 'r', 'd')")
    connection.execute(
        "INSERT INTO documents (document_id, policy_id, source_id, content_hash, media_type, text_length, read_by) VALUES ('d', 'p', 's', 'h', 't', 0, 't')"
    )
    for number, text in enumerate(texts, 1):
        connection.execute(
            "INSERT INTO clauses (clause_id, document_id, position, text, char_start, char_end, span_end) VALUES (?, 'd', ?, ?, ?, ?, ?)",
            [number, number, text, number, number, number],
        )
    fill_index(connection)
    return connection


@pytest.fixture(scope="module")
def made():
    connection = catalogue(TEXTS)
    yield connection
    connection.close()


def found(connection, query) -> set[int]:
    return {hit.char_start for hit in search(connection, query, limit=100)}


@pytest.mark.parametrize(
    "query, where",
    [
        ("财政厅", {2}),
        ("煤", {4}),
        ("号", {1}),
        ("王云", {3}),
        ("(2022)22号", {1}),
        ("云政办发[2022]22号", {1}),
        ("80.3%", {2}),
        ("万m2", {2}),
        ("db14/1929", {4}),
        ("气源", {4, 5}),
        ("热泵 OR 组长", {3, 4}),
        ("气源 -热泵", {5}),
        ("气源 NOT 热泵", {5}),
        ("(煤改电 OR 组长) 方案", {4}),
        ("（煤改电 OR 组长） AND 方案", {4}),
        ('"供气源头" 调度', {5}),
        ("方案(试行)", set()),
        ("煤改电(试行)方案", {4}),
        ("c++", {3}),
        ("x_y", {3}),
        ("调度第二行", {5}),
        ("“强”", {3}),
        ("财政* 资金*", {2}),
        ("热泵＊", {4}),
        ("＊", set()),
        ("８０.３％", {2}),
        ("财政 热泵", set()),
        ("NOT 财政", set()),
        ("", set()),
        ("  ()  ", set()),
        ("AND OR NOT", set()),
    ],
)
def test_what_is_typed_finds(made, query, where):
    assert found(made, query) == where


@given(st.text(max_size=60) | st.text(alphabet="煤电()（）\"“”- \tANDORT*:^+{}[]'\x00\\", max_size=40))
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_string_is_a_valid_query(made, query):
    search(made, query)
    made.execute("SELECT count(*) FROM clauses_fts WHERE clauses_fts MATCH ?", [escape_fts(query)]).fetchone()


@pytest.mark.parametrize("query", ["(" * 5000, '"' * 5001, "a OR " * 4000, "- " * 3000, "煤" * 9000, "NOT (" * 900])
def test_long_and_deep_queries_are_valid(made, query):
    search(made, query)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_every_substring_is_found_and_marked(data):
    text = data.draw(st.sampled_from(TEXTS))
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    wanted = fold_for_search(piece)
    if not wanted or any(quote in piece for quote in '"“”'):
        return
    hits = search(_shared(), f'"{piece}"', limit=100)
    expected = {number for number, other in enumerate(TEXTS, 1) if wanted in fold_for_search(other)}
    assert {hit.char_start for hit in hits} == expected
    for hit in hits:
        marked = hit.snippet.split(MARK[0], 1)[1].split(MARK[1])[0]
        assert wanted in fold_for_search(marked)


def _shared(made=[]):  # noqa: B006 - one catalogue for all examples
    if not made:
        made.append(catalogue(TEXTS))
    return made[0]


@given(st.text(max_size=200), st.text(min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_a_snippet_is_verbatim(text, word):
    bare = snippet(text, [fold_for_search(word) or "x"], length=40, mark=("\ue000", "\ue001")).replace("\ue000", "").replace("\ue001", "")
    kept = bare.removeprefix("…") if not text.startswith("…") else bare
    assert kept in text or kept.removesuffix("…") in text or bare.removesuffix("…") in text


@given(st.text())
def test_folding_keeps_its_offsets(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold_for_search(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert fold_for_search(folded) == folded


def test_a_snippet_of_a_long_text_holds_the_hits():
    text = "甲" * 500 + "取暖" + "乙" * 20 + "补贴" + "丙" * 500
    shown = snippet(text, ["取暖", "补贴"], length=60)
    assert shown.startswith("…") and shown.endswith("…")
    assert "<mark>取暖</mark>" in shown and "<mark>补贴</mark>" in shown


def test_the_words_to_mark_are_those_looked_for():
    assert terms(parse("煤改电 (补贴 OR 奖励) -试点")) == ["煤改电", "补贴", "奖励"]
    assert parse("煤改电") == Term("煤改电")


def test_the_best_hit_comes_first():
    connection = catalogue(["水" * 200 + "水质监测", "水质监测", "监测"])
    assert [hit.char_start for hit in search(connection, "水质监测")] == [2, 1]
    connection.close()


def test_clauses_of_a_built_catalogue_are_found(connection):
    hits = search(connection, "供水管网")
    assert {hit.source_file for hit in hits} == {"云岭/供水.txt", "松原.txt"}
    assert hits[0].clause == "一、" and hits[0].score > 0
    assert {hit.document_title[:2] for hit in search(connection, "云政发(2023)5号")} == {"云岭", "松原"}


# -- over many clauses ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many():
    texts = clauses(3000, seed=11)
    connection = catalogue(texts)
    yield connection, [fold_for_search(text) for text in texts]
    connection.close()


def test_random_substrings_find_the_clauses_that_hold_them_and_no_others(many):
    connection, folded = many
    dice = random.Random(5)
    for _ in range(400):
        text = dice.choice(folded)
        start = dice.randrange(len(text))
        piece = text[start : start + dice.randint(1, 12)]
        expected = {number for number, other in enumerate(folded, 1) if piece in other}
        hits = {row[0] for row in connection.execute("SELECT rowid FROM clauses_fts WHERE clauses_fts MATCH ?", [fts(Term(piece))])}
        assert hits == expected, piece
        if "”" not in piece:  # what is typed between quotes
            assert count(connection, f'"{piece}"') == len(expected), piece


def test_queries_of_all_forms_find_what_they_should(many):
    connection, folded = many
    for query in queries(clauses(3000, seed=11), seed=3):
        expected = [number for number, text in enumerate(folded, 1) if query.stands_in(text)]
        whole = find(connection, query.text, limit=4000)
        assert sorted(hit.char_start for hit in whole.hits) == expected and whole.total == len(expected), query
        assert [hit.char_start for hit in find(connection, query.text, limit=4000, sort="date").hits] == expected


@pytest.mark.parametrize("word", ["市", "负责", "2023", "人民政府"])
def test_pages_lie_end_to_end_beyond_the_cap(many, monkeypatch, word):
    monkeypatch.setattr("kb.search.CAP", 100)
    connection, _ = many
    whole = [hit.char_start for hit in find(connection, word, limit=4000).hits]
    pages = [find(connection, word, limit=37, offset=offset) for offset in range(0, len(whole) + 37, 37)]
    assert [hit.char_start for page in pages for hit in page.hits] == whole and len(whole) == len(set(whole)) > 150
    assert {page.total for page in pages} == {len(whole)}
    assert [hit.char_start for offset in (0, 40, 80, 120) for hit in search(connection, word, 40, offset=offset)] == whole[:160]


def test_twenty_thousand_queries_raise_nothing(made):
    dice = random.Random(9)
    alphabet = [
        *"煤电财政厅工号〔〕（）()[]{}\"“”‘’'`*＊^+-:：;,，.。/\\|&!~@#$%<>=?_ \t\n\x00\u3000㎡①é\ud7ff𠮷",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "text:",
        "2022",
        " - ",
    ]
    for _ in range(20_000):
        query = "".join(dice.choice(alphabet) for _ in range(dice.randint(0, 14)))
        search(made, query, limit=3)


def test_a_word_comes_before_what_only_looks_like_it():
    connection = catalogue(
        ["空气源热泵 空气源热泵 空气源热泵", "推广空气源热泵", "拓展气源供应渠道，保障民生用气，签订合同，按时结算，做好记录"]
    )
    assert [hit.char_start for hit in search(connection, "气源")][0] == 3
    assert len(search(connection, "气源")) == 3
    connection.close()


def test_tokens_are_pairs():
    assert bigrams("财政厅") == "财政 政厅 厅" and bigrams("财") == "财" and bigrams(" ") == ""


# -- filters, facets, facts -------------------------------------------------------------------------------------------------


def test_filters_narrow_hits_and_counts(connection):
    everything = find(connection, "供水")
    assert everything.total == len(everything.hits) > 4
    assert dict(everything.facets["region"]).keys() == {"青禾市云岭县", "青禾市松原县"} and dict(everything.facets["year"]).keys() == {
        "2023"
    }
    assert sum(number for _, number in everything.facets["region"]) == everything.total
    here = find(connection, "供水", filters=Filters(region="松原县"))
    assert {hit.source_file for hit in here.hits} == {"松原.txt"} and here.total == dict(everything.facets["region"])["青禾市松原县"]
    assert count(connection, "供水", Filters(document="松原.txt")) == here.total
    assert count(connection, "供水", Filters(year=2023, genre="实施方案")) == everything.total
    assert count(connection, "供水", Filters(year=1999)) == count(connection, "供水", Filters(kind="nothing")) == 0
    assert {hit.clause for hit in search(connection, "供水", filters=Filters(sector="水利"))} == {"一、"}
    assert {hit.clause for hit in search(connection, "县", filters=Filters(kind="roster"))} == {"三、"}
    assert all(count(connection, "县", Filters(kind=kind)) >= 0 for kind in KINDS)
    assert not Filters() and Filters(year="2023")


def test_hits_by_date_and_in_pages(connection):
    dated = find(connection, "供水", sort="date")
    assert [hit.document_id for hit in dated.hits] == sorted(hit.document_id for hit in dated.hits)  # one date: in their order
    pages = [hit for offset in (0, 3, 6) for hit in search(connection, "供水", 3, offset=offset, filters=Filters(region="县"))]
    assert len(pages) == len({(hit.document_id, hit.char_start) for hit in pages})


@pytest.mark.parametrize(
    "query, kind, about",
    [
        ("水源水质", "task", "县生态环境局"),
        ("自来水普及率", "target", "农村自来水普及率"),
        ("王岚", "roster", "王岚"),
        ("监测站", "deadline", "2024年6月底前"),
        ("供水条例", "citation", "青禾市供水条例"),
    ],
)
def test_facts_are_found_by_their_words(connection, query, kind, about):
    facts, total = find_facts(connection, query, kind)
    assert total == len(facts) == 2 and {fact.kind for fact in facts} == {kind}
    assert all(about in fact.about for fact in facts) and facts[0].as_json()["document_title"]
    assert {fact.kind for fact in find_facts(connection, query)[0]} >= {kind}
