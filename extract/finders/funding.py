"""The money of a paper: what the work costs and who pays, and what is given for each household, kilowatt-hour or prize.

A sum counts where the words before it make it a total (总投资), a source (中央补助, 农户自筹) or aid (每户补贴); what the economy
makes, thresholds, prices, fees and penalties are none. Amounts are in yuan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Span
from extract.finders.accounts import Accounts
from extract.finders.target_frames import Frames
from extract.mentions import group
from extract.mentions.quantities import QuantityMention
from extract.reading import Reading
from extract.records import Funding
from extract.rules import funding as rules
from extract.rules.targets import PAST

_SENTENCE_END = "。；！？\n"
_PART_START = re.compile(r"[，、；：（）]")
_MULTIPLE = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_YUAN = re.compile(r"(?P<multiple>[百千万亿]*)(?:人民币)?元")
_PER = (("千瓦时", "度"), ("立方米", "方"), ("立方米", "立方"))  # the catalogue's word for each of them
_LEADING = re.compile(
    r"^(?:其中|力争|争取|确保|全年|年度|实现|20\d\d年|同时|并|另|分别|具体|项目|计划|共|预计|累计|完成|估算|概算|总|工程|约|：|，|、|\d{1,2}[.、]|（[一二三四五六七八九十\d]+）)+|(?:计划|共|预计|累计|完成|估算|概算|总|项目(?=$)|约|的)+$"
)
_PART_OF_COST = re.compile("资金|配套|自筹")
_GIVEN = re.compile("给予|一次性|按")
_FROM = re.compile(r"(?:由|从)(?:原来?的?)?(?:每[^，。；\d]{1,6}){0,2}$")
_AMONG = re.compile(r"^(?:其中|包括|含|争取|：|，)+")
_PAID = re.compile(
    r"(?P<who>[^，。；]{0,10}财政|中央(?:预算内)?|国家|[省市县区]级)[^，。；]{0,6}(?:安排|下达|拨付|补助|列支|设立|配套)|(?:安排|下达|拨付|设立|争取)(?P<of>中央|国家|[省市县区]级|自治区级?)"
)
_PAYER = re.compile(r"(?:中央|国家|省|自治区|市|州|县|区|旗|地方|各级)[^，。；、\d]{0,6}?(?:财政|资金)|由[^，。；\d]{2,12}财政")
_PART_END = re.compile(r"[，。；：\n]")
_AND = ("、", "和", "或", "及")
_LISTED = re.compile(
    r"(?:[、和或及]\d[\d.,]*[百千万亿]*元(?:[/／每][\u4e00-\u9fff]{1,3}?(?=[、和或及，。；补奖资给予的标]))?)+"
)  # the sums behind one in a list
_BRACKET_FIRST = re.compile(r"（[^（）]*）")
_NEAR = 24
_LONGEST = 110
_LONGEST_PROJECT = 40


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum in its sentence: ``part`` are the words of its own part before it, ``before`` all since the sum before it."""

    mention: QuantityMention
    span: Span
    part: Span
    before: Span
    sentence: Span


def find_funding(reading: Reading) -> list[Funding]:
    """The sums and rates of a document, in order of place; ``part_of`` is the index of the total in this list."""
    found: list[Funding] = []
    accounts: Accounts | None = None
    frames: Frames | None = None
    for sums in _sentences(reading):
        accounts = accounts or Accounts(reading)
        sentence = sums[0].sentence
        if accounts.situates(sentence):
            continue
        known = len(found)
        _of_sentence(reading, [s for s in sums if not accounts.tells(sentence, s.span.start)], found)
        if len(found) > known:
            frames = frames or Frames(reading)
            found[known:] = [_dated(reading, frames, sentence, row) for row in found[known:]]
    return found


