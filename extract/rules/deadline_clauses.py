"""What stands around a date in running text: the words that lead it in, and those that make it a base, a condition, a name, a fact of the past.

Patterns over folded text. Most are anchored: ``…$`` looks at what stands before an expression of time, ``^…`` at what
stands after it.
"""

from __future__ import annotations

from extract.rules import Rule

DESCRIBES = Rule(
    name="deadline.describes",
    pattern="^[^，。；：、对]{1,5}的(?!基础上)",
    examples=("统计的业务量", "缴存的单位"),
    counter_examples=("报送，", "对重点工作的进展进行考核"),
    source="按月、按年度作定语",
)

YEAR_OF_PAPER = Rule(
    name="deadline.year-of-paper",
    pattern="^(?:度)?(?:统计|财务|工作|定期)?(?:年报|年鉴|公报|年审|报表|决算)",
    examples=("年报和定期报表", "统计年鉴", "定期报表工作"),
    counter_examples=("上报年报", "编制年鉴"),
    source="某年的报表、年鉴",
)

DAY_OF_COMMEMORATION = Rule(
    name="deadline.day-of-commemoration",
    pattern="^(?:该日|这一天)?(?:确定|设立|定|命名|规定)?为[^，。；]{0,6}“[^”]{2,16}(?:日|周|月|节)”",
    examples=("为“世界水日”", "确定为“全国防灾减灾日”"),
    counter_examples=("开展“世界水日”宣传活动",),
    source="名词解释里的纪念日",
)

DONE_THEN = Rule(
    name="deadline.done-then",
    pattern="^(?:起)?(?:实施|施行|执行|发布|印发|公布|召开|通过|，[^。]{0,60}(?:发生|造成|致|死亡))",
    examples=("实施，", "，某路段施工时边坡塌方，造成人员受伤"),
    counter_examples=("，成立领导小组", "前完成"),
    source="叙述已过的某日",
)

AHEAD_OF = Rule(
    name="deadline.ahead-of",
    pattern="(?<!可)(?<!可以)(?:至少|最少|应|须|并)?提前(?:至少)?$|(?:届满|期满|到期|开工|施工|召开|举行|举办|实施|截止|结束|使用|运营|试点|开学|考试)(?:之日)?(?:之|以)?前(?:至少)?$",
    examples=("提前", "应在有效期届满前", "于会议召开前至少"),
    counter_examples=("在", "届满"),
    source="从一件事往前数的期限",
)

METADATA = Rule(
    name="deadline.metadata",
    pattern="^(?:(?:印发|发布|通过|签署|修订|修正|废止|公布)(?:的|，|）|\\n|$)|印$|成文|施行|起施行|起正式施行|起正式实施|起实施[。，；]|起执行[。，；]|起生效)",
    examples=("印发", "起施行。", "通过，自", "起正式实施", "修订）"),
    counter_examples=("印发实施细则", "起实施整治行动", "修订完善预案"),
    source="版记、题注与施行日期",
)

ENTRY_INTO_FORCE = Rule(
    name="deadline.entry-into-force",
    pattern="(?:(?:本|该|上述)(?:办法|规定|意见|通知|细则|方案|预案|措施|规则|决定|规范|标准|实施细则|实施方案|若干措施|政策|文件|通告|制度)|有效期|执行期限?|政策期)[^。；]{0,24}$",
    examples=("本办法", "本实施细则由市财政局解释，", "有效期"),
    counter_examples=("按本办法执行。",),
    source="附则: 本办法自……起施行，有效期……",
)

BASE = Rule(
    name="deadline.base",
    pattern="(?:(?<!对)比|较|相较于?|相比于?|对比|同比|超过|高于|低于|不低于|优于|超|与|以|达到|恢复到?|参照|按照?|依据|根据|保持在?|对|截至|续建|结转|接续|纳入|列入|属于|由)$",
    examples=("比", "较", "以", "续建", "优于", "达到"),
    counter_examples=("力争", "确保", "到"),
    source="基期、结转与参照",
)

BASE_AFTER = Rule(
    name="deadline.base-after",
    pattern="^(?:[末底]?(?:的)?(?:[^，。；]{0,14}的基础上|基础(?:上|(?!设施|教育|研究|性|工作|能力|建设|医疗|养老))|水平|为基[数期]|基数|同期|的?标准|相比|实际完成|以前年度|决算|实绩|的?基准))",
    examples=("基础上", "的水平", "同期", "为基数", "相比"),
    counter_examples=("基本完成", "完成", "基础设施投资增长11%"),
)

