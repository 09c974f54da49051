"""Markdown marks go, words stay."""

import pytest

from extract.readers import read
from extract.readers.markdown import looks_like_markdown, unmark


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("### 一、总体要求", "一、总体要求"),
        ("## 第二章 ##", "第二章"),
        ("- 1.完成摸底；", "1.完成摸底；"),
        ("* 牵头单位：市财政局", "牵头单位：市财政局"),
        ("其中**改造3000户**，", "其中改造3000户，"),
        ("**牵头单位：**市住建局", "牵头单位：市住建局"),
        ("见<http://www.example.gov.cn/a_b-c.html>", "见<http://www.example.gov.cn/a_b-c.html>"),
        ("——坚持统筹", "——坚持统筹"),
        ("2021-2023年 - 三年", "2021-2023年 - 三年"),
        ("-5℃以下", "-5℃以下"),
        ("#无空格不是标题", "#无空格不是标题"),
        ("a * b * c", "a * b * c"),
    ],
)
def test_unmark(text: str, plain: str) -> None:
    assert unmark(text) == plain


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# 通知\n\n## 一、要求\n", True),
        ("|序号|单位|\n|---|---|\n|1|市财政局|\n", True),
        ("# 一行井号\n正文", False),
        ("- 列表\n- 列表\n", False),
        ("# Page 3:\n正文\n# Page 4:\n正文", False),
    ],
)
def test_looks_like_markdown(text: str, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown


def test_table_becomes_rows_and_headings_start(write) -> None:
    text = "# 方案\n## 任务\n| 单位 | 户数 |\n| :-- | --: |\n| 云岭县 | **35** |\n| 青禾\\|乡 | |\n\n正文。\n"
    paper = read(write("方案.txt", text))
    assert paper.media_type == "text/markdown"
    assert [line.cells for line in paper.lines if line.cells] == [("单位", "户数"), ("云岭县", "35"), ("青禾|乡", "")]
    assert [line.starts for line in paper.lines if line.text in ("方案", "任务")] == [True, True]


def test_hard_break_and_ruler(write) -> None:
    paper = read(write("a.md", "# 甲\n# 乙\n青禾市人民政府  \n2024年1月2日\n***\n"))
    assert [(line.text, line.starts) for line in paper.lines if line.text][-2:] == [("青禾市人民政府  ", True), ("2024年1月2日", True)]
