"""What speaks against a number being a target, and what speaks for it."""

from __future__ import annotations

import re
from functools import cached_property

from extract.document import Span
from extract.finders.accounts import Accounts
from extract.finders.target_found import Found, base_unit, total_of
from extract.finders.target_frames import Frames, When
from extract.finders.target_numbers import Number
from extract.mentions.quantities import QuantityMention, to_base
from extract.reading import Reading
from extract.rules import targets as rules

ACTION = re.compile("|".join(sorted(rules.ACTIONS, key=len, reverse=True)) + "|[新改]（[^（）]{1,3}）建|(?:分别|每年|各|共|修|扩|改|新)建")
COUNTS = ("count", "people", "bare")
PHYSICAL = ("area", "volume", "length", "mass", "energy", "traffic", "data")
_TOTALS = re.compile(r"(?:共|共计|总计|合计|总量|总数|总)$|共(?=涉及|完成|改造|实施|建设)")
_LISTED_NAMES = re.compile(r"[^，、。；：]{2,14}、")
_BROUGHT_ABOUT = re.compile("|".join(sorted(set(rules.ACTIONS) - set("实现 达到 突破 保持 争取 覆盖".split()), key=len, reverse=True)))
_ONES = re.compile("“[一二三四五六七八九十]个一”")
_PER_ONE = re.compile(
    r"每(?:引进|推荐|退出|新增|增加|减少|培养|培训|超过|提高|提升|降低|上升|下降|吸纳|招用|完成|建成|新建|多|少|发生)[^，。；\d]{0,4}$"
)
_CASUALTIES = re.compile(r"(?:死亡|重伤|受伤|轻伤|失踪|中毒|伤亡|被困|感染|病例|涉险)(?:达|共|或|累计)?$")
_ADMIN_AREAS = re.compile(r"[^\W\d_]{0,4}(?:乡镇|镇街|行政村|自然村|街道|社区|村|县|市|区|旗|盟|州|镇|乡|地区)(?!级|域)")


