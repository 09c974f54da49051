"""What is due when: the forms of deadlines, and the dates that are none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from spacy.tokens import Doc

from extract.document import Block, BlockKind, Document, Span
from extract.finders.deadlines import find_deadlines
from extract.mentions import add_group, language
from extract.mentions.dates import find_dates
from extract.outline import build
from extract.parts import Part, PartKind, Parts
from extract.reading import Reading
from extract.records import Deadline, Elements

TITLE = "青禾市2024年老旧小区改造实施方案"


def read(document: Document, title: str = TITLE, issued: date | None = date(2024, 3, 1)) -> Reading:
    text = document.folded.text
    parts = Parts((Part(PartKind.POLICY, Span(0, len(text))),))
    mentions = Doc(language().vocab, words=list(text), spaces=[False] * len(text)) if text else language().make_doc("")
    add_group(mentions, "dates", find_dates(text))
    return Reading(document, parts, build(document, parts), Elements(title=title, issued_on=issued), mentions)


@pytest.fixture(autouse=True)
def _without_other_components(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the vocabulary of the pipeline is needed here; other tests get the whole one again."""
    monkeypatch.setattr("extract.mentions.COMPONENTS", ())
    language.cache_clear()
    yield
    language.cache_clear()


def deadlines(*paragraphs: str, title: str = TITLE, issued: date | None = date(2024, 3, 1)) -> tuple[list[Deadline], str]:
    document = Document.from_paragraphs(paragraphs)
    return find_deadlines(read(document, title, issued)), document.text


def due(*paragraphs: str, title: str = TITLE, issued: date | None = date(2024, 3, 1)) -> list[tuple[str, str, str | None]]:
    """(time as written, start/end or recurrence or precision, action) of each deadline."""
    found, text = deadlines(*paragraphs, title=title, issued=issued)
    return [(d.time_text, _when(d), d.action.of(text)) for d in found]


def _when(d: Deadline) -> str:
    if d.start_date or d.end_date:
        return f"{d.start_date or ''}/{d.end_date or ''}"
    return d.recurrence or d.precision


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("2024年10月15日前完成全部改造。", [("2024年10月15日前", "/2024-10-15", "2024年10月15日前完成全部改造")]),
        ("10月底前，改造工程全面完工。", [("10月底前", "/2024-10-31", "10月底前，改造工程全面完工")]),
        ("到2026年，供水普及率达到98%。", [("到2026年", "/2026-12-31", "到2026年，供水普及率达到98%")]),
        (
            "其中，2024年实施300户，2025年实施200户。",
            [("2024年", "2024-01-01/2024-12-31", "2024年实施300户"), ("2025年", "2025-01-01/2025-12-31", "2025年实施200户")],
        ),
        (
            "6月底前启动施工，9月底前完成安装。",
            [("6月底前", "/2024-06-30", "6月底前启动施工"), ("9月底前", "/2024-09-30", "9月底前完成安装")],
        ),
        ("县供水公司按月向县水利局报送水质。", [("按月", "monthly", "县供水公司按月向县水利局报送水质")]),
        ("各镇每月5日前报送进度。", [("每月5日前", "monthly", "各镇每月5日前报送进度")]),
        ("每5年开展一次普查。", [("每5年", "relative", "每5年开展一次普查")]),
        ("自受理之日起10个工作日内办结。", [("自受理之日起10个工作日内", "relative", "自受理之日起10个工作日内办结")]),
        ("用三年时间，实现污水全收集。", [("用三年时间", "relative", "用三年时间，实现污水全收集")]),
        ("自2025年起，新建小区同步建设充电桩。", [("自2025年起", "2025-01-01/", "自2025年起，新建小区同步建设充电桩")]),
        ("汛期前完成河道清淤。", [("汛期前", "relative", "汛期前完成河道清淤")]),
        ("开展年度绩效评价。", [("年度", "yearly", "开展年度绩效评价")]),
        ("云岭县2024年管网改造任务共12公里。", [("2024年", "2024-01-01/2024-12-31", "云岭县2024年管网改造任务共12公里")]),
        ("由县住建局牵头整治，2025年底前完成。", [("2025年底前", "/2025-12-31", "由县住建局牵头整治，2025年底前完成")]),
        ("推进排查整改（2024年8月底前）。", [("2024年8月底前", "/2024-08-31", "推进排查整改")]),
    ],
)
def test_prose(paragraph: str, wanted: list[tuple[str, str, str]]) -> None:
    assert due(paragraph) == wanted


