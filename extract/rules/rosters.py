"""What rosters look like, as data: roles, bodies, posts, and how running text says who takes a seat."""

from __future__ import annotations

from extract.rules import Rule

_RANK = "总|第一|第二|常务|执行|专职|名誉|联合|共同|首席|轮值"
_CHAIRS = (
    "组长|召集人|主任委员|主任|总指挥长|总指挥|指挥长|指挥官|政治委员|政委|班长|专班长|队长|团长|秘书长|主席|会长|理事长|总协调人|协调人"
)
_SEATS = "组员|成员|委员|联络员|联络人|工作人员|顾问|队员|理事|专家|特邀成员|列席人员"

ROLE_WORD = Rule(
    name="roster-role",
    pattern=rf"(?:{_RANK})?副?(?:{_RANK})?(?:{_CHAIRS})|(?:{_SEATS})",
    examples=("⟦第一副组长⟧", "⟦常务副组长⟧", "⟦副总指挥⟧", "⟦办公室主任⟧".replace("办公室", ""), "⟦工作人员⟧", "⟦副召集人⟧"),
    counter_examples=("责任单位", "配合部门"),
    source="Annexes named …领导小组组成人员名单 and the paragraph 成立…领导小组 of plans",
)

ROLE_LABEL = Rule(
    name="roster-role-label",
    pattern=(
        rf"(?P<role>(?:(?:{_RANK})\n?)?(?:副\n?)?(?:(?:{_RANK})\n?)?(?:组\n?长|主\n?任|{_CHAIRS})|成\n?员|委\n?员|{_SEATS})"
        r"(?P<note>（[^（）\n]{1,16}）|若干名|[一二三四五六七八九十\d]{1,2}[名人])?[：]"
    ),
    examples=("⟦组长：⟧顾青禾", "青禾市副市长⟦副组长：⟧顾云岭", "⟦成员（排名不分先后）：⟧", "⟦成\n员：⟧顾青禾", "办公室⟦副主任：⟧"),
    counter_examples=("责任单位：市教育局", "成员单位：市教育局", "组长负责全面工作"),
    source="The same, with a colon; blanks inside the label are gone in folded text, a hard line break may stay",
)

BARE_LABEL = Rule(
    name="roster-role-at-line-start",
    pattern=rf"(?m)^[-*·]*(?P<role>(?:{_RANK})?副?(?:{_RANK})?(?:组长|召集人|主任委员|总指挥长|总指挥|指挥长|政委)|成员|委员|组员|联络员|工作人员)(?P<note>)(?=[^：单的负要应由会])",
    examples=("⟦组长⟧顾青禾市长", "前文\n⟦成员⟧顾青禾"),
    counter_examples=("组长：顾青禾", "成员单位", "组长负责全面工作", "由组长主持"),
    source="Rosters in columns parted by blanks, without a colon",
)

OFFICE = Rule(
    name="office-of-a-body",
    pattern=r"(?:联合|综合)?办公室$",
    examples=("协调小组⟦办公室⟧", "工作小组⟦联合办公室⟧"),
    counter_examples=("办公室设在市财政局",),
)

BODY = Rule(
    name="body-with-seats",
    pattern=(
        r"(?P<kind>(?:领导|工作|协调|专项|推进|指导|专家)?小组|领导组|专班|指挥部|联席会议|委员会|[编组筹专]委会|领导机构|联盟|理事会|(?<=[\u4e00-\u9fff]{2})(?<![党小改重])组)"
        r"(?!长|成|织|建|合(?!作)|员|词|团)"
    ),
    examples=("青禾市冬季清洁取暖工作⟦领导小组⟧", "云岭县防汛抗旱⟦指挥部⟧", "县志编写⟦组⟧"),
    counter_examples=("组长", "有关组织机构", "市财政局党组"),
    source="Names of ad-hoc bodies: region, matter, kind; the kind ends them",
)

BODY_NAME = Rule(
    name="what-the-name-of-a-body-is-made-of",
    pattern=r"[\u4e00-\u9fffA-Za-z0-9“”‘’《》（）·、+—\-]{0,60}$",
    examples=("根据通知，⟦青禾市“十四五”清洁取暖工作⟧",),
    counter_examples=(),
    source="The characters before its kind, as far back as they may belong to it",
)

