"""Targets: the quantities that a policy sets out to reach, from running text and from tables.

Every number of a factual part is looked at in its surroundings (``target_numbers``). What speaks against it (a past, a
condition, a price, a device's measure, an enumeration) is asked first, then what speaks for it: a level that is to be
reached, a verb of doing, a noun of measure, a sum that it breaks down, a head that announces goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extract.document import BlockKind, Span
from extract.finders.indicators import Phrase, ends_in_action, pair_up, phrase, tail
from extract.finders.table_targets import table_targets
from extract.finders.target_frames import Frames, When
from extract.finders.target_numbers import Number, numbers_of, paired
from extract.mentions import group
from extract.mentions.quantities import QuantityMention, to_base
from extract.reading import Reading
from extract.records import Target
from extract.rules import targets as rules
from extract.rules.quantities import COMPARATORS
from extract.tables import find_tables

_ACTION = re.compile("|".join(sorted(rules.ACTIONS, key=len, reverse=True)) + "|[新改]（[^（）]{1,3}）建|(?:分别|每年|各|共|修|扩|改|新)建")
_WEAK = ("time", "score", "device")
_COUNTS = ("count", "people", "bare")
_PHYSICAL = ("area", "volume", "length", "mass", "energy", "traffic", "data")
_COMPARATORS = {word: sign for sign, words in COMPARATORS.items() for word in words.split()}
_TOTALS = re.compile(r"(?:共|共计|总计|合计|总量|总数|总)$|共(?=涉及|完成|改造|实施|建设)")
_COMPARED_WITH = re.compile(r"(?:均|分别)?(?P<base>(?:比|较)(?:20\d\d年|上年|“?十[一二三四五]五”?末?))(?:分别)?$")
_STAGE = re.compile(r"阶段|步骤|第.步|时间|进度|期限|时限")
_STRIVEN_BY = re.compile(r"(?:力争|争取|努力)[，,]?(?:通过|用|到|至|在)")
_SHARED_VERB = re.compile(r"(?:每年)?(?:培训|培养|引进|新增|新建|培育|创建|招聘|选派|打造)")
_COMPARED_TO = re.compile(r"(?P<word>不超过|不高于|不低于|不少于|不得超过|不得低于|高于|低于)[^，。；\d]{2,20}的$")
_LISTED_NAMES = re.compile(r"[^，、。；：]{2,14}、")
_ADMIN_AREAS = re.compile(r"[^\W\d_]{0,4}(?:乡镇|镇街|行政村|自然村|街道|社区|村|县|市|区|旗|盟|州|镇|乡|地区)(?!级|域)")


@dataclass(slots=True)
class _Found:
    """A number that was taken for a target, with what its row will say."""

    number: Number
    phrase: Phrase
    subject: Span | None
    when: When
    comparator: str
    change: str | None
    modality: str
    total: _Found | None = None
    inherited_phrase: bool = False


def find_targets(reading: Reading) -> list[Target]:
    """All targets of a reading, in order of place."""
    tables = find_tables(reading)
    in_tables = [table.span for table in tables]
    finder = _Finder(reading)
    found: list[_Found] = []
    for paragraph in _paragraphs(reading, in_tables):
        found += finder.read(paragraph)
    rows = [finder.row(item) for item in found]
    places = {id(item): i for i, item in enumerate(found)}
    targets = [replace(row, part_of=places[id(item.total)]) if item.total else row for row, item in zip(rows, found, strict=True)]
    targets += [
        replace(t, part_of=t.part_of + len(rows) if t.part_of is not None else None) for t in table_targets(reading, tables, finder.frames)
    ]
    return _in_order(targets)


def _in_order(targets: list[Target]) -> list[Target]:
    """Sorted by place, with the references to totals kept right."""
    order = sorted(range(len(targets)), key=lambda i: (targets[i].value_span or targets[i].quote).start)
    place = {old: new for new, old in enumerate(order)}
    return [replace(targets[i], part_of=place[p]) if (p := targets[i].part_of) is not None else targets[i] for i in order]


def _paragraphs(reading: Reading, in_tables: list[Span]) -> Iterator[Span]:
    """The folded spans of the paragraphs in the factual parts, without tables."""
    blocks = list(zip(reading.document.blocks, reading.document.folded_blocks, strict=True))
    facts = iter(reading.fact_spans)
    fact = next(facts, None)
    for block, span in blocks:
        if block.kind is not BlockKind.PARAGRAPH or any(span.overlaps(table) for table in in_tables):
            continue
        while fact is not None and fact.end <= span.start:
            fact = next(facts, None)
        at = fact
        while at is not None and at.start < span.end:
            start, end = max(span.start, at.start), min(span.end, at.end)
            if start < end:
                yield Span(start, end)
            if at.end >= span.end:
                break
            at = fact = next(facts, None)


class _Finder:
    """Reads one document paragraph by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.frames = Frames(reading)
        self.quantities: list[tuple[int, int, QuantityMention]] = [
            (span.start, span.end, mention) for span, mention in group(reading.mentions, "quantities")
        ]
        self._next = 0
        self._skips: dict[int, bool] = {}
        self._goals: dict[int, bool] = {}
        self._section_region: tuple[Span, int] | None = None

    # -- one paragraph

    def read(self, paragraph: Span) -> list[_Found]:
        while self._next < len(self.quantities) and self.quantities[self._next][2].core_start < paragraph.start:
            self._next += 1
        mine = []
        while self._next < len(self.quantities) and self.quantities[self._next][2].core_start < paragraph.end:
            mine.append(self.quantities[self._next])
            self._next += 1
        self._note_region(paragraph)
        if not mine or self._skipped(paragraph.start) or _is_technical(mine):
            return []
        found: list[_Found] = []
        groups: dict[int, tuple[list[Number], list[str] | None]] = {}
        for number in numbers_of(self.text, paragraph, mine):
            if (run := paired(number)) and id(number) not in groups:
                names = self._names_of(run, found)
                for member in run:
                    groups[id(member)] = (run, names)
            if self._is_target(number, found, paragraph):
                found.append(self._describe(number, found, paragraph, groups.get(id(number))))
        return found

    def _names_of(self, run: list[Number], found: list[_Found]) -> list[str] | None:
        """What 分别 pairs the numbers with: the list before it, or that of the group before in the same sentence."""
        first = run[0]
        before = _COMPARED_WITH.sub("", self._without_dates(first.prefix_start, first.start, first.prefix))
        compared = _COMPARED_WITH.search(self.text[first.prefix_start : first.start])
        tail = (compared["base"] if compared else "") + self._change_word(first)
        listed = phrase(before, "").noun
        if listed:
            names = pair_up(listed, len(run))
        else:
            group_before = [f for f in found[-len(run) :] if f.number.sentence == first.sentence]
            names = [f.phrase.text.split("比20")[0] for f in group_before] if len(group_before) == len(run) else None
        return [name + tail for name in names] if names else None

    def _note_region(self, paragraph: Span) -> None:
        """A short line that names a region over a list of its tasks: 青禾市2024年度工作责任目标."""
        if (
            len(paragraph) <= 40
            and "。" not in self.text[paragraph.start : paragraph.end]
            and rules.GOALS.regex.search(self.text, paragraph.start, paragraph.end)
        ):
            region = self.frames.region_at(paragraph.start, paragraph.end)
            title = self.reading.elements.title or ""
            if region and not title.startswith(self.text[region.start : region.end]):
                self._section_region = (region, paragraph.start)

    # -- is it one?

    def _skipped(self, at: int) -> bool:
        """Whether the heads above say that no targets stand here."""
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._skips:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            texts = [self.text[c.heading.start : c.heading.end] for c in heads]
            self._skips[clause.index] = any(rules.PAST_HEADING.regex.search(t) or rules.NOT_HERE.regex.search(t) for t in texts)
        return self._skips[clause.index]

    def _under_goals(self, at: int) -> bool:
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in self._goals:
            heads = [clause, *self.reading.outline.ancestors(clause)]
            self._goals[clause.index] = any(rules.GOALS.regex.search(self.text, c.heading.start, c.heading.end) for c in heads)
        return self._goals[clause.index]

    def _is_target(self, number: Number, found: list[_Found], paragraph: Span) -> bool:
        return not self._speaks_against(number, paragraph) and self._speaks_for(number, found)

    def _speaks_against(self, number: Number, paragraph: Span) -> bool:
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
        if mention.kind == "bare" and suffix.startswith("的") or _is_device_size(number):
            return True
        if mention.kind == "device" and not rules.DEVICE_MEASURE.regex.search(number.prefix[-14:]):
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

    def _is_past(self, number: Number, paragraph: Span) -> bool:
        """Whether the last word of time before the number speaks of what has been."""
        before = self.text[number.sentence.start : number.start]
        past = next(iter(reversed(list(rules.PAST.regex.finditer(before)))), None)
        when = self._when(number, paragraph)
        if when.past and when.said and not self._in_plan(number, when):
            return True
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
        if rules.REWARD.regex.search(around) and not rules.REWARD_AMONG_GOALS.regex.search(number.prefix):
            return True
        after = self.text[number.clause.end : min(number.segment.end, number.clause.end + 40)]
        return bool(re.search(r"给予|奖励|奖补|补助|补贴|处以|罚款|提取|计提", after)) and bool(
            re.search(r"^(?:[^，]{0,3})?(?:对|凡|按照?|每|符合|达到)|达到|超过|以上的", number.lead)
        )

    def _when(self, number: Number, paragraph: Span) -> When:
        start = number.prefix_start if number.listed or number.bracket is not None else number.clause.start
        return self.frames.when(start, number.sentence, paragraph, number.start, number.segment.end)

    def _speaks_for(self, number: Number, found: list[_Found]) -> bool:
        mention, prefix, lead = number.mention, number.prefix, number.lead
        own = _plain(prefix)
        last = found[-1] if found else None
        same_sentence = last is not None and last.number.sentence == number.sentence
        if mention.kind in ("share", "time", "device"):
            return True
        scoped = rules.SCOPE_BEFORE.regex.search(own) is not None
        if self._continues(number, last if same_sentence else None, found):
            return not scoped
        acted = _ACTION.search(lead) is not None or mention.change is not None
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
        if measured and (self._under_goals(number.start) or _TOTALS.search(own)):
            return True
        return len(own) >= 2 and rules.GOALS.regex.search(self.text, number.sentence.start, number.start) is not None

    def _in_run(self, number: Number, acted: bool) -> bool:
        """Numbers that follow each other without words (4个乡镇20个村5274户): all of what is done, of a total only the last."""
        verb = _ACTION.search(number.prefix)
        if verb and acted and not re.search(r"涉及|覆盖|惠及|包括", number.prefix):
            return True
        return number.adjacent and not (number.after and number.after.adjacent)

    def _continues(self, number: Number, last: _Found | None, found: list[_Found]) -> bool:
        """Whether the number breaks down or goes on with one that was taken: 其中：A镇20户，B镇30户；新建5所、改建6所."""
        if _total_of(number, found, self.text):
            return True
        if last is None:
            return False
        same_unit = to_base(1, last.number.mention.unit)[1] == to_base(1, number.mention.unit)[1]
        if same_unit and (number.bracket is not None or number.listed):
            return True
        touching = not self.text[last.number.suffix_end : number.clause.start].strip("，") and not number.suffix and number.bracket is None
        if touching and last.number.segment == number.segment and 2 <= len(_plain(number.prefix)) <= 12 and last.number.mention.kind != "share":
            return number.mention.kind in (*_COUNTS, *_PHYSICAL)
        follows = last.number.segment == number.segment and (number.listed or not number.prefix.strip("，、"))
        return follows and last.number.mention.kind in (*_COUNTS, *_PHYSICAL)

    # -- what does it say?

    def _describe(
        self, number: Number, found: list[_Found], paragraph: Span, paired_with: tuple[list[Number], list[str] | None] | None
    ) -> _Found:
        subject = self._subject(number, found)
        last = found[-1] if found and found[-1].number.sentence == number.sentence else None
        total = _total_of(number, found, self.text)
        said = self._phrase(number, subject)
        comparator, change = number.mention.comparator, number.mention.change
        if comparator == "=" and (compared := _COMPARED_TO.search(number.prefix)):
            comparator = _COMPARATORS[compared["word"]]
        inherited = False
        if paired_with:
            said, comparator, change = self._paired(number, paired_with, said)
        elif not said.noun or (ends_in_action(said.text) and not said.noun.startswith("“")):
            said, inherited = self._completed(number, said, total or _like(number, last)), True
        elif number.listed and last is not None and not said.verb:
            said = Phrase(_shared_verb(last), said.noun) if last.number.clause == number.clause else said
        if change is None and (verb := re.match(r"新增|净增|累计", said.verb)):
            change = "cumulative" if verb.group() == "累计" else "new"
        said = _with_change(said, self._change_word(number), number)
        striven = rules.ASPIRED.regex.search(self.text, number.clause.start, number.end) or _STRIVEN_BY.search(
            self.text, number.sentence.start, number.start
        )
        modality = "aspirational" if striven else "binding"
        if modality == "binding" and rules.EXPECTED.regex.search(self._goal_text(number)):
            modality = "expected"
        when = self._when(number, paragraph)
        if run := paired_with[0] if paired_with else _run_of(number):
            when = _year_of(when, run.index(number), len(run))
        return _Found(number, said, subject, when, comparator, change, modality, total, inherited)

    def _goal_text(self, number: Number) -> str:
        clause = self.reading.clause_at(number.start)
        heads = self.text[clause.heading.start : clause.heading.end] if clause else ""
        return heads + self.text[number.sentence.start : number.start]

    def _change_word(self, number: Number) -> str:
        if number.mention.change not in ("increase", "decrease", "new"):
            return ""
        match = re.match(r"[^\W\d_]{2}", self.text[number.start : number.mention.core_start])
        return match.group() if match else ""

    def _without_dates(self, start: int, end: int, fallback: str) -> str:
        """The text of a stretch without the dates that stand over it."""
        if start >= end:
            return fallback
        kept, at = [], start
        for span in self.frames.date_spans(start, end):
            before = self.text[at : span.start]
            kept.append(before)
            at = min(span.end, end)
        return "".join(kept) + self.text[at:end]

    def _phrase(self, number: Number, subject: Span | None) -> Phrase:
        start, end = number.prefix_start, number.start
        if number.adjacent:
            prefix = number.prefix
        else:
            if subject and start <= subject.start and subject.end <= end and not self.text[start : subject.start].strip("，、。；：其中由"):
                start = subject.end
            prefix = self._without_dates(start, end, "")
        suffix = number.suffix
        if not suffix or number.adjacent:
            suffix = suffix or self._shared_suffix(number)
        return phrase(prefix, suffix)

    def _shared_suffix(self, number: Number) -> str:
        """What follows the last number of a list and belongs to all: 5座、15座、7座⟦的除险加固任务⟧; 2万户30万平方米⟦节能改造⟧."""
        at = number
        while at.after is not None and at.after.clause == number.clause and (at.after.listed or at.after.adjacent):
            at = at.after
        shared = at.suffix if at is not number else ""
        same = at.mention.unit == number.mention.unit and not at.prefix.strip("、和及与")
        return shared if shared and (shared.startswith("的") or at.adjacent or same) else ""

    def _paired(self, number: Number, paired_with: tuple[list[Number], list[str] | None], said: Phrase) -> tuple[Phrase, str, str | None]:
        run, names = paired_with
        first, last = run[0].mention, run[-1].mention
        comparator = number.mention.comparator
        if comparator == "=":
            comparator = last.comparator if last.comparator != "range" else "="
        if comparator == "=" and first.comparator not in ("range", "~"):
            comparator = first.comparator
        if names:
            said = Phrase("", names[run.index(number)])
        elif number is not run[0]:
            said = self._phrase(run[0], None)
        return said, comparator, number.mention.change or first.change

    def _completed(self, number: Number, said: Phrase, source: _Found | None) -> Phrase:
        """A phrase whose noun the text leaves out, with that of the total before it, else of the heading."""
        if source is not None:
            if said.text and said.text in source.phrase.text:
                return source.phrase
            return Phrase(said.text, source.phrase.noun if said.text else source.phrase.text)
        if said.noun:
            return said
        clause = self.reading.clause_at(number.start)
        while clause is not None:
            heading = self.text[clause.heading.start : clause.heading.end].strip("。：， \n")
            if heading and not rules.GOALS.regex.search(heading) and not _STAGE.search(heading):
                return Phrase(said.verb, said.noun + heading)
            clause = self.reading.outline.clauses[clause.parent] if clause.parent is not None else None
        return Phrase(said.verb, tail(number.suffix))

    def _subject(self, number: Number, found: list[_Found]) -> Span | None:
        """The region that the number's clause, or one before it in the same segment, begins with."""
        bracket_owner = next((f for f in reversed(found) if number.bracket is not None and f.number.end <= number.bracket), None)
        if bracket_owner and bracket_owner.number.sentence == number.sentence:
            return bracket_owner.subject
        at = number.start
        starts = [number.prefix_start, number.clause.start]
        for mark in re.finditer(r"[，：]", self.text[number.segment.start : number.clause.start]):
            starts.append(number.segment.start + mark.end())
        starts.append(number.segment.start)
        for start in sorted(set(starts), reverse=True):
            begun = self._skip_lead(start, at)
            own = rules.OWN_REGION.regex.match(self.text, begun, at)
            if own:
                return None
            region = self.frames.region_at(begun, at)
            if region and region.end <= at:
                return region
        if self._section_region and self._section_region[1] < number.start:
            return self._section_region[0]
        return None

    def _skip_lead(self, start: int, end: int) -> int:
        """Past what may stand before a region: 其中, 到2025年, ，."""
        moved = True
        while moved and start < end:
            moved = False
            match = re.compile(r"其中|[，、。；：]|（[一二三四五六七八九十]+）|\d+[.、]|支持|推动|推进|指导|由|在|（").match(
                self.text, start, end
            )
            if match:
                start, moved = match.end(), True
            for span in self.frames.date_spans(start, start + 1):
                start, moved = span.end, True
        return start

    # -- its row

    def row(self, item: _Found) -> Target:
        number, reading = item.number, self.reading
        mention = number.mention
        quote = self._quote(item)
        base_value, base_unit = to_base(mention.value, mention.unit)
        inherited = []
        own_region = item.subject is None
        subject = (reading.elements.region or "") if own_region else self.text[item.subject.start : item.subject.end]  # type: ignore[union-attr]
        if not own_region and item.subject not in quote or own_region:
            inherited.append("subject")
        if item.inherited_phrase:
            inherited.append("indicator")
        said = item.when.said
        if said is None or said not in quote:
            inherited += [name for name, day in (("period_start", item.when.start), ("period_end", item.when.end)) if day]
        return Target(
            subject=subject,
            indicator=item.phrase.text or self.text[number.clause.start : number.start],
            comparator=item.comparator,
            value=mention.value,
            unit=mention.unit,
            quote=reading.original(quote),
            clause=reading.clause_path(number.start),
            value_max=mention.value_max,
            change=item.change,
            base_value=base_value,
            base_unit=base_unit,
            period_start=item.when.start,
            period_end=item.when.end,
            modality=item.modality,
            inherited=tuple(inherited),
            value_span=reading.original(Span(mention.core_start, mention.core_end)),
        )

    def _quote(self, item: _Found) -> Span:
        """The segment that the number stands in, or where that is long its clause with the one before."""
        number = item.number
        segment = number.segment if number.bracket is None else Span(number.sentence.start, number.sentence.end)
        if len(segment) <= 120:
            return segment
        start = number.clause.start if number.bracket is None else number.bracket + 1
        return Span(min(start, number.start), max(number.clause.end, number.end))


