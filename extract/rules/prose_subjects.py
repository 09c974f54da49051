"""Whom running text gives a duty: bodies that no table knows, places, functions that stand for departments, owners and organs."""

from extract.rules import Rule
from extract.rules.organisations import FUNCTIONAL, RUNG, SHARED_TAIL

# A place of which something is asked: 河湾市要…, 青禾、白石等地应….
PLACE_ASKED = Rule(
    "place-asked",
    r"(?:[市县区州盟旗]|等(?:地|[市县]|设区市|城市|沿海区域)|[级方]财政)(?:要(?![求点素])|应(?!急)|须|必须)",
    examples=("河湾⟦市要⟧编制方案", "县⟦级财政要⟧予以保障", "青禾、白石⟦等地应⟧抓紧开展"),
    counter_examples=("全市要求各地", "市应急管理局"),
)

# Behind functions: they stand for their departments (发展改革、财政等部门).
OTHERS = Rule(
    "others", r"等(?:有关|相关|各|行政|主管)*(?:部门|机构)", examples=("⟦等部门⟧要", "⟦等有关部门⟧要"), counter_examples=("等工作",)
)

# Behind short names of places: 青禾、白石等地, 青禾、白石等沿海区域.
PLACES_AND_OTHERS = Rule(
    "places-and-others",
    r"等[一二三四五六七八九十\d]{0,2}个?(?:沿海|沿江|重点|设区|内陆|山区|有关|相关)?(?:[地市县]|城市|区域|地区|设区市)",
    examples=("⟦等地⟧要", "⟦等沿海区域⟧要", "⟦等6个城市⟧应"),
    counter_examples=("等部门",),
)

# Behind a body's name: it is the holder of a post that acts.
POST = Rule(
    "post",
    r"(?:的)?(?:常务)?副?(?:总指挥|指挥长|秘书长|主任|局长|厅长|组长|书记|市长|县长|区长|省长|主席|部长)|(?:的)?(?:主要|分管|有关|相关)?(?:负责(?:人|同志)|领导(?!小组|下))",
    examples=("⟦副总指挥⟧组织会商", "⟦分管领导⟧牵头"),
    counter_examples=("领导小组",),
)

# The lower governments together, as such sentences name them.
LOWER_GOVERNMENTS = Rule(
    "lower-governments",
    r"(?:各|全[省市县区州])?(?:[省市县区州旗乡镇村]|街道|（[省市县区州旗乡镇村街道、]{1,8}）|[、和])+(?:人民政府|政府|党委)?(?:办公[厅室](?:（室）)?)?(?=作为|是|要|为|应|须|按照|根据|具体|负责|组织)",
    examples=("⟦县（市）⟧作为责任主体", "⟦各乡镇⟧是责任主体", "⟦市、区政府办公厅（室）⟧负责指导"),
    counter_examples=("县医院作为责任主体",),
)

# Behind the part of a list that is known: the rest of it, up to what they have to do.
LIST_GOES_ON = Rule(
    "list-goes-on",
    r"[、和及与][^，。；：\n]{2,300}?(?=(?:等(?:有关|相关|各)?(?:部门|单位|企业)?)?(?:，(?=按照|根据|要(?!求)|应|须|负责|结合)|要(?![求点素件])|应当?(?!急)|须|必须|负责(?![人同])|按照|根据|共同|联合(?!会)|组织(?!部)|牵头|参加|参与|配合|在(?!园|校|职)|分别))",
    examples=("市财政局⟦、武警云岭中队、县气象局⟧要", "市财政局⟦、国网青禾公司和铁路青禾站⟧按照"),
    counter_examples=("市财政局要",),
)

# Functions that stand for their departments, some of them in no table: 各地工商、公安等有关部门, 市编制、人事、财政等部门.
_FUNCTION = r"(?:(?!等?(?:有关|相关|行政|主管)*部门)[\u4e00-\u9fff]){2,12}(?:（[\u4e00-\u9fff]{2,6}）)?"
FUNCTIONS_LISTED = Rule(
    "functions-listed",
    rf"(?P<list>(?!由|对|将|应|要|须|与|会同|组织|实施|督促|协调|指导|加强|配合|建立|经|向|[^、]{0, 10}机关)(?:[省市县]、)?{_FUNCTION}(?:、{_FUNCTION})+)(?:等(?:有关|相关|行政|主管)*|(?:有关|相关|行政|主管)*)部门"
    r"(?=要(?![求点])|应当?(?!急)|须|必须|负责(?![人同])|按照|根据|依照|依据|会同|联合)",
    examples=("⟦各地工商、公安等有关部门⟧要", "⟦发展改革（经贸）、电力监管部门⟧要", "⟦建设、铁路、水利等主管部门⟧依照"),
    counter_examples=("加强工商、公安等部门协作",),
)

