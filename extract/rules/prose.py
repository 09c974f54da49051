"""How running text says who acts: 由…牵头, …负责, …要…, 办公室设在…，承担…."""

from extract.rules import Rule
from extract.rules.roles import ITEMS_FOLLOW

# 由 that names the one who acts; not 由于, 自由, 理由, 由…变为.
BY = Rule(
    "by",
    r"(?<![自理缘经事对])由(?!于|此|来|衷|表及|小[到变]|大[到变]|点到|上[而至]|下[而至]|浅入|内而)|(?<=政府)(?:指定|授权)(?=[^，。；的]{2,24}(?:履行|负责|承担|开展|实施))",
    examples=("该项目⟦由⟧县水利局牵头", "县人民政府⟦指定⟧县金融局履行监管职责"),
    counter_examples=("由于时间紧", "自由贸易", "理由充分", "县政府指定的医院"),
)

# A sentence that names no known body is read on only where one of these verbs of role stands in it.
ROLE_VERB = Rule(
    "role-verb",
    r"负责|牵头|承担|会同|责任主体|责任单位|监督检查|监督管理|由|部门|指挥部|指挥机构|防指",
    examples=("项目业主⟦负责⟧养护", "财政⟦部门⟧按月拨付"),
    counter_examples=("加快路网建设",),
)

# After 由 and a body: verbs that give it no task.
BY_NO_DUTY = Rule(
    "by-no-duty",
    r"组成|构成|担任|(?:主要|分管)?领导任|兼任|印发|批准|同意|抽调|提出意见|所在|主持|召集|签发|指定|委派|指派|推荐|聘任|任命|产生|决定",
    examples=("由市教育局局长⟦兼任⟧", "由县林草局与县水利局⟦组成⟧"),
    counter_examples=("由市教育局组织实施",),
)

# After the names: the modal that turns a statement into a duty.
MODAL = Rule(
    "modal",
    r"(?:等(?:有关|相关|各)?(?:部门|单位))?(?:在[^，。；]{2,16}?(?:[上中下后前时]|方面))?(?:至少|原则上|首先|也|均|都|还)?(?:要(?![求点闻素件])|应当?(?![急用对])|须|必须|需要?(?!求)|将(?!军)|继续)",
    examples=("市教育局⟦要⟧加强指导", "县住建局⟦应当⟧每月检查", "县财政局⟦在经费上要⟧予以保障"),
    counter_examples=("市教育局要求各校", "市应急管理局"),
)

# After 由 and a body: a verb at the end whose object stands before 由.
NO_OBJECT = Rule(
    "no-object",
    r"(?:[确核审认制自]定|规定|制订|实施|审核|审批|解释|负责|承担|办理|完成|领导|管理|落实|备案|筹集|拨付|下达|公布|发布|执行|编制|验收|评估|检查|考核|处理|处置|解决|安排|监督|组织|承办|起草|拟订)$",
    examples=("由县财政局会同县水利局另行⟦确定⟧", "由市应急局组织⟦领导⟧"),
    counter_examples=("由县水利局负责审核工程预算",),
)

# What may be done by another is left to them, not assigned.
LEFT_OPEN = Rule(
    "left-open",
    r"鼓励|支持|允许|可以?(?=由)|引导|探索|逐步|不得|不准|禁止|严禁",
    examples=("⟦鼓励⟧企业由热电厂供热", "⟦不得⟧将审核工作交由外包机构办理"),
    counter_examples=("改造由县住建局实施",),
)

# A body that is named for a role rather than given an action.
NAMED_FOR_ROLE = Rule(
    "named-for-role",
    r"(?:为|是|作为|担任)[^，。；]{0,40}?(?P<role>牵头(?:单位|部门)|第一责任(?:人|单位)|责任主体|主体责任单位|责任单位|配合单位|实施主体|实施单位|牵头协调单位|主管部门|监管主体|主体(?=$|[，。；]))",
    examples=("市商务局⟦为本专项行动的牵头单位⟧", "各乡镇政府⟦是辖区管护的责任主体⟧"),
    counter_examples=("市商务局为企业服务",),
)