class Evidence:
    """Weighs the numbers of one document."""

    def __init__(self, reading: Reading, frames: Frames) -> None:
        self.reading, self.frames, self.text = reading, frames, reading.text
        self._goals: dict[int, bool] = {}
        self._charges: dict[int, bool] = {}
        self.accounts = Accounts(reading)

    def is_target(self, number: Number, found: list[Found], paragraph: Span) -> bool:
        """Whether a number is a target; ``found`` are those taken before it in its paragraph."""
        return not self.against(number, paragraph) and self.in_favour(number, found)

    def against(self, number: Number, paragraph: Span) -> bool:
        mention, lead, suffix = number.mention, number.lead, number.suffix
        near = lead[-40:]
        if mention.money or mention.per and "元" in mention.per and mention.kind != "mass":
            return True
        if (
            mention.kind == "score"
            or mention.kind == "time"
            and not rules.DURATION_MEASURE.regex.search(near + self.text[number.start : number.end])
        ):
            return True
        if number.bracket is not None and self.text[number.bracket] == "《" or number.ahead.startswith("人口规模"):
            return True
        if mention.kind == "bare" and suffix.startswith("的") or _is_device_size(number):
            return True
        if mention.kind == "device" and not rules.DEVICE_MEASURE.regex.search(number.prefix[-14:]):
            return True
        if self._is_grade(number) or "不得" in number.said and mention.kind in (*COUNTS, "time") and self._regulates:
            return True
        slogan = _ONES.search(self.text, number.sentence.start, number.start) and not re.search("每个|至少", lead)
        if mention.in_words and mention.value == 1 and slogan:
            return True  # “四个一”活动: the words are a slogan's
        if mention.kind in COUNTS and _CASUALTIES.search(plain(number.prefix)):
            return True  # 一次死亡10人以上: the grade of an accident
        if _is_policy_name(number) or _is_rate_of_one(number) or self._has_no_noun(number) or self._is_scope_of_share(number):
            return True
        return (
            self._is_past(number, paragraph)
            or self._is_rate(number)
            or _is_condition(number)
            or _is_threshold(number)
            or _is_enumeration(number)
            or _is_base(number, self.text)
            or bool(rules.PAST_AFTER.regex.match(suffix))
        )

    @cached_property
    def _regulates(self) -> bool:
        """Whether the paper lays down rules rather than goals: 办法, 实施细则, 规定."""
        return re.search(r"(?:办法|细则|规定|条例|规则|规范|章程)$", self.reading.elements.genre or "") is not None

    def _is_grade(self, number: Number) -> bool:
        """30万人以上、80万人以下, or what stands behind 出现下列情况之一的：: it grades an event, it is not to be reached."""
        if number.mention.kind in ("share", "time"):
            return False
        if any(_classes(first, second) for first, second in ((number.before, number), (number, number.after))):
            return True
        title = self.reading.elements.title or ""
        graded = number.mention.comparator in (">=", "<=") and title.rstrip("）").removesuffix("（修订").endswith("预案")
        before = self.text[max(number.sentence.start - 200, 0) : number.start].rsplit("\n", 1)[-1]
        return graded or rules.GRADED.regex.search(before) is not None

    def _has_no_noun(self, number: Number) -> bool:
        """且不少于2人 behind a number that is none: what is counted stands nowhere."""
        words = (number.prefix + number.suffix).strip("，、；：。）（ ")
        return number.mention.kind in COUNTS and words in ("且", "并", "并且", "但", "其中") and bool(number.before)

    def _is_scope_of_share(self, number: Number) -> bool:
        """确保其他116个断面不达标比例控制在4%以内: the share is the target, the count says of what."""
        after = number.after
        if (
            number.mention.kind not in ("count", "bare")
            or after is None
            or after.clause != number.clause
            or after.bracket != number.bracket
        ):
            return False
        between = self.text[number.end : after.start]
        measured = after.mention.kind == "share" and rules.SHARE_MEASURE.regex.search(
            between + self.text[after.start : after.mention.core_start]
        )
        return bool(measured) and "、" not in between[-3:] and not _BROUGHT_ABOUT.search(number.lead)

    def _is_past(self, number: Number, paragraph: Span) -> bool:
        """Whether the last word of time before the number speaks of what has been."""
        before = self.text[number.sentence.start : number.start]
        past = next(iter(reversed(list(rules.PAST.regex.finditer(before)))), None)
        when = self.frames.over(number, paragraph)
        if when.past and when.said and not self._in_plan(number, when):
            return True
        if self.accounts.situates(number.sentence):
            return True
        if self.accounts.tells(number.sentence, number.start):
            return not (when.said and when.said in number.sentence and self.frames.is_ahead(when))
        if past is None:
            return False
        rest = before[past.end() :]
        return not (
            rules.ASPIRED.regex.search(rest)
            or re.search(r"到20\d\d年|确保|目标", rest)
            or (when.said and when.said.start > number.sentence.start + past.start())
        )

    def _in_plan(self, number: Number, when: When) -> bool:
        """Whether a year before the issue is a part of the plan all the same: 其中2021年实施3000户, or the label of an item."""
        said = when.said
        if said is None or said.start < number.sentence.start:
            return (
                said is None or not self.text.startswith(("到", "截", "20"), said.start) or "：" in self.text[said.start - 1 : said.start]
            )
        if "其中" in self.text[number.sentence.start : said.start] or number.clause.start < said.start and number.bracket is None:
            return self.text[said.start - 2 : said.start] not in ("截至", "到于")
        first = self.frames.title.start
        return first is not None and when.end is not None and first <= when.end

    def _is_rate(self, number: Number) -> bool:
        """Whether words of money make the number a rate, a share of money or a condition of a reward."""
        around = self.text[number.clause.start : number.clause.end]
        after = self.text[number.clause.end : min(number.segment.end, number.clause.end + 40)]
        if number.mention.comparator == ">=" and number.mention.kind in COUNTS and re.search(r"(?:给予|奖励|奖补)[^，。；]{0,14}\d", after):
            return True
        counted = number.mention.kind in ("count", "people") and (ACTION.search(number.lead) or number.mention.comparator != "=")
        if counted and not rules.GIVEN.regex.search(around):
            return False
        if rules.AS_A_RATE.regex.search(number.lead) and rules.RATE_APPLIED.regex.match(number.suffix):
            return True
        if rules.REWARD.regex.search(around) and not rules.REWARD_AMONG_GOALS.regex.search(number.prefix):
            return True
        if self._under_charges(number.start):
            return True
        return bool(re.search(r"给予|奖励|奖补|补助|补贴|处以|罚款|提取|计提", after)) and bool(
            re.search(r"^(?:[^，]{0,3})?(?:对|凡|按照?|每|符合|达到)|达到|超过|以上的", number.lead)
        )

    def in_favour(self, number: Number, found: list[Found]) -> bool:
        mention, prefix, lead = number.mention, number.prefix, number.lead
        own = plain(prefix)
        last = found[-1] if found else None
        same_sentence = last is not None and last.number.sentence == number.sentence
        if mention.kind in ("share", "time", "device"):
            return True
        examples = own.endswith("等") and (mention.comparator == ">=" or _names_examples(number))
        shared_out = own.endswith("各") and len(own) > 3 and ACTION.search(own) is not None  # 新增公交车、出租车各5000辆
        scoped = rules.SCOPE_BEFORE.regex.search(own) is not None and not examples and not shared_out
        if re.search(r"[为对]$", own + number.said) and rules.DONE_FOR.regex.match(number.suffix):
            return mention.kind in ("people", "count", "bare") and (to_base(mention.value, mention.unit)[0] > 20 or not own.endswith("对"))
        if re.search(r"(?:推进|加快|推动|加大)$", own) and (
            rules.PUSHED_ON.regex.match(number.suffix) or same_sentence and "项目" in number.suffix and mention.kind == "count"
        ):
            return True
        if rules.ALL_REACHED.regex.match(number.suffix) and mention.kind in COUNTS:
            return not re.search(r"(?:上述|以上|以下|下列|这|该)$", own)
        if self._continues(number, last if same_sentence else None, found):
            return not scoped
        acted = ACTION.search(lead) is not None or mention.change is not None
        levelled = (
            mention.comparator != "="
            or mention.change is not None
            or bool(rules.LEVEL.regex.search(number.said) or rules.ASPIRED.regex.search(number.said) or "确保" in number.said)
        )
        if number.adjacent or (number.after and number.after.adjacent):
            return self._in_run(number, acted)
        if scoped:
            return False
        if acted or levelled:
            return True
        measured = rules.MEASURES.regex.search(own) is not None
        before = self.text[number.sentence.start : number.start]
        if measured and (self._under_goals(number.start) or _TOTALS.search(own) or rules.DUE_BY.regex.search(before)):
            return True
        if rules.OF_WORKS.regex.search(before) and mention.kind in (*COUNTS, *PHYSICAL) and 2 <= len(own) <= 16:
            return True
        return len(own) >= 2 and rules.GOALS.regex.search(self.text, number.sentence.start, number.start) is not None

    def _in_run(self, number: Number, acted: bool) -> bool:
        """Numbers that follow each other without words (4个乡镇20个村5274户): all of what is done, of a total only the last."""
        verb = ACTION.search(number.prefix)
        if number.mention.change == "new" and not number.adjacent:
            return True
        if verb and acted and not re.search(r"涉及|覆盖|惠及|包括", number.prefix):
            return True
        return number.adjacent and not (number.after and number.after.adjacent)

    def _continues(self, number: Number, last: Found | None, found: list[Found]) -> bool:
        """Whether the number breaks down or goes on with one that was taken: 其中：A镇20户，B镇30户；新建5所、改建6所."""
        if total_of(number, found, self.text):
            return True
        if last is None:
            return False
        same_unit = base_unit(last.number) == base_unit(number)
        if same_unit and (number.bracket is not None or number.listed):
            return True
        touching = not self.text[last.number.suffix_end : number.clause.start].strip("，") and not number.suffix and number.bracket is None
        if (
            touching
            and last.number.segment == number.segment
            and 2 <= len(plain(number.prefix)) <= 12
            and last.number.mention.kind != "share"
        ):
            return number.mention.kind in (*COUNTS, *PHYSICAL)
        follows = last.number.segment == number.segment and (number.listed or not number.prefix.strip("，、"))
        return follows and last.number.mention.kind in (*COUNTS, *PHYSICAL)

    def _under_charges(self, at: int) -> bool:
        """Whether the item stands under a head that announces rates of charges: 安全费用提取标准如下：（一）矿山工程为2.5%."""
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._charges:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            self._charges[clause.index] = any(
                rules.CHARGES_FOLLOW.regex.search(self.text, max(c.body.start, c.body.end - 60), c.body.end) for c in heads
            )
        return self._charges[clause.index]

    def _under_goals(self, at: int) -> bool:
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._goals:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            self._goals[clause.index] = any(rules.GOALS.regex.search(self.text, c.heading.start, c.heading.end) for c in heads)
        return self._goals[clause.index]


