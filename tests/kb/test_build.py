"""From files to kb.db: order, copies, archives, unchanged files, bad files, and builds that are killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from functools import partial
from pathlib import Path

import pytest

from kb.build import build
from kb.errors import KbError, NotACatalogue, NothingReadable
from kb.pool import read_all
from tests.kb import made
from tests.kb.conftest import dump, read_here

supervised = partial(read_all, read=made.read_one)


def rows(db: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def read_backwards(sources, workers):
    yield from reversed(list(read_here(sources, workers)))


def counting(read=read_here):
    """A reader, and the names of the files that it was asked for."""
    asked: list[str] = []

    def reader(sources, workers):
        for source, outcome in read(sources, workers):
            asked.append(source.source_file)
            yield source, outcome

    return reader, asked


def test_the_same_files_give_the_same_rows_whatever_their_order_names_and_workers(folder, tmp_path):
    for index in range(6):
        (folder / f"{index}.txt").write_text(made.POLICY.replace("云岭", f"云岭{index}"), "utf-8")
    build([folder], tmp_path / "a.db", workers=1, read=read_here)
    build([folder / "松原.txt", folder], tmp_path / "b.db", workers=2, read=read_backwards)
    build([folder], tmp_path / "c.db", workers=3, read=supervised)
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db") == dump(tmp_path / "c.db")


def test_ids_do_not_depend_on_names(folder, tmp_path, catalogue):
    shutil.move(folder / "松原.txt", folder / "乙.txt")
    build([folder], tmp_path / "b.db", workers=1, read=read_here)
    before, after = dump(catalogue), dump(tmp_path / "b.db")
    for table in ("clauses", "tasks", "assignments", "targets", "members", "deadlines", "citations", "mentions", "organisations", "people"):
        assert before[table] == after[table], table


def test_copies_under_two_names_are_one_document_with_two_sources(folder, catalogue):
    (folder / "副本.txt").write_text(made.POLICY, "utf-8")
    (folder / "空格.txt").write_text(made.POLICY.replace("供水", "供 水"), "utf-8")  # other bytes, the same text once folded
    build([folder], catalogue, workers=1, read=read_here)
    assert rows(catalogue, "SELECT count(*) FROM documents") == [(2,)]
    names = rows(
        catalogue,
        "SELECT source_file FROM sources WHERE document_id IN (SELECT document_id FROM documents WHERE title LIKE '云岭%') ORDER BY 1",
    )
    assert [name for (name,) in names] == ["云岭/供水.txt", "副本.txt", "空格.txt"]
    assert rows(catalogue, "SELECT source_file FROM catalog_documents WHERE title LIKE '云岭%'") == [("云岭/供水.txt",)]


def test_an_unchanged_catalogue_is_left_as_it_is(folder, catalogue):
    before = catalogue.read_bytes()
    reader, asked = counting()
    report = build([folder], catalogue, workers=1, read=reader)
    assert report.unchanged and asked == []
    assert catalogue.read_bytes() == before


def test_only_what_changed_is_read_and_the_rest_is_copied_row_for_row(folder, catalogue, tmp_path):
    (folder / "松原.txt").write_text(made.POLICY.replace("云岭", "松原").replace("95", "98"), "utf-8")
    (folder / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    reader, asked = counting()
    report = build([folder], catalogue, workers=1, read=reader)
    assert sorted(asked) == ["新.txt", "松原.txt"] and report.copied == 1
    build([folder], tmp_path / "fresh.db", workers=1, read=read_here)
    assert dump(catalogue) == dump(tmp_path / "fresh.db")


def test_a_file_that_has_gone_goes_from_the_catalogue(folder, catalogue, tmp_path):
    (folder / "松原.txt").unlink()
    build([folder], catalogue, workers=1, read=read_here)
    build([folder], tmp_path / "fresh.db", workers=1, read=read_here)
    assert dump(catalogue) == dump(tmp_path / "fresh.db")
    assert rows(catalogue, "SELECT count(*) FROM organisations WHERE name LIKE '%松原%'") == [(0,)]


def test_a_renamed_file_is_not_read_again(folder, catalogue):
    shutil.move(folder / "松原.txt", folder / "改名.txt")
    reader, asked = counting()
    build([folder], catalogue, workers=1, read=reader)
    assert asked == []
    assert ("改名.txt",) in rows(catalogue, "SELECT source_file FROM catalog_documents")


def test_other_rules_read_everything_again(folder, catalogue, monkeypatch):
    monkeypatch.setattr("kb.plan.rule_version", lambda: "other")
    reader, asked = counting()
    build([folder], catalogue, workers=1, read=reader)
    assert len(asked) == 2
    assert rows(catalogue, "SELECT DISTINCT rule_version FROM sources") == [("other",)]


def test_when_the_copy_that_was_read_goes_the_other_is_read(folder, catalogue, tmp_path):
    (folder / "空格.txt").write_text(made.POLICY.replace("供水", "供 水"), "utf-8")
    build([folder], catalogue, workers=1, read=read_here)
    (chosen,) = rows(catalogue, "SELECT s.source_file FROM documents d JOIN sources s USING (content_hash) WHERE d.title LIKE '云岭%'")[0]
    (folder / chosen).unlink()
    build([folder], catalogue, workers=1, read=read_here)
    build([folder], tmp_path / "fresh.db", workers=1, read=read_here)
    assert dump(catalogue) == dump(tmp_path / "fresh.db")


def test_add_keeps_what_is_there(folder, catalogue, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    reader, asked = counting()
    report = build([other], catalogue, workers=1, add=True, read=reader)
    assert (report.documents, asked) == (3, ["新.txt"])
    assert sorted(r[0] for r in rows(catalogue, "SELECT source_file FROM catalog_documents")) == ["云岭/供水.txt", "新.txt", "松原.txt"]
    assert build([other], catalogue, workers=1, add=True, read=reader).unchanged


def test_add_keeps_what_other_rules_read(folder, catalogue, tmp_path, monkeypatch):
    before = rows(catalogue, "SELECT assignment_id FROM assignments ORDER BY 1")
    monkeypatch.setattr("kb.plan.rule_version", lambda: "other")
    (tmp_path / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    reader, asked = counting()
    build([tmp_path / "新.txt", folder / "松原.txt"], catalogue, workers=1, add=True, read=reader)
    assert asked == ["新.txt", "松原.txt"], "what is called for is read by the new rules, the rest kept as it is"
    assert set(before) <= set(rows(catalogue, "SELECT assignment_id FROM assignments"))
    assert dict(rows(catalogue, "SELECT source_file, rule_version = 'other' FROM sources")) == {
        "云岭/供水.txt": 0,
        "新.txt": 1,
        "松原.txt": 1,
    }


def test_add_refuses_a_catalogue_of_another_version(folder, catalogue):
    connection = sqlite3.connect(catalogue)
    connection.execute("UPDATE metadata_kb SET schema_version = 0")
    connection.commit()
    connection.close()
    with pytest.raises(KbError, match="重建"):
        build([folder], catalogue, workers=1, add=True, read=read_here)
    assert build([folder], catalogue, workers=1, read=read_here).documents == 2


def test_what_still_cannot_be_read_changes_nothing(folder, catalogue, monkeypatch):
    (folder / "坏.txt").write_text("BUG 1")
    build([folder], catalogue, workers=1, read=read_here)
    before = catalogue.read_bytes()
    reader, asked = counting()
    assert build([folder], catalogue, workers=1, read=reader).unchanged
    assert asked == ["坏.txt"] and catalogue.read_bytes() == before


def test_add_reads_again_what_could_not_be_read(folder, catalogue, tmp_path):
    (folder / "坏.txt").write_text("JUNK", "utf-8")
    build([folder], catalogue, workers=1, read=read_here)
    (folder / "坏.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    build([folder / "坏.txt"], catalogue, workers=1, add=True, read=read_here)
    assert rows(catalogue, "SELECT count(*) FROM catalog_documents") == [(3,)]
    assert rows(catalogue, "SELECT count(*) FROM catalog_findings WHERE kind = 'unreadable'") == [(0,)]


def test_what_is_no_document_is_passed_over(folder, tmp_path):
    for name in ("~$方案.docx", ".DS_Store", "manifest.json", "README.md", "Thumbs.db", ".hidden/x.txt", "__MACOSX/y.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(made.POLICY + name, "utf-8")
    report = build([folder], tmp_path / "kb.db", workers=1, read=read_here)
    assert report.sources == 2


def test_the_catalogue_does_not_read_itself(folder):
    build([folder], folder / "kb.db", workers=1, read=read_here)
    assert build([folder], folder / "kb.db", workers=1, read=read_here).sources == 2


def test_members_of_an_archive_are_sources(tmp_path):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("深.txt", made.POLICY.replace("云岭", "白水"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/供水.txt", made.POLICY)
        archive.writestr("../../逃.txt", made.POLICY.replace("云岭", "松原"))
        archive.writestr(".DS_Store", "x")
        archive.write(inner, "inner.zip")
    build([tmp_path / "a.zip"], tmp_path / "kb.db", workers=1, read=read_here)
    names = [r[0] for r in rows(tmp_path / "kb.db", "SELECT source_file FROM sources ORDER BY 1")]
    assert names == ["a.zip!/b/供水.txt", "a.zip!/inner.zip!/深.txt", "a.zip!/逃.txt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "inner.zip", "kb.db"]


def test_names_in_an_archive_made_on_chinese_windows_are_right(tmp_path):
    info = zipfile.ZipInfo("x.txt")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, made.POLICY)
    packed = (tmp_path / "a.zip").read_bytes().replace(b"x.txt", "方.".encode("gbk") + b"tt")
    (tmp_path / "a.zip").write_bytes(packed)
    build([tmp_path / "a.zip"], tmp_path / "kb.db", workers=1, read=read_here)
    assert rows(tmp_path / "kb.db", "SELECT source_file FROM sources") == [("a.zip!/方.tt",)]


def test_a_broken_archive_is_a_finding(folder, tmp_path):
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", random.Random(1).randbytes(9000))
    broken = bytearray((folder / "a.zip").read_bytes())
    broken[500:600] = bytes(100)
    (folder / "a.zip").write_bytes(broken)
    build([folder], tmp_path / "kb.db", workers=1, read=read_here)
    assert rows(tmp_path / "kb.db", "SELECT source_file, reason FROM catalog_findings WHERE kind = 'unreadable'") == [
        ("a.zip!/b.txt", "truncated")
    ]


def test_bad_files_are_findings_and_stop_nothing(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("KB_TIME_LIMIT", "2")
    for word in ("ABORT", "SLEEP", "BUG", "EAT", "JUNK"):
        (folder / f"{word}.txt").write_text(f"{word} 1", "utf-8")
    (folder / "empty.txt").write_text("")
    report = build([folder], tmp_path / "kb.db", workers=2, read=supervised)
    found = dict(rows(tmp_path / "kb.db", "SELECT source_file, reason FROM catalog_findings WHERE kind = 'unreadable'"))
    assert found == {
        "ABORT.txt": "reader_crashed",
        "SLEEP.txt": "timed_out",
        "BUG.txt": "reader_crashed",
        "EAT.txt": "too_large",
        "JUNK.txt": "not_a_document",
        "empty.txt": "empty",
    }
    assert report.documents == 2
    reader, asked = counting()
    (folder / "ABORT.txt").unlink()
    (folder / "SLEEP.txt").unlink()
    build([folder], tmp_path / "kb.db", workers=1, read=reader)
    assert asked == ["BUG.txt"], "what lies in the file itself is not tried again"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_finding(folder, tmp_path):
    (folder / "松原.txt").chmod(0)
    build([folder], tmp_path / "kb.db", workers=1, read=read_here)
    assert rows(tmp_path / "kb.db", "SELECT source_file, reason FROM catalog_findings") == [("松原.txt", "missing")]


def test_a_dangling_link_is_a_finding(folder, tmp_path):
    (folder / "断.txt").symlink_to(tmp_path / "nowhere.txt")
    build([folder], tmp_path / "kb.db", workers=1, read=read_here)
    assert rows(tmp_path / "kb.db", "SELECT source_file, reason FROM catalog_findings") == [("断.txt", "missing")]


@pytest.mark.parametrize("content", ["", "JUNK", "ABORT"])
def test_where_nothing_can_be_read_the_old_catalogue_stays(catalogue, tmp_path, content):
    before = catalogue.read_bytes()
    (tmp_path / "bad.txt").write_text(content)
    with pytest.raises(NothingReadable) as error:
        build([tmp_path / "bad.txt"], catalogue, workers=1, read=supervised)
    assert "\n" not in str(error.value)
    assert catalogue.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_is_no_catalogue_is_not_replaced(folder, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotACatalogue):
        build([folder], tmp_path / "notes.txt", workers=1, read=read_here)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine (x)")
    other.commit()
    other.close()
    with pytest.raises(NotACatalogue):
        build([folder], tmp_path / "other.db", workers=1, read=read_here)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_two_builds_of_one_catalogue_do_not_meet(folder, catalogue):
    def meanwhile(sources, workers):
        with pytest.raises(KbError, match="另一个"):
            build([folder], catalogue, workers=1, read=read_here)
        yield from read_here(sources, workers)

    (folder / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    assert build([folder], catalogue, workers=1, read=meanwhile).documents == 3


def test_an_error_within_the_build_leaves_the_old_catalogue(folder, catalogue, tmp_path, monkeypatch):
    before = catalogue.read_bytes()
    (folder / "新.txt").write_text(made.POLICY.replace("云岭", "白水"), "utf-8")
    monkeypatch.setattr("kb.store.broken", lambda *a, **k: iter([("a rule", ("row",))]))
    with pytest.raises(KbError, match="没有通过核对"):
        build([folder], catalogue, workers=1, read=read_here)
    assert catalogue.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


SCRIPT = """
import signal
import sys
from functools import partial
from pathlib import Path
from kb.build import build
from kb.pool import read_all
from tests.kb import made
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell started in the background
    print("begin", flush=True)
    build([Path(sys.argv[1])], Path(sys.argv[2]), workers=2, read=partial(read_all, read=made.read_one))