# What stands in brackets behind a body's name and is none of its duty.
REMARK = Rule(
    "remark",
    r"（(?:[^（）]{0,30}?(?:以下|下同|简称|统称|含)[^（）]{0,30}|[省市区县州][^（），、。]{1,12}[局委厅办部])）",
    examples=("县直有关部门⟦（单位，下同）⟧要", "县整治办⟦（以下简称整治办）⟧负责", "县整治办⟦（县住建局）⟧要"),
    counter_examples=("县水利局（牵头单位）",),
)

# What is borne rather than carried out: 费用由甲单位承担.
COST = Rule(
    "cost",
    r"(?:费用?|收费|经费|资金|支出|成本|损失)[，、]?$",
    examples=("专业服务⟦收费，⟧", "鉴定⟦费用⟧"),
    counter_examples=("建设任务，",),
)

# A sentence that tells what was reached.
TOLD = Rule(
    "told",
    r"(?:保障|支撑|促进|推动|提升|满足|取得|实现|完成|发挥|经受住|夺取|奠定)了",
    examples=("有力⟦保障了⟧用能需求",),
    counter_examples=("保障用能需求",),
)

FOUNDED = Rule(
    "founded",
    r"(?:成立|设立|组建|建立|设置|下设)(?:由[^，。；]{2,60}(?:任|为)组长的|以[^，。；]{2,60}为组长的)?(?P<who>[^，。；：（）由]{2,36}?(?:领导小组|工作组|协调小组|指挥部|工作专班|专班|联席会议|委员会|办公室))(?!制度|机制|会议)",
    examples=("县政府⟦成立云岭县养老服务工作领导小组⟧，负责统筹",),
    counter_examples=("建立健全工作机制",),
)

OFFICE = Rule(
    "office",
    r"下设(?P<below>[^，。；：（）\n]{0,10}办公室)(?=，(?:主要|具体)?(?:负责|承担|牵头))|(?P<who>(?:[^，。；：（）\n]{0,30}?(?:领导小组|工作组|指挥部|专班|联席会议|委员会))?办公室)(?:（[^（）\n]{2,24}）)?(?:日常工作)?，?(?:设在|设于)",
    examples=(
        "⟦联席会议办公室设在⟧市民政局，承担日常工作",
        "小组下设办公室，⟦办公室设在⟧县林草局",
        "⟦领导小组办公室（以下简称县整治办）设在⟧县公安局",
        "领导小组⟦下设办公室⟧，具体负责协调",
    ),
    counter_examples=("办公室主任由局长兼任",),
)

# The office just founded, as the subject of a sentence.
OFFICE_SUBJECT = Rule(
    "office-subject",
    r"(?:[^，。；：（）\n]{0,16}?(?:领导小组|工作组|指挥部|专班|联席会议|委员会))?办公室(?=(?:主要|具体)?负责(?![人同])|承担|牵头)",
    examples=("⟦办公室⟧负责日常调度",),
    counter_examples=("办公室设在县住建局",),
)

# What a part without a subject of its own begins with when it goes on about the body named before.
GOES_ON = Rule(
    "goes-on",
    r"(?:主要|具体|全面)?(?:负责(?![人同])|承担|统筹|协调|牵头|组织|统一|研究|指导|督促)",
    examples=("⟦主要负责⟧日常工作", "⟦承担⟧联席会议日常工作"),
    counter_examples=("设在市教育局", "办公室主任由局长兼任"),
)

# A verb by which a body takes a duty on.
TAKES_ON = Rule(
    "prose-takes-on",
    r"(?:主要|具体|全面)?(?:负责(?![人同])|承担)",
    examples=("⟦具体负责⟧印发和实施",),
    counter_examples=("负责人", "统筹推进"),
)

