"""Names of people, and the folded text with the blanks that tell where a name ends.

What a name looks like is data (``rules.people``); blanks of the original are evidence: ``顾  禾`` is one name, ``顾青禾　市长`` a name and a post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from extract.document import Folded
from extract.rules.people import (
    COMMON_SURNAMES,
    COMPOUND_SURNAMES,
    MINORITY_PARTS,
    NEVER_GIVEN,
    OFFICES,
    RARE_SURNAMES,
    RARELY_GIVEN,
    WORDS,
)
from extract.rules.rosters import POSITION

HAN = re.compile(r"[\u3400-\u9fff〇\U00020000-\U0003ffff]")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,7}){1,3}")
_AFTER_WORD = "长科队站所组处股校院部局委办室单小大以为由在和与及等是有将对"  # 成立以, 高新办: a word and what follows it, no name


class Spaced:
    """Folded text that still knows the blanks it lost.

    >>> text = Spaced(Folded.of("顾  禾  县长"))
    >>> text.gap(1), text.gap(2), text.gap(3)
    (2, 2, 0)
    """

    def __init__(self, folded: Folded, places: Iterable[int] = ()) -> None:
        self.text = folded.text
        self.places = frozenset(places)  # where regions and organisations are known to begin
        self._offsets = folded.offsets
        self.names: dict[int, tuple[tuple[int, float], ...]] = {}  # what names_at has found
        self.openers: dict[int, float] = {}  # and opener_score

    def gap(self, index: int) -> int:
        """How many blanks stood before ``text[index]``."""
        if not 0 < index < len(self._offsets):
            return 0
        return self._offsets[index] - self._offsets[index - 1] - 1

    @cached_property
    def blanks(self) -> list[int]:
        """The indexes before which blanks stood, in order."""
        return [i for i, (before, at) in enumerate(pairwise(self._offsets), 1) if at - before > 1]

    def blanks_within(self, start: int, end: int) -> list[int]:
        """Those of them with ``start <= index < end``."""
        return self.blanks[bisect_left(self.blanks, start) : bisect_left(self.blanks, end)]

    @cached_property
    def positions(self) -> list[tuple[int, int]]:
        """Where titles of office stand, in order; one that a blank follows ends there, whatever the next word is."""
        found = {match.span() for match in POSITION.regex.finditer(self.text)}
        start = 0
        for end in (*self.blanks, len(self.text)):
            found.update(match.span() for match in POSITION.regex.finditer(self.text, start, end) if match.end() == end)
            start = end
        return sorted(found)

    @cached_property
    def position_ends(self) -> frozenset[int]:
        return frozenset(end for _, end in self.positions)


@lru_cache(maxsize=1 << 14)
def name_score(name: str, *, delimited: bool = False) -> float:
    """How much a string looks like a person's name, 0 (not at all) to 3; ``delimited`` when blanks or a bracket set it off.

    >>> name_score("欧阳青禾") > name_score("财政") == 0
    True
    """
    if "·" in name:
        return 3.0
    parts = _parts_score(name)
    if delimited and len(name) == 3 and name[1] in RARELY_GIVEN and name[0] in COMMON_SURNAMES and name[2] not in NEVER_GIVEN:
        return 2.4
    if not 2 <= len(name) <= 6 or parts == 0 and (len(name) > 4 or any(char in NEVER_GIVEN for char in name[1:])):
        return 0.0
    if name in WORDS or len(name) > 2 and name[:2] in WORDS and name[2] in _AFTER_WORD:
        return 0.9 if delimited and len(name) == 2 else 0.0
    if name[1:] in OFFICES or len(name) > 2 and name[-1] in "镇乡村屯寨" and not parts:
        return 0.0
    score = max(parts, _surname_score(name))
    unknown = 0.0 if any(char in NEVER_GIVEN for char in name) or len(name) > 4 else 0.6 if delimited else 0.2 if len(name) < 4 else 0.0
    return score or unknown


def _surname_score(name: str) -> float:
    if name[:2] in COMPOUND_SURNAMES and len(name) in (3, 4):
        return 3.0
    if len(name) == 4:
        return 0.9 if name[0] in COMMON_SURNAMES and name[1] in COMMON_SURNAMES else 0.0
    if name[0] in COMMON_SURNAMES:
        return 3.0 if len(name) == 3 else 2.6
    return (2.4 if len(name) == 3 else 2.1) if name[0] in RARE_SURNAMES else 0.0


def _parts_score(name: str) -> float:
    """A name that is made of syllable groups of minority names, one to three of them; one of two may be unknown (洛云次仁)."""
    counts = {0: 0}
    for end in range(2, len(name) + 1):
        for size in (2, 3, 4):
            if end - size in counts and name[end - size : end] in MINORITY_PARTS:
                counts[end] = counts[end - size] + 1
    count = counts.get(len(name), 0)
    if not count and len(name) == 4 and (name[:2] in MINORITY_PARTS or name[2:] in MINORITY_PARTS):
        return 0.0 if any(char in NEVER_GIVEN for char in name) else 2.0
    return (0.0, 2.3, 3.0, 2.9)[count] if count <= 3 else 0.0


def names_at(text: Spaced, start: int) -> tuple[tuple[int, float], ...]:
    """Each way a name may begin at ``start``: (end, score). Remembered, as each entry before a place asks for it."""
    if start not in text.names:
        text.names[start] = tuple(_names_at(text, start))
    return text.names[start]


def _names_at(text: Spaced, start: int) -> Iterator[tuple[int, float]]:
    dotted = _DOTTED.match(text.text, start)
    if dotted:
        yield from _dotted_ends(text, start, dotted.end())
        return
    before = start == 0 or text.gap(start) > 0 or not HAN.match(text.text[start - 1])
    for end in range(start + 2, min(start + 6, len(text.text)) + 1):
        if not HAN.match(text.text[end - 1]):
            break
        gaps = [text.gap(i) > 0 for i in range(start + 1, end)]
        if any(gaps) and not all(gaps):
            continue
        after = end == len(text.text) or text.gap(end) > 0 or not HAN.match(text.text[end])
        spread = bool(gaps) and all(gaps)
        score = name_score(text.text[start:end], delimited=before and after)
        if spread:
            score = score if end - start == 2 else score - 0.8
        if score > 0:
            yield end, score


def _dotted_ends(text: Spaced, start: int, limit: int) -> Iterator[tuple[int, float]]:
    """A name with a middle dot runs to a blank, or to where its last part stops to look like one."""
    last = text.text.rindex("·", start, limit) + 1
    for end in range(last + 1, limit + 1):
        known = _parts_score(text.text[last:end]) > 2
        if any(char in NEVER_GIVEN for char in text.text[last:end]):
            return
        closed = end == limit or text.gap(end) > 0
        yield end, 3.0 + (0.4 if known else 0.0) + (0.5 if closed else 0.0) + min(end - last, 4) * 0.02
        if closed:
            return
