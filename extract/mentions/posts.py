"""Posts beside names: where one seems to begin, where it may end, and how well it reads.

``市财政局党组书记、局长`` opens with a body and ends in a title; in ``市财政局局长林云岭市审计局局长`` the second title is another person's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.mentions.people import Spaced, names_at
from extract.rules.people import HONORARY_NOTE
from extract.rules.rosters import DIRECT_POST, NO_POST, OPENER, PLACE

LONGEST_POST = 90
_LONGEST_PART = 34
_RANK_NOTE = re.compile(r"（(?!并?兼)[^（）\n]{1,20}）")


def opener_score(text: Spaced, start: int) -> float:
    """How much a post seems to begin at ``start``: 0 (not at all) to 1.5. Remembered, as each name before a place asks for it."""
    if start not in text.openers:
        text.openers[start] = _opener_score(text, start)
    return text.openers[start]


def _opener_score(text: Spaced, start: int) -> float:
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
    for _, end in positions_within(text, start, limit):
        note = _RANK_NOTE.match(text.text, end)
        ends = (end, note.end()) if note and not HONORARY_NOTE.regex.match(text.text, end) else (end,)
        for candidate in ends:
            worth = post_score(text, start, candidate)
            if worth is not None:
                yield candidate, worth + (0.15 if candidate != end else 0.0)
    if 0 < line_end - start <= 40 and text.text[line_end - 1] not in "。；：，、":
        worth = post_score(text, start, line_end)
        if worth is not None:
            yield line_end, worth - 0.8


def positions_within(text: Spaced, start: int, limit: int) -> Iterator[tuple[int, int]]:
    positions = text.positions
    for i in range(bisect_left(positions, (start, start)), len(positions)):
        if positions[i][1] > limit:
            return
        yield positions[i]


def post_score(text: Spaced, start: int, end: int) -> float | None:
    """What ``text[start:end]`` is worth as one post; ``None`` where it is none."""
    post = text.text[start:end]
    if "\n" in post.replace("\n", "", 1) or NO_POST.regex.search(post):
        return None
    if post.count("（") != post.count("）"):
        return None
    titles = [stop for _, stop in positions_within(text, start, end - 1)]
    parts = list(_post_parts(post))
    if any(text.text[stop] == "\n" for stop in titles) or any(len(part) > _LONGEST_PART for _, part in parts):
        return None
    blanks = text.blanks_within(start + 1, end)
    line_break = post.find("\n", 0, -1)
    score = 1.0 + opener_score(text, start)
    score -= sum(0.7 for _ in blanks)
    score -= 2.0 * len(re.findall(r"(?<![、，])\n", post))
    score -= sum(_broken_off(text, at, end) for at in titles)
    score -= sum(3.0 for i in {*blanks, *([start + line_break + 1] if line_break >= 0 else [])} if _starts_entry(text, i))
    for at, _ in parts[1:]:
        score -= _next_person(text, start + at)
    return score + 0.1 * min(3, post.count("、") + post.count("，") + 1)


def _broken_off(text: Spaced, at: int, end: int) -> float:
    """What it costs to read a post on past the title that ends at ``at``: much where a new entry seems to begin."""
    if text.text[at] == "（":
        at = text.text.find("）", at, end) + 1 or end
    if at >= end or text.text[at] in "、，,）兼":
        return 0.0
    names = any(
        score >= 2 and stop < end and (text.text[stop] in "、，" or opener_score(text, stop) > 0) for stop, score in names_at(text, at)
    )
    return 4.0 if names else 2.5


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


def _next_person(text: Spaced, start: int) -> float:
    """What it costs to read on past a comma: much where it names the next person, some where no post seems to begin."""
    if start not in text.places and any(_is_entry(text, start, end) for end, score in names_at(text, start) if score >= 2):
        return 4.0
    return 0.0 if opener_score(text, start) > 0 else 2.0


def _is_entry(text: Spaced, start: int, end: int) -> bool:
    """Whether the name ``start..end`` goes on with a post; 白石镇党委书记 without a blank is no 白石 of the 镇党委."""
    if end >= len(text.text) or text.gap(end) == 0 and text.text[end] in "省市县区镇乡街":
        return False
    return opener_score(text, end) > 0
