"""How names of bodies are built, as patterns over folded text.

A name is ``[region or level] [党委, 政府 …] core [sub-unit]``: 吴忠市|利通区 · 财政局; 省 · 委 · 组织部; 市 · 公安局 · 交通警察支队朔城大队.
The core is a department (stem + 局), a body of the table, a stretch of free text with a telling end (…有限公司), or a
collective (各市、县（区）人民政府), which is one organisation whatever separators it holds.
"""

from __future__ import annotations

from extract.rules import Rule
from extract.rules.departments import alternation, bodies, stems

_HAN = r"[\u4e00-\u9fff]"
_REMARK = r"（[^（）\n]{2,14}）"


def _any(words: str) -> str:
    """A pattern for any of the words, which blanks part."""
    return alternation(words.split())


STEM = alternation(stems())
BARE = alternation(word for word, function in stems().items() if function.bare)

# the last character of a department's name, and what would make it another word: 教育部门, 财政厅长, 公安局面
_ENDS = (
    r"局(?![长部面势限域促])", r"厅(?![长级])", r"部(?![门分位队署长级件委落])", r"署(?!名)", r"委(?![员托派书外])",
    r"办(?![法理事学好结案成证件税电矿医卡展社园校班公])",
)  # fmt: skip
_BETWEEN = _any(
    "综合 行政 监督 管理 服务 事务 发展 执法 工作 保障 建设 治理 监管 协调 推进 促进 事业 稽查 监测 监察 指导 技术 信息 推广 救援 救助 应急 交易 宣传 评估 评价 安全 质量 "
    "检测 检验 监理 改革"
)
_UNITS = r"分局|总队|支队|大队|中队|中心(?![区城镇工任环组])|(?<!车)站(?![在位点稳好立])|研究院|学院(?!派)|学校"
SUFFIX = rf"(?:{_BETWEEN}){{0,4}}(?:委员会(?!办公[厅室])|总局|总署|办公厅|办公室|{'|'.join(_ENDS)}|{_UNITS})"
DEPARTMENT = rf"{STEM}(?:[和与、]?{STEM}){{0,3}}{SUFFIX}"
BODY = rf"{alternation(bodies())}(?:(?<=办)公室)?(?![员长好法理事学]|(?<!办)组织|公室|(?<=编委)会|(?<=部)门)"  # 财政部门 is not 财政部

# a unit of a body, after its name: 利通分局, 交通警察支队朔城大队, 信用科, 办公室
SUB = (
    rf"(?:{_HAN}{{0,6}}?(?:分局|分中心|支局|直属局)|{_HAN}{{1,8}}?(?:总队|支队|大队|中队)|机关{_HAN}{{1,6}}[处科]|"
    rf"{_HAN}{{2,12}}?(?:中心|管理站|监督站|总站|监测站|执法队|服务站)(?![区城])|质监站|质安站|安监站|收费站|秘书局|"
    rf"{_HAN}{{1,14}}?(?<![学百教社])(?:[科处](?![学技教研罚理置室于级员协长普创])|股(?![份东权票息金本市级长])|司(?![法机乘长]))|{_HAN}{{0,12}}?办公[室厅]|{_HAN}{{2,8}}?专班|(?:各|有关|相关){{0,2}}成员单位)"
)

# a level that stands for the region of the paper: 省财政厅, 市直部门; not the end of another word (城市, 社区, 农村)
LEVEL = (
    r"(?:(?:国家|中央|国务院|中国(?!—)|中国共产党|中共中央|中共|全国|自治区|自治州|自治县|兵团|省|(?<![城都])市|(?<![社地辖园新小矿林牧灾景库片山郊特发验范城保])区|"
    r"县|(?<![神九])州|旗|盟|(?<![教律老导])师|(?<![城集])镇|(?<!城)乡|街道|(?<![农乡])村)(?:级|直属|直|本级|属)?|中省直|驻[\u4e00-\u9fff]{1,2}|[本我][省市区县州])"
)
GOVERNING = r"(?:人民政府|政府|党工委|党委|人大常委会|人大|政协|纪委监委|委(?![托派员])|府)"