@pytest.mark.parametrize(
    "paragraph",
    [
        "2023年底累计建成泵站12座。",
        "2021年，青禾市获批国家试点。",
        "能耗比2020年下降5%。",
        "根据《云岭县供水规划（2021-2025年）》，制定本方案。",
        "本办法自2024年5月1日起施行。",
        "政策有效期至2026年12月31日。",
        "发布日期：2024-03-05",
        "执行DB99/1203-2018的规定。",
        "近三年内未发生安全事故。",
        "办理时限压缩至5个工作日以内。",
        "每户每年补助不超过300元。",
        "2024年是实施规划的关键之年。",
        "“十四五”时期，供水保障面临新的形势。",
        "建立不低于3年的质保制度。",
        "持续推进雨污分流。",
        "定期开展检查。",
        "改造2000年以前建成的住宅。",
        "对2022年6月30日前登记的企业给予奖励。",
    ],
)
def test_dates_that_bind_nothing(paragraph: str) -> None:
    assert due(paragraph) == []


def test_a_frame_governs_each_actor_of_its_list() -> None:
    found, text = deadlines("到2025年底，青禾市完成改造30公里；云岭县完成年度任务；河湾县编制方案。其中青禾市普及率达到100%。")
    assert [d.action.of(text) for d in found] == [
        "到2025年底，青禾市完成改造30公里",
        "云岭县完成年度任务",
        "河湾县编制方案",
        "其中青禾市普及率达到100%",
    ]
    assert {d.end_date for d in found} == {date(2025, 12, 31)}
    assert [d.inherited for d in found] == [(), ("end_date",), ("end_date",), ("end_date",)]


def test_a_label_dates_the_task_of_its_item() -> None:
    found, text = deadlines(
        "（一）改造供水管网。更换老旧管道12公里。", "牵头单位：县水利局", "完成时限：2025年6月底", "（二）其他。", "完成时限：长期坚持"
    )
    assert [(d.action.of(text), d.quote.of(text), d.precision) for d in found] == [
        ("改造供水管网。更换老旧管道12公里", "完成时限：2025年6月底", "month"),
        ("其他", "完成时限：长期坚持", "ongoing"),
    ]
    assert found[0].clause == "（一）"


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("各县于每季度末月20日前报送进展情况。", [("每季度末月20日前", "quarterly")]),
        ("本月底前完成自查，下月15日前上报结果。", [("本月底前", "relative"), ("下月15日前", "relative")]),
        ("2024年国庆节前完成隐患清零。", [("2024年国庆节前", "relative")]),
        ("2024年全年开展专项行动。", [("2024年全年", "2024-01-01/2024-12-31")]),
        ("请于2024年4月15日（星期一）前将名单报送县工信局。", [("2024年4月15日（星期一）前", "/2024-04-15")]),
        ("2024年9月1日起，全县中小学实行新的作息时间。", [("2024年9月1日起", "2024-09-01/")]),
    ],
)
def test_times_that_hang_on_others(paragraph: str, wanted: list[tuple[str, str]]) -> None:
    assert [(time, when) for time, when, _ in due(paragraph)] == wanted


def test_a_heading_on_the_same_line_is_a_label() -> None:
    assert due("二、活动时间。2024年6月至8月。") == [("2024年6月至8月", "2024-06-01/2024-08-31", "活动时间")]
    assert due("二、统计时间。2024年6月至8月。") == []


def test_what_is_decided_begins_on_its_day() -> None:
    paper = "经研究，决定从2024年7月1日起，对退休人员增发补贴。"
    assert [when for _, when, _ in due(paper)] == ["2024-07-01/"]
    assert due("经研究，决定从2024年7月1日起施行。") == []


def test_a_column_of_times_without_its_tasks_dates_nothing() -> None:
    assert due("6月15日前 完成时间", "7月底前 完成时间：") == []
    assert due("6月15日前完成时间：") == []
    assert due("清理滩地房屋。", "完成时间：6月15日前") == [("6月15日前", "/2024-06-15", "清理滩地房屋")]


def test_a_bracket_that_assigns_dates_what_stands_before_it() -> None:
    wanted = [("2024年9月底前", "/2024-09-30", "推进排查整治"), ("持续推进", "ongoing", "加强巡查")]
    assert due("（一）推进排查整治。（县应急局负责，2024年9月底前完成）", "（二）加强巡查。（县公安局负责，持续推进）") == wanted