# Where an office's duties stop: the sentence goes on to say who heads it.
STAFFING = Rule(
    "staffing",
    r"主任|组长|成员|兼任|担任|联络员|抽调|设在|设于",
    examples=("办公室⟦主任⟧由副局长兼任",),
    counter_examples=("承担日常工作",),
)

# Already done, only talked about, or said of the items that follow.
NOT_A_DUTY = Rule(
    "not-a-duty",
    r"已经|已于|已由|同意|印发|以来|历年|曾|现将|(?:提出|制定|出台|召开|通报|完成|组织|开展|建立|实施|形成|取得)了|报经|批准|要(?:各司其职|各负其责|保持清醒|不折不扣|提高站位|密切配合|密切协作|通力|高度重视|充分认识|深刻认识|提高认识|提高思想|提高政治|统一思想|切实加强(?:组织)?领导|加强(?:组织)?领导(?=[，。；]|$))|定期召开|召开(?:全体|专题|工作)?会议|定期或不定期|废止|"
    + ITEMS_FOLLOW,
    examples=("⟦已经⟧市政府同意", "区人民政府履行⟦下列职责：⟧", "方案⟦已由⟧区政府常务会议通过", "各部门⟦要各司其职⟧，形成合力"),
    counter_examples=("要抓紧制定方案",),
)

# When, by what and with whom a body acts, between its name and its verb.
_MANNER = (
    r"(?:视情况?|随时|重点(?=[对组开推检督做加])|立即|迅速|及时|尽快|同步|分批|分级|分别|常年|长期|每[日天](?:\d{1,2}时[、和]?){1,6}前?|每个?(?:工作日|[年季月周日天])度?(?:至少)?|逐级|层层|(?:(?:20\d\d|今|明|本)年)?(?:年底|\d{1,2}月(?:底|\d{1,2}日)?)之?前?(?=完成|建[成立]|制定|出台)|每\d+(?:小时|[日天]|个月)|(?:不)?定期|依法|依规|严格|认真|切实|积极|充分|进一步|加快|统一|统筹|全面|具体|"
    r"自[^，。；]{2,14}起，?|按(?:规定|要求|程序|职责(?:分工)?|照)?|经[^，。；]{2,16}?(?=提出|报|批准|审核)|根据|结合|\d{1,2}时前|于[^，。；]{2,16}?(?:前|内|底|日)|"
    r"(?:根据|按照?|依照|依据|结合|围绕|针对|通过|参照|对照|采取)(?:《[^》]{2,60}》(?:（[^）]{2,30}）)?|[^，。；《“]{2,24}?)(?:等)?(?:要求|规定|方式|程序|标准|情况|实际|职责|形式|原则)?|"
    r"在(?![园校职岗编建册])[^，。；“]{2,60}?(?:下|后|内|前|时|中|期间|基础上)|(?:会同|联合|向)[^，。；]{2,60}?)"
)
_DOES = (
    r"(?:负责|牵头|承担|聘请|签订|起草|组成(?!员|人员|部分|单位|部门|及|和|如下)|委托|加[强大](?!型)|组织(?!法)|做好|制定|制订|拟订|编制|落实|研究|推进|推动|开展|完善|统筹|实施|实行(?![^，。；]{0,24}(?:制|制度)(?:$|[，。；]))|履行|指导|督促|督导|监督(?!管理)|协调|配合|提供|支持|引导|安排|汇总|考核|评估|检查|"
    r"派出|选派|发布|公布|公示|报告(?!书|期)|报送|上报|提出|通报|更新|监测(?!站|点|网)|启动|受理|审核|审查|审批|批复|核[查实验定]|确定|认定|备案|登记|收集|查处|处置|抽查|巡查|排查|调度(?!中心)|调整|下达|拨付|兑付|分解|跟踪|明确|建立|健全|"
    r"强化|深化|规范|保障|确保|办理|采取|完成(?!了|情况)|发挥|编报|编发|申请|下拨|上缴|统计(?!局|部|年|数)|召集|增调|紧盯|调动|调派|暂停|停止|劝导|疏散|疏导|拆除|预置|启用|撤离|清理|填报|抢修|抢险(?!队)|分析|研判|会商|验收|培训|宣传)(?!的|后|部门|机构|单位|人员|工作组)(?=[^，。；])"
)