# a unit that a department's own paper names by the department's last character: 部公路局, 厅机关各处室, 局办公室
OWN_UNIT = (
    r"(?:部(?![分门队署委级位件落]|长(?!江|春|沙|三角))|厅(?![长级])|局(?![部长面限势])|委(?![员托派]))(?:机关|直属|属|内设?)?(?:各|有关|相关)*"
    rf"(?:{_HAN}{{2,14}}(?:局|司|处|科|室|中心|总队|支队|站|院)|司局|处室|科室|单位|司|处)"
)
# both committee and government by their level word: 县委县政府督查室
JOINT = r"(?P<level>[省市县区州镇乡])(?:委、?(?P=level)(?:人民)?政府)(?P<unit>[\u4e00-\u9fff]{2,12}(?:室|办|局|办公室|组|中心))?"
# companies by their short names: 青禾移动, 国网云岭电力
SHORT_FIRM = rf"(?:农发行|国开行|农行|工行|建行|邮储银行|(?:中国)?(?:移动|联通|电信|铁塔)|(?:国网|南网|南方电网){_HAN}{{2,8}}(?:电力|供电))"

# what tells a freely named body
COMPANY = (
    rf"(?:{_any('有限责任公司 股份有限公司 有限公司 集团公司 总公司 分公司 子公司 供电公司 电力公司 电网公司 燃气公司 热力公司 自来水公司 水务公司 城投公司 公司')}"
    r"(?![法化员级章制治])|集团(?![有化员级军]))"
)
INSTITUTE = _any(
    "研究院 研究所 设计院 科学院 卫生院 幼儿园 博物馆 图书馆 文化馆 体育馆 协会 学会 商会 联合会 促进会 基金会 理事会 合作社 联合社 支行 分行 营业部 出版社 报社 管委会 管理委员会 "
    "管理局 管理处 管理所 管理站 服务站 工作站 执法局 派出所 交易所 事务所 供电所 水厂 电厂 热电厂 居委会 村委会 居民委员会 村民委员会 村（居）委会 居（村）委会 村（居）民委员会 "
    "业主委员会 仲裁委员会 委员会 工委 党工委 指挥部 领导小组 协调小组 工作小组 专项小组 推进小组 工作组 专项组 推进组 综合组 工作专班 专班 联席会议 议事协调机构 农场 林场 牧场 "
    "监管局 监管分局 服务中心 管理中心 发展中心 指导中心 监测中心 信息中心 研究中心 推广中心 采购中心 交易中心 指挥中心 检测中心 中心支行 营业管理部 营管部 证监局 银保监局 海关 边检站 "
    "检察院 法院 总队 支队 大队 监管办 监管办公室 办事处 代表处 调查总队 调查队 人才市场 博览局 总局 管理总站"
)
SCHOOL = r"(?:大学(?![生城习科])|学院(?![派路])|医院(?!感)|学校|中学(?![生段教])|小学(?![生段教])|银行(?![业卡贷账系间存保监外券]))"
ZONE = _any("园区 开发区 高新区 经开区 示范区 度假区 实验区 试验区 保税区 新区 科技城 航空港 自贸区 片区")
OFFICE_OF = r"(?:办公室|秘书处|秘书组|专家组|成员单位|各成员单位|工作专班|专班|办(?![公法理事学好结]))?"
_NICKNAMED = r"(?:“[\u4e00-\u9fff\d]{2,10}”(?:工程|工作|行动|活动)?办(?:公室)?(?![公法理事学好结]))"  # 省“三电”办
TELLING = rf"(?:{COMPANY}|(?:{INSTITUTE}|{SCHOOL}|领导组(?![织长])){OFFICE_OF}|{_NICKNAMED})"
TELLING_OR_ZONE = rf"(?:{TELLING}|{ZONE})"

# the national bodies whose offices stand in a region: 国家税务总局青禾市税务局, 人行青禾中心支行
AGENCY = _any(
    "国家税务总局 中国人民银行 人民银行 人行 国家统计局 国家金融监督管理总局 中国银行保险监督管理委员会 中国银保监会 银保监会 中国证监会 证监会 保监会 国家外汇管理局 "
    "金融监管总局 国家矿山安全监察局 国家矿山安监局 国家粮食和物资储备局 国家能源局 国家邮政局 中国海事局 国家移民管理局 中国民用航空 民航 交通运输部 生态环境部 自然资源部 财政部 水利部"
)
YOUTH_LEAGUE = rf"(?:共青团|团)(?:(?P<level>自治区|省|市|区|县|州|旗)|(?P<region>{_HAN}{{2,8}}[省市区县州旗]))委(?:员会)?"

