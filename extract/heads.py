"""The head of a paper: metadata that a page puts above it, number, title, addressees. All spans are folded offsets."""

from __future__ import annotations

import re
from itertools import zip_longest

from extract.document import Document, Span
from extract.mentions.references import find_numbers
from extract.rules.elements import SENT
from extract.rules.parts import ADDRESSEES, FIELD, FULL_DATE, FURNITURE, LETTERHEAD, NUMERALS, PUBLIC_NOTE, SIGNATORY
from extract.titles import is_title, lines_of, titles_in

_KEYWORDS = ("关键字", "关键词", "主题词")
_FIELDS_WITHIN = 3_000
_ADDRESSED = re.compile(r"(?<=[\u4e00-\u9fff])各(?=[^；：\n]{1,24}(?:政府|单位|[委办局厅]|公司|企业))")
_FIRST_CLAUSE = re.compile(r"\n(?:一、|第一[章条])")
_BRACKETED_DATE = re.compile(rf"（(?:{FULL_DATE.pattern})[^（）]{{0,40}}）")
_SUBTITLE = re.compile(rf"^(?:（[^（）]{{2,90}}）|第[\d{NUMERALS}十百]{{1,5}}号)$")
_MONTH = re.compile(r"^（?(?:\d{4}|[一二][〇零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,2}月）?$")
_NOT_ADDRESSEES = re.compile(r"关于|通知|决定|公告|〔\d|文件|\t")
_TITLE_RUNS_ON = re.compile(rf"的(?:{SENT})(?=各|有关)")
_EXPIRED = re.compile(r"[-—－]?此件[^\n]{0,30}?失\n?效。?")
_PAGE_MARKS = re.compile(
    r"[━─—_=]{5,}|20\d\d-\d{1,2}-\d{1,2}(?:\d\d：\d\d)?|签发人：?[^\n]{0,14}|(?<=\n)(?:\d{5,6}|(?:机密|秘密|绝密)[^\n]{0,6}|特急|加急)(?=\n)|"
    r"〔?字[体号][：〔][大中小默认超特〔〕]{1,12}[^\n]{0,20}(?=\n)"
)
_LEADING_MARK = re.compile(r"^\d{1,2}[.、](?!\d)")


class HeadReader:
    """Reads heads in a folded text up to ``end``."""

    def __init__(self, document: Document, end: int) -> None:
        self.text = document.folded.text
        self.offsets = document.folded.offsets
        self.end = end

    def blank_after(self, offset: int) -> bool:
        """Whether blanks stood in the file after the character at ``offset``."""
        return offset + 1 < len(self.offsets) and self.offsets[offset + 1] - self.offsets[offset] > 1

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

    def fields_end(self, start: int, limit: int) -> int:
        """The end of the table of metadata at the top, ``start`` where there is none."""
        fields = self.fields(start, min(limit, start + 2_000))
        return fields[-1][2].end if len(fields) > 2 else start

    def titles(self, start: int, end: int) -> list[Span]:
        """The titles in the head of a paper, with numbers, dates, metadata and page tools taken out."""
        holes = [whole for _, _, whole in self.fields(start, end)]
        for rule in (_BRACKETED_DATE, PUBLIC_NOTE.regex, FULL_DATE.regex, FURNITURE.regex, LETTERHEAD.regex, _EXPIRED, _PAGE_MARKS):
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

    def head_start(self, start: int, title: Span) -> int:
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

    def below(self, offset: int, limit: int) -> int:
        """Where the text goes on below a title: past its number, and past brackets that say when it was passed."""
        for line in lines_of(self.text, offset, min(limit, offset + 300)):
            words = line.of(self.text)
            numbered = [stop - start for start, stop, _ in find_numbers(words)]
            if not (_SUBTITLE.match(words) or numbered and numbered[0] >= len(words) - 2):
                return line.start
            offset = line.end
        return offset

    def trimmed(self, title: Span | None) -> Span | None:
        """A title without what stands behind it in its line: who drew it up, and the month."""
        if title is None:
            return None
        for end in range(title.end - 1, title.start + 6, -1):
            behind = self.text[end : title.end]
            if (self.blank_after(end - 1) or self.text[end - 1] == "）") and (SIGNATORY.regex.match(behind) or _MONTH.match(behind)):
                return self.trimmed(Span(title.start, end))
        return title


def _between(holes: list[Span], start: int, end: int) -> list[Span]:
    pieces, at = [], start
    for hole in holes:
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [*pieces, Span(at, end)] if at < end else pieces
