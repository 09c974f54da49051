"""How papers speak of the money of their work: 总投资…，其中中央补助…，…配套…，农户自筹…; 每户补贴…, 给予…奖励."""

from __future__ import annotations

from extract.rules import Rule

# Before a sum: what makes it the cost of the work or what is set aside for it.
TOTAL = Rule(
    "funding-total",
    r"(?:总投资|总投入|(?<!固定资产)(?<!民间)(?<!招商)(?:投资|概算|估算)(?!额?(?:不低于|达到?|超过|在)|规模以上)|(?:资金|经费)(?:总需求|需求|总规模|规模|总额|预算)|共?需(?:投入)?(?:资金|经费)|"
    r"(?:安排|筹集|筹措|下达|落实|统筹|整合|列支|拨付|设立|追加|争取)[^，。；、\d]{0,22}(?:资金|经费|基金|专款|补助|预算))"
    r"(?:估算|概算|规模|总额|合计|共计|资金|额|约|共|需|为|总计|人民币|：|不低于|不少于){0,3}$",
    examples=("⟦总投资⟧", "本级财政⟦安排专项资金⟧", "共⟦投资⟧", "⟦资金需求约⟧", "整治项目⟦概算⟧"),
    counter_examples=("固定资产投资", "招商引资", "主营业务收入", "投资额达到"),
    source="资金来源, 投资估算, 经费保障",
)

# Before a sum, behind a total or alone: whose money it is.
SOURCE = Rule(
    "funding-source",
    r"(?P<who>[^，、。；：\d（）]{0,24}?(?:中央|国家|省|自治区|市|州|盟|县|区|旗|地方|镇|乡|村|财政|农户|村民|居民|用户|群众|个人|企业|业主|公司|社会|银行|单位|管委会|各级|上级|受益户|开发银行|其他|自身|家庭|学校|医院)级?)?"
    r"(?P<what>(?:财政|预算内|专项|配套|补助|奖补|补贴|转移支付|债券|一般|扶贫|发展|建设)*(?:资金|配套|补助|拨款|投资|预算内投资|债券|贷款|补贴|经费|投入)|自筹(?:资金|解决)?|筹措|筹集|承担|出资|负担|解决|自行筹措|捐助|捐款|赞助)"
    r"(?:约|共|为|共计|：|合计|各){0,2}$",
    examples=("⟦中央专项补助资金⟧", "⟦云岭县财政配套⟧", "⟦农户自筹⟧", "⟦省级补助资金⟧", "⟦县级配套⟧", "⟦银行贷款⟧"),
    counter_examples=("主营业务收入", "农民人均收入"),
    source="资金来源的分项",
)

# Behind a total: all of it is one party's.
ALL_OF_ONE = Rule(
    "funding-all-of-one",
    r"，?(?:全部|均|全额)(?:为|由|系|是|属)?(?P<who>[^，。；：\d]{2,16}?)(?:自筹|承担|出资|投资|解决|负担|投入|筹措)",
    examples=("⟦，全部为企业自筹⟧", "⟦，均由县财政承担⟧"),
    counter_examples=("，全部建成投用",),
)

# About a sum: aid that is given for each thing or person.
AID = Rule(
    "funding-aid",
    r"补助|补贴|奖励|奖补|资助|奖金|津贴|补偿金|以奖代补|贴息|资金支持|经费支持|支持经费|安家费|生活费|慰问金|救助金|抚恤金|启动经费",
    examples=("每户⟦补助⟧", "给予一次性⟦奖励⟧"),
    counter_examples=("缴费标准", "罚款"),
    source="惠企惠民政策的标准",
)

# Before a sum: it is the most that is given.
CAP = Rule(
    "funding-cap",
    r"(?:最高|不超过|不得超过|上限|封顶|限额|累计|以内)(?:[^，。；\d]{0,10})$",
    examples=("每户居民⟦累计最高补贴⟧", "单个企业年度奖励⟦最高不超过⟧"),
    counter_examples=("每户补贴",),
)

# About a sum: it is no money of the work — what the economy makes, a threshold, a price, a fee, a penalty, a loss.
NO_FUNDING = Rule(
    "no-funding",
    r"产值|收入(?!分配)|增加值|生产总值|GDP|销售|营收|营业|利润|利税|税[收款额]|贷款余额|授信|余额|存款|担保|注册资[本金]|净资产|总资产|资产总额|市值|进出口|"
    r"损失|罚款|罚金|处以|并处|没收|违法|保费|保额|保险金额|单价|价格|售价|收费|缴费|学费|会务费|起付|支付限额|封顶线|报销|医疗费用?达|消费|零售|成交|交易|结算|融资(?!担保)|引进|到位资金|外资|合同|订单|物流|"
    r"成本|减税|降费|减负|节约|节省|退税|免征|征收|提取|计提|工资|薪酬|保证金|基数|额度以上|限额以上|收回|退回|追回|加分|扣分|亿元以上|万元以上|存量|欠|债务|基本养老金|养老金|低保|保障标准|最低标准|GMV|产业规模|规模达|总规模达|经济规模|网贷|信贷|票据",
    examples=("主营业务⟦收入⟧达到", "直接经济⟦损失⟧"),
    counter_examples=("总投资", "补贴标准"),
)

