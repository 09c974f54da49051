"""Full text: any input is a valid query, every substring is found and nothing else, hits are marked where they stand."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.fold import fold_for_search, fold_with_offsets
from kb.paths import schema
from kb.query import Term, parse, terms
from kb.search import MARK, escape_fts, fill_index, search, snippet

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
