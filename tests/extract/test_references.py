"""Papers and standards that a text names."""

import pytest

from extract.document import fold
from extract.mentions.references import ReferenceMention, find_numbers, find_references


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("按照云政发(2022)3号文件要求", "云政发〔2022〕3号"),
        ("的通知云府办发〔 2018〕5号", "云府办发〔2018〕5号"),
        ("云建（科）发〔2023〕7号", "云建（科）发〔2023〕7号"),
        ("（青政办﹝2011﹞第16号）", "青政办〔2011〕16号"),
        ("云财【2021】007号", "云财〔2021〕7号"),
        ("和云办函[2021]13号", "云办函〔2021〕13号"),
        ("云府〔２０１１〕１３号", "云府〔2011〕13号"),
        ("适用于云政发〔2008〕6号文", "云政发〔2008〕6号"),
        ("享受省政府云政〔2011〕3号文件规定", "云政〔2011〕3号"),
        ("《办法》（青办\n发〔2017〕9号）", "青办发〔2017〕9号"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert [found for _, _, found in find_numbers(fold(text))] == [number]


@pytest.mark.parametrize("text", ["（2022年）", "2021—2023年", "第3号楼", "〔2023〕", "（2021）年度"])
def test_no_number(text: str) -> None:
    assert not list(find_numbers(fold(text)))


M = ReferenceMention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《供水方案》（云政办发〔2021〕36号）《用水方案》，", [M("供水方案", "云政办发〔2021〕36号"), M("用水方案")]),
        ("《关于印发〈供水办法〉的通知》（云财〔2022〕8号）", [M("关于印发《供水办法》的通知", "云财〔2022〕8号")]),
        ("《关于修改《供水办法》的决定》已经通过", [M("关于修改《供水办法》的决定")]),
        ("按照云办发〔2016〕6号文的部署", [M(None, "云办发〔2016〕6号")]),
        ("执行《通用规范》（GB 5749-2022）", [M("通用规范", None, "GB 5749-2022")]),
        ("符合《质量分级》NB/T10123-2018要求", [M("质量分级", None, "NB/T10123-2018")]),
        ("符合DB99/1234-2019和T/QHABC007-2020", [M(None, None, "DB99/1234-2019"), M(None, None, "T/QHABC007-2020")]),
        ("按《考试规定》（云岭省人民政府令第3号）处理", [M("考试规定", "云岭省人民政府令第3号")]),
        ("《供水\n方案》", [M("供水方案")]),
        ("《供水方案》\n（云政发〔2018〕8号）", [M("供水方案", "云政发〔2018〕8号")]),
        ("《供水方案没有收尾。另有《用水方案》", [M("用水方案")]),
        ("PM2.5下降，2021-2023年完成", []),
    ],
)
def test_references(text: str, expected: list[ReferenceMention]) -> None:
    assert [value for _, _, value in find_references(fold(text))] == expected


def test_the_span_takes_in_number_and_brackets() -> None:
    text = fold("依据《供水方案》（云政办发〔2021〕36号），制定")
    start, end, _ = next(iter(find_references(text)))
    assert text[start:end] == "《供水方案》（云政办发〔2021〕36号）"
