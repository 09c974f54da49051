"""What heads and captions of tables say of their columns."""

from __future__ import annotations

import re

from extract.rules import Rule

NO_VALUE = Rule(
    "heads of columns that hold no targets",
    r"序号|编号|项次|^号$|备注|说明|责任(?:单位|人|部门|领导)|牵头|配合|联系|电话|代码|编码|邮编|附件|页码|投资|资金|金额|补助|补贴|奖励|概算|预算|造价|价格|单价|收费|分值|得分|权重|评分|权数|型号|规格|参数|偏差|身份证|门牌|含义|数据来源|计算(?:方法|公式|方式)|解释",
    examples=("序号", "备注", "责任单位", "总投资（万元）", "联系电话", "分值", "指标含义", "计算方法"),
    counter_examples=("改造户数（户）", "合计", "2025年目标值"),
)

PAST_HEAD = Rule(
    "heads of columns over what has been",
    r"完成情况|现状|基数|已完成|已建|实际(?:完成|值)|基期|存量|上年|去年|排查数|原有",
    examples=("完成情况", "2020年现状值", "已完成（户）"),
    counter_examples=("2025年目标", "任务数"),
)

CONTINUED = Rule("work carried over", r"续建|结转", examples=("续建2022年户数",), counter_examples=("2022年排放量",))

UNIT_HEAD = Rule("head of units", r"^(?:计量|计算)?单位$", examples=("单位", "计量单位"), counter_examples=("责任单位",))

MODALITY_HEAD = Rule("head of whether a goal binds", r"属性|性质|类型$", examples=("属性", "指标性质"), counter_examples=("单位",))

PERIOD_HEAD = Rule("head of when", r"时限|时间|年限|年度$|期限|日期", examples=("完成时限", "实施年限"), counter_examples=("目标值",))

INDICATOR_HEAD = Rule(
    "head of what is counted",
    r"指标|项目|任务|内容|方式|类别|工程|事项|措施|路径|类型|^名称|(?:指标|项目|产品|任务|企业)名称|产品|行业",
    examples=("指标名称", "改造方式", "建设内容"),
    counter_examples=("县（市、区）", "村（社区）名称"),
)

PLACE_HEAD = Rule(
    "head of where or who",
    r"地区|市|县|区|乡|镇|街道|村|社区|单位|部门|企业|学校|医院|行业地区|州|盟|旗|名称",
    examples=("县（市）", "乡镇", "村（社区）名称", "地区"),
    counter_examples=("指标", "改造方式"),
)

MONEY_UNIT = Rule("unit of money", r"[百千万亿]*(?:美|欧|日)?元(?:/.*)?", examples=("万元", "元/户", "亿美元"), counter_examples=("万户",))

SUM_OF_YEARS = Rule(
    "head of the sum over all years, beside columns that name one",
    r"总(?:面积|量|数|户数|任务|规模|里程|长度|人数)|累计|规划期",
    examples=("需治理总面积", "任务总数", "规划期合计"),
    counter_examples=("治理面积", "合计"),
    source="按年度分列的任务表",
)

GOAL_HEAD = Rule(
    "head of a column that says in words what is to be reached",
    r"^(?:评价标准|考核标准|考核目标|目标要求|目标值?|指标值|工作目标|预期目标|量化指标|目标指标)(?:（[^（）]*）)?$",
    examples=("评价标准", "目标值", "考核目标"),
    counter_examples=("指标名称", "2025年目标值（%）"),
    source="考核、评价指标体系表",
)

LEVEL_HEAD = Rule("head of one level of indicators", r"^[一二三]级指标$", examples=("二级指标",), counter_examples=("指标名称",))

INDEX_NAME = Rule(
    "names of measures without a unit",
    r"(?:指数|系数)(?:（[^（）]*）)?$",
    examples=("农田灌溉水有效利用系数", "生态质量指数（EQI）"),
    counter_examples=("指数涨幅", "利用率"),
    source="规划的主要指标表",
)