POSITION = Rule(
    name="position",
    pattern=(
        r"(?:(?:党组|党委|党工委|党总支|党支部|党)(?:成员|委员|副?书记)|副?书记|常委|副?主任委员|[一二三四]级(?:主任科员|科员|调研员|巡视员|警长|高级警长|主办|高级主办|总监|高级法官|高级检察官)"
        r"|副?(?:主任科员|调研员|巡视员)|副?主任(?:医师|护师|技师)?|副?(?:局|厅|部|处|科|股|所|站|院|校|园|馆|台|社|行|州|盟|旗|市|省|县|区|镇|乡|村|场|矿|队|团|师|军|庭|署|关|司|厂|会|段|班|组|室|港|库|店|秘书|参谋|董事|理事|监事|检察|审判|支队|大队|中队|总队)长"
        r"|(?:副?总理|国务委员)|副?(?:指挥长|总指挥|司令员|司令|政委|政治委员|参谋长|总裁|总经理|经理|总编辑|总编|主编|主席|会长|专员|盟长|教授|研究员|教导员|指导员|总监|董事|主管|组长|支书)"
        r"|总(?:工程师|经济师|会计师|规划师|农艺师|畜牧师|兽医师|统计师|审计师|检察长|督学|工|师|法律顾问|监|飞行师|设计师|药师|调度)|副总(?:工程师|经济师|会计师|规划师|农艺师|工|师)"
        r"|(?:工程师|经济师|会计师|农艺师|规划师|医师|律师|干部|职员|科员|干事|助理|参事|馆员|督学|督查专员|检察官|法官|警长|民警|队员|网格长|协理员|办事员|秘书|参谋|委员|代表|负责人|行长助理|法律顾问|主办))"
        r"(?:助理)?(?![会处室办部科局厅署院所站团员长院课]|公署|公室|委员|科员|候选|联席)"
    ),
    examples=(
        "市财政局⟦副局长⟧",
        "省水利厅⟦一级巡视员⟧",
        "⟦党组成员⟧、⟦总农艺师⟧",
        "市能源局⟦三级主任科员⟧",
        "云岭县⟦县长助理⟧",
        "青禾市人大法制委员会⟦副主任委员⟧",
    ),
    counter_examples=("市财政局", "秘书处", "局长办公会", "部长会议"[:3] + "办公室"),
    source="Titles of office in state organs, enterprises and schools",
)

_DEPARTMENTS = (
    "发展和?改革|发改|改革发展|财政|住房(?:和)?城乡建设|住房保障|住建|城乡建设|城建|建设|规划|自然资源|国土资源|国土|生态环境|环境保护|环保|农业农村|农村农业|农业|农牧|农办|农委|农机|畜牧|林业|林草|园林|"
    "乡村振兴|扶贫|能源|工业(?:和)?信息化|经济(?:和)?信息化|工业|工信|经信|经贸|经委|市场监督|市场监管|工商|质监|质量技术|食品药品|药品|药监|食药|知识产权|应急|安全生产|安全监管|安监|消防|交通|公路|铁路|民航|邮政|海事|"
    "水利|水务|水电|防汛|教育|教体|科技|科学技术|体育|卫生|卫健|卫计|医疗保障|医保|医药|中医药|疾控|民政|公安|交警|司法|人力资源|人社|劳动|审计|商务|商业|招商|海关|粮食|物资|文化|文旅|文体|文广|文物|旅游|旅发|"
    "广播|广电|新闻出版|新闻|民族|民宗|民委|宗教|外事|外办|侨务|侨办|台办|港澳|统计|国家统计|气象|地震|地质|地勘|国资|国有资产|税务|国税|地税|金融|银监|银保监|证监|保监|宣传|统战|组织|政法|网信|编办|机构编制|编委办|党校|党史|"
    "城市管理|城管|综合执法|行政执法|行政审批|政务|政务服务|大数据|数据|退役军人|信访|供热|供电|供水|供销|电力|燃气|烟草|盐务|通信|机关事务|档案|地方志|方志|研究室|政研|督查|融媒|公共资源|公积金|测绘|监察|监委|法制|法院|检察|"
    "高级人民法院|高法院|人民法院|人民检察院|人防|国防动员|国动|国安|国家安全|移民|搬迁|库区|水文|藏语|民语|语委|语言|科协|工商联|总工会|工会|妇联|妇女联合会|团委|共青团|团区委|团市委|团县委|团省委|残联|残疾人|文联|社科|侨联|红十字|老干部|老龄|计生|人口计生|关工委|"
    "社保|就业|经开|开发|高新|管委会|园区|国际|外资|国研|政策研究|法律|司法行政|监狱|戒毒|港口|航道|海洋|渔业|渔政|水产|茶叶|果业|蔬菜|市容|环卫|房产|房管|不动产|征收|拆迁|棚改|重点|项目|政策|工务|投资|建工|国库|邮储"
)
_WHOLES = (
    "国务院|中央|中共|中国|全国|国家|最高人民|人大|政协|政府|人民政府|纪委|纪检|监委|党委|党工委|党组|党群|党政|工委|市委|区委|县委|省委|州委|盟委|旗委|镇委|乡委|地委|行署|武警|解放军|军区|军分区|警备区|人武部|武装部|军事|部队|"
    "人民银行|人行|农行|工行|建行|中行|农发行|邮储|银行|国网|南网|南方电网|电网|中石油|中石化|中海油|中铁|中建|移动|联通|电信|铁塔|邮政|华能|华电|大唐|国电|国能|中电|神华|人保|平安|太保|新华|大学|学院|医院|学校|中学|小学|总参谋部|总后勤部|"
    "编委会|办公厅|办公室|政府办|委办|局办|指挥部|街道|社区|村委|居委|农场|林场|牧场|管理处|服务中心|中心|集团|公司|有限公司|合作社|协会|商会|学会|总队|支队|大队|中队|派出所|分局"
)

