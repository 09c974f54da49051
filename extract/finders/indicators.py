"""What a number counts, in words that can be read alone: the noun and the verb about it, pairs of 分别 told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.rules.target_places import OWN_REGION
from extract.rules.targets import ACTIONS, LIGHT_VERBS, OWN_OBJECT

_LIGHT = "|".join(sorted(LIGHT_VERBS, key=len, reverse=True))
_LEADING = re.compile(
    r"^(?:（[一二三四五六七八九十\d]{1,3}）|\d{1,3}[.、](?!\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十][级类线等期])|[一二三四五六七八九十]是|第[一二三四五六七八九十](?![梯产季批期轮类次届阶级代])|其中|(?:[一二三四五六七八九十]{1,2}|\d{1,2})年内|用?(?:[一二两三四五六七八九十]{1,2}|\d{1,2})年(?:左右)?(?:的)?时间|即(?=[每各])|(?:县|区|乡|镇|乡镇|村|街道|社区)的(?=[\u4e00-\u9fff]{2})|含(?=[省市县国中地自新我])|同时|并且?|分别|以及|另外?|且|[和及与，、。；：·—\-–”]|“(?=十[一二三四五]五)|"
    rf"(?:联系)?(?:电话|方式)：\d{{7,12}}|\d{{7,12}}(?:、\d{{7,12}})*(?=[（\u4e00-\u9fff])|年均(?=完成)|(?:主?汛期|采暖季|供暖季|春节)(?:之?前|内|期间)|20\d\d年(?=[\u4e00-\u9fff])(?![以之]?[前后来内初底末度至到起比或及、]|水平|基[础数期]|第)|各?年度|本年度|年内|全年|今年|预计|计划|要|应(?![急用对收届试税力季付征保诊])|将|把|使|再|加快|加强|积极|大力|着力|深入|扎实|稳步|持续|推动|支持|鼓励|引导|促进|切实|不断|重点(?=建设|培育|打造|支持|推进)|共同|进一步|基本|{_LIGHT}|[在对](?=$)|“?十[一二三四五]五”?(?:期间|末|时期)?|期间|底前?(?!期)|前(?![期沿端景瞻]))+"
)
_TRAILING = re.compile(
    r"(?:力争|争取|确保|分别(?:完成|实施|建成|改造)?|[应要须]于|逐步|稳步|再|(?:进一步)?向|降(?=$)|平均|年均|(?<![人户亩地])均|都|要|(?<!供)应|将|也|可|须|达到|达|提高到|提升到|提升至|提高至|增加到|增加至|下降到|下降至|降低到|降低至|减少到|(?<![压缩精核削递])减[至到为]|降至|降到|升至|控制在|保持在|稳定在|维持在|巩固在|(?<=[率量度])巩固|保持|(?<![新净递年加])增[至到]?|"
    r"稳定|实现|和|(?<![涉惠以])及|与|不低于|不少于|不超过|不高于|突破|超过|共计|总计|合计|共|约|近|为|到|至|在|的|总|拟|一律|任务数|目标值|[（：、，，])+$"
)
_VERB = re.compile("^(?:" + "|".join(sorted(ACTIONS, key=len, reverse=True)) + "|[、和及与或]|再|共|还|新|累计|每年|全部|均)+")
VERBS_ALONE = re.compile(
    "^(?:" + "|".join(sorted(ACTIONS, key=len, reverse=True)) + "|完工|竣工|新开工|(?:加快|开展)?前期工作|[、和及与或])+$"
)
_DESCRIBED = re.compile(r"覆盖|涉及|集|以|具有|包括|融合|涵盖")
_BESIDES = re.compile(
    r"(?:和|及|以及)(?:所有|全部)[^，。；、]{2,16}?(?=开展|实施|完成|实现|达到|进行|建立)"
)  # 30%的甲县⟦和所有乙县⟧开展评估
_OR_UNIT = re.compile("^（[间户个台套人座辆]）")  # 8万套⟦（间）⟧
_NUMBER_NEXT = re.compile(r"\d+[^\W\dA-Za-z_亿万千百级类年月日]{1,3}(?=[，。；、]|$)")
_PRAISED = re.compile(r"(?:强|高|大|好|优|浓|多|全|快|明显|突出|先进|完善|显著|领先|鲜明|合理)$")
_OPEN_END = re.compile(r"(?:新增|净增|完成|新建|新开工|建成|实施|解决|培训|引进|新改建|开工)$")
_FROM_BASE = re.compile(
    r"[从由](?:20\d\d年(?:底|末)?|“?十[一二三四五]五”?(?:时期|期末|末)?|目前|现在|当前|现有)?的?$|^在(?:20\d\d年|[^，。；]{2,12}的?基础上)$"
)
_FRACTION = re.compile(
    r"(?:压[缩减]|缩[短减]|减少|降低|提[高升])(?:[一二三四五六七八九十]+分之[一二三四五六七八九十]+|一半|一倍)(?:以上|左右)?[、，]?(?:(?:再)?(?:压[缩减]|缩[短减]|减少)?$)?"
)  # 时间压缩三分之二以上、压减到5个工作日
_MONEY = re.compile(r"(?:达到?|突破|超过?|完成|实现|保持)?约?\d[\d.]*[万亿千百]*元(?:以上|左右)?[、，]")
_ASSIGNED = re.compile(
    r"^.*（[^（）]*(?:（[^（）]*）[^（）]*)*(?:牵头|责任单位|负责|配合|落实)[^（）]*(?:（[^（）]*）[^（）]*)*）(?=.)|^.*?(?<!\d)\d{1,3}\.(?=[^\d])"
)
_ABOUT = re.compile(
    r"(?:^|关于)(?:印发|转发|实施|开展|做好|推进|加快|进一步|组织)*(?P<what>[^关]{2,40}?)(?:工作)?(?:的(?:通知|意见|决定|实施意见)|(?:实施|工作|行动)?(?:方案|计划)(?:（.*）)?)?$"
)
_ITEM = re.compile(r"^.*(?<![型类级])（[一二三四五六七八九十]{1,3}）(?=.)")  # the mark of an item behind its section's heading
_REACHED_BESIDE = re.compile(r"^[^，。；]*(?:完成|达到|实现)[^，、。；]{2,12}(?:目标|任务|要求|水平)、")  # 下降率完成下达目标、森林覆盖率
_AT_LEAST = re.compile(r"(?:至少|最少)(?:要|应|须)?")
_THIN = re.compile(
    r"^(?:20\d\d年度?|同比|环比|共|分|总|涉及|其他|剩余|各|全部|总计|合计|累计|等|均|年|每年|其中|包括|需|需要|已|任务|目标|数|主要)*$"
)
QUALIFIED = re.compile(
    r"(?:、(?!争取|力争|努力|确保|并)[^，。；、\d]{2,12}(?:强|高|好|优|全|精|齐|足|齐全|有素|过硬|完善|精良|优良|合理))+的(?P<noun>[^，。；、的]{2,24})$"
)  # 、装备齐全、训练有素的⟦队伍⟧
_ASIDE = re.compile(
    r"（(?:以下|下同|含|按(?=[^（）]*(?:口径|计算)))[^（）]*）|（[^（）]*下同）"
)  # （以下简称七大产业）, （含中医院，下同）
_TAIL_CUT = re.compile(
    r"建设(?:内容|标准|规模)(?=$|：)|(?:和|及|以及|、)(?:若干|一批|多[个家项座])|[且但](?=不|应|须|要)|、(?=争取|力争|努力|确保|并(?!网|购|联))|[，。；：！？〔\n\t]|（[一二三四五六七八九十\d]{1,3}）|（(?=[^（）]*(?:牵头|负责|责任单位|配合))"
)
_SHARED_TAIL = re.compile(
    r"(?:人均可支配收入|(?:重点工程)?减排量|排放总量|排放量|使用量|消费量|管理人数|(?:政策范围内)?(?:住院|门诊)?(?:医疗)?费用(?:报销|支付)?比例|支付限额|装机容量)$"
)
_MEASURE_TAIL = re.compile(
    r"(?:综合|循环|资源化|无害化|集中|规范|有效|安全|平均|患者|健康)*(?:[^\W\d_]{2}率|(?:业务)?[^\W\d_]{2}(?:时间|时限))$|[^\W\d_]{0,5}(?:比例|比重|总量|产量|面积|能力|人数|收入|能耗|总数|指数|限额|浓度|产值|增加值|数量|规模|床位|里程|装机|起数|次数|天数|户数|家数|时长)$"
)


_RATE_ALONE = re.compile(r"(?:综合|循环|资源化|无害化|集中|规范)*[^\W\d_]{2}率")
_RATE_OF = re.compile(rf"(?P<of>[^\W\d_]{{4,}}?){_RATE_ALONE.pattern}$")
_RATIO = re.compile(r"人均|户均|亩均|地均|单位(?!数)|每")
_OWNER = re.compile(rf"(?P<of>[^\W\d_]{{2,10}}?)(?:{_RATIO.pattern})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An indicator in parts: ``verb`` leads (新增, 培训), ``noun`` names what is counted ('' where the text leaves it out)."""

    verb: str
    noun: str

    @property
    def text(self) -> str:
        return self.verb + self.noun