"""


def children_of(marker: str) -> list[int]:
    """Processes whose environment bears the marker: the readers of a build, wherever they were adopted."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if marker.encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for left-over processes in /proc")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_build_killed_at_any_moment_leaves_the_old_catalogue_whole(folder, catalogue, tmp_path, sent):
    before, old = dump(catalogue), catalogue.read_bytes()
    stopped = 0
    for index in range(12):
        (folder / f"{index}.txt").write_text(f"SLOW {index}\n{made.POLICY}", "utf-8")
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    marker = f"KB_MARK={tmp_path.name}{sent}"
    environment = os.environ | {"PYTHONPATH": os.getcwd(), "KB_MARK": marker.split("=")[1]}
    moments = random.Random(int(sent))
    for _ in range(6):
        catalogue.write_bytes(old)
        process = subprocess.Popen(
            [sys.executable, script, folder, catalogue], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        process.stdout.readline()
        time.sleep(moments.uniform(0, 1.1))
        process.send_signal(sent)
        process.wait(20)
        process.stdout.close()
        assert rows(catalogue, "PRAGMA integrity_check") == [("ok",)]
        (count,) = rows(catalogue, "SELECT count(*) FROM catalog_documents")[0]
        assert count == 14 or dump(catalogue) == before
        stopped += count != 14
    assert stopped, "no build was killed before its end: the test has lost its aim"
    deadline = time.monotonic() + 60  # a reader that was just starting loads its libraries first
    while children_of(marker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert children_of(marker) == [], "readers outlive their build"
    build([folder], catalogue, workers=1, read=read_here)
    assert not (tmp_path / f".{catalogue.name}.building").exists(), "leftovers are cleared by the next build"
    assert rows(catalogue, "SELECT count(*) FROM catalog_documents") == [(14,)]