def _shared_verb(last: _Found) -> str:
    """The verb that the items of a list share: 每年培训教师100名、⟦…⟧校长20名."""
    if last.phrase.verb:
        return last.phrase.verb if len(last.phrase.noun) > 1 else ""
    inner = _SHARED_VERB.search(last.phrase.noun)
    return inner.group() if inner else ""


def _run_of(number: Number) -> list[Number]:
    """Numbers of one unit that follow each other without words: 达到80%、90%、95%."""
    first = number
    while first.before is not None and first.listed and first.before.clause == first.clause and not first.prefix.strip("、和及与"):
        first = first.before
    run = [first]
    while (after := run[-1].after) and after.clause == first.clause and after.listed and not after.prefix.strip("、和及与"):
        run.append(after)
    return run if len(run) > 1 and len({n.mention.unit for n in run}) == 1 else []


def _year_of(when: When, index: int, count: int) -> When:
    """The year of one of ``count`` numbers that a span of as many years is paired with: 2021-2023年分别完成5个、6个、7个."""
    if when.start is None or when.end is None or when.end.year - when.start.year + 1 != count or count < 2:
        return when
    year = when.start.year + index
    return replace(when, start=date(year, 1, 1), end=date(year, 12, 31))


def _with_change(said: Phrase, word: str, number: Number) -> Phrase:
    """The phrase with the word of change that stands at the number: before what follows it, else behind (产值⟦增长⟧)."""
    if not word or said.text.endswith(word) or said.verb.startswith(word):
        return said
    if said.noun and said.noun == tail(number.suffix):
        return Phrase(word + said.verb, said.noun)
    return Phrase(said.verb, said.noun + word)


