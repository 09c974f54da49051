"""Papers and standards that a text names."""

import pytest

from extract.document import fold
from extract.mentions.references import ReferenceMention, find_numbers, find_references


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("按照云政发(2022)3号文件要求", "云政发〔2022〕3号"),
        ("的通知渝府办发〔 2018〕55号", "渝府办发〔2018〕55号"),
        ("宁建（科）发〔2023〕17号", "宁建（科）发〔2023〕17号"),
        ("（闽政办﹝2011﹞第160号）", "闽政办〔2011〕160号"),
        ("云财【2021】007号", "云财〔2021〕7号"),
        ("和国办函[2021]103号", "国办函〔2021〕103号"),
        ("粤府〔２０１１〕１４３号", "粤府〔2011〕143号"),
        ("适用于云政发〔2008〕63号文", "云政发〔2008〕63号"),
        ("享受省政府闽政〔2011〕33号文件规定", "闽政〔2011〕33号"),
        ("《办法》（国办\n发〔2017〕96号）", "国办发〔2017〕96号"),
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
        ("按照国办发〔2016〕69号文的部署", [M(None, "国办发〔2016〕69号")]),
        ("执行《通用规范》（GB 55015-2021）", [M("通用规范", None, "GB 55015-2021")]),
        ("符合《质量分级》NB/T34024-2015要求", [M("质量分级", None, "NB/T34024-2015")]),
        ("符合DB14/1929-2019和T/SXERA007-2020", [M(None, None, "DB14/1929-2019"), M(None, None, "T/SXERA007-2020")]),
        ("按《考试规定》（人事部令第3号）处理", [M("考试规定", "人事部令第3号")]),
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
