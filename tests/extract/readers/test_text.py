"""Encodings of plain text, and rows typed with tabs."""

import random

import pytest

from extract.readers import read
from extract.readers.errors import Unreadable
from extract.readers.text import decode

CHINESE = "青禾市人民政府办公室关于印发供热改造方案的通知\n各县（区）人民政府，市政府各部门：\n现将方案印发给你们，请认真贯彻执行。\n"


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode("utf-8"),
        CHINESE.encode("utf-8-sig"),
        CHINESE.encode("gb18030"),
        CHINESE.encode("gbk"),
        CHINESE.encode("utf-16"),
        CHINESE.encode("utf-16-le"),
        CHINESE.encode("utf-16-be"),
        b"\xfe\xff" + CHINESE.encode("utf-16-be"),
        CHINESE.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 bom", "gb18030", "gbk", "utf-16 bom", "utf-16-le bare", "utf-16-be bare", "utf-16-be bom", "utf-32"],
)
def test_encoding_is_found(data: bytes) -> None:
    assert decode(data) == CHINESE


def test_traditional_text_in_big5() -> None:
    text = "青禾市政府關於發展農業的實施意見，各單位應當執行。" * 5
    assert decode(text.encode("big5")) == text


def test_a_broken_character_does_not_lose_the_rest() -> None:
    data = CHINESE.encode("utf-8")
    assert "各县（区）人民政府" in decode(data[:10] + b"\xff" + data[11:])


def test_ascii_is_text() -> None:
    assert decode(b"plain words\r\n2024") == "plain words\r\n2024"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"\x00" * 5000, "empty"), (b" \n\t\r\n", "empty"), (random.Random(1).randbytes(4000), "not_a_document")],
    ids=["nothing", "zero bytes", "blanks", "random bytes"],
)
def test_what_is_no_text_says_why(write, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(write("a.txt", data))
    assert caught.value.reason == reason
    assert caught.value.message.endswith("。")


def test_lines_end_in_many_ways(write) -> None:
    paper = read(write("a.txt", "一\r\n二\r三\n四\u2028五\x0c六"))
    assert [line.text for line in paper.lines] == ["一", "二", "三", "四", "五", "六"]


def test_equal_tabs_are_a_table_and_one_tab_is_none(write) -> None:
    paper = read(write("a.txt", "组长\t王青禾\n序号\t单位\t户数\n1\t云岭县\t35\n\t合计\t35\n"))
    assert [line.cells for line in paper.lines if line.cells] == [("序号", "单位", "户数"), ("1", "云岭县", "35"), ("", "合计", "35")]
    assert {line.table for line in paper.lines if line.cells} == {0}


def test_a_single_tabbed_line_is_no_table(write) -> None:
    assert all(line.cells is None for line in read(write("a.txt", "甲\t乙\t丙\n正文。")).lines)


def test_too_large_text_is_refused(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.limits.MAX_TEXT_BYTES", 10)
    with pytest.raises(Unreadable, match="too_large"):
        read(write("a.txt", CHINESE))
