"""The papers in a file, one after the other: a notice, the policy that it prints, sometimes a notice within a notice.

Each has a head (title, number, addressees), a body and, mostly, a signature; all spans are folded offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest

from extract.document import Document, Span
from extract.mentions.references import find_numbers
from extract.rules.elements import SENT
from extract.rules.parts import ADDRESSEES, BODY_START, FIELD, FULL_DATE, FURNITURE, ISSUING, LETTERHEAD, PUBLIC_NOTE, SIGNATORY
from extract.titles import Squeezed, is_title, joined, key, lines_of, printed_titles, quoted_titles, title_at, titles_in

_KEYWORDS = ("关键字", "关键词", "主题词")
_ADDRESSED = re.compile(r"(?<=[\u4e00-\u9fff])各(?=[^；：\n]{1,24}(?:政府|单位|[委办局厅]|公司|企业))")
_FIRST_CLAUSE = re.compile(r"\n(?:一、|第一[章条])")
_COVERED = 300  # a notice within the notice is longer than a heading, a label and a list of annexes
_LONGEST_SIGNATURE = 400  # of one line
_FIELDS_WITHIN = 3_000
_HEAD = 8_000  # characters within which the first paper's head must stand
_ISSUED_WITHIN = 6_000  # a covering notice may say a good deal before its signature
_OFFICER = re.compile(r"^[^\n。，；：]{0,8}(?:省长|市长|县长|区长|州长|部长|署长|主任|局长|主席|总理|会长|行长|厅长)[\u4e00-\u9fff]{2,4}$")
_AFTER_DATE = re.compile(r"(?:\n|$|附件|附表|抄送|主题词|（(?:此件|本文|此文|公开|主动|依申请|联系|信息))")
_BRACKETED_DATE = re.compile(rf"（(?:{FULL_DATE.pattern})[^（）]{{0,40}}）")
_CLAUSE_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章条节]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])"
)
_SUBTITLE = re.compile(r"^（[^（）]{2,90}）$")
_MONTH = re.compile(r"^（?(?:\d{4}|[一二][〇零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,2}月）?$")
_DATED = re.compile(f"(?:{FULL_DATE.pattern})$")
_NOT_ADDRESSEES = re.compile(r"关于|通知|决定|公告|〔\d|文件|\t")
_CLOSERS = re.compile(r"[”》）]*")
_AND_MORE = re.compile(r"》等[\d一二三四五六七八九十]{1,2}[个项件]")
_NO_TITLE = re.compile(r"附(?:件|表)|抄送|主题词|[（(]|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、")
_ANNEX_MARK = re.compile(r"^附(?:件|表)\d{0,2}[：.、]?$")
_MAY_FOLLOW = re.compile(r"(?:\n|$|（|目录|前言)")
_TITLE_RUNS_ON = re.compile(rf"的(?:{SENT})(?=各|有关)")
_EXPIRED = re.compile(r"[-—－]?此件[^\n]{0,30}?失\n?效。?")
_RULE_LINE = re.compile(r"[━─—_=]{5,}|20\d\d-\d{1,2}-\d{1,2}(?:\d\d：\d\d)?")
_LEADING_MARK = re.compile(r"^\d{1,2}[.、](?!\d)")


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuers (``None`` where the seal stood for them), 成文日期 and the note on publication."""

    span: Span
    date: Span
    issuers: Span | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One paper of the file. ``prints`` are the titles that it says it prints."""

    start: int
    body: int
    end: int
    title: Span | None = None
    signature: Signature | None = None
    prints: tuple[str, ...] = ()


class UnitReader:
    """Reads the papers between two offsets of a folded text."""

    def __init__(self, document: Document, end: int) -> None:
        self.document = document
        self.text = document.folded.text
        self.offsets = document.folded.offsets
        self.end = end
        self.several = False

    @cached_property
    def dates(self) -> list[Span]:
        """All full dates, in order."""
        return [Span(*m.span()) for m in FULL_DATE.regex.finditer(self.text, 0, self.end)]

    @cached_property
    def squeezed(self) -> Squeezed:
        """The text without punctuation, in which announced titles are looked for."""
        return Squeezed(self.text[: self.end])

    def blank_after(self, offset: int) -> bool:
        """Whether blanks stood in the file after the character at ``offset``."""
        return offset + 1 < len(self.offsets) and self.offsets[offset + 1] - self.offsets[offset] > 1

    # -- heads ---------------------------------------------------------------------------------------------------

    def fields(self, start: int, end: int) -> list[tuple[str, Span, Span]]:
        """The metadata fields at the top of a stretch: name, value, whole. A value ends at a blank, the next field or the line."""
        end = min(end, start + _FIELDS_WITHIN)
        found = list(FIELD.regex.finditer(self.text, start, end))
        fields = []
        for match, following in zip_longest(found, found[1:]):
            limit = following.start() if following else end
            at = match.end()
            if at < limit and self.text[at] == "\n":  # the value stands on a line of its own
                at += 1
            stop = at
            while stop < limit and self.text[stop] not in "\n\t":
                stop += 1
                if self.blank_after(stop - 1) and not self._goes_on(at, stop):
                    break
            if at == match.end() + 1 and (stop - at > 60 or FIELD.regex.match(self.text, at)):
                at = stop = match.end()
            name = match["name"] or match["inner"]
            if name in _KEYWORDS:
                stop = self._keywords_end(at, limit)
            fields.append((name, Span(at, stop), Span(match.start(), stop)))
        return fields

    def _keywords_end(self, start: int, limit: int) -> int:
        """Where a list of keywords ends: at its line's end, or where addressees run on from it."""
        line = self.text.find("\n", start, limit)
        line = limit if line < 0 else line
        last = self.text.rfind("；", start, line) + 1 or start
        onward = _ADDRESSED.search(self.text, last, line)
        blank = next((i + 1 for i in range(last, line - 1) if self.blank_after(i)), line) if last > start else line
        return min(onward.start() if onward else line, blank)

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether a field's value goes on behind a blank: before its first character, or from date to time."""
        return stop == start or bool(re.match(r"\d{1,2}：\d\d", self.text[stop : stop + 5]))

    def head_titles(self, start: int, end: int) -> list[Span]:
        """The titles in the head of a paper, with numbers, dates, metadata and page tools taken out."""
        holes = [whole for _, _, whole in self.fields(start, end)]
        for rule in (_BRACKETED_DATE, PUBLIC_NOTE.regex, FULL_DATE.regex, FURNITURE.regex, LETTERHEAD.regex, _EXPIRED, _RULE_LINE):
            holes += [Span(*m.span()) for m in rule.finditer(self.text, start, end)]
        holes += [self._with_brackets(start + a, start + b) for a, b, _ in find_numbers(self.text[start:end])]
        found: list[Span] = []
        for piece in _between(sorted(holes), start, end):
            lines = [line for line in lines_of(self.text, piece.start, piece.end) if line.of(self.text) not in ("（", "）", "（）")]
            found += titles_in(self.text, [self._without_mark(line) for line in lines])
        return found

    def _with_brackets(self, start: int, end: int) -> Span:
        bracketed = self.text[start - 1 : start] == "（" and self.text[end : end + 1] == "）"
        return Span(start - bracketed, end + bracketed)

    def _without_mark(self, line: Span) -> Span:
        mark = _LEADING_MARK.match(line.of(self.text))
        return Span(line.start + mark.end(), line.end) if mark else line

    def addressees(self, start: int, end: int) -> Span | None:
        """The addressees (主送机关) of a paper that begins at ``start``; behind a title or a field they need no line of their own."""
        begins = {start, *(whole.end for _, _, whole in self.fields(start, end))}
        begins |= {start + stop for _, stop, _ in find_numbers(self.text[start:end])}
        begins |= {m.end() for m in _TITLE_RUNS_ON.finditer(self.text, start, end)}
        begins |= {m.end() for m in re.compile(r"\n").finditer(self.text, start, end)}
        clause = _FIRST_CLAUSE.search(self.text, start, end)
        for begin in sorted(begins):
            if clause and begin > clause.end() and not self._below_title(start, begin):
                continue
            match = ADDRESSEES.regex.match(self.text[begin : begin + 450])
            if match is None or begin + match.end() > end:
                continue
            before = self.text[start:begin].rstrip("\n").rsplit("\n", 1)[-1]
            found = match.group()
            if (
                (before.endswith(("。", "；", "，", "、")) and not before.endswith(("失效。", "废止。")))
                or "\n\n" in found
                or found.count("\n") > 4
                or _NOT_ADDRESSEES.search(found)
                or FIELD.regex.match(self.text, begin)
            ):
                continue
            return Span(begin, begin + match.end())
        return None

    def _below_title(self, start: int, offset: int) -> bool:
        """Whether the line above an offset ends a title or is a number."""
        above = self.text[start:offset].rstrip("\n").rsplit("\n", 1)[-1]
        return is_title(above) or any(find_numbers(above))

    # -- signatures ----------------------------------------------------------------------------------------------

    def signatures(self, start: int, end: int) -> Iterator[Signature]:
        """The signatures in a stretch, in order."""
        for date in self.dates[bisect_left(self.dates, Span(start, start)) :]:
            if date.end > end:
                return
            signature = self._signature(date, start, end)
            if signature:
                yield signature

    def _signature(self, date: Span, start: int, end: int) -> Signature | None:
        text = self.text
        stop = date.end
        note = PUBLIC_NOTE.regex.match(text, stop + (text[stop : stop + 1] == "\n"))
        if not (stop == end or _AFTER_DATE.match(text, stop) or self.blank_after(stop - 1)):
            return None
        line_start = max(text.rfind("\n", max(start, date.start - _LONGEST_SIGNATURE), date.start) + 1, start, date.start - _LONGEST_SIGNATURE)
        before = text[line_start : date.start]
        names = max(before.rfind(mark) for mark in "。；：！")
        own = Span(line_start + names + 1, date.start)
        if len(own) and not (SIGNATORY.regex.match(own.of(text)) or _OFFICER.match(own.of(text))):
            return None
        if not len(own) and stop != end and text[stop : stop + 1] not in ("\n", "") and not note and not self.blank_after(stop - 1):
            return None
        first = own.start
        if own.start == line_start:
            first = self._signatory_lines(start, line_start)
        issuers = Span(first, date.start)
        named = issuers.of(text).strip("\n")
        return Signature(Span(first, note.end() if note else stop), date, issuers if named else None, bool(note))

    def _signatory_lines(self, start: int, line_start: int) -> int:
        """Where the lines of signatories above a date begin."""
        first = line_start
        while first > start:
            above = self.text.rfind("\n", start, first - 1) + 1 or start
            line = self.text[above : first - 1] if above < first else ""
            if line and not SIGNATORY.regex.match(line) and not _OFFICER.match(line):
                break
            if is_title(line) or _CLAUSE_MARK.match(line) or len(line) > 160:
                break
            first = above
            if above == start:
                break
        return first

    # -- papers --------------------------------------------------------------------------------------------------

    def units(self, start: int) -> list[Unit]:
        """All papers from ``start`` on, in order."""
        found = [self._first(start)]
        while len(found) < 12:
            following = self._following(found[-1], self._pending(found))
            if following is None:
                break
            found[-1] = replace(found[-1], end=following.start, signature=self._own_signature(found[-1], following.start))
            found.append(following)
        last = found[-1]
        found[-1] = replace(last, end=self.end, signature=last.signature or self._last_signature(last))
        return found

    def _first(self, start: int) -> Unit:
        limit = min(self.end, start + _HEAD)
        addressees = self.addressees(start, limit)
        if addressees:
            titles = self.head_titles(start, addressees.start)
            title = titles[-1] if titles else None
            return self._unit(self._head_start(start, title or addressees), title, addressees.end)
        return self._unaddressed(start, limit)

    def _head_start(self, start: int, title: Span) -> int:
        """Letterhead and number stand directly above a title."""
        above = lines_of(self.text, max(start, title.start - 300), title.start)
        first = title.start
        for line in reversed(above):
            words = line.of(self.text)
            if LETTERHEAD.regex.match(self.text, line.start) or (len(words) < 40 and any(find_numbers(words))):
                first = line.start
                continue
            break
        return first

    def _unaddressed(self, start: int, limit: int) -> Unit:
        """A paper without addressees: its title is what stands before its body."""
        body = self._fields_end(start, limit)
        for line in lines_of(self.text, body, limit):
            words = line.of(self.text)
            if BODY_START.regex.match(words) and not (is_title(words) and len(words) < 60) or (len(words) > 60 and "。" in words):
                body = line.start
                break
        titles = self.head_titles(start, body) if body > start else []
        title = self.trimmed(titles[-1] if titles else title_at(self.text, start, min(limit, max(body, start + 200))))
        if title is None:
            return self._unit(start, None, body)
        after = self._below(title.end, limit)
        return self._unit(self._head_start(start, title), title, max(after, self._fields_end(start, limit)))

    def _below(self, offset: int, limit: int) -> int:
        """Where the text goes on below a title: past its number, and past brackets that say when it was passed."""
        for line in lines_of(self.text, offset, min(limit, offset + 300)):
            words = line.of(self.text)
            numbered = [stop - start for start, stop, _ in find_numbers(words)]
            if not (_SUBTITLE.match(words) or numbered and numbered[0] >= len(words) - 2):
                return line.start
            offset = line.end
        return offset

    def _fields_end(self, start: int, limit: int) -> int:
        """The end of the table of metadata at the top, ``start`` where there is none."""
        fields = self.fields(start, min(limit, start + 2_000))
        return fields[-1][2].end if len(fields) > 2 else start

    def _unit(self, start: int, title: Span | None, body: int) -> Unit:
        """A paper whose body begins at ``body``; what it prints is read from its issuing sentence and its title."""
        prints: list[str] = []
        for sentence in ISSUING.regex.finditer(self.text, body, min(self.end, body + _ISSUED_WITHIN)):
            begin = max(self.text.rfind("。", body, sentence.start()), body - 1) + 1
            prints = quoted_titles(self.text[begin : sentence.start()].replace("\n", ""))
            if not prints:
                prints = quoted_titles(self.text[body : sentence.start()].replace("\n", ""))[-1:]
            named = printed_titles(self.text[title.start : title.end].replace("\n", "")) if title else []
            prints += [name for name in named if key(name) not in {key(p) for p in prints}]
            prints = [name for name in prints if len(key(name)) >= 4]
            prints = prints or [""]
            self.several = self.several or bool(_AND_MORE.search(self.text, begin, sentence.end()))
            break
        return Unit(start, body, self.end, title, None, tuple(prints))

    def _pending(self, found: list[Unit]) -> list[str]:
        """The titles that an earlier notice announced and that have not come yet."""
        seen = {key(unit.title.of(self.text)) for unit in found if unit.title}
        return [name for unit in found for name in unit.prints if name and key(name) not in seen]

    def _following(self, unit: Unit, pending: list[str]) -> Unit | None:
        """The paper after ``unit``: one whose title was announced, or what stands behind a notice's signature."""
        at = self._announced(unit, pending)
        if not unit.prints:
            return self._with_addressees(at) if at else self._behind_named_signature(unit) or self._next_of_several(unit)
        behind = self._behind_signature(unit)
        if at and not (behind and behind.title and at.start - behind.start > _COVERED):
            return self._with_addressees(at)
        return behind

    def _behind_signature(self, unit: Unit) -> Unit | None:
        """What stands behind a notice's signature."""
        signature = next(self.signatures(self._issued_at(unit), min(self.end, unit.body + 3 * _ISSUED_WITHIN)), None)
        if signature is None:
            return None
        start = signature.span.end
        while start < self.end and self.text[start] in "\n\t":
            start += 1
        if self.end - start < 80 or re.match(r"附(?:件|表)", self.text[start : start + 2]):
            return None
        title = self.trimmed(title_at(self.text, start, self.end))
        return self._with_addressees(title) if title else self._unit(start, None, start)

    def _behind_named_signature(self, unit: Unit) -> Unit | None:
        """A further paper behind a paper's own signature: only where a title stands there by itself and a text begins below it."""
        for signature in self.signatures(unit.body, self.end):
            if not signature.issuers:
                continue
            lines = lines_of(self.text, signature.span.end, min(self.end, signature.span.end + 400))[:4]
            for count in (1, 2, 3):
                words = joined(self.text, lines[:count])
                if (
                    len(lines) > count
                    and is_title(words)
                    and not _NO_TITLE.match(words)
                    and BODY_START.regex.match(lines[count].of(self.text))
                ):
                    return self._with_addressees(Span(lines[0].start, lines[count - 1].end))
            return None
        return None

    def _next_of_several(self, unit: Unit) -> Unit | None:
        """The next of the papers that a notice prints without naming each (《A方案》等7个方案): a title on a line of its own."""
        if not self.several:
            return None
        lines = lines_of(self.text, unit.body, self.end)
        for line, below in zip(lines, lines[1:], strict=False):
            words = line.of(self.text)
            if 6 < len(words) <= 60 and is_title(words) and not _NO_TITLE.match(words) and BODY_START.regex.match(below.of(self.text)):
                return self._with_addressees(line)
        return None

    def _issued_at(self, unit: Unit) -> int:
        found = ISSUING.regex.search(self.text, unit.body, min(self.end, unit.body + _ISSUED_WITHIN))
        return found.end() if found else unit.body

    def _announced(self, unit: Unit, pending: list[str]) -> Span | None:
        """The first place behind the unit's issuing sentence where an announced title stands as a title."""
        if not pending:
            return None
        start = self._issued_at(unit) if unit.prints else unit.body
        end = min(self.end, start + 40_000) if unit.prints else self.end
        found = [span for name in pending for span in self.squeezed.places(name, start, end) if self._stands_alone(span, start)]
        return self._whole_title(min(found, key=lambda s: (s.start, -s.end))) if found else None

    def _stands_alone(self, span: Span, start: int) -> bool:
        """Whether a title stands by itself, not in a sentence: at the start of a line, or behind a date, a bracket or a blank."""
        before = self.text[max(start, span.start - 30) : span.start]
        line = before.rsplit("\n", 1)[-1]
        after = self.text[span.end : span.end + 3]
        if "《" in line and "》" not in line[line.rfind("《") :] and not line.startswith("《") or after.startswith(("》", "的通知")):
            return False
        if re.search(r"[.…·]{3,}|（\d", self.text[span.end : span.end + 8]):
            return False
        starts_line = "\n" in before or span.start - start < 30
        if _ANNEX_MARK.match(line):  # the policy as its notice's annex, not an entry in a list of annexes
            return bool(re.match(r"\n+(?:第一[章条节]|一、|为|根据|前言|总则|目录)", self.text[span.end : span.end + 12]))
        if not self._may_end(span, starts_line and not line):
            return False
        if starts_line and (not line or len(line) <= 14 and not re.search(r"[。；：，、的（]|附件", line)):
            return True
        return bool(_DATED.search(line)) or line.endswith("）")

    def _may_end(self, span: Span, starts_line: bool) -> bool:
        """Whether what follows lets a title end there: a line's end, a blank, a body's first words, or a long line run on from a title."""
        end = _CLOSERS.match(self.text, span.end).end()  # type: ignore[union-attr]
        if self.text[end : end + 1] and self.text[end] in "。，；、":
            return False
        if _MAY_FOLLOW.match(self.text, end) or self.blank_after(end - 1) or BODY_START.regex.match(self.text[end : end + 12]):
            return True
        return starts_line and "\n" not in self.text[end : end + 60]

    def _whole_title(self, span: Span) -> Span:
        """A found title with what its line says before it, and the bracket behind it."""
        line = self.text.rfind("\n", 0, span.start) + 1
        before = self.text[line : span.start]
        start = line if len(before) <= 14 and not re.search(r"[。；：）日]|^附[件表]", before) else span.start
        end = span.end + (self.text[span.end : span.end + 1] in "”》）")
        bracket = re.compile(r"\n?（(?!此件|本文|公开发布|主动)[^（）\n]{1,30}）").match(self.text, end)
        return Span(start, bracket.end() if bracket else end)

    def trimmed(self, title: Span | None) -> Span | None:
        """A title without what stands behind it in its line: who drew it up, and the month."""
        if title is None:
            return None
        for end in range(title.end - 1, title.start + 6, -1):
            behind = self.text[end : title.end]
            if (self.blank_after(end - 1) or self.text[end - 1] == "）") and (SIGNATORY.regex.match(behind) or _MONTH.match(behind)):
                return self.trimmed(Span(title.start, end))
        return title

    def _with_addressees(self, title: Span) -> Unit:
        """A later paper from its title on; a forwarded notice has addressees of its own."""
        addressees = self.addressees(title.end, min(self.end, title.end + 500))
        if addressees and addressees.start - title.end <= 60:
            return self._unit(title.start, title, addressees.end)
        return replace(self._unit(title.start, title, self._below(title.end, self.end)), prints=())

    def _own_signature(self, unit: Unit, end: int) -> Signature | None:
        """The signature of a paper that another one follows: the first with a name or a note behind what it issues, else the last."""
        found = list(self.signatures(self._issued_at(unit) if unit.prints else unit.body, end))
        return next((s for s in found if s.issuers or s.noted), found[-1] if found else None)

    def _last_signature(self, unit: Unit) -> Signature | None:
        """The signature of the last paper: named or noted, else a date at the very end."""
        found = [s for s in self.signatures(unit.body, self.end) if s.issuers or s.noted or self._ends_here(s.span.end)]
        return found[0] if found else None

    def _ends_here(self, offset: int) -> bool:
        rest = self.text[offset : self.end].strip("\n")
        return len(rest) < 40 or bool(re.match(r"附(?:件|表)", rest))


def _between(holes: list[Span], start: int, end: int) -> list[Span]:
    pieces, at = [], start
    for hole in holes:
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [*pieces, Span(at, end)] if at < end else pieces


def alike(one: str, other: str) -> float:
    """How much two titles have in common, 0 to 1."""
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio()
