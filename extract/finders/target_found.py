"""Numbers that were taken for targets, and how later numbers of their sentence hang on them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Span
from extract.finders.indicators import Phrase
from extract.finders.target_frames import When
from extract.finders.target_numbers import Number
from extract.mentions.quantities import to_base

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


def like(number: Number, last: Found | None) -> Found | None:
    """The target before a number in its sentence, where both count the same."""
    if last is None:
        return None
    same = base_unit(last.number) == base_unit(number)
    changed = number.mention.kind == "share" and number.mention.change is not None and last.number.segment == number.segment
    return last if same or changed or last.number.clause == number.clause and number.listed else None


def shared_verb(last: Found) -> str:
    """The verb that the items of a list share: 每年培训教师100名、⟦…⟧校长20名."""
    if last.phrase.verb:
        return last.phrase.verb if len(last.phrase.noun) > 1 else ""
    inner = _SHARED_VERB.search(last.phrase.noun)
    return inner.group() if inner else ""
