"""Signatures: issuers, 成文日期 and the note on publication, on lines of their own or behind the last sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.document import Span
from extract.heads import HeadReader
from extract.rules.parts import FULL_DATE, PUBLIC_NOTE, SIGNATORY
from extract.titles import is_title

_LONGEST_SIGNATURE = 400  # of one line
_OFFICER = re.compile(r"^[^\n。，；：]{0,8}(?:省长|市长|县长|区长|州长|部长|署长|主任|局长|主席|总理|会长|行长|厅长)[\u4e00-\u9fff]{2,4}$")
_AFTER_DATE = re.compile(r"(?:\n|$|附件|附表|抄送|主题词|（(?:此件|本文|此文|公开|主动|依申请|联系|信息))")
_CLAUSE_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章条节]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuers (``None`` where the seal stood for them), 成文日期 and the note on publication."""

    span: Span
    date: Span
    issuers: Span | None = None
    noted: bool = False


class SignatureReader:
    """Finds signatures in the text of a ``HeadReader``."""

    def __init__(self, heads: HeadReader) -> None:
        self.text, self.end, self.blank_after = heads.text, heads.end, heads.blank_after

    @cached_property
    def dates(self) -> list[Span]:
        """All full dates, in order."""
        return [Span(*m.span()) for m in FULL_DATE.regex.finditer(self.text, 0, self.end)]

    def between(self, start: int, end: int) -> Iterator[Signature]:
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
        line_start = max(
            text.rfind("\n", max(start, date.start - _LONGEST_SIGNATURE), date.start) + 1, start, date.start - _LONGEST_SIGNATURE
        )
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
        if not named and "年" not in date.of(text):
            return None
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
