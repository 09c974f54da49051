"""A number in its surroundings: sentence, clause, what stands before and behind it, and which numbers it is listed with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Span
from extract.mentions.quantities import QuantityMention
from extract.rules import targets as rules

_SENTENCE_END = "。！？\n"
_SEGMENT_END = "；;"
_CLAUSE_END = "，："
_LISTED = re.compile(r"[、和及与]|以及")
_ASSIGNED = re.compile(
    r"（[^（）]*(?:（[^（）]*）[^（）]*)*(?:牵头|责任单位|负责|配合|落实)[^（）]*(?:（[^（）]*）[^（）]*)*）|[〔\[][^〔〕\[\]]*(?:牵头|责任单位|负责|配合|落实)[^〔〕\[\]]*[〕\]]"
)
_OPENING, _CLOSING = "（《〔[", "）》〕]"
_JOINED = re.compile(r"(?:以及|[、和及与])+$")
_OF_A_CLASS = re.compile(r"(?:人口|口)?规模的|[^，。；、\d]{0,6}(?:及)?以[上下]的?(?=[^，。；\d]{2,}(?:率|比例|比重|煤耗|能耗|强度|浓度))")
_OF_MEMBERS = re.compile(
    r"(?:人口)?(?:及)?以[上下]的[^，。；、\d]{0,6}(?:县|市|区|镇|乡|村|社区|企业|学校|单位)"
)  # 30万人口以上的县至少建成1所
_COMPARED = re.compile(
    r"(?:不?低于|不?高于|优于|小于|大于|达到)[^，。；]{0,14}$"
)  # of an alternative: 低于全国平均值的50%或年降低率不低于5%
_COUNTED = {"count", "people", "length", "area", "mass"}  # 厕所和道路分别为3000座、50公里
_DURING = re.compile(
    r"分别|依次|各$|(?:能耗|[^一]率|排放量|强度|比重)[和与及][^，。；\d]{2,24}(?:能耗|[^一]率|排放量|强度|比重)(?:指标)?(?:在[^，。；]{2,8}的?基础上)?(?:达到?)?$"
)


@dataclass(slots=True)
class Number:
    """A quantity and what stands about it. ``prefix`` is its own, ``lead`` the whole clause before it, numbers included."""

    mention: QuantityMention
    start: int
    end: int
    sentence: Span
    segment: Span
    clause: Span
    prefix_start: int
    suffix_end: int
    prefix: str = ""
    suffix: str = ""
    lead: str = ""
    ahead: str = ""  # the text behind it, whatever stands there
    said: str = ""  # the words of its full span before the number: 分别控制在
    bracket: int | None = None  # offset of the bracket that it stands in
    adjacent: bool = False  # follows the number before it without a word of its own: 14个村9387户
    listed: bool = False  # follows another number in a list
    before: Number | None = field(default=None, repr=False)
    after: Number | None = field(default=None, repr=False)


def numbers_of(text: str, paragraph: Span, found: Sequence[tuple[int, int, QuantityMention]], items: Sequence[int] = ()) -> list[Number]:
    """The numbers of a paragraph in their surroundings, in order; ``items`` are where the marks of run-together items stand in it."""
    numbers: list[Number] = []
    for sentence in _sentences(text, paragraph, items):
        inside = [f for f in found if sentence.start <= f[2].core_start < sentence.end]
        if inside:
            numbers += _in_sentence(text, sentence, inside)
    return numbers


def _sentences(text: str, paragraph: Span, items: Sequence[int]) -> Iterator[Span]:
    """The sentences of a paragraph; a bracket that names who is responsible ends one too, and so does the mark of the next item."""
    cuts = sorted({*(match.end() for match in _ASSIGNED.finditer(text, paragraph.start, paragraph.end)), *items})
    for stretch in _stretches(text, paragraph, _SENTENCE_END):
        at = stretch.start
        for cut in cuts:
            if at < cut < stretch.end:
                yield Span(at, cut)
                at = cut
        yield Span(at, stretch.end)


def _stretches(text: str, span: Span, ends: str) -> Iterator[Span]:
    at = span.start
    for i in range(span.start, span.end):
        if text[i] in ends:
            if i > at:
                yield Span(at, i)
            at = i + 1
    if at < span.end:
        yield Span(at, span.end)


def _in_sentence(text: str, sentence: Span, found: Sequence[tuple[int, int, QuantityMention]]) -> list[Number]:
    marks = _marks(text, sentence)
    numbers: list[Number] = []
    for start, end, mention in found:
        number = _placed(marks, sentence, start, end, mention)
        number.before = numbers[-1] if numbers else None
        if number.before:
            number.before.after = number
        numbers.append(number)
    for number in numbers:
        _see_before(text, number)
    for number in numbers:
        limit = number.after.prefix_start if number.after and number.after.clause == number.clause else number.clause.end
        if number.after and number.after.mention.kind == "time" and limit <= number.end and not number.after.adjacent:
            limit = number.after.start  # 招聘500名⟦毕业生经⟧2年培训
        inner = number.after
        if inner and inner.bracket is not None and inner.bracket != number.bracket and inner.bracket < limit:
            limit = inner.bracket
        number.suffix_end = max(number.end, min(limit, number.clause.end))
        number.suffix = _JOINED.sub("", text[number.end : number.suffix_end])
    return numbers


def _marks(text: str, sentence: Span) -> list[tuple[int, str, int, int]]:
    """The punctuation of a sentence as (offset, character, depth, offset of the open bracket or -1)."""
    marks: list[tuple[int, str, int, int]] = []
    stack: list[int] = []
    for i in range(sentence.start, sentence.end):
        char = text[i]
        if char in _OPENING:
            marks.append((i, char, len(stack), stack[-1] if stack else -1))
            stack.append(i)
        elif char in _CLOSING and stack:
            stack.pop()
            marks.append((i, char, len(stack), stack[-1] if stack else -1))
        elif (char in _CLAUSE_END or char in _SEGMENT_END) and not _is_ratio(text, i):
            marks.append((i, char, len(stack), stack[-1] if stack else -1))
    return marks


def _is_ratio(text: str, at: int) -> bool:
    """Whether a colon parts the two numbers of a ratio (1：1配套) and no clauses."""
    return text[at] == "：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _placed(marks: list[tuple[int, str, int, int]], sentence: Span, start: int, end: int, mention: QuantityMention) -> Number:
    """A number within its bracket, its segment (to the next ；) and its clause (to the next comma)."""
    opened = _bracket_of(marks, mention.core_start)
    low, high = (sentence.start, sentence.end) if opened < 0 else (opened + 1, _closing(marks, opened, sentence.end))
    segment_low = segment_high = clause_low = clause_high = -1
    for at, char, _, within in marks:
        if within != opened or char not in "，：；;":
            continue
        if at < mention.core_start:
            clause_low = at + 1
            segment_low = at + 1 if char in _SEGMENT_END else segment_low
        else:
            clause_high = at if clause_high < 0 else clause_high
            if char in _SEGMENT_END:
                segment_high = at
                break
    clause = Span(clause_low if clause_low >= 0 else low, clause_high if clause_high >= 0 else high)
    segment = Span(segment_low if segment_low >= 0 else low, segment_high if segment_high >= 0 else high)
    start = max(start, clause.start)
    return Number(
        mention, start, min(end, clause.end), sentence, segment, clause, clause.start, clause.end, bracket=opened if opened >= 0 else None
    )


def _bracket_of(marks: list[tuple[int, str, int, int]], at: int) -> int:
    opened = -1
    for offset, char, _, within in marks:
        if offset > at:
            break
        opened = offset if char in _OPENING else within if char in _CLOSING else opened
    return opened


def _closing(marks: list[tuple[int, str, int, int]], opened: int, end: int) -> int:
    depth = next(depth for offset, _, depth, _ in marks if offset == opened)
    return next((offset for offset, char, level, _ in marks if offset > opened and char in _CLOSING and level == depth), end)


def _see_before(text: str, number: Number) -> None:
    """Set the number's own prefix: from its clause's start, or from the number that it is listed with."""
    number.lead = text[number.clause.start : number.start]
    number.ahead = text[number.end : min(number.end + 14, number.sentence.end)]
    number.said = text[number.start : number.mention.core_start]
    before = number.before
    while before is not None and (before.bracket != number.bracket or before.clause != number.clause):
        before = before.before if before.bracket is not None and before.bracket != number.bracket else None
    while before is not None and _names_only(text, before, number):
        before = before.before if before.before is not None and before.before.clause == number.clause else None
    if before is not None:
        between = _without_brackets(text, before.end, number.start)
        marks = list(_LISTED.finditer(between[0]))
        if marks:
            at = marks[0] if marks[0].group() == "、" else marks[-1]
            number.prefix_start = between[1][at.end()] if at.end() < len(between[1]) else number.start
            number.listed = True
        else:
            number.prefix_start = before.end
            number.adjacent = (
                len(between[0]) <= 8
                and between[0][:1] != "或"
                and (number.mention.kind != "time" or before.mention.kind == "time")
                and not re.search(r"共|总计|合计|其中|达|到|增|减|完成|建|占|率", between[0])
                # 86种⟦证件⟧减至48种: what changes is named behind the number where it starts
                and not (len(between[0]) > 1 and re.search(r"[增减降升][^\W\d_]{0,2}[到至]", number.said))
            )
            if number.adjacent:
                number.prefix_start = before.prefix_start
    number.prefix_start = min(number.prefix_start, number.start)
    number.prefix = text[number.prefix_start : (before.start if number.adjacent and before else number.start)]
    if number.adjacent and before:
        number.prefix = before.prefix
    elif before is not None and text.startswith("或", before.end) and number.start - before.end <= 12:
        number.prefix = _COMPARED.sub("", before.prefix) + number.prefix.removeprefix("或")


def _names_only(text: str, before: Number, number: Number) -> bool:
    """Whether a number belongs to the name of what the next one counts: 超10亿元的企业3家, 每3万人口设置1所, 2万人口规模的社区覆盖率80%."""
    if before.prefix.endswith("每") and before.mention.kind != number.mention.kind or _OF_A_CLASS.match(text, before.mention.core_end):
        return True
    if _OF_MEMBERS.match(text, before.mention.core_end):
        return True
    if before.mention.kind not in ("money", "share") and rules.SUMMED_UP.regex.search(text[before.end : number.start]):
        return True  # 建设东岭60万吨薄板等20个项目
    if before.mention.kind == "bare" and before.mention.comparator == ">" and text.startswith("的", before.mention.core_end):
        return True  # 新增超10亿的企业6家
    if before.mention.kind == "money" and text.startswith("、", before.end) and number.start - before.end > 4:
        return False  # 增加值达到18亿元、占比达到7%: a measure beside a sum
    return before.mention.kind in ("money", "time", "score", "device") and before.mention.kind != number.mention.kind


def _without_brackets(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The text outside brackets, and where each of its characters stands."""
    kept, places, depth = [], [], 0
    for i in range(start, end):
        char = text[i]
        if char == "（":
            depth += 1
        elif char == "）":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(char)
            places.append(i)
    return "".join(kept), places


