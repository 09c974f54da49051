"""HTML: the paper without the site."""

import pytest

from extract.layout import compose
from extract.readers import read
from extract.readers.errors import Unreadable

BODY = "各县（区）人民政府要落实主体责任，细化工作措施，明确时间节点，确保按期完成改造任务。" * 3


def text_of(path) -> str:
    return compose(read(path)).text


def test_known_container_without_navigation(write) -> None:
    page = f"""<!DOCTYPE html><html><head><title>供热方案</title><meta name="PubDate" content="2024-01-02"></head><body>
    <div class="nav"><a href="/">首页</a><a>政务公开</a></div><div id="UCAP-CONTENT"><p>一、总体要求</p><p>　　{BODY}</p></div>
    <div class="footer">版权所有 青禾市人民政府</div><script>var 首页 = 1;</script></body></html>"""
    path = write("a.html", page)
    assert text_of(path) == f"一、总体要求\n{BODY}"
    assert dict(read(path).metadata) == {"title": "供热方案", "published": "2024-01-02"}


def test_unknown_container_is_the_densest_block(write) -> None:
    page = f"<html><body><ul><li><a>新闻</a></li><li><a>公告</a></li></ul><div><div class='x9'><p>{BODY}</p><p>第二段。</p></div></div></body></html>"
    assert text_of(write("a.html", page)) == f"{BODY}\n第二段。"


def test_title_and_number_over_the_densest_block_are_kept(write) -> None:
    page = f"<html><body><div><a>首页</a><a>要闻</a></div><p>青政办函[2023]89号</p><p>青禾市政府关于成立小组<br>的通知</p><div><p>{BODY}</p></div></body></html>"
    assert text_of(write("a.html", page)) == f"青政办函[2023]89号\n青禾市政府关于成立小组的通知\n{BODY}"


def test_table_with_merged_cells(write) -> None:
    page = f"""<html><body><p>{BODY}</p><table><tr><th rowspan=2>单位</th><th colspan=2>户数</th></tr><tr><th>2024年</th><th>2025年</th></tr>
    <tr><td>云岭县</td><td>35</td><td><p>4</p><p>0</p></td></tr></table></body></html>"""
    rows = [line.cells for line in read(write("a.html", page)).lines if line.cells]
    assert rows == [("单位", "户数", ""), ("", "2024年", "2025年"), ("云岭县", "35", "4 0")]


def test_layout_table_is_walked_not_tabled(write) -> None:
    page = f"<html><body><table><tr><td><p>{BODY}</p><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table></body></html>"
    lines = read(write("a.html", page)).lines
    assert [line.cells for line in lines] == [None, ("甲", "乙")]


def test_line_breaks_hidden_parts_and_blanks(write) -> None:
    page = f"<html><body><p>第一行<br>第二行</p><p style='display:none'>看不见</p><p>宋&nbsp;&nbsp;喜</p><p>{BODY}</p></body></html>"
    lines = read(write("a.html", page)).lines
    assert [(line.text, line.starts) for line in lines[:3]] == [("第一行", True), ("第二行", None), ("宋\xa0\xa0喜", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings_even_where_the_page_lies(write, encoding: str) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{BODY}</p></body></html>'
    assert text_of(write("a.htm", page.encode(encoding))) == BODY


def test_html_under_another_ending_and_web_archive(write) -> None:
    page = f"<html><body><p>{BODY}</p></body></html>"
    assert read(write("a.doc", page)).media_type == "text/html"
    archive = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=XX\n\n--XX\nContent-Type: text/html; charset=utf-8\n"
    archive += f"Content-Transfer-Encoding: 8bit\n\n{page}\n--XX--\n"
    assert text_of(write("b.doc", archive)) == BODY


def test_page_without_words(write) -> None:
    with pytest.raises(Unreadable, match="no_text"):
        read(write("a.html", "<html><body><img src=a.png></body></html>"))


def test_deep_nesting_ends(write) -> None:
    page = "<html><body>" + "<div>" * 5000 + BODY + "</div>" * 5000 + "</body></html>"
    try:
        assert "主体责任" in text_of(write("a.html", page))
    except Unreadable as refused:
        assert refused.reason in ("too_large", "truncated", "no_text")


LIST = "<ol><li>总则<ol><li>目标<ol><li>甲</li><li value=5>乙</li></ol></li></ol></li></ol><ol start=2><li>附则</li></ol>"


@pytest.mark.parametrize(
    ("generator", "labels"),
    [
        ("", ["1.总则", "1.目标", "1.甲", "5.乙", "2.附则"]),
        ("LibreOffice 7.4 (Linux)", ["一、总则", "（一）目标", "1.甲", "5.乙", "二、附则"]),
    ],
    ids=["browser", "word processor"],
)
def test_numbered_lists(write, generator: str, labels: list[str]) -> None:
    page = f"<html><head><meta name=generator content='{generator}'></head><body>{LIST}<p>{BODY}</p></body></html>"
    assert [line.text for line in read(write("a.html", page)).lines][:-1] == labels


@pytest.mark.parametrize(
    ("list_", "label"),
    [
        ("<ol type=a><li>甲</li></ol>", "a.甲"),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</li></ol>", "一、甲"),
        ("<ol style='list-style: none'><li>甲</li></ol>", "甲"),
        ("<ul><li>甲</li></ul>", "甲"),
        ("<ol start=3><li><p>甲</p><p>续</p></li></ol>", "3.甲"),
    ],
)
def test_list_styles(write, list_: str, label: str) -> None:
    assert read(write("a.html", f"<html><body>{list_}<p>{BODY}</p></body></html>")).lines[0].text == label
