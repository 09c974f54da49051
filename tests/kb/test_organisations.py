"""Who is who in a built catalogue: counts of bodies, what each mention was read as, people joined over seats and documents."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from extract.records import RosterMember
from extract.rules.departments import bodies, stems
from kb import functions, labels, people
from kb.paths import schema
from kb.rows import rows_of
from kb.store import Store
from kb.worker import sector_ids
from tests.kb.made import POLICY, extract_text, organisation


def store_of(path, *extractions) -> sqlite3.Connection:
    """A catalogue of some extractions, as a build writes it."""
    store = Store(path)
    made = sorted((rows_of(extraction, f"hash{i}", sector_ids()) for i, extraction in enumerate(extractions)), key=lambda d: d.document_id)
    for document in made:
        source = {"source_id": document.document_id, "source_file": f"{document.document_id}.txt", "content_hash": "h", "byte_size": 1}
        store.add_rows("sources", [source | {"rule_version": "1", "document_id": document.document_id}])
        store.add(document, document.document_id)
    store.finish()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection


def seat(person: str, body: str | None, county: str = "云岭县", group: str = "领导小组", post: str = "局长") -> RosterMember:
    about = organisation(body, county) if body else None
    first = extract_text(POLICY).members[0]
    return replace(first, group_name=group, person=person, post=post, organisation=about, organisation_mention=body)


def seated(*members: RosterMember, title: str = "云岭县清洁供水实施方案"):
    return replace(extract_text(POLICY.replace("云岭县清洁供水实施方案", title)), members=members)


def seats(connection: sqlite3.Connection) -> list[tuple]:
    return sorted(tuple(row) for row in connection.execute("SELECT person, organisation, seats, documents FROM catalog_people"))


def test_counts_of_a_body(connection):
    row = connection.execute("SELECT * FROM catalog_organisations WHERE name = '青禾市云岭县水利局'").fetchone()
    assert (row["sector"], row["region"], row["level"], row["aliases"]) == ("水利", "青禾市云岭县", "county", "县水利局")
    assert [row[name] for name in ("documents", "lead", "responsible", "coordinate", "seats")] == [1, 1, 0, 0, 1]


def test_counts_add_up_to_the_facts(connection):
    (counted,) = connection.execute(
        "SELECT sum(lead + responsible + coordinate + implement + supervise) FROM catalog_organisations"
    ).fetchone()
    (found,) = connection.execute("SELECT count(*) FROM catalog_responsibilities WHERE organisation IS NOT NULL").fetchone()
    assert counted == found > 0


def test_a_mention_says_what_it_was_read_as_and_why(tmp_path):
    extraction = extract_text(POLICY)
    duty = extraction.responsibilities[0]
    who = replace(organisation("县水利局"), rule="level", read_as="县水利局", function="水利")
    made = replace(extraction, responsibilities=(replace(duty, mention="水利局", organisation=who),), task_of={})
    row = store_of(tmp_path / "kb.db", made).execute("SELECT * FROM catalog_mentions WHERE mention = '水利局'").fetchone()
    assert (row["read_as"], row["rule"], row["function"], row["organisation"]) == ("县水利局", "level", "水利", "青禾市云岭县水利局")


def test_offices_of_one_person_in_a_document_are_one(tmp_path):
    made = seated(seat("王岚", "县水利局"), seat("王岚", "县财政局", group="供水专班"), seat("王岚", None, group="督导组"))
    assert seats(store_of(tmp_path / "kb.db", made)) == [("王岚", "青禾市云岭县水利局", 3, 1)]


def test_a_group_that_seats_a_name_for_two_bodies_has_namesakes(tmp_path):
    made = seated(seat("王岚", "县水利局"), seat("王岚", "县财政局"))
    assert seats(store_of(tmp_path / "kb.db", made)) == [("王岚", "青禾市云岭县水利局", 1, 1), ("王岚", "青禾市云岭县财政局", 1, 1)]


def test_across_documents_only_name_and_body_join(tmp_path):
    first = seated(seat("王岚", "县水利局"), seat("李禾", "县水利局"), seat("赵青", None))
    second = seated(seat("王岚", "县水利局"), seat("李禾", "县财政局"), seat("赵青", None), title="云岭县节水实施方案")
    other = seated(seat("王岚", "县水利局", "松原县"), title="松原县节水实施方案")
    found = seats(store_of(tmp_path / "kb.db", first, second, other))
    assert found.count(("王岚", "青禾市云岭县水利局", 2, 2)) == 1
    assert found.count(("王岚", "青禾市松原县水利局", 1, 1)) == 1
    assert [row[2:] for row in found if row[0] in ("李禾", "赵青")] == [(1, 1)] * 4


def test_rows_of_a_former_catalogue_get_people_of_their_own():
    made = rows_of(seated(seat("王岚", "县水利局")), "hash", sector_ids())
    fresh = people.apart(made.document_id, made.rows)
    stale = made.rows | {table: [row | {"person_id": "elsewhere"} for row in made.rows[table]] for table in ("people", "members")}
    assert people.apart(made.document_id, stale)["members"] == fresh["members"]


def test_functions_name_what_took_them_over(connection):
    heirs = dict(
        connection.execute(
            "SELECT f.name, s.name FROM function_aliases a JOIN functions f USING (function_id) "
            "JOIN functions s ON s.function_id = f.successor_id WHERE a.alias IN ('环保', '工商', '安监')"
        ).fetchall()
    )
    assert heirs == {"环境保护": "生态环境", "工商行政管理": "市场监督管理", "安全生产监督管理": "应急管理"}


def test_every_function_that_ended_leads_to_one_that_lives():
    ended = [name for name, function in functions.known().items() if function.until]
    assert ended and [name for name in ended if functions.successor(functions.known()[name]) is None] == []
    assert [name for name in ended if functions.known()[list(functions.lineage(name))[-1]].until] == []


def test_an_alias_has_one_function():
    aliases = [row["alias"] for row in functions.alias_rows()]
    assert len(aliases) == len(set(aliases)) > 900


def test_every_word_of_the_tables_is_an_alias(connection):
    words = {row[0] for row in connection.execute("SELECT alias FROM function_aliases")}
    assert words == set(stems()) | set(bodies())
    assert list(functions.lineage("安全生产监督管理")) == ["安全生产监督管理", "应急管理"]


def test_functions_stand_alike_whatever_the_documents(tmp_path, connection):
    order = "SELECT name FROM functions ORDER BY rowid"
    other = store_of(tmp_path / "other.db", seated(title="云岭县节水实施方案"))
    assert [tuple(row) for row in other.execute(order)] == [tuple(row) for row in connection.execute(order)]


def test_rules_have_chinese_words(connection):
    for (rule,) in connection.execute("SELECT DISTINCT rule FROM mentions WHERE rule <> 'prefix'"):
        assert labels.value("rule", rule) != rule


@pytest.mark.parametrize("table", ["browse_organisations", "browse_people"])
def test_lists_are_tables_so_that_they_sort_fast(table):
    assert f"CREATE TABLE {table}" in schema("catalog.sql")