def is_sum(number: Number) -> bool:
    """Whether a number is money, its 元 said or left out: 营收总额达到1.3万亿."""
    return number.mention.money or number.mention.unit in ("亿", "万亿") and rules.SUM_NAMED.regex.search(number.prefix) is not None


def bounds_members(text: str, number: Number) -> bool:
    """Whether a number says of which members the next one speaks: ⟦60%以上⟧的县至少有1家."""
    after = number.after
    return after is not None and after.clause == number.clause and _OF_MEMBERS.match(text, number.mention.core_end) is not None


def paired(number: Number) -> list[Number]:
    """The numbers that 分别 pairs with a list before them, from ``number`` on; [] where it is no such group."""
    if number.listed or not (_DURING.search(number.lead) or number.mention.core_start > number.start and _DURING.search(number.said)):
        return []
    run, at = [number], number.after
    while (
        at is not None
        and at.clause == number.clause
        and at.listed
        and len(at.prefix.strip("、和及与")) <= 4
        and (at.mention.kind == number.mention.kind or {at.mention.kind, number.mention.kind} <= _COUNTED)
    ):
        run.append(at)
        at = at.after
    return run if len(run) > 1 else []


def run_of(number: Number) -> list[Number]:
    """Numbers of one unit that follow each other without words: 达到80%、90%、95%."""
    first = number
    while first.before is not None and first.listed and first.before.clause == first.clause and not first.prefix.strip("、和及与"):
        first = first.before
    run = [first]
    while (after := run[-1].after) and after.clause == first.clause and after.listed and not after.prefix.strip("、和及与"):
        run.append(after)
    return run if len(run) > 1 and len({n.mention.unit for n in run}) == 1 else []