# Behind a sum: it only says how large those are of which something is said.
OF_SUCH_A_SIZE = Rule(
    "funding-size",
    r"^(?:\(含\)|（含）)?(?:以上|以下|以内|至\d|到\d)?(?:\(含\)|（含）)?的?(?:重大|重点|工业|产业|投资)*(?:项目|企业|工程|合同|龙头|园区|部分|技改)|^的(?!补|奖|资|标准|比例|支持|经费|一次性)",
    examples=("⟦以上的项目⟧", "⟦以上重大项目⟧", "⟦的⟧，按3%计算"),
    counter_examples=("的补助", "的标准给予奖励"),
)

# Before a total: it says how large those are of whom something is said, or what must be reached first.
CONDITION_BEFORE = Rule(
    "funding-condition",
    r"^(?:对于?|凡|如|若|单个|单体|年度?内)|[或且][^，。；]{0,16}$",
    examples=("⟦对⟧总投资", "经营在10年以上⟦或投资⟧"),
    counter_examples=("项目总投资",),
)

# Words that set a sum as a goal of the work.
SET_AS_GOAL = Rule(
    "funding-goal",
    r"完成|确保|力争|争取|实现|达到|计划|安排|突破|带动|拉动|下达|落实|筹|整合|投入|不低于|不少于",
    examples=("⟦完成⟧年度投资",),
    counter_examples=("总投资在",),
)

# A standard that was named before the sum: 补助标准提高5元，达到….
STANDARD_RAISED = Rule(
    "funding-standard",
    r"(?:补助|补贴|资助|奖补|救助|津贴)[^。；]{0,40}(?:达到|提高到|提高至|调整为|调整到|增加到|上调至)[^，。；\d]{0,8}$",
    examples=("财政⟦补助标准提高5元，达到每人每年⟧", "护理⟦补贴由每人每月100元提高到⟧"),
    counter_examples=("补助标准提高",),
)

# Before a share: it is given of what somebody spends, or borne by somebody.
SHARE_GIVEN = Rule(
    "funding-share-given",
    r"(?:按照?|给予|予以)(?!程序|规定)[^，。；\d]{0,30}$",
    examples=("⟦按照投资额的⟧", "⟦给予不超过平台服务费⟧"),
    counter_examples=("合格率达到", "核验后按程序兑付"),
)
GIVEN_AFTER = Rule(
    "funding-given-after",
    r"(?:（含）)?(?:的?(?:比例|标准|额度))?，?(?:分别|每年|一次性)*(?:给予|予以|进行|实施)?[^，。；\d]{0,12}?(?:补助|补贴|奖励|奖补|贴息|资助|支持|最高)",
    examples=("⟦给予补助⟧", "⟦的比例给予一次性奖励⟧", "⟦予以奖补⟧"),
    counter_examples=("的农户",),
)
SHARE_BORNE = Rule(
    "funding-share-borne",
    r"^(?!原)(?P<who>[^，、。；：\d（）]{0,16}?(?:中央|国家|省|自治区|市|州|盟|县|区|旗|财政|农户|村民|居民|个人|企业|业主|单位|群众|社会))(?:级)?(?:财政)?(?:专项)?(?:资金)?(?:按)?(?:补助|承担|配套|负担|自筹|出资|分担)(?:资金)?(?:比例)?(?:为|占)?$",
    examples=("⟦省级财政补助⟧", "⟦农户自筹⟧"),
    counter_examples=("补助比例提高", "原省级补助"),
)

# For each what: 每度电, 每人每年, 每亩.
EACH = Rule(
    "funding-each",
    r"每(?:个|家|辆|台|座|所|名|位|项|次|千|万)?(?P<per>千瓦时|度电?|立方米?|方气?|户|人|亩|平方米|公里|总吨|吨|新增托位|[张床托]位|床|机组|座|台|辆|村|头|只|例|件|家|名|个)",
    examples=("⟦每度电⟧补贴", "⟦每户⟧补助", "给予⟦每个新增托位⟧"),
    counter_examples=("每年安排",),
)

# To whom: 对符合条件的企业，给予….
RECIPIENT = Rule(
    "funding-recipient",
    r"(?:^|[，；：])(?:对于?|凡|给予)(?P<who>[^，。；\d]{2,40}?(?:企业|单位|机构|人员|个人|农户|家庭|学生|毕业生|人才|团队|项目|平台|合作社|基地|困难户|群众|户|者|园区|学校|医院|车主|市|县|区|村))(?=，|、|的|一次性|给予|按|每|分别|、?由)",
    examples=("⟦对新认定的专业合作社⟧，给予", "⟦给予返乡创业人员⟧一次性补助"),
    counter_examples=("对照标准",),
)

SOURCES: tuple[tuple[str, str], ...] = (  # words of who pays → the catalogue's source, the first that stands in them
    ("other", r"管委会|地方(?!政府债)|社会资本|银行|债券|贷款|捐"),
    ("household", r"农户|村民|居民|用户|群众|个人|家庭|受益户|住户"),
    ("enterprise", r"企业|业主|公司|运营商|经营主体|厂"),
    ("central", r"中央|国家(?!级|农业|高新|经济|园区)|国债|财政部|上级(?=.*(?:省|自治区))"),
    ("provincial", r"省|自治区|直辖市"),
    ("county", r"县|旗|(?<!社|园|新|发|地|库)区(?!管委会|内)"),
    ("municipal", r"市|州|盟|地区"),
)