def test_each_time_of_a_bracket_dates_the_task_before_it() -> None:
    found = due("推进企业搬迁改造。（县安监局负责，2025年3月底前取得成果，2025年4月至2026年10月深化提升）")
    assert [(when, action) for _, when, action in found] == [
        ("/2025-03-31", "推进企业搬迁改造"),
        ("2025-04-01/2026-10-31", "推进企业搬迁改造"),
    ]


def test_stages_date_their_descriptions() -> None:
    found, text = deadlines(
        "（一）准备阶段（2024年3月1日-6月31日）。开展摸底，制定方案。",
        "（二）实施阶段（2024年5月至2025年2月）。全面施工，1月底前完成过半。",
    )
    assert [(d.action.of(text), d.start_date, d.end_date) for d in found] == [
        ("准备阶段（2024年3月1日-6月31日）。开展摸底，制定方案", date(2024, 3, 1), date(2024, 6, 30)),
        ("实施阶段（2024年5月至2025年2月）", date(2024, 5, 1), date(2025, 2, 28)),
        ("1月底前完成过半", None, date(2025, 1, 31)),
    ]


def test_the_year_is_the_last_one_said_then_the_titles_then_that_of_issue() -> None:
    assert due("2025年3月启动，10月底前完成。")[1][1] == "/2025-10-31"
    assert due("10月底前完成。", title="青禾市2025年供水方案")[0][1] == "/2025-10-31"
    assert due("10月底前完成。", title="青禾市供水方案")[0][1] == "/2024-10-31"
    assert due("10月底前完成。", title="青禾市供水方案", issued=None)[0][1] == "month"


def test_a_far_target_year_does_not_date_the_next_sentence() -> None:
    assert due("到2030年，普及率达到99%。10月底前印发细则。")[1][1] == "/2024-10-31"


def test_dates_in_a_list_share_its_side() -> None:
    assert [time for time, _, _ in due("请于4月10日、7月10日和10月10日前报送进度。")] == ["4月10日", "7月10日", "10月10日前"]


def test_a_mechanism_gives_one_deadline_for_each_recurrence() -> None:
    assert [when for _, when, _ in due("建立“月通报、季点评、半年督导”机制，督促各县落实。")] == ["monthly", "quarterly", "half-yearly"]


@pytest.mark.parametrize(
    ("sentence", "time", "when"),
    [
        ("企业依据原矿产量按月提取安全费用。", "按月", "monthly"),
        ("按照下列标准平均逐月提取。", "逐月", "monthly"),
        ("考试原则上每年举行一次。", "每年", "yearly"),
        ("考试日期为每年第三季度。", "每年第三季度", "yearly"),
        ("应在有效期届满前30个工作日，申请延续注册。", "30个工作日", "relative"),
        ("各项指标达到标准、2026年保持稳定达标。", "2026年", "2026-01-01/2026-12-31"),
        ("2026年监测数据传输率保持在90%以上。", "2026年", "2026-01-01/2026-12-31"),
        ("“十四五”基本完成大型建筑节能改造。", "“十四五”", "2021-01-01/2025-12-31"),
        ("2024年优先开展保护区内矿山的治理。", "2024年", "2024-01-01/2024-12-31"),
        ("应当自每个月结束之日起7个工作日内，报送有关信息。", "每个月结束之日起7个工作日内", "monthly"),
        ("制定方案（2024年3月底前）。", "2024年3月底前", "/2024-03-31"),
        ("争取“十四五”时期在各镇建立合作组织。", "“十四五”时期", "2021-01-01/2025-12-31"),
        ("2024年试点地区审批时间压缩至90个工作日。", "2024年", "2024-01-01/2024-12-31"),
        ("2025年在全省开展制度改革，分批推进。", "2025年", "2025-01-01/2025-12-31"),
        ("确保2024年小微企业贷款规模有所上升。", "2024年", "2024-01-01/2024-12-31"),
        ("试行工作自2024年12月1日开始实施。", "自2024年12月1日开始", "2024-12-01/"),
        ("从2024年秋季学期起对学生免除学费。", "从2024年秋季学期起", "2024-09-01/"),
        ("2024年底前进一步压缩办理时间。", "2024年底前", "/2024-12-31"),
        ("符合条件的企业，养老保险费缓缴期限至2024年底。", "至2024年底", "/2024-12-31"),
        ("试点时间为半年，2024年1月1日至6月30日。", "2024年1月1日至6月30日", "2024-01-01/2024-06-30"),
        ("自2024年1月1日起至2026年12月31日，继续减征保障金。", "自2024年1月1日起至2026年12月31日", "2024-01-01/2026-12-31"),
        ("自2024年5月21日至2024年7月20日期限内，对餐饮企业减免租金。", "自2024年5月21日至2024年7月20日期限内", "2024-05-21/2024-07-20"),
        ("在2024年度将返还比例提至90%。", "2024年度", "2024-01-01/2024-12-31"),
        ("抽调人员集中办公，时间从2024年至2026年。", "从2024年至2026年", "2024-01-01/2026-12-31"),
        ("力争全年基础设施投资增长11%以上。", "全年", "2024-01-01/2024-12-31"),
    ],
)
def test_recurrences_and_plain_years(sentence: str, time: str, when: str) -> None:
    assert [(t, w) for t, w, _ in due(sentence)] == [(time, when)]