# whom a paper calls by its part in the matter: 中标企业, 监理单位
GENERIC = rf"(?:{_HAN}{{13,16}}(?=业主)|{_HAN}{{0,12}})(?:企业|单位|部门|机构|运营商|业主|村委|居委|村（居）委|村居|行业协会|第三方|责任人|院校|高校|(?:公安|检察|审判|司法|税务|海关|消防救援)机关)(?:{_REMARK})?"
GRASSROOTS = (
    rf"{_HAN}{{1,5}}(?:街道|[镇乡]|(?<![农乡进])村|社区|苏木|农场|林场|牧场|园区|开发区|新区|管理区|工业园)(?:办事处|办|党工委|党委)?"
)

# a body that nothing but its last character tells, where a list or a label says that a body must stand: 省征兵办, 保护司
LOOSE = (
    rf"{_HAN}{{2,18}}(?:(?<![布格结大全时当政])局|(?<![大客餐展])厅|(?<![公上])司|署|(?<![常纪])委|(?<![举承主督交开查协兴创会经包试代补催合领通])办|"
    r"(?<![用好坏深各多难何出相共住妥惩])处|(?<![本专学各])科|(?<![控入合])股|(?<![法住出入进医])院|(?<![场厕住之无])所|(?<![公会旅])社|(?<![宾旅饭茶])馆|总台|实验室|办公室|中心|委员会|专班|研究所|总站|(?<=[\u4e00-\u9fff]{5})(?<![西东中全内外干乐北南局底顶])部)(?:"
    rf"{_REMARK})?"
)