OPENER = Rule(
    name="start-of-a-post",
    pattern=(
        rf"(?:自治区|自治州|自治县|自治旗|兵团|师市|[省市区县州盟旗镇乡村]|街道|地区)(?=直|属|级|委|政府|人民|人大|政协|纪|监|党|团|妇|军|武|公|法|检|总|工|科协|文联|残|社科|侨|红十|老|关|台|港|外|新|{_DEPARTMENTS}|{_WHOLES}|副?[省市区县州盟旗镇乡村]长|副?主席|[常原代副]|主任|书记|长|.{{1,14}}?(?:局|委|办|厅|中心|院|公司|集团|处|站|所|队|校|会))"
        rf"|(?:{_DEPARTMENTS})|(?:{_WHOLES})"
    ),
    examples=("⟦省⟧民政厅副厅长", "⟦林业⟧厅厅长", "⟦国网⟧青禾供电公司经理", "⟦自治区⟧副主席", "⟦政府⟧应急办副主任"),
    counter_examples=("顾青禾", "云岭"),
    source="What the post in a roster begins with: a region's level, a department, a party or state organ, an enterprise",
)

DIRECT_POST = Rule(
    name="post-without-a-body",
    pattern=r"(?:(?:原|时任|代理?|第一|常务|执行|专职|兼职|挂职|总|首席|高级|主持工作的?|[正副])*)(?=(?:党组|党委|党工委|党总支|党支部|局|厅|部|处|科|股|所|站|院|校|园|馆|台|社|行|州|盟|旗|市|省|县|区|镇|乡|村|秘书|[一二三四]级)?(?:长|书记|主任|成员|委员|主席|巡视员|调研员|总?经理|总?工程师|总?经济师|总?会计师|总?农艺师|总?规划师|董事|主任科员|专员|司令|政委|科员|干部|教授|研究员|医师|部长|行长|校长|院长))",
    examples=("⟦副⟧市长", "⟦常务副⟧县长", "⟦代⟧区长"),
    counter_examples=("顾青禾", "云岭县"),
    source="Posts that name no body: 副市长, 党组成员, 总工程师",
)

PLACE = Rule(
    name="post-that-opens-with-a-place",
    pattern=(
        r"[\u4e00-\u9fff]{2,10}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡|街道|村|社区|地区|行署|开发区|园区|新区|农场|林场|牧场|示范区|管委会|海关|军区)(?=[\u4e00-\u9fff])"
        r"|[\u4e00-\u9fff]{2,24}?(?:局|委|厅|办|处|院|校|所|站|队|厂|公司|集团|中心|银行|支行|分行|支公司|分公司|学校|医院|大学|学院|协会|商会|联合会|合作社|管理所|法庭|检察院|法院|部|室|会)(?=[\u4e00-\u9fff])"
    ),
    examples=("⟦云岭县⟧县长", "⟦白石镇⟧党委书记", "⟦白石河水库管理所⟧所长"),
    counter_examples=("副市长",),
    source="A place or body with a name of its own",
)

