"""From facts to rows: ids, places, tasks, and the facts that are left out rather than stop a build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.document import Span
from extract.records import Finding
from kb.ids import FactIds, document_id, policy_id
from kb.proof import Unsound, prove
from kb.rows import rows_of
from kb.worker import sector_ids
from tests.kb.made import POLICY, extract_text


def rows(extraction=None):
    return rows_of(extraction or extract_text(POLICY), "hash", sector_ids()).rows


def test_a_document_is_its_text_whatever_its_lines_and_widths():
    assert document_id("云岭县\n方案") == document_id("云岭县方案")
    assert document_id("云岭县方案") != document_id("云岭县方案。")


@pytest.mark.parametrize(
    "one, other, same",
    [
        (("云政发〔2023〕5号", "方案", ()), ("云政发〔2023〕5号", "另一标题", ()), True),
        ((None, "方案", ("甲县政府",)), (None, "方 案", ("甲县政府",)), True),
        ((None, "方案", ("甲县政府",)), (None, "方案", ("乙县政府",)), False),
        ((None, None, ()), (None, None, ()), False),
    ],
)
def test_a_policy_is_its_number_else_its_title_and_issuers(one, other, same):
    assert (policy_id(*one, "a") == policy_id(*other, "b")) is same


def test_equal_facts_are_told_apart_by_their_count():
    ids = FactIds("d")
    first, second = ids.of("targets", {"value": 1.0}, "q"), ids.of("targets", {"value": 1.0}, "q")
    assert first != second
    again = FactIds("d")
    assert [again.of("targets", {"value": 1.0}, "q") for _ in range(2)] == [first, second]


def test_every_fact_stands_in_the_clause_that_its_label_names():
    made = rows()
    label = {row["clause_id"]: row["label"] for row in made["clauses"]}
    assert {row["quote"][:5]: label[row["clause_id"]] for row in made["assignments"]} == {"县水利局牵": "一、", "县生态环境": "二、"}


def test_the_whole_text_stands_in_the_clauses():
    made = rows()
    text = made["texts"][0]["text"]
    held = "".join(row["text"] for row in made["clauses"])
    assert "".join(text.split()) == "".join(held.split())


def test_two_bodies_of_one_task_share_its_row():
    made = rows()
    lead, coordinate = made["assignments"][:2]
    assert lead["task_id"] == coordinate["task_id"]
    assert (lead["role"], coordinate["role"]) == ("lead", "coordinate")


def test_a_duty_that_no_one_grouped_has_a_task_of_its_own():
    made = rows(replace(extract_text(POLICY), task_of={}, tasks=()))
    tasks = {row["task_id"]: row["task"] for row in made["tasks"]}
    assert {tasks[row["task_id"]] for row in made["assignments"]} == {"改造农村供水管网", "监测水源水质"}


def test_a_part_of_a_task_is_kept_beside_it():
    extraction = extract_text(POLICY)
    duty = extraction.responsibilities[0]
    part = replace(duty, task=Span(duty.task.start, duty.task.start + 2))
    made = rows(replace(extraction, responsibilities=(part, *extraction.responsibilities[1:])))
    assert made["assignments"][0]["scope"] == "改造"
    assert made["assignments"][1]["scope"] is None


def test_an_unresolved_body_stays_without_an_organisation():
    extraction = extract_text(POLICY)
    unknown = replace(extraction.responsibilities[0], organisation=None)
    made = rows(replace(extraction, responsibilities=(unknown,), task_of={}, members=()))
    mention = next(row for row in made["mentions"] if row["mention"] == "县水利局")
    assert mention["organisation_id"] is None and mention["sector_id"] == sector_ids()["其他"]


def test_a_sound_document_is_handed_on_as_it_is():
    made = rows_of(extract_text(POLICY), "hash", sector_ids())
    assert prove(made) is made


@pytest.mark.parametrize(
    "wrong",
    [
        {"period_start": date(2030, 1, 1)},  # after its end
        {"comparator": "range"},  # without an upper end
        {"comparator": "≥"},  # no value of the contract
    ],
)
def test_a_fact_that_breaks_a_rule_is_left_out_and_told(wrong):
    extraction = extract_text(POLICY)
    made = prove(_with_target(extraction, wrong))
    assert made.rows["targets"] == []
    assert len(made.rows["assignments"]) == 3
    assert [row["kind"] for row in made.rows["findings"]] == ["left_out"]
    assert "1条指标" in made.rows["findings"][0]["message"]


def _with_target(extraction, wrong):
    return rows_of(replace(extraction, targets=(replace(extraction.targets[0], **wrong),)), "hash", sector_ids())


def test_a_name_that_the_schema_refuses_takes_its_facts_with_it():
    extraction = extract_text(POLICY)
    made = prove(rows_of(replace(extraction, members=(replace(extraction.members[0], person=""),)), "hash", sector_ids()))
    assert made.rows["members"] == [] and made.rows["people"] == []
    assert len(made.rows["targets"]) == 1


def test_a_document_that_breaks_the_schema_itself_is_refused():
    made = rows_of(extract_text(POLICY), "hash", sector_ids())
    made.rows["documents"][0]["text_length"] = -1
    with pytest.raises(Unsound):
        prove(made)


def test_a_finding_keeps_both_places():
    extraction = extract_text(POLICY)
    finding = Finding("sum_mismatch", "warning", "合计不符。", expected="3", found="4", quote=Span(0, 3), other=Span(4, 6))
    row = rows(replace(extraction, findings=(finding,)))["findings"][0]
    assert (row["quote"], row["other_quote"], row["other_start"]) == ("云岭县", "洁供", 4)