def _is_technical(mentions: list[tuple[int, int, QuantityMention]]) -> bool:
    """Whether a paragraph describes how something is made: it counts millimetres again and again."""
    return sum(mention.unit in ("mm", "cm", "毫米", "厘米") for _, _, mention in mentions) >= 2


def _plain(prefix: str) -> str:
    return prefix.rstrip("，、：（")


def _is_device_size(number: Number) -> bool:
    """A single thing's measure: a heater's 3kW, a hall's 60㎡, 改造一户清理一户."""
    mention = number.mention
    plain = mention.unit[:1] not in "万亿百千" or mention.unit in ("千瓦", "千米", "千克", "百分点")
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
    if mention.kind in ("area", "length", "mass", "volume") and plain and not mention.per:
        small = mention.value < {"area": 1000, "length": 3, "mass": 50, "volume": 50}[mention.kind] and not mention.unit.startswith(
            ("平方公里", "平方千米", "亩", "公顷", "公里", "km")
        )
        return (small or mention.unit in ("米", "m")) and not _ACTION.search(number.lead)
    return False


def _is_condition(number: Number) -> bool:
    """对年用能1万吨以上的企业, 超过15%的，由…: the number bounds what is spoken of."""
    if rules.AFTER_CONDITION.regex.match(number.suffix) and (number.suffix[:1] == "的" or number.suffix[:1] == "（"):
        share_of = number.mention.kind == "share" and re.match(r"的[^，。；]{2,}", number.suffix)
        return not (share_of and not rules.CONDITION.regex.match(number.lead))
    condition = rules.CONDITION.regex.match(number.lead)
    return bool(condition) and ("响应" in condition.group() or "的" in number.suffix[:20] and not number.mention.change)


