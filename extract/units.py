"""The papers in a file, one after the other: a notice, the policy that it prints, sometimes a notice within a notice.

Each has a head (title, number, addressees), a body and, mostly, a signature; all spans are folded offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from extract.document import Document, Span
from extract.heads import HeadReader
from extract.rules.parts import BODY_START, FULL_DATE, ISSUING
from extract.signatures import Signature, SignatureReader
from extract.titles import Squeezed, is_title, joined, key, lines_of, printed_titles, quoted_titles, title_at

_TITLE_WITHIN = 300
_COVERED = 300  # a notice within the notice is longer than a heading, a label and a list of annexes
_HEAD = 8_000  # characters within which the first paper's head must stand
_ISSUED_WITHIN = 6_000  # a covering notice may say a good deal before its signature
_DATED = re.compile(f"(?:{FULL_DATE.pattern})$")
_CLOSERS = re.compile(r"[”》）]*")
_AND_MORE = re.compile(r"》等[\d一二三四五六七八九十]{1,2}[个项件]")
_NO_TITLE = re.compile(r"附(?:件|表)|抄送|主题词|[（(]|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、")
_ANNEX_MARK = re.compile(r"^附(?:件|表)\d{0,2}[：.、]?$")
_MAY_FOLLOW = re.compile(r"(?:\n|$|（|目录|前言)")


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
    """Reads the papers of a folded text up to ``end``."""

    def __init__(self, document: Document, end: int) -> None:
        self.heads = HeadReader(document, end)
        self.signatures = SignatureReader(self.heads)
        self.text, self.end = self.heads.text, end
        self.several = False

    @cached_property
    def squeezed(self) -> Squeezed:
        """The text without punctuation, in which announced titles are looked for."""
        return Squeezed(self.text[: self.end])

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
        addressees = self.heads.addressees(start, limit)
        if addressees:
            titles = self.heads.titles(start, addressees.start)
            title = titles[-1] if titles else None
            return self._unit(self.heads.head_start(start, title or addressees), title, addressees.end)
        return self._unaddressed(start, limit)

    def _unaddressed(self, start: int, limit: int) -> Unit:
        """A paper without addressees: its title is what stands before its body."""
        body = self.heads.fields_end(start, limit)
        for line in lines_of(self.text, body, limit):
            words = line.of(self.text)
            if BODY_START.regex.match(words) and not (is_title(words) and len(words) < 60) or (len(words) > 60 and "。" in words):
                body = line.start
                break
        titles = self.heads.titles(start, body)[-1:] if body > start else self.heads.titles(start, min(limit, start + _TITLE_WITHIN))[:1]
        title = self.heads.trimmed(titles[0] if titles else title_at(self.text, start, min(limit, max(body, start + 200))))
        if title is None:
            return self._unit(start, None, body)
        after = self.heads.below(title.end, limit)
        return self._unit(self.heads.head_start(start, title), title, max(after, self.heads.fields_end(start, limit)))

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
        signature = next(self.signatures.between(self._issued_at(unit), min(self.end, unit.body + 3 * _ISSUED_WITHIN)), None)
        if signature is None:
            return None
        start = signature.span.end
        while start < self.end and self.text[start] in "\n\t":
            start += 1
        if self.end - start < 80 or re.match(r"附(?:件|表)", self.text[start : start + 2]):
            return None
        title = self.heads.trimmed(title_at(self.text, start, self.end))
        return self._with_addressees(title) if title else self._unit(start, None, start)

    def _behind_named_signature(self, unit: Unit) -> Unit | None:
        """A further paper behind a paper's own signature: only where a title stands there by itself and a text begins below it."""
        for signature in self.signatures.between(unit.body, self.end):
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
        if _MAY_FOLLOW.match(self.text, end) or self.heads.blank_after(end - 1) or BODY_START.regex.match(self.text[end : end + 12]):
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

    def _with_addressees(self, title: Span) -> Unit:
        """A later paper from its title on; a forwarded notice has addressees of its own."""
        addressees = self.heads.addressees(title.end, min(self.end, title.end + 500))
        if addressees and addressees.start - title.end <= 60:
            return self._unit(title.start, title, addressees.end)
        return replace(self._unit(title.start, title, self.heads.below(title.end, self.end)), prints=())

    def _own_signature(self, unit: Unit, end: int) -> Signature | None:
        """The signature of a paper that another one follows: the first with a name or a note behind what it issues, else the last."""
        found = list(self.signatures.between(self._issued_at(unit) if unit.prints else unit.body, end))
        return next((s for s in found if s.issuers or s.noted), found[-1] if found else None)

    def _last_signature(self, unit: Unit) -> Signature | None:
        """The signature of the last paper: named or noted, else a date at the very end."""
        found = [s for s in self.signatures.between(unit.body, self.end) if s.issuers or s.noted or self._ends_here(s.span.end)]
        return found[0] if found else None

    def _ends_here(self, offset: int) -> bool:
        rest = self.text[offset : self.end].strip("\n")
        return len(rest) < 40 or bool(re.match(r"附(?:件|表)", rest))