NO_POST = Rule(
    name="prose-that-is-no-post",
    pattern=(
        r"[。；：？！]|负责(?!人)|分管|协助|设在|挂靠|承担|由(?!贸)|将(?![乐军])|的(?=[省市县区自国工])|下设|以下简称|具体|如下|统筹(?![办局委科处中])|组织实施|牵头|按照|根据|定期"
        r"|研究(?![室院所中会员生])|要[认加严]|建立|成立|调整|进行|开展|职责|应当|及时|为组长|为成员|名单|有关事宜|其他|相关|各(?![族自])|抽调|组成(?!员)"
    ),
    examples=("⟦负责⟧日常工作", "办公室⟦设在⟧市财政局"),
    counter_examples=("市财政局副局长", "省军区后勤部工程办主任", "市政府研究室主任"),
    source="Words that running text has and a post has not",
)

BODY_CUT = Rule(
    name="what-stands-before-the-name-of-a-body",
    pattern=(
        r"(?P<found>成立|建立|设立|组建|调整|更名为|充实|健全)|组成|更名|承担|履行|负责|做好|完成|配合|协助|接受|服从|开展|召开|听取|决定|同意|印发|关于|以下简称|简称|及其|以及|有关|下设|(?<![建开])设(?![施备计区立])|各级|(?<![申通汇])报(?![刊业告])|经(?![济信营开贸办])"
        r"|任(?!务)|对(?![外口接台])|为(?!民)|并(?![购网])|按(?!揭)|是(?!否)|[由在向将把于的了]|(?P<line>附件\d*|^[一二三四五六七八九十]+[、.]|\d+[.、．]|（[一二三四五六七八九十\d]+）|\n)|[，。；：！？、\t]"
    ),
    examples=("⟦成立⟧青禾市清洁取暖领导小组", "现⟦将⟧有关事宜"),
    counter_examples=("青禾市经济工作领导小组",),
    source="Verbs and marks before the name of a body in running text",
)

ALIAS = Rule(
    name="short-name-of-a-body",
    pattern=r"（(?:以下|下)?(?:统一)?简称[“”‘’《]*(?P<alias>[^“”‘’《》（）\n]{2,24})[“”‘’》]*）",
    examples=("青禾市清洁取暖工作专班⟦（以下简称“工作专班”）⟧",),
    counter_examples=("（以下任务均由市财政局牵头）",),
)

BODY_TAIL = Rule(
    name="what-stands-between-a-body-and-its-roster",
    pattern=r"(?:及(?:其)?办公室)?(?:主要)?(?:成员|组成|人员|名单|单位|机构|职责|情况|制度|工作|调整|如下|为|有)*[：。，\n\-*—]*$",
    examples=("领导小组⟦组成人员名单⟧", "领导小组⟦⟧", "联席会议⟦组成人员如下：⟧"),
    counter_examples=(),
)

HEADING_LABEL = Rule(
    name="roster-role-in-a-heading",
    pattern=(
        r"(?m)(?:(?<=[\n。])[^\n。：，；]{0,40}?(?:小组|专班|指挥部|联席会议|委员会|办公室|[^党]组)(?P<role>联络员|联系人|成员|委员|工作人员|顾问|专家)"
        r"(?:名单|组成|名录|如下)*|^(?P<listed>联络员|成员|委员|工作人员)(?:名单|名录))(?P<note>)[：]?\n"
    ),
    examples=("前文\n⟦五、协调小组办公室联络员\n⟧顾青禾（市公安局）", "⟦联络员名单\n⟧顾青禾"),
    counter_examples=("协调小组办公室联络员负责信息报送\n",),
    source="Rosters whose heading alone says the role",
)

_SEAT = rf"(?:(?:{_RANK})?副?(?:{_RANK})?(?:{_CHAIRS})|{_SEATS})"
_TAKES = r"(?:兼任|担任|出任|(?<![主责])任)"

SEAT_BY = Rule(
    name="seat-taken-by",
    pattern=rf"(?:(?:领导|工作|协调)?小组|领导组|专班|指挥部|联席会议|委员会)?(?P<office>办公室)?(?P<role>{_SEAT})(?:一职)?由(?P<people>(?:[^。；：\n由]|(?<=、)\n){{2,400}}?)(?:同志|等)?{_TAKES}",
    examples=(
        "⟦办公室主任由顾青禾同志兼任⟧",
        "市统计局副局长⟦领导小组办公室主任由顾青禾兼任⟧",
        "⟦副主任由顾青禾、林云岭担任⟧",
        "⟦组长由副区长顾青禾担任⟧",
    ),
    counter_examples=("由顾青禾主持",),
    source="成立…领导小组，组长由…担任",
)