# one rung of the ladder with what stands beside it in brackets: 县（市、区）, 乡（镇）, 设区市, 街道办
_RUNGS = (
    "设区市 设区的市 地级市 县级市 自治区 自治州 自治县 自治旗 地州市 州市 州市县 地市 地市州 市州 市地 市县 市县区 县区 区县 县市区 县市 市区 镇街 镇街道 街镇 街镇乡 街道办事处 街道办 街道 "
    "直辖市 计划单列市 副省级城市 省辖市 直管市 林区 省直管县 省直管县市 设区市州 乡镇 乡镇场 镇乡 镇场 镇办 乡街 省 市 州 盟 县 区 旗 镇 乡 场 村 社区 园区 开发区 团场 师 师市 办事处 功能区 管委会 农场 林场 地区"
)
RUNG = rf"(?:(?:{_any(_RUNGS)}|地(?![方质理震]))(?:[（〔][^（）〔〕\n]{{1,14}}[）〕])?)"
GOVERNED = rf"(?:(?:{_any('党委政府 党委、政府 党委和政府 党（工）委 人民政府 政府 党委 管委会 管理委员会 办事处 街道办事处 街道办 委员会')})(?:{_REMARK})?)"
_ATTRIBUTES = _any(
    "有关 相关 各 直属 主管 职能 行业 业务 所属 政府 党政 群团 机关 企事业 组成 监管 行政 涉及 参与 责任 成员 主要 管理 牵头 配合 实施 建设 承办 业主"
)
BODIES = (
    rf"(?:(?:{_ATTRIBUTES}){{0,5}}(?:{_any('部门 单位 委办局 委、办、局 机构 机关 委局')})"
    r"(?:（单位）|（部门）|〔单位〕|〔部门〕|和地区|和单位|、单位|及单位|和机构|、机构)?)"
)
_LADDER = rf"(?!地区、[省市区县州直]){RUNG}(?:(?:、|和|及|以及|与|或|/)?{RUNG}(?!直|委(?!员会)|政府办|{STEM})){{0,4}}(?:、{_HAN}{{2,4}}林区)?(?:[和及、](?:新疆)?生产建设兵团)?"
_EVERY = (
    "湖区 湖区各 湖区相关 库区 库区各 流域内 流域内各 灾区各级 灾区各 林区各 各级各类 各有关 各相关 各级 各类 各 有关 相关 属地 所在 所在地 项目所在地 所有 相应 所辖 辖区 辖区内 当地 涉及 区域内 沿线 沿海 沿边 沿黄 沿江 沿线各 项目沿线各 项目沿线 项目所在地各 所在地各 辖区各 辖区内各 所辖各 涉及各 全国各 其他 其它 上述 重点 试点 "
    "全省 全市 全区 全县 全州 全国 全省各 全市各 全区各 全县各 全州各 全国各 全省各级 全市各级 全区各级"
)
EVERY = _any(_EVERY)
_TAIL = rf"(?:级(?:地方)?(?:人民政府|政府)(?!{_HAN}{{2,6}}(?:机构|部门))|(?:地方)?{GOVERNED}(?:(?:、|和|及)(?:街道|园区|开发区|功能区|乡镇|场)?{GOVERNED})*|级?{BODIES})"
# the same without 各: 县（市）, 乡镇、村, 县（市）有关部门; only where it is a whole name
LADDER = rf"(?:{_LADDER}(?:{_TAIL})?)"
_SMALLER = r"(?:、(?:街道办事处|街道办|街道|管委会|开发区管委会|园区管委会|社区|村居|村)(?![\u4e00-\u9fff]{1,6}[局委办]))"
_PAIRS = _any(
    "区县 县区 市县 市县区 县市区 市州 州市 市地 县乡 县乡村 乡镇 镇街 街镇 镇（街道） 乡镇（街道） 省、市、县 市、县、区 市、县 市、县（区） 县、乡 市县乡 省市县 省市"
)
_CALLED = _any("企业 单位 部门 机构 医院 学校 高校 院校 公司 业主 运营商 委办局 主体 协会 商会 银行 小组 专班 专题组 工作组 组织")
# a ladder whose departments are meant: it ends in a rung of two characters (各县、市财政局 are two), or is one rung
_LONG_RUNG = (
    rf"(?:(?:{_any(' '.join(rung for rung in _RUNGS.split() if len(rung) > 1))})|[省市州盟县区旗镇乡](?=（))(?:（[^（）\n]{{1,14}}）)?"
)
_WHOSE_LADDER = rf"(?:{RUNG}(?:[、和及与]?{RUNG}){{0,3}}[、和及与]?{_LONG_RUNG}|{RUNG})"
# whose departments (各级, 地方各级, 县级以上地方人民政府, 沿线各市) and which (水行政主管部门)
OF_LEVELS = (
    rf"(?:(?:全国)?地方(?:各级)?(?:人民政府|政府)?|{EVERY}(?:{_WHOSE_LADDER})?(?:级)?(?:人民政府|政府)?|各地区?|"
    r"(?:设区的)?[省市县乡]级(?:及其?以上|以上)?(?:地方)?(?:各级)?(?:人民政府|政府)?|(?:本级|同级)(?:人民政府|政府)?)"
)
FUNCTIONAL = rf"(?:{STEM}[、和及与（）()]?){{1,3}}(?:行政|主管|监管|业务|管理|监督|监察|执法|有关|相关|职能){{0,4}}(?:部门|机构)(?:和机构)?"
# departments that share their last word: 各级文化、卫生、建设主管部门, 发展改革和财政部门; the first of them alone (各级文化)
SHARED_TAIL = (
    rf"(?:{OF_LEVELS})?{STEM}(?:(?:、|和|及|与){STEM}){{1,9}}(?:行政|主管|监管|业务|管理|监督|监察|执法|有关|相关|职能){{0,4}}(?:部门|机构)"
)
ONE_OF_LEVELS = (
    rf"(?:{OF_LEVELS})?{STEM}(?:行政|主管|监管|业务|管理|监督|监察|执法|有关|相关|职能){{0,4}}(?:部门|机构)"  # 住房和城乡建设部门
)
OF_FUNCTION = rf"(?:{OF_LEVELS}|(?:{RUNG}[、和及]?){{2,4}}级?){BARE}"
# stems that before 部门 say nothing: 产业主管部门, 审批部门
VAGUE = frozenset("产业 安全 研究 专家 审批 考核 开放 协作 人才 绩效 重大项目 重点项目".split())
COLLECTIVE = (
    # 各省、自治区、直辖市教育厅（教委） · 各县（市、区）教育局
    rf"(?:{EVERY}(?:有关|相关)?{_WHOSE_LADDER}(?:{DEPARTMENT}|(?!人民政府|政府|党委|党工委|海关|法院){BODY})(?:（{_HAN}?{_HAN}?[局委厅办](?:、{_HAN}?{_HAN}?[局委厅办]){{0,3}}）)?"
    # 各州、市财政局 · 各县、市、区卫生部门: one of each
    rf"|各(?:州、市|市、州|县、区|区、县|市、县|县、市、区|市、区、县|区、市、县|市、县、区)(?:{DEPARTMENT}|{FUNCTIONAL})"
    # 各地水利部门 · 地方各级水行政主管部门 · 县级以上地方人民政府水利主管部门
    rf"|{OF_LEVELS}{FUNCTIONAL}"
    # 各市、县（区）人民政府 · 各乡（镇）政府、街道办 · 有关市（州）政府 · 各镇（街道）有关部门
    rf"|{EVERY}(?:有关|相关)?(?:直属)?{_LADDER}(?:{_TAIL})?(?:{_SMALLER}){{0,3}}"
    rf"|{EVERY}{BODIES}"
    # 各燃气企业 · 有关学校 · 各成员单位
    rf"|(?:{_any('各 各级 有关 相关 各相关 各有关 所有 其他 其它 其他各 其他相关 其他有关')})(?:(?![由对向将把]|(?<!主)要(?!素|件)|应当|必须){_HAN}){{0,10}}?(?<![于对在由向按])(?:{_CALLED})(?![的性])(?:{_REMARK})?"
    # 市、区县统计局 · 市、区相关部门 · 市、县级人民政府: one body of each level
    rf"|(?<![\u4e00-\u9fff])(?:省、)?(?:市州|[省市州盟])(?:级)?、(?:县（市、区）|县市区|[区市]县|县区|[区县旗])(?:级|两级|三级)?(?:(?:各|有关|相关){{0,2}}{BODIES}|(?:人民政府|政府)(?:办公[厅室](?:（室）)?)?|{DEPARTMENT})"
    # 省级有关部门 · 区直各有关部门 · 市政府有关部门和单位 · 自治区有关部门
    rf"|(?:全[省市区县州])?{LEVEL}(?:人民政府|政府)?(?:各|有关|相关|各有关|各相关){{0,2}}{BODIES}"
    # 市州人民政府 · 县乡两级政府 · 乡镇政府 · 县级以上地方人民政府
    rf"|(?:{_PAIRS})(?:三级|两级|各级|二级)?(?:{GOVERNED}|{BODIES})"
    rf"|(?:全[省市区县州])?[省市县区州乡]级(?:以上)?(?:地方)?(?:各级)?(?:人民政府|政府|{BODIES})"
    r"|(?:上级|下级|上一级|下一级|本级|同级)(?:地方)?(?:人民政府|政府)|(?:地方各级|各级|上级|本级|下级)(?:公安|检察|审判|司法|税务|监察|行政执法)机关"
    r"|地方(?:各级)?(?:人民政府|政府|党委政府|党委和政府|党委、政府)|各级党委和?、?政府|各级(?:地方)?(?:人民政府|政府)|乡镇（街道）|镇（街道）|街道（乡镇）|乡（镇）(?:人民政府|政府)?"
    r"|县（市、区）(?:人民政府|政府)?|市（州）(?:人民政府|政府)?|各地区?(?:各部门)?|(?:属地|辖区)(?:政府|管委会|乡镇|街道))"
)