def _dated(reading: Reading, frames: Frames, sentence: Span, row: Funding) -> Funding:
    """A row of the cost of work with the period that stands over it; aid is given for as long as the paper holds."""
    if row.kind != "investment":
        return row
    quote = reading.document.fold_span(row.quote)
    paragraph = Span(reading.text.rfind("\n", 0, sentence.start) + 1, sentence.end)
    when = frames.when(quote.start, sentence, paragraph, quote.end, sentence.end)
    return replace(row, period_start=when.start, period_end=when.end)


def _sentences(reading: Reading) -> Iterator[list[_Sum]]:
    """The sums of each sentence inside the stretches that state facts."""
    text, pending = reading.text, list[_Sum]()
    stretches = iter(reading.fact_spans)
    stretch = next(stretches, None)
    for span, mention in group(reading.mentions, "quantities"):
        while stretch is not None and stretch.end <= span.start:
            stretch = next(stretches, None)
        if stretch is None:
            break
        if not (mention.money or mention.kind == "share" and mention.change is None) or span.start < stretch.start:
            continue
        start = max(stretch.start, max(text.rfind(mark, stretch.start, span.start) for mark in _SENTENCE_END) + 1)
        ends = [at for mark in _SENTENCE_END if (at := text.find(mark, span.end, stretch.end)) >= 0]
        sentence = Span(start, min(ends, default=stretch.end))
        if pending and pending[0].sentence != sentence:
            yield pending
            pending = []
        if pending and text[pending[-1].span.end : span.start] in _AND:  # 分别给予50万元、100万元
            last = pending[-1]
            pending.append(_Sum(replace(mention, change=mention.change or last.mention.change), span, last.part, last.before, sentence))
        else:
            pending.append(_sum(text, span, mention, sentence, pending[-1].span.end if pending else start))
    if pending:
        yield pending


def _sum(text: str, span: Span, mention: QuantityMention, sentence: Span, since: int) -> _Sum:
    since = min(since, span.start)
    starts = [m.end() for m in _PART_START.finditer(text, since, span.start)]
    return _Sum(mention, span, Span(max(starts, default=since), span.start), Span(since, span.start), sentence)


def _of_sentence(reading: Reading, sums: list[_Sum], found: list[Funding]) -> None:
    """Appends the rows of one sentence; parts belong to the total before them, caps to the aid before them."""
    text, total, aid = reading.text, _carried(reading.text, sums, found), None
    for each in sums:
        if each.mention.kind == "share":
            if (row := _share(reading, each)) is not None:
                aid = len(found) if row.kind == "subsidy" else aid
                found.append(row)
            continue
        amount = _yuan(each.mention)
        if amount is None or not _is_funding(text, each):
            continue
        part = each.part.of(text)
        words = part + text[each.span.start : each.mention.core_start]
        given = _is_aid(text, each)
        if aid is not None and rules.CAP.regex.search(words) and found[aid].cap is None:
            found[aid] = replace(found[aid], cap=amount)
        elif given:
            aid = len(found)
            found.append(_aid(reading, each, amount))
        elif source := _named_source(part) if total is not None else None:
            found.append(_row(reading, each, amount, _source(source.group()), _AMONG.sub("", source.group()), part_of=total))
        elif rules.TOTAL.regex.search(part) and _is_total(text, each):
            total = len(found)
            found.append(_row(reading, each, amount, _payer(part), None, project=_project(reading, each)))
            if all_of := rules.ALL_OF_ONE.regex.match(text[each.span.end : each.sentence.end]):
                said = all_of.group().lstrip("，")
                found.append(_row(reading, each, amount, _source(all_of["who"]), said, part_of=total, until=each.span.end + all_of.end()))


def _named_source(part: str) -> re.Match[str] | None:
    """Whose money the words before a sum name; 投资 alone names nobody."""
    source = rules.SOURCE.regex.search(part)
    return source if source and (source["who"] or re.search("自筹|债券|捐", source["what"])) else None


