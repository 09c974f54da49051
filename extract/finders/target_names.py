"""The name of a measure that stands before the number's own clause: 提高清扫率，…县城达到60%; 推动秸秆综合利用，…综合利用率达到90%."""

from __future__ import annotations

import re

from extract.finders.indicators import bare

_RATE = r"(?:率|比例|比重|占比)"
_PLACE = re.compile(
    r"(?:[^，。；、\d率]{0,8})(?:城市|县城|城区|建成区|城市群|都市圈|街道|产区|主产区|优势区|核心区|农村|城镇|乡镇|市区|郊区|山区|地区|平原|县|市|区|镇|乡|村庄|村|社区|园区|试验区|示范区|开发区|企业|养殖场|单位|学校|医院|机构)级?(?:（[^（）]*）)?"
)
_RAISED = re.compile(
    rf"(?:^|[，。；：])(?:加快|大力|积极|持续|稳步|不断|进一步|着力|全面|切实|有效)*(?:提高|提升|降低|控制|减少|扩大)(?P<name>[^，。；：\d]{{2,24}}?{_RATE})(?=[，。；：])"
)
_NAMED = re.compile(rf"^(?P<name>[^，。；\d]{{2,24}}?{_RATE})(?P<place>[^，。；\d]*)$")
_ANY_PLACE = re.compile("[城县乡镇村]|[市区](?!场)")
_PLACE_FIRST = re.compile(rf"^(?P<place>{_PLACE.pattern})(?P<name>[^，。；、\d]{{2,24}}{_RATE})$")
_GROWN = re.compile(
    r"(?:^|[，；：。])(?P<what>[^，。；：、\d]{3,30}?)(?:[比较](?:20\d\d年|“?十[一二三四五]五”?末?))?(?:力争|争取|努力|确保)?(?:实现)?"
    r"(?:翻[一两]?番|倍增|(?:稳步|不断|持续|进一步|明显|显著|大幅|大幅度|逐步|全面|稳定)(?:提[高升]|增[长加多]|扩大|壮大|改善|优化|上升|下降|降低|减少))，?$"
)  # 企业数量稳步增长，达到300家
_GROWING = re.compile(
    r"(?:^|[，；：。.])(?:[^，。；：\d]{0,8}?)(?:(?:做[大强优])+|壮大|发展|培育)(?P<what>(?!做)[^，。；：\d]{2,20}?(?:产业|经济|业|企业|能源|集群))，"
)
_SHORT = re.compile(
    r"(?P<how>(?:综合|资源化|无害化|集中|规范化?|有效|平均)*)(?P<stem>机械化|[^\W\d_综集规平]{2})(?P<measure>率|时间|时限|周期|用时)"
)


def is_place(said: str) -> bool:
    return len(said) <= 16 and _PLACE.fullmatch(said) is not None


def place_first(said: str) -> str:
    """The place that stands behind its measure, before it; what has none as it is.

    >>> place_first("老年人健康档案建档率城市")
    '城市老年人健康档案建档率'
    """
    named = _NAMED.match(said)
    return named["place"] + named["name"] if named and named["place"] and is_place(named["place"]) else said


def rate_of_place(said: str, before: str, last: str) -> str:
    """The measure of a place that the clause before names for it; '' where ``said`` is no bare place or nothing names one.

    ``before`` is the text of the sentence before the clause, ``last`` the indicator of the target before it.

    >>> rate_of_place("县城", "提高道路清扫率，2025年底前，城市建成区达到70%以上，", "")
    '县城道路清扫率'
    >>> rate_of_place("农村", "", "健康档案建档率城市")
    '农村健康档案建档率'
    >>> rate_of_place("大型养殖场", "", "养殖场设施配套率")
    '大型养殖场设施配套率'
    >>> rate_of_place("县级城市", "", "城区黑臭水体消除比例")
    '县级城市黑臭水体消除比例'
    """
    if not is_place(said):
        return ""
    owner = next((said[at:] for at in range(1, len(said) - 2) if last.startswith(said[at:])), "")
    if owner and last.endswith("率"):
        return said + last[len(owner) :]
    named = _NAMED.match(last)
    if named and is_place(named["place"]):
        return said + named["name"]
    first = _PLACE_FIRST.match(last)
    if first:
        return said + first["name"]
    if re.search(rf"{_RATE}$", last) and not _ANY_PLACE.search(last):
        return said + last  # 资源化利用率达到30%，城市群达到60%
    raised = list(_RAISED.finditer(before))
    return said + raised[-1]["name"] if raised else ""


