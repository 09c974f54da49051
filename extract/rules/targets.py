"""How policies say what they set out to reach, and what looks like it but is none.

All patterns are for folded text. ``finders.targets`` says how they are weighed against each other.
"""

from __future__ import annotations

from extract.rules import Rule

#: verbs whose object is counted: 新建20所, 培训3000人
ACTIONS = (
    "完成 完工 竣工 建成 新建 改建 扩建 改扩建 新改建 续建 迁建 新增 净增 建设 改造 实施 培育 打造 培训 培养 创建 争创 引进 引入 引育 招引 选派 选聘 选树 选拔 遴选 "
    "招收 招聘 招募 解决 开工 治理 整治 修复 恢复 推广 安置 发展 扶持 组建 配备 配置 设立 建立 布局 布设 形成 关停 关闭 淘汰 压减 退出 拆除 取缔 制定 修订 "
    "制修订 认定 评选 评定 筛选 选取 命名 吸纳 带动 帮扶 转移 脱贫 减少 增加(?!值) 扩大 提供 组织 开展 举办 举行 发放 投放 更新 更换 安装 铺设 敷设 架设 种植 营造 造林 绿化 收储 "
    "储备 复垦 实现 达到 突破 保持 盘活 供应 筹集 筹建 整改 消除 清理 化解 处置 签约 落地 孵化 输送 上市 推出 打通 联通 贯通 通车 投产 投用 入库 接种 筛查 抽检 "
    "搬迁 接入 归集 上线 下放 取消 精简 提升 升级 轮训 创成 入选 采购 补植 抚育 改良 疏浚 加固 除险 拓展 招商 扩容 修缮 整修 新培育 入驻 增设 增建 兴建 翻建 疏通 划定 "
    "选育 育成 出栏 存栏 生产(?!线|总值|能力|基地|企业|安全|经营|性) 服务(?!业|区|中心|站|点|机构|平台|事项|设施|体系|能力|水平|质量) 救助 惠及 兼并 重组 创作 出版 放映 播放 覆盖 购置 安排 选送 配上 配齐 优化 集聚 消化 压缩 减排 替代 转化 扩建 新投放 攻克 研发 申报 争取 资助 认证 聚集 汇聚 修建 办好 设置 构建 启动 做"
).split()

# Verbs that hold their object, so that they name what is counted: 造林20万亩, 治沙5万亩.
OWN_OBJECT = Rule(
    "verb with its own object",
    r"(?:人工|飞播|封山|荒山|规模化)?(?:营?造林|育林|治沙|植树|育苗|种草|种树|还林|还草|绿化|修路|架线|打井|铺路|护坡|护岸|清淤|疏浚|改厕|改水|改圈|调水|补水|引水|供水|输水|供热|供暖|供气|蓄水|截污|扩绿|增绿|补绿|脱贫|减贫|就业|创业|供地|出让)",
    examples=("⟦造林⟧20万亩", "⟦植树⟧300万株", "⟦修路⟧20公里"),
    counter_examples=("新建道路",),
)

#: verbs that say only that something is to be brought about: they go from the indicator, unless nothing else is left
LIGHT_VERBS = "完成 实现 达到 确保 力争 争取 努力 全面 完成率 突破 保持 推进 超额".split()

#: nouns that stand before the number which they name: 普惠园覆盖率89%
MEASURES = Rule(
    "noun of measure before a number",
    r"(?:率|量|面积|总数|人数|规模|能力|数|里程|装机|比重|比例|占比|指数|强度|浓度|水平|增速|增长|增幅|涨幅|降幅|容量|床位|任务|户数|产值|增加值|产能|目标|指标|密度|寿命"
    r"|年限|长度|总额|收入|支出|投资|额|耗|库容|覆盖|学位|车位|泊位|缺口|减排|工程|改造|项目|共|共计|总计|合计|总)$",
    examples=("公办园在园幼儿占比", "改造任务共", "供暖面积", "森林覆盖率"),
    counter_examples=("依托", "涉及", "围绕"),
)