def _is_threshold(number: Number) -> bool:
    """65蒸吨及以上燃煤锅炉, 30户以上自然村: an attribute of what follows, unless a verb of doing stands at the number."""
    mention = number.mention
    if mention.comparator not in (">=", "<=") or mention.kind == "share" or not number.suffix or not number.suffix[0].isalpha():
        return False
    after_word = number.end > mention.core_end
    if not after_word:
        return False
    directly = _ACTION.search(number.prefix[-6:] + " ")
    if mention.comparator == "<=":
        return True
    if mention.kind in _COUNTS and mention.kind != "people":
        return directly is None and not _ACTION.search(number.prefix)
    return directly is None or not number.prefix.endswith(directly.group())


def _is_enumeration(number: Number) -> bool:
    """8个部门, 两个方面, 第1种: counted only to announce what follows or to say who."""
    mention = number.mention
    if mention.kind not in _COUNTS:
        return False
    if mention.unit == "个" and re.search(r"共$|等$", number.prefix) and _ADMIN_AREAS.match(number.suffix):
        return True
    if mention.unit in ("个", "类", "项", "种", "条", "款", "门", "名", "家", "组", "次") and rules.ENUMERATION.regex.match(number.suffix):
        return True
    names = _LISTED_NAMES.findall(number.prefix)
    if mention.unit in ("个", "类", "项", "种") and len(names) > 1 and mention.value == len(names) + 1 and number.prefix[-1:] not in ("等", "共"):
        return True
    if mention.in_words and mention.value < 4 and number.lead.count("“") > number.lead.count("”"):
        return True
    if mention.unit in ("种", "类", "款", "次", "条", "例", "份", "起", "批", "门", "章", "篇", "组") and mention.value < 10:
        return not re.search(r"(?:新增|培育|开通|建成|打造|完成|形成|创建|开发|制定|修订|举办|发展|改造)[^，。；]{0,12}$", number.prefix)
    return False


