"""The whole name of what a number says in short, from the clauses, the brackets, the headings and the numbers about it."""

from __future__ import annotations

import re

from extract.finders.indicators import VERBS_ALONE, Phrase, bare, joined, phrase, tail, topic
from extract.finders.target_descriptions import COUNTS, PHYSICAL
from extract.finders.target_found import Found, as_level, base_unit
from extract.finders.target_frames import Frames
from extract.finders.target_names import (
    growing_before,
    grown_before,
    is_place,
    of_class,
    of_head,
    of_place,
    rate_of_place,
    topic_before,
    whole_rate,
)
from extract.finders.target_numbers import Number, is_sum
from extract.reading import Reading
from extract.rules import targets as rules

_PUSHED = re.compile(
    r"(?:^|，)(?:加快|大力|积极|持续|深入|全面|统筹|继续)*(?:推进|实施|开展|加强|推动|加快|抓好|做好|对(?=[^，。；]{4,60}(?:检查|筛查|培训)$))(?P<what>[^，。；：\d]{3,60}?(?:检查|筛查|培训|建设|改造|工程|治理|修复|整治|行动|工作|任务|项目))$"
    r"|^(?:第[一二三四五六七八九十百]{1,4}条)?(?P<named>[^，。；：\d]{2,18}(?:专项|计划|工程|项目))$"
)
_BRANCH_HEADING = re.compile(r"^[^，]*(?:产业|专项|行业|工业|农业|制造业|医药|医保|医疗保险|合作医疗|集聚区|园区|小镇|流域)(?:建设)?$")
_WORKS_HEADING = re.compile(r"(?:接收站|调峰站|管网|储备|电站|机组|铁路|公路|码头|水库|管廊)$")
_OF_STUFF = re.compile(r"(?P<stuff>[^，。；]{2,8}?)(?:施用量|使用量|消费量|产生量|排放量|产量)(?:比20\d\d年)?(?:减少|下降|降低|增长|增加)?")
_NEW_OF = re.compile(r"^.*(?:新增|净增|新建)")
_BARE_MEASURE = re.compile(
    r"(?:新增|新开工|开工|建成|建设|在建|营运|线路|国内|省内|装机|总|日|年)*(?:产量|规模|占比|(?:市场)?占有率|比重|装机(?:容量)?|容量|库容|处理能力|储备能力|产能|产值|投资|面积|里程|长度|用户数)"
)
_QUANTITY_END = re.compile(r"(?:总量|总数|数量|总规模|规模|变电容量|总容量|里程|长度|(?:播种|种植|新开工|竣工|建设)面积)$")
_CUT_BEFORE = re.compile(
    r"(?:^|，)(?P<what>[^，。；：\d]{3,40}?)(?:再|平均)?(?:压[缩减]|缩[短减]|减少|降低)[一二三四五六七八九]+分之[一二三四五六七八九]+(?:以上)?$"
)  # 通关时间压缩三分之一，三年内压缩一半
_RATE_OF = re.compile(
    r"(?P<of>(?!全)[^\W\d_、]{4,12}?)(?:无公害|综合|集中|规范化?|资源化|无害化)*(?:防治|供水|收集|收运|接种|建档|处理)率$"
)
_BY_SHARE = re.compile(r"各?按(?:照)?$")
_IN_PROPORTION = re.compile(r"(?:左右|以上)?的?比例，(?P<what>[^，。；\d]{4,40})")
_COVERS = re.compile(r"^(?:逐步|基本|力争|实现|全面)*覆盖(?:全[省市区县州])?")
_THE_REST = re.compile(r"^(?:其余|剩余|其他)(?=全部|均|都|实现)")
_WORK = re.compile(r"(?:开展|推行|推广|实施|建立|组织)(?P<what>[^，。；：\d]{4,40}?)(?:工作|制度|服务|试点)?(?:并[^，。；]{2,12})?，$")
_AREA = re.compile(r"(?:主城区|中心城区|贫困地区|脱贫地区|(?:城市)?建成区|规划区|湖区|库区|核心区|起步区)(?=[\u4e00-\u9fffA-Z]{3})")
_GROWTH = re.compile(r"(?:年均)?(?:增速|增长率?|增幅)$")
_SUMMED = re.compile(r"(?:^|[，：；。])(?P<what>[^，。；：\d]{4,60}(?:之和|总和|合计))，$")
_BENEFIT = re.compile(r"(?:报销|支付|救助|补偿)比例|起付线|封顶线|支付限额")
_INSURED = re.compile(
    r"(?:^|[，：；。对])(?P<who>(?:[^，。；：\d对]{0,8}?)(?:贫困人口|困难群众|救助对象|低保对象|困难人口|特困人员)(?:大病保险|医疗救助)?)"
)
_GONE = re.compile(r"(?:累计|共)?(?P<how>退出|关停|淘汰|搬迁|腾退|疏解|转移|清退)")
_DONE_WITH = re.compile(r"^(?:持续|有序|稳步|加快|继续|积极)*(?:推进|推动|引导|实施|促进|加快)?(?:不符合[^，。；]{2,12}?的)?")
_RANGE = re.compile(r"(?:(?:20\d\d年)?[上下]半年)?(?:实施|试点|覆盖|推广)范围.*")
_KEPT_DOWN = re.compile("(?:控制|管理|监管)工作$")  # 开展医药费用⟦控制工作⟧，年增长不超过3.5%
_WORKED_ON = re.compile(r"(?:在[^，]{2,12})?(?:因地制宜|加快|积极|有序|稳步|重点)*(?:建设|推广|储备|新建|发展|开展|实施|推进|布局)")
_TASK = re.compile(r"(?:年度)?(?:目标)?任务数?(?:为|是)?")
_STAGE = re.compile(r"阶段|步骤|第.步|时间|进度|期限|时限")