PAST = Rule(
    name="deadline.past",
    pattern="已(?!有条件)|累计|以来|了(?!解|结)|曾|来，|同期|成效|取得|荣获|获批|获得(?!感)|入围|召开的?|会议精神|讲话|精神|会同意|批复|印发的|颁布|成立(?:于|以来)|先后|仅|共有|达到了|增长了|由[^，。]{2,14}(?:年|月)的|初步形成|位居|居全",
    examples=("已完成改造", "累计安装", "自成立以来", "取得明显成效"),
    counter_examples=("完成改造任务", "全面了解", "确保建成"),
    source="叙述既往的词",
)

LEAD_IN = Rule(
    name="deadline.lead-in",
    pattern="(?:(?:力争|争取|力求|确保|计划|预计|拟|应当?|须|务必|必须|将于?|于|在|展望|请|最迟|不晚于|不迟于)|(?:^|[，。；：、（〔“”\\n\\t？！.]|（[一二三四五六七八九十\\d]+）|\\d[、.])(?:其中|并|同时|且|力争|争取|确保|计划|预计|拟|原则上|应|要|须|必须|务必|将|会同|于|在|从|自|到|即|另|再|则|和|及|以及|[①-⑳]|我[省市区县州旗]|全[省市区县州国乡镇行]|[各本]?[省市区县州盟旗、（）]+|本市|年度|总体目标|主要目标|目标|工作目标|[一二三四五六七八九]是|一要|在确保|保证|一般|最迟|最晚|不迟于|不晚于|尽快|开始|按照|进度|分别)*)$",
    examples=("，力争", "；其中，", "。我省", "（", "，于", "一是"),
    counter_examples=("，完成", "的", "建立"),
)

THEN_ACTION = Rule(
    name="deadline.then-action",
    pattern="^[，：”）〕]?(?:[^，。；：的]{0,3}[、，])?(?:我[省市区县州]|全[省市区县州国]|[各本][^，。；的]{0,8}|要|将|应|须|必须|拟|计划|力争|争取|确保|基本|全面|初步|率先|继续|优先|着重|再|共|同时|可|能|可以|进一步|重点|集中|分批|分期|正式|逐步|按|按照|根据|由|对|向|组织|启动|积极|大力|切实|统一|适时|仍|也|均|全部|先|首先|并|分别|在|新|选取)*",
    examples=("，全市", "要全面", "将", "力争"),
)

TARGET_NOUN = Rule(
    name="deadline.target-noun",
    pattern="^(?!年|[^，。；：\\d]*附[件表])[^，。；：]{0,28}?(?:目标|任务|计划)(?:任务)?[^，。；：\\d]{0,10}\\d",
    examples=("冬季改造任务共3600户", "既有建筑能效提升目标为12万平方米"),
    counter_examples=("冬季改造工作方案", "建立任务清单", "年度计划编制要求见附件2"),
)

PAST_LEAD = Rule(
    name="deadline.past-lead",
    pattern="(?:已|累计|以来|曾|先后|年均|原(?!则|上|矿|煤|料|油|材|因|料|粮|奶|件|址|始))[^，。；]{0,8}$",
    examples=("累计", "自启动以来，已".replace("，", ""), "曾于"),
    counter_examples=("召开会议，原则上", "应"),
)

DURATION_TARGET = Rule(
    name="deadline.duration-target",
    pattern="(?:压缩|缩短|压减|减少|控制|延长|降低|提高|精简|缩减|减|降|提速|限定|承诺|法定|由|从|不超过|不得超过|最长|超过|达|满|近|最近|过去|前|连续|累计|为期|任期|不足|未满|每满|工作|服务|任职|从业|经营|缴费|存续|有效期|质保期|保质|免检|毕业|取消其|禁止其|期限|周期|\\d岁|第)(?:时间|时限)?(?:[\\d个、一二三四五六七八九十年月]|工作日|天|日|至|到|为|在|由|压缩|不超过|不少于|不低于|少于|最长|平均|原则上)*$",
    examples=("压缩至", "控制在", "近", "缩短到", "有效期", "延长至", "禁止其一年至"),
    counter_examples=("，在", "应当"),
    source="办理时长的指标与资格条件",
)

OFFENCE = Rule(
    name="deadline.offence",
    pattern="[^从]未(?:能)?(?:在|于)(?=[^，。；]*(?:内|前)$)",
    examples=("单位未在3日内", "项目未于完成之日起5日内"),
    counter_examples=("从未中断", "未来3个月内"),
    source="裁量基准、处罚规定: a limit that was not kept",
)

