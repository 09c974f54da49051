"""What speaks against a number being a target, and what speaks for it."""

from __future__ import annotations

import re
from functools import cached_property

from extract.document import Span
from extract.finders.accounts import Accounts
from extract.finders.target_descriptions import (
    ACTION,
    COUNTS,
    PHYSICAL,
    are_ends_of_class,
    is_aimed_at,
    is_base,
    is_condition,
    is_device_size,
    is_enumeration,
    is_in_a_name,
    is_policy_name,
    is_rate_of_one,
    is_size_in_name,
    is_threshold,
    names_examples,
    plain,
    takes_a_form,
)
from extract.finders.target_found import Found, base_unit, total_of
from extract.finders.target_frames import Frames, When
from extract.finders.target_numbers import Number, bounds_members, is_sum, run_of
from extract.finders.target_scopes import is_scope
from extract.reading import Reading
from extract.rules import targets as rules

_TOTALS = re.compile(r"(?:共|共计|总计|合计|总量|总数|总)$|共(?=涉及|完成|改造|实施|建设)")
_BROUGHT_ABOUT = re.compile("|".join(sorted(set(rules.ACTIONS) - set("实现 达到 突破 保持 争取 覆盖".split()), key=len, reverse=True)))
_ONES = re.compile("“[一二三四五六七八九十]个一”")
_STANDARD = re.compile(r"[^，。；]{0,8}标准")  # 执行75%节能设计标准: the grade of a standard
_SPECIFIED = re.compile(r"(?:建设用地|用地(?:规模|面积)|占地面积|投资估算|建设标准)：[^。；\n]{0,30}$")  # of each project, no aim
_ALLOWED = re.compile(r"可(?:以)?(?:预留|适当|酌情)$")
_FACTORS = re.compile(r"因素|权重|测算|因子|系数")
_FUNDS = re.compile(r"费|资金|经费|收[入益]|基金|利润|补助|款")
_SCORED = re.compile(r"(?:得|扣|加|计|记)\s*\d[\d.]*\s*分(?!别|类|级)")  # 合格率大于90%得3分
_CHEAPER = re.compile(r"(?:电价|气价|资费|物流成本|用能成本|用电成本)(?:平均|总体|再|分别)*$")
_CHARGED = re.compile(
    r"(?:税率|费率|利率|征收标准|收费标准|扣除率)(?![^。；]*(?:[^税费利除]率|占比|比重|比例|产值|增长|资费))[^。；]{0,60}$"
)
_OF_WHOLE = re.compile(r"占[^，。；]{0,10}$")  # （扶持农户占贷款总额的30%）: how a sum was reckoned
_DEFINED = re.compile(r"该(?:比值|比例|比率)")
_WITHSTANDS = re.compile(r"(?:达到?|提[高升][到至]|应对|抵御|防御)[^，。；]*$")
_ENSURED = re.compile(r"确保全[省市县区州]$")
_ROUGHLY = re.compile(r"\d[多余]")  # 房屋200多间: how many there are about
_STANDS_IN_THE_WAY = re.compile(r"(?:障碍|问题|隐患|缺口|短板|瓶颈)(?:主要)?(?:是|为|有)[：:]?[^。；]*$")
_FORBIDDEN = re.compile(r"(?:严禁|禁止|不准|不得)[^，。；]{0,30}$")
_APPLYING = re.compile(
    r"(?:申报|联合单位|限报|推荐名额|每个申报|推荐的?(?:项目|单位|企业|案例|对象|名额))[^，。；]{0,16}$|(?:申报|推荐)[^，。；]{0,8}(?:总数|数量)[^。；]{0,30}，其中[^，。；]{0,24}$|最多[^，。；]{0,12}申报$"
)
_PUSHED_PROJECTS = re.compile(r"(?:推进|加快|推动|加大|加强|开展|实施)对?$")
_CASUALTIES = re.compile(r"(?:死亡|重伤|受伤|轻伤|失踪|中毒|伤亡|被困|感染|病例|涉险)(?:达|共|或|累计)?$")


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
        if is_sum(number) or mention.per and "元" in mention.per and mention.kind != "mass":
            return True
        if (
            mention.kind == "score"
            or mention.kind == "time"
            and not rules.DURATION_MEASURE.regex.search(near + self.text[number.start : number.end])
        ):
            return True
        if _SPECIFIED.search(self.text, max(paragraph.start, number.start - 40), number.start) or _ALLOWED.search(plain(number.prefix)):
            return True
        if _STANDS_IN_THE_WAY.search(self.text, number.sentence.start, number.start):
            return True  # 主要阻水障碍是…等4处房屋
        if is_scope(number, self.text) or mention.comparator in (">=", ">", "<=", "<") and self._under_conditions(number.start):
            return True
        if mention.kind == "share" and (
            _OF_WHOLE.search(number.prefix) and number.bracket is not None and not number.said or _DEFINED.match(number.prefix)
        ):
            return True
        if mention.kind == "share" and (self._is_weight(number) or "执行" in lead[-6:] and _STANDARD.match(suffix)):
            return True
        if number.bracket is not None and self.text[number.bracket] == "《" or number.ahead.startswith("人口规模"):
            return True
        if (
            mention.kind == "bare"
            and (suffix.startswith("的") or mention.comparator == ">" and number.ahead.startswith("的"))
            or is_device_size(number)
        ):
            return True
        if mention.kind == "standard" and not self._is_reached(number):
            return True
        if mention.kind == "device" and not rules.DEVICE_MEASURE.regex.search(number.prefix[-14:]):
            return True
        if mention.kind in COUNTS and mention.comparator in (">=", "<=") and re.search(r"(?:一般|原则上)应?$", number.prefix):
            return True  # 专家一般不少于3人: how a meeting is made up
        if number.bracket is not None and mention.comparator == ">" and re.search(r"\d[多余]", self.text[mention.core_start : number.end]):
            return True  # （100多间）: how much there is
        if _SCORED.search(self.text, number.end, min(number.end + 24, paragraph.end)):
            return True
        if self._sizes_a_listed_project(number) or bounds_members(self.text, number):
            return True
        if mention.kind == "time" and re.search(r"会议|会期|发言", number.prefix):
            return True
        if mention.kind in COUNTS and (
            mention.comparator == ">="
            and _FORBIDDEN.search(lead)
            or (mention.comparator == "<=" or "最多" in lead)
            and _APPLYING.search(self.text, number.sentence.start, number.mention.core_start)
        ):
            return True
        if self._is_grade(number) or "不得" in number.said and mention.kind in (*COUNTS, "time") and self._regulates:
            return True
        slogan = _ONES.search(self.text, number.sentence.start, number.start) and not re.search("每个|至少", lead)
        if mention.in_words and mention.value == 1 and slogan:
            return True  # “四个一”活动: the words are a slogan's
        if mention.kind in COUNTS and _CASUALTIES.search(plain(number.prefix)):
            return True  # 一次死亡10人以上: the grade of an accident
        if is_policy_name(number) or is_rate_of_one(number) or self._has_no_noun(number) or self._is_scope_of_share(number):
            return True
        return (
            self._is_past(number, paragraph)
            or self._is_problem(number, paragraph)
            or self._is_rate(number)
            or is_condition(number)
            or is_threshold(number)
            or is_enumeration(number)
            or is_in_a_name(number, self.text)
            or is_size_in_name(number, self.text)
            or is_aimed_at(number, self.text)
            or is_base(number, self.text)
            or bool(rules.PAST_AFTER.regex.match(suffix))
        )

    def _sizes_a_listed_project(self, number: Number) -> bool:
        """长龙山（210万千瓦）、宁海（140万千瓦）等项目: what stands in the brackets of a list breaks down no sum."""
        if number.bracket is None or number.mention.kind not in PHYSICAL:
            return False
        beside = self.text[max(number.sentence.start, number.bracket - 14) : number.bracket] + "|" + self.text[number.end : number.end + 24]
        if not re.search(r"）、[^（）]*\||[|][^（）]*）、[^，。；（）]{2,12}（", beside):
            return False
        before = number.before
        while before is not None:
            if before.bracket is None and base_unit(before) == base_unit(number):
                return False
            before = before.before
        return True

    def _is_reached(self, number: Number) -> bool:
        """达到50年一遇标准; of several levels each has its own place: A、B分别达到100年一遇、50年一遇."""
        run = run_of(number)
        first = run[0] if run else number
        reached = _WITHSTANDS.search(self.text[first.clause.start : number.mention.core_start]) is not None
        return reached and (not run or first.lead.count("、") + 1 == len(run))

    def _is_weight(self, number: Number) -> bool:
        """基础因素×15%, 按任务（60%）、绩效（40%）等因素测算: a term of a formula."""
        if self.text[number.start - 1 : number.start] in ("×", "*", "+", "="):
            return True
        return number.bracket is not None and _FACTORS.search(self.text, number.sentence.start, number.sentence.end) is not None

    def _is_problem(self, number: Number, paragraph: Span) -> bool:
        """Whether a row of a flattened list of problems still tells its problem: 3 垃圾处理 积存垃圾310处。 到2025年，…."""
        if not any(head <= paragraph.start < end for head, end in self._problem_lists):
            return False
        before = self.text[paragraph.start : number.start]
        return rules.TELLS_PROBLEM.regex.fullmatch(before) is not None

    @cached_property
    def _problem_lists(self) -> list[tuple[int, int]]:
        """From the head of each flattened list of problems to the end of its part."""
        found = rules.PROBLEM_LIST.regex.finditer(self.text)
        return [(match.end(), self.reading.parts.at(match.start()).span.end) for match in found]

    @cached_property
    def _regulates(self) -> bool:
        """Whether the paper lays down rules rather than goals: 办法, 实施细则, 规定."""
        return re.search(r"(?:办法|细则|规定|条例|规则|规范|章程)$", self.reading.elements.genre or "") is not None

    def _is_grade(self, number: Number) -> bool:
        """30万人以上、80万人以下, or what stands behind 出现下列情况之一的：: it grades an event, it is not to be reached."""
        title = self.reading.elements.title or ""
        bounded = number.mention.comparator in (">=", "<=") and title.rstrip("）").removesuffix("（修订").endswith("预案")
        if number.mention.kind == "share":
            return bounded and not re.search(r"达到|提高|覆盖|不低于|确保|完成", number.lead)
        if number.mention.kind == "time":
            return False
        if any(are_ends_of_class(first, second) for first, second in ((number.before, number), (number, number.after))):
            return True
        before = self.text[max(number.sentence.start - 200, 0) : number.start].rsplit("\n", 1)[-1]
        return bounded or rules.GRADED.regex.search(before) is not None

    def _has_no_noun(self, number: Number) -> bool:
        """且不少于2人 behind a number that is none: what is counted stands nowhere."""
        words = (number.prefix + number.suffix).strip("，、；：。）（ ")
        return number.mention.kind in COUNTS and words in ("且", "并", "并且", "但", "其中") and bool(number.before)

    def _is_scope_of_share(self, number: Number) -> bool:
        """确保其他116个断面不达标比例控制在4%以内: the share is the target, the count says of what."""
        after = number.after
        if (
            number.mention.kind not in ("count", "bare", "people")
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
        told = rules.PAST.regex.finditer(self.text[number.sentence.start : number.mention.core_end])  # 仅56% is told with its number
        past = next((match for match in reversed(list(told)) if match.start() < len(before)), None)
        when = self.frames.over(number, paragraph)
        if when.past and when.said and not self._in_plan(number, when):
            return True
        if self.accounts.situates(number.sentence):
            return True
        if self.accounts.tells(number.sentence, number.start):
            return not (when.said and when.said in number.sentence and self.frames.is_ahead(when))
        if past is None:
            return False
        aimed = number.mention.comparator == ">=" or re.search("力争|争取|确保|目标|实现", before[: past.start()])
        if past.group() == "同比" and aimed:
            return False  # 力争投资同比增长20%, 投资同比增长20%以上
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
        if number.mention.kind == "share" and _CHARGED.search(self.text, number.sentence.start, number.mention.core_start):
            return True
        if number.mention.change == "decrease" and _CHEAPER.search(number.prefix):
            return False
        if rules.REWARD.regex.search(around) and not rules.REWARD_AMONG_GOALS.regex.search(number.prefix):
            return True
        if self._under_charges(number.start):
            return True
        if (
            number.mention.kind == "share"
            and number.suffix.startswith("用于")
            and _FUNDS.search(self.text, number.sentence.start, number.start)
        ):
            return True  # 服务费的80%用于人员薪酬
        return bool(re.search(r"给予|奖励|奖补|补助|补贴|处以|罚款|提取|计提", after)) and bool(
            re.search(r"^(?:[^，]{0,3})?(?:对|凡|按照?|每|符合|达到)|达到|超过|以上的", number.lead)
        )

    def in_favour(self, number: Number, found: list[Found]) -> bool:
        mention, prefix, lead = number.mention, number.prefix, number.lead
        own = plain(prefix)
        last = found[-1] if found else None
        same_sentence = last is not None and last.number.sentence == number.sentence
        if mention.kind in ("share", "time", "device", "index", "standard"):
            return True
        examples = own.endswith("等") and (mention.comparator == ">=" or names_examples(number))
        shared_out = own.endswith("各") and len(own) > 3 and ACTION.search(own) is not None  # 新增公交车、出租车各5000辆
        scoped = rules.SCOPE_BEFORE.regex.search(own) is not None and not examples and not shared_out
        if (
            takes_a_form(number, self.text)
            or same_sentence
            and _PUSHED_PROJECTS.search(own)
            and "项目" in number.suffix
            and mention.kind == "count"
        ):
            return True
        if self._continues(number, last if same_sentence else None, found):
            return not scoped or own.endswith("各") and total_of(number, found, self.text) is not None
        if own.endswith("落实") and number.suffix.endswith("任务"):
            return True  # 落实40万户农村改厕任务
        acted = ACTION.search(lead) is not None or mention.change is not None
        levelled = (
            mention.comparator != "="
            and not _ROUGHLY.search(self.text, mention.core_start, number.end)
            or mention.change is not None
            or bool(
                rules.LEVEL.regex.search(number.said)
                or rules.ASPIRED.regex.search(number.said)
                or "确保" in number.said
                or _ENSURED.search(own)
            )
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
        if number.bracket is not None and not ACTION.search(self.text, number.sentence.start, number.start):
            return False  # 补贴范围（21大类40个小类）: what is spoken of, counted
        if number.mention.change == "new" and not number.adjacent or number.said and rules.LEVEL.regex.search(number.said):
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

    def _under_conditions(self, at: int) -> bool:
        """Whether the item stands under a head of what applicants must meet: 第三章 资格条件."""
        clause = self.reading.clause_at(at)
        heads = [clause, *self.reading.outline.ancestors(clause)] if clause else []
        return any(len(c.heading) <= 20 and rules.CONDITIONS_HEAD.regex.search(self.text, c.heading.start, c.heading.end) for c in heads)

    def _under_goals(self, at: int) -> bool:
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._goals:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            self._goals[clause.index] = any(rules.GOALS.regex.search(self.text, c.heading.start, c.heading.end) for c in heads)
        return self._goals[clause.index]