# A department by what it is for, as rules and duty lists name it: of every level, or of the paper's.
SECTOR_BODY = Rule(
    "sector-body",
    rf"{SHARED_TAIL}|(?:(?:试点|有关|相关|所在|所有)地区)?(?:(?<![城都集社园辖])(?:{RUNG}[、和及]?){{1,4}}级?)?{FUNCTIONAL}|(?:(?:县级以上|各级|上级|下级)(?:地方)?(?:人民政府)?)?(?:公安|检察|审判|司法|税务|海关|消防救援|行政执法|监察|审计)机关|(?:上级|下级|上一级)机关"
    r"|(?:各级|省级|市级|县级|地方|本级|同级)财政(?=要(?!求)|应|须|必须|继续|安排|予以|给予)"
    r"|(?:县级以上)?(?:各级|属地|地方|上级|上一级|当地|本级|同级)(?:各级)?(?:[\u4e00-\u9fff]{0,6}指挥(?:部|机构)|防指|安委会|减灾委)(?:办公室|办(?!理))?",
    examples=(
        "⟦财政部门⟧应当及时拨付",
        "⟦市县（区）水利部门⟧审核",
        "⟦农业农村和财政部门⟧按月会商",
        "⟦公安机关⟧负责侦办",
        "⟦各级文化、卫生、建设主管部门⟧要",
        "⟦属地防指⟧及时发布",
        "⟦县级以上人民政府行政执法机关⟧负责",
        "⟦试点地区省级住房和城乡建设主管部门⟧要",
        "⟦县级财政⟧要",
    ),
    counter_examples=("相关部门",),
)

# A body that no table knows, told by its last word and by the verb of role behind it.
UNKNOWN_BODY = Rule(
    "unknown-body",
    r"(?!其他|有关|相关|各(?:有关|相关|部门|单位|地)|对|由|将|把|与|和|向|从|在|为|以|按|根据|所|该|本|此|这|一|凡|如|若|并|且|要|应|须)(?:(?!委托|会同|由|确定|抓紧|开展|应当|设置|职责)[\u4e00-\u9fff、]){2,16}?(?:（[^（），]{1,10}）)?(?:(?!委托|会同|由)[\u4e00-\u9fff]){0,12}?"
    r"(?:主管部门|行政部门|业主单位|业主|项目法人|运营单位|部门|机构|单位|企业)(?:（[^（），]{2,12}）)?"
    r"(?=(?:应当?|要|须|必须)?(?:按[^，。；]{2,12}|依法|具体|共同|统一|主要|对[^，。；]{2,30})?(?:负责(?![人同制])|牵头|承担)|(?:按[^，。；]{2,12}|依法)?对[^，。；]{4,70}?(?:监督检查|监督管理))",
    examples=(
        "⟦项目业主（建设指挥部）⟧负责征地报批",
        "⟦审批部门⟧对审批结果负责",
        "⟦案件承办机构⟧应当对材料的真实性负责",
        "⟦燃气经营企业⟧承担入户安检",
    ),
    counter_examples=("各有关部门负责落实", "部门负责同志参加", "单位负责人到场"),
)

# After 由, where the verb need be none of role: a body that no table knows.
UNKNOWN_AGENT = Rule(
    "unknown-agent",
    r"(?!于|此|来|衷|表|小|大|点)(?:当地|沿线|所在地|属地)?(?:(?!负责|会同|牵头|委托|组织|根据|按照|依法)[\u4e00-\u9fff、]){2,20}(?:（[^（），]{1,10}）)?(?:(?!负责|会同|牵头|委托|组织|根据|按照|依法)[\u4e00-\u9fff]){0,12}?"
    r"(?:主管部门|行政部门|业主单位|业主|部门|机构|法人|单位|企业|政府|(?:使用|所有|承包)权人)(?:（[^（），]{2,12}）)?"
    r"(?=在|通报|选取|公开|向|进行|会同|负责(?![人同制])|牵头|承担|提供|选取|选定|对|按(?!时)|完成|统筹|协调|安排|组织|实施|办理|审核|核定|确定|制定|编制|签订|筹集|根据|按照|依法|具体|自行|统一|和|与)",
    examples=(
        "⟦当地教育行政部门⟧组织实施",
        "⟦土地使用权人⟧负责开展调查",
        "⟦本地统计部门⟧进行审核",
        "⟦沿线各县（市、区）交通部门⟧会同公安部门办理",
    ),
    counter_examples=("单位负责人",),
)

# A body that watches over others.
SUPERVISES = Rule(
    "supervises",
    r"(?:按照?[^，。；]{2,12}|依法|共同)?对[^，。；]{4,70}?(?:进行|实施|开展)?(?:监督检查|监督管理|监督|监管(?=$|[，。；、])|督导|指导和监督)",
    examples=("县市场监管局⟦依法对辖区内特种设备使用单位实施监督检查⟧",),
    counter_examples=("对学校给予补助",),
)