LEVEL = Rule(
    "words of a level that is to be reached",
    r"(?:达到?|到|至|控制在|保持在?|稳定在?|维持在|巩固在|不低于|不少于|不超过|不高于|突破|超过|低于|小于|高于|大于|以[上内下]|左右|增长|下降|降低|提高|提升|增加|减少|削减|减排)",
    examples=("达到80%", "控制在5%以内", "下降18%", "提升至46%"),
    counter_examples=("占总投资的",),
)

GOALS = Rule(
    "heading or lead of goals",
    r"目标|指标|任务(?!分工)|责任书|计划(?=$|表|如下)",
    examples=("（三）工作目标", "主要指标", "目标任务为：", "总体任务"),
    counter_examples=("保障措施", "任务分工"),
)

EXPECTED = Rule(
    "goals that are expected rather than binding", r"预期(?:性|目标)", examples=("主要预期目标", "预期性"), counter_examples=("约束性",)
)

ASPIRED = Rule(
    "goals that are striven for",
    r"力争|争取|努力(?:实现|达到)|力求|有望",
    examples=("力争达到", "争取新增"),
    counter_examples=("确保完成",),
)

PAST_HEADING = Rule(
    "headings over what has been",
    r"^(?!.*(?:加强|提[升高]|巩固|强化|推进|深化|扩大|应对|解决|整改|遏制|防范|开展|严格|健全|完善|落实|做好|优化|聚焦|确保|降低|减少|增强|扭转|适应|营造|改善|创造|减轻|消除|研判|任务|目标|措施|对策|举措|安排|打算|夯实|打牢|筑牢|奠定|厚植|加快|探索))"
    r".*(?:基本情况|现状|回顾|(?:发展|工作|现实|规划)基础(?=$|[与和及、])|成效$|成就$|成绩$|存在(?:的)?(?:主要|突出)?(?:问题|困难)|形势|挑战|影响$|背景(?=$|[与和及、])|趋势$|情景|事实|(?:完成|进展)情况(?!报告|通报|调度|报送|考核)"
    r"|(?:发展|面临的?|外部|国内外?|国际)环境$|计划执行情况|概况)",
    examples=("基本情况", "一、发展基础", "（二）存在的主要问题", "二、面临形势"),
    counter_examples=(
        "三、工作目标",
        "基础设施建设",
        "遏制土壤污染扩大趋势",
        "有效应对疫情影响",
        "巩固治理成效",
        "夯实产业发展基础",
        "现状与任务",
        "工程进展情况报告",
    ),
)

PAST = Rule(
    "words of what has been",
    r"截至|截止(?=\d|目前|到)|以来|已(?:经)?(?=[^\W\d_]{0,6}(?:\d|完成|建成|实现|达|有|累计|全部|成|启动|投入|超|覆盖|建|形成|开工|占|改造|发放|实施|批))|(?<![由从])目前|现有(?!基础|水平|[^，。；\d]{0,10}基础上)|现已|当前|"
    r"截止目前|比上年|较上年|比去年|较去年|同比|初步核算|据统计|经统计|近年来|过去|上年(?!度?末?以|的?(?:基础|水平))|去年(?!的?(?:基础|水平))|进行了(?:全面|集中|专项)?清理|仅(?=[^，。；]{0,3}\d|为|有|占)|[尚还]有|还存在|曾|先后|推测|推算|可能(?!性)|情景|(?<![为除])了(?=[^，。；\d]{0,16}$|[^，。；\d]{0,16}(?:分别|约|近)?\d)",
    examples=("截至2020年底累计", "已建成35个", "目前全市有", "比上年增长8.9%", "达标率仅为60%"),
    counter_examples=("到2025年达到", "力争完成", "自然条件已不允许", "在现有基础上提高", "在现有服务水平基础上"),
)