# what stands before a name and is none of it: words that part sentences, and verbs that a long name may hold (城市建设投资, 项目实施工作)
_HARD_STOPS = (
    r"[^\u4e00-\u9fffA-Za-z0-9·—\-“”（）]", r"^[）]", r"由", r"会同", r"以及", r"[或向被让把将请]", r"负责", r"牵头", r"配合", r"等(?![学专职院教师级])", r"的", r"了", r"督促", r"责成", r"责令",
    r"报送", r"上报", r"抄送", r"对(?!外|口|台)", r"在", r"是", r"从", r"以(?!色)", r"于", r"令", r"转发", r"印发", r"均需", r"均须", r"均应", r"均由", r"兼管", r"因", r"即", r"下?简称", r"其(?!他|它)", r"每", r"所有", r"\n",
    r"成立", r"组建", r"包括", r"其中", r"下设", r"撤销", r"根据", r"依据", r"纳入", r"用于", r"包含", r"接受", r"协助", r"设立", r"建立", r"通过", r"委托", r"授权", r"依托", r"要求",
)  # fmt: skip
_SOFT_STOPS = (
    r"[和及与]", r"经(?![济信贸营开])", r"报(?![社业])", r"协同", r"联合(?![会社国])", r"指导(?!中心|委)", r"鼓励", r"引导", r"支持", r"协调(?!小组|机|领)", r"组织(?!部|委|领|工)",
    r"强化", r"开展", r"完成", r"确保", r"推动", r"推进(?!组|领|工|小|委)", r"加强", r"落实", r"实施", r"加快", r"督导", r"为(?!民)", r"按", r"原", r"发挥", r"调整", r"并(?!购)", r"至",
    r"如(?!皋|东)",
)  # fmt: skip
HARD_STOP = Rule(
    "organisation_hard_stop",
    "|".join(_HARD_STOPS),
    examples=("⟦由⟧云岭县城市建设投资有限公司",),
    counter_examples=("青禾市供暖项目实施工作领导小组",),
    source="words before which no name begins and over which none reaches",
)
LEFT_STOP = Rule(
    "organisation_left_stop",
    "|".join(_HARD_STOPS + _SOFT_STOPS),
    examples=("⟦会同⟧青禾供电公司", "⟦由⟧云岭县城市建设投资有限公司", "⟦支持⟧青禾大学"),
    counter_examples=("经济技术开发区", "对外友好协会"),
    source="words of assignment that stand before a body's name",
)

