"""Numbers that only say of what, where or for whom something is done, and are no aim of their own."""

from __future__ import annotations

import re

from extract.finders.target_descriptions import COUNTS
from extract.finders.target_numbers import Number

_GIVEN_ALREADY = re.compile(r"(?:未(?:完成|达到|列入)|授予|赋予|下放给)[^，。；\d]{2,24}的$")  # 未完成任务的31个县, 授予园区实施的96项职能
_CHOSEN = re.compile(r"(?:入选|获评)[^，。；\d]{2,20}(?<!的)$")
_OF_THE_CHOSEN = re.compile(r"[^，。；\d的]{2,12}的[\u4e00-\u9fff]{2}")  # 入选“英才计划”4个专项的人才
_EQUIPPED = re.compile(r"(?:配备|配置|配有|设有|装有)有?[^，。；的]{0,24}$")
_EQUIPPED_NOUN = re.compile(r"[^，。；的]{2,40}的(?!数量|比例|要求|标准|目标)[\u4e00-\u9fff]{2,}")
_OF_PLACES = re.compile(r"(?:县|市|区|乡|镇|乡镇|街道|建制村|行政村|自然村|村|社区)(?:（[^（）]*）)?的[\u4e00-\u9fff]{2}")
_UNIT_OF_WORK = re.compile(r"以(?:\d+[^，。；\d]{0,3})?$")
_AS_UNIT = re.compile(r"[^，。；\d]{0,16}为(?:单位|单元|基础|重点)")  # 以30户以上自然村寨为单位
_STANDARD_KEPT = re.compile(
    r"[^，。；\d]{0,12}(?:\d+[^，。；\d]{0,10})?(?:实施|执行|实行)[^，。；]{0,16}(?:标准|定额|制度|管理办法)(?=[，。；]|$)"
)
_OF_EACH = re.compile(
    r"每[个县市区镇乡村][^。\n]{0,80}(?:建设|改造)(?:内容|标准|规模)：[^。\n]{0,140}$"
)  # 每个县建1个中心，建设内容：…活动馆1幢


def is_scope(number: Number, text: str) -> bool:
    """Whether a count says of how many places, bodies or parts something is said."""
    if _UNIT_OF_WORK.search(number.lead) and _AS_UNIT.match(text, number.end, number.clause.end):
        return True
    if number.mention.kind not in COUNTS:
        return _OF_EACH.search(text, number.sentence.start, number.start) is not None
    return (
        _GIVEN_ALREADY.search(number.prefix) is not None
        or bool(_CHOSEN.search(number.lead) and _OF_THE_CHOSEN.match(number.ahead))
        or bool(_EQUIPPED.search(number.lead) and _EQUIPPED_NOUN.match(text, number.end, number.clause.end))
        or bool(number.lead.startswith("对") and _STANDARD_KEPT.match(text, number.end, number.clause.end))
        or bool(_OF_PLACES.match(number.ahead) and _goes_on_counting(number, text))
        or _OF_EACH.search(text, number.sentence.start, number.start) is not None
    )


def _goes_on_counting(number: Number, text: str) -> bool:
    """为50个县的乡镇卫生院选派400名医师: another number of the clause says what is counted in the places that this one counts."""
    after = number.after
    return after is not None and not re.search("[，。；、：（]", text[number.end : after.start])
