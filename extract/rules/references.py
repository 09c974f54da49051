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
    r"(?:[/／](?:[TZ]|[A-Z]{2,10}\d*))?[A-Z]{0,6}\d*\s?\d{1,6}(?:\.\d{1,3})?(?:[-—–－~][12]\d{3})(?![\d年])"
    r"|(?<![A-Za-z])(?:GB|JGJ|CJJ|NB|DL|HJ|DB\d{2}|JT|NY)(?:[/／]T)?\s?\d{3,6}(?:\.\d{1,3})?(?![\d年.户万千%-])",
    examples=("⟦GB 55015-2021⟧", "⟦DB14/1929-2019⟧", "⟦NB/T 34024-2015⟧", "⟦T/SXERA007-2020⟧", "符合⟦GB/T 9704⟧要求", "⟦JGJ 26-2018⟧"),
    counter_examples=("PM2.5", "2021-2023年", "COP1234", "A3-2020"),
    source="GB/T 1.1 编号; 地方标准 DB, 团体标准 T/",
)