_HOLDS = re.compile(
    r"(?:^|[，；：。])(?P<what>[^，。；：、\d]{2,20}?(?:率|比例|比重|占比|总量|消费量|产量|规模|数量|水平|面积|能力|强度|时间|时限))"
    r"(?:$|，$|进入|有所|保持|得到|明显|大幅|逐[年步]|稳步|持续|进一步|显著|不断|稳定|处于|力争)[^，。；\d]{0,12}，?$"
)  # 失业率有所回落，第二季度低于6%


def grown_before(before: str) -> str:
    """What the clause before says is to grow, for a number that only says how far; '' where it says no such thing.

    >>> grown_before("到2025年，规模以上企业数量稳步增长，")
    '规模以上企业数量'
    >>> grown_before("能源消费总量进入平台期，")
    '能源消费总量'
    """
    grown = _GROWN.search(before) or _HOLDS.search(before)
    return bare(grown["what"]) if grown else ""


def growing_before(before: str) -> str:
    """The branch that the clause before sets out to develop, for a share that does not say whose it is.

    >>> growing_before("做大做强数字经济，")
    '数字经济'
    """
    growing = list(_GROWING.finditer(before))
    return bare(growing[-1]["what"]) if growing else ""


_TOPIC = re.compile(r"(?:^|[，：])(?P<what>[^，：；\d]{4,40})，(?:[^，；]{0,3}20\d\d年[^，；]{0,4}，|[^，；\d]{0,12}$|$)")
_DONE = re.compile(
    r"^(?:.*?(?:推广|推进|推动|开展|实施|实行|完成|加强|加快|启动|做好|组织|落实|建立|储备|建设|发展|提高|强化|深化|扩大|探索))(?=[^，]{3})|^(?:对于?|在|针对|围绕)"
)


def topic_before(before: str) -> str:
    """What the clause before is about, for a measure that says not of what; '' where it is nothing that can be named.

    >>> topic_before("完成乙肝疫苗补种任务，")
    '乙肝疫苗补种'
    >>> topic_before("积极推进政府购买合同能源管理服务，")
    '政府购买合同能源管理服务'
    """
    topic = _TOPIC.search(before)
    if topic is None:
        return ""
    named = re.sub(r"(?:工作|任务|改革|(?:实现)?翻[一两]?番)$", "", _DONE.sub("", bare(topic["what"])))
    return named if 3 <= len(named) <= 24 and not named.endswith(("的", "等")) else ""


def of_place(said: str, last: str) -> str:
    """What a count of a bare place counts, from the target before it; '' where that one is of a place alone too.

    >>> of_place("自由贸易试验区", "告知承诺的事项")
    '自由贸易试验区告知承诺的事项'
    >>> of_place("示范园区", "省级示范区")
    ''
    """
    counted = re.search(r"(?:基地|园|区|中心|站|厂|场|馆)$", last)  # a thing of the same kind, not what places do
    return said + last if is_place(said) and not is_place(last) and said not in last and not counted else ""