CONDITION_AFTER = Rule(
    name="deadline.condition-after",
    pattern="^(?:（[^（）]{0,20}）|）)?(?:，)?(?:(?:已)?(?:受理|提交|签订|注册|登记|取得|参保|购买|上牌|入职)的|未|无|没有|不得有|曾|存在|累计|发生|有效|均?可申报|免[费签收]|半价|减半|均?可享受|有[^，。；]{0,12}(?:的，|记录)|[^，。；]{0,20}的(?:企业|单位|人员|个人|项目|机构|农户|家庭|乡镇|部门|学校|产品)?，|仍未|逾期|不能|因)",
    examples=("受理的申请", "未发生安全事故", "无不良记录", "仍未完成整改的，", "累计缴费的企业"),
    counter_examples=("完成整改", "报送材料"),
)

LISTED = Rule(
    name="deadline.listed",
    pattern="(?:(?=\\d|[上中下]旬|底前?[、和及])(?:(?:20)?\\d\\d年)?(?:\\d{1,2}月)?(?:\\d{1,2}日|[上中下]旬|底)?前?(?:、|和|及|以及|或))+$",
    examples=("请于⟦4月10日、7月10日和⟧", "将于⟦4月下旬和⟧"),
    counter_examples=("，确保", "请于", "达到标准、"),
    source="一句里并列的几个日期",
)

ELIGIBILITY = Rule(
    name="deadline.eligibility",
    pattern="(?:对|凡|如|若|符合|因|以|为|的|和|及|与|完成|实施|推进|推动|改造|巩固|开展|落实|总结|参照|用于|支付|兑现|清理|淘汰|结转|利用)$",
    examples=("对", "完成", "，以"),
    counter_examples=("，", "力争"),
)

PER_HEAD = Rule(
    name="deadline.per-head",
    pattern="(?:每人|每户|人均|户均|平均|年均|每生|每[^，。；每]{1,4}|标准|大于|不低于|元/|补助|补贴|奖励)$",
    examples=("每人", "每户", "补贴标准", "每亩"),
    counter_examples=("，", "原则上"),
)

RATE_AFTER = Rule(
    name="deadline.rate-after",
    pattern="^(?:的)?(?:每人|每户|每生|每[^，。；每]{1,3}\\d|(?:最高|最多|不超过|可|按|给予|补助|补贴|奖励|发放|一次性|[^，。；安排投入]{0,9})\\d[\\d.,]*[万亿]?(?:元|千瓦时|度|吨/|个月|天|小时|万元)|不少于\\d+个?[月天日小]|\\d{1,2}：\\d\\d|\\d{1,2}[时点])",
    examples=("最高1000元", "每人补助300元", "补助200元", "不少于6个月", "7：00"),
    counter_examples=("召开1次会议", "报送进展", "安排资金1000万元"),
    source="补贴标准与资格条件",
)

BROKEN_DOWN = Rule(
    name="deadline.broken-down",
    pattern="^(?:提出|制定|制订|编制|填写|填报|明确|安排|分解|下达|列出|细化|确定|实施(?=$|[，。；、]))(?!情况)",
    examples=("提出科学合理的工作安排", "分解任务", "实施、按期完成"),
    counter_examples=("听取汇报", "通报", "实施跟踪审计"),
    source="分季度、分年度: 一次做出的安排按季按年细分",
)

STANDS_IN = Rule(
    name="deadline.stands-in",
    pattern="^，?[^，。；]{0,6}(?:将)?(?:进入|处于|步入)[^，。；]{0,24}(?:期|阶段|时代)",
    examples=("，我国进入迈向创新型国家前列的关键期",),
    counter_examples=("，完成改造",),
    source="形势的叙述",
)

TELLS = Rule(
    name="deadline.tells",
    pattern="^(?:的|(?:到期|期满|届满)|对[^，。；]{2,40}工作(?:按照|分为|分)|[^，。；：]{2,4}的[^，。；：]{2,40}，(?:在|于)20|[^，。；：]{0,30}(?:下达|印发|转发)(?:给)?你们|[，]?(?:是|仍是|将是|处于|面临|作为)|，?[^，。；：]{0,22}(?:总体要求|指导思想|工作思路|基本原则|形势|的关键|的开局|以下原则|面临|机遇期?|更为紧迫|基数))",
    examples=("到期后，延续实施", "是实施规划的关键之年", "，是", "的名单", "全市政务公开工作的总体要求是"),
    counter_examples=("全面完成", "，实现"),
    source="叙述某一时期，不设期限",
)

OF_THE_HOUR = Rule(
    name="deadline.of-the-hour",
    pattern="^(?:的?\\d{1,2}(?:：\\d\\d|[时点])[^，。；]{0,16})?[^，。；]{0,6}(?:报告|报送|上报|报|监测|更新|通报|巡查|续报|发布|会商)",
    examples=("8时、14时报告", "报送雨情", "18时前上报"),
    counter_examples=("7：00至9：00通行", "20蒸吨以上"),
    source="应急值守的报送要求",
)