COUNTED = Rule(
    "unit that the head itself names",
    r"(?P<unit>户|人次|人|家|座|台|辆|所|处|套|床位|个|项|件|亩|公里|吨)数(?:量)?(?:[^\W\d_]{0,4})$",
    examples=("续建户数", "培训人数", "改造户数"),
    counter_examples=("指数", "任务合计"),
)

SHARE_HEAD = Rule("head of a share", r"(?:率|比例|比重|占比)$", examples=("覆盖率", "减排比例"), counter_examples=("总量",))

GOAL_TABLE = Rule(
    "tables that set goals",
    r"目标|任务|计划|指标|安排|分解|分配|控制|清单|规划|改造|建设|需|拟|下达|实施",
    examples=("目标任务分解表", "安排项目表", "2024年建设计划"),
    counter_examples=("人员名单", "现状统计"),
)

STATISTICS = Rule(
    "tables that report", r"统计|现状|情况|一览|名单|名录|台账|汇总", examples=("基本情况统计表",), counter_examples=("任务分解表",)
)

NO_TABLE = Rule(
    "tables that hold no targets",
    r"完成情况|评分|考核(?:标准|细则|计分|评分|表)|补[助贴]标准|价格|收费|资金(?:安排|分配|计划|表)|投资(?:计划|估算|概算)|名录|基准|排放(?:情景|标准|限值)|允许偏差|编码|联系|通讯|名单$|情景",
    examples=("“十三五”规划主要指标完成情况", "考核评分表", "补助标准表", "资金安排表", "企业名单"),
    counter_examples=("目标任务分解表", "实施计划"),
)

CEILING = Rule(
    "heads of a ceiling",
    r"控制(?:目标|计划|数|量|总量|指标)|总量控制|上限|不超过|限额|增量控制",
    examples=("增量控制目标", "总量控制"),
    counter_examples=("任务数",),
)

CHANGES: dict[str, Rule] = {
    "decrease": Rule(
        "heads of a decrease", r"下降|降低|减少|削减|减排|压减", examples=("能耗强度降低目标", "减排比例"), counter_examples=("新增",)
    ),
    "increase": Rule("heads of an increase", r"增长|增速|增幅|提高(?!到)", examples=("年均增长",), counter_examples=("新增", "降低")),
    "new": Rule("heads of what is new", r"^新增|[^\W\d_]年新增|净增", examples=("新增床位",), counter_examples=("增长",)),
    "cumulative": Rule("heads of what adds up", r"累计", examples=("累计完成",), counter_examples=("合计",)),
}

TOTAL_ROW = Rule(
    "names of rows of totals",
    r"^(?:合计|总计|小计|共计|全[省市区县州]合?计?|总和)$|(?:合计|总计|小计)$",
    examples=("合计", "青禾州总计", "全省"),
    counter_examples=("全面合作村",),
)

TOTAL_HEAD = Rule(
    "heads of columns of totals", r"(?:合计|总计|小计|总数|共计|总任务)(?:数)?", examples=("合计", "小计"), counter_examples=("新建",)
)

PLAIN_VALUE = Rule(
    "heads that only say that a value stands here",
    r"(?:“?十[一二三四五]五”?(?:期间|末)?|20\d\d年(?:底|末|度)?)?(?:目标值?|指标值?|数值?|任务数?|计划数?|规划值|规划指标|目标任务|任务量)?(?:（[^（）]*）)?",
    examples=("2025年目标值", "任务数"),
)

TOTAL_WORDS = re.compile(r"(?:合计|总计|小计|共计)$")
CAPTION_END = re.compile(r"(?:分解|分配|汇总|一览|明细|安排|情况)*(?:项目)?(?:表|清单|计划表)?\d*$")

RATE_UNIT = Rule(
    "units of rates",
    r"(?:万|亿|千)?(?:吨|克|千克|公斤|立方米|次|起|人|例|件|个|张|床|辆|毫克|微克)[^\W\d_]{0,6}/(?:\d*[^\W\d_]{0,3})?[^\W\d_]{1,9}",
    examples=("千克标准煤/吨", "次/10万公顷", "吨标准煤/百万换算吨公里"),
    counter_examples=("目标",),
)