class Wholes:
    """Completes the phrases of one document."""

    def __init__(self, reading: Reading, frames: Frames) -> None:
        self.reading, self.frames, self.text = reading, frames, reading.text

    def completed(self, number: Number, said: Phrase, source: Found | None) -> Phrase:
        """A phrase whose noun the text leaves out, with that of the total before it, else of the heading."""
        if source is not None and VERBS_ALONE.fullmatch(source.phrase.text):
            return said
        if source is not None:
            known = as_level(source, number)
            if not said.text and re.search(r"(?:完成|建成|竣工)$", number.prefix) and known.verb in ("新开工", "开工", "续建"):
                return Phrase("", known.noun)
            if said.text and said.text in known.text:
                return known
            return Phrase(said.text, (known.noun or known.text) if said.text else known.text)
        if said.noun:
            return said
        if named := self._clause_before(number):
            named = _KEPT_DOWN.sub("", named) if number.mention.kind == "share" else named
            return Phrase("" if said.verb in named else said.verb, named + tail(number.suffix))
        if listed := self._before_bracket(number):
            return listed
        clause = self.reading.clause_at(number.start) if number.mention.kind in (*COUNTS, *PHYSICAL) else None
        while clause is not None:
            if number.start in clause.heading:  # a heading that is the sentence itself
                clause = self.reading.outline.clauses[clause.parent] if clause.parent is not None else None
                continue
            heading = re.sub("^第[一二三四五六七八九十百]+条", "", self.text[clause.heading.start : clause.heading.end]).strip(
                "。：， \u3000\n"
            )
            if heading and not rules.GOALS.regex.search(heading) and not _STAGE.search(heading):
                return Phrase(said.verb, heading + tail(number.suffix))
            clause = self.reading.outline.clauses[clause.parent] if clause.parent is not None else None
        of_plan = number.mention.kind in (*COUNTS, *PHYSICAL) and not re.search("竣工|投产|前期", said.verb)
        about = topic(self.reading.elements.title or "") if of_plan else ""
        return Phrase(said.verb, tail(number.suffix) or about)

    def _before_bracket(self, number: Number) -> Phrase | None:
        """What a number in a bracket counts, where the text names it in front: 创建⟦示范县⟧（3个以上）."""
        if number.bracket is None or number.before is not None and number.before.bracket == number.bracket or number.prefix:
            return None
        before = re.search(r"[^，。；：（）、]{2,30}$", self.text[number.sentence.start : number.bracket])
        named = phrase(before.group(), "") if before else None
        return named if named and named.noun else None

    def _clause_before(self, number: Number) -> str:
        """What the clause before pushes on with, or counts in money: 推进⟦防火林带建设⟧，完成30万亩; ⟦物流总额⟧达63亿元，年均增长10%."""
        money = number.before
        if money is not None and is_sum(money) and money.segment == number.segment and money.bracket == number.bracket:
            return bare(self.frames.without_dates(money.prefix_start, money.start, money.prefix))
        low = number.segment.start
        if number.before is not None and number.before.segment == number.segment:
            low = number.before.clause.end + 1  # 用3年时间，实现企业数量翻番，达到200家
        if low >= number.clause.start or number.bracket is not None:
            return ""
        before = self.text[low : max(low, number.clause.start - 1)]
        before = re.sub(r"，[^，]{0,3}20\d\d年[^，\d]{0,4}$", "", before)
        if cut := _CUT_BEFORE.search(before):
            return bare(cut["what"])
        if grown := grown_before(before):
            return grown
        match = _PUSHED.search(before)
        return (match["what"] or match["named"]) if match else ""

    def of_last(self, number: Number, said: Phrase, last: Found | None) -> Phrase | None:
        """A measure or a share that says not of what, with what the clause before counts: 装机总量达…，⟦占比⟧超过…; 发电厂20座，⟦规模⟧1万吨/日."""
        if said.text.startswith("占") and len(said.text) > 3 and number.mention.kind == "share":
            before = self.text[number.segment.start : number.clause.start]
            owner = (
                self._clause_before(number)
                or _summed_before(before)
                or growing_before(self.text[number.segment.start : number.clause.start])
            )
            beside = last is not None and last.number.end + 1 == number.clause.start and last.number.mention.kind in (*COUNTS, *PHYSICAL)
            grown = last is not None and last.number.end + 1 == number.clause.start and last.number.mention.kind == "share"
            owner = owner or (last.phrase.noun if last and beside else "") or (_GROWTH.sub("", last.phrase.text) if last and grown else "")
            return Phrase("", owner + said.text) if owner and "占" not in owner else None
        if number.mention.kind == "share" and said.text.endswith("占") and len(said.text) > 3:
            return Phrase("", said.text + "比")  # 录取考生占到60%
        if not _BARE_MEASURE.fullmatch(said.text):
            return None
        works = rules.WORKS_BEFORE.regex.search(self.text, number.segment.start, number.clause.start)
        if works:
            return Phrase("", works["what"] + said.text)
        if last is not None and last.number.segment == number.segment:
            owner = _QUANTITY_END.sub("", last.phrase.noun)
            of_it = (
                len(owner) > 1 and said.text not in owner and not _BARE_MEASURE.fullmatch(owner) and not re.search("项目$|种类$|等", owner)
            )
            return Phrase("", joined(owner, said.text)) if of_it else None
        branch = rules.LABEL.regex.match(self.text, self.text.rfind("\n", 0, number.start) + 1, number.clause.start)
        return Phrase("", branch["what"] + said.text) if branch else None

    def of_topic(self, number: Number, said: Phrase, last: Found | None) -> Phrase | None:
        """A measure that says not of what, with what the clause before is about: 完成⟦乙肝疫苗补种⟧任务，接种率达90%."""
        if number.bracket is not None or not rules.OWNERLESS.regex.fullmatch(said.text):
            return None
        stuff = (
            _OF_STUFF.fullmatch(last.phrase.noun) if last and last.number.segment == number.segment and said.text.endswith("率") else None
        )
        if stuff:
            return Phrase("", stuff["stuff"] + said.text)  # 化肥施用量减少，⟦利用率⟧提高到40%
        beside = last is not None and last.number.clause.end + 1 == number.clause.start and last.number.mention.kind == "share"
        of_rate = _RATE_OF.match(last.phrase.noun) if last and beside and said.text.endswith("率") else None
        if of_rate:
            return Phrase("", of_rate["of"] + said.text)  # 林业有害生物无公害防治率达到86%，⟦成灾率⟧控制在3‰以下
        counted = (
            last is not None and last.number.clause.end + 1 == number.clause.start and last.number.mention.kind in (*COUNTS, *PHYSICAL)
        )
        if last and counted and said.text.endswith("率") and len(last.phrase.noun) <= 16:
            return Phrase("", joined(last.phrase.noun, said.text))  # 新增农村居民饮用水达标10万人，⟦达标率⟧达到90%
        before = self.text[number.segment.start : number.clause.start]
        if number.mention.kind in PHYSICAL and sum(_WORKED_ON.match(part) is not None for part in before.split("，")) > 1:
            before = ""  # 推广分布式能源，储备调峰机组，新增装机700万千瓦: of all of them
        topic = (
            growing_before(before)
            if "产值" in said.text
            else topic_before(before) or _insured(before, said.text) or self._heading_topic(number)
        )
        return Phrase("", joined(topic, said.noun if said.verb in ("实施", "建设", "开展") else said.text)) if topic else None

    def _heading_topic(self, number: Number) -> str:
        """What the line or the nearest heading above is about: ——⟦智能手机⟧发展专项。, 推进⟦商务集聚区⟧建设, ⟦有色金属产业⟧."""
        if special := rules.SPECIAL.regex.match(self.text, self.text.rfind("\n", 0, number.start) + 1, number.start):
            return special["what"]
        clause = self.reading.clause_at(number.start)
        for head in [clause, *self.reading.outline.ancestors(clause)] if clause else []:
            heading = self.text[head.heading.start : head.heading.end].strip("。：， \n")
            if 3 <= len(heading) <= 20 and number.start not in head.heading:
                branch = _BRANCH_HEADING.search(heading) or number.mention.kind in PHYSICAL and _WORKS_HEADING.search(heading)
                return re.sub("建设$", "", topic_before(heading + "，")) if branch else ""
        return ""

    def gone(self, number: Number, said: Phrase) -> Phrase | None:
        """What is to go, from the clause before: 推进⟦一般制造业企业⟧调整退出，累计退出100家."""
        done = _GONE.fullmatch(said.text)
        what = _gone_before(done["how"], self.text[number.sentence.start : number.prefix_start]) if done and not number.suffix else ""
        return Phrase("", what + said.text) if what else None

    def named_before(self, number: Number, said: Phrase, last: Found | None) -> Phrase | None:
        """The whole name of what a number says in short, from the clauses before it."""
        if number.mention.kind == "share" and _BY_SHARE.search(number.prefix) and (done := _IN_PROPORTION.match(self.text, number.end)):
            return Phrase("", bare(_BY_SHARE.sub("", number.prefix)) + done["what"] + "比例")  # 每年按5%的比例，选送研修
        if _COVERS.match(said.text) and (work := _work_before(self.text[number.segment.start : number.clause.start])):
            return Phrase("", work + _COVERS.sub("覆盖", said.text))  # 开展营养监测，逐步覆盖80%的老年人
        if last is not None and _THE_REST.match(said.text) and base_unit(last.number) == base_unit(number):
            return Phrase("", "其余" + last.phrase.noun + _THE_REST.sub("", said.text)) if last.phrase.noun else None
        if _RANGE.fullmatch(said.text) and (topic := topic_before(self.text[number.sentence.start : number.clause.start])):
            return Phrase("", topic + "实施范围")  # 实行药品零差率销售，实施范围扩大到60%
        if area := self._shared_area(number, said, last):
            return Phrase("", area + said.text)
        if _TASK.fullmatch(number.prefix) and (work := self._clause_before(number)):
            return Phrase("", work)  # 实施妇女病筛查项目，目标任务5万人
        before, kind = self.text[number.sentence.start : number.prefix_start], number.mention.kind
        named = ""
        if (
            number.mention.change == "new"
            and not number.suffix
            and last is not None
            and is_place(said.text)
            and base_unit(number) == base_unit(last.number)
        ):
            named = said.text + _NEW_OF.sub("", last.phrase.text)  # 城市新增处理能力10万立方米/日；乡镇新增2万立方米/日
        elif kind == "count" and last is not None:
            named = of_class(said.text, number.prefix, last.phrase.text)
            if (
                not named
                and re.search("达", number.said)
                and base_unit(number) == base_unit(last.number)
                and last.number.segment == number.segment
            ):
                named = of_place(said.text, last.phrase.text)
        elif kind == "share":
            beside = last is not None and (last.number.segment == number.segment or last.number.end == number.bracket)
            alike = last is not None and last.number.mention.kind == "share" and beside
            named = rate_of_place(said.text, before, last.phrase.text if last and alike else "") or self._whole(said.text, number)
        elif kind == "time":
            named = self._whole(said.text, number)
        elif kind in PHYSICAL and not said.verb and number.bracket is None:
            named = of_head(said.noun, before)
        if not named:
            return None
        return Phrase("新增", named.removeprefix("新增")) if named.startswith("新增") else Phrase("", named)

    def _shared_area(self, number: Number, said: Phrase, last: Found | None) -> str:
        """The area that opens the clause before and holds for this one: ⟦主城区⟧优良天数达到300天，PM2.5浓度控制在35微克/立方米."""
        if last is None or number.bracket is not None or last.number.clause.end + 1 != number.clause.start or said.verb:
            return ""
        area = _AREA.match(last.phrase.noun) if not last.phrase.verb else None
        own = self.text[number.clause.start : number.start]
        return (
            area.group() if area and area.group() not in said.text and not re.search("全[省市区县州]|[城镇乡村县湖]|其中|流域", own) else ""
        )

    def _whole(self, said: str, number: Number) -> str:
        """A rate or a time limit with its object, from the sentence before it, else from the item that the sentence stands in."""
        if len(said) > 7 or number.bracket is not None:
            return ""
        if named := whole_rate(said, self.text[number.sentence.start : number.prefix_start]):
            return named
        clause = self.reading.clause_at(number.start)
        above = max(clause.body.start if clause else 0, number.sentence.start - 160)
        if named := whole_rate(said, self.text[above : number.sentence.start]):
            return named
        return whole_rate(said, self.text[clause.heading.start : clause.heading.end]) if clause else ""


def _work_before(before: str) -> str:
    """The work of the clause before: 试点开展⟦老年人群的营养状况监测⟧工作，."""
    work = _WORK.search(before)
    return work["what"] if work else ""


def _gone_before(how: str, before: str) -> str:
    """What the clause before says is to go in the same way: 推进⟦一般制造业企业⟧动态调整退出，."""
    gone = re.search(
        rf"(?:^|[，；])(?P<what>[^，。；：\d]{{3,40}}?)(?:动态|有序|逐步|全部)?(?:调整)?{how}，(?:“?十[一二三四五]五”?(?:时期|期间)?)?$",
        before,
    )
    return bare(_DONE_WITH.sub("", gone["what"])) if gone else ""


def _summed_before(before: str) -> str:
    """The sum that the clause before names: ⟦甲资金与乙资金之和⟧，占…的比例不低于15%."""
    summed = _SUMMED.search(before)
    return summed["what"] if summed else ""


def _insured(before: str, said: str) -> str:
    """Whose benefit a share is: 对⟦困难人口大病保险⟧起付线降低50%，报销比例提高5个百分点."""
    whose = _INSURED.search(before) if _BENEFIT.search(said) else None
    return whose["who"] if whose else ""
