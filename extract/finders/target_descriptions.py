"""Numbers that describe, name or bound what is spoken of: a device's size, a class, a condition, a list announced, a base."""

from __future__ import annotations

import re

from extract.finders.target_found import base_unit, shared_work
from extract.finders.target_numbers import Number
from extract.mentions.quantities import QuantityMention, to_base
from extract.rules import targets as rules
from extract.rules.target_forms import FORMS, STAFFED

ACTION = re.compile("|".join(sorted(rules.ACTIONS, key=len, reverse=True)) + "|[新改]（[^（）]{1,3}）建|(?:分别|每年|各|共|修|扩|改|新)建")
COUNTS = ("count", "people", "bare")
PHYSICAL = ("area", "volume", "length", "mass", "energy", "traffic", "data")
_LISTED_NAMES = re.compile(r"[^，、。；：]{2,14}、")
_FROM = re.compile(r"[由从](?:20\d\d年)?(?:底|末)?的?$")
_PER_ONE = re.compile(
    r"每(?:引进|推荐|退出|新增|增加|减少|培养|培训|超过|提高|提升|降低|上升|下降|吸纳|招用|完成|建成|新建|多|少|发生)[^，。；\d]{0,4}$"
)
_TIMES_OF = re.compile(r"(?:培训|解读|检查|演练|宣传|督查|抽查|调研|巡查|评估|讲座|竞赛)[^，。；]{0,8}$")
_MEMBERS = ("户", "人", "头", "万头", "羽", "万羽", "只", "万只", "万人", "万元", "蒸吨", "千瓦", "张")
_BUILT = re.compile(r"[^，。；、]{0,6}(?:打造|培育|建设|建成|创建|新建|形成)")  # 打造稻米、油料、果蔬3个产业链
_PROJECT_BEHIND = re.compile(r"[^，。；]{2,60}?(?:项目|工程|扩建|扩能改造|扩能|改造(?=、|$)|生产线|繁殖场|养殖场|基地)")
_ADMIN_AREAS = re.compile(r"[^\W\d_]{0,4}(?:乡镇|镇街|行政村|自然村|街道|社区|村|县|市|(?<![灌园库林牧矿])区|旗|盟|州|镇|乡|地区)(?!级|域)")


def is_technical(mentions: list[tuple[int, int, QuantityMention]]) -> bool:
    """Whether a paragraph describes how something is made: it counts millimetres again and again."""
    return sum(mention.unit in ("mm", "cm", "毫米", "厘米") for _, _, mention in mentions) >= 2


def plain(prefix: str) -> str:
    return prefix.rstrip("，、：（")


def _past_bracket(number: Number, text: str) -> str:
    """What goes on behind a bracket with a breakdown: 对25项事项（含省设20项）⟦优化审批服务⟧."""
    if number.bracket is not None or not text.startswith("（", number.suffix_end):
        return ""
    close = text.find("）", number.suffix_end, number.sentence.end)
    return text[close + 1 : min(close + 30, number.sentence.end)] if close > 0 else ""


def takes_a_form(number: Number, text: str) -> bool:
    """Whether the words about a number take one of the forms in which targets are said without a verb of doing at the number."""
    around = f"{plain(number.prefix)}{number.said}#{number.suffix}{_past_bracket(number, text)}"
    amount = to_base(number.mention.value, number.mention.unit)[0]
    fitting = (form for form in FORMS if number.mention.kind in form.kinds and amount >= form.least)
    return any(form.rule.regex.search(around + shared_work(number) if form.shares else around) for form in fitting)


_THINGS = re.compile(r"^[^，。；、]{0,16}(?:园区|中心|基地|平台|病种|品种|产品|系统|集群|枢纽)(?=$|开展|试点)")


def names_examples(number: Number) -> bool:
    """Whether the list before 等 names only some of what is done: 实现社保、医保等58项事项异地办理."""
    names = len(_LISTED_NAMES.findall(number.prefix)) + 1
    if re.search(r"完成|建成|新建|开工|推进|建设|实施|打造|培育|扶持", number.lead) and re.match(
        r"[^，。；]{2,30}(?:项目|工程|任务|建设|集群|基地|改造|治理|加固|修复|整治)$", number.suffix
    ):
        return number.mention.value >= names  # 完成东岭、西岭等2个水库加固工程
    said = re.sub(r"《[^》]*》", "", number.lead)
    least = names if _THINGS.search(number.suffix) else names + 1
    return number.mention.value >= least and re.search(r"完成|实现|实施|建成|建设|新建|开工|取消|下放|推出|选取|遴选", said) is not None


