"""How papers tell what has been done: reports and their sections, told passages, examples, and where the plans begin again.

Patterns over folded text; ``finders.accounts`` says what they cover.
"""

from __future__ import annotations

from extract.rules import Rule

REPORT_TITLE = Rule(
    name="account.report-title",
    pattern=r"^(?!.*(?:印发|转发|报送|做好|开展|加强|填报|的通知|制度|办法))[^。；：！？《》\n]{2,50}(?:情况的?(?:报告|汇报|说明|通报)|工作总结|总结报告|自查报告)(?:（[^（）\n]{1,20}）)?$",
    examples=("关于水库除险议案办理情况的报告", "2021年度法治建设工作总结", "云岭县整改落实情况报告"),
    counter_examples=("关于报送进展情况的通知", "《关于议案办理情况的报告》", "建立情况报告制度", "认真写好工作总结。"),
    source="向人大常委会、上级机关所作的报告",
)

REPORTED = Rule(
    name="account.reported",
    pattern=r"现将[^。；：]{0,24}(?:报告|汇报|通报)(?:如下|于后)",
    examples=("现将主要情况报告如下", "现将有关情况汇报如下"),
    counter_examples=("现将有关事项通知如下", "请将进展情况报告省政府"),
)

ASSESSED = Rule(
    name="account.assessed",
    pattern=r"会议认为|实践证明|事实证明|(?:会议|评估组|检查组|督查组)指出，",
    examples=("会议认为，改造进展顺利", "实践证明，这一做法增加产量8%"),
    counter_examples=("会议要求，各地要完成改造",),
    source="决议与总结的评价句",
)

AHEAD = Rule(
    name="account.ahead",
    pattern=r"下一?步|下一?阶段|今后|工作(?:思路|打算|计划|安排|建议|目标)|会议要求|(?:明|来)年(?:的)?(?:工作|重点)|下半年|打算|努力方向",
    examples=("三、下一步工作思路", "今后五年的任务", "会议要求，各级政府要"),
    counter_examples=("一、精心组织实施", "工作成效"),
    source="报告里转向将来的标题和引语",
)

ASKED = Rule(
    name="account.asked",
    pattern=r"力争|争取|力求|确保到|拟于?(?=20|[^，。；]{0,6}(?:完成|新建|建设))|(?<!实施)(?<!年度)(?<!行动)计划(?=到|在|于|用|20|新建|完成|建设)|将(?=在|于|继续|进一步|新建|建成|完成|达到|全面|再)|(?:^|[，。；：])要|必须|应当",
    examples=("力争“十二五”末赶上全国水平", "，要完成改造", "将继续安排资金", "计划新建5座"),
    counter_examples=("共培训2万人", "将近100户", "实施计划完成"),
    source="报告里仍要去做的事",
)

SITUATION = Rule(
    name="account.situation",
    pattern=r"^(?![^。]*(?:要|必须|确保|力争|完成|务必))[^。]*(?:形势|任务|压力|问题|矛盾)(?:[^，。；]{0,4}(?:依然|仍然|仍|十分|更加|更为|较为|比较|相当|日益|愈加|还很))?(?:严峻|复杂|艰巨|繁重|突出|紧迫)",
    examples=("今年，全市毕业生总数达到5.6万人，就业形势依然严峻", "任务十分艰巨"),
    counter_examples=("形势严峻，要完成改造30座", "解决突出问题"),
    source="述说形势的句子",
)

EXAMPLE_TOLD = Rule(
    name="account.example",
    pattern=r"^(?:比如|例如|譬如|如(?!果|期|遇|需|有|实|何|出现|发生|因|未|无|不|下|确|发现|为|属|符合|经|能|在|被|是|要|今|上|超|达|采|可|按))[^，。；：\n\d]{2,20}(?:镇|村|县|市|区|乡|街道|社|公司|厂|学校|医院)[^，。；\n]{0,4}，",
    examples=("如河湾镇柳树村，转移劳动力300人", "例如青石公司，建成生产线3条"),
    counter_examples=("如有违反，", "如期完成改造任务，", "如企业停产超过6个月，"),
    source="以某村、某企业的做法为例",
)

SPAN_OF_DEEDS = Rule(
    name="account.span-of-deeds",
    pattern=r"(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[几数])(?:多)?年(?:多)?(?:来|间)(?=[，共累全我已每在先])|(?<!\d)20\d\d年(?:\d{1,2}月)?(?:起|开始)，?(?=部署|我[省市县区]|先后|探索|陆续|连续|就|已)",
    examples=("8年来，共培训2万人", "五年间全市新增", "2015年起部署建设10个示范县"),
    counter_examples=("用3年时间完成", "2025年起全面实施", "近年来源头管控"),
    source="叙述若干年的成绩",
)
