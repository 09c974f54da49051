"""When a target is due: dates that govern what follows, years that are paired with numbers, labels and titles."""

from __future__ import annotations

from datetime import date

from extract.document import Document
from extract.elements import read_elements
from extract.finders.targets import find_targets
from extract.mentions import annotate
from extract.outline import build
from extract.parts import split
from extract.reading import Reading
from extract.records import Target
from tests.extract.target_helpers import targets


def periods(found: list[Target]) -> list[tuple[float, date | None, date | None]]:
    return [(t.value, t.period_start, t.period_end) for t in found]


def test_a_date_governs_until_the_next() -> None:
    found = targets("一、工作目标", "到2024年底，建成公厕30座。新增绿地12公顷。到2025年，覆盖率达到90%。")
    assert periods(found) == [(30, None, date(2024, 12, 31)), (12, None, date(2024, 12, 31)), (90, None, date(2025, 12, 31))]


def test_a_year_in_the_clause_wins() -> None:
    found = targets("一、工作目标", "2025年底，完成改造900户，其中2023年实施400户，2024年实施500户。")
    assert periods(found) == [
        (900, None, date(2025, 12, 31)),
        (400, date(2023, 1, 1), date(2023, 12, 31)),
        (500, date(2024, 1, 1), date(2024, 12, 31)),
    ]


def test_years_are_paired_with_numbers() -> None:
    found = targets("一、工作目标", "2023-2025年分别完成5座、6座、7座桥梁改造。")
    assert [(t.value, t.period_end, t.indicator) for t in found] == [
        (5, date(2023, 12, 31), "桥梁改造"),
        (6, date(2024, 12, 31), "桥梁改造"),
        (7, date(2025, 12, 31), "桥梁改造"),
    ]


def test_listed_years_are_paired_with_numbers() -> None:
    found = targets("一、工作任务", "2023-2024年推广新能源汽车1万辆（其中2023、2024年分别推广3500辆和6500辆）。")
    assert [(t.value, t.period_end) for t in found[1:]] == [(3500, date(2023, 12, 31)), (6500, date(2024, 12, 31))]
    assert all("新能源汽车" in t.indicator for t in found)


def test_goals_share_the_date_that_led_them() -> None:
    found = targets("（三）发展目标", "到2028年，基本建成现代物流业。", "——规模：快递业务量达到11亿件。", "健全网络，网点覆盖率达100%。")
    assert {t.period_end for t in found} == {date(2028, 12, 31)} and len(found) == 2


def test_within_some_years_is_no_period() -> None:
    found = targets("一、工作任务", "2024年底前将审查周期压缩至6个月，五年内压缩至4个月以内。")
    assert periods(found) == [(6, None, date(2024, 12, 31)), (4, None, None)]


def test_the_whole_year_is_that_of_the_plan() -> None:
    assert [t.period_end for t in targets("一、工作任务", "全年新建绿地100公顷。", title="2024年城市管理工作要点")] == [date(2024, 12, 31)]


def test_the_period_of_a_label_and_of_the_title() -> None:
    labelled = targets("一、重点任务", "（一）道路工程。新建道路25公里。", "实施年限：2023-2024年", "（二）绿化工程。新增绿地8公顷。")
    assert periods(labelled) == [(25, date(2023, 1, 1), date(2024, 12, 31)), (8, None, None)]
    [titled] = targets("一、重点任务", "新建道路25公里。", title="2024年道路建设工作方案")
    assert titled.period_end == date(2024, 12, 31)
    assert {"period_start", "period_end"} <= set(titled.inherited)


def test_an_older_batch_is_no_period() -> None:
    found = targets("一、重点任务", "完成改造700户（2024年500户、续建2022年200户）。", title="2024年改造工作方案")
    assert [(t.value, t.period_end, t.part_of) for t in found] == [
        (700, date(2024, 12, 31), None),
        (500, date(2024, 12, 31), 0),
        (200, date(2024, 12, 31), 0),
    ]
    assert "续建" in found[2].indicator and "改造" in found[2].indicator


def test_the_year_of_an_object_is_no_period() -> None:
    found = targets("一、水库（一）8月底完成2024年要实施项目的设计报批。（二）完成除险加固水库30座。", title="2023年水利工作要点")
    assert [(t.value, t.period_end) for t in found] == [(30, date(2023, 12, 31))]


def test_pairs_are_no_years_of_the_title() -> None:
    found = targets("甲、乙、丙排放量分别削减11%、12%和10%。", title="污染治理行动计划（2023—2025年）")
    assert {t.period_end for t in found} == {date(2025, 12, 31)} and len(found) == 3


def test_this_year_behind_a_limit_is_the_year() -> None:
    (found,) = targets("年底前完成今年下达的300所学校改造任务。")
    assert found.period_end == date(2023, 12, 31)


def test_a_beginning_and_its_years_are_one_period() -> None:
    assert periods(targets("一、重点任务", "从2023年开始，用三年时间，改造校舍80所。")) == [(80, date(2023, 1, 1), date(2025, 12, 31))]


def test_the_term_that_the_plan_gives_itself() -> None:
    rows = targets("为加快改造，特制定本方案，实施期限为2023—2025年。", "一、重点任务", "新建泵站9座。")
    assert periods(rows) == [(9, date(2023, 1, 1), date(2025, 12, 31))]


def test_the_day_in_the_bracket_that_closes_the_item() -> None:
    rows = targets("一、重点任务", "（一）充实队伍。专业人员占比不低于75%。（各部门负责，2024年3月底前完成）", "（二）改造泵站9座。")
    assert periods(rows) == [(75, None, date(2024, 3, 31)), (9, None, None)]


def test_a_year_said_in_another_item_is_not_inherited() -> None:
    rows = targets("一、重点任务", "（一）编制规划。到2030年全面建成。", "（二）改造泵站。年底前改造泵站9座。")
    assert periods(rows) == [(9, None, date(2023, 12, 31))]


def test_a_meeting_s_day_is_no_period() -> None:
    rows = targets("一、重点任务", "2023年2月11日，全市召开会议。将出口退税办理时间压减至8个工作日以内。")
    assert periods(rows) == [(8, None, None)]


def test_what_each_year_brings_ends_with_no_day_of_the_sentence_before() -> None:
    rows = targets("一、重点任务", "到2025年，建档率达到80%以上。随访率每年提高1～3个百分点。")
    assert periods(rows) == [(80, None, date(2025, 12, 31)), (1, None, None)]


def test_each_of_several_plans_has_its_own_years() -> None:
    lines = [
        "青禾市人民政府关于印发青禾市污水治理行动方案（2024—2026年）和青禾市垃圾治理行动方案的通知", "各县（市、区）人民政府：",
        "现将《青禾市污水治理行动方案（2024—2026年）》和《青禾市垃圾治理行动方案》印发给你们，请认真贯彻落实。", "青禾市人民政府", "2024年3月6日",
        "青禾市污水治理行动方案（2024—2026年）", "一、重点任务", "新建污水处理厂3座。", "青禾市垃圾治理行动方案", "一、重点任务", "新建垃圾中转站5座。",
    ]  # fmt: skip
    document = Document.from_paragraphs(lines)
    parts = split(document)
    reading = Reading(document, parts, build(document, parts), read_elements(document, parts), annotate(document.folded.text))
    assert periods(find_targets(reading)) == [(3, date(2024, 1, 1), date(2026, 12, 31)), (5, None, None)]