def bare(prefix: str) -> str:
    """A prefix without what leads and trails it: 其中， … 力争达到."""
    before = None
    prefix = _REACHED_BESIDE.sub("", prefix)
    prefix = _AT_LEAST.sub("", _MONEY.sub("", _ITEM.sub("", _ASSIGNED.sub("", prefix))))
    prefix = _FRACTION.sub("", prefix) if "分之" in prefix or "一" in prefix else prefix
    while before != prefix:
        before = prefix
        prefix = _FROM_BASE.sub("", prefix)
        prefix = _LEADING.sub("", prefix)
        own = OWN_REGION.regex.match(prefix)
        if own and not prefix.startswith(("全民", "全员")):
            prefix = prefix[own.end() :]
            prefix = prefix.removeprefix("各").removeprefix("的") if prefix.startswith("的") else prefix
        prefix = _TRAILING.sub("", prefix)
    prefix = _balanced(prefix)
    quoted = prefix[:1] == "“" and prefix.find("”") == len(prefix) - 1
    return prefix[1:-1] if quoted else prefix


def tail(suffix: str) -> str:
    """The noun that follows a number, up to the end of its clause: 个⟦生活垃圾中转站⟧，."""
    suffix = _OR_UNIT.sub("", _BESIDES.sub("", _ASIDE.sub("", suffix), count=1))
    if _NUMBER_NEXT.match(suffix):
        return ""  # 18条37回路
    if suffix.startswith("、"):
        qualified = QUALIFIED.match(suffix)
        return qualified["noun"] if qualified else ""  # what follows is the next item's
    cut = _TAIL_CUT.search(suffix)
    kept = suffix[: cut.start()] if cut else suffix
    outside = re.sub(r"（[^（）]*）", lambda m: "○" * len(m.group()), kept)
    if "、" in outside and (_DESCRIBED.match(kept) or _PRAISED.search(outside.split("、")[0])) and "的" in kept[kept.rfind("、") :]:
        kept = kept[kept.rfind("的") + 1 :]  # 20家覆盖种养、加工、销售的大型企业
    elif "、" in outside and len(kept) > 24 and not re.search(r"等|和|及|级|[市县]、", kept):
        last = kept[kept.rfind("、") :]
        kept = kept[kept.rfind("的") + 1 :] if "的" in last and not last.endswith("的") else kept[: outside.index("、")]
    kept = _balanced(re.sub("(?:经|为期)$", "", kept.removeprefix("的").rstrip("、的和及与")))
    kept = re.sub(r"(?:以上|左右|以内)$|^基础上.*|^”?(?:的)?目标(?:的)?基础上.*|^靠拢$|^(?:的)?(?:硬任务|要求|标准|目标|水平)$", "", kept)
    return kept if len(kept) <= 60 else kept[:60]


