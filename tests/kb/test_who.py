"""Everyday questions: what is asked about, which role, and who comes first."""

from __future__ import annotations

import pytest

from kb.everyday import forms, known
from kb.who import who
from kb.words import understand


@pytest.mark.parametrize(
    "question, role, among, not_among",
    [
        ("农村道路改造由哪个部门牵头？", "lead", {"农村", "道路", "改造"}, {"部门", "牵头", "哪个"}),
        ("养老服务补贴归谁管", None, {"养老", "补贴"}, {"谁", "归"}),
        ("学校食堂安全的配合单位是谁", "coordinate", {"学校", "食堂", "安全"}, {"配合", "单位"}),
        ("请问医保资金谁来监督呢", "supervise", {"资金"}, {"监督", "请问"}),
        ("燃气安全监督检查", None, {"燃气", "监督"}, set()),
        ("哪些部门负责防汛", None, {"防汛"}, {"部门", "负责"}),
        ("防汛的责任单位有哪些", "responsible", {"防汛"}, {"单位", "责任"}),
        ("谁", None, {"谁"}, set()),
    ],
)
def test_a_question_is_its_words_without_the_asking(question, role, among, not_among):
    understood = understand(question)
    assert understood.role == role
    assert among <= set(understood.words) and not not_among & set(understood.words)


@pytest.mark.parametrize("question", ["", "？？", "的", "a", "  ", "《》", "%", '"', "谁" * 500, "\x00"])
def test_any_question_is_answered(connection, question):
    assert isinstance(who(connection, question, organisation="不存在"), list)
    assert isinstance(who(connection, question or "的"), list)


def test_the_task_named_comes_before_the_heading_and_the_asked_role_first(connection):
    first = who(connection, "农村供水管网改造谁来配合")[0]
    assert (first.mention, first.role) == ("县财政局", "coordinate")
    assert who(connection, "水源水质监测")[0].sector == "生态环境"


def test_a_region_in_the_question_chooses_the_document(connection):
    assert who(connection, "松原县供水管网改造谁牵头")[0].source_file == "松原.txt"
    assert who(connection, "云岭县供水管网改造谁牵头")[0].source_file == "云岭/供水.txt"


def test_answers_say_where_they_stand(connection):
    duty = who(connection, "供水管网")[0]
    text = connection.execute("SELECT text FROM catalog_texts WHERE document_id = ?", [duty.document_id]).fetchone()[0]
    assert text[duty.char_start :].startswith(duty.quote) and duty.task in duty.quote and duty.clause == "一、"


def test_a_body_and_its_task_are_listed_once(connection):
    rows = [(duty.document_id, duty.mention, duty.role, duty.task) for duty in who(connection, "供水管网", limit=100)]
    assert len(rows) == len(set(rows)) >= 4


def test_everyday_words_find_what_the_papers_write(connection):
    assert who(connection, "自来水管网谁来修")[0].mention == "县水利局"
    assert understand("交警归谁管").words[0] == "交警"
    assert forms("环保") == ("环保", "生态环境", "环境保护") and forms("管网") == ("管网",)


@pytest.mark.parametrize("word", sorted(known()))
def test_an_everyday_word_is_a_word_and_not_its_own_form(word):
    others = forms(word)[1:]
    assert others and word not in others and len(set(others)) == len(others)
    assert word in understand(f"{word}由哪个部门负责").words
