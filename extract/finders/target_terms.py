"""What a target says: its indicator and subject, its comparator and change, when it is due and how binding it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.document import Span
from extract.finders.indicators import QUALIFIED, VERBS_ALONE, Phrase, bare, both_sides, ends_in_action, pair_up, phrase, tail
from extract.finders.target_descriptions import ACTION
from extract.finders.target_found import Found, counted_before, goes_on_doing, like, said_again, shared_verb, shared_work, total_of
from extract.finders.target_frames import Frames, When
from extract.finders.target_names import is_place, place_first
from extract.finders.target_numbers import Number, is_sum, run_of
from extract.finders.target_places import OTHER_PLACES, Places
from extract.finders.target_wholes import Wholes
from extract.reading import Reading
from extract.rules import targets as rules
from extract.rules.quantities import COMPARATORS

_COMPARATORS = {word: sign for sign, words in COMPARATORS.items() for word in words.split()}
_ALL_GROW = re.compile(
    r"(?:全部|均|都|全面|实现)*(?:翻[一两]?番|倍增|[^、，]{0,4}(?:提[高升]|增[加长]|扩大|改善|下降|增强))$"
)  # said of a whole list
_COMPARED_WITH = re.compile(r"(?:均|分别)?(?P<base>(?:比|较)(?:20\d\d年|上年|“?十[一二三四五]五”?末?))(?:分别)?$")
_ONLY_COMPARED = re.compile(r"(?:均|分别)?[比较][^，。；]{2,8}(?:下降|降低|减少|增长|增加|提高|上升)?")
_COMPARED_TO = re.compile(r"(?P<word>不超过|不高于|不低于|不少于|不得超过|不得低于|高于|低于)[^，。；\d]{2,20}的?$")
_COMPARED_SHARE = re.compile(r"(?:配比)?(?:不超过|不高于|不低于|不少于|不得超过|不得低于)(?P<of>[^，。；\d]{2,20}?)的?$")
_REACHES_SHARE = re.compile(r"(?P<what>[^，。；\d]{3,20}?)(?:达到?|占到?)(?P<of>[^，。；\d]{2,20})")  # 新车销量⟦达到⟧新车总销量的40%
_OTHER_MEMBER = re.compile(r"[^，。；、]{3,}[^\W\d_）]）?[和及与]$")
_COUNTED = re.compile(r"[\u4e00-\u9fff]{1,4}")
_TREATED = re.compile(r"[^，。；：、（）\d]{2,24}(?=[，。；]|$)")
_RANKED = re.compile(r"(?:进入|位居|保持|跻身|挺进|列)[^，。；\d]{0,6}前?$")
_ROW_NUMBER = re.compile(r"^\d{1,2}(?=[\u4e00-\u9fff]{2})(?![千万百亿兆吨米公平立户人岁年月日号层级类星项个家座所处条])")  # 4防汛物资
_DUTY_END = re.compile(r"(?:负责|承担|实施|落实)$")  # 其中：农业部门⟦负责⟧2万户
_NOUN_OR_MORE = re.compile(r"[^\W\d_]{1,6}(?:（含）)?以上$")  # 3000个样品以上
_BENEFITS = ("惠及", "涉及", "受益", "覆盖", "带动")  # 改造3000个小区，惠及30万户
_AT_LEAST = re.compile(r"(?:至少|最少)[^，。；、\d]{0,12}$")  # 至少建成1所
_DATED = re.compile(r"^(?:到|至)?20\d\d年(?:\d{1,2}月)?(?:底|末)?(?:之?前)?，?")
_ADDED = re.compile("新增|净增|累计")
_KEPT = re.compile(r"不(?:再)?(?:减少|降低|下降)$")
_YEARLY = re.compile(r"年均[^，。；、\d]{0,6}$")
_STRIVEN_BY = re.compile(r"(?:力争|争取|努力)[，,]?(?:通过|用|到|至|在)")


Group = tuple[list[Number], list[str] | None]  # numbers paired by 分别, and the names they are paired with


class Terms:
    """Puts the numbers of one document into words."""

    def __init__(self, reading: Reading, frames: Frames) -> None:
        self.reading, self.frames, self.text = reading, frames, reading.text
        self.places = Places(reading, frames)
        self.wholes = Wholes(reading, frames)
        self.lead: list[Found] = []  # what the paragraph counted that says 具体如下 of those that follow

    def describe(self, number: Number, found: list[Found], paragraph: Span, paired_with: Group | None) -> Found:
        subject = self.places.subject(number, found)
        if subject and paired_with and paired_with[1] and subject.start >= paired_with[0][0].prefix_start:
            name = paired_with[1][paired_with[0].index(number)]
            subject = subject if name.startswith(subject.of(self.text)) else None  # 青禾市城区、其他县城: the first of a list
        last = found[-1] if found and found[-1].number.sentence == number.sentence else None
        total = total_of(number, found, self.text)
        said = self._phrase(number, subject)
        added = _ADDED.match(said.verb)
        comparator, said = compared(number, said, last)
        change = number.mention.change
        if paired_with:
            said, comparator, change = self._paired(number, paired_with, said)
        said, inherited = self._worded(number, said, found, total, paired=paired_with is not None)
        if whole := self._whole_name(number, said, last, total, paired=paired_with is not None):
            said, inherited = whole, True
        added = _ADDED.match(said.verb) or added
        if change is None and added:
            change = "cumulative" if added.group() == "累计" else "new"
        said = _with_change(said, self._change_word(number), number)
        if _YEARLY.search(number.lead[-12:] + number.said) and not re.search("年均|每年", said.text):
            said = _yearly(said, self._change_word(number), number)
        when = self._when(number, paragraph, paired_with)
        return Found(number, said, subject, when, comparator, change, self._modality(number), total, inherited)

    def _worded(self, number: Number, said: Phrase, found: list[Found], total: Found | None, *, paired: bool) -> tuple[Phrase, bool]:
        """The phrase with what the text leaves out, and whether it was taken from elsewhere."""
        last = found[-1] if found and found[-1].number.sentence == number.sentence else None
        if total is not None and _DUTY_END.search(said.noun):
            return Phrase("", _DUTY_END.sub("", said.text) + (total.phrase.noun or total.phrase.text)), True
        if paired:
            return (said, False) if said.noun or total is None else (self.wholes.completed(number, said, total), True)
        if last is not None and _ONLY_COMPARED.fullmatch(said.text) and like(number, last):
            return last.phrase, True
        if _leaves_out(number, said) and (gone := self.wholes.gone(number, said)):
            return gone, True
        if _leaves_out(number, said):
            source = last if said.verb in _BENEFITS else like(number, last) or counted_before(number, said, [*self.lead, *found])
            money = number.before
            if total is None and money is not None and last is not None and last.number.end < money.start and is_sum(money):
                source = None  # 增加值达2000亿元，年均增长13%: of the sum, not of what came before it
            return self.wholes.completed(number, said, total or source), True
        if last is not None and said_again(said, last, number):
            return last.phrase, True
        if last is not None and goes_on_doing(self.text, number, said, last):
            return Phrase(last.phrase.verb, said.noun), False
        if number.listed and last is not None and said.verb and last.number.clause == number.clause and last.phrase.text.startswith("每年"):
            return Phrase("每年" + said.verb, said.noun), False  # 每年推广有机肥10万亩、⟦种植绿肥⟧10万亩
        if number.listed and last is not None and not said.verb and last.number.clause == number.clause:
            return Phrase(shared_verb(last), said.noun), False
        return said, False

    def _whole_name(self, number: Number, said: Phrase, last: Found | None, total: Found | None, *, paired: bool) -> Phrase | None:
        """The name in full of what a number says in short: other places, places in a bracket, bare measures."""
        kind = number.mention.kind
        if last is not None and kind in ("share", "time") and kind == last.number.mention.kind and OTHER_PLACES.fullmatch(said.text):
            return Phrase("", said.text + last.phrase.noun)
        if total is not None and number.bracket is not None and (is_place(said.text) or len(said.text) <= 3 and not number.suffix):
            return Phrase("", said.text + (total.phrase.noun or total.phrase.text))
        if paired:
            return None
        return (
            self.wholes.of_last(number, said, last)
            or self.wholes.named_before(number, said, last)
            or self.wholes.of_topic(number, said, last)
        )

    def _modality(self, number: Number) -> str:
        striven = rules.ASPIRED.regex.search(self.text, number.clause.start, number.end) or _STRIVEN_BY.search(
            self.text, number.sentence.start, number.start
        )
        if striven:
            return "aspirational"
        return "expected" if rules.EXPECTED.regex.search(self._goal_text(number)) else "binding"

    def _when(self, number: Number, paragraph: Span, paired_with: Group | None) -> When:
        """What stands over a number; each of a run its own year where as many are named."""
        when = self.frames.over(number, paragraph)
        run = paired_with[0] if paired_with else run_of(number)
        if not run:
            return when
        if when.said is not None or not (paired_with and paired_with[1]):
            when = _year_of(when, run.index(number), len(run))
        years = self.frames.years_listed(run[0].clause.start, run[0].start)
        return years[run.index(number)] if len(years) == len(run) > 1 else when

    def _goal_text(self, number: Number) -> str:
        clause = self.reading.clause_at(number.start)
        heads = self.text[clause.heading.start : clause.heading.end] if clause else ""
        return heads + self.text[number.sentence.start : number.start]

    def _change_word(self, number: Number) -> str:
        if number.mention.change not in ("increase", "decrease", "new"):
            return ""
        match = re.match(r"[^\W\d_]{1,2}", self.text[number.start : number.mention.core_start])
        return {"降": "降低", "减": "减少"}.get(match.group(), match.group()) if match else ""

    def names_of(self, run: list[Number], found: list[Found]) -> list[str] | None:
        """What 分别 pairs the numbers with: the list before it, or that of the group before in the same sentence."""
        first = run[0]
        before = _COMPARED_WITH.sub("", self.frames.without_dates(first.prefix_start, first.start, first.prefix))
        compared = _COMPARED_WITH.search(self.text[first.prefix_start : first.start])
        tail = (compared["base"] if compared else "") + self._change_word(first)
        lead = phrase(before, "")
        listed = lead.noun.removesuffix("各").replace("分别", "")
        works = re.split("[、和与]", lead.verb)
        names: list[str] | None
        if len(works) == len(run) and lead.noun:
            names = [work + listed for work in works]  # 新建、改建公路
        elif listed:
            names = both_sides(listed, len(run)) or pair_up(listed, len(run)) or self._of_each(listed, first, len(run))
        else:
            group_before = [f for f in found[-len(run) :] if f.number.sentence == first.sentence]
            names = [f.phrase.text.split("比20")[0] for f in group_before] if len(group_before) == len(run) else None
            names = names or self._listed_before(first, len(run))
        added = lead.verb if lead.verb in ("新增", "净增") else ""
        return [added + name + tail for name in names] if names else None

    def _of_each(self, measure: str, first: Number, count: int) -> list[str] | None:
        """One measure of what the clause before lists: 二氧化硫、氮氧化物排放总量下降，⟦重点工程减排量⟧分别为4万吨、12万吨."""
        before = self.text[first.segment.start : first.clause.start].rstrip("，")
        for clause in reversed(re.split("[，：]", before)):
            listed = re.match(r"[^，。；\d]{2,40}?、[^，。；\d]{2,20}?(?=(?:排放)?(?:总量|量|数量|面积|产量|规模|数|率))", clause)
            items = listed.group().split("、") if listed else []
            if len(items) == count:
                return [bare(item) + measure for item in items]
        return None

    def _listed_before(self, first: Number, count: int) -> list[str] | None:
        """The list of the clause before: 规上企业、专精特新企业数量翻番，分别达到900家、80家."""
        before = self.text[first.sentence.start : first.clause.start].rstrip("，、 ")
        listed = _ALL_GROW.sub("", before.rpartition("，")[2])
        return pair_up(phrase(listed, "").noun, count) if "、" in listed and not re.search(r"\d", listed) else None

    def _phrase(self, number: Number, subject: Span | None) -> Phrase:
        start, end = number.prefix_start, number.start
        if number.adjacent or self.text.startswith("或", start):
            prefix = _DATED.sub("", number.prefix)
        else:
            if (
                subject
                and start <= subject.start
                and subject.end <= end
                and not self.text[start : subject.start].strip("，、。；：其中由在")
            ):
                start = subject.end
            prefix = self.frames.without_dates(start, end, "")
            if self.text[start - 1 : start] in ("", "\n"):
                prefix = _ROW_NUMBER.sub("", prefix)
            if (own := _own_of_list(prefix, number)) is not None:
                prefix = own
            if number.suffix.strip("的") and _OTHER_MEMBER.search(prefix):
                prefix = "" if number.mention.kind == "share" else phrase(prefix, "").verb  # 建设原种场⟦和⟧10个繁育基地
        if (counted := self._counted(number)) and ACTION.search(prefix):
            return phrase(prefix, counted)
        suffix = number.suffix + self._treated(number) if number.suffix else self._behind_bracket(number)
        if not suffix or number.adjacent:
            suffix = suffix or self._shared_suffix(number)
        else:
            suffix += shared_work(number)
        said = phrase(prefix, suffix)
        return Phrase(said.verb, place_first(said.noun)) if number.mention.kind == "share" and not suffix else said

    def _behind_bracket(self, number: Number) -> str:
        """What is counted, where its breakdown stands first: 共建80个（县级20个、乡镇60个）⟦活动中心⟧."""
        if number.bracket is not None or not self.text.startswith("（", number.end):
            return ""
        close = self.text.find("）", number.end, number.sentence.end)
        inside = self.text[number.end + 1 : close] if close > 0 else ""
        behind = re.match(r"[\u4e00-\u9fff]{2,20}", self.text[close + 1 : number.sentence.end]) if re.search(r"\d", inside) else None
        return behind.group() if behind else ""

    def _counted(self, number: Number) -> str:
        """What stands between a count and the measure of the same work: 加固5个⟦堤段⟧10公里."""
        after = number.after
        between = self.text[number.end : after.start] if after is not None and after.adjacent and number.mention.unit == "个" else ""
        return between if _COUNTED.fullmatch(between) else ""

    def _treated(self, number: Number) -> str:
        """What is done with what is counted, behind its breakdown: 对250项事项（含…240项）⟦优化审批服务⟧."""
        if (
            number.bracket is not None
            or not number.prefix.endswith(("对", "将", "把"))
            or not self.text.startswith("（", number.suffix_end)
        ):
            return ""
        close = self.text.find("）", number.suffix_end, number.sentence.end)
        behind = _TREATED.match(self.text, close + 1, number.sentence.end) if close > 0 else None
        return behind.group() if behind else ""

    def _shared_suffix(self, number: Number) -> str:
        """What follows the last number of a list and belongs to all: 5座、15座、7座⟦的除险加固任务⟧; 2万户30万平方米⟦节能改造⟧."""
        at = number
        while at.after is not None and at.after.clause == number.clause and (at.after.listed or at.after.adjacent):
            at = at.after
        shared = at.suffix if at is not number else ""
        own = at.prefix.strip("、和及与")
        if at is not number and at.mention.unit == number.mention.unit and (qualified := QUALIFIED.match(at.suffix)):
            return qualified["noun"]  # 建成700人左右、每县不少于50人、装备齐全的⟦队伍⟧
        if number.mention.kind == "share" == at.mention.kind and is_place(own) and is_place(number.prefix.rpartition("实现")[2]):
            return shared  # 市级90%以上、区县级70%以上⟦事项网上申办⟧
        same = at.mention.unit == number.mention.unit and not VERBS_ALONE.sub("", own) and bool(own or not self._names_things(number))
        return shared if shared and (shared.startswith("的") or at.adjacent or same) else ""

    def _names_things(self, number: Number) -> bool:
        """Whether a number is of things that its own prefix names: 建设⟦机耕桥⟧17座、3座节制闸."""
        return len(phrase(self.frames.without_dates(number.prefix_start, number.start, ""), "").noun) > 1

    def _paired(self, number: Number, paired_with: Group, said: Phrase) -> tuple[Phrase, str, str | None]:
        run, names = paired_with
        first, last = run[0].mention, run[-1].mention
        comparator = number.mention.comparator
        if comparator == "=":
            comparator = last.comparator if last.comparator != "range" else "="
        stands_before = run[0].end == first.core_end  # 不低于50%、40%, not 93%以上和100%
        if comparator == "=" and first.comparator != "range" and (stands_before or first.comparator == "~"):
            comparator = first.comparator
        if names:
            name = names[run.index(number)]
            if number.mention.kind == "standard":
                name += tail(run[-1].suffix)
            said = Phrase(name[:2], name[2:]) if name.startswith(("新增", "净增")) else Phrase("", name)
        elif number is not run[0]:
            said = self._phrase(run[0], None)
        return said, comparator, number.mention.change or first.change


def compared(number: Number, said: Phrase, last: Found | None) -> tuple[str, Phrase]:
    """The comparator of a number from all that stands about it, and the phrase of a share that is compared with another."""
    comparator = number.mention.comparator
    if number.mention.unit == "%" and number.prefix.endswith("的") and (of_whole := _REACHES_SHARE.fullmatch(said.noun)):
        said = Phrase(said.verb, f"{of_whole['what']}占{of_whole['of']}的比例")
    if comparator != "=":
        return comparator, said
    if number.prefix.endswith("前") and number.mention.unit in ("位", "名"):
        return "<=", Phrase(said.verb, _RANKED.sub("", said.noun))  # 排名进入全国前50位
    if number.ahead.startswith("靠拢"):
        return "~", said  # 向5.5%靠拢
    if beside := _COMPARED_TO.search(number.prefix):
        share = number.mention.unit == "%"
        return _COMPARATORS[beside["word"]], Phrase(said.verb, _COMPARED_SHARE.sub(r"占\g<of>的比例", said.noun)) if share else said
    if kept := _KEPT.search(number.suffix):
        return ">=", Phrase(said.verb, said.noun.replace(kept.group(), ""))  # 确保1500万亩湿地面积不减少
    if _NOUN_OR_MORE.match(number.suffix) or _AT_LEAST.search(number.prefix) or number.suffix.startswith("的基础上"):
        return ">=", said  # 在实现1.5个的基础上有提高
    shared = number.listed and last is not None and last.number.clause == number.clause
    if shared and last and _AT_LEAST.search(last.number.prefix + last.number.said):
        return ">=", said  # 至少3个市、20个县
    return "=", said


def _year_of(when: When, index: int, count: int) -> When:
    """The year of one of ``count`` numbers that a span of as many years is paired with: 2021-2023年分别完成5个、6个、7个."""
    if when.start is None or when.end is None or when.end.year - when.start.year + 1 != count or count < 2:
        return when
    year = when.start.year + index
    return replace(when, start=date(year, 1, 1), end=date(year, 12, 31))


def _yearly(said: Phrase, word: str, number: Number) -> Phrase:
    """The phrase with the 年均 that stands at the number: ⟦消费量⟧年均增长, 年均⟦培训教师⟧."""
    if not word:
        return Phrase("年均" + said.verb, said.noun)
    if said.text.endswith(word):
        return Phrase(said.verb, said.noun.removesuffix(word) + "年均" + word)
    return _with_change(Phrase(said.verb.removeprefix(word), said.noun), "年均" + word, number) if said.verb.startswith(word) else said


def _with_change(said: Phrase, word: str, number: Number) -> Phrase:
    """The phrase with the word of change that stands at the number: before what follows it, else behind (产值⟦增长⟧)."""
    if not word or said.text.endswith(word) or said.verb.startswith(word):
        return said
    if said.noun and said.noun == tail(number.suffix):
        return Phrase(word + said.verb, said.noun)
    return Phrase(said.verb, said.noun + word)


def _own_of_list(prefix: str, number: Number) -> str | None:
    """建成甲接收站、乙接收站、⟦丙⟧2座接收站: each of the list stands for itself, and the number is of the last."""
    listed, mark, own = prefix.rpartition("、")
    kind = number.suffix[:3]
    beside = re.split("[、和及与]", listed)[-1]
    if not mark or number.mention.kind != "count" or len(kind) < 3 or kind not in beside or own.endswith(("等", "各", "共")):
        return None
    return phrase(listed, "").verb + own


def _leaves_out(number: Number, said: Phrase) -> bool:
    """Whether a phrase lacks what it counts; 组织开展培训1次 counts what is done."""
    if number.mention.unit == "次" and said.verb:
        return False
    return (
        said.noun in ("", "同比", "环比")
        or VERBS_ALONE.fullmatch(said.noun) is not None
        or (ends_in_action(said.text) and not number.suffix and not said.noun.startswith("“"))
    )