def topic(title: str) -> str:
    """What a title is about, for a number whose text names nothing: ``topic("青禾市关于实施青年见习计划的通知") == "青年见习计划"``."""
    about = _ABOUT.search(title.replace("\n", ""))
    return about["what"] if about else ""


def phrase(prefix: str, suffix: str) -> Phrase:
    """The parts of an indicator from the text on both sides of a number."""
    left, right = bare(prefix), tail(suffix)
    left = _of_the_last(left, right)
    verb = _VERB.match(left)
    lead = verb.group() if verb else ""
    noun = left[len(lead) :].removeprefix("的")
    if left[len(lead) :].startswith("的") and noun:
        lead, noun = "", left  # 新增的公交车占比: the verb describes
    if _THIN.match(noun):
        noun = ""
    if not noun and not right and (own := _ENDS_IN_OBJECT.search(lead)):
        lead, noun = lead[: own.start()], own.group()
    if not noun and _THIN.match(right):
        right = ""
    if not noun and not right and lead and _THIN.match(lead):
        lead = ""
    return Phrase(_strip_light(lead), noun + right)


_ENDS_IN_OBJECT = re.compile(OWN_OBJECT.pattern + "$")
_KIND = re.compile("工程|项目|计划|行动|基地|中心|园区")
_OTHER_WORK = re.compile(
    rf"^(?P<verb>(?:{'|'.join(sorted(ACTIONS, key=len, reverse=True))})?)[^，。；]+?(?P<kind>{_KIND.pattern})[和及与](?P<rest>[^和及与，]+等)$"
)


