"""Where notice, policy, annexes and the rest begin and end: tidy papers, web pages, papers run together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document
from extract.elements import read_elements
from extract.parts import Part, PartKind, Parts, split

TIDY = """青禾市人民政府办公室文件
青政办发〔2023〕5号
青禾市人民政府办公室
关于印发青禾市农村供水保障
实施方案的通知
各乡镇人民政府、街道办事处，市直各有关单位：
《青禾市农村供水保障实施方案》已经市政府研究同意，现印发给你们，请认真执行。
青禾市人民政府办公室
2023年5月6日
（此件公开发布）
青禾市农村供水保障
实施方案
为做好农村供水工作，制定本方案。
一、总体要求
（一）工作目标。到2025年，自来水普及率达到95%。
附件：1.供水工程任务表
2.工作专班成员名单
附件1
供水工程任务表
云岭乡改造管网3公里。
附件2
工作专班成员名单
组长：李某 副市长
抄送：市委办公室。
青禾市人民政府办公室 2023年5月6日印发"""

PAGE = """近日，云岭县印发方案，提出到2024年底改造一万户。这是今年的一件大事。
以下为原文
云岭县人民政府办公室关于印发云岭县公交优先工作方案的通知
各乡镇人民政府，县直各单位：
现将《云岭县公交优先工作方案》印发给你们，请认真落实。
云岭县人民政府办公室
2024年3月1日
云岭县公交优先工作方案
为方便出行，制定本方案。
一、工作目标
新增线路3条。
责任编辑：王某
相关链接：一图读懂"""

RUN_TOGETHER = (
    "青禾市人民政府关于印发青禾市燃气安全专项整治方案的通知青政发〔2022〕9号各县（区）人民政府，市直各部门："
    "《青禾市燃气安全专项整治方案》已经市政府同意，现印发给你们，请认真落实。青禾市人民政府 2022年8月1日（此件公开发布）"
    "青禾市燃气安全专项整治方案为防范燃气事故，制定本方案。一、目标任务（一）年底前完成排查。附件2重点任务清单市住建局负责排查。"
)

FORWARDED = """云岭省人民政府办公厅转发省民政厅关于加快养老服务发展若干意见的通知
各市人民政府，省直各部门：
省民政厅《关于加快养老服务发展的若干意见》已经省政府同意，现转发给你们，请结合实际贯彻执行。
二〇一六年三月一日
关于加快养老服务发展的若干意见
省民政厅
为应对人口老龄化，提出以下意见。
一、增加供给
新建养老机构20家。
云岭省民政厅
二〇一六年二月二十日"""

SEVERAL = """云岭省人民政府办公厅关于印发《云岭省数据管理办法》和《云岭省数据共享细则》的通知
各市人民政府：
《云岭省数据管理办法》和《云岭省数据共享细则》已经省政府同意，现印发给你们，请遵照执行。
云岭省人民政府办公厅
2021年6月30日
云岭省数据管理办法
第一章总则
第一条为规范数据管理，制定本办法。
云岭省数据共享细则
第一章总则
第一条为促进数据共享，制定本细则。"""

NOTICE_ALONE = """云岭省人民政府关于做好防汛工作的通知
云政发〔2020〕3号
各市人民政府，省直各单位：
今年汛情复杂，现就做好防汛工作通知如下：
一、落实责任
各市要在6月底前完成隐患排查。
附件：防汛责任人名单
云岭省人民政府
2020年5月20日
附件
防汛责任人名单
组长：张某"""

METADATA = """首页
青禾市财政局关于开展资金检查的通知
发文机构：青禾市财政局
发布时间：2022-04-02
发文字号：青财监〔2022〕7号
关键字：资金；检查
各县财政局：
现将有关事项通知如下。
一、检查范围
上年资金。
青禾市财政局
2022年4月1日"""


UNBROKEN = "一、目标任务年底前完成排查。附件：1.工作专班名单2.任务清单附件1工作专班名单组长：李某附件2任务清单市教育局负责登记。"

LETTERHEAD = """000123
机密★1年
青禾市发展和改革委员会
青禾市财政局
文件
青发改〔2023〕12号　　　　签发人：李某
青禾市发展和改革委员会
青禾市财政局
关于印发青禾市绿色货运实施方案的通知
各县（市）区发展改革局、财政局：
现将《青禾市绿色货运实施方案》印发给你们，请执行。
附件：青禾市绿色货运实施方案
青禾市发展和改革委员会      青禾市财政局
2023年7月3日
附件
青禾市绿色货运实施方案
为推进绿色货运，制定本方案。
附件1：任务分工表
附件2：考核细则"""


def parts_of(text: str) -> tuple[Parts, str]:
    document = Document.from_paragraphs(text.split("\n"))
    return split(document), document.folded.text


def kinds(parts: Parts) -> list[str]:
    return [part.kind.name + part.label for part in parts.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TIDY, ["NOTICE", "POLICY", "ANNEX附件1", "ANNEX附件2", "TAIL"]),
        (PAGE, ["LEAD", "NOTICE", "POLICY", "TAIL"]),
        (RUN_TOGETHER, ["NOTICE", "POLICY", "ANNEX附件2"]),
        (FORWARDED, ["NOTICE", "POLICY"]),
        (SEVERAL, ["NOTICE", "POLICY", "POLICY"]),
        (NOTICE_ALONE, ["POLICY", "ANNEX附件"]),
        ("云岭县2023年工作要点\n一、加强领导\n各乡镇要抓好落实。", ["POLICY"]),
        ("云岭县校车方案\n" + UNBROKEN, ["POLICY", "ANNEX附件1", "ANNEX附件2"]),
        (LETTERHEAD, ["FURNITURE", "NOTICE", "POLICY"]),
        ("", ["POLICY"]),
    ],
    ids=["tidy", "page", "run together", "forwarded", "several", "notice alone", "policy alone", "unbroken", "letterhead", "empty"],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(parts_of(text)[0]) == expected


@pytest.mark.parametrize("text", [TIDY, PAGE, RUN_TOGETHER, FORWARDED, SEVERAL, NOTICE_ALONE, METADATA])
def test_parts_cover_the_text_without_overlap(text: str) -> None:
    parts, folded = parts_of(text)
    spans = [part.span for part in parts.parts]
    assert [span.start for span in spans] == [0, *(span.end for span in spans[:-1])]
    assert spans[-1].end == len(folded)
    assert all(cut in part.span for part in parts.parts for cut in part.cuts)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (TIDY, PartKind.NOTICE, "青禾市人民政府办公室\n关于印发青禾市农村供水保障\n实施方案的通知"),
        (TIDY, PartKind.POLICY, "青禾市农村供水保障\n实施方案"),
        (TIDY, PartKind.ANNEX, "供水工程任务表"),
        (LETTERHEAD, PartKind.NOTICE, "青禾市发展和改革委员会\n青禾市财政局\n关于印发青禾市绿色货运实施方案的通知"),
        (LETTERHEAD, PartKind.POLICY, "青禾市绿色货运实施方案"),
        (RUN_TOGETHER, PartKind.NOTICE, "青禾市人民政府关于印发青禾市燃气安全专项整治方案的通知"),
        (RUN_TOGETHER, PartKind.POLICY, "青禾市燃气安全专项整治方案"),
        (FORWARDED, PartKind.POLICY, "关于加快养老服务发展的若干意见"),
        (METADATA, PartKind.POLICY, "青禾市财政局关于开展资金检查的通知"),
    ],
)
def test_titles(text: str, kind: PartKind, title: str) -> None:
    parts, folded = parts_of(text)
    found = parts.of(kind)[0].title
    assert found is not None and found.of(folded) == title


@pytest.mark.parametrize(
    ("text", "kind", "signature"),
    [
        (TIDY, PartKind.NOTICE, "青禾市人民政府办公室\n2023年5月6日\n（此件公开发布）"),
        (RUN_TOGETHER, PartKind.NOTICE, "青禾市人民政府2022年8月1日（此件公开发布）"),
        (FORWARDED, PartKind.NOTICE, "二〇一六年三月一日"),
        (FORWARDED, PartKind.POLICY, "云岭省民政厅\n二〇一六年二月二十日"),
        (NOTICE_ALONE, PartKind.POLICY, "云岭省人民政府\n2020年5月20日"),
    ],
)
def test_signatures(text: str, kind: PartKind, signature: str) -> None:
    parts, folded = parts_of(text)
    found = parts.of(kind)[0].signature
    assert found is not None and found.of(folded).strip("\n") == signature


def facts(text: str) -> str:
    parts, folded = parts_of(text)
    return "|".join(span.of(folded) for span in parts.fact_spans)


@pytest.mark.parametrize("stated", ["自来水普及率达到95%", "云岭乡改造管网3公里", "组长：李某副市长", "现印发给你们"])
def test_facts_are_kept(stated: str) -> None:
    assert stated in facts(TIDY)


@pytest.mark.parametrize("cut", ["文件", "青政办发", "各乡镇人民政府", "2023年5月6日", "2.工作专班成员名单", "抄送"])
def test_heads_signatures_and_lists_state_no_facts(cut: str) -> None:
    assert cut not in facts(TIDY)


def test_a_lead_states_no_facts() -> None:
    assert "一万户" not in facts(PAGE) and "新增线路3条" in facts(PAGE)


def test_contents_state_no_facts() -> None:
    paper = "云岭省旅游规划\n目录\n第一章发展基础\n第二章重点任务\n第一章发展基础\n全省游客很多。\n第二章重点任务\n新建景区3个。"
    assert "目录" not in facts(paper) and facts(paper).count("第一章发展基础") == 1


@pytest.mark.parametrize(
    "sentence",
    ["详见附件2所列任务，抓紧落实。", "附件中的任务由各县承担。", "附件所列项目要在年底前完成。"],
)
def test_a_mention_of_an_annex_is_none(sentence: str) -> None:
    paper = f"云岭县供水方案\n一、任务\n{sentence}\n二、要求\n加强领导。"
    assert kinds(parts_of(paper)[0]) == ["POLICY"]


def test_a_date_in_a_sentence_is_no_signature() -> None:
    paper = NOTICE_ALONE.replace("今年汛情复杂", "自2020年6月1日起")
    signature = parts_of(paper)[0].of(PartKind.POLICY)[0].signature
    assert signature is not None and "5月20日" in signature.of(parts_of(paper)[1])


def test_metadata_above_the_title_is_a_part_of_its_own() -> None:
    repeated = METADATA.replace("各县财政局：", "青禾市财政局关于开展资金检查的通知\n各县财政局：")
    assert kinds(parts_of(repeated)[0]) == ["FURNITURE", "METADATA", "POLICY"]


def test_at() -> None:
    parts, folded = parts_of(TIDY)
    assert parts.at(folded.index("自来水普及率")).kind is PartKind.POLICY
    assert parts.at(folded.index("云岭乡改造")).label == "附件1"
    assert isinstance(parts.at(0), Part)


FRAGMENTS = [
    "附件",
    "附件2",
    "：",
    "\n",
    "《",
    "》",
    "2023年5月6日",
    "青禾市财政局",
    "关于印发",
    "的通知",
    "方案",
    "现印发给你们，",
    "一、",
    "各县：",
    "。",
    "（此件公开发布）",
    "目录",
    "抄送：",
    "1.",
    " ",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_whatever_the_text_the_parts_cover_it(text: str) -> None:
    parts, folded = parts_of(text)
    ends = [part.span.end for part in parts.parts]
    assert [part.span.start for part in parts.parts] == [0, *ends[:-1]] and ends[-1] == len(folded)
    assert all(span.end <= len(folded) for span in parts.fact_spans)
    read_elements(Document.from_paragraphs(text.split("\n")), parts)
