"""How running text says who acts: 由…牵头, …负责, …要…, 办公室设在…，承担…."""

from extract.rules import Rule

# 由 that names the one who acts; not 由于, 自由, 理由, 由…变为.
BY = Rule(
    "by",
    r"(?<![自理缘经])由(?=[^于此来衷表小大内点上下])",
    examples=("该项目⟦由⟧县水利局牵头",),
    counter_examples=("由于时间紧", "自由贸易", "理由充分"),
)

# After the names: the modal that turns a statement into a duty.
MODAL = Rule(
    "modal",
    r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?(?:也|均|都|还)?(?:要|应当?|须|必须|需要?|将|继续|负责)",
    examples=("市教育局⟦要⟧加强指导", "县住建局⟦应当⟧每月检查"),
    counter_examples=("市教育局副局长",),
)

# A body that is named for a role rather than given an action.
NAMED_FOR_ROLE = Rule(
    "named-for-role",
    r"(?:为|是|作为|担任)[^，。；]{0,30}?(?P<role>牵头(?:单位|部门)|第一责任(?:人|单位)|责任主体|主体责任单位|责任单位|配合单位|实施主体|实施单位|牵头协调单位|主管部门|监管主体)",
    examples=("市商务局⟦为本专项行动的牵头单位⟧", "各乡镇政府⟦是辖区管护的责任主体⟧"),
    counter_examples=("市商务局为企业服务",),
)

FOUNDED = Rule(
    "founded",
    r"(?:成立|设立|组建|建立|设置)(?P<who>[^，。；：（）]{2,36}?(?:领导小组|工作组|协调小组|指挥部|工作专班|专班|联席会议|委员会|协调机制|办公室))",
    examples=("县政府⟦成立云岭县养老服务工作领导小组⟧，负责统筹",),
    counter_examples=("建立健全工作机制",),
)

OFFICE = Rule(
    "office",
    r"(?P<who>(?:[^，。；：（）\n]{0,30}?(?:领导小组|工作组|指挥部|专班|联席会议|委员会))?办公室)(?:日常工作)?(?:设在|设于)",
    examples=("⟦联席会议办公室设在⟧市民政局，承担日常工作", "小组下设办公室，⟦办公室设在⟧县林草局"),
    counter_examples=("办公室主任由局长兼任",),
)

# What a part without a subject of its own begins with when it goes on about the body named before.
GOES_ON = Rule(
    "goes-on",
    r"(?:主要|具体|全面)?(?:负责|承担)",
    examples=("⟦主要负责⟧日常工作", "⟦承担⟧联席会议日常工作"),
    counter_examples=("由市教育局牵头",),
)

# Already done, or only talked about.
NOT_A_DUTY = Rule(
    "not-a-duty",
    r"已经|已于|同意|印发|以来|历年|曾|现将|通报了|召开了|制定了|出台了|报经|批准",
    examples=("⟦已经⟧市政府同意",),
    counter_examples=("要抓紧制定方案",),
)

GENERAL_COLLECTIVE = Rule(
    "general-collective",
    r"^(?:各地(?:区|方)?(?:各部门)?|各(?:有关|相关|级)?(?:部门|单位|地区|地方|级|方面)+|有关(?:部门|单位)|相关(?:部门|单位)|各[^政府]{0,12}(?:[镇乡县区市州旗场村]|街道|单位|部门|企业|学校)）?|企业|.*相关企业|.*有关企业)$",
    examples=("各有关部门", "各乡镇", "各县（市、区）"),
    counter_examples=("市财政局", "各市、县（区）人民政府"),
)