def _of_the_last(left: str, right: str) -> str:
    """实施甲大学提升工程和乙大学等7所高校建设工程: the number counts what follows 和."""
    other = _OTHER_WORK.match(left)
    return other["verb"] + other["rest"] if other and right.endswith(other["kind"]) else left


def _strip_light(verb: str) -> str:
    kept = re.sub(rf"^(?:{_LIGHT}|[、和及与或])+", "", verb)
    return kept if kept.endswith("惠及") else kept.strip("、和及与")


def ends_in_action(noun: str) -> bool:
    """Whether a phrase ends in a verb whose object is left out: 其他农村地区新增."""
    return bool(_OPEN_END.search(noun))


def _balanced(text: str) -> str:
    """Without a bracket or quotation mark whose other half is elsewhere."""
    for left, right in (("（", "）"), ("“", "”"), ("《", "》")):
        while text.count(left) > text.count(right) and left in text:
            at = text.rfind(left)
            text = text[at + 1 :] if left == "（" and at < len(text) // 2 else text[:at] + text[at + 1 :]
        while text.count(right) > text.count(left) and right in text:
            at = text.find(right)
            text = text[:at] + text[at + 1 :]
    return text.strip("，、：；")


def both_sides(listed: str, count: int) -> list[str] | None:
    """Town and country told apart where 分别 gives two numbers for 城乡.

    >>> both_sides("城乡居民健康档案建档率", 2)
    ['城市居民健康档案建档率', '农村居民健康档案建档率']
    """
    measure = listed.removeprefix("城乡")
    if count != 2 or measure == listed or re.match("居民(?:基本|医|养老)|低保", measure):
        return None
    return ["城市" + measure, "农村" + measure]


