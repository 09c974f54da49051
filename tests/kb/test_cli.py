"""The command: what it prints, its exit status, and bad calls that end in one line."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.cli import main
from tests.kb import made


@pytest.fixture
def kb(monkeypatch, capsys):
    """Run the command in this process: (status, standard output, standard error). The extraction is the stand-in."""
    monkeypatch.setattr("kb.pool.read_one", made.read_one)

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return int(stopped.value.code or 0), captured.out, captured.err

    return run


@pytest.fixture
def through_children(monkeypatch):
    from kb import build, pool

    monkeypatch.setattr(build, "_read_all", lambda sources, workers: pool.read_all(sources, workers, made.read_one))


def test_build_tells_what_it_did(kb, folder, tmp_path, through_children):
    (folder / "空.txt").write_text("")
    status, out, err = kb("build", folder, "--db", tmp_path / "kb.db", "--workers", 1)
    assert status == 0 and "2份文件" in out
    assert "空.txt" in err and err.count("\n") == 1
    status, out, _ = kb("build", folder, "--db", tmp_path / "kb.db")
    assert status == 0 and "没有变化" in out


def test_add_adds(kb, folder, catalogue, tmp_path, through_children):
    (tmp_path / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    assert kb("add", tmp_path / "新.txt", "--db", catalogue)[0] == 0
    assert len(json.loads(kb("search", "供水管网", "--db", catalogue, "--json")[1])) == 3


def test_search_as_json_is_json_alone(kb, catalogue):
    status, out, err = kb("search", "供水 管网", "--db", catalogue, "--json")
    rows = json.loads(out)
    assert status == 0 and err == ""
    assert {"source_file", "document_title", "clause", "snippet", "score"} <= set(rows[0])
    assert rows[0]["clause"] == "一、" and "改造农村<mark>供水管网</mark>，" in rows[0]["snippet"]


def test_search_without_a_hit_is_no_error(kb, catalogue):
    assert kb("search", "火星", "--db", catalogue, "--json")[:2] == (0, "[]\n")


@pytest.mark.parametrize("query", ["", '"', "((", "AND", "-", "a" * 3000, "%_*'"])
def test_any_query_is_answered(kb, catalogue, query):
    assert kb("search", "--db", catalogue, "--json", "--", query)[0] == 0


def test_who_answers_an_everyday_question(kb, catalogue):
    status, out, _ = kb("who", "农村供水管网改造由哪个部门牵头？", "--db", catalogue, "--json", "--limit", 3)
    rows = json.loads(out)
    assert status == 0 and rows[0]["role"] == "lead" and rows[0]["mention"] == "县水利局"
    keys = {"organisation", "mention", "sector", "role", "task", "document_title", "source_file", "clause", "quote", "score"}
    assert keys <= set(rows[0])
    assert rows == sorted(rows, key=lambda row: -row["score"])


def test_who_by_organisation_region_and_role(kb, catalogue):
    rows = json.loads(kb("who", "--organisation", "财政局", "--db", catalogue, "--json")[1])
    assert [row["role"] for row in rows] == ["coordinate", "coordinate"]
    rows = json.loads(kb("who", "供水管网", "--role", "配合", "--region", "云岭", "--db", catalogue, "--json")[1])
    assert {row["mention"] for row in rows} == {"县财政局"}
    assert json.loads(kb("who", "供水管网", "--region", "火星", "--db", catalogue, "--json")[1]) == []


def test_check_lists_the_findings_and_fails_on_an_error(kb, folder, catalogue, tmp_path, through_children):
    assert kb("check", "--db", catalogue)[0] == 0
    (folder / "松原.txt").write_text(made.POLICY + "4月31日报送。\n", "utf-8")
    kb("build", folder, "--db", catalogue)
    status, out, _ = kb("check", "--db", catalogue, "--json")
    assert status == 0 and [row["kind"] for row in json.loads(out)] == ["invalid_date"]
    (folder / "坏.txt").write_text("JUNK")
    kb("build", folder, "--db", catalogue)
    status, out, _ = kb("check", "--db", catalogue)
    assert status == 1 and out.startswith("坏.txt")


@pytest.mark.parametrize("name", ["供水.txt", "云岭/供水.txt"])
def test_show_tells_what_was_extracted(kb, catalogue, name):
    status, out, _ = kb("show", name, "--db", catalogue)
    assert status == 0
    for words in ("云岭县清洁供水实施方案", "云政发〔2023〕5号", "牵头  青禾市云岭县水利局（县水利局）", ">=95%", "王岚", "2024-06-30"):
        assert words in out
    record = json.loads(kb("show", name, "--db", catalogue, "--json")[1])
    assert len(record["responsibilities"]) == 3 and record["document"]["issuers"] == "青禾市云岭县人民政府"


def test_show_knows_the_file_itself_whatever_its_name(kb, folder, catalogue, tmp_path):
    (tmp_path / "别名.txt").write_text(made.POLICY, "utf-8")
    assert kb("show", tmp_path / "别名.txt", "--db", catalogue)[0] == 0


def test_export_writes_the_views(kb, catalogue, tmp_path):
    assert kb("export", tmp_path / "out", "--format", "csv", "--db", catalogue)[0] == 0
    raw = (tmp_path / "out" / "catalog_responsibilities.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel reads Chinese with a BOM alone"
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert len(rows) == 6 and rows[0]["assignment_id"]
    assert kb("export", tmp_path / "out", "--format", "jsonl", "--db", catalogue)[0] == 0
    lines = (tmp_path / "out" / "catalog_targets.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[0])["value"] == 95.0


def test_export_as_parquet(kb, catalogue, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert kb("export", tmp_path / "out", "--format", "parquet", "--db", catalogue)[0] == 0
    table = parquet.read_table(tmp_path / "out" / "catalog_targets.parquet")
    assert table.num_rows == 2 and table["value"].to_pylist() == [95.0, 95.0]


def test_diff_tells_and_fails_where_there_is_a_difference(kb, catalogue, tmp_path, through_children):
    (tmp_path / "旧.txt").write_text(made.POLICY, "utf-8")
    (tmp_path / "新.txt").write_text(made.POLICY.replace("95%", "98%"), "utf-8")
    status, out, _ = kb("diff", tmp_path / "旧.txt", tmp_path / "新.txt", "--json")
    found = json.loads(out)
    assert status == 1 and set(found) == {"added", "removed", "changed"}
    assert "target" in {record["kind"] for record in found["changed"]}
    assert kb("diff", tmp_path / "旧.txt", tmp_path / "旧.txt")[:2] == (0, "没有差异\n")


def bad_calls(tmp: Path, db: Path) -> dict[str, list[object]]:
    (tmp / "leer").mkdir()
    (tmp / "null.txt").write_bytes(b"")
    (tmp / "junk").mkdir()
    (tmp / "junk" / "a.txt").write_text("JUNK")
    (tmp / "junk" / "b.txt").write_text("")
    (tmp / "text.db").write_text("no database")
    return {
        "no path": ["build"],
        "a path that is not there": ["build", tmp / "nowhere", "--db", db],
        "one of two paths is not there": ["build", tmp, tmp / "nowhere", "--db", db],
        "an empty folder": ["build", tmp / "leer", "--db", db],
        "a file of zero bytes": ["build", tmp / "null.txt", "--db", db],
        "nothing readable": ["build", tmp / "junk", "--db", db],
        "a database that is none": ["build", tmp, "--db", tmp / "text.db"],
        "a database that is a folder": ["build", tmp, "--db", tmp / "leer"],
        "no workers": ["build", tmp, "--workers", "0"],
        "search without a database": ["search", "x", "--db", tmp / "none.db"],
        "search in a text": ["search", "x", "--db", tmp / "text.db"],
        "search without a query": ["search", "--db", db],
        "a limit that is none": ["search", "x", "--limit", "-3", "--db", db],
        "who without a topic": ["who", "--db", db],
        "a role that is none": ["who", "x", "--role", "king", "--db", db],
        "show what is not there": ["show", "nowhere.txt", "--db", db],
        "a format that is none": ["export", tmp / "out", "--format", "xml", "--db", db],
        "an export into a file": ["export", tmp / "null.txt", "--db", db],
        "serve what is none": ["serve", "--db", tmp / "text.db", "--port", "0"],
        "a port that is none": ["serve", "--db", db, "--port", "99999"],
        "a file and a database": ["diff", tmp / "null.txt", db],
        "versions of nothing": ["diff", tmp / "null.txt", tmp / "null.txt"],
        "a command that is none": ["frobnicate"],
        "an option that is none": ["check", "--frobnicate"],
    }


CASES = [
    "no path",
    "a path that is not there",
    "one of two paths is not there",
    "an empty folder",
    "a file of zero bytes",
    "nothing readable",
    "a database that is none",
    "a database that is a folder",
    "no workers",
    "search without a database",
    "search in a text",
    "search without a query",
    "a limit that is none",
    "who without a topic",
    "a role that is none",
    "show what is not there",
    "a format that is none",
    "an export into a file",
    "serve what is none",
    "a port that is none",
    "a file and a database",
    "versions of nothing",
    "a command that is none",
    "an option that is none",
]


@pytest.mark.parametrize("case", CASES)
def test_a_bad_call_ends_in_one_line_and_status_2(kb, catalogue, tmp_path, through_children, case):
    before = catalogue.read_bytes()
    status, out, err = kb(*bad_calls(tmp_path, catalogue)[case])
    assert (status, out) == (2, "")
    assert err.startswith("kb: ") and err.count("\n") == 1 and len(err) < 400
    assert catalogue.read_bytes() == before


def test_a_file_that_could_not_be_read_is_shown_with_its_reason(kb, folder, catalogue, through_children):
    (folder / "坏.txt").write_text("JUNK")
    kb("build", folder, "--db", catalogue)
    status, _, err = kb("show", "坏.txt", "--db", catalogue)
    assert status == 2 and "不是可识别的文档格式" in err


def test_help_lists_what_is_there_and_loads_no_library():
    code = (
        "import sys; sys.argv = ['kb', '--help']\n"
        "from kb.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(m for m in ('spacy', 'jieba', 'datasette', 'sqlite_utils', 'pebble', 'lxml', 'pdfplumber') if m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.getcwd()})
    assert done.stderr.strip() == "[]"
    for command in ("build", "add", "serve", "who", "search", "check", "show", "export", "diff"):
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize("command", ["build", "add", "serve", "who", "search", "check", "show", "export"])
def test_every_command_explains_itself(kb, command):
    status, out, _ = kb(command, "--help")
    assert status == 0 and "--db" in out
    if command not in ("build", "add", "serve"):
        assert "--json" in out