CONDITIONS_HEAD = Rule(
    "head of what applicants must meet",
    r"(?:资格|申报|申请|遴选|认定|评选|准入|推荐|入选|选拔|评审|报名|参评)(?:的)?(?:基本)?(?:条件|要求|资格|对象)(?=[。：\n]|$)",
    examples=("资格条件", "二、申报条件", "（一）遴选要求"),
    counter_examples=("一、工作条件", "申报程序"),
    source="遴选、评选、引才办法",
)

PAST_AFTER = Rule(
    "past told behind the number",
    r"^(?:主要)?集中[于在]|^[^，。；]{2,20}(?:完成|进展|落实|执行)情况(?!良好)|^[^，。；]{0,12}?(?:了|，?(?:同比|比上年|较上年|比去年)|，超额|已完成|已建成)(?=[，。；]|增|减|下|提|完)",
    examples=("，同比增长3%", "已完成，", "集中于汛期", "人脱贫目标完成情况等信息"),
    counter_examples=("，比2015年下降4%", "集中供热"),
)

REWARD = Rule(
    "money words that turn a number into a rate, a condition or a price",
    r"给予|奖励|奖补|补助|补贴|贴息|即征即退|税前|罚款|处以|扣减|扣除|费率|税率|利率|提取|计提|收取|缴纳|缴费|征收|免征|减征|减按|承担|分担(?!率)|负担|返还|拨付|预付|赔付|押金|保证金|售价|(?<![低免])收费|赔偿|"
    r"计入|加计|抵扣|首付|出资|持股|总投资|投资额|资金|价款|金额|概算|(?<!改)造价|中标价|租金|房租|工资|薪酬|待遇|低保标准|限价|定价|单价|差价|电价|气价|评分|得分|分值|权重|记分|资本金|抵扣|发生额|最低价",
    examples=("按20%给予奖励", "占总投资的40%", "费率不高于1%", "权重30%"),
    counter_examples=("覆盖率达到95%", "地区生产总值增长7%"),
)

CHARGES_FOLLOW = Rule(
    "head that announces rates of money",
    r"(?:提取|计提|费用|费率|收费|缴费|缴存|税率|补贴|补助|奖励|奖补|征收|缴纳|收取|分担|支付|报销)[^。；：]{0,14}(?:标准|比例|费率|税率|额度|办法)?[^。；：]{0,6}(?:如下|为|执行|收取|缴纳)：|标准[^。；：，]{0,6}(?:提取|计提|征收)：",
    examples=("安全费用提取标准如下：", "各类工程收费标准为：", "按照以下标准逐月提取：", "补贴比例如下："),
    counter_examples=("主要目标如下：", "补贴工作任务："),
)

GIVEN = Rule(
    "words that make a count a condition of a reward or a fine",
    r"给予|奖励|奖补|罚款|处以|扣减|扣除|评分|得分|分值|(?<![低免])收费|收取|征收",
    examples=("给予奖励", "处以罚款"),
    counter_examples=("补贴性职业技能培训", "发放住房租赁补贴"),
)

SHARE_MEASURE = Rule(
    "measures that are shares",
    r"(?:比例|比率|占比|占(?:到|比)?|比重|水平|率|合格|达标|优良|全覆盖)[^，。；、]{0,8}$",
    examples=("断面不达标比例控制在", "水稻机械化水平达到", "乡镇覆盖率达"),
    counter_examples=("园区产值增长", "个厂房，"),
)

DUE_BY = Rule(
    "a day by which a measure is to be reached",
    r"(?:^|[，；])(?:力争|确保)?(?:到20\d\d年|20\d\d年?底?[之以]?前|到?“十[三四五六]五”(?:期间|末|时期))",
    examples=("到2027年改善灌溉面积", "2027年底前，总装机容量"),
    counter_examples=("截至2020年底，面积", "2019年面积"),
)

OF_WORKS = Rule(
    "parts of works that are carried out",
    r"(?:实施|推进|建设|开展|完成)[^。；]{4,60}(?:工程|项目|任务|行动)，其中[^。；]{0,80}$",
    examples=("实施退牧还草工程，其中划区轮牧", "推进河道治理项目，其中清淤"),
    counter_examples=("总投资2亿元，其中", "实施重点工程，确保"),
)