@pytest.mark.parametrize(
    "sentence",
    [
        "申报当年及前两年自然年内，下同。",
        "申报当年安排预算、次年拨付。",
        "营业时间为每日8时至18时。",
        "提交按年度统计的业务量。",
        "序号 区县 剩余面积（逐年安排，2030年前全部完成）",
        "2024年退出的位于保护区内的矿业权，在2023年底前核实。",
        "按照《医师培养规划》（2021-2025年）要求，做好培养。",
        "细则已于2024年1月3日印发，并于2024年2月1日实施。",
        "现将2024年目标任务下达你们。",
        "将2023年自查报告报市政府。",
        "2024—2025年度水量计划编制要求见附件2。",
        "入选后5年内（外国专家3年内）均可申报。",
        "将每年5月12日确定为“防灾减灾日”。",
        "确保规划内项目按年度实施、按期完成。",
        "2024年11月30日前受理的申请，由省市场监管局完成审批。",
        "“十四五”时期，全市建立多元体系的要求更为紧迫。",
        "我国已向国际社会承诺力争2030年前达到峰值。",
        "降低费率政策于2024年4月30日到期后，延续实施1年。",
    ],
)
def test_times_of_whichever_year_bind_nothing(sentence: str) -> None:
    assert due(sentence) == []


def test_every_recurrence_of_a_mechanism_counts() -> None:
    found = due("完善“日扫描、周调度、月通报、季分析、年考评”工作机制，强化监管。")
    assert [when for _, when, _ in found] == ["daily", "weekly", "monthly", "quarterly", "yearly"]


def test_years_of_a_list_are_due_each() -> None:
    assert [when for _, when, _ in due("其中2024、2025年分别推广3500辆和6500辆。")] == ["2024-01-01/2024-12-31", "2025-01-01/2025-12-31"]


def test_the_whole_year_recurs_only_beside_a_recurrence() -> None:
    assert [when for _, when, _ in due("每季度巡检率不低于30%，全年巡检率达到95%。")] == ["quarterly", "yearly"]
    assert [when for _, when, _ in due("力争全年完成投资3亿元。")] == ["2024-01-01/2024-12-31"]
    assert due("健全月调度制度，全年完成投资3亿元。")[-1][1] == "2024-01-01/2024-12-31"


def test_a_column_of_time_limits_dates_its_rows() -> None:
    rows = [
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "更换供水管道12公里", "县水利局", "2024年9月底"),
        ("2", "安装智能水表", "县水利局、县发展改革局、县财政局", "2024年11月"),
    ]
    lines, blocks, at = [], [], 0
    for row in rows:
        cells, start = [], at
        for cell in row:
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        lines.append("\t".join(row))
        blocks.append(Block(Span(start, at - 1), BlockKind.ROW, table=0, cells=tuple(cells)))
    document = Document("\n".join(lines), tuple(blocks))
    found = find_deadlines(read(document))
    assert [(d.action.of(document.text), d.end_date) for d in found] == [
        ("更换供水管道12公里", date(2024, 9, 30)),
        ("安装智能水表", date(2024, 11, 30)),
    ]
    assert found[0].quote.of(document.text) == "1\t更换供水管道12公里\t县水利局\t2024年9月底"