def pair_up(listed: str, count: int) -> list[str] | None:
    """The names of a list that numbers are paired with by 分别; ``None`` where their counts differ.

    >>> pair_up("城市、县城污水处理率", 2)
    ['城市污水处理率', '县城污水处理率']
    """
    items = _split(listed, count)
    if items is None:
        return None
    last = items[-1]
    specific = _SHARED_TAIL.search(last)
    shared = specific or _MEASURE_TAIL.search(last)
    named = [bool(_MEASURE_TAIL.search(item)) for item in items[:-1]]
    if not shared and len(items[0]) <= 2 < len(last) - len(items[0]):
        return [item + last[len(items[0]) :] for item in items[:-1]] + [last]
    if not shared or all(named):
        if _RATE_ALONE.fullmatch(items[-1]) and (object_ := _RATE_OF.match(items[0])):
            return [items[0], *(object_["of"] + item for item in items[1:])]  # 废旧路面材料回收率和循环利用率
        items = _with_head(items)
        head = _OWNER.match(items[0])  # 公共机构单位面积能耗和人均能耗: both are of 公共机构
        return [item if i == 0 or not head or not _RATIO.match(item) else head["of"] + item for i, item in enumerate(items)]
    rest = shared.group()
    items = _with_head(items)
    first, last = items[0], items[-1]
    if len(first) <= 4 and last[len(first) :].endswith((rest, rest[-2:])) and len(last) > len(first) + 1:
        rest = re.sub(r"^(?:及?以[上下])", "", last[len(first) :])
    elif len(rest) == len(last) and len(rest) >= 4:
        rest = rest[2:]
    return [item if has else joined(item, rest) for item, has in zip(items[:-1], named, strict=True)] + [last]


def _with_head(items: list[str]) -> list[str]:
    """制造业领域的科技型企业、高新技术企业, 单位增加值能耗、水耗: the head of the first is that of all."""
    scope = re.match(
        r"[^，、]{2,10}(?:领域|行业|范围内|区域)的|[^，、]{4,24}的(?=[A-Z][A-Za-z\d.]{1,5}$)|(?:[湖库城矿山郊]区|流域|县城|建成区|规划区|主城区|中心城区)(?=[A-Za-z\u4e00-\u9fff]{2})",
        items[0],
    )
    if scope and not any(re.match("[城乡县镇村市湖库]|农村|郊区|流域", item) for item in items[1:]):
        return [items[0], *(scope.group() + item for item in items[1:])]
    if (accidents := re.match(r"[^，、]*事故(?=起数)", items[0])) and all(re.match("死亡|受伤|伤亡", item) for item in items[1:]):
        return [items[0], *(accidents.group() + item for item in items[1:])]
    alike = all(len(item) == 2 and item[-1] == items[0][-1] for item in items[1:]) and len(items[0]) > 4
    return [items[0], *(items[0][:-2] + item for item in items[1:])] if alike else items


def joined(item: str, rest: str) -> str:
    """规上企业 and 企业数量 are 规上企业数量, and so they are where another word was cut before 企业."""
    shared = next(
        (at + n for at in range(min(5, len(rest))) for n in (4, 3, 2) if item.endswith(rest[at : at + n]) and at + n < len(rest)), 0
    )
    return item + rest[shared:]


def _split(listed: str, count: int) -> list[str] | None:
    parts = [part for part in _split_outside(listed) if part]
    if len(parts) < count:
        return None
    if len(parts) > count:
        parts = ["、".join(parts[: len(parts) - count + 1]), *parts[len(parts) - count + 1 :]] if count > 1 else [listed]
        parts[0] = parts[0].split("、")[-1] if count > 1 else parts[0]
    return parts


def _split_outside(listed: str) -> Sequence[str]:
    """Split at 、和与及 that stand outside brackets."""
    depth, at, parts = 0, 0, []
    for match in re.finditer(r"[（）]|[、，]|[和与及]", listed):
        char = match.group()
        if char in "（）":
            depth += 1 if char == "（" else -1
        elif depth <= 0 and (char in "、，" or 1 < match.start() < len(listed) - 2):
            parts.append(listed[at : match.start()])
            at = match.end()
    return [*parts, listed[at:]]