REWARD_AMONG_GOALS = Rule(
    "measures whose name holds a word of money",
    r"(?:报销|支付|救助|执行|到位|拨付|使用|缴存|到账|回收|支出)(?:比例|率)|固定资产投资|民间投资|工业投资|(?:到位|利用|引进)[^，。；]{0,6}(?:资金|外资|内资)$|投资(?:完成额?)?(?:占比|(?:同比)?增[长速]|同比|年均|完成)|人均|收入|经费投入|直接融资|贷款|参保|缴费人数|工资增长|发放率|清欠率",
    examples=("住院报销比例达到75%", "固定资产投资增长16%", "资金到位率达到90%"),
    counter_examples=("占总投资的40.89%",),
)

AS_A_RATE = Rule(
    "a share or size that something is done by",
    r"(?:可?按照?|依照|以)[^，。；]{0,40}$",
    examples=("可按工业用地最低价", "按照人均不少于"),
    counter_examples=("覆盖率达到",),
)

RATE_APPLIED = Rule(
    "what is done by a share or size",
    r"^(?:的)?(?:标准|比例|额度|幅度)?(?:执行|预征|征收|控制|摊销|计算?(?=[，。；])|配建|配套|收取|缴纳|扣除|安排|预留|核定|确定|配置|配备|直接抵扣|，直接抵扣)|^的[^，。；的]{0,6}(?:标准|比例)",
    examples=("执行。", "的标准配建", "的车位比例建设", "预征，"),
    counter_examples=("以上，", "的村庄"),
)

CONDITION = Rule(
    "clauses that name a condition",
    r"^(?:（[一二三四五六七八九十\d]{1,3}）|\d+[.、])?(?:对于?|凡是?|如果?|若|当|满足|符合|属于|因|发生|出现|造成|超过|达到|具备|低于|不足|未|逾期|连续|累计|[^，。；]{0,30}响应(?:时|期间))(?!外|接|口|标(?!准)|台|象)",
    examples=("对年用能1万吨以上的企业", "凡超过15%的", "如发现3起以上"),
    counter_examples=("对外贸易增长5%", "全省达到"),
)

AFTER_CONDITION = Rule(
    "what follows a number that states a condition",
    r"^(?:（含）)?的(?:[，。；、：）]|$|[^，。；]{0,16}?(?:，|应当?|须|可|由|实行|按照?|给予|予以|不得))",
    examples=("的，报市政府审核", "的企业，给予奖励", "的项目应当"),
    counter_examples=("的除险加固任务。", "的村庄"),
)

ENUMERATION = Rule(
    "what is counted only to announce a list",
    r"^(?:主要|重点|专项|具体|基本|关键|重要|方面|工作|牵头|成员|责任|配合|以上)*(?:方面|部门|单位|环节|阶段|领域|步骤|层面|维度|层级|级别|要素|等级|档次|板块|小组|工作组|专班|附件|原则|条件|坚持|"
    r"方向|问题|文件|附表|部分|章|节|大类|类别|因素|小时|部委|厅局|常委|组成|字|页|电话|以上|(?:设区市|盟市|省份|城市|省区市|地区|市州|市（州）|区县)(?=$|[，。、；和及）]))(?!化|.{0,3}示范)",
    examples=("方面工作", "部门和单位", "阶段", "重点领域"),
    counter_examples=("项目", "村", "示范区"),
)

GRADED = Rule(
    "leads of lists of conditions",
    r"(?:下列|以下|如下)(?:情况|情形|条件)之一[^。]*$|启动条件[^。]{0,200}$",
    examples=("出现下列情况之一的：倒塌房屋", "符合以下条件之一的，"),
    counter_examples=("启动条件。", "以下目标："),
)