# The verb that gives the subject its role, behind a modal and how it acts: 要按照各自职能⟦负责⟧, 对本领域工作⟦负总责⟧.
SAID_ROLE = Rule(
    "said-role",
    rf"(?:要|应当?|须|必须|将)?(?:{_MANNER}{{0,3}}(?P<verb>牵头|负责(?![人同])|负总责)|对[^，。；“]{{2,40}}?(?P<for>负总责|负责(?![人同])))",
    examples=("各有关单位⟦要按照各自职能负责⟧推进", "县直各部门⟦对本领域工作负总责⟧", "市商务局⟦要牵头⟧落实"),
    counter_examples=("市教育局要加强指导",),
)

# 由A确认的产品: what is said after 由 tells but which thing is meant.
ATTRIBUTIVE = Rule(
    "attributive",
    r"^[^，。；：的]{0,12}?(?:实施|确认|确定|组织|负责|制定|牵头|管理|发布|公布|审批|核准|认定|核定|承担|开展|建设|投资|出资|主办|承办|审核|监管|举办|支付|提供|出具|签发|批准|编制|颁发|主管|印发|备案|指定|运营|代[征收办理]+)的(?=[\u4e00-\u9fff])|^[^，。；：的]{2,16}的(?:方式|模式|形式|机制|办法|环节|程序|情况)",
    examples=("⟦确认的⟧产品", "⟦组织实施的⟧统计报表", "⟦委托代征的⟧方式"),
    counter_examples=("由市水利局负责工程的验收",),
)

# Behind a body: 负责 that tells which of its departments is meant.
IN_CHARGE_OF = Rule(
    "in-charge-of",
    r"负责(?!对)[^，。；的]{2,16}的(?:主管|工作|有关|相关|具体)*(?:部门|机构|单位)",
    examples=("⟦负责政务公开工作的主管部门⟧应当",),
    counter_examples=("负责全县供水的日常管理",),
)

# What a body does, said right after its name: narrower than the starts of duty entries.
ACTS = Rule(
    "acts",
    r"(?:会同|联合)[^，。；]{2,60}|(?:根据|按照|依照|依据|参照|对照|结合|围绕|针对|依托)[^，。；]{2,80}(?=，|$)|在(?![园校职岗编建册])[^，。；]{2,60}(?:下|后|内|前|时|中|期间|基础上)(?=，|$)|"
    r"(?:于|在)[^，。；]{2,16}?(?:前|内|底|日)(?=，|$)|自[^，。；]{2,14}起(?=，|$)|"
    rf"具体(?:组织|实施|承办|落实)(?=$|[，。；])|{_MANNER}{{1,3}}将[^，。；]{{2,60}}?(?:报送?|上报|提交|反馈)|{_MANNER}{{0,4}}{_DOES}|(?:立即|迅速|紧急|果断)(?![的地])[\u4e00-\u9fff]{{2}}|{_MANNER}{{0,2}}对[^，。；]{{3,60}}?(?:进行|实施|开展|予以|给予)",
    examples=(
        "县水利局⟦负责⟧巡查", "市商务局⟦会同市财政局制定细则⟧", "县整治办⟦加强⟧调度", "县教育局⟦结合校园实际⟧，制定预案",
        "市民政局⟦每日12时前汇总⟧灾情", "市减灾办⟦实行⟧二十四小时值守", "县财政局⟦在县政府统一领导下⟧，建立协作机制",
        "市财政局⟦按程序及时拨付⟧资金", "市粮食局⟦于每年10月底前核查⟧库存", "县审计局⟦对专项账户进行⟧抽查",
        "县水利局⟦于5月20日前⟧，将总结报县政府", "市商务局⟦自2024年一季度起⟧，每季度填报", "县教育局⟦于6月底前将名单报送⟧", "县联席会议办公室⟦具体组织⟧",
    ),
    counter_examples=("县水利局局长", "市财政局安排的资金", "市气象局监测站", "市教育局提出的意见"),
)  # fmt: skip

