"""Names of bodies: what is one, how lists of them split, where they begin and end in running text."""

import pytest

from extract.document import fold
from extract.mentions.organisations import (
    find_organisations,
    inherit_prefix,
    is_organisation,
    organisation_ending_at,
    organisation_starting_at,
    parse,
    split_list,
)

BODIES = (
    "区财政局 青禾市财政局 省委宣传部 市委网信办 区住建和交通局 住房和城乡建设和交通局 发改 区发改 住建和交通 各乡（镇）政府、街道办 各市、县（区）人民政府 "
    "市公安局交通警察支队云岭大队 市生态环境局云岭分局 云岭县人民政府 重庆银保监局 省税务局 清洁取暖办（工作专班） 各镇、场 市政府外办 省政府办公厅 市委 区政府 "
    "中标企业 自治区党委组织部 省高法院 自治区冬季供暖工作领导小组办公室 国家发展改革委 财政部 税务总局 中央网信办 属地乡镇、街道 各责任单位 省政府口岸物流办"
).split()
OTHERS = ("提高认识", "做好工作", "加强领导", "按职责分工负责", "2024年底前", "由区财政局牵头", "区财政局负责资金拨付", "")


@pytest.mark.parametrize("text", BODIES)
def test_is_organisation(text: str) -> None:
    assert is_organisation(text)


@pytest.mark.parametrize("text", OTHERS)
def test_is_no_organisation(text: str) -> None:
    assert not is_organisation(text)


