"""The entries of a roster: who, with which post.

Rosters are written in every way: ``顾青禾　市财政局局长``, ``顾  禾 市长``, ``顾青禾（市财政局）``, ``市财政局局长　顾青禾``, and, when a page was
copied without its blanks, ``顾青禾市财政局局长林云岭市审计局副局长``. All are read by one search for the best-scoring division of a
stretch into entries, in which blanks, surnames, openings and titles of posts speak for a cut, and what was read speaks for reading on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from extract.document import Span
from extract.mentions.people import HAN, Spaced, names_at
from extract.mentions.posts import LONGEST_POST, opener_score, positions_within, post_ends, post_score
from extract.rules.people import HONORARY_NOTE
from extract.rules.rosters import DIRECT_POST, NAME_HEADS, NO_POST, OPENER, OTHER_HEADS, POSITION, POST_HEADS, ROLE_HEADS, UNIT_HEADS

_HEADS = NAME_HEADS | ROLE_HEADS | UNIT_HEADS | POST_HEADS | OTHER_HEADS
_JUNK = re.compile(
    rf"\n[^\u4e00-\u9fff\n]{{0,30}}(?=\n)|(?:^|(?<=\n))(?:(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})\t*){{2,}}(?=\n)"
)
_IDEAL = 6.6  # what an entry is worth that leaves no doubt: a full name, a blank, a post with all its marks
_PER_CHARACTER = 0.35  # reading on is worth more than stopping, but cutting one entry into two is not
_COUNTED = 24  # characters of an entry that count
_LEFT_OVER = 1.5
_JOINT = re.compile(r"[，\n\t]|[-—：]{1,3}")  # between a name and its post
_PASSED_OVER = 4.0  # leaving out what stands between two entries, and a whole line of its own
_LINE_PASSED_OVER = 2.0
_UNIT_ENDS = "委局厅办院部室心司会行社校处"


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


def read_people(text: Spaced, start: int, stop: int, *, order: Order | None = None) -> People:
    """The best division of ``text[start:stop]`` into entries, from its first character on; it stops where people stop."""
    orders = (order,) if order else (Order.NAME_FIRST, Order.POST_FIRST)
    readings = [_Search(text, start, stop, each).run() for each in orders]
    return max(readings, key=lambda reading: (bool(reading.entries), reading.score))


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
                total = best[at][0] + worth - _IDEAL + _PER_CHARACTER * min(end - self._skip(at), _COUNTED)
                if end not in best or total > best[end][0]:
                    if end not in best:
                        queue.append(end)
                    best[end] = (total, at, person)
            self._pass_over(at, best, queue)
        return self._trace(best)

    def _pass_over(self, at: int, best: dict[int, tuple[float, int, Person | None]], queue: list[int]) -> None:
        """Let one entry that does not read be left out, so that the entries behind it are not lost with it."""
        score, _, person = best[at]
        if person is None:
            return
        text, start = self.text.text, self._skip(at)
        line = text.find("\n", start, min(self.stop, start + 40))
        ends = [(line, _LINE_PASSED_OVER)] if line > 0 else []
        ends += [(end, _PASSED_OVER) for _, end in positions_within(self.text, start, min(self.stop, start + 30))][:1]
        for end, cost in ends:
            if NO_POST.regex.search(text, start, end) or (end in best and best[end][0] >= score - cost):
                continue
            if end not in best:
                queue.append(end)
            best[end] = (score - cost, at, None)

    def _trace(self, best: dict[int, tuple[float, int, Person | None]]) -> People:
        def final(end: int) -> float:
            return best[end][0] - (0.0 if self._is_end(end) or end == self.start else _LEFT_OVER)

        last = max(
            (end for end, (_, _, person) in best.items() if person is not None), key=lambda end: (final(end), end), default=self.start
        )
        entries, at = [], last
        while at != self.start:
            _, before, person = best[at]
            if person is not None:
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
                text[at] in "和及与" and not HAN.match(text[at - 1 : at] or " ")
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
            if at != self.start:  # 由副市长顾青禾、林云岭担任
                yield from (found for end, score in names_at(self.text, at) for found in self._bare(Span(at, end), end, None, score - 0.3))

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
        joint = _JOINT.match(text, at, self.stop)
        if joint:
            begin, worth = joint.end(), 0.2 if text[at] in "，\n" else 1.0
        if begin >= self.stop or not HAN.match(text[begin]):
            return
        opener = opener_score(self.text, begin)
        longer = OPENER.regex.match(text, begin - 1) if begin == at and worth < 1.0 else None
        if longer and len(longer[0]) > 2 and longer.end() > begin + 1:
            worth -= 0.5  # the cut would run through 银保监局
        if begin == at and worth < 1.0 and text[at] in "镇乡村街" and text[at + 1 : at + 2] != "长":
            worth -= 3.0  # 白石镇党委书记 is a post without a person
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
                yield from self._unit_name_title(at, end, worth)
                continue
            for stop, score in names_at(self.text, end):
                closing = self._closed_after(stop)
                if stop <= self.stop and closing is not None:
                    note = HONORARY_NOTE.regex.match(text, stop)
                    noted = Span(*note.span()) if note else None
                    yield Person(Span(end, stop), (Span(at, end),), noted), note.end() if note else closing, worth + score + quality
                    yield from self._title_after(Span(end, stop), Span(at, end), worth + score + quality)

    def _unit_name_title(self, start: int, end: int, worth: float) -> Iterator[tuple[Person, int, float]]:
        """市财政局顾青禾局长: the unit, the name and the title without anything between them."""
        if self.text.text[end - 1] not in _UNIT_ENDS or "、" in self.text.text[start:end]:
            return
        for stop, score in names_at(self.text, end):
            if score < 2.5 or stop >= self.stop or not DIRECT_POST.regex.match(self.text.text, stop):
                continue
            for _, titled in positions_within(self.text, stop, min(self.stop, stop + 8)):
                if self._closed_after(titled) is not None:
                    yield Person(Span(end, stop), (Span(start, end), Span(stop, titled))), titled, worth + score + 2.0

    def _post_before_name(self, start: int, end: int) -> float | None:
        """What the post right before a name is worth; it ends in a title, or a blank parts it from the name."""
        titled = end in self.text.position_ends and any(stop == end for _, stop in positions_within(self.text, start, end))
        gap = self.text.gap(end) > 0
        if not titled and not gap:
            return None
        worth = post_score(self.text, start, end)
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
        for _, end in positions_within(self.text, at, min(self.stop, at + 12)):
            yield Person(name, (before, Span(at, end)), None), end, worth + 0.5