# The opening of an item of a list of duties, or of an article: whoever is asked for something, known to a table or not.
OWNER_ASKED = Rule(
    "owner-asked",
    r"(?<![^）.、：\n条])(?P<who>(?!发生|凡|如|若|对|在|为|各项|所有|凡是|需|本)[\u4e00-\u9fff、]{2,30}?(?:部门|机构|机关|单位|企业|大会|委员会|业主|政府|组织|协会|医院|学校|院校|中心|队|所|站|公司|人)(?:（[^（）]{2,14}）)?)，?(?P<modal>应当?(?!急)|要(?![求素点件])|必须|须(?!知))",
    examples=("⟦居民区的业主大会（业主委员会）应当⟧组织演练", "⟦消防安全重点单位必须⟧建立档案", "⟦公安消防机构要⟧严格执勤"),
    counter_examples=("对重点单位应当加强检查", "发生火灾后，单位必须报警"),
    source="责任制文件的条目",
)
ORGAN_ASKED = Rule(
    "organ-asked",
    r"(?<![^）.、：\n条])(?P<who>(?!发生|凡|如|若|对|在|为|各项|所有|凡是|需|本)[\u4e00-\u9fff、]{2,20}?(?:部门|机关|(?:管理|监督|执法|审查|登记|普查)机构|海关|政府|委员会))，?(?P<modal>应当?(?!急)|要(?![求素点件])|必须|须(?!知))",
    examples=("⟦申报地海关应当⟧核查真实性", "⟦发证机关应当⟧公开结果"),
    counter_examples=("申请人应当提交材料", "支付机构应当保存凭证"),
    source="办法、细则的条文",
)

# How a noun that owes duties ends, where a heading says that they are its duties.
UNKNOWN_OWNER = Rule(
    "unknown-owner",
    r"(?:政府|部门|机构|单位|业主|法人|企业|公司|中心|组|办|委|局|处|站|所|院|校|会|队|部|厅|镇|乡|街道|社区|村|平台|医院|运营商|经营者|主体)(?:（[^（）]{2,14}）)?$",
    examples=("沿线各市人民⟦政府⟧", "铁路项目⟦业主（建设指挥部）⟧"),
    counter_examples=("重点", "具体建设"),
)

# Another body, known or not, at the start of a sentence within a duty: the duty ends before it.
OTHER_BODY = Rule(
    "other-body",
    r"[\u4e00-\u9fff、（）]{2,40}?(?:部门|机构|单位|业主|政府|委员会|企业)(?:(?:具体|统一|共同)?(?:负责(?![人同])|牵头|承担)|，?(?:要(?!求)|应当?|须|必须))",
    examples=("⟦各省、自治区建设行政主管部门负责⟧所辖地区的测试",),
    counter_examples=("负责辖区内企业的检查",),
)

# At the start of a part of a sentence: a body, known or not, that has duties of its own.
NEXT_BODY = Rule(
    "next-body",
    r"(?!抓紧|开展|本|对|将|把|在|按|并|为)(?:(?!开展|抓紧|本部门|本单位|督促|指导|协调|组织|确定|由|对)[\u4e00-\u9fff、（）]){2,16}?(?:部门|机构|单位|政府|企业)(?:要(?![求点])|应当?(?!急)|须|负责(?![人同]))",
    examples=("⟦配合部门要⟧主动对接", "⟦公安消防机构负责⟧监督检查"),
    counter_examples=("抓紧开展本部门负责起草的规章的清理", "督促企业要加强管理"),
)

# A meeting or a group that is the object of its verb: 定期召开联席会议.
CALLED_TOGETHER = Rule(
    "called-together",
    r"(?:定期|适时|不定期|及时)*(?:召开|举行|举办|建立|成立|组建|设立|组成|召集)",
    examples=("⟦定期召开⟧联席会议", "⟦成立⟧工作专班"),
    counter_examples=("联席会议负责",),
)

# What a body is entrusted with by another.
ENTRUSTED = Rule(
    "entrusted",
    r"委托(?=[^，。；]{3,30}(?:承担|负责|组织|开展|实施))",
    examples=("⟦委托⟧县疾控中心承担采样工作",),
    counter_examples=("委托代理",),
)

GENERAL_COLLECTIVE = Rule(
    "general-collective",
    r"^(?:(?:所有|全体|广大|每个|全部).*|各地(?:区|方)?(?:各部门)?|各(?:有关|相关|级)?(?:部门|单位|地区|地方|级|方面)+|.*(?:有关|相关)(?:部门|单位)|各(?!成员单位)[^政府]{0,12}(?:(?:[镇乡县区市州旗场]|(?<!农业农)村)|街道|单位|企业|学校)）?|[^局委]*企业)$",
    examples=("各有关部门", "各乡镇", "各县（市、区）", "所有市县"),
    counter_examples=("市财政局", "各市、县（区）人民政府"),
)
