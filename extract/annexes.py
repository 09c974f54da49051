"""Annexes: where each begins, and the lines (附件：1.… 2.…) that only announce them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Span
from extract.rules.openings import compile_pattern
from extract.rules.parts import ANNEX
from extract.titles import is_title, joined, lines_of
from extract.units import Unit

_HEADING = compile_pattern(
    rf"(?:(?<=\n)|^|(?<=[。；）日])){ANNEX.pattern}|(?<![\n见（、和及至与在按如“《的])附(?:件|表)(?P<n2>\d{{1,2}})(?=\n)"
)
_ENTRY = re.compile(r"^(?:\d{1,2}[.、．]|附(?:件|表)\d{0,2}[：.]?|《|[^。；]{1,80}$)")
_LEADERS = re.compile(r"[….·]{4,}")
_LISTED = re.compile(r"(?<![\d.])(\d{1,2})[.、．]\n?([\u4e00-\u9fff“《]{3})")
_FIRST_ENTRY = re.compile(r"\n?1[.、．]")
_NUMERALS = {n: str(i) for i, n in enumerate("〇一二三四五六七八九十")}
_MOST_ENTRIES = 25


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its label, its stretch, its title, and where its text begins."""

    label: str
    span: Span
    body: int
    title: Span | None

    @property
    def start(self) -> int:
        return self.span.start


def find_annexes(text: str, unit: Unit, contents: Span | None = None, *, goes_on: bool = False) -> tuple[list[Annex], list[Span]]:
    """The annexes of a paper, and its lists of annexes.

    ``contents`` is the table of contents, in which annexes are only named; ``goes_on`` says that another paper follows,
    so that a heading without a text behind it is that paper's label.
    """
    heads = [m for m in _HEADING.finditer(text, unit.body, unit.end) if _is_heading(text, m) and not (contents and m.start() in contents)]
    heads = sorted([*heads, *_run_on(text, unit, heads)], key=lambda m: m.start())
    begins: list[re.Match[str]] = []
    lists: list[Span] = []
    for index, head in enumerate(heads):
        following = heads[index + 1] if index + 1 < len(heads) else None
        stop = following.start() if following else unit.end
        signature = unit.signature.span if unit.signature else None
        if signature and head.start() < signature.start <= stop:
            lists.append(Span(head.start(), signature.start))
        elif not begins and _is_list(text, head, stop, unit.end):
            lists.append(Span(head.start(), stop))
        elif not begins and _restarts(text, head, following):
            lists.append(Span(head.start(), _entries_end(text, head, stop)))
        elif goes_on and not following and not text[head.end() : stop].strip("\n"):
            lists.append(Span(head.start(), stop))
        else:
            begins.append(head)
    ends = [m.start() for m in begins[1:]] + [unit.end]
    return [_annex(text, m, end) for m, end in zip(begins, ends, strict=False)], lists


def _run_on(text: str, unit: Unit, heads: list[re.Match[str]]) -> list[re.Match[str]]:
    """Headings in the middle of a line: 附件2 with the words with which entry 2 of a list before it begins."""
    known = {match.start() for match in heads}
    found: list[re.Match[str]] = []
    for listed in [match for match in heads if _FIRST_ENTRY.match(text, match.end())][:3]:
        for number, words in _LISTED.findall(text, listed.end(), min(unit.end, listed.end() + 800)):
            heading = re.compile(rf"附(?:件|表)(?P<n>{number})(?P<n2>)(?P<colon>：)?\n?(?={re.escape(words)})")
            again = heading.search(text, listed.end(), unit.end)
            if again and again.start() not in known:
                known.add(again.start())
                found.append(again)
    return found


def _restarts(text: str, head: re.Match[str], following: re.Match[str] | None) -> bool:
    """Whether a heading with entries (附件：1.…) is followed by the first annex itself, so that it was a list."""
    if following is None or not _FIRST_ENTRY.match(text, head.end()):
        return False
    number = _number(following)
    return number == "1" or (not number and bool(_FIRST_ENTRY.match(text, following.end())))


def _entries_end(text: str, head: re.Match[str], stop: int) -> int:
    """Where the entries of a list end: with the last line that is numbered or short."""
    end = head.end()
    for line in lines_of(text, head.end(), stop):
        if line.start > head.end() + 1 and not re.match(r"\d{1,2}[.、．]", line.of(text)):
            break
        end = line.end
    return end


def _number(head: re.Match[str]) -> str:
    """The number of an annex heading in figures, '' where it has none."""
    return "".join(_NUMERALS.get(c, c) for c in head["n"] or head["n2"] or "").replace("—", "-")


def _is_heading(text: str, match: re.Match[str]) -> bool:
    """A heading starts a line, or stands behind a full stop with a number or a colon; 附件中、附件所列 is running text."""
    if match["n2"]:
        return True
    line = text[match.end() : match.end() + 200].split("\n", 1)[0]
    if _LEADERS.search(line):
        return False
    if match.start() == 0 or text[match.start() - 1] == "\n":
        return not re.match(r"(?:下载|[中的所和及等]|由|为)", line) and (bool(match["colon"]) or bool(match["n"]) or len(line) <= 60)
    return bool(match["colon"]) or (bool(match["n"]) and not re.match(r"[）》，。、的中和]", line))


def _is_list(text: str, head: re.Match[str], stop: int, end: int) -> bool:
    """Whether a heading opens a list of annexes rather than an annex: entries alone, up to the next heading or the end."""
    rest = text[head.end() : stop]
    lines = [line for line in rest.split("\n") if line]
    if not head["colon"] and rest.startswith("\n"):
        return False
    if not lines:
        return stop == end
    if len(lines) > _MOST_ENTRIES or any("\t" in line or not _ENTRY.match(line) for line in lines):
        return False
    return bool(head["colon"]) and (not rest.startswith("\n") or stop == end or bool(re.match(r"\n?1[.、]", rest)))


def _annex(text: str, head: re.Match[str], end: int) -> Annex:
    number = _number(head)
    if not number and _FIRST_ENTRY.match(text, head.end()):
        number = "1"  # the list of annexes runs on into the first of them
    start = head.end()
    while start < end and text[start] in "\n ":
        start += 1
    title = _title(text, start, end)
    return Annex(f"附件{number}", Span(head.start(), end), title.end if title else min(end, head.end()), title)


def _title(text: str, start: int, end: int) -> Span | None:
    """An annex's title: lines that end in a 文种, else its first line where that is short and no sentence."""
    lines = lines_of(text, start, min(end, start + 400))[:4]
    for count in range(1, min(3, len(lines)) + 1):
        if is_title(joined(text, lines[:count])) and not re.search(r"[：\t]", joined(text, lines[:count])):
            return Span(lines[0].start, lines[count - 1].end)
    if lines and len(lines[0]) <= 60 and not re.search(r"[。；：，\t]|^(?:序|一、|（一）|1[.、])", lines[0].of(text)):
        return lines[0]
    return None