ARTICLE = Rule(
    "article",
    r"第[一二三四五六七八九十百零〇\d]{1,5}条$",
    examples=("⟦第十二条⟧",),
    counter_examples=("第三章", "（三）"),
    source="办法、细则、规定",
)

# A sentence with a day or a rhythm: what it asks of all is more than an admonition.
HAS_DAY = Rule(
    "has-day",
    r"(?:20\d\d年|(?<!\d)\d{1,2}月|(?<!\d)\d{1,2}日|年|个月|季度|工作日)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|[上中下]旬)?之?[前内]|[今明本]年[^，。；]{0,10}要|自20\d\d年[^，。；]{0,6}起|按[月季周](?!度?计划)|每(?:年|季度|月|周|个工作日)(?:\d|[底末]|[^，。；]{0,8}(?:报送?|填报|之?前|至少|不少于))",
    examples=("各乡镇要在⟦6月底前⟧完成排查", "⟦自2024年起⟧，各县市要建立名录", "于⟦每年3⟧月报送"),
    counter_examples=("各乡镇要高度重视", "2020年以来", "结合每年建设任务"),
)

# A covering letter speaks of the paper, and of nobody's task.
SENT_OUT = Rule("sent-out", r"(?:印发|转发|下发)给?你们", examples=("经市政府同意，现⟦印发给你们⟧",), counter_examples=("印发方案",))

# Behind a modal: an admonition that a task may follow.
ADMONISHES = Rule(
    "admonishes",
    r"(?:高度重视|充分认识|深刻认识|提高认识|统一思想|(?:切实)?加强(?:组织)?领导|(?:密切|加强)(?:沟通|协调|协作|协同|配合)+)",
    examples=("⟦高度重视⟧此项工作，及时制定实施办法",),
    counter_examples=("认真制定方案",),
)

# Behind a modal: what is asked is to help, or to lead.
ASKED_TO_HELP = Rule(
    "asked-to-help",
    r"(?:积极|主动|认真|密切|全力|切实|大力|按职责分工)*(?:配合|协助)(?!完善|工作机制)",
    examples=("⟦积极配合⟧试点地区开展核查",),
    counter_examples=("加强协作，共同推进",),
)
ASKED_TO_LEAD = Rule(
    "asked-to-lead",
    r"(?:充分|切实|积极)*(?:发挥(?:好)?牵头(?:抓总|协调|组织)*作用|牵好头)",
    examples=("⟦充分发挥牵头作用⟧",),
    counter_examples=("发挥示范作用",),
)
AS_LEADER = Rule("as-leader", r"作为(?:第一)?牵头(?:单位|部门)", examples=("⟦作为牵头单位⟧组织制定",), counter_examples=("作为成员单位",))

# What is asked of all in general counts where it names something to be made, handed in or published.
MAKES_SOMETHING = Rule(
    "makes-something",
    r"制定[^，。；]{0,24}(?:方案|细则|办法|计划|预案|清单|标准|措施)|编制[^，。；]{2,}|建立[^，。；]{0,16}(?:清单|台账|名录|数据库|平台|档案|名单)|(?:公布|公示|公开|发布)[^，。；]{0,20}(?:清单|目录|名单|结果|信息|情况)|报送(?!材料)|上报|逐项|修订|自查|清理|对接|指定专人|明确(?:专人|联络员|牵头|责任)",
    examples=("要⟦建立本部门随机抽查事项清单⟧", "要进行全面⟦自查⟧", "要⟦逐项⟧细化举措"),
    counter_examples=("要高度重视，加强领导", "要建立工作机制"),
)