def is_technical(mentions: list[tuple[int, int, QuantityMention]]) -> bool:
    """Whether a paragraph describes how something is made: it counts millimetres again and again."""
    return sum(mention.unit in ("mm", "cm", "毫米", "厘米") for _, _, mention in mentions) >= 2


def plain(prefix: str) -> str:
    return prefix.rstrip("，、：（")


def _names_examples(number: Number) -> bool:
    """Whether the list before 等 names only some of what is done: 实现社保、医保等58项事项异地办理."""
    names = len(_LISTED_NAMES.findall(number.prefix)) + 1
    return number.mention.value > names and re.search(r"完成|实现|建成|建设|新建|开工|取消|下放|推出", number.lead) is not None


def _classes(first: Number | None, second: Number | None) -> bool:
    """Whether two numbers are the ends of a class: 30万人以上、80万人以下."""
    if first is None or second is None or base_unit(first) != base_unit(second) or first.segment != second.segment:
        return False
    signs = {first.mention.comparator, second.mention.comparator}
    return signs == {">=", "<="} and not second.lead[-1:].strip("，、") and second.mention.core_start - first.end <= 2


def _is_rate_of_one(number: Number) -> bool:
    """每引进1人给予5万元, 只能申报1个专项, 学校周边200米范围: a rate, a limit, a zone."""
    if number.mention.value == 1 and _PER_ONE.search(number.lead):
        return True
    if re.search(r"(?:只能|只可|仅可|仅能|最多可)[^，。；]{0,14}$", number.lead):
        return True
    zone = number.mention.kind == "length" and re.match(r"(?:的)?(?:范围|半径|距离|处)", number.suffix)
    return bool(zone)