URGED = Rule(
    name="deadline.urged",
    pattern="(?:力争|争取|力求|确保|计划|拟|务必|必须|展望|于|应当?|应在|应当在|须在?|需在|要在|必须在|应于)$",
    examples=("力争", "，确保"),
    counter_examples=("按照",),
)

COUNTS = Rule(
    name="deadline.counts",
    pattern="^(?:自|从|于|在).*(?:日|时|后|起)",
    examples=("自收到申请之日起3个工作日内", "在调查终结后5日内"),
    counter_examples=("3个工作日内",),
    source="期间的起算",
)

SCHEME_KEPT_TO = Rule(
    name="deadline.scheme-kept-to",
    pattern="(?:执行|遵守|继续实行|继续执行|按照)[^，。；：]{0,24}$",
    examples=("督促执行市水利局", "继续实行就业进展情况"),
    counter_examples=("建立", "实行", "严格执行规定，建立"),
    source="既有的月报、半月报制度，不设新的期限",
)

FIGURE = Rule(
    name="deadline.figure",
    pattern="^，[^，。；：\\d]{2,24}\\d[\\d.,]*[万亿]?(?:人|户|亩|公里|座|个|所|吨|平方米|%)",
    examples=("，易地搬迁困难群众20万人", "，公益林补偿面积300万亩"),
    counter_examples=("，我市经济社会发展取得成效", "的5个项目"),
    source="“十四五”期间，……万人: 以数量说出的任务",
)

EACH_PLACE = Rule(
    name="deadline.each-place",
    pattern="每个?(?:省|市|县|区|州|旗|乡镇?|镇|街道|村|社区|学校|园区)$",
    examples=("每县", "每个乡镇"),
    counter_examples=("每户", "每人"),
    source="每县每年建设2个: 各地每年的任务，不是补助标准",
)

GOAL_OF_YEAR = Rule(
    name="deadline.goal-of-year",
    pattern="^[^，。；：]{2,30}?(?:压缩|压减|缩短|降低|提高|增长|下降|减少|控制|缩减|提[高升]?(?=至)|达(?=[到\\d])|增加|有所(?:上升|下降|提高|增长))(?:[到至在]|不低于|不少于|不超过)?(?:\\d[\\d.]*(?:个|%|万|亿|家|人|户|以)|(?=[，。；]|$))",
    examples=("一般工商业电价平均降低10%", "审批时间压缩至90个工作日", "贷款规模有所上升，"),
    counter_examples=("完成任务的10%", "项目按下列标准执行"),
    source="2024年……降低10%: 年份领起的目标",
)

OPENS_SOMEWHERE = Rule(
    name="deadline.opens-somewhere",
    pattern="^在[^，。；：的]{2,10}(?:开展|推开|启动|实施|试点|推行|推广)",
    examples=("在全省开展制度改革", "在云岭县开展普查试点"),
    counter_examples=("在建62个", "在全省范围内的项目"),
    source="2025年在全市开展……",
)

WORK_BEGINS = Rule(
    name="deadline.work-begins",
    pattern="(?:^|[，。；：])[^，。；：\\d]{0,10}(?:工作|行动|活动|决定)$",
    examples=("考核工作", "，专项行动", "，县政府决定"),
    counter_examples=("开展工作，", "本通知"),
    source="考核工作从2024年到2026年，…；决定从2024年1月1日起，…",
)

BEGINS = Rule(
    name="deadline.begins",
    pattern="，?[^，。；]{0,30}?(?:实行|推行|启用|停止|停办|停用|取消|暂停|禁止|不再|调整为|恢复|统一(?:使用|执行|实行|由)|改[由为]|免[收征])",
    examples=("，全县中小学实行新的作息时间", "停止使用旧版证照", "，统一使用新表"),
    counter_examples=("施行。", "，有效期五年"),
    source="自2024年9月1日起，……",
)

BY_RIGHT = Rule(
    name="deadline.by-right",
    pattern="^按(?:照)?[^，。；：的]{2,10}(?:公布|公开|完成|启动|开展|推开|发布|印发|上报|报送|取消|下放|实施)(?!的|方案|计划|情况)",
    examples=("按管理权限公布服务清单", "按规定完成改造"),
    counter_examples=("按下列标准执行", "按计划实施的项目"),
    source="2025年按……公布……",
)

NAMED_YEAR = Rule(
    name="deadline.named-year",
    pattern="^[^，。；：]{0,24}(?:工作|项目|方案|计划|资金|政策|工程|活动|会议|年度|补贴|数据|指标|名单|清单|预算)(?![^，。；：]{0,16}(?:完成|达到|建成))",
    examples=("冬季改造项目按下列标准执行", "部门预算"),
    counter_examples=("完成改造", "任务全部完成"),
    source="年份作定语的名称",
)