NAMED_BY_COUNT = Rule(
    "policies that are called by the number of their articles, and policies that a number only describes",
    r"(?:落实|实施|执行|贯彻|延续|出台|根据|按照|用好)[^，。；]{0,40}?\d+条(?=$|[，。、；”（]|(?:具体)?(?:政策|措施)|意见|有关|等)|(?:落实|执行|延续|兑现)[^，。；]{0,30}\d[^，。；\d]{1,10}政策",
    examples=("全面落实民营经济31条，", "实施稳增长20条措施", "落实承兑期限由1年缩短至6个月政策"),
    counter_examples=("开通航线31条，", "落实培育特色街区31条任务", "政策覆盖率达到90%"),
)

NAME_OF_SCHEME = Rule(
    "names of schemes that a round number opens",
    r"^[^，。；、]{0,16}?(?:计划|工程|行动|活动)(?:$|[，。、；”]|实施)",
    examples=("大学生创业扶持计划，", "企业培育工程"),
    counter_examples=("大学生，", "企业参加培训"),
)

SCOPE_BEFORE = Rule(
    "words that make a count the scope of something else",
    r"(?:在全[省市区县州]|[在对向从将把给与由等各该这每前后按跨于]|现有|已有|其余|全部|所有|上述|以下|下列|以上|涉及|包括|包含|围绕|依托|根据|分为|分成|分|列入|纳入|属于|位于|其他|剩余|原有|面向|针对|按照|利用|至少提前)$",
    examples=("在", "对现有", "共涉及", "分为", "等"),
    counter_examples=("新建", "完成", "建设"),
)

NOT_HERE = Rule(
    "headings of sections that hold no targets",
    r"技术要求|工艺|做法|规格|参数|补(?:贴|助)(?:标准|对象|范围)?|奖励|考核(?:评分|计分|等次)|评分|启动条件|响应(?:条件|级别|启动)|分级|处罚|裁量|附则|名词|释义|申报条件|认定(?:条件|标准)|适用范围|总则|"
    r"编制依据|规划范围|申请条件|遴选条件|^(?:[^，。；]{1,4}、)?(?:特别重大|重大|较大|一般)[^，。；]{0,16}(?:事件|事故|灾害|灾情|险情)(?:标准)?$",
    examples=("八、取暖方式及技术要求", "三、补贴标准", "启动条件", "申报条件", "特别重大停水事件", "较大水旱灾害"),
    counter_examples=("工作目标", "重点任务", "有效防范重大事故", "杜绝重特大事故"),
)

PROJECT_LIST = Rule(
    "head of a list of projects that lost its lines: what follows are sizes of works",
    r"^(?:序号|编号)?[^。，；\n]{0,12}(?:项目|工程)名?称?[^。，；\n]{0,40}(?:建设规模|建设内容|内容及规模|建设年限|起止年限|总投资|投资估算|估算投资|建设性质|建设地点)[^。\n]{0,80}$",
    examples=("序号项目名称建设内容及规模建设年限总投资（万元）责任单位", "工程名称 建设规模 投资估算"),
    counter_examples=("序号 工作任务 目标 责任单位", "加快项目建设，扩大建设规模，完成改造。"),
    source="规划所附重点项目表",
)

PROBLEM_LIST = Rule(
    "head of a list of problems that lost its lines",
    r"(?m)^(?:序号|编号)[^。，；\n]{0,12}问题[^。，；\n]{0,40}(?:措施|责任|目标)[^。，；\n]{0,30}$",
    examples=("序号问题类型问题内容治理目标整改措施责任单位",),
    counter_examples=("序号工作任务责任单位", "针对问题制定措施，落实责任。"),
    source="问题清单、整改清单",
)

TELLS_PROBLEM = Rule(
    "the beginning of a row of such a list, as far as it tells the problem",
    r"^\d{1,3}(?:(?!到20|20\d\d年|完成|实现|确保|力争|新建|全面)[^。])*$",
    examples=("3垃圾处理积存垃圾",),
    counter_examples=("3垃圾处理积存较多。到2025年，清理", "4污水处理到2025年，处理率达到"),
    source="问题清单、整改清单",
)