def _is_policy_name(number: Number) -> bool:
    """民营经济31条: a policy called by the number of its articles; 落实由1年缩短至6个月政策."""
    around = number.lead + number.said + f"{number.mention.value:g}{number.mention.unit}" + number.ahead
    found = rules.NAMED_BY_COUNT.regex.search(around)
    return (
        found is not None and found.end() >= len(number.lead) + len(number.said) - 1 and number.mention.kind in ("count", "time", "share")
    )


def _is_device_size(number: Number) -> bool:
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
            n is not None and n.clause == number.clause and n.mention.in_words and n.mention.unit == mention.unit
            for n in (number.before, number.after)
        )
    ):
        return True
    if mention.kind == "energy" and plain and mention.unit in ("kW", "kw", "KW", "千瓦", "MW", "兆瓦", "蒸吨", "蒸吨/小时"):
        return not re.search(r"装机|规模|容量|能力|完成|新增|建成|改造", number.lead)
    levelled = re.search(r"达|提高|增加|不低于|不少于", number.said) and rules.MEASURES.regex.search(number.prefix)
    if mention.kind in ("area", "length", "mass", "volume") and plain and not mention.per and not levelled:
        small = mention.value < {"area": 1000, "length": 3, "mass": 50, "volume": 50}[mention.kind] and not mention.unit.startswith(
            ("平方公里", "平方千米", "亩", "公顷", "公里", "km")
        )
        return (small or mention.unit in ("米", "m")) and not ACTION.search(number.lead)
    return False


def _is_condition(number: Number) -> bool:
    """对年用能1万吨以上的企业, 超过15%的，由…: the number bounds what is spoken of."""
    if rules.AFTER_CONDITION.regex.match(number.suffix) and (number.suffix[:1] == "的" or number.suffix[:1] == "（"):
        share_of = number.mention.kind == "share" and re.match(r"的[^，。；]{2,}", number.suffix)
        return not (share_of and not rules.CONDITION.regex.match(number.lead))
    condition = rules.CONDITION.regex.match(number.lead)
    return condition is not None and ("响应" in condition.group() or "的" in number.suffix[:20] and not number.mention.change)


def _is_threshold(number: Number) -> bool:
    """65蒸吨及以上燃煤锅炉, 30户以上自然村, 30万人口以上的县: an attribute of what follows, unless a verb of doing stands at the number."""
    mention = number.mention
    if mention.kind in COUNTS and re.match(r"(?:人口|口)?(?:及)?以[上下]的", number.suffix):
        return True
    if mention.kind in PHYSICAL and number.suffix.startswith("的") and len(number.suffix) > 3 and mention.comparator != "=":
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
        return not ACTION.search(number.prefix) and not re.search(r"(?:[拥建设配]有|开设|具备)$", number.prefix)
    directly = ACTION.search(number.prefix[-6:])
    return directly is None or not number.prefix.endswith(directly.group())


def _is_enumeration(number: Number) -> bool:
    """8个部门, 两个方面, 第1种: counted only to announce what follows or to say who."""
    mention = number.mention
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
    ):
        return True
    if mention.in_words and mention.value < 4 and number.lead.count("“") > number.lead.count("”"):
        return True
    if mention.unit in ("种", "类", "款", "次", "条", "例", "份", "起", "批", "门", "章", "篇", "组") and mention.value < 10:
        return not re.search(r"(?:新增|培育|开通|建成|打造|完成|形成|创建|开发|制定|修订|举办|发展|改造)[^，。；]{0,12}$", number.prefix)
    return False


def _is_base(number: Number, text: str) -> bool:
    """从50.5%下降到41.2%, 以4900公顷为基数: where a change starts."""
    if re.match(r"为(?:基数|基准|基础|依据)", number.suffix):
        return True
    after = text[number.end : number.end + 8]
    led = re.search(r"(?:^|[^以])[从由](?:20\d\d年(?:底|末)?的?)?[^，。；从由]{0,14}$", number.lead)
    return bool(led and re.match(r"(?:，)?[^，。；\d]{0,6}(?:到|至|为|降|提|增|升|减|扩|缩)", after))