def test_every_deadline_is_grounded() -> None:
    found, text = deadlines("一、 目标", "到 2025 年底， 管网 漏损率 降至 9%。（县水利局负责）各镇每季度 报送 进度。")
    assert found
    for d in found:
        assert d.time_span is not None
        assert "".join(d.time_span.of(text).split()) == d.time_text
        assert d.quote.end <= len(text) and d.quote.of(text) and d.action.of(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("汛期内完成河道清淤任务。", [("汛期内", "relative", "汛期内完成河道清淤任务")]),
        ("督促执行市水利局半月报制度。", []),
        ("每县每年建设2个收储点。", [("每年", "yearly", "每县每年建设2个收储点")]),
        ("每年选聘优秀教师60人。", [("每年", "yearly", "每年选聘优秀教师60人")]),
        ("“十四五”期间，易地搬迁困难群众20万人。", [("“十四五”期间", "2021-01-01/2025-12-31", "“十四五”期间，易地搬迁困难群众20万人")]),
        (
            "请于2024年10月10日和2025年1月10日前报送进展。",
            [
                ("2024年10月10日", "/2024-10-10", "请于2024年10月10日和2025年1月10日前报送进展"),
                ("2025年1月10日前", "/2025-01-10", "请于2024年10月10日和2025年1月10日前报送进展"),
            ],
        ),
        ('现有企业在"十四五 "期间完成搬迁入园。', [('十四五"期间', "2021-01-01/2025-12-31", '现有企业在"十四五 "期间完成搬迁入园')]),
        ("牵头单位要分季度提出工作安排。", []),
        ("省审计厅分季度实施跟踪审计。", [("分季度", "quarterly", "省审计厅分季度实施跟踪审计")]),
        ("符合条件的医师可提前一年参加考试。", []),
        ("未来五年，我市进入转型升级的关键期。", []),
        (
            "整治河道。疏浚河段。（县水利局负责，2024年6月底前完成）绿化岸线。（县林草局负责，2024年底前完成）",
            [
                ("2024年6月底前", "/2024-06-30", "整治河道。疏浚河段"),
                ("2024年底前", "/2024-12-31", "绿化岸线"),
            ],
        ),
        ("在2025年4月组织开展两次观摩活动。", [("2025年4月", "2025-04-01/2025-04-30", "在2025年4月组织开展两次观摩活动")]),
        (
            "分别在2025年4月、7月组织开展两次观摩活动。",
            [
                ("2025年4月", "2025-04-01/2025-04-30", "分别在2025年4月、7月组织开展两次观摩活动"),
                ("7月", "2025-07-01/2025-07-31", "分别在2025年4月、7月组织开展两次观摩活动"),
            ],
        ),
        ("确保全年用水总量不超过下达的控制指标。", [("全年", "yearly", "确保全年用水总量不超过下达的控制指标")]),
        ("到2025年，全省建成泵站3座；全省减排量达到3万吨。", [("到2025年", "/2025-12-31", "到2025年，全省建成泵站3座")]),
    ],
)
def test_spans_and_schemes(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert due(sentence) == expected


def test_years_counted_are_those_of_the_plan() -> None:
    assert due("三年计划累计新建住房2万套。", title="青禾市住房行动计划（2024—2026年）") == [
        ("三年", "2024-01-01/2026-12-31", "三年计划累计新建住房2万套")
    ]


def test_a_month_beside_the_year_of_appraisal_is_of_every_year() -> None:
    sentence = "考核工作于考核年度次年年初开始，5月底前完成。"
    assert due(sentence, title="云岭县工程建设考核办法") == [("5月底前", "yearly", "考核工作于考核年度次年年初开始，5月底前完成")]
    assert due("考核工作5月底前完成。", title="云岭县工程建设考核办法") == [("5月底前", "/2024-05-31", "考核工作5月底前完成")]


def test_a_section_on_how_things_stand_dates_nothing() -> None:
    sentence = "“十四五”时期，数字化改革引领能源领域系统性重塑，提高运行水平。"
    assert due("（二）面临形势", sentence) == []
    assert [time for time, _, _ in due("（二）重点任务", "“十四五”时期，提高运行水平。")] == ["“十四五”时期"]


def test_two_years_and_a_span() -> None:
    assert [(t, w) for t, w, _ in due("2024年梳理公共服务事项，2025年按管理权限公布服务清单。")] == [
        ("2024年", "2024-01-01/2024-12-31"), ("2025年", "2025-01-01/2025-12-31"),
    ]  # fmt: skip
    assert [(t, w) for t, w, _ in due("考核工作从2024年到2026年，每年开展一次。")] == [
        ("从2024年到2026年", "2024-01-01/2026-12-31"), ("每年", "yearly"),
    ]  # fmt: skip


def test_the_end_of_the_year_in_rules_is_of_every_year() -> None:
    assert due("年底时，对执行情况进行考核。", title="青禾市决策管理办法") == [("年底", "yearly", "年底时，对执行情况进行考核")]
