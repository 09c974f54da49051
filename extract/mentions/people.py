"""Names of people, and where a name ends and a post begins.

Rosters are written in every way: ``顾青禾　市财政局局长``, ``顾  禾 市长``, ``顾青禾（市财政局）``, ``市财政局局长　顾青禾``, and, when a page was
copied without its blanks, ``顾青禾市财政局局长林云岭市审计局副局长``. All are read by one search for the best-scoring division
of a stretch into entries; what a name and a post look like is data (``rules.people``, ``rules.rosters``), blanks of the original are evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from extract.document import Folded, Span
from extract.rules.people import (
    COMMON_SURNAMES,
    COMPOUND_SURNAMES,
    HONORARY_NOTE,
    MINORITY_PARTS,
    NEVER_GIVEN,
    RARE_SURNAMES,
    WORDS,
)
from extract.rules.rosters import (
    DIRECT_POST,
    NAME_HEADS,
    NO_POST,
    OPENER,
    OTHER_HEADS,
    PLACE,
    POSITION,
    POST_HEADS,
    ROLE_HEADS,
    UNIT_HEADS,
)

LONGEST_POST = 90
_HEADS = NAME_HEADS | ROLE_HEADS | UNIT_HEADS | POST_HEADS | OTHER_HEADS
_HAN = re.compile(r"[\u3400-\u9fff〇\U00020000-\U0003ffff]")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,7}){1,3}")
_SEPARATORS = "、，；,;"
_RANK_NOTE = re.compile(r"（(?!并?兼)[^（）\n]{1,20}）")
_JUNK = re.compile(
    rf"\n[^\u4e00-\u9fff\n]{{0,30}}(?=\n)|(?:^|(?<=\n))(?:(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})\t*){{2,}}(?=\n)"
)
_OFFICES = frozenset("常务 常委 党组 党委 党政 管委 管理 主任 书记 主要 领导 委员 主席".split())


class Order(Enum):
    """Which comes first in the entries of a stretch."""

    NAME_FIRST = "name first"
    POST_FIRST = "post first"


@dataclass(frozen=True, slots=True)
class Person:
    """One entry: who, and the pieces of the post in order (none where no post is written). Folded spans."""

    name: Span
    post: tuple[Span, ...] = ()
    note: Span | None = None  # （兼）, （负责日常工作）

    @property
    def span(self) -> Span:
        pieces = (self.name, *self.post, *((self.note,) if self.note else ()))
        return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))


@dataclass(frozen=True, slots=True)
class People:
    """The entries of a stretch, how well they read, and where reading stopped."""

    entries: tuple[Person, ...]
    score: float
    end: int


class Spaced:
    """Folded text that still knows the blanks it lost.

    >>> text = Spaced(Folded.of("宋  喜  区长"))
    >>> text.gap(1), text.gap(2), text.gap(3)
    (2, 2, 0)
    """

    def __init__(self, folded: Folded, places: Iterable[int] = ()) -> None:
        self.text = folded.text
        self.places = frozenset(places)  # where regions and organisations are known to begin
        self._offsets = folded.offsets

    def gap(self, index: int) -> int:
        """How many blanks stood before ``text[index]``."""
        if not 0 < index < len(self._offsets):
            return 0
        return self._offsets[index] - self._offsets[index - 1] - 1

    @cached_property
    def positions(self) -> list[tuple[int, int]]:
        """Where titles of office stand, in order."""
        return [match.span() for match in POSITION.regex.finditer(self.text)]


def name_score(name: str, *, delimited: bool = False) -> float:
    """How much a string looks like a person's name, 0 (not at all) to 3; ``delimited`` when blanks or a bracket set it off.

    >>> name_score("欧阳青禾") > name_score("财政") == 0
    True
    """
    if "·" in name:
        return 3.0
    if not 2 <= len(name) <= 6 or _parts_score(name) == 0 and (len(name) > 4 or any(char in NEVER_GIVEN for char in name[1:])):
        return 0.0
    if name in WORDS or name[:2] in WORDS and len(name) > 2 and name[2] in "部局委办室单小大":
        return 0.9 if delimited and len(name) == 2 else 0.0
    if name[1:] in _OFFICES:
        return 0.0
    score = max(_parts_score(name), _surname_score(name))
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
    """A name that is made of syllable groups of minority names, one to three of them."""
    counts = {0: 0}
    for end in range(2, len(name) + 1):
        for size in (2, 3, 4):
            if end - size in counts and name[end - size : end] in MINORITY_PARTS:
                counts[end] = counts[end - size] + 1
    count = counts.get(len(name), 0)
    return (0.0, 2.3, 3.0, 2.9)[count] if count <= 3 else 0.0


def names_at(text: Spaced, start: int) -> Iterator[tuple[int, float]]:
    """Each way a name may begin at ``start``: (end, score)."""
    dotted = _DOTTED.match(text.text, start)
    if dotted:
        yield from _dotted_ends(text, start, dotted.end())
        return
    before = start == 0 or text.gap(start) > 0 or not _HAN.match(text.text[start - 1])
    for end in range(start + 2, min(start + 6, len(text.text)) + 1):
        if not _HAN.match(text.text[end - 1]):
            break
        gaps = [text.gap(i) > 0 for i in range(start + 1, end)]
        if any(gaps) and not all(gaps):
            continue
        after = end == len(text.text) or text.gap(end) > 0 or not _HAN.match(text.text[end])
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
        known = _parts_score(text.text[last:end]) > 0
        if any(char in NEVER_GIVEN for char in text.text[last:end]):
            return
        closed = end == limit or text.gap(end) > 0
        yield end, 3.0 + (0.4 if known else 0.0) + (0.5 if closed else 0.0) + min(end - last, 4) * 0.02
        if closed:
            return


def opener_score(text: Spaced, start: int) -> float:
    """How much a post seems to begin at ``start``: 0 (not at all) to 1.5."""
    if start in text.places or OPENER.regex.match(text.text, start) or DIRECT_POST.regex.match(text.text, start):
        return 1.5
    place = PLACE.regex.match(text.text, start)
    return 0.7 if place and "\n" not in place[0] else 0.0


def post_ends(text: Spaced, start: int, stop: int) -> Iterator[tuple[int, float]]:
    """Where a post that begins at ``start`` may end, with what that is worth.

    It ends after a title of office and a rank in brackets behind it, at the end of its line, or at a wide blank.
    """
    limit = min(stop, start + LONGEST_POST)
    line_end = text.text.find("\n", start, limit)
    for _, end in _positions_within(text, start, limit):
        note = _RANK_NOTE.match(text.text, end)
        ends = (end, note.end()) if note and not HONORARY_NOTE.regex.match(text.text, end) else (end,)
        for candidate in ends:
            worth = _post_score(text, start, candidate)
            if worth is not None:
                yield candidate, worth + (0.15 if candidate != end else 0.0)
    if 0 < line_end - start <= 40 and text.text[line_end - 1] not in "。；：，、":
        worth = _post_score(text, start, line_end)
        if worth is not None:
            yield line_end, worth - 0.8


def _positions_within(text: Spaced, start: int, limit: int) -> Iterator[tuple[int, int]]:
    from bisect import bisect_left

    positions = text.positions
    for i in range(bisect_left(positions, (start, start)), len(positions)):
        if positions[i][1] > limit:
            return
        yield positions[i]


def _post_score(text: Spaced, start: int, end: int) -> float | None:
    """What ``text[start:end]`` is worth as one post; ``None`` where it is none."""
    post = text.text[start:end]
    if "\n" in post.replace("\n", "", 1) or NO_POST.regex.search(post):
        return None
    if post.count("（") != post.count("）"):
        return None
    score = 1.0 + opener_score(text, start)
    score -= sum(0.7 for i in range(start + 1, end) if text.gap(i) > 0)
    score -= 2.0 * len(re.findall(r"(?<![、，])\n", post))
    score -= sum(_broken_off(text, at, end) for _, at in _positions_within(text, start, end - 1))
    score -= sum(3.0 for i in range(start + 1, end) if (text.gap(i) > 0 or text.text[i - 1] == "\n") and _starts_entry(text, i))
    for at, part in _post_parts(post):
        if at and not _carries_on(text, start + at):
            score -= 2.0
        if len(part) > 34:
            return None
    return score + 0.1 * min(3, post.count("、") + post.count("，") + 1)


def _broken_off(text: Spaced, at: int, end: int) -> float:
    """What it costs to read a post on past the title that ends at ``at``: much where a new entry seems to begin."""
    if text.text[at] in "、，,（）":
        return 0.0
    names = any(
        score >= 2 and stop < end and (text.text[stop] in "、，" or opener_score(text, stop) > 0) for stop, score in names_at(text, at)
    )
    return 4.0 if names else 1.2


def _starts_entry(text: Spaced, start: int) -> bool:
    """Whether a blank or line break is followed by what is set off as a name and goes on like a post."""
    return any(
        text.gap(end) > 0 and score >= 2 and opener_score(text, end) > 0 for end, score in names_at(text, start) if end < len(text.text)
    )


def _post_parts(post: str) -> Iterator[tuple[int, str]]:
    """The parts of a post at its commas, brackets left whole."""
    at = 0
    for match in re.finditer(r"（[^）]*）|[、，,]", post):
        if match[0] in "、，,":
            yield at, post[at : match.start()]
            at = match.end()
    yield at, post[at:]


def _carries_on(text: Spaced, start: int) -> bool:
    """Whether what follows a comma goes on with the post rather than naming the next person."""
    return opener_score(text, start) > 0


def read_people(text: Spaced, start: int, stop: int, *, order: Order | None = None) -> People:
    """The best division of ``text[start:stop]`` into entries, from its first character on; it stops where people stop."""
    orders = (order,) if order else (Order.NAME_FIRST, Order.POST_FIRST)
    readings = [_Search(text, start, stop, each).run() for each in orders]
    return max(readings, key=lambda reading: (bool(reading.entries), reading.score))


_IDEAL = 6.6  # what an entry is worth that leaves no doubt: a full name, a blank, a post with all its marks
_PER_CHARACTER = 0.35  # reading on is worth more than stopping, but cutting one entry into two is not
_LEFT_OVER = 1.5


class _Search:
    """Forward search over the ends of entries: the best score with which each position is reached."""

    def __init__(self, text: Spaced, start: int, stop: int, order: Order) -> None:
        self.text, self.start, self.stop, self.order = text, start, stop, order

    def run(self) -> People:
        best: dict[int, tuple[float, int, Person | None]] = {self.start: (0.0, -1, None)}
        queue = [self.start]
        while queue:
            queue.sort()
            at = queue.pop(0)
            for person, end, worth in self._entries(self._skip(at), at):
                total = best[at][0] + worth - _IDEAL + _PER_CHARACTER * (end - self._skip(at))
                if end not in best or total > best[end][0]:
                    if end not in best:
                        queue.append(end)
                    best[end] = (total, at, person)
        return self._trace(best)

    def _trace(self, best: dict[int, tuple[float, int, Person | None]]) -> People:
        def final(end: int) -> float:
            return best[end][0] - (0.0 if self._is_end(end) or end == self.start else _LEFT_OVER)

        last = max((end for end in best if end != self.start), key=lambda end: (final(end), end), default=self.start)
        entries, at = [], last
        while at != self.start:
            _, before, person = best[at]
            assert person is not None
            entries.append(person)
            at = before
        return People(tuple(reversed(entries)), final(last) if entries else 0.0, last)

    def _is_end(self, end: int) -> bool:
        rest = self.text.text[end : self.stop].lstrip("\n、，；。,; \t")
        return not rest or self.text.text[end : end + 1] in "。；\n"

    def _skip(self, at: int) -> int:
        """The next character that is no separator, mark of a list, or line without Chinese (a page number)."""
        text = self.text.text
        while at < self.stop:
            junk = _JUNK.match(text, at)
            if junk:
                at = junk.end()
            elif text[at] in "\n\t、，；。,;-*·和及与0123456789. " and not (
                text[at] in "和及与" and not _HAN.match(text[at - 1 : at] or " ")
            ):
                at += 1
            else:
                break
        return at

    def _entries(self, at: int, previous: int) -> Iterator[tuple[Person, int, float]]:
        if at >= self.stop:
            return
        between = self.text.text[previous:at]
        if "。" in between and previous != self.start:
            return
        if self.order is Order.NAME_FIRST:
            yield from self._name_first(at, self._start_worth(at, between))
        else:
            yield from self._post_first(at, 0.0)

    def _start_worth(self, at: int, between: str) -> float:
        if at == self.start or "\n" in between or "；" in between or "\t" in between:
            return 0.0
        if self.text.gap(at) > 0:
            return 0.0
        return -0.8 if between else -0.5

    def _name_first(self, at: int, worth: float) -> Iterator[tuple[Person, int, float]]:
        text = self.text.text
        for end, score in names_at(self.text, at):
            if end > self.stop:
                continue
            name = Span(at, end)
            note = HONORARY_NOTE.regex.match(text, end)
            after = note.end() if note else end
            noted = Span(*note.span()) if note else None
            comma = worth if worth > -0.8 else 0.0
            yield from self._bracketed(name, after, noted, score + comma)
            yield from self._bare(name, after, noted, score + comma)
            yield from self._with_post(name, after, noted, score + worth)

    def _bracketed(self, name: Span, at: int, note: Span | None, score: float) -> Iterator[tuple[Person, int, float]]:
        text = self.text.text
        if text[at : at + 1] != "（":
            return
        depth = 0
        for end in range(at, min(self.stop, at + 80)):
            depth += {"（": 1, "）": -1}.get(text[end], 0)
            if depth == 0:
                break
        else:
            return
        inside = Span(at + 1, end)
        known = opener_score(self.text, inside.start) > 0 or bool(POSITION.regex.search(text, inside.start, inside.end))
        yield Person(name, (inside,), note), end + 1, score + (3.4 if known else 1.8)

    def _bare(self, name: Span, at: int, note: Span | None, score: float) -> Iterator[tuple[Person, int, float]]:
        text = self.text.text
        for courtesy in ("同志", ""):
            if text.startswith(courtesy, at):
                end = at + len(courtesy)
                closed = end >= self.stop or text[end] in "、，；。;,\n\t和及与" or text[end].isdigit()
                if note or closed or courtesy:
                    yield Person(name, (), note), end, score + 3.2
                elif self.text.gap(end) > 0:
                    yield Person(name, (), note), end, score + 2.6
                return

    def _with_post(self, name: Span, at: int, note: Span | None, score: float) -> Iterator[tuple[Person, int, float]]:
        text = self.text.text
        begin, worth = at, 1.0 if self.text.gap(at) > 0 else 0.0
        if text[at : at + 1] in ("，", "：", "\n", "\t", "-", "—") and begin + 1 < self.stop:
            begin, worth = at + 1, 0.2 if text[at] in "，\n" else 1.0
        if begin >= self.stop or not _HAN.match(text[begin]):
            return
        opener = opener_score(self.text, begin)
        if opener == 0.0 and worth < 1.0:
            worth -= 1.2
        for end, quality in post_ends(self.text, begin, self.stop):
            tail = HONORARY_NOTE.regex.match(text, end)
            noted = Span(*tail.span()) if tail else note
            yield Person(name, (Span(begin, end),), noted), tail.end() if tail else end, score + worth + quality

    def _post_first(self, at: int, worth: float) -> Iterator[tuple[Person, int, float]]:
        text = self.text.text
        limit = min(self.stop, at + LONGEST_POST)
        if not opener_score(self.text, at):
            return
        for end in range(at + 2, limit):
            if text[end] in "\n。；：":
                break
            quality = self._post_before_name(at, end)
            if quality is None:
                continue
            for stop, score in names_at(self.text, end):
                closing = self._closed_after(stop)
                if stop <= self.stop and closing is not None:
                    note = HONORARY_NOTE.regex.match(text, stop)
                    noted = Span(*note.span()) if note else None
                    yield Person(Span(end, stop), (Span(at, end),), noted), note.end() if note else closing, worth + score + quality
                    yield from self._title_after(Span(end, stop), Span(at, end), worth + score + quality)

    def _post_before_name(self, start: int, end: int) -> float | None:
        """What the post right before a name is worth; it ends in a title, or a blank parts it from the name."""
        titled = any(stop == end for _, stop in _positions_within(self.text, start, end))
        gap = self.text.gap(end) > 0
        if not titled and not gap:
            return None
        worth = _post_score(self.text, start, end)
        return None if worth is None else worth + (0.8 if gap else 0.0) - (0.0 if titled else 1.2)

    def _closed_after(self, end: int) -> int | None:
        text = self.text.text
        if text.startswith("同志", end):
            end += 2
        if end >= self.stop or text[end] in "、，；。\n\t（和及与" or text[end].isdigit() or self.text.gap(end) > 0:
            return end
        return None

    def _title_after(self, name: Span, before: Span, worth: float) -> Iterator[tuple[Person, int, float]]:
        """市财政局　顾青禾　副局长: the unit before the name, the title after it."""
        at = name.end + (self.text.text[name.end : name.end + 1] == "\t")
        if at >= self.stop or not (self.text.gap(at) or at > name.end) or not DIRECT_POST.regex.match(self.text.text, at):
            return
        for _, end in _positions_within(self.text, at, min(self.stop, at + 12)):
            yield Person(name, (before, Span(at, end)), None), end, worth + 0.5