def are_ends_of_class(first: Number | None, second: Number | None) -> bool:
    """Whether two numbers are the ends of a class: 30万人以上、80万人以下."""
    if first is None or second is None or base_unit(first) != base_unit(second) or first.segment != second.segment:
        return False
    signs = {first.mention.comparator, second.mention.comparator}
    return signs == {">=", "<="} and not second.lead[-1:].strip("，、") and second.mention.core_start - first.end <= 2


def is_in_a_name(number: Number, text: str) -> bool:
    """建设东岭60万吨薄板等20个项目: the size of one of the works that 等 sums up is a part of its name."""
    after = number.after
    if number.mention.kind not in (*COUNTS, *PHYSICAL) or after is None or after.clause != number.clause:
        return False
    return after.mention.kind in COUNTS and rules.SUMMED_UP.regex.search(text[number.end : after.start]) is not None


def is_size_in_name(number: Number, text: str) -> bool:
    """年产10万吨水泥项目, 15万吨/年炼油改造: the capacity is a part of a project's name."""
    if number.mention.kind not in PHYSICAL and number.mention.kind != "count":
        return False
    if number.mention.comparator != "=" or not number.suffix:
        return False
    if number.mention.per == "年" or re.search(r"(?:年产|存栏|日供水量?|日处理)$", number.prefix):
        return _PROJECT_BEHIND.match(text, number.end, number.clause.end) is not None
    named = _PROJECT_BEHIND.match(number.suffix) if number.mention.kind == "mass" else None
    return named is not None and "扩" in named.group()


def is_aimed_at(number: Number, text: str) -> bool:
    """针对33条产业链的短板，推动攻关: the clause says what is spoken of, the next what is done."""
    aim = rules.AIMS_AT.regex.search(number.lead)
    return aim is not None and not ACTION.search(number.lead[-4:]) and text.startswith("，", number.clause.end)


def is_rate_of_one(number: Number) -> bool:
    """每引进1人给予5万元, 只能申报1个专项, 学校周边200米范围: a rate, a limit, a zone."""
    if number.mention.value == 1 and _PER_ONE.search(number.lead):
        return True
    if re.match(r"(?:成员|专家|委员)", number.suffix) and re.search(r"每[组队支]", number.prefix):
        return True  # 每组不少于5位成员
    if re.search(r"(?:只能|只可|仅可|仅能|最多可)[^，。；]{0,14}$", number.lead):
        return True
    zone = number.mention.kind == "length" and re.match(r"(?:的)?(?:范围|半径|距离|处)", number.suffix)
    return bool(zone)


def is_policy_name(number: Number) -> bool:
    """民营经济31条: a policy called by the number of its articles; 落实由1年缩短至6个月政策."""
    around = number.lead + number.said + f"{number.mention.value:g}{number.mention.unit}" + number.ahead
    found = rules.NAMED_BY_COUNT.regex.search(around)
    return (
        found is not None and found.end() >= len(number.lead) + len(number.said) - 1 and number.mention.kind in ("count", "time", "share")
    )


_OF_EACH = re.compile(r"(?:[每万千]人|人均)[^，。；]*面积[^，。；]*$|面积(?:人均|户均)[^，。；]*$")