def _is_base(number: Number, text: str) -> bool:
    """从50.5%下降到41.2%: where a change starts."""
    after = text[number.end : number.end + 8]
    led = re.search(r"(?:^|[^以])[从由](?:20\d\d年(?:底|末)?的?)?[^，。；从由]{0,14}$", number.lead)
    return bool(led and re.match(r"(?:，)?[^，。；\d]{0,6}(?:到|至|为|降|提|增|升|减|扩|缩)", after))


def _like(number: Number, last: _Found | None) -> _Found | None:
    """The target before a number in its sentence, where both count the same."""
    if last is None:
        return None
    same = to_base(1, last.number.mention.unit)[1] == to_base(1, number.mention.unit)[1]
    changed = number.mention.kind == "share" and number.mention.change is not None and last.number.segment == number.segment
    return last if same or changed or last.number.clause == number.clause and number.listed else None


def _total_of(number: Number, found: list[_Found], text: str) -> _Found | None:
    """The sum that a number is a part of: it stands before the bracket or before the 其中 that the number stands behind."""
    base = to_base(1, number.mention.unit)[1]
    for total in reversed(found):
        sum_of = total.number
        if sum_of.sentence != number.sentence and not (
            sum_of.sentence.end == number.sentence.start - 1 and text.startswith("其中", number.sentence.start)
        ):
            return None
        if to_base(1, sum_of.mention.unit)[1] != base or sum_of.mention.kind == "share":
            continue
        if number.bracket is not None and sum_of.bracket != number.bracket and sum_of.end <= number.bracket:
            if len(text[sum_of.end : number.bracket]) <= 8:
                return total
        elif number.bracket is None and sum_of.bracket is None and total.total is None and "其中" in text[sum_of.end : number.start]:
            return total
    return None
