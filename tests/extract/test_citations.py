"""What a policy rests on, each paper once, and what it says of it."""

import pytest

from extract.document import Document
from extract.elements import read_elements
from extract.finders.citations import core, find_citations
from extract.mentions import add_group
from extract.mentions.references import find_references
from extract.outline import build
from extract.parts import split
from extract.reading import Reading
from extract.records import Citation

spacy = pytest.importorskip("spacy")


def citations_of(body: str) -> tuple[list[Citation], str]:
    text = (
        "青禾市人民政府关于印发青禾市供水方案的通知\n青政发〔2022〕9号\n各县人民政府：\n现将《青禾市供水方案》印发给你们。\n"
        f"青禾市人民政府\n2022年8月1日\n青禾市供水方案\n{body}\n附件：供水任务表\n附件\n供水任务表\n云岭县3处。"
    )
    document = Document.from_paragraphs(text.split("\n"))
    parts, folded = split(document), document.folded.text
    doc = spacy.tokens.Doc(spacy.blank("zh").vocab, words=list(folded), spaces=[False] * len(folded))
    add_group(doc, "references", find_references(folded))
    reading = Reading(document, parts, build(document, parts), read_elements(document, parts), doc)
    return find_citations(reading), text


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("根据《云岭省水条例》，制定本方案。", "basis"),
        ("按照《云岭省水方案》（云政发〔2021〕3号）要求，制定本方案。", "basis"),
        ("结合《云岭省水方案》精神，提出如下意见。", "basis"),
        ("为贯彻落实《云岭省水规划》，制定本方案。", "implements"),
        ("《青禾市旧供水办法》同时废止。", "repeals"),
        ("年底前修订《青禾市节水办法》。", "revises"),
        ("新修订的《青禾市节水办法》已经施行。", "mentions"),
        ("现将《云岭省节水公约》转发给你们。", "forwards"),
        ("编制《青禾市供水导则》。", "mentions"),
        ("应当符合GB 5749-2022。", "basis"),
    ],
)
def test_relation(body: str, relation: str) -> None:
    found, _ = citations_of(body)
    assert [citation.relation for citation in found] == [relation]


def test_a_list_shares_its_cue() -> None:
    found, _ = citations_of("依据《甲条例》《乙办法》（云政发〔2020〕1号）和《丙规定》，制定本方案。")
    assert [(c.cited_title, c.relation) for c in found] == [("甲条例", "basis"), ("乙办法", "basis"), ("丙规定", "basis")]


def test_own_title_annexes_forms_and_short_names_are_none() -> None:
    body = "《青禾市供水方案》由市水务局解释。按《供水任务表》推进，填写《供水登记表》。《云岭省水规划》（以下简称《水规划》）要落实，《水规划》要宣传。"
    assert [c.cited_title for c in citations_of(body)[0]] == ["云岭省水规划"]


def test_a_paper_is_cited_once_where_its_number_stands() -> None:
    body = "落实《云岭省节水办法》。\n一、任务\n按照《关于印发〈云岭省节水办法〉的通知》（云政发〔2019〕4号）要求推进。"
    found, text = citations_of(body)
    assert [(c.cited_title, c.cited_number) for c in found] == [("关于印发〈云岭省节水办法〉的通知", "云政发〔2019〕4号")]
    assert found[0].quote.of(text) == "《关于印发〈云岭省节水办法〉的通知》（云政发〔2019〕4号）"
    assert found[0].clause == "一、"


def test_the_own_number_is_no_citation() -> None:
    assert citations_of("青政发〔2022〕9号文自印发之日起施行。")[0] == []


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("关于印发《节水办法》的通知", "节水办法"),
        ("云岭省人民政府关于印发节水办法的通知", "节水办法"),
        ("节水办法（试行）", "节水办法试行"),
    ],
)
def test_core(title: str, same: str) -> None:
    assert core(title) == same