def is_device_size(number: Number) -> bool:
    """A single thing's measure: a heater's 3kW, a hall's 60㎡, 改造一户清理一户."""
    mention = number.mention
    plain = mention.unit[:1] not in "万亿百千" or mention.unit in ("千瓦", "千米", "千克", "百分点")
    if mention.kind == "count" and (
        "每平" in number.lead[-6:] or re.match(r"[^，。；、]{0,10}\+\d", number.ahead) or "+" in number.lead[-8:]
    ):
        return True
    if (
        mention.in_words
        and mention.value == 1
        and any(
            n is not None
            and (n.clause == number.clause or not (n.suffix + number.suffix))
            and n.mention.in_words
            and n.mention.unit == mention.unit
            for n in (number.before, number.after)
        )
    ):
        return True
    if mention.kind == "energy" and plain and mention.unit in ("kW", "kw", "KW", "千瓦", "MW", "兆瓦", "蒸吨", "蒸吨/小时"):
        return not re.search(r"装机|规模|容量|能力|完成|新增|建成|改造", number.lead)
    levelled = re.search(
        r"达|提高|增加|不低于|不少于|[降减][至到为低]|控制", number.lead[-1:] + number.said
    ) and rules.MEASURES.regex.search(_FROM.sub("", number.prefix))
    of_each = mention.kind == "area" and _OF_EACH.search(number.lead)  # 人均体育场地面积
    if mention.kind in ("area", "length", "mass", "volume") and plain and not mention.per and not levelled and not of_each:
        small = mention.value < {"area": 1000, "length": 3, "mass": 50, "volume": 50}[mention.kind] and not mention.unit.startswith(
            ("平方公里", "平方千米", "亩", "公顷", "公里", "km")
        )
        return (small or mention.unit in ("米", "m")) and not ACTION.search(number.lead)
    return False


def is_condition(number: Number) -> bool:
    """对年用能1万吨以上的企业, 超过15%的，由…: the number bounds what is spoken of."""
    if number.ahead.startswith("的前提下"):
        return True
    if rules.AFTER_CONDITION.regex.match(number.suffix) and (number.suffix[:1] == "的" or number.suffix[:1] == "（"):
        if re.search(r"(?:达不到?|未达到?|没有达到?|不足)$", number.lead + number.said):
            return True  # 整改率达不到98%的，由市安委会督办
        share_of = number.mention.kind == "share" and re.match(r"的[^，。；]{2,}", number.suffix)
        return not (share_of and not rules.CONDITION.regex.match(number.lead))
    condition = rules.CONDITION.regex.match(number.lead)
    if _ends_alternatives(number) or condition and number.after and _ends_alternatives(number.after):
        return True  # 对使用年限超过80%，或费用占70%以上的校舍，
    return condition is not None and ("响应" in condition.group() or "的" in number.suffix[:20] and not number.mention.change)


def _ends_alternatives(number: Number) -> bool:
    return number.lead.startswith("或") and re.match(r"的[^，。；]{1,16}$", number.suffix) is not None


def is_threshold(number: Number) -> bool:
    """65蒸吨及以上燃煤锅炉, 30户以上自然村, 30万人口以上的县: an attribute of what follows, unless a verb of doing stands at the number."""
    mention = number.mention
    if mention.kind in COUNTS and re.match(r"(?:人口|口)?(?:及)?以[上下]的", number.suffix or number.ahead):
        return True
    if mention.comparator in (">=", "<=") and rules.SIZE_OF_ONE.regex.search(number.prefix) and number.suffix[:1].isalpha():
        return True  # 年出栏500头以上养殖场
    if mention.comparator == ">=" and mention.unit in _MEMBERS and rules.OF_A_SIZE.regex.match(number.suffix):
        return True  # 30户以上自然村
    if _is_size_of_member(number):
        return True
    if number.ahead.startswith("或") and number.after and number.after.mention.comparator == ">=" and number.after.ahead.startswith("的"):
        return True  # 日供水1000吨或服务人口1万人以上的水源
    if (
        mention.kind in PHYSICAL
        and number.suffix.startswith("的")
        and len(number.suffix) > 3
        and mention.comparator != "="
        and not ACTION.search(number.prefix[-6:])
    ):
        return True  # 单体建筑面积超过3000平方米的公共建筑
    and_more = mention.comparator in (">=", "<=") and number.end - mention.core_end == len("及以上")
    if and_more and mention.kind in PHYSICAL and not ACTION.search(number.prefix[-4:]):
        return True  # 容量160千瓦及以下
    if mention.comparator not in (">=", "<=") or mention.kind == "share" or not number.suffix or not number.suffix[0].isalpha():
        return False
    after_word = number.end > mention.core_end
    if not after_word:
        return False
    if mention.comparator == "<=":
        return True
    if mention.kind in COUNTS and mention.kind != "people":
        acted = ACTION.search(number.lead if number.listed else number.prefix)
        return not acted and not re.search(r"(?:[拥建设配]有|开设|具备|推动|引导|支持|助推|鼓励|每[^，。；]{2,20}有)$", number.prefix)
    if mention.kind == "people" and STAFFED.regex.search(number.prefix + "#"):
        return False  # 每个机构有1人以上取得资格
    directly = ACTION.search(number.prefix[-6:])
    return directly is None or not number.prefix.endswith(directly.group())