_LEADING = (
    "建设 共建 新建 改建 提升 扩大 利用 培育 打造 创建 申报 获批 增设 新增 构建 召开 培训 健全 完善 执行 选派 聘请 邀请 高标准 加大 努力 促进 办好 定期 支持 深化 全力 全面 解决 鼓励 "
    "探索 允许 规范 依法 一批 统筹 规划 启动 实现 丰富 重点 遴选 承办 落实 适时 及时"
)
# what plans build: behind a verb it is no body that acts
_BUILT = _any(
    "实验室 牧场 农场 林场 学校 大学 小学 中学 中小学 医院 卫生院 园区 示范区 试验区 实验区 研究院 研究所 水厂 电厂 热电厂 博物馆 图书馆 文化馆 体育馆 幼儿园"
)
LEADING_VERB = Rule(
    "organisation_leading_verb",
    rf"^(?:{_any(_LEADING)}|[一二三四五六七八九十两百余]+[所家个批]|\d+余?[所家个批])+",
    examples=("⟦建设⟧示范学校", "⟦新建3所⟧幼儿园"),
    counter_examples=("青禾大学",),
    source="verbs whose object a freely named body is",
)

SUB_STOP = Rule(
    "organisation_unit_stop",
    r"会同|由|牵头|负责|配合|落实|协助|联合|设立|成立|作为|承担|担任|统筹|做好|抓好|加强|组织(?!科|处)|提请|报送?|根据|要求|等(?![学专职])|各|下设|设在|指导(?!中心|科|站|处)|[、，。；及与]|以及|为|在|是|对(?!外|口|台)|把|向|[局厅部](?=[\u4e00-\u9fff]*[局厅部处])|(?<=[局厅部处委市县区省科])长(?=[\u4e00-\u9fff]*[局厅部处])",
    examples=("⟦会同⟧公安分局",),
    counter_examples=("技术指导科", "交通警察支队", "长江海事局"),
    source="words that part a body's name from the next one's",
)

NO_NAME = Rule(
    "no_name",
    r"[，。；：、《》！？\n\t]|负责|牵头|配合|落实|会同|按照|按职责|组织实施|要求|完成|工作$|任务|措施|建立|应当|"
    r"进行|以及|(?<!自)由|^(?:高起点|高标准|高质量|大力|继续|加大|创建|打造|培育|扩大|新建|努力|搭建|办好|深化|完善|健全|构建|提升)|等(?![学专职院教师级])|[并的了将把]|主动|简称|统称|是(?!否)|对(?!外|口|台)|为(?!民)|及时|积极|切实|\d{4}年|加强|推动|开展|提高|加快|督促|鼓励|引导|支持|确保|不得|"
    rf"^(?:{_any(_LEADING)}|倡导|推进|发展|组建|做强|做大|做优).*{_BUILT}$",
    examples=("由区财政局⟦牵头⟧成立办公室", "⟦加快⟧示范区", "⟦建设海洋实验室⟧", "⟦倡导学校⟧"),
    counter_examples=("冬季供暖工作领导小组办公室", "对外友好协会", "建设银行", "青禾海洋实验室"),
    source="words that are part of no body's name",
)