TAKES_SEAT = Rule(
    name="takes-the-seat-of",
    pattern=rf"(?:同志)?(?:{_TAKES}|为)(?P<group>[^，。；：\n]{{0,24}}?)(?P<office>办公室)?(?P<role>{_SEAT})(?=[，。；、）\n]|$|和|的)",
    examples=("由区长顾青禾⟦任组长⟧，", "顾青禾⟦同志兼任办公室主任⟧。", "市政府办主任顾青禾⟦为成员⟧。"),
    counter_examples=("办公室主任由顾青禾兼任。", "主任委员主持会议"),
    source="由…任组长，…任副组长; the people stand before it",
)

INLINE_SEATS = Rule(
    name="seats-listed-in-running-text",
    pattern=rf"(?<=[，。；、])(?P<office>办公室)?(?P<role>{_SEATS}|副?主任|副?组长)(?:为|有|包括|分别为)?(?!由)(?=[\u4e00-\u9fff·]{{2,12}}（)",
    examples=("副主任由顾青禾兼任，⟦工作人员⟧顾青禾（区财政局）、林云岭（区审计局）",),
    counter_examples=("工作人员要按时报送",),
    source="Names with their units in brackets, in the middle of a paragraph",
)

ALSO_SEAT = Rule(
    name="a-second-seat-in-brackets",
    pattern=rf"（(?:并)?兼任?(?P<group>[^（）]{{0,30}}?)(?P<office>办公室)?(?P<role>{_SEAT})）",
    examples=("市统计局副局长⟦（兼领导小组办公室主任）⟧",),
    counter_examples=("（兼）",),
)

COMMITTEE = Rule(
    name="body-whose-head-is-a-director",
    pattern=r"委员会$|委会$",
    examples=("青禾市国土空间规划⟦委员会⟧",),
    counter_examples=("青禾市清洁取暖领导小组",),
    source="A committee has 主任 and 副主任 of its own; elsewhere these are its office's",
)

NAME_HEADS = frozenset("姓名 人员姓名 成员姓名 人员 名字 领导姓名 负责人姓名 联络员姓名 专家姓名".split())
ROLE_HEADS = frozenset(
    "小组职务 组内职务 组内分工 领导小组职务 指挥部职务 专班职务 工作组职务 担任职务 拟任职务 小组任职 组成 类别 角色 岗位 成员类别 组成人员 机构职务 工作组 分工 身份".split()
)
UNIT_HEADS = frozenset("单位 工作单位 所在单位 部门 单位名称 部门名称 所在部门 单位（部门） 派出单位 单位部门".split())
POST_HEADS = frozenset(
    "职务 职称 单位及职务 单位职务 单位和职务 工作单位及职务 工作单位和职务 行政职务 现任职务 职务职称 职务/职称 现职务 职务（职称） 单位、职务 部门职务".split()
)
OTHER_HEADS = frozenset(
    "序号 性别 民族 出生年月 学历 专业 联系电话 办公电话 电话 手机 手机号 手机号码 传真 邮箱 电子邮箱 备注 QQ 微信 微信号 联系方式".split()
)
"""What the columns of a roster's table are headed; compared without blanks."""

LISTED_ROLE = Rule(
    name="role-of-a-list",
    pattern=r"(?P<role>联络员|联系员|成员|委员|工作人员|专家|顾问|组成人员|人员)(?:信息|通讯|联系方式|登记|推荐|情况)*(?:名单|名录|一览表|统计表|表|录)",
    examples=("青禾市供水工作领导小组⟦联络员名单⟧", "⟦联络员信息表⟧"),
    counter_examples=("获奖名单", "企业名单"),
    source="Tables without a column for the role",
)

HEADED = Rule(
    name="what-follows-a-body-in-a-heading",
    pattern=(
        r"(?<=[组部班会议])(?:办公室|及其?办公室|及[\u4e00-\u9fff]{0,4}办公室)?"
        r"(?:\n|$|（以下简称|（|(?:主要)?(?:组成|成员|人员|名单|工作制度|制度|职责|机构|工作规则|工作细则))"
    ),
    examples=("领导小组⟦组成⟧人员名单", "工作小组⟦及联合办公室成员⟧名单", "领导小组⟦（以下简称⟧领导小组）"),
    counter_examples=("领导小组负责专项工作", "领导小组要加强统筹"),
    source="A heading goes on with 组成人员名单 or ends",
)

WEAK_ROLES = frozenset(
    "主任 副主任 主席 副主席 会长 副会长 理事长 秘书长 队长 副队长 队员 团长 副团长 班长 联络员 工作人员 顾问 专家 委员".split()
)
"""Roles that are also plain titles: they make a roster only where a body is named."""
