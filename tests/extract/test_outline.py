"""The tree of clauses, from tidy and from run-together text."""

import pytest

from extract.document import Document, Span, fold
from extract.outline import build, ordinal
from extract.parts import Part, PartKind, Parts
from extract.rules.outline import NUMBERINGS


def outline_of(*paragraphs: str):
    document = Document.from_paragraphs(paragraphs)
    return document, build(document, Parts((Part(PartKind.POLICY, Span(0, len(document.folded.text))),)))


def paths(*paragraphs: str) -> list[str]:
    return [clause.path for clause in outline_of(*paragraphs)[1].clauses[1:]]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["一、目标", "（一）总量", "1.新建泊位", "(1)城区", "（二）结构", "二、措施"],
         ["一、", "一、/（一）", "一、/（一）/1.", "一、/（一）/1./（1）", "一、/（二）", "二、"]),
        (["1、热源", "（1）余热", "（2）电采暖", "2、管网", "3.能效"], ["1、", "1、/（1）", "1、/（2）", "2、", "3."]),
        (["第一章 总则", "第一条 为规范管理，制定本办法。", "第二条 本办法适用于全县。", "第二章 职责", "第三条 县水利局负责监管。"],
         ["第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第三条"]),
        (["一、任务1.修路。牵头单位：县交通局2.架桥。牵头单位：县交通局二、要求"], ["一、", "一、/1.", "一、/2.", "二、"]),
        (["主要任务。（一）提质。加快改造。（二）扩面。到2025年覆盖率达到95.5%。"], ["（一）", "（二）"]),
        (["（一）按照第（二）项和本条第一、二款执行，建成3.5公里管网。"], ["（一）"]),
        (["（一）抓三件事。一是摸底。二是建账。三是销号。（市水利局负责）"], ["（一）", "（一）/一是", "（一）/二是", "（一）/三是"]),
        (["一、简化（一）清理。做法：1.建台账。", "2.清家底。", "（二）登记。", "二、放活（三）许可。做法：1.编清单。", "2.减材料。", "（四）准入。"],
         ["一、", "一、/（一）", "一、/（一）/1.", "一、/（一）/2.", "一、/（二）", "二、", "二、/（三）", "二、/（三）/1.", "二、/（三）/2.", "二、/（四）"]),
        (["3.1资金准备", "3.1.1县财政局安排预算。", "3.1.2县民政局编制计划。", "3.2物资准备 3.2.1县民政局储备物资。", "3.8万平方米库房已建成。"],
         ["3.1", "3.1/3.1.1", "3.1/3.1.2", "3.2", "3.2/3.2.1"]),
        (["1.（1）扩大贷款。联系电话：69140001（2）降低费率。责任单位：县财政局（3）延长期限。", "2.减免房租。"],
         ["1.", "1./（1）", "1./（2）", "1./（3）", "2."]),
        (["一、安排", "1.9月下旬督查。", "2.10月总结。", "3.8万元用于抢修。"], ["一、", "一、/1.", "一、/2."]),
        (["一、甲", "1.子项", "2.子项", "二、乙", "3.子项", "4.子项"], ["一、", "一、/1.", "一、/2.", "二、", "二、/3.", "二、/4."]),
    ],
)  # fmt: skip
def test_paths(paragraphs: list[str], expected: list[str]) -> None:
    assert paths(*paragraphs) == expected


def test_headings_and_bodies() -> None:
    document, outline = outline_of("（一）完善路网。新建公路三条。", "（二）养护机制", "建立县乡村三级养护机制。")
    text = document.folded.text
    assert [clause.heading.of(text) for clause in outline.clauses[1:]] == ["完善路网", "养护机制"]
    assert outline.clauses[2].body.of(text) == "（二）养护机制\n建立县乡村三级养护机制。"


def test_item_of_a_point() -> None:
    _, outline = outline_of("（一）抓两件事。一是摸底。二是建账。")
    at = outline.clauses[-1].marker.start + 3
    assert outline.path_at(at) == "（一）/二是"
    assert outline.item_at(at).path == "（一）"


@pytest.mark.parametrize(("numeral", "value"), [("七", 7), ("十", 10), ("二十一", 21), ("一百零二", 102), ("12", 12), ("③", 3), ("B", 2)])
def test_ordinal(numeral: str, value: int) -> None:
    assert ordinal(numeral) == value


def test_every_mark_holds_a_sign_of_its_numbering() -> None:
    for numbering in NUMBERINGS:
        for example in numbering.rule.examples:
            assert any(sign in fold(example) for sign in numbering.signs), (numbering.name, example)