# what a list ends in, beside its last body
_WHOSE = "(?:省直|市直|区直|县直|州直|省级|市级|县级|区级|国务院|政府)"
# the same tail before the list goes on: 省商务厅等有关部门及各地
MID_TAIL = Rule(
    "organisation_mid_list_tail",
    rf"等{_WHOSE}?(?:有关|相关|各|成员|责任|职能|主管|参与)*(?:部门|单位)(?:[、，]|[及和与])(?=各|有关|相关)",
    examples=("省商务厅⟦等有关部门及⟧各地",),
    counter_examples=("省商务厅等有关部门",),
    source="enumerations of bodies that end in a collective",
)
LIST_TAIL = Rule(
    "organisation_list_tail",
    rf"等(?:(?:\d+|[一二三四五六七八九十]+)个?)?{_WHOSE}?(?:有关|相关|各|成员|责任|职能|主管|参与)*(?:部门和单位|部门、单位|部门（单位）|部门|单位|机构|企业|地)?$",
    examples=("发改、财政⟦等部门⟧", "区财政局、区审计局⟦等有关部门⟧", "市教育局⟦等⟧"),
    counter_examples=("各有关部门",),
    source="enumerations of bodies",
)

# bodies of the State and of the Party's centre, by how their names begin; a ministry by its end
STATE = Rule(
    "body_of_the_state",
    r"^(?:中共中央|国务院|国家|中国|中华人民共和国|全国|最高人民|(?:[\u4e00-\u9fff]{2,9}部)(?:办公厅)?$)",
    examples=("⟦国家⟧能源局", "⟦国务院⟧办公厅", "⟦财政部⟧", "⟦交通运输部办公厅⟧"),
    counter_examples=("青禾市财政局", "武装部队"),
    source="names of national bodies",
)
TOWNSHIP_LEVEL = Rule(
    "township_level",
    r"[镇乡村]|街道|社区|居委|苏木|团场",
    examples=("白石⟦镇⟧人民政府", "城东⟦街道⟧办事处"),
    counter_examples=("云岭县人民政府",),
    source="levels below the county",
)

ITEM_NUMBER = Rule(
    "organisation_list_number",
    r"^(?:\d{1,2}[.、）](?!\d)|（(?:\d{1,2}|[一二三四五六七八九十]+)）|[\u2460-\u24ff]|[一二三四五六七八九十]、|[-·—*])",
    examples=("⟦1.⟧区财政局", "⟦（2）⟧区审计局", "⟦①⟧云岭县财政局"),
    counter_examples=("区财政局", "第2分局"),
    source="numbered lists of bodies",
)

DEPARTMENT_RULE = Rule(
    "department",
    DEPARTMENT,
    examples=(
        "由区⟦住建和交通局⟧牵头", "⟦发展改革委⟧负责", "省⟦规划和自然资源厅⟧", "县⟦文化广电和旅游局⟧", "市⟦大数据局⟧", "⟦住房和城乡建设管理局⟧",
        "⟦财政厅⟧厅长",
    ),
    counter_examples=("教育部门", "财政厅长", "办理水利事务", "民政办事大厅"),
    source="names of departments under the State Council's and local reform plans",
)  # fmt: skip
COLLECTIVE_RULE = Rule(
    "collective",
    COLLECTIVE,
    examples=(
        "⟦各市、县（区）人民政府⟧负责", "⟦各乡（镇）政府、街道办⟧", "⟦各市（州）、县（市、区）政府⟧", "⟦各设区市人民政府⟧、白石综合实验区管委会", "⟦市政府有关部门和单位⟧",
        "⟦区直各有关部门⟧", "⟦各成员单位⟧要", "⟦各县区⟧", "⟦属地乡镇、街道⟧", "⟦省级有关单位⟧", "⟦市州人民政府⟧", "⟦各镇（街道）⟧", "⟦县级以上地方人民政府⟧",
        "⟦市、区县统计局⟧", "⟦市、区相关部门⟧", "⟦市、县级人民政府⟧", "⟦各省级人民政府⟧", "⟦各市、县（区）级人民政府⟧", "⟦上级人民政府⟧", "⟦上级行政执法机关⟧",
    ),
    counter_examples=("县财政局", "云岭县人民政府", "城市建设部门的图纸"),
    source="how papers address all governments of a level, or all departments",
)  # fmt: skip