def _is_total(text: str, each: _Sum) -> bool:
    """Whether a sum is what the work costs: not 总投资在500万元以上 or 对总投资10亿元的项目, which say of which works."""
    part = each.part.of(text) + text[each.span.start : each.mention.core_start]
    if rules.CONDITION_BEFORE.regex.search(part):
        return False
    return each.mention.comparator not in (">=", ">") or rules.SET_AS_GOAL.regex.search(part) is not None


def _carried(text: str, sums: list[_Sum], found: list[Funding]) -> int | None:
    """The total of the part before the semicolon: 总投资…，其中中央…；县财政配套…."""
    at = sums[0].sentence.start if sums else 0
    if not found or text[at - 1 : at] != "；" or found[-1].kind != "investment":
        return None
    last = found[-1]
    return last.part_of if last.part_of is not None else len(found) - 1 if last.source == "total" else None


def _yuan(mention: QuantityMention, *, most: bool = False) -> float | None:
    """The amount in yuan, of a range its lower end or the upper one (``most``); ``None`` for other currencies."""
    unit, value = _YUAN.match(mention.unit), mention.value_max if most else mention.value
    return round(value * _MULTIPLE[unit["multiple"]], 2) if unit and unit["multiple"] in _MULTIPLE and value is not None else None


def _is_funding(text: str, each: _Sum) -> bool:
    part, after = each.part.of(text), text[each.span.end : each.sentence.end]
    if rules.OF_SUCH_A_SIZE.regex.match(text[each.mention.core_end : each.sentence.end]) or not part and not each.mention.per:
        return False
    if rules.NO_FUNDING.regex.search(part) or rules.NO_FUNDING.regex.search(after[:6]) and not rules.AID.regex.search(after[:12]):
        return False
    return not PAST.regex.search(part)


def _is_aid(text: str, each: _Sum) -> bool:
    """Whether a sum is aid given for each thing or person rather than the cost of work."""
    part, near = each.part.of(text), each.before.of(text)[-40:]
    listed = _LISTED.match(text, each.span.end, each.sentence.end)
    behind = listed.end() if listed else each.span.end
    after = text[behind : min(each.sentence.end, behind + 14)].split("，")[0]
    rated = each.mention.per is not None or rules.EACH.regex.search(near) is not None
    if not rated and rules.SOURCE.regex.search(part) and _PART_OF_COST.search(part):
        return False
    if _is_base_or_rise(text, each):
        return False
    if rules.STANDARD_RAISED.regex.search(text, each.sentence.start, each.mention.core_start):
        return True
    if rated and ("标准" in part and rules.AID.regex.search(text, each.sentence.start, each.part.start) or rules.TOTAL.regex.search(part)):
        return True  # 对提前报废的给予补助，标准为每总吨1000元; 县道每公里每年安排养护资金8000元
    if not rules.AID.regex.search(part) and not rules.AID.regex.search(after):
        return False
    return rated or "标准" in part or rules.CAP.regex.search(near) is not None or _GIVEN.search(near + after) is not None


def _is_base_or_rise(text: str, each: _Sum) -> bool:
    """由每人每年⟦100元⟧提高到220元, 标准提高⟦5元⟧: the sum that is left behind, and the rise."""
    words = text[each.part.start : each.mention.core_start]
    return _FROM.search(each.part.of(text)) is not None or each.mention.change in ("increase", "decrease") and "到" not in words[-6:]


def _aid(reading: Reading, each: _Sum, amount: float) -> Funding:
    text = reading.text
    near = text[each.sentence.start : each.span.start]
    who = list(rules.RECIPIENT.regex.finditer(near))
    payer = next(iter(reversed([*_PAYER.finditer(near)])), None)
    words = each.part.of(text) + text[each.span.start : each.mention.core_start]
    source, said = (_source(payer.group()), payer.group().removeprefix("由")) if payer else ("other", None)
    return replace(
        _row(reading, each, amount, source, said, since=_aid_start(text, each), until=_part_end(text, each)),
        kind="subsidy",
        per=_per(each.mention.per or "", near),
        cap=amount if rules.CAP.regex.search(words) or "最高" in words else _yuan(each.mention, most=True),
        recipient=who[-1]["who"] if who else None,
    )


