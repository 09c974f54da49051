"""Tables of sentence → targets. All sentences, places and figures are made up."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from extract.document import Document
from extract.elements import read_elements
from extract.finders.indicators import pair_up, phrase
from extract.finders.targets import find_targets
from extract.mentions import annotate
from extract.outline import build
from extract.parts import split
from extract.reading import Reading
from extract.records import Target

HEAD = (
    "青禾市人民政府关于印发青禾市{title}的通知",
    "青政发〔2023〕8号",
    "各县（市、区）人民政府：",
    "现印发给你们，请认真贯彻执行。",
    "青禾市人民政府",
    "2023年3月6日",
)


def reading_of(*paragraphs: str, title: str = "民生工程实施方案") -> Reading:
    head = [line.format(title=title) for line in HEAD]
    document = Document.from_paragraphs([*head, f"青禾市{title}", *paragraphs])
    parts = split(document)
    return Reading(document, parts, build(document, parts), read_elements(document, parts), annotate(document.folded.text))


def targets(*paragraphs: str, title: str = "民生工程实施方案") -> list[Target]:
    return find_targets(reading_of(*paragraphs, title=title))


def said(*paragraphs: str) -> list[tuple[str, str, float, str]]:
    return [(t.indicator, t.comparator, t.value, t.unit) for t in targets("一、工作任务", *paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全市城镇污水处理率达到95%以上。", [("城镇污水处理率", ">=", 95, "%")]),
        ("建成充电站约400座，清洁能源比重达到约29%。", [("建成充电站", "~", 400, "座"), ("清洁能源比重", "~", 29, "%")]),
        ("每县至少建成1所公办幼儿园。", [("每县建成公办幼儿园", ">=", 1, "所")]),
        ("每个街道或每3—10万人口设置1所社区医院。", [("每个街道或每3—10万人口设置社区医院", "=", 1, "所")]),
        ("1—2万人口规模的社区托育覆盖率达到60%。", [("1—2万人口规模的社区托育覆盖率", "=", 60, "%")]),
        ("提高道路清扫率，城区达到70%以上，县城达到60%。", [("城区道路清扫率", ">=", 70, "%"), ("县城道路清扫率", "=", 60, "%")]),
        ("推动秸秆综合利用，综合利用率达到90%。", [("秸秆综合利用率", "=", 90, "%")]),
        ("健康档案建档率城市达到95%，农村达到60%。", [("健康档案建档率城市", "=", 95, "%"), ("农村健康档案建档率", "=", 60, "%")]),
        ("能源消费量年均增长3～5%。", [("能源消费量年均增长", "range", 3, "%")]),
        ("居民生活用水量不高于140L/人·天。", [("居民生活用水量", "<=", 140, "L/人·天")]),
        ("耗水量低于平均值的50%或年降低率不低于5%。", [("耗水量低于平均值", "<", 50, "%"), ("耗水量年降低", ">=", 5, "%")]),
        ("评审专家一般不少于3人。", []),
        ("污染防治设施配套率仅56.91%。", []),
        ("确保清理一处，居民满意一处。", []),
        ("新增超10亿的企业6家、总数达到9家。", [("新增超10亿的企业", "=", 6, "家"), ("超10亿的企业总数", "=", 9, "家")]),
        ("超50亿元的企业新增2家、超10亿元的新增8家。", [("超50亿元的企业新增", "=", 2, "家"), ("新增超10亿元的企业", "=", 8, "家")]),
        (
            "全市淘汰落后产能任务为：造纸6万吨、水泥3万吨。",
            [("淘汰落后产能（造纸）", "=", 6, "万吨"), ("淘汰落后产能（水泥）", "=", 3, "万吨")],
        ),
        ("选择10个社区开展改革试点。", [("选择社区开展改革试点", "=", 10, "个")]),
        ("收集率达到70%或比2020年提高5个百分点以上。", [("收集率", "=", 70, "%"), ("收集率比2020年提高", ">=", 5, "个百分点")]),
        ("完成东岭、西岭等2个山洪灾害防治项目。", [("东岭、西岭等山洪灾害防治项目", "=", 2, "个")]),
        ("完成老旧管网改造35.6公里。", [("老旧管网改造", "=", 35.6, "公里")]),
        ("新建120个停车场。", [("新建停车场", "=", 120, "个")]),
        ("培训教师300人、校长20人。", [("培训教师", "=", 300, "人"), ("培训校长", "=", 20, "人")]),
        ("解决2.3万户农村居民的饮水问题。", [("解决农村居民的饮水问题", "=", 2.3, "万户")]),
        ("城镇调查失业率控制在5.5%以内。", [("城镇调查失业率", "<=", 5.5, "%")]),
        ("地区生产总值突破3000亿元、增长6%左右。", [("地区生产总值增长", "~", 6, "%")]),
        ("90%以上的村庄生活垃圾得到有效处理。", [("村庄生活垃圾得到有效处理", ">=", 90, "%")]),
        ("城市、县城污水处理率分别达到96%、91%左右。", [("城市污水处理率", "~", 96, "%"), ("县城污水处理率", "~", 91, "%")]),
        ("煤炭消费比重从2020年的52.5%下降到45%。", [("煤炭消费比重", "=", 45, "%")]),
        ("实施4个项目，建成超10亿元的企业3家。", [("实施项目", "=", 4, "个"), ("建成超10亿元的企业", "=", 3, "家")]),
        ("人均预期寿命达到78岁。", [("人均预期寿命", "=", 78, "岁")]),
        ("审批时限压缩至5个工作日以内。", [("审批时限", "<=", 5, "个工作日")]),
        (
            "规上企业、专精特新企业数量全部翻番，分别达到900家、80家。",
            [("规上企业数量", "=", 900, "家"), ("专精特新企业数量", "=", 80, "家")],
        ),
        ("审批事项由86种减至46种。", [("审批事项", "=", 46, "种")]),
        ("将需在窗口核验的86种证件减至48种。", [("证件", "=", 48, "种")]),
        ("竣工投产2项，加快前期工作15项。", [("竣工投产", "=", 2, "项"), ("前期工作", "=", 15, "项")]),
        ("办电环节分别压减至4个、3个。", [("办电环节", "=", 4, "个"), ("办电环节", "=", 3, "个")]),
        ("65岁以上老年人健康管理率达到72%。", [("65岁以上老年人健康管理率", "=", 72, "%")]),
        ("完成小型水库6座、山塘15座的除险加固任务。", [("小型水库除险加固任务", "=", 6, "座"), ("山塘除险加固任务", "=", 15, "座")]),
        ("推进30万亩高标准农田建设。", [("高标准农田建设", "=", 30, "万亩")]),
        ("为1.2万户困难家庭进行适老化改造。", [("困难家庭进行适老化改造", "=", 1.2, "万户")]),
        ("其余44种证件全部实现联网核查。", [("其余证件全部实现联网核查", "=", 44, "种")]),
        ("空气质量优良天数力争达到300天。", [("空气质量优良天数", "=", 300, "天")]),
        ("每个县（区）打造一条核心街区。", [("每个县（区）打造核心街区", "=", 1, "条")]),
        ("每个乡镇组建一支应急队伍。", [("每个乡镇组建应急队伍", "=", 1, "支")]),
        ("每年开展300万亩次以上的统防统治服务。", [("每年开展统防统治服务", ">=", 300, "万亩次")]),
        ("每年组织30家以上单位开放实验室。", [("每年组织单位开放实验室", ">=", 30, "家")]),
        ("新增公交车、出租车各5000辆。", [("新增公交车、出租车各", "=", 5000, "辆")]),
        ("推进1000所中小学校结对帮扶。", [("中小学校结对帮扶", "=", 1000, "所")]),
        ("对2万余名妇女开展健康检查。", [("妇女开展健康检查", ">", 2, "万名")]),
        ("推进防火林带建设，完成30万亩以上。", [("防火林带建设", ">=", 30, "万亩")]),
        ("确保其他16个断面不达标比例控制在4%以内。", [("断面不达标比例", "<=", 4, "%")]),
        ("建设千吨级码头，10万吨级泊位占比达45%。", [("10万吨级泊位占比", "=", 45, "%")]),
        (
            "2023年新开工9个、完工18个老旧小区改造项目。",
            [("新开工老旧小区改造项目", "=", 9, "个"), ("新开工完工老旧小区改造项目", "=", 18, "个")],
        ),
        ("责任单位：市商务局，河湾县政府2.加快基地建设，燃料油供应突破400万吨。", [("燃料油供应", ">", 400, "万吨")]),
        ("每年开展监督抽检3000个样品以上。", [("每年开展监督抽检样品", ">=", 3000, "个")]),
        ("名医人才专项，培养300名左右。", [("培养名医人才专项", "~", 300, "名")]),
        (
            "婴儿健康管理率达到50%以上；5岁以下儿童贫血率控制在10%以下。",
            [("婴儿健康管理率", ">=", 50, "%"), ("5岁以下儿童贫血率", "<=", 10, "%")],
        ),
        ("80.2万贫困人口摆脱贫困。", [("贫困人口摆脱贫困", "=", 80.2, "万人")]),
        ("到2025年改善灌溉面积360万亩。", [("改善灌溉面积", "=", 360, "万亩")]),
        ("实施退牧还草工程，其中划区轮牧200万亩，草地补播100万亩。", [("划区轮牧", "=", 200, "万亩"), ("草地补播", "=", 100, "万亩")]),
        ("争取57个旗县录取考生占到60%左右。", [("旗县录取考生占", "~", 60, "%")]),
        ("物流总额达63000亿元左右，年均增长10.4%左右。", [("物流总额年均增长", "~", 10.4, "%")]),
        ("道路机扫率达到85%以上，其他市县达到70%以上。", [("道路机扫率", ">=", 85, "%"), ("其他市县道路机扫率", ">=", 70, "%")]),
        ("在青河、柳溪、云岭等市县建设4个处置项目。", [("在青河、柳溪、云岭等市县建设处置项目", "=", 4, "个")]),
        ("专业监管人员不低于在职人员75%的要求。", [("专业监管人员占在职人员的比例", ">=", 75, "%")]),
        ("护理员配比不低于在院老人20%的要求。", [("护理员占在院老人的比例", ">=", 20, "%")]),
        ("新兴产业产值达到5亿元、增加值占生产总值比重达到7%。", [("增加值占生产总值比重", "=", 7, "%")]),
        (
            "告知承诺的事项达到100项以上，自由贸易试验区达到150项。",
            [("告知承诺的事项", ">=", 100, "项"), ("自由贸易试验区告知承诺的事项", "=", 150, "项")],
        ),
        ("体检知晓率在现有基础上提高10%。", [("体检知晓率在现有基础上提高", "=", 10, "%")]),
        ("托位数在实现1.5个的基础上，有大幅提高。", [("托位数", ">=", 1.5, "个")]),
        ("到2025年，每个卫生院有1人以上取得营养技师资格。", [("每个卫生院有取得营养技师资格", ">=", 1, "人")]),
        ("将种植保险试点扩大到所有14个产粮大县。", [("种植保险试点扩大到所有产粮大县", "=", 14, "个")]),
        ("加快对64个污染水体的治理。", [("污染水体的治理", "=", 64, "个")]),
        ("推动60种电子证照全国标准化应用。", [("电子证照全国标准化应用", "=", 60, "种")]),
        ("骨干企业落户达到20家以上，聚集200家以上相关企业。", [("骨干企业落户", ">=", 20, "家"), ("聚集相关企业", ">=", 200, "家")]),
        (
            "二氧化硫、氮氧化物排放总量下降，重点工程减排量分别为4万吨、12万吨。",
            [("二氧化硫重点工程减排量", "=", 4, "万吨"), ("氮氧化物重点工程减排量", "=", 12, "万吨")],
        ),
        (
            "公共机构单位面积能耗和人均能耗分别降低9%和10%。",
            [("公共机构单位面积能耗降低", "=", 9, "%"), ("公共机构人均能耗降低", "=", 10, "%")],
        ),
        ("储能装机2025年达到600万千瓦。", [("储能装机", "=", 600, "万千瓦")]),
        ("根据基础资源（35%）、工作任务（40%）、绩效（25%）等因素测算。", []),
        ("补贴范围（21大类40个小类91个品目）见附件。", []),
        ("新建停车场，按不低于10%的车位比例建设充电设施。", []),
        ("贷款余额达到6000亿元以上，较2020年翻一番，年均增速保持20%以上。", [("贷款余额年均增速", ">=", 20, "%")]),
        (
            "开办企业时间缩减至5个工作日，其他设区市压缩至8个工作日。",
            [("开办企业时间", "=", 5, "个工作日"), ("其他设区市开办企业时间", "=", 8, "个工作日")],
        ),
        ("改造老旧小区3000个，惠及30万户。", [("改造老旧小区", "=", 3000, "个"), ("惠及老旧小区", "=", 30, "万户")]),
        ("继续对妇女进行常见病免费检查，至年底完成18万人的任务。", [("妇女进行常见病免费检查任务", "=", 18, "万人")]),
        ("既有公共建筑100%完成节能改造。", [("既有公共建筑完成节能改造", "=", 100, "%")]),
    ],
)
def test_what_is_a_target(sentence: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2022年底，全市已建成停车场85个。",
        "2021年全市污水处理率达到93%。",
        "主要工作包括3个方面。",
        "市住建局等8个部门要加强配合。",
        "对年用能1万吨以上的企业开展审计。",
        "项目调整比例超过15%的，报市政府审核。",
        "按实际投资额的20%给予奖励。",
        "中央资金占总投资的40.5%。",
        "总投资1.2亿元，每户补贴3500元。",
        "每户配备供暖设备（制热量不小于3kW）。",
        "保温板间距不大于150mm，直径140mm左右，粘结面积不小于50%。",
        "自受理之日起30日内办结。",
        "改造一户清理一户。",
        "淘汰每小时35蒸吨及以下燃煤锅炉。",
        "土地增值税按2%预征。",
        "可享受增值税100%即征即退政策。",
        "全面落实民营经济31条，激发企业活力。",
        "落实商业汇票承兑期限由1年缩短至6个月政策。",
        "实施千名大学生创业扶持计划。",
        "以损毁土地总面积4900.62公顷为基数。",
        "建筑面积超过3000平方米的公益性建筑全面执行绿色标准。",
        "实现报装容量160千瓦及以下、农村地区100千瓦及以下的企业零投资。",
        "建设国土空间规划一张图系统。",
        "开展“四个一”活动，即团以上单位建设一片生态林、共建一所学校。",
        "优先支持30万人口以上的县。",
        "紧急转移安置30万人以上、80万人以下。",
        "出现下列情况之一的：倒塌房屋1万间以上。",
        "每引进1人，给予5万元。",
        "同一年度只能申报1个专项。",
        "整治学校周边200米范围内流动摊贩。",
        "引进人才入选8名以上、团队4个以上，经评审给予每站8万元资助。",
        "今年，全市毕业生总数达到3.6万人，就业形势依然严峻。",
        "凡发生一次死亡10人以上，或重伤20人以上的火灾事故，由市政府调查。",
        "安全费用提取标准如下：（一）矿山工程为2.5%；（二）小型采石场，即年采剥总量50万吨以下的，每吨1元。",
        "建立“一个项目、一名领导、一套班子”机制。",
        "围绕3个重点领域开展排查。",
        "纳入《服务企业发展20条》范围。",
    ],
)
def test_what_is_none(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "heading", ["一、基本情况", "一、发展基础", "一、主要成效", "一、面临形势", "一、补贴标准", "一、取暖设备技术要求"]
)
def test_sections_without_targets(heading: str) -> None:
    assert targets(heading, "建成停车场85个，覆盖率达到90%。") == []


def periods(found: list[Target]) -> list[tuple[float, date | None, date | None]]:
    return [(t.value, t.period_start, t.period_end) for t in found]


@pytest.mark.parametrize(
    "heading", ["一、强化污染源监管，遏制污染扩大趋势", "一、有效应对疫情影响", "一、巩固治理成效", "一、现状与任务", "一、夯实发展基础"]
)
def test_sections_that_only_sound_like_the_past(heading: str) -> None:
    assert len(targets(heading, "建成停车场85个，覆盖率达到90%。")) == 2


def test_limits_of_regulations_are_none() -> None:
    assert targets("第一条", "证券持有人数量不得超过200人，买卖间隔不得少于5个交易日。", title="股权市场监督管理实施细则") == []


def test_classes_of_an_emergency_plan_are_none() -> None:
    assert targets("一、应急响应", "倒塌房屋5000间以上。", title="自然灾害救助应急预案（修订）") == []


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


def test_rows_of_a_flattened_list_of_projects_are_none() -> None:
    rows = ("序号 项目名称 建设内容及规模 建设年限 总投资（万元）", "1河湾水库工程新建水闸6座2024-2026 38800", "全省合计4项 38800")
    assert targets("附：重点工程", *rows) == []


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


def test_breakdown_by_region() -> None:
    found = targets("一、重点任务", "完成取暖改造900户，其中：云岭县500户，白石镇300户，柳林街道100户。")
    assert [(t.subject, t.indicator, t.part_of) for t in found[1:]] == [
        ("云岭县", "取暖改造", 0),
        ("白石镇", "取暖改造", 0),
        ("柳林街道", "取暖改造", 0),
    ]
    assert "subject" in found[0].inherited and "indicator" in found[1].inherited


def test_a_label_names_the_subject() -> None:
    found = targets("一、建设内容", "白石镇：实施外墙保温工程3.6万平方米。", "柳林镇：实施外墙保温工程2.4万平方米。")
    assert [(t.subject, t.value, t.base_value, t.base_unit) for t in found] == [
        ("白石镇", 3.6, 36000, "平方米"),
        ("柳林镇", 2.4, 24000, "平方米"),
    ]


def test_a_phrase_without_noun_takes_the_heading() -> None:
    [target] = targets("一、改造路径", "（一）分户式空气源热泵", "共涉及4个乡镇20个村527户。")
    assert (target.value, target.indicator, "indicator" in target.inherited) == (527, "分户式空气源热泵", True)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [("覆盖率达到90%。", "binding"), ("覆盖率力争达到90%。", "aspirational"), ("力争到2025年，覆盖率达到90%。", "aspirational"), ("主要预期目标：覆盖率达到90%。", "expected")],
)  # fmt: skip
def test_modality(sentence: str, modality: str) -> None:
    assert [t.modality for t in targets("一、重点工作", sentence)] == [modality]


@pytest.mark.parametrize(
    ("sentence", "change"),
    [("新增床位200张。", "new"), ("累计建成站点300个。", "cumulative"), ("能耗比2020年下降13%。", "decrease"), ("产量增长8%。", "increase"), ("改造提升20所学校。", None)],
)  # fmt: skip
def test_change(sentence: str, change: str | None) -> None:
    assert [t.change for t in targets("一、重点工作", sentence)] == [change]


def test_quotes_and_values_stand_in_the_text() -> None:
    reading = reading_of("一、工作目标", "到2024年底，建成公厕 30 座；新增绿地 12 公顷。")
    for target in find_targets(reading):
        assert target.value_span is not None and target.value_span in target.quote
        assert str(int(target.value)) in target.value_span.of(reading.document.text)


def test_pairs() -> None:
    assert pair_up("城镇、农村常住居民人均可支配收入", 2) == ["城镇常住居民人均可支配收入", "农村常住居民人均可支配收入"]
    assert pair_up("化学需氧量和氨氮排放总量", 2) == ["化学需氧量排放总量", "氨氮排放总量"]
    assert pair_up("污水处理率", 2) is None


def test_phrase_parts() -> None:
    assert phrase("其中，全市新增", "停车泊位，同步建设").text == "新增停车泊位"
    assert phrase("确保完成", "").text == ""


@pytest.mark.skipif("KB_REFERENCE" not in os.environ, reason="the annotated documents are not here")
def test_against_annotations() -> None:
    """Every required figure of the annotated documents is found with its unit, and little else."""
    from extract.layout import compose
    from extract.readers import read

    reference = Path(os.environ["KB_REFERENCE"])
    missed, extra, wanted = 0, 0, 0
    for path in sorted((reference / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        document = compose(read(reference / "real" / f"{path.stem}.txt"))
        parts = split(document)
        found = find_targets(
            Reading(document, parts, build(document, parts), read_elements(document, parts), annotate(document.folded.text))
        )
        for key, origin in (("targets", "text"), ("table_targets", "table")):
            have = [t.value for t in found if t.origin == origin]
            optional = [g["value"] for g in gold[key] if g.get("optional")]
            for value in (g["value"] for g in gold[key] if not g.get("optional")):
                wanted += 1
                if value in have:
                    have.remove(value)
                else:
                    missed += 1
            extra += len([v for v in have if v not in optional])
    assert missed <= 0.03 * wanted
    assert extra <= 0.03 * wanted


def test_titles_of_sections_give_the_subject() -> None:
    lead = "为做好工作，现分解下达{}2023年度水利工作责任目标如下：一、饮水安全（一）完成{}万农村人口饮水安全工程。"
    found = targets(
        lead.format("厦门市", 5),
        "全市治理水土流失面积3平方公里。",
        lead.format("漳州市", 8),
        "漳平综合实验区2023年度水利工作责任目标",
        "建成泵站2座。",
    )
    assert [(t.subject, t.value) for t in found] == [("厦门市", 5), ("厦门市", 3), ("漳州市", 8), ("漳平综合实验区", 2)]


def test_the_year_of_an_object_is_no_period() -> None:
    found = targets("一、水库（一）8月底完成2024年要实施项目的设计报批。（二）完成除险加固水库30座。", title="2023年水利工作要点")
    assert [(t.value, t.period_end) for t in found] == [(30, date(2023, 12, 31))]


def test_a_harbour_is_no_region() -> None:
    (found,) = targets("福州港货物吞吐量达到2亿吨。")
    assert found.indicator == "福州港货物吞吐量" and "subject" in found.inherited


def test_pairs_are_no_years_of_the_title() -> None:
    found = targets("甲、乙、丙排放量分别削减11%、12%和10%。", title="污染治理行动计划（2023—2025年）")
    assert {t.period_end for t in found} == {date(2025, 12, 31)} and len(found) == 3


def test_this_year_behind_a_limit_is_the_year() -> None:
    (found,) = targets("年底前完成今年下达的300所学校改造任务。")
    assert found.period_end == date(2023, 12, 31)


def test_tables_of_the_same_heads_are_told_apart() -> None:
    heads = "地　　区  2023年减排比例（%）  2025年减排量（万吨）"
    rows = ("青禾市  4.1  2.14", "云岭县  4.3  0.44", "河湾县  3.5  0.30")
    found = targets("附件1", "各地区氨氮排放总量控制计划", heads, *rows, "附件2", "各地区烟尘排放总量控制计划", heads, *rows)
    assert {t.indicator for t in found if t.unit == "万吨"} == {"氨氮排放总量2025年减排量", "烟尘排放总量2025年减排量"}
