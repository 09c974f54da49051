"""The words that give a body its role in a task: labels (牵头单位：) and verbs (…牵头，…配合)."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Role
from extract.rules import Rule

_BODY = r"(?:责任)?(?:单位|部门|主体|处室|科室|股室|机构|委局|区县|地区|企业)"
_REMARK = r"(?:（[^（）：]{0,14}）)?"


@dataclass(frozen=True)
class RoleWord:
    """A rule whose match gives ``role``."""

    role: Role
    rule: Rule


def _label(role: Role, stems: str, examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> RoleWord:
    pattern = rf"(?:主要|第一|直接|具体|共同|[省市区县州]级|相关|有关)?(?:{stems}){_REMARK}(?=：|为：|是：)"
    return RoleWord(role, Rule(f"label-{role}", pattern, examples, counter_examples, "task lists, 任务分工表"))


LABELS = (
    _label(Role.LEAD, rf"(?:总)?牵头{_BODY}|牵头(?:和|及|、)(?:责任|配合){_BODY}|(?:主办|主责|组长){_BODY}|牵头",
           ("⟦牵头单位⟧：市交通局", "⟦牵头部门（单位）⟧：市教育局", "⟦主办单位⟧：省体育局"), ("牵头领导：副市长", "牵头单位负责汇总")),
    _label(Role.COORDINATE, rf"(?:配合|协办|协助|协同|协作|参与|参加|成员|支持|会办|协调){_BODY}|配合|协办",
           ("⟦配合单位⟧：市财政局", "⟦协办单位⟧：团市委", "⟦配合责任单位⟧：市水利局"), ("配合做好以下工作：",)),
    _label(Role.IMPLEMENT, rf"(?:组织)?(?:实施|落实|承办|执行|承担|建设|完成)(?!责任){_BODY}",
           ("⟦实施单位⟧：市城投公司", "⟦落实单位⟧：各县区政府"), ("实施步骤：", "立即实施责任单位：市教育局")),
    _label(Role.SUPERVISE, rf"(?:监督|督导|督办|督查|督促|监管|考核|(?:业务)?指导){_BODY}",
           ("⟦监督单位⟧：市审计局", "⟦督办单位⟧：市政府督查室"), ("监督举报电话：",)),
    _label(Role.RESPONSIBLE, rf"(?:负责|责任|主管|主体责任){_BODY}(?:及分工)?|责任分工|任务分工|职责分工",
           ("⟦责任单位⟧：市卫健委", "⟦主要责任单位⟧：各区政府", "⟦责任部门⟧：县农业农村局"), ("责任领导：副县长", "责任人：")),
)  # fmt: skip

# Labels whose value names nobody with a task of his own, or another fact of the same item: they end what stands before.
OTHER_LABEL = Rule(
    "other-label",
    r"(?:资金来源|资金安排|资金筹措|投资估算|总投资|实施年限|实施时间|建设年限|建设期限|建设地点|完成时限|完成时间|时限要求|时间安排|时间节点|工作时限|办理时限|整改时限|"
    r"推进时间|责任领导|牵头领导|分管领导|包抓领导|责任人|联系人|联系方式|联系电话|主要责任人|具体责任人|进度安排|工作进度|成果形式|备注|电话)(?:（[^（）：]{0,14}）)?(?=：)",
    examples=("⟦完成时限⟧：2024年6月底", "⟦责任领导⟧：分管副县长"),
    counter_examples=("责任单位：市财政局", "按照完成时限要求"),
)

_ADVERB = (
    r"(?:分别|按照?(?:各自)?(?:工作)?(?:职责|职能|分工|要求)(?:分工|职能)?|依(?:照|据)?(?:各自)?职责(?:分工)?|根据(?:各自)?职责(?:分工)?|在各自职责范围内|各司其职|共同|联合|具体|总体|统一|"
    r"统筹|协调|主要|全面|抓好|做好|认真|切实|积极|密切|予以|给予|组织|推动|推进|加强|一并|分头|各自|强化)*"
)


def _verb(role: Role, stems: str, examples: tuple[str, ...], counter_examples: tuple[str, ...] = ()) -> RoleWord:
    return RoleWord(role, Rule(f"verb-{role}", rf"{_ADVERB}(?:{stems})", examples, counter_examples, "trailing brackets"))


# Ordered: where two match at one place the earlier wins, so that 牵头负责 leads and 配合落实 coordinates.
VERBS = (
    _verb(Role.LEAD, r"牵头(?:负责|组织|实施|抓总|落实|推进|协调)*|主办|抓总|为主负责|总负责",
          ("市住建局⟦牵头⟧", "市发改委⟦牵头负责⟧", "县教育局⟦具体牵头⟧"), ("市住建局负责",)),
    _verb(Role.COORDINATE, r"(?:密切|相关|有关)?配合(?:落实|实施|做好|负责)*|协助(?:做好|落实|实施)*|协同(?:配合|推进|负责|落实)*|协办|参与(?:配合|落实)*|参加|会办|支持(?=[，；。）、]|$)",
          ("市财政局⟦配合⟧", "相关部门⟦积极配合⟧", "市通信管理局⟦做好相关配合⟧", "市科协⟦参与⟧"), ("市财政局牵头",)),
    _verb(Role.SUPERVISE, r"(?:监督|督导|督促|督办|督查|监管|指导|审计监督)(?:指导|检查|考核|落实|督促|实施|监督)*",
          ("市审计局⟦监督⟧", "市政府督查室⟦督促落实⟧"), ("市审计局负责",)),
    _verb(Role.RESPONSIBLE, r"(?:分工|总体|牢牢)?负责(?![人同])(?:组织|落实|实施|推进|推动)*|负总责|主责|承担(?:主体)?责任|各负其责|负主体责任",
          ("市水利局⟦按职责分工负责⟧", "各县区政府⟦负责落实⟧", "市教育局⟦具体负责⟧"), ("市水利局配合", "市水利局主要负责同志")),
    _verb(Role.IMPLEMENT, r"(?:贯彻)?落实(?:实施)?|实施(?!方案|细则|意见|办法)|承办|执行|承担|推进|推动|完成|办理",
          ("各市、县（区）人民政府⟦落实⟧", "市城投公司⟦组织实施⟧"), ("市城投公司负责",)),
)  # fmt: skip

# In a bracket alone, where the matter stands before it: （市编办起草）.
STATEMENT_VERBS = (
    *VERBS,
    _verb(Role.RESPONSIBLE, r"(?:组织)?(?:起草|拟订|编制|修订|制定|制订|开展)", ("市编办⟦起草⟧", "市公安局⟦组织开展⟧"), ("市公安局督办",)),
)

# What a duty entry may begin with, after the body that owes it.
DUTY_START = Rule(
    "duty-start",
    r"(?:主要|具体|全面|统一|统筹|总体|牵头|依法|重点|要|应当?|须|会同[^，。；]{2,40})?(?:负责(?![人同])|牵头|承担|配合|协助|协同|协调|参与|指导|督促|督导|监督|组织|做好|制定|制订|拟订|落实|会同|研究|"
    r"加强|推进|推动|开展|建立|完善|统筹|实施|履行|执行|管理|审核|提供|按照?|根据|依据|依法|结合|加大|及时|积极|切实|严格|把|将|对|为|引导|支持|保障|宣传|争取|筹措|强化|健全|优化|核定|办理|"
    r"受理|查处|打击|维护|鼓励|定期|认真|进一步|深入|编制|汇总|收集|监测|评估|组建|安排|贯彻|全力|深化|拓展|提升|规范|抓好|发挥|充分)",
    examples=("⟦负责⟧全县农村公路养护", "⟦牵头负责⟧拟订年度计划", "⟦配合⟧做好征迁"),
    counter_examples=("主任由局长兼任",),
    source="职责分工 sections",
)

DUTY_SECTION = Rule(
    "duty-section",
    r"职责|分工|责任|任务分解|工作任务",
    examples=("七、⟦职责⟧与任务", "（二）部门⟦责任⟧"),
    counter_examples=("六、时间节点",),
    source="headings of duty lists",
)

# A heading that says of a body only that its duties follow: 县教育局主要职责.
DUTY_HEADING = Rule(
    "duty-heading",
    r"(?:的)?(?:主要|工作|基本|具体|部门|单位)*(?:职责|职能|任务)(?:分工|任务)?$",
    examples=("县教育局⟦主要职责⟧", "⟦工作职责⟧"),
    counter_examples=("职责分工明确",),
)

ITEMS_FOLLOW = r"(?:以下|下列|如下)[^。；，：\n]{0,14}(?:职责|责任|工作|任务|事项|义务|职权)："

# A sentence that says of a body only that its duties follow, item by item.
DUTIES_FOLLOW = Rule(
    "duties-follow",
    r"(?:应当|应|要|须|主要|具体|依法|分别){0,3}(?:履行|承担|负责|落实|做好|行使|开展)(?:好)?" + ITEMS_FOLLOW,
    examples=("⟦应当履行下列消防安全职责：⟧", "⟦主要负责以下工作：⟧"),
    counter_examples=("应当载明以下事项：", "提出如下工作安排："),
    source="rules and measures by articles",
)

# A group that a document founds or is about: in its own rules 一、主要职责 are its.
GROUP = Rule(
    "group",
    r"以下(?:简称|称)[“”\"]*(?P<who>[^“”\"（），。]{2,20})|(?P<founded>[^，。；：（）《》\n“”]{2,30}(?:联席会议|领导小组|委员会|指挥部|工作专班|协调小组))(?=制度|工作制度|工作规则)",
    examples=("建立托育服务厅际联席会议（⟦以下简称联席会议⟧）制度",),
    counter_examples=("建立健全制度",),
)

ADVERBS = _ADVERB

# A remark on lists of units: the first of each leads.
FIRST_LEADS = Rule(
    "first-leads",
    r"(?:列|排列|排序|排名|排|第)?在?(?:第?[一1]位|首位|最前面?|前面|(?<=第)一个?|第一个)(?:的)?(?:者|单位|部门|责任单位)?(?:均)?[为是](?:[^，。；、（）]{0,6})牵头",
    examples=("责任单位⟦排在第一位的为牵头⟧单位，下同", "（⟦列首位者为牵头⟧单位）", "⟦第一个单位为牵头⟧单位"),
    counter_examples=("把安全摆在首位，由市应急局牵头", "牵头单位要把质量放在第一位"),
    source="责任单位 lists of 任务分解",
)
# A remark that names those who owe each task behind it.
STANDING = Rule(
    "standing",
    r"以下(?:各项)?(?:任务|工作|内容)?(?:的)?(?:责任单位|落实单位)?(?:均|都)(?:需|须|由|包括|含)(?P<who>[^，。；]{2,60}?)(?P<verb>落实|负责落实|负责|组织实施|实施|承担)?，?(?:以下)?不再(?:一一|逐一|单独|重复|另行)?列[出示]"
    r"|以下(?:各项)?(?:任务|工作)，(?P<those>[^，。；]{2,60}?)均为(?:责任单位|责任主体|落实主体)，?不再(?:一一|逐一|单独|重复|另行)?列[出示]"
    r"|(?<![^，。；（、：])(?P<whom>[^，。；（：]{2,60}?)均为(?:责任单位|责任主体|落实主体)，?以下(?:均同|不再(?:一一|逐一|单独|重复|另行)?列[出示])",
    examples=(
        "⟦以下均需各市州人民政府落实，不再列出⟧", "⟦以下任务责任单位均包括各县（市、区）人民政府，不再列出⟧", "⟦以下各项任务，各设区市人民政府均为责任主体，不再列出⟧",
        "，⟦各市州、县市区人民政府均为责任单位，以下不再列出⟧",
    ),
    counter_examples=("以下简称各地", "不再列出清单"),
    source="任务分工的第一个括号",
)  # fmt: skip
GUARANTEES = Rule(
    "guarantees",
    r"保障(?:措施|机制|体系)?(?:。|$)|组织(?:领导|保障|实施)|加强领导|工作要求",
    examples=("五、⟦保障措施⟧", "⟦组织保障⟧"),
    counter_examples=("四、重点任务", "五、全力保障饮用水安全", "强化社会监督"),
)
FROM_HERE_ON = Rule("from-here-on", r"下同|以下(?:均)?同", examples=("，⟦下同⟧）",), counter_examples=("同前",))

# A bracket with one of these words may say who does what.
ASSIGNS = Rule(
    "assigns",
    r"牵头|负责|配合|协助|协办|参与|落实|实施|承办|主办|起草|拟订|编制|修订|组织开展|督导|监督|责任(?:单位|部门|主体)|主责|执行|组长单位",
    examples=("（市教育局⟦牵头⟧，市财政局配合）",),
    counter_examples=("（以下简称工作专班）",),
)

# A sentence that hands the whole item before it to somebody: 该项工作由…牵头.
REACHES_BACK = Rule(
    "reaches-back",
    r"(?:该|此|本|上述|以上|前述|这)(?:几)?(?:项|些|类)?(?:工作|任务|项目|工程|事项|内容|措施|行动)(?:任务)?(?:均|都|主要|具体|统一)?(?=由)",
    examples=("⟦该项工作⟧由县水利局牵头实施", "⟦以上任务均⟧由市教育局负责"),
    counter_examples=("各项工作由来已久",),
)

LEADS = Rule(
    "leads",
    r"(?:要|应当?|须|将)?(?:主要|具体|负责|总体)*(?:牵头|主办)(?!部门|单位|领导|人员?|机构|处室)(?:负责|组织|协调)*",
    examples=("⟦负责牵头⟧拟订规划",),
    counter_examples=("负责拟订规划", "牵头部门负责人"),
)
HELPS = Rule(
    "helps",
    r"(?:要|应当?|须|将)?(?:积极|密切|主动|认真|依法|并)*(?:配合|协助|协同|参与)(?!部门|单位|人员|处室|度|率)(?:做好|开展)*",
    examples=("⟦积极配合⟧县公安局开展排查", "⟦参与⟧竣工验收"),
    counter_examples=("负责竣工验收", "配合部门"),
)
ROLE_PARTS = (RoleWord(Role.LEAD, LEADS), RoleWord(Role.COORDINATE, HELPS))

# Others named as partners of the one who acts.
JOINS = Rule(
    "joins",
    r"(?<![银证保]监)会同|联合(?!工作|检查|督查|执法|调查|会议|国|体|党|社|组)",
    examples=("⟦会同⟧市教育局开展检查",),
    counter_examples=("组织市教育局开展检查", "组织联合工作组检查"),
)

# Labels of those who head a body: 成员单位： near them tells who belongs to it.
COMPOSITION = Rule(
    "composition",
    r"(?:总指挥|指挥长|组长|召集人|主任|秘书长|政委)：",
    examples=("⟦总指挥：⟧分管副县长", "副⟦组长：⟧县应急管理局局长"),
    counter_examples=("牵头单位：县水利局",),
)

# What makes the body before it the owner of what follows.
TAKES_ON = Rule(
    "takes-on",
    r"(?:要|应当?|须|将)?(?:主要|具体|全面|统一|统筹|总体|依法|分别|共同)*(?:负责(?![人同制])|牵头|承担|配合|协助|主办|会同(?=[^，。；]{2,60}(?:负责|牵头)))|(?:在[^，。；]{2,20}的同时，|按照?[^，。；]{2,10}|对[^，。；]{2,30}(?=负责(?![人同制])))负责",
    examples=("县水利局⟦负责⟧巡查", "县林草局⟦具体负责⟧苗木供应"),
    counter_examples=("县水利局负责人到场",),
)

# What ends like a body's name but is none.
NOT_A_NAME = Rule(
    "not-a-name",
    r"^(?:发展壮大|做大|做强|取消|健全|开展|扩大|清理(?!整顿)|构建|培育|推行|打造|引导|鼓励|支持|推动|推进|加强|完善|建立|优化|提升|发挥|依托|强化|深化|规范|加快|落实|做好|坚持|成立|设立|引进|扶持|壮大|对(?!外)|将|把|从)|^第.{1,3}条|政府要|均需|应当|设置|职责分工|^(?:确定|明确|选定|抓紧|指定)|本(?:部门|单位)|^所在(?:地|单位|部门|机构)$|^各自|内容|(?:及|和|的)(?:责任|牵头|配合)(?:部门|单位)$|[的了]|^(?:责任|牵头|配合|主管|实施|承办)(?:部门|单位|主体)$",
    examples=("检查⟦内容⟧", "⟦责任单位⟧", "⟦培育⟧优势企业", "⟦发展壮大⟧规上企业", "⟦取消⟧服务公司"),
    counter_examples=("市教育局", "项目建设单位"),
)

ROSTER = Rule(
    "roster",
    r"组成人员|组长[：:]|(?:成员|组成)(?:单位)?[：:]|召集人[：:]|主任[：:]",
    examples=("调整后⟦组成人员⟧如下", "⟦组长：⟧分管副县长"),
    counter_examples=("组长负责全面工作",),
)
