"""How papers name other papers: 《title》（文号）, a 文号 alone, the code of a standard."""

from __future__ import annotations

from extract.rules import Rule

YEAR = r"(?:19|20)\d\d"

NUMBER_TAIL = Rule(
    "year and serial of a document number",
    rf"(?:〔|（|《)(?P<year>{YEAR})年?(?:〕|）|》)第?(?P<serial>\d{{1,5}})号|(?<=[\u4e00-\u9fff〕）])〔(?P<year2>{YEAR})）(?P<serial2>\d{{1,5}})号",
    examples=("云政办发⟦〔2022〕22号⟧", "云财发⟦(2019) 7 号⟧", "云政发⟦[2005]55号⟧", "云办发⟦【2021】3号⟧"),
    counter_examples=("（2022年）", "2022年第3号", "（2021—2023年）"),
    source="GB/T 9704-2012, 7.2.5 发文字号; older papers use other brackets",
)
ORDER_NUMBER = Rule(
    "number of an order or announcement",
    rf"(?P<body>[\u4e00-\u9fff]{{2,20}}(?:令|公告))(?:{YEAR}年)?第(?P<serial>\d{{1,4}}|[一二三四五六七八九十百]{{1,5}})号",
    examples=("⟦国务院令第711号⟧", "⟦青禾市人民政府令第12号⟧", "⟦商务部公告2020年第5号⟧"),
    counter_examples=("命令下达后", "公告栏第3块"),
    source="orders (令) and announcements (公告)",
)
STANDARD = Rule(
    "code of a standard",
    r"(?<![A-Za-z])(?:GB|GBZ|GBJ|DB\d{0,6}|JGJ|CJJ|CJ|NB|DL|HJ|JT|JTG|JT/T|SL|NY|YD|YY|WS|AQ|MZ|SB|QC|TB|HG|SH|SY|MT|LY|JB|QB|JG|CECS|TSG|XF|GA|RB|ISO|IEC|T)"
    r"(?:[/／](?:[TZ]|[A-Z]{2,10}\d*)?)?[A-Z]{0,6}\d*\s?\d{1,6}(?:\.\d{1,3})?(?:[-—–－~][12]\d{3})(?![\d年])"
    r"|(?<![A-Za-z])(?:GB|JGJ|CJJ|NB|DL|HJ|DB\d{2}|JT|NY)(?:[/／]T)?\s?\d{3,6}(?:\.\d{1,3})?(?![\d年.户万千%-])",
    examples=("⟦GB 5749-2022⟧", "⟦DB99/1234-2019⟧", "⟦NB/T 10123-2018⟧", "⟦T/QHABC007-2020⟧", "符合⟦GB/T 9704⟧要求", "⟦JGJ 26-2018⟧"),
    counter_examples=("PM2.5", "2021-2023年", "COP1234", "A3-2020"),
    source="GB/T 1.1 编号; 地方标准 DB, 团体标准 T/",
)

# What the words around a reference say of it. Left cues stand before it or before the list that it belongs to.
LEFT_CUES: tuple[tuple[str, str], ...] = (
    ("basis", r"(?:根据|依据|按照|遵照|依照|参照|对照|结合|执行|符合|满足|适用|(?<![\u4e00-\u9fff])按)"),
    ("implements", r"(?:贯彻落实|贯彻执行|贯彻|落实|实施|推进|推动)"),
    ("repeals", r"(?:废止|停止执行|撤销)(?!的)"),
    ("revises", r"(?:修订|修改|修正|修编)(?!的|后)"),
    ("forwards", r"(?:转发|批转)"),
    ("issues", r"(?:印发|下发)(?!的)"),
)
RIGHT_CUES: tuple[tuple[str, str], ...] = (
    ("repeals", r"(?:同时|一并|即行|予以|自行|均|相应)?(?:废止|停止执行|失效|不再执行)"),
    ("revises", r"(?:进行|予以|作出|的)?(?:修订|修改|修正)"),
    ("forwards", r"(?:现)?(?:转发|批转)给?"),
    ("issues", r"(?:现)?(?:予以)?(?:印发|下发)给?"),
    ("basis", r"(?:等)?(?:文件|通知|有关|相关|的)*(?:精神|要求|规定|部署|标准)"),
)
CUED = Rule(
    "left cue of a reference",
    "(?:" + "|".join(f"(?P<{relation}>{pattern})" for relation, pattern in LEFT_CUES) + r")[^，。；：！？\n]{0,16}$",
    examples=("⟦按照⟧", "为深入⟦贯彻落实⟧", "⟦依据国家标准⟧", "严格⟦执行自治区⟧"),
    counter_examples=("根据实际需要，研究制定", "资金来源"),
)
FOLLOWED = Rule(
    "right cue of a reference",
    r"^[^，。；：！？\n《]{0,6}?(?:" + "|".join(f"(?P<{relation}>{pattern})" for relation, pattern in RIGHT_CUES) + ")",
    examples=("⟦同时废止⟧。", "⟦等文件精神⟧，结合实际", "⟦要求⟧，制定"),
    counter_examples=("，结合实际", "和《办法》"),
)
# Forms, certificates and contracts are filled in, not cited.
FORM = Rule(
    "title of a form",
    r"(?:表|证书|证|合同|协议书?|责任状|责任书|承诺书|通知书|告知书|意见书|任务书|申请书|报告书|决定书|台账|登记册|日报|晚报|杂志|专栏|样表|目标责任制|灾情|简报|快报|专报|收据|发票|批准书|备案书|许可证|志)(?:（[^（）]*）)?$",
    examples=("供水户登记⟦表⟧", "建设工程施工⟦许可证⟧", "供水目标⟦责任书⟧"),
    counter_examples=("供水管理办法", "关于印发登记表的通知"),
)
SHORT_NAME = Rule(
    "a short name given in the text",
    r"（(?:以下|下)(?:统|简)?称(?:为)?[：]?(?:“《|《|“|\")(?P<name>[^》”\"]{2,20})[》”\"]",
    examples=("⟦（以下简称《规划纲要》⟧）", "⟦（以下简称“《实施意见》⟧”）"),
    counter_examples=("（以下简称区县）",),
)
