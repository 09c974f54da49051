"""The public face: the views' columns to the letter, names that stand once, labels and dictionary that are complete."""

from __future__ import annotations

import sqlite3

import pytest

from kb import labels
from kb.dictionary import dictionary
from kb.invariants import broken, queries
from kb.paths import data_folder, schema

QUOTE = "quote page char_start char_end"
OF = "document_id source_file document_title"
COLUMNS = {
    "documents": "document_id policy_id source_file media_type title document_number genre issuers region region_code issued_on source_url "
    "page_count text_length read_by ocr_confidence is_sample",
    "texts": "document_id text",
    "tasks": f"task_id {OF} clause task page char_start char_end",
    "responsibilities": f"assignment_id task_id {OF} clause task organisation mention sector role role_text {QUOTE}",
    "targets": f"target_id task_id {OF} clause subject indicator comparator change value value_max unit base_value base_unit "
    f"period_start period_end modality origin part_of inherited {QUOTE}",
    "rosters": f"member_id {OF} group_name role person post organisation {QUOTE}",
    "deadlines": f"deadline_id task_id {OF} clause action time_text start_date end_date precision recurrence inherited {QUOTE}",
    "funding": f"funding_id {OF} clause project source source_text amount rate kind per cap recipient period_start period_end part_of {QUOTE}",
    "citations": f"citation_id {OF} cited_title cited_number relation cited_document_id {QUOTE}",
    "findings": f"finding_id document_id source_file kind reason severity message expected found {QUOTE} other_quote other_start other_end",
}
ADDED = {  # beside the contract's views: who is who
    "organisations": "organisation_id name sector sectors region region_code level documents issued lead responsible coordinate implement "
    "supervise seats aliases",
    "people": "person_id person organisation posts groups seats documents",
    "mentions": "mention_id document_id source_file document_title mention read_as rule organisation sector function organisation_id",
}


@pytest.fixture
def empty():
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema("tables.sql") + schema("catalog.sql") + schema("search.sql"))
    yield connection
    connection.close()


def columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in connection.execute(f'PRAGMA table_info("{table}")')]


@pytest.mark.parametrize("view", [*COLUMNS, *ADDED])
def test_a_view_has_its_columns_in_their_order(empty, view):
    assert [name for name, _ in columns(empty, f"catalog_{view}")] == (COLUMNS | ADDED)[view].split()


def test_there_is_no_view_beyond_those_that_are_documented(empty):
    views = {row[0] for row in empty.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == {f"catalog_{name}" for name in (*COLUMNS, *ADDED)}


def test_metadata_has_one_row_and_the_promised_columns(connection):
    rows = connection.execute("SELECT schema_version, tool_version, built_at, document_count FROM metadata_kb").fetchall()
    assert len(rows) == 1
    assert rows[0]["document_count"] == 2


def test_the_sectors_are_those_of_the_contract(empty):
    names = [row[0] for row in empty.execute("SELECT name FROM sectors ORDER BY sector_id")]
    assert len(names) == len(set(names)) == 57
    assert names[0] == "政府综合" and names[-1] == "其他"


def test_every_table_is_strict_and_every_link_is_a_foreign_key(empty):
    tables = [
        r[0]
        for r in empty.execute("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'")
    ]
    keys = {name for table in tables for name, _ in columns(empty, table)[:1] if name.endswith("_id")}
    for table in tables:
        linked = {row[3] for row in empty.execute(f"PRAGMA foreign_key_list({table})")}
        own = columns(empty, table)[0][0]
        links = {name for name, _ in columns(empty, table) if name in keys and name != own}
        assert links <= linked, table
        assert empty.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [table]).fetchone()[0], table


def test_names_stand_once(connection):
    """An organisation's, a person's, a group's, a region's name is in one row of one table; facts hold its id."""
    names = {
        row[0] for table in ("organisations", "people", "groups", "regions") for row in connection.execute(f"SELECT name FROM {table}")
    }
    assert {"青禾市云岭县水利局", "青禾市云岭县财政局", "王岚", "领导小组", "青禾市云岭县"} <= names
    for table in ("assignments", "targets", "members", "deadlines", "citations", "tasks", "issuers", "documents"):
        for row in connection.execute(f"SELECT * FROM {table}"):
            assert not names & {value for key, value in dict(row).items() if key != "title"}, table
    for table, name in (("groups", "document_id || name"), ("regions", "name"), ("organisations", "name")):
        count, distinct = connection.execute(f"SELECT count(*), count(DISTINCT {name}) FROM {table}").fetchone()
        assert count == distinct > 0, table


def test_every_table_and_column_has_a_chinese_label_and_a_meaning(empty):
    for (name,) in empty.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table','view') AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'"
    ):
        assert labels.table(name) != name and labels.table_description(name), name
        for column, _ in columns(empty, name):
            assert labels.column(name, column) != column, (name, column)
            assert labels.column_description(name, column), (name, column)


def test_the_dictionary_is_the_one_that_the_command_writes():
    page = (data_folder("schema") / "DICTIONARY.md").read_text("utf-8")
    assert page == dictionary(), "run: python -m kb.dictionary"
    for view, names in (COLUMNS | ADDED).items():
        assert f"### catalog_{view}" in page
        assert all(f"`{name}`" in page for name in names.split())


def test_the_folder_of_sql_is_no_package():
    assert not list(data_folder("schema").glob("*.py"))


def test_all_invariants_are_found_and_hold_for_a_built_catalogue(connection):
    assert len(queries()) == schema("invariants.sql").count("-- name: ") > 15
    assert list(broken(connection)) == []


BREAK = {
    "every quote equals its span in its document's text": "UPDATE assignments SET char_start = char_start + 1",
    "NULL where nothing is known, never ''": "UPDATE targets SET unit = ''",
    "foreign keys": "UPDATE deadlines SET task_id = 'nowhere'",
    "one row of metadata": "DELETE FROM metadata_kb",
    "metadata counts the documents": "UPDATE metadata_kb SET document_count = 7",
    "periods run forward": "UPDATE targets SET period_start = '2099-01-01'",
    "a document's source is its first": "UPDATE documents SET source_id = (SELECT max(source_id) FROM sources WHERE source_id <> documents.source_id)",
    "no blank inside a person": "UPDATE people SET name = '王 岚'",
    "every document has its text": "UPDATE texts SET text = text || '。'",
    "a source gave a document or a finding": "UPDATE sources SET document_id = NULL",
}


@pytest.mark.parametrize("name", BREAK)
def test_an_invariant_sees_what_it_is_there_for(connection, name):
    connection.execute(BREAK[name])
    assert name in {found for found, _ in broken(connection)}
