"""Numbers that were taken for targets, and how later numbers of their sentence hang on them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Span
from extract.finders.indicators import Phrase
from extract.finders.target_frames import When
from extract.finders.target_numbers import Number
from extract.mentions.quantities import to_base
from extract.rules.targets import OWN_OBJECT

_WORKED = re.compile(r"(?:清淤(?:疏浚)?|疏浚|整治|治理|(?:更新|提标|升级)?改造|修复|除险加固|绿化|硬化|建设|维修)(?:任务|工程|工作)?$")
_PREDICATE = re.compile(r"(?:免费|低收费|全面|全部|实现|实施|开展|完成|达到|启动|推行|推广|续建|扩建|改造|建设|保护)")
_SHARED_PREDICATE = re.compile(
    r"[^，。；、]{1,14}?(?P<what>(?:免费|(?:全面|全部)?(?:实现|实施|开展|完成|达到|启动|推行)|续建配套|改造提升|扩建改造|水生态|现场检查|专项检查)[^，。；、]{0,30})"
)  # 10个图书馆、2个科技馆⟦免费开放⟧
_SHARED_HEAD = re.compile(r"(?:企业|机构|人才|基地|园区|平台)$")  # 引进20家整机和200家零部件⟦企业⟧
_DONE_ALREADY = re.compile(r"[新改扩共]建|建[设成]|打造|创建|培育|改造|治理|整治|购置|引进")
_NO_OBJECT = re.compile(
    r"受益|惠及|覆盖|涉及|总|面积|规模|投资|装机|年均|其中|平均|达|开[工发展]|[投竣]|前期|[改建续做]|能力|用户|带动|培|引|选"
)
_NEW = re.compile(r"^(?:新增|净增)")
_CHANGED = re.compile(r"(?:年均)?(?:提[高升]|增[长加]|上升|下降|降低|减少|压[缩减]|缩[短减]|削减)$")
_SHARED_VERB = re.compile(r"(?:每年)?(?:培训|培养|引进|新增|新建|培育|创建|招聘|选派|打造)")


@dataclass(slots=True)
class Found:
    """A number that was taken for a target, with what its row will say."""

    number: Number
    phrase: Phrase
    subject: Span | None
    when: When
    comparator: str
    change: str | None
    modality: str
    total: Found | None = None
    inherited_phrase: bool = False


def base_unit(number: Number) -> str:
    """The plain unit of a number: 户 for 万户."""
    return to_base(1, number.mention.unit)[1]


def total_of(number: Number, found: list[Found], text: str) -> Found | None:
    """The sum that a number is a part of: it stands before the bracket or before the 其中 that the number stands behind."""
    base = base_unit(number)
    for total in reversed(found):
        sum_of = total.number
        if sum_of.sentence != number.sentence and not (
            sum_of.sentence.end == number.sentence.start - 1 and text.startswith("其中", number.sentence.start)
        ):
            return None
        if base_unit(sum_of) != base or sum_of.mention.kind == "share":
            continue
        if number.bracket is not None and sum_of.bracket != number.bracket and sum_of.end <= number.bracket:
            if len(text[sum_of.end : number.bracket]) <= 8:
                return total
        elif number.bracket is None and sum_of.bracket is None and total.total is None and "其中" in text[sum_of.end : number.start]:
            return total
    return None


def as_level(source: Found, number: Number) -> Phrase:
    """The phrase of a change without its word, for a number that is no change: 比重⟦提高⟧4个百分点，达到14%; ⟦新增⟧11万千瓦，累计达到30万千瓦."""
    verb, noun = source.phrase.verb, source.phrase.noun
    change = source.change
    if change is None and "累计" in number.lead + number.said and "新增" in noun:
        return Phrase(verb, noun.replace("新增", "", 1))  # 本地新增装机11万千瓦，累计达到30万千瓦
    if number.mention.change == change or change is None or number.listed and not number.said:
        return source.phrase
    if change == "new":
        return (
            Phrase(_NEW.sub("", verb), re.sub("新增|净增", "", noun, count=1))
            if re.search("累计|总[数量]", number.lead + number.said)
            else source.phrase
        )
    return Phrase(verb, _CHANGED.sub("", noun)) if len(_CHANGED.sub("", noun)) > 1 else source.phrase


def like(number: Number, last: Found | None) -> Found | None:
    """The target before a number in its sentence, where both count the same."""
    if last is None:
        return None
    same = base_unit(last.number) == base_unit(number)
    shares = number.mention.kind == "share" and (number.mention.change is not None or last.number.mention.kind == "share")
    changed = shares and last.number.segment == number.segment
    return last if same or changed or last.number.clause == number.clause and number.listed else None


def shared_verb(last: Found) -> str:
    """The verb that the items of a list share: 每年培训教师100名、⟦…⟧校长20名."""
    if last.phrase.verb:
        return last.phrase.verb if len(last.phrase.noun) > 1 else ""
    inner = _SHARED_VERB.search(last.phrase.noun)
    return inner.group() if inner else ""


def shared_work(number: Number) -> str:
    """The work that ends a list and is done on all of it: 实施5万公里沟渠和10万口塘坝⟦清淤⟧."""
    at = number
    while at.after is not None and at.after.listed and at.after.clause == number.clause and at.after.bracket == number.bracket:
        at = at.after
    if at is number:
        return ""
    head = _SHARED_HEAD.search(at.suffix)
    if head and head.start() and 1 < len(number.suffix) <= 4 and not _SHARED_HEAD.search(number.suffix):
        return head.group()
    shared = _SHARED_PREDICATE.fullmatch(at.suffix)
    if shared and at.mention.kind == number.mention.kind and 1 < len(number.suffix) <= 14 and not _PREDICATE.search(number.suffix):
        return shared["what"]
    if _DONE_ALREADY.search(number.prefix + number.suffix):
        return ""
    worked = _WORKED.search(at.suffix)
    return worked.group() if worked else ""


def counted_before(number: Number, said: Phrase, found: list[Found]) -> Found | None:
    """What an earlier sentence counted in a unit that tells: 建设焚烧厂20座，…。2024年，⟦开工建设⟧6座."""
    if not said.verb or base_unit(number) in "个项处件次人":
        return None
    return next((f for f in reversed(found) if base_unit(f.number) == base_unit(number)), None)


def said_again(said: Phrase, last: Found, number: Number) -> bool:
    """Whether a phrase says in short what the one before said: 新增石漠化治理面积10万公顷，到2025年⟦新增治理面积⟧17万公顷."""
    own, whole = _NEW.sub("", said.text), _NEW.sub("", last.phrase.text)
    shorter = 3 <= len(own) < len(whole) and whole.endswith(own) and bool(_NEW.match(said.text)) == bool(_NEW.match(last.phrase.text))
    return shorter and base_unit(number) == base_unit(last.number) and number.segment == last.number.segment and not number.listed


def goes_on_doing(text: str, number: Number, said: Phrase, last: Found) -> bool:
    """Whether the verb of the clause before holds on: 整治岸线11公里，⟦洲滩⟧168处."""
    return (
        len(last.phrase.verb) == 2
        and last.phrase.verb not in ("续建", "累计")
        and not said.verb
        and not number.said.strip("约近共")
        and 2 <= len(said.noun) <= 6
        and not (number.suffix or last.number.suffix or number.listed or number.bracket is not None)
        and not {number.mention.kind, last.number.mention.kind} & {"share", "time", "money"}
        and last.number.segment == number.segment
        and not text[last.number.end : number.clause.start].strip("，")
        and not _NO_OBJECT.search(said.noun)
        and not OWN_OBJECT.regex.match(said.noun)
    )
