"""Where a title stands: lines put together until they end in a 文种, and a known title found again in running text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher

from extract.document import Span
from extract.rules.elements import GENRE_END, SENT
from extract.rules.parts import BODY_START, PUBLIC_NOTE

_MOST_LINES = 7
_LONGEST_TITLE = 220
_SENT_END = re.compile(rf"(?:{SENT})(?:（[^（）]{{1,40}}）)*$")
_BRACKET_LINE = re.compile(r"^（[^（）]{2,30}）$")
_NO_TITLE_LINES = ("目录", "前言", "附件")
_STOPS = re.compile(r"[。；！？\t]")
_DROPPED = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]")
_PRINTS = re.compile(r"(?:印发|转发|批转|发布|公布|下达|颁布)")


_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))}
_INVISIBLE = dict.fromkeys((*range(8203, 8208), 8232, 8233, 8288, 65279, 173))
_BLANKS = re.compile(r"(?<![A-Za-z\d])\s+|\s+(?![A-Za-z\d])")


def in_one_line(written: str) -> str:
    """A title as the file writes it, without line ends and blanks, radicals (⼈) as the characters they stand for (人)."""
    return _BLANKS.sub("", written.translate(_RADICALS | _INVISIBLE).strip())


def key(text: str) -> str:
    """A title without punctuation, quotes and line ends, to compare it: the papers write —, －, and 《》 as they please."""
    return _DROPPED.sub("", text)


class Squeezed:
    """A text without punctuation and line ends, and the way back: finds a title that lines and quotes cut up."""

    def __init__(self, text: str) -> None:
        self.text = _DROPPED.sub("", text)
        # How many characters of the squeezed text stand before each dropped one, in order.
        self._dropped = [match.start() - count for count, match in enumerate(_DROPPED.finditer(text))]

    def offset(self, index: int) -> int:
        """The offset in the text of a squeezed character."""
        return index + bisect_right(self._dropped, index)

    def places(self, title: str, start: int, end: int) -> list[Span]:
        """Where a title stands between two offsets of the text."""
        wanted, found = key(title), []
        at = self.text.find(wanted, self._index(start)) if len(wanted) >= 4 else -1
        while at >= 0:
            span = Span(self.offset(at), self.offset(at + len(wanted) - 1) + 1)
            if span.end > end:
                break
            found.append(span)
            at = self.text.find(wanted, at + 1)
        return found

    def _index(self, offset: int) -> int:
        """The squeezed index of the first kept character at or after an offset of the text."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.offset(middle) < offset else (low, middle)
        return low


def lines_of(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch, empty ones left out."""
    spans, at = [], start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop > at:
            spans.append(Span(at, stop))
        at = stop + 1
    return spans


def joined(text: str, lines: list[Span]) -> str:
    return "".join(span.of(text) for span in lines)


def is_title(text: str) -> bool:
    """Whether a line, or lines put together, end as a title does."""
    return len(text) <= _LONGEST_TITLE and not _STOPS.search(text) and bool(GENRE_END.regex.search(text))


def titles_in(text: str, lines: list[Span]) -> list[Span]:
    """The titles in the lines of a head, in order: ``青禾市人民政府办公室`` + ``关于印发供水方案的通知`` is one."""
    found, first = [], 0
    while first < len(lines):
        last = _title_end(text, lines, first)
        if last is None:
            first += 1
            continue
        found.append(Span(lines[first].start, lines[last].end))
        first = last + 1
    return found


def _title_end(text: str, lines: list[Span], first: int) -> int | None:
    """The index of the line that ends the title which starts at line ``first``."""
    weak = None
    for last in range(first, min(len(lines), first + _MOST_LINES)):
        if lines[last].of(text) in _NO_TITLE_LINES:
            break
        so_far = joined(text, lines[first : last + 1])
        if _STOPS.search(so_far) or len(so_far) > _LONGEST_TITLE:
            break
        if weak is not None and last - weak > 2:
            break
        if _SENT_END.search(so_far):
            return last
        if GENRE_END.regex.search(so_far):
            weak = last
    if weak is None:
        return None
    while weak + 1 < len(lines) and _BRACKET_LINE.match(lines[weak + 1].of(text)) and not PUBLIC_NOTE.regex.match(lines[weak + 1].of(text)):
        weak += 1
    return weak


def title_at(text: str, start: int, end: int) -> Span | None:
    """The title with which a text begins: its first lines up to a 文种, or up to where the body begins."""
    lines = lines_of(text, start, min(end, start + 600))[:6]
    taken: list[Span] = []
    weak = None
    for line in lines:
        words = line.of(text)
        if (
            words in _NO_TITLE_LINES
            or taken
            and (BODY_START.regex.match(words) and not (len(words) <= 40 and is_title(joined(text, [*taken, line]))))
        ):
            break
        if _STOPS.search(words) or len(words) > 90 or words.endswith(("：", "，")):
            break
        if weak is not None and not _BRACKET_LINE.match(words):
            if not GENRE_END.regex.search(words) or len(words) > 16:
                break
        taken.append(line)
        if is_title(joined(text, taken)):
            weak = len(taken)
    if weak is not None:
        return Span(taken[0].start, taken[weak - 1].end)
    if taken and len(taken) <= 2 and len(joined(text, taken)) <= 60:
        return Span(taken[0].start, taken[-1].end)
    return None


def printed_titles(notice: str) -> list[str]:
    """The titles that a covering notice prints: 《A》 and 《B》 of its issuing sentence, or what its own title names.

    >>> printed_titles("关于印发《青禾市供水方案》的通知")
    ['青禾市供水方案']
    """
    found = []
    for verb in _PRINTS.finditer(notice):
        rest = notice[verb.end() :]
        if rest.startswith("《"):
            found += quoted_titles(rest)
        else:
            named = re.split(r"(?:的通知|的决定|的通告|的公告)|和(?=印发|转发)", rest)[0]
            found += [named] if len(named) >= 4 and named != rest else []
    return list(dict.fromkeys(found))


def quoted_titles(text: str) -> list[str]:
    """What stands in outermost 《》: ``《A〈B〉办法》`` is one title."""
    found, depth, start = [], 0, 0
    for offset, char in enumerate(text):
        if char == "《":
            depth += 1
            start = offset + 1 if depth == 1 else start
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                found.append(text[start:offset])
    return found


def alike(one: str, other: str) -> float:
    """How much two titles, or two names, have in common: 0 to 1."""
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio()