def whole_rate(said: str, before: str) -> str:
    """A rate whose object stands in a clause before: 利用率 after 推动秸秆综合利用; '' where nothing is added.

    >>> whole_rate("综合利用率", "推动农作物秸秆综合利用，到2025年，")
    '农作物秸秆综合利用率'
    >>> whole_rate("审批时间", "开展工程建设项目审批制度改革，上半年")
    '工程建设项目审批时间'
    >>> whole_rate("利用率", "对稻草进行能源化、饲料化综合利用，")
    '稻草利用率'
    """
    short = _SHORT.fullmatch(said)
    if short is None:
        return ""
    stem, measure = re.escape(short["stem"]), short["measure"]
    found = list(
        re.finditer(
            rf"(?P<object>[^，。；：、（）\d]{{2,20}}?)(?P<tail>(?:综合|资源化|无害化|能源化|肥料化|集中|规范化?|有效)*{stem})(?=[^率]|$)",
            before,
        )
    )
    if not found or before[found[-1].start() - 1 : found[-1].start()] == "、":  # the last of a list: 肥料化、燃料化、基料化利用
        of_list = (
            re.search(
                rf"(?:^|[，。；：])(?P<object>(?:[^，。；：、（）\d]{{2,8}}(?<!化)、)+[^，。；：、（）\d]{{2,8}}?)(?:规范|综合|集中)?{stem}",
                before,
            )
            if found
            else None
        )
        if of_list:
            return bare(of_list["object"]) + said
        handled = re.search(rf"对(?P<object>[^，。；：\d]{{2,12}}?)(?:进行|开展|实施)[^，。；]{{0,30}}{stem}[，；]", before)
        return handled["object"] + said if handled else ""
    named = re.sub(r"^.*(?:打通|推进|推动|加强|促进|实施|开展|解决|提高|提升|加快|强化|做好|深化|扩大)", "", bare(found[-1]["object"]))
    if len(named) < 2 or named.endswith(("的", "不", "未")):
        return ""
    how = short["how"] or found[-1]["tail"].removesuffix(short["stem"])
    return named + how + short["stem"] + measure


_CLASS = re.compile(r"(?P<new>新增|净增)?(?P<size>超(?:过)?[\d一二三五十百千][\d.十百千]*[万亿]+元?)(?:以上)?的?(?P<sum>总数|数量)?")
_OF_CLASS = re.compile(r"[\d一二三五十百千][\d.十百千]*[万亿]+元?(?:以上)?的(?P<noun>[^\d，。；、]{2,16}?)(?P<end>新增|净增|总数|数量)?$")
_HEAD = re.compile(
    r"(?:^|[，。；])(?:[^，。；：]{0,14}?(?:全[省市县区]|年度?))?(?P<what>(?:淘汰|关停|压减|化解|削减|退出|压缩)[^，。；：\d]{2,12}?)(?:目标)?(?:任务|计划|目标)(?:分别)?(?:为|是|如下)?："
)


def of_class(said: str, prefix: str, last: str) -> str:
    """What a count of a class counts, from the target before it: 超5亿元的企业新增2家、⟦超1亿元的新增⟧8家、⟦总数⟧达到20家.

    >>> of_class("新增超1亿元", "超1亿元的", "超5亿元的企业新增")
    '新增超1亿元的企业'
    >>> of_class("超5亿元的企业新增", "总数", "超5亿元的企业新增")
    '超5亿元的企业总数'
    """
    known = _OF_CLASS.search(last)
    if known is None:
        return ""
    if re.fullmatch(r"[、，]?(?:总数|总量)(?:达到?|为)?", prefix) and known["end"] not in ("总数", "数量"):
        return re.sub(r"^(?:新增|净增)|(?:新增|净增)$", "", last) + "总数"
    own = _CLASS.fullmatch(said)
    return f"{own['new'] or ''}{own['size']}的{known['noun']}{own['sum'] or ''}" if own else ""


def of_head(noun: str, before: str) -> str:
    """A product under a head that says what is done to it; '' under other heads.

    >>> of_head("造纸", "全市淘汰落后产能目标任务为：")
    '淘汰落后产能（造纸）'
    """
    head = list(_HEAD.finditer(before))
    return f"{head[-1]['what']}（{noun}）" if noun and head and len(noun) <= 12 else ""
