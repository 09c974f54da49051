"""What the head says: title, number, issuers, date, kind of paper, region."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from extract.document import Document, fold
from extract.elements import clean_title, genre_of, read_date, read_elements
from extract.issuers import infer_region, split_issuers, unlisted_region
from extract.parts import split
from extract.records import Elements

REFERENCE = os.environ.get("KB_REFERENCE")


def elements_of(text: str) -> Elements:
    document = Document.from_paragraphs(text.split("\n"))
    return read_elements(document, split(document))


def notice(title: str = "关于印发昆明市供水方案的通知", head: str = "", signature: str = "昆明市人民政府\n2022年8月1日") -> str:
    return (
        f"{head}昆明市人民政府{title}\n昆政发〔2022〕9号\n各县（区）人民政府：\n"
        f"《昆明市供水方案》已经同意，现印发给你们，请执行。\n{signature}\n昆明市供水方案\n为做好供水，制定本方案。\n一、目标\n提高水质。"
    )


def test_a_notice_and_its_policy() -> None:
    found = elements_of(notice())
    assert (found.title, found.notice_title) == ("昆明市供水方案", "昆明市人民政府关于印发昆明市供水方案的通知")
    assert (found.document_number, found.genre, found.issued_on) == ("昆政发〔2022〕9号", "方案", date(2022, 8, 1))
    assert (found.region, found.region_code, found.region_level) == ("昆明市", "530100", "prefecture")
    assert found.issuers == found.issuer_names == ("昆明市人民政府",)


def test_passages_stand_in_the_original_text() -> None:
    text = notice().replace("昆政发〔2022〕9号", "昆政发 [2022] 9 号")
    passages = dict(elements_of(text).passages)
    assert passages["document_number"].of(text) == "昆政发 [2022] 9 号"
    assert passages["title"].of(text) == "昆明市供水方案"
    assert "2022年8月1日" in passages["issued_on"].of(text)


@pytest.mark.parametrize(
    ("signature", "issuers", "day"),
    [
        ("昆明市人民政府\n2022年8月1日\n（此件公开发布）", ("昆明市人民政府",), date(2022, 8, 1)),
        ("昆明市人民政府 二○二二年八月一日", ("昆明市人民政府",), date(2022, 8, 1)),
        (
            "昆明市发展和改革委员会　　昆明市财政局\n昆明市水务局\n2022年8月1日",
            ("昆明市发展和改革委员会", "昆明市财政局", "昆明市水务局"),
            date(2022, 8, 1),
        ),
        ("昆明市人民政府\n2022.8.1", ("昆明市人民政府",), date(2022, 8, 1)),
        ("2022年8月1日", ("昆明市人民政府",), date(2022, 8, 1)),  # the seal signs; the title says who
    ],
)
def test_signatures(signature: str, issuers: tuple[str, ...], day: date) -> None:
    found = elements_of(notice(signature=signature))
    assert (found.issuers, found.issued_on) == (issuers, day)


def test_a_page_that_dropped_the_first_signatory() -> None:
    text = notice(signature="市财政局\n市水务局\n2022年8月1日").replace("昆明市人民政府关于印发", "昆明市住房和城乡建设局等3部门关于印发")
    assert elements_of(text).issuers == ("昆明市住房和城乡建设局", "市财政局", "市水务局")
    assert elements_of(text).issuer_names[1] == "昆明市财政局"


def test_the_date_of_signing_goes_before_that_of_publication() -> None:
    text = notice(head="发布日期：2022-09-30\n")
    assert elements_of(text).issued_on == date(2022, 8, 1)


def test_metadata_fill_what_the_text_does_not_say() -> None:
    text = (
        "昆明市养老服务工作要点\n发文机构：昆明市民政局\n成文日期：2021-03-04\n发文字号：昆民发〔2021〕6号\n"
        "来源：https://www.example.cn/1.html\n一、扩大供给\n新建3家。"
    )
    found = elements_of(text)
    assert (found.issuers, found.issued_on) == (("昆明市民政局",), date(2021, 3, 4))
    assert (found.document_number, found.source_url, found.genre) == ("昆民发〔2021〕6号", "https://www.example.cn/1.html", "工作要点")


def test_the_line_of_printing_dates_a_paper_without_signature() -> None:
    text = "昆明市供水方案\n为做好供水，制定本方案。\n一、目标\n提高水质。\n昆明市水务局办公室\n2023年4月7日印发"
    assert elements_of(text).issued_on == date(2023, 4, 7)


def test_several_policies_go_by_their_notice() -> None:
    text = (
        "云南省人民政府办公厅关于印发《云南省甲办法》和《云南省乙办法》的通知\n各州、市人民政府：\n"
        "《云南省甲办法》和《云南省乙办法》已经同意，现印发给你们。\n云南省人民政府办公厅\n2021年6月30日\n"
        "云南省甲办法\n第一条为了甲，制定本办法。\n云南省乙办法\n第一条为了乙，制定本办法。"
    )
    found = elements_of(text)
    assert found.title == found.notice_title == "云南省人民政府办公厅关于印发《云南省甲办法》和《云南省乙办法》的通知"
    assert found.genre == "办法"


def test_a_plan_of_one_place_among_several_does_not_name_the_paper() -> None:
    text = (
        "福建省人民政府办公厅关于印发2012年供水工作责任目标的通知\n各设区市人民政府：\n现印发给你们，请执行。\n福建省人民政府办公厅\n2012年2月14日\n"
        "泉州市2012年度供水工作责任目标\n一、改造管网\n改造管网30公里。"
    )
    assert elements_of(text).title == "福建省人民政府办公厅关于印发2012年供水工作责任目标的通知"


def test_a_region_that_forwards_a_paper_of_the_state_does_not_speak_for_itself() -> None:
    text = (
        "广东省人民政府办公厅转发国务院办公厅关于做好供水工作的通知\n粤府办〔2016〕6号\n各地级以上市人民政府：\n现转发给你们，请执行。\n"
        "广东省人民政府办公厅\n2016年8月1日\n国务院办公厅关于做好供水工作的通知\n一、目标\n供水普及率达到98%。"
    )
    found = elements_of(text)
    assert (found.region, found.forwards_national, found.speaks_for) == ("广东省", True, "")
    assert elements_of(notice()).speaks_for == "昆明市"


def test_a_ministry_speaks_for_no_region() -> None:
    text = "水利部办公厅关于做好防汛工作的通知\n各省水利厅：\n现通知如下：\n一、排查隐患。\n水利部办公厅\n2020年7月23日"
    found = elements_of(text)
    assert (found.region, found.issuers, found.issuer_names) == (None, ("水利部办公厅",), ("水利部办公厅",))


def test_the_number_names_the_province_of_a_bare_issuer() -> None:
    text = "省人民政府办公厅关于做好防汛工作的通知\n黔府办函〔2020〕5号\n各市人民政府：\n现通知如下：\n一、排查隐患。\n2020年7月23日"
    found = elements_of(text)
    assert (found.region, found.issuer_names) == ("贵州省", ("贵州省人民政府办公厅",))


def test_an_order_has_its_number_below_its_title() -> None:
    text = "昆明市人民政府令\n第12号\n《昆明市燃气管理办法》已经会议通过，现予公布，自公布之日起施行。\n市长李某某\n2019年1月3日\n昆明市燃气管理办法\n第一条为了安全，制定本办法。"
    found = elements_of(text)
    assert (found.document_number, found.title, found.genre) == ("昆明市人民政府令第12号", "昆明市燃气管理办法", "办法")


def test_a_sample_says_so() -> None:
    assert elements_of("（改写样本，地名人名均为虚构）\n" + notice()).is_sample
    assert not elements_of(notice()).is_sample


def test_a_page_of_a_government_site() -> None:
    text = (
        notice(head="首页 > 政务公开\n索引号：015-2022\n【字体：大 中 小】 打印\n").replace("一、目标", "一、目标\n")
        + "\n扫一扫在手机打开\n【打印】 【关闭】"
    )
    found = elements_of(text)
    assert (found.notice_title, found.title) == ("昆明市人民政府关于印发昆明市供水方案的通知", "昆明市供水方案")


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("青禾市供水工作实施方案", "实施方案"),
        ("青禾市供水工作方案（2023—2025年）", "工作方案"),
        ("青禾市供水管理办法（试行）", "办法"),
        ("青禾市供水条例实施细则", "实施细则"),
        ("关于加快供水发展的实施意见", "实施意见"),
        ("青禾市水利“十四五”规划", "规划"),
        ("青禾市稳就业若干措施", "若干措施"),
        ("青禾市防汛应急预案(修订)", "应急预案"),
        ("重点工作责任分工方案", "责任分工方案"),
        ("关于做好供水工作的通知", "通知"),
        ("供水情况", None),
        (None, None),
    ],
)
def test_genre(title: str | None, genre: str | None) -> None:
    assert genre_of(title) == genre


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年3月1日", date(2022, 3, 1)),
        ("2022-03-01 10:20", date(2022, 3, 1)),
        ("二〇一六年三月一日", date(2016, 3, 1)),
        ("二○○九年八月十一日", date(2009, 8, 11)),
        ("二〇一六年十二月三十一日", date(2016, 12, 31)),
        ("二零一六年元月廿三日", date(2016, 1, 23)),
        ("2022年2月30日", None),
        ("2022年3月", None),
    ],
)
def test_read_date(text: str, day: date | None) -> None:
    assert read_date(fold(text)) == day


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("### 青禾市供水方案", "青禾市供水方案"),
        ("3.关于供水的通知（2023年1月6日）", "关于供水的通知"),
        ("关于供水的通知（青政发〔2022〕9号）", "关于供水的通知"),
        ("青禾市供水方案（2023—2025年）", "青禾市供水方案（2023—2025年）"),
        ("青禾市供水方案（2013年2月）", "青禾市供水方案"),
    ],
)
def test_clean_title(title: str, clean: str) -> None:
    assert clean_title(title) == clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾市人民政府办公室", ("青禾市人民政府办公室",)),
        ("青禾市财政局云岭县人民政府", ("青禾市财政局", "云岭县人民政府")),
        ("国家卫生健康委员会办公厅应急管理部办公厅", ("国家卫生健康委员会办公厅", "应急管理部办公厅")),
        ("中国银行保险监督管理委员会办公厅中国人民银行办公厅", ("中国银行保险监督管理委员会办公厅", "中国人民银行办公厅")),
        ("中共青禾市委办公室青禾市人民政府办公室", ("中共青禾市委办公室", "青禾市人民政府办公室")),
        ("青禾市住房和城乡建设局等8部门", ("青禾市住房和城乡建设局",)),
        ("共青团中央、全国工商联", ("共青团中央", "全国工商联")),
        ("请认真贯彻执行", ()),
    ],
)
def test_split_issuers(text: str, expected: tuple[str, ...]) -> None:
    assert split_issuers(text) == expected


@pytest.mark.skipif(not REFERENCE, reason="KB_REFERENCE names no folder of annotated documents")
def test_annotated_documents() -> None:
    wrong = []
    for path in sorted(Path(REFERENCE or "", "gold").glob("*.json")):
        gold = json.loads(path.read_text())
        found = elements_of(Path(REFERENCE or "", "real", gold["source_file"]).read_text())
        have = {"title": found.title, "document_number": found.document_number, "genre": found.genre, "region": found.region}
        have["issued_on"] = found.issued_on.isoformat() if found.issued_on else None
        for element, value in have.items():
            wanted = gold["document"].get(element)
            if wanted is not None and fold(value or "") not in {fold(w or "") for w in (wanted if isinstance(wanted, list) else [wanted])}:
                wrong.append((path.name, element, value))
    assert wrong == []


def test_a_city_that_no_gazetteer_knows_is_not_the_province_of_its_letters() -> None:
    assert infer_region(("青禾市人民政府",), "青政发〔2024〕3号", [], "") is None
    assert (region := infer_region(("省财政厅",), "青政办〔2024〕3号", [], "")) and region.full_name == "青海省"


@pytest.mark.parametrize(
    ("issuer", "title", "expected"),
    [
        ("青禾市人民政府办公室", None, ("青禾市", "prefecture")),
        ("云泽省卫生健康委员会", None, ("云泽省", "province")),
        ("澜江市民政局", "澜江市民政局澜江市财政局关于印发养老方案的通知", ("澜江市", "prefecture")),
        ("云岭县水利局", None, ("云岭县", "county")),
        ("市财政局", "关于印发采购细则的通知", None),
        ("财政部", None, None),
    ],
)
def test_a_region_that_no_gazetteer_lists_is_named_by_its_issuer(issuer: str, title: str | None, expected: tuple[str, str] | None) -> None:
    assert unlisted_region((issuer,), title) == expected