LISTS = Rule(
    "titles of annexes that list rather than set goals",
    r"名单|名录|评分|分级标准|等级标准|基准|目录$|考核表|样表|登记表|申报表|报告书|流程图|联系方式",
    examples=("淘汰企业名单", "考核评分细则"),
    counter_examples=("目标任务分解表", "重点任务清单"),
)

TERM = Rule(
    "label of the years in which a task is done",
    r"(?:实施|建设|完成|工作|改造|推进|创建|项目)(?:年限|时间|期限|时限|年度|周期|阶段|进度)：|时间(?:进度|安排|节点)：",
    examples=("实施年限：2021-2023年", "完成时限：2025年底", "时间进度：6月底前"),
    counter_examples=("实施单位：",),
)

OWN_TERM = Rule(
    "the term that a plan gives itself",
    r"(?:本?(?:方案|规划|计划|行动)的?)?(?:实施|规划|计划|行动|执行)(?:期限?|周期|年限)(?:为|是)",
    examples=("特制定本方案，⟦实施期限为⟧2021—2025年", "⟦规划期为⟧2021—2025年"),
    counter_examples=("任期为三年", "实施年限：2023-2024年"),
    source="实施方案、规划的引言",
)

CLOSING_BRACKET = Rule(
    "the bracket that closes an item with who does it by when",
    r"（[^（）]*(?:前|底|年)[^（）]{0,6}(?:完成|落实|到位)?）\s*$",
    examples=("（各部门负责，2018年3月底前完成）", "（2025年底前）"),
    counter_examples=("（各部门负责）", "（2025年底前完成）。其余"),
    source="任务分工括注",
)

DURATION_MEASURE = Rule(
    "measures that are lengths of time",
    r"预期寿命|受教育年限|(?:优良|达标|良好|超标|重污染|优)天数(?:比例)?|(?:时间|时限|用时|时长|周期|环节)[^，。；]{0,6}(?:减[至到]|提前|精确|压缩|压减|压降|缩减|缩短|减少|控制|降|不超过|达到|提高)|(?:压缩|压减|压降|缩减|缩短|减少|降)[^，。；]{0,14}(?:时间|时限|用时|时长|周期|到|至)|分别减[至到]",
    examples=("人均预期寿命", "平均受教育年限", "空气质量优良天数力争达到", "审批时限压缩至", "开办时间控制在"),
    counter_examples=("自受理之日起", "任期"),
)

DEVICE_MEASURE = Rule(
    "measures that technical units state as goals",
    r"(?:室温|浓度|用水量|定额|强度|排放量|电压合格|水温|声级|PM2\.5|PM10|臭氧)[^，。；]{0,10}$",
    examples=("供热室温", "PM2.5浓度"),
    counter_examples=("板厚", "功率"),
)

BRANCH = Rule(
    "the branch of trade that opens a paragraph and that all its targets are of",
    r"(?:[—－-]{1,2}|（[一二三四五六七八九十]+）|\d{1,2}[.、])(?P<what>[\u4e00-\u9fff]{2,6}产业)[。：]",
    examples=("⟦——茶叶产业。⟧龙头企业总数达到5家", "⟦2.蔬菜产业：⟧新增基地3个"),
    counter_examples=("——发展现代产业体系。", "茶叶产业产值"),
)

SPECIAL = Rule(
    "the special plan that a paragraph opens with",
    r"[—－-]{1,2}(?P<what>[\u4e00-\u9fff]{2,12}?)(?:提升|创新|拓展|改造|升级|建设|培育)*(?:发展|提升|升级|建设)?专项[。：]",
    examples=("⟦——智能手机发展专项。⟧推进重大项目9个", "⟦——钢铁产品升级专项。⟧"),
    counter_examples=("——智能手机。", "实施专项行动。"),
    source="行动计划里的专项",
)