LISTS = [
    ("区发改、财政、住建和交通、农业农村等部门", ["区发改", "财政", "住建和交通", "农业农村"]),
    ("发改和财政等部门", ["发改", "财政"]),
    ("财政局和审计局", ["财政局", "审计局"]),
    ("市人力资源和社会保障局、市住房和城乡建设局", ["市人力资源和社会保障局", "市住房和城乡建设局"]),
    ("自治区财政厅、发展改革委，各市、县（区）人民政府", ["自治区财政厅", "发展改革委", "各市、县（区）人民政府"]),
    ("1.省财政厅，2.省审计厅和各设区市政府", ["省财政厅", "省审计厅", "各设区市政府"]),
    ("各乡（镇）政府、街道办、云岭供电公司", ["各乡（镇）政府、街道办", "云岭供电公司"]),
    ("区农业农村局、各有关部门", ["区农业农村局", "各有关部门"]),
    ("省直相关部门、各乡镇（街道）", ["省直相关部门", "各乡镇（街道）"]),
    ("各市（州）、县（市、区）政府", ["各市（州）、县（市、区）政府"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS, ids=lambda v: v if isinstance(v, str) else None)
def test_split_list(text: str, wanted: list[str]) -> None:
    text = fold(text)
    assert [text[start:end] for start, end in split_list(text)] == wanted


PREFIXES = [
    (["自治区住房城乡建设厅", "发展改革委", "国网青禾供电公司"], ["自治区住房城乡建设厅", "自治区发展改革委", "国网青禾供电公司"]),
    (["区发改", "财政", "各有关部门"], ["区发改", "区财政", "各有关部门"]),
    (["市委组织部", "宣传部", "财政局"], ["市委组织部", "市委宣传部", "市财政局"]),
    (["省财政厅", "财政部", "审计厅"], ["省财政厅", "财政部", "省审计厅"]),
    (["市住建局", "区财政局", "审计局"], ["市住建局", "区财政局", "区审计局"]),
]


@pytest.mark.parametrize(("names", "wanted"), PREFIXES, ids=lambda v: "、".join(v))
def test_inherit_prefix(names: list[str], wanted: list[str]) -> None:
    assert inherit_prefix(names) == wanted


ENDINGS = [
    ("该项工作由区财政局", "区财政局"),
    ("会同青禾市住建局", "青禾市住建局"),
    ("责任单位：区住建和交通局", "区住建和交通局"),
    ("由国网青禾电力有限公司", "国网青禾电力有限公司"),
    ("配合市住建局", "市住建局"),
    ("责任由各乡（镇）政府、街道办", "各乡（镇）政府、街道办"),
    ("联席会议由市发展改革委", "市发展改革委"),
]


@pytest.mark.parametrize(("text", "wanted"), ENDINGS)
def test_ending_at(text: str, wanted: str) -> None:
    start = organisation_ending_at(text, len(text))
    assert start is not None and text[start:] == wanted


STARTS = [
    ("区财政局负责资金", "区财政局"),
    ("各乡（镇）政府、街道办要加强", "各乡（镇）政府、街道办"),
    ("市公安局交通警察支队云岭大队配合", "市公安局交通警察支队云岭大队"),
    ("青禾市城投公司负责", "青禾市城投公司"),
]


@pytest.mark.parametrize(("text", "wanted"), STARTS)
def test_starting_at(text: str, wanted: str) -> None:
    end = organisation_starting_at(text, 0)
    assert end is not None and text[:end] == wanted


def test_no_organisation_starts_or_ends_in_plain_words() -> None:
    assert organisation_ending_at("进一步提高思想认识", 9) is None
    assert organisation_starting_at("进一步提高思想认识", 0) is None


def test_parts_of_a_name() -> None:
    name = parse("省委宣传部")
    assert name and (name.level, name.governing, name.core) == ("省", "委", "宣传部")


def test_find_organisations() -> None:
    text = "该项工作由区财政局牵头，会同市住建局落实；各镇、场要配合。"
    assert [text[start:end] for start, end, _ in find_organisations(text)] == ["区财政局", "市住建局", "各镇、场"]


def test_lists_that_go_on_after_their_tail() -> None:
    text = "省商务厅等有关部门及各地"
    assert [text[start:end] for start, end in split_list(text)] == ["省商务厅", "各地"]


def test_ends_shared_by_regions() -> None:
    assert inherit_prefix(["江苏省", "山东省水利厅"]) == ["江苏省水利厅", "山东省水利厅"]
    assert inherit_prefix(["福州市", "省水利厅"]) == ["福州市", "省水利厅"]
    assert inherit_prefix(["北海", "防城港", "钦州市人民政府"]) == ["北海市人民政府", "防城港市人民政府", "钦州市人民政府"]


@pytest.mark.parametrize(
    "text",
    [
        "公安厅",
        "公安部",
        "省征兵办",
        "保护司",
        "外经外贸科",
        "国家标准委",
        "各市、县〔区〕人民政府",
        "团省委",
        "国家税务总局青海省税务局",
        "人行重庆营管部",
    ],
)
def test_names_that_look_like_something_else(text: str) -> None:
    assert is_organisation(text)


@pytest.mark.parametrize("text", ["统筹举办", "大学本科", "妥善惩处", "发展大局", "青年回农村", "市公安局等部门"])
def test_words_that_look_like_names(text: str) -> None:
    assert not is_organisation(text)


@pytest.mark.parametrize(
    ("text", "core", "sub"),
    [
        ("公安消防总队", "公安消防总队", ""),
        ("区住房城乡建设委住房保障办公室", "住房城乡建设委", "住房保障办公室"),
        ("市规划自然资源委云岭分局保护科", "规划自然资源委", "云岭分局保护科"),
    ],
)
def test_core_and_unit(text: str, core: str, sub: str) -> None:
    name = parse(text)
    assert name and (name.region, name.core, name.sub) == ("", core, sub)


def test_state_bodies_in_a_list() -> None:
    assert inherit_prefix(["国家发展改革委", "供销合作总社", "财政部"]) == ["国家发展改革委", "供销合作总社", "财政部"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("各市地、省直各有关部门", ["各市地", "省直各有关部门"]),
        ("各乡镇、县财政局", ["各乡镇", "县财政局"]),
        ("各区县政府、市政府各部门", ["各区县政府", "市政府各部门"]),
        ("县住建局、县供暖工作领导小组其他成员单位", ["县住建局", "县供暖工作领导小组其他成员单位"]),
    ],
)
def test_collectives_do_not_swallow_their_neighbours(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in split_list(text)] == wanted and all(is_organisation(name) for name in wanted)
