"""What a policy's head says: kinds of paper (文种), provinces and their abbreviations in document numbers."""

from __future__ import annotations

from extract.rules import Rule

# 文种, as catalogued. A title's ending is looked up longest first; 管理办法 counts as 办法 (管理 belongs to the matter),
# 实施办法 and 实施细则 are kinds of their own.
GENRES = (
    "实施意见", "指导意见", "若干意见", "工作意见", "实施方案", "工作方案", "行动方案", "总体方案", "试点方案", "责任分工方案", "任务分工方案", "分工方案",
    "任务分解方案", "分解方案", "专项方案", "建设方案", "实施细则", "实施办法", "暂行办法", "暂行规定", "若干规定", "行动计划", "工作计划", "实施计划",
    "工作要点", "工作安排", "工作规则", "工作制度", "工作规范", "若干措施", "政策措施", "工作措施", "工作举措", "具体措施", "实施纲要", "规划纲要", "应急预案",
    "责任清单", "任务清单", "权责清单", "负面清单", "任务分工", "责任分工", "任务分解", "责任分解", "实施指南", "工作指引", "落实指引", "操作规程",
    "通知", "意见", "方案", "计划", "规划", "纲要", "办法", "细则", "规定", "条例", "规则", "规程", "规范", "制度", "要点", "安排", "措施", "举措", "预案",
    "决定", "决议", "公告", "通告", "公报", "通报", "报告", "请示", "批复", "议案", "纪要", "命令", "令", "函", "清单", "目录", "指南", "指引", "标准", "导则",
    "基准", "准则", "章程", "分工", "目标", "政策", "政策法规", "十条", "条措施", "条", "倡议书", "名单", "任务书", "责任书", "目标任务", "工作专班", "汇编",
)  # fmt: skip
# Endings that complete the title of a paper as sent: whatever stands before them.
SENT = "通知|意见|决定|决议|公告|通告|通报|报告|请示|批复|函|令|命令|公报|纪要|议案"

_LONGEST_FIRST = "|".join(sorted(GENRES, key=len, reverse=True))
GENRE_END = Rule(
    "a title's ending",
    rf"(?P<genre>{_LONGEST_FIRST})(?P<bracket>(?:（[^（）]{{1,40}}）|《[^《》]{{1,20}}》)*)[》”\"]?$",
    examples=("青禾市供水⟦实施方案⟧", "青禾市供水管理⟦办法（试行）⟧", "云岭县⟦行动计划（2023—2025年）⟧"),
    counter_examples=("青禾市人民政府办公室", "一、总体要求"),
    source="党政机关公文处理工作条例 第八条, and the names that plans give themselves",
)

# 文号 begin with an abbreviation of the issuing province: 云府〔2011〕6号.
PROVINCES: dict[str, str] = {
    "京": "11", "津": "12", "冀": "13", "晋": "14", "内": "15", "辽": "21", "吉": "22", "黑": "23", "沪": "31", "苏": "32", "浙": "33",
    "皖": "34", "闽": "35", "赣": "36", "鲁": "37", "豫": "41", "鄂": "42", "湘": "43", "粤": "44", "桂": "45", "琼": "46", "渝": "50",
    "川": "51", "黔": "52", "云": "53", "滇": "53", "藏": "54", "陕": "61", "甘": "62", "青": "63", "宁": "64", "新": "65",
}  # fmt: skip

SAMPLE = Rule(
    "mark of a sample of this project, retold or invented",
    r"改写样本|虚构样本",
    examples=("本文为⟦改写样本⟧，地名人名均为虚构", "【⟦虚构样本⟧】仅供测试"),
    counter_examples=("样本县", "抽取样本"),
    source="the first lines of this project's own samples",
)

FORWARDS_NATIONAL = Rule(
    "forwards-national",
    r"转发(?:《)?(?:国务院|中共中央|中央[^，。]{2,6}(?:部|办)|国家[^，。省市区]{2,14}(?:委|局|署)|(?:财政|教育|交通运输|住房城乡建设|农业农村|生态环境|民政|商务|卫生健康|应急管理)部)(?!.*印发)",
    examples=("青禾省人民政府办公厅⟦转发国务院⟧办公厅关于深化改革的意见的通知",),
    counter_examples=(
        "青禾省人民政府办公厅转发省财政厅关于加强管理的意见的通知",
        "青禾市人民政府转发市教育局等部门意见",
        "青禾市人民政府转发国务院通知和印发本市方案的通知",
    ),
    source="转发通知的标题",
)