def _is_size_of_member(number: Number) -> bool:
    """建设1个100万亩以上、5个50万亩以上的基地: the size of those that the number before counts."""
    before, mention = number.before, number.mention
    counted = before is not None and number.adjacent and before.mention.kind == "count" and not before.suffix
    return counted and mention.kind in PHYSICAL and mention.comparator == ">=" and number.ahead[:1] in ("的", "、")


def is_enumeration(number: Number) -> bool:
    """8个部门, 两个方面, 第1种: counted only to announce what follows or to say who."""
    mention = number.mention
    if mention.in_words and mention.value < 4 and number.lead.count("“") > number.lead.count("”"):
        return True  # “最后一公里”
    if mention.kind not in COUNTS:
        return False
    if mention.unit == "个" and re.search(r"共$|等$", number.prefix) and _ADMIN_AREAS.match(number.suffix):
        return True
    if mention.unit in ("个", "类", "项", "种", "条", "款", "门", "名", "家", "组", "次") and rules.ENUMERATION.regex.match(number.suffix):
        return not (mention.comparator == ">=" and ACTION.search(number.prefix[-4:]))
    if mention.in_words and mention.value in (10, 100, 1000, 10000) and rules.NAME_OF_SCHEME.regex.match(number.suffix):
        return True
    names = _LISTED_NAMES.findall(number.prefix)
    if (
        mention.unit in ("个", "类", "项", "种")
        and len(names) > 1
        and mention.value == len(names) + 1
        and number.prefix[-1:] not in ("等", "共")
        and not ACTION.search(number.prefix[-4:])
        and not _BUILT.match(number.prefix)
    ):
        return True
    if mention.unit == "次" and mention.comparator == ">=" and "每" not in number.lead and _TIMES_OF.search(number.prefix):
        return False  # 年内培训不少于1次
    if mention.unit in ("种", "类", "款", "次", "条", "例", "份", "起", "批", "门", "章", "篇", "组") and mention.value < 10:
        return not re.search(
            r"(?:恢复|开工|引进|组建|新增|培育|开通|建成|打造|完成|形成|创建|开发|制定|修订|举办|发展|改造)[^，。；]{0,12}$", number.prefix
        )
    return False


def is_base(number: Number, text: str) -> bool:
    """从50.5%下降到41.2%, 以4900公顷为基数: where a change starts."""
    if re.match(r"为(?:基数|基准|基础|依据)", number.suffix):
        return True
    if number.ahead.startswith("的基础上") and re.search(r"在20\d\d年[^，。；\d]{0,6}$", number.lead):
        return True  # 在2005年15%的基础上
    if re.search(r"(?:^|，)在[^，。；]*$", number.lead) and re.search(r"(?<!目标)的?基础上$", number.suffix) and len(number.suffix) > 4:
        return True  # 在抓好前两批90条措施落实的基础上
    if re.match(r"的基础上，?(?:再|继续|又|进一步)", number.ahead):
        return True  # 在已降低25%的基础上，再降低10%
    if re.match(r"的\d[\d.]*%", number.ahead):
        return True  # 达到最高负荷12430万千瓦的5%
    if number.prefix.endswith("以") and re.match(r"[^，。；]{0,14}为(?:单位|主体|重点|对象)", number.suffix):
        return True  # 以30户以上自然村寨为单位
    after = text[number.end : number.end + 8]
    led = re.search(r"(?:^|[^以])[从由](?:20\d\d年(?:底|末)?的?)?[^，。；从由]{0,14}$", number.lead)
    return bool(led and re.match(r"(?:，)?[^，。；\d]{0,6}(?:到|至|为|降|提|增|升|减|扩|缩)", after))