def _share(reading: Reading, each: _Sum) -> Funding | None:
    """A share that is given (按投资额的30%给予补助) or borne (省级财政补助70%); ``None`` where it is another."""
    text, part = reading.text, each.part.of(reading.text)
    words = part + text[each.span.start : each.mention.core_start]
    rate = round(each.mention.value / (1000 if each.mention.unit == "‰" else 100), 6)
    if not 0 < rate <= 1:
        return None
    if rules.SHARE_GIVEN.regex.search(words) and rules.GIVEN_AFTER.regex.match(text, each.span.end, each.sentence.end):
        return replace(_aid(reading, each, 0.0), amount=None, rate=rate, cap=None)
    if borne := rules.SHARE_BORNE.regex.search(part):
        return replace(_row(reading, each, 0.0, _source(borne["who"]), borne.group()), amount=None, rate=rate)
    return None


def _aid_start(text: str, each: _Sum) -> int:
    """Where the passage of a row of aid begins: at the part of its sentence that says for what, as far as a quote may reach."""
    low = max(each.sentence.start, each.span.end - _LONGEST)
    first = _BRACKET_FIRST.match(text, each.sentence.start, each.part.start)  # （甲局负责） belongs to the sentence before
    starts = [
        first.end() if first else each.sentence.start,
        *(m.end() for m in _PART_START.finditer(text, each.sentence.start, each.part.start)),
    ]
    near = [start for start in starts if start >= low]
    return next((start for start in reversed(near) if text.startswith(("对", "凡"), start)), near[0] if near else each.part.start)


def _part_end(text: str, each: _Sum) -> int:
    """The end of the part that a sum stands in, where it is near: 按5%⟦给予补助⟧."""
    stop = _PART_END.search(text, each.span.end, min(each.sentence.end, each.span.end + _NEAR))
    return stop.start() if stop else (each.sentence.end if each.sentence.end - each.span.end <= _NEAR else each.span.end)


def _per(unit: str, near: str) -> str | None:
    each = list(rules.EACH.regex.finditer(near[-24:]))
    per = unit or (each[-1]["per"] if each else "")
    return next((name for name, word in _PER if per.startswith(word)), per) or None


def _payer(part: str) -> str:
    """Whose money a total is, where its own words say so: 省级财政安排专项资金; ``total`` otherwise."""
    paid = _PAID.search(part)
    return _source(paid["who"] or paid["of"]) if paid else "total"


def _source(words: str) -> str:
    return next((source for source, pattern in rules.SOURCES if re.search(pattern, words)), "other")


def _project(reading: Reading, each: _Sum) -> str | None:
    """What a total is of: the words of its part before it, else the heading above."""
    text = reading.text
    own = rules.TOTAL.regex.sub("", each.part.of(text))
    own = _LEADING.sub("", own)
    if len(own) > 1 and not re.search("来源|财政|^20|(?:补助|资金|配套)$|^(?:每|[一二三四五两])年$", own):
        return own[-_LONGEST_PROJECT:]
    clause = reading.clause_at(each.span.start)
    if clause is None or each.span.start in clause.heading:
        return own or None
    return text[clause.heading.start : clause.heading.end].strip("。：， \n")[:_LONGEST_PROJECT] or None


def _row(
    reading: Reading,
    each: _Sum,
    amount: float,
    source: str,
    said: str | None,
    *,
    project: str | None = None,
    part_of: int | None = None,
    since: int | None = None,
    until: int | None = None,
) -> Funding:
    end = max(each.span.end, until or 0)
    start = max(each.part.start if since is None else since, end - _LONGEST)
    return Funding(
        source=source,
        kind="investment",
        quote=reading.original(Span(start, end)),
        clause=reading.clause_path(start),
        project=project,
        source_text=said,
        amount=amount,
        part_of=part_of,
    )