LABEL = Rule(
    "the label of a line that all its measures are of",
    r"(?:[—－-]{1,2}|（[一二三四五六七八九十]+）|\d{1,2}[.、])?(?P<what>[^\W\d_]{2,8}(?<![类单位标务限容间例注])|\d{2,4}千伏电网)：",
    examples=("海上风电：", "——抽水蓄能：", "500千伏电网："),
    counter_examples=("新增装机500万千瓦", "责任单位：", "建成投产类："),
    source="规划的专栏",
)

WORKS_BEFORE = Rule(
    "the works that the clause before a measure names",
    r"(?P<what>(?:城际|高速|抽水蓄能|天然气|光伏)*(?:铁路|高铁|公路|轨道交通|电站|电厂|码头|管道|管网|绿道|航道))(?:项目|工程|\d{1,2}号线|线)?(?:（[^（）]*）)?，$",
    examples=("建设云岭至白石⟦高铁项目，⟧", "建成云岭、青禾⟦抽水蓄能电站项目，⟧", "建成青禾⟦轨道交通3号线，⟧"),
    counter_examples=("建设云岭项目，", "加快铁路建设，"),
    source="重大项目计划",
)

OWNERLESS = Rule(
    "measures that do not say of what, and names that many things have",
    r"^(?:新增|新建|新开工|完成|实施|建设|重点实施|重点建设|重点推进|开展|普通|分段|年均|每段)*(?:亿元以上)?(?:重大|示范|试点)?"
    r"(?:项目|面积|装机|规模|产值|增量|用户数|车位比例|可渗透面积|(?:组织|制定|发布|起草)*[^\W\d_]{0,3}地方标准|报销比例|起付线|封顶线|(?:门诊)?统筹面|达标人口覆盖率|公示时间|审批时间|办理时间|(?:市场)?占有率"
    r"|(?:规范化?管理|接种|转化|清运|覆盖|达标|合格|完成|利用|处理|处置|普及|使用|满意|签约|建档|管理|检出|入住|续约|成灾|整改|办结|到位|合格)率)"
    r"(?:比20\d\d年)?(?:每段)?(?:增长|降低|提高|下降|减少|缩短|压缩)?$",
    examples=("接种率", "实施示范项目", "报销比例提高", "新增装机"),
    counter_examples=("森林覆盖率", "城镇化率"),
)

SUM_NAMED = Rule(
    "measures that are sums of money without saying 元",
    r"(?:营收|收入|产值|销售额|交易额|总额|利润|税收|投资额?|增加值)(?:总额)?$",
    examples=("营收总额", "农产品加工产值"),
    counter_examples=("快递业务量", "增加值率"),
)

SUMMED_UP = Rule(
    "what stands between the size of one of the works that 等 sums up and their number",
    r"^(?!.*、(?:新建|建设|建成|完成|实施|改造|打造|培育|推进))[^，。；：\d]{2,40}等$",
    examples=("薄板等", "掘进机、河湾产业园等"),
    counter_examples=("产能、建设管网等", "产能，管网等级"),
)

AIMS_AT = Rule(
    "words that say what is spoken of, and not yet what is done",
    r"(?:针对|围绕|聚焦|瞄准|立足)(?!.*的(?:目标|要求))",
    examples=("针对33条产业链", "围绕重点领域"),
    counter_examples=("围绕建成10个基地的目标", "新建"),
)

SIZE_OF_ONE = Rule(
    "measures of a single farm, town or firm, which sort it into a class",
    r"(?:存栏|出栏|年产|常住人口|户籍人口|建筑面积|总投资|年用能|年营业收入|注册资本)(?!量)[^，。；、\d]{0,4}$",
    examples=("存栏生猪", "年用能"),
    counter_examples=("新增就业", "生猪存栏量稳定在"),
)

OF_A_SIZE = Rule(
    "what is sorted by the number of its members",
    r"(?:的)?(?:各级|各类)?(?:学校|医院|机构|集中式|自然村|村寨|村庄|村屯|行政村|小区|社区|企业|养殖场|单位|建筑|锅炉|机组|电站|用人单位)",
    examples=("自然村寨垃圾收运", "的企业"),
    counter_examples=("贫困户",),
)
