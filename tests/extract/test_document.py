"""Spans, folding, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Folded, Span, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２４ 年(底)", "2024年（底）"),
        ("219 219", "219 219"),
        ("组　长：王  云", "组长：王云"),
        ("[2020]4号", "〔2020〕4号"),
        ("1,200户,其中", "1,200户，其中"),
        ("二○一六年", "二〇一六年"),
        ("①保温 ㎡", "①保温㎡"),
        ("⼀、总体", "一、总体"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_every_folded_span_leads_back(text: str) -> None:
    folded = Folded.of(text)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(set(folded.offsets))
    for i in range(len(folded.text)):
        original = folded.span(i, i + 1).of(text)
        assert len(original) == 1
        if original not in ",，":  # its width goes by its neighbours
            assert fold(original) in (folded.text[i], "")


def test_span_refuses_nonsense() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_blocks_know_their_place() -> None:
    document = Document.from_paragraphs(["第一段。", "第 二 段。"])
    assert [span.of(document.folded.text) for span in document.folded_blocks] == ["第一段。", "第二段。"]
    assert document.original(Span(5, 8)).of(document.text) == "第 二 段"
    assert document.block_index(6) == 1
