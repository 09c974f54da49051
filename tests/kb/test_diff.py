"""What changed between two versions, by meaning."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.build import build
from kb.diff import Difference, diff, lines
from kb.errors import KbError
from kb.matching import match
from tests.kb.conftest import read_here
from tests.kb.made import POLICY


def make(file: Path, db: Path) -> None:
    build([file], db, workers=1, read=read_here)


@pytest.fixture
def versions(tmp_path):
    """Compare the policy with itself after some words were replaced."""

    def run(*replacements: tuple[str, str]) -> Difference:
        text = POLICY
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "旧.txt").write_text(POLICY, "utf-8")
        (tmp_path / "新.txt").write_text(text, "utf-8")
        return diff(tmp_path / "旧.txt", tmp_path / "新.txt", make)

    return run


def facts(records: list[dict]) -> list[tuple[str, str]]:
    return [(record["kind"], record["summary"]) for record in records if record["kind"] != "clause"]


def test_a_version_does_not_differ_from_itself(versions):
    assert not versions()
    assert not versions(("农村供水管网", "农村 供水管网"))


@pytest.mark.parametrize(
    "replacement, expected",
    [
        (("95%", "98%"), ("target", "云岭县农村自来水普及率由不低于95%提高为不低于98%")),
        (("到2025年", "到2026年"), ("target", "云岭县农村自来水普及率期限由2025-12-31改为2026-12-31")),
        (
            ("县水利局牵头", "县农业农村局牵头"),
            ("responsibility", "“改造农村供水管网”的牵头单位由青禾市云岭县水利局改为青禾市云岭县农业农村局"),
        ),
        (("负责监测", "牵头监测"), ("responsibility", "青禾市云岭县生态环境局对“监测水源水质”由负责改为牵头")),
        (
            ("监测水源水质", "监测各类水源水质"),
            ("responsibility", "青禾市云岭县生态环境局负责的任务由“监测水源水质”改为“监测各类水源水质”"),
        ),
        (("王 岚", "李 青"), ("member", "领导小组组长由王岚改为李青")),
        (("2024年6月底前", "2025年6月底前"), ("deadline", "“完成监测站建设”的时限由2024年6月底前推迟为2025年6月底前")),
        (("云政发〔2023〕5号", "云政发〔2024〕9号"), ("document", "发文字号由“云政发〔2023〕5号”改为“云政发〔2024〕9号”")),
    ],
)
def test_a_change_is_told_by_its_meaning(versions, replacement, expected):
    found = versions(replacement)
    assert facts(found.changed) == [expected]
    assert not facts(found.added) and not facts(found.removed)
    record = next(record for record in found.changed if record["kind"] == expected[0])
    assert set(record) == {"kind", "key", "before", "after", "summary"} and record["before"] != record["after"]


def test_what_is_added_and_what_is_gone(versions):
    found = versions(("依据", "县财政局负责筹措建设资金。\n依据"), ("县财政局配合", "各村支持"))
    assert facts(found.added) == [("responsibility", "新增职责：青禾市云岭县财政局负责“筹措建设资金”")]
    assert ("responsibility", "删去职责：青禾市云岭县财政局配合“改造农村供水管网”") in facts(found.removed)


def test_a_reworded_clause_is_one_change_and_a_renumbered_one_is_none(versions):
    found = versions(("完成监测站建设", "完成监测站建设并联网"))
    assert [record["key"] for record in found.changed if record["kind"] == "clause"] == ["二、"]
    found = versions(("三、组织领导", "四、组织领导"))
    assert not [record for record in found.added + found.removed + found.changed if record["kind"] == "clause"]


def test_two_catalogues_pair_their_policies(folder, catalogue, tmp_path):
    other = tmp_path / "other.db"
    (folder / "松原.txt").unlink()
    (folder / "白水.txt").write_text(POLICY.replace("云岭", "白水").replace("云政发", "白政发"), "utf-8")
    (folder / "云岭" / "供水.txt").write_text(POLICY.replace("95%", "90%"), "utf-8")
    build([folder], other, workers=1, read=read_here)
    found = diff(catalogue, other, make)
    assert facts(found.changed)[0] == ("target", "云岭县农村自来水普及率由不低于95%降低为不低于90%")
    assert facts(found.added) == [("document", "新增文件：《白水县清洁供水实施方案》")]
    assert facts(found.removed) == [("document", "文件删去：《松原县清洁供水实施方案》")]
    assert list(lines(found))[0].startswith("+ 新增文件")


def test_a_catalogue_does_not_differ_from_its_copy(catalogue, tmp_path):
    shutil.copy(catalogue, tmp_path / "copy.db")
    assert not diff(catalogue, tmp_path / "copy.db", make)


@pytest.mark.parametrize("new", ["nowhere.txt", "旧.txt"])
def test_paths_that_do_not_fit_are_told(catalogue, tmp_path, new):
    (tmp_path / "旧.txt").write_text(POLICY, "utf-8")
    with pytest.raises(KbError):
        diff(catalogue, tmp_path / new, make)


def test_the_likest_rows_are_paired_first():
    old = [{"t": "完成监测站建设"}, {"t": "组织开展培训"}]
    new = [{"t": "组织开展业务培训"}, {"t": "按期完成监测站建设"}, {"t": "全新的事"}]
    pairs, gone, come = match(old, new, same=lambda r: r["t"], keys=[], wording=lambda r: r["t"])
    assert [(a["t"], b["t"]) for a, b in pairs] == [("完成监测站建设", "按期完成监测站建设"), ("组织开展培训", "组织开展业务培训")]
    assert gone == [] and come == [{"t": "全新的事"}]
