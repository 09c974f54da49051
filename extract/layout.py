"""Lines become paragraphs: what a converter or a page broke is put together again, page furniture in the text goes.

Readers that know where paragraphs start say so (``Line.starts``). For the others the decision rests on three things: does the
line end in the middle of a sentence, is it as long as the lines around it, and does the next one look like a beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from extract.cut_words import cuts_a_word
from extract.document import Block, BlockKind, Document, Line, Paper, Span, fold
from extract.rules import layout as rules

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\u202f\ufeff\u200b"
_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "「": "」", "『": "』"}
_HAN_GAP = r"[\u3400-\u9fff）〕]\s+[\u3400-\u9fff（]"
_TABULAR = re.compile(
    rf"^[^。]*{_HAN_GAP}[^。]*{_HAN_GAP}[^。]*$|^\s*\d{{1,3}}\s+[\u3400-\u9fff].*{_HAN_GAP}"
)  # a roster, a table without rules
_RULE_LINE = re.compile(r"[\s━─—\-=_*＿－﹍·.…]{5,}")
_MAX_OPEN_LINES = 8  # a bracket that stays open longer than this was never closed


def compose(paper: Paper) -> Document:
    """The document that a paper holds: one block a paragraph or table row, in order; cells parted by tabs.

    Controls and NUL go, unpaired surrogates become U+FFFD, blanks at both ends of a paragraph go, those inside stay.
    Chinese joins Chinese without a blank, a word or number joins a word or number with one.
    """
    writer = _Writer()
    lines = [_clean(line) for line in paper.lines]
    for is_row, group in groupby(lines, key=lambda line: line.cells is not None):
        if is_row:
            for line in group:
                writer.row(line)
        else:
            for paragraph in paragraphs(list(group)):
                writer.paragraph(paragraph)
    return Document(
        "\n".join(writer.pieces), tuple(writer.blocks), paper.media_type, paper.read_by, paper.page_count, paper.source_url, paper.ocr_confidence,
        paper.metadata,
    )  # fmt: skip


class _Writer:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self._at = 0

    def paragraph(self, lines: Sequence[Line]) -> None:
        text = join(line.text for line in lines)
        if text:
            self.blocks.append(Block(Span(self._at, self._at + len(text)), BlockKind.PARAGRAPH, lines[0].page))
            self._add(text)

    def row(self, line: Line) -> None:
        cells = line.cells or ()
        if not any(cells):
            return
        spans, at = [], self._at
        for cell in cells:
            spans.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        text = "\t".join(cells)
        self.blocks.append(Block(Span(self._at, self._at + len(text)), BlockKind.ROW, line.page, line.table, tuple(spans)))
        self._add(text)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self._at += len(text) + 1


def _clean(line: Line) -> Line:
    cells = None if line.cells is None else tuple(_plain(cell).strip(_BLANK) for cell in line.cells)
    return Line(_plain(line.text), line.page, line.starts, cells, line.table, line.indent)


def _plain(text: str) -> str:
    text = _CONTROL.sub("", text.replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("\x85", " "))
    return _SURROGATE.sub("\ufffd", text)


def join(texts: Iterable[str]) -> str:
    """Lines of one paragraph as one text.

    >>> join(["按照 PM2.5", "and", "PM10 浓度考", "核"])
    'PM2.5 and PM10 …'
    """
    out = ""
    for text in texts:
        piece = text.strip(_BLANK)
        touching = out[-1:].isascii() and out[-1:].isalnum() and piece[:1].isascii() and piece[:1].isalnum()
        out += (" " if touching and out and piece else "") + piece
    return out


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Groups lines into paragraphs; blank lines and page furniture belong to none."""
    spaced, kept = _without_furniture(lines)
    kept = _without_false_starts(kept)
    wrap = Wrap.of(kept, spaced)
    group: list[_Seen] = []
    above = ""  # the paragraph before the current one
    for i, seen in enumerate(kept):
        if group and wrap.begins(group, kept[i : i + _MAX_OPEN_LINES]) and not _is_title(above, group, seen, kept[i + 1 : i + 2]):
            yield [member.line for member in group]
            above, group = group[-1].text, []
        group.append(seen)
    if group:
        yield [member.line for member in group]


def _is_title(above: str, group: Sequence[_Seen], seen: _Seen, after: Sequence[_Seen]) -> bool:
    """Whether two lines are the halves of a title that stands at the head of a paper or annex, before running text."""
    if len(group) > 2 or any(member.line.starts is not None for member in (*group[1:], seen)):
        return False
    said = "".join(member.text for member in group)
    heads_off = not above or rules.ABOVE_TITLE.regex.search(above)
    runs_on = (
        not after
        or rules.PROSE.regex.search(after[0].text)
        or (rules.MARKER.regex.search(after[0].text) or rules.LABEL.regex.search(after[0].text))
        or after[0].text.endswith("：")
    )
    return bool(heads_off and runs_on and rules.TITLE_HALF.regex.search(said) and rules.TITLE_TAIL.regex.search(seen.text))


@dataclass(slots=True)
class _Seen:
    """A line that holds text, folded, and how many blank lines stand over it."""

    line: Line
    blanks_before: int
    text: str = field(init=False)  # folded: no blanks, one width
    width: int = field(init=False)  # in half-widths; quotation marks count one, as in many fonts
    most: int = field(init=False)  # the same, quotation marks counting two
    indent: int = field(init=False)  # leading blanks, in half-widths

    def __post_init__(self) -> None:
        bare = self.line.text.strip(_BLANK)
        self.text = fold(bare)
        self.most = sum(1 if char.isascii() else 2 for char in bare)
        self.width = self.most - sum(char in "“”‘’·" for char in bare)
        lead = self.line.text[: len(self.line.text) - len(self.line.text.lstrip(_BLANK))]
        self.indent = sum(2 if char in "\u3000\u2003" else 1 for char in lead)


def _without_furniture(lines: list[Line]) -> tuple[bool, list[_Seen]]:
    """The lines with text, page numbers off; and whether blank lines stand between nearly all of them, so that they mean nothing."""
    kept: list[_Seen] = []
    blanks = 0
    for line in lines:
        if not line.text.strip(_BLANK):
            blanks += 1
            continue
        seen = _Seen(line, blanks)
        if _RULE_LINE.fullmatch(line.text) or (line.page is None and rules.PAGE_MARK.regex.search(seen.text)):
            blanks += 1
            continue
        kept.append(seen)
        blanks = 0
    gaps = sum(1 for seen in kept[1:] if seen.blanks_before)
    return len(kept) > 3 and gaps > 0.5 * (len(kept) - 1), kept


def _without_false_starts(lines: list[_Seen]) -> list[_Seen]:
    """Forgets where paragraphs start when each is but a line: wrapped text pasted into a Word file has a paragraph mark a line.

    What a reader saw as one paragraph is one line then (a page may have wrapped it once more). A paper whose paragraphs end as
    paragraphs do is believed.
    """
    if not any(seen.line.starts for seen in lines):
        return lines
    whole: list[_Seen] = []
    for seen in lines:
        if whole and seen.line.starts is False:
            whole[-1] = _Seen(replace(whole[-1].line, text=join((whole[-1].line.text, seen.line.text))), whole[-1].blanks_before)
        else:
            whole.append(_Seen(replace(seen.line, starts=None), seen.blanks_before))
    return whole if _edge(whole) else lines


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the lines of a text are broken: ``edge`` is the width of full lines in half-widths, 0 where lines are whole paragraphs."""

    edge: int
    spaced: bool  # blank lines stand between lines everywhere
    hanging: bool  # the first line of a paragraph is two characters shorter: its indent was lost
    column: int = 0  # the width of the widest column of a table that was flattened into lines, 0 where there is none

    @classmethod
    def of(cls, lines: Sequence[_Seen], spaced: bool) -> Wrap:
        unknown = [seen for seen in lines if seen.line.starts is None]
        edge = _edge(unknown)
        return cls(edge, spaced, bool(edge) and _loses_indent(unknown, edge), 0 if edge else _column(unknown))

    def begins(self, group: Sequence[_Seen], ahead: Sequence[_Seen]) -> bool:
        """Whether a paragraph begins with the first line ``ahead``, when ``group`` holds the lines of the current one."""
        seen = ahead[0]
        said = "".join(member.text for member in group)
        if seen.line.starts is not False and _cuts_a_word(group[-1], said, seen):
            return False
        if seen.line.starts is not None:
            return seen.line.starts
        by_form = self._begins_by_form(group, said, ahead)
        if by_form is not None:
            return by_form
        if rules.FINAL.regex.search(said):
            return not self._runs_on(group[-1], seen)
        if seen.indent >= 4 and seen.indent > group[-1].indent:
            return True
        return not self._goes_on(group, said, seen)

    def _begins_by_form(self, group: Sequence[_Seen], said: str, ahead: Sequence[_Seen]) -> bool | None:
        """What the form of the two lines alone decides; None where it decides nothing."""
        before, seen = group[-1], ahead[0]
        begins = bool(rules.MARKER.regex.search(seen.text))
        if rules.BARE_MARKER.regex.search(said):
            return begins
        if rules.CLINGING.regex.search(seen.text):
            return False
        if self.column and (
            rules.CELL.regex.search(seen.text) or rules.CELL.regex.search(before.text) or rules.TITLE_TAIL.regex.search(said)
        ):
            return True
        if rules.SITE_FIELD.regex.search(said):
            return True
        if rules.SPLIT_ROLE.regex.search(said + seen.text[:4]) and before.width <= 6:
            return False
        if "关于" in said and rules.TITLE_HEAD.regex.search(said) and rules.TITLE_TAIL.regex.search(seen.text):
            return False  # before blanks are looked at: titles set wide have them between names
        if begins or (_TABULAR.search(seen.line.text) and _TABULAR.search(before.line.text)):
            return True
        if _is_open(group, ahead) and not (seen.blanks_before and not self.spaced and len(group) == 1 and before.width < 8):
            return False
        if rules.LABEL.regex.search(seen.text):
            return not (self._is_full(before) and rules.ADDRESSED.regex.search(said + seen.text))
        if rules.TITLE_HEAD.regex.search(said) and rules.TITLE_TAIL.regex.search(seen.text):
            return False
        if rules.STANDING_ALONE.regex.search(seen.text) or rules.STANDING_ALONE.regex.search(said):
            return None if self._is_full(before) else True
        if not self._is_full(before) and (rules.ROSTER_ENTRY.regex.search(before.text) or rules.DATED.regex.search(said)):
            return True
        return None

    def _runs_on(self, before: _Seen, seen: _Seen) -> bool:
        """After a full stop: only where the line was full and the next one is no first line."""
        if not self._is_full(before) or (seen.blanks_before and not self.spaced) or seen.indent >= 4:
            return False
        if before.text.endswith(("：", "！", "？")):
            return False
        if self.hanging:
            return seen.width >= self.edge - 2
        return False

    def _goes_on(self, group: Sequence[_Seen], said: str, seen: _Seen) -> bool:
        """In the middle of a sentence: whether the next line goes on with it."""
        before = group[-1]
        gap = bool(seen.blanks_before) and not self.spaced
        heading = bool(rules.MARKED.regex.search(said))
        if rules.HANGING.regex.search(said) and not (heading and said[-1] not in "，、（《“〔") and (len(said) > 12 or not gap):
            return True
        prose = bool(rules.PROSE.regex.search(said))
        if self.edge and not gap and self._is_full(before):
            shorter = 4 if self.hanging and len(group) == 1 else 0
            return (prose and not heading) or before.most >= 0.97 * (self.edge - shorter) or not heading
        if not gap and not heading and self._is_full_first(group) and not rules.UNPUNCTUATED.regex.search(said):
            return bool(rules.CONTINUATION.regex.search(seen.text))
        if self.column and not gap:
            return before.width >= self.column - 4 or (len(said) < 200 and bool(rules.CUT_NAME.regex.search(said)))
        broken = not heading and bool(rules.BROKEN_OFF.regex.search(said))
        if self.edge and not gap:
            return broken or (prose and not heading)
        if heading or _TABULAR.search(before.line.text):
            return False
        long = len(said) >= 40 and not rules.UNPUNCTUATED.regex.search(said)
        return (long or (broken and len(said) >= 15)) and bool(rules.CONTINUATION.regex.search(seen.text))

    def _is_full_first(self, group: Sequence[_Seen]) -> bool:
        """Whether the lines are but the first of a paragraph, as full as one is that lost its indent; 运 may not squeeze in where ， does."""
        return self.hanging and len(group) == 1 and group[0].most >= 0.92 * (self.edge - 4)

    def _is_full(self, seen: _Seen) -> bool:
        return bool(self.edge) and seen.most >= 0.9 * self.edge


def _cuts_a_word(before: _Seen, said: str, seen: _Seen) -> bool:
    """Whether a word goes on over the border, whatever made the break; names and cells of tables may end in anything."""
    if len(said) < 15 or rules.FINAL.regex.search(said) or rules.MARKER.regex.search(seen.text) or rules.LABEL.regex.search(seen.text):
        return False
    if rules.ROSTER_ENTRY.regex.search(before.text) or _TABULAR.search(before.line.text) or _TABULAR.search(seen.line.text):
        return False
    return cuts_a_word(said, seen.text)


def _is_open(group: Sequence[_Seen], after: Sequence[_Seen]) -> bool:
    """Whether a bracket or quotation mark is open at the end of the lines and closed soon. Half a pair may be of another shape."""
    stack: list[tuple[str, int]] = []
    for i, member in enumerate(group):
        for char in member.text:
            if char in _PAIRS:
                stack.append((_PAIRS[char], i))
            elif any(char in closing for closing, _ in stack):
                while stack and char not in stack.pop()[0]:
                    pass
    if not stack or len(group) - stack[-1][1] > _MAX_OPEN_LINES:
        return False
    return any(char in stack[-1][0] for member in after[:_MAX_OPEN_LINES] for char in member.text)


def _edge(lines: Sequence[_Seen]) -> int:
    """The width that lines were broken at: where many lines of prose end, most of them in the middle of a sentence."""
    prose = [seen for seen in lines if seen.width >= 40 and rules.PROSE.regex.search(seen.text)]
    if len(prose) < 6:
        return 0
    best = max({seen.width for seen in prose}, key=lambda edge: (_near(prose, edge), edge))
    near = [seen for seen in prose if 0.92 * best <= seen.width <= 1.04 * best]
    broken = sum(1 for seen in near if not rules.FINAL.regex.search(seen.text))
    beyond = sum(1 for seen in prose if seen.width > 1.15 * best)
    if len(near) >= max(5, 0.3 * len(prose)) and broken > 0.5 * len(near) and beyond < 0.25 * len(prose):
        return best
    return 0


def _near(lines: Sequence[_Seen], edge: int) -> int:
    return sum(1 for seen in lines if edge - 4 <= seen.width <= edge)


def _loses_indent(lines: Sequence[_Seen], edge: int) -> bool:
    """Whether full first lines, those after a full stop on a short line, are narrower than other full lines by two characters."""
    firsts = [
        seen.width
        for before, seen in zip(lines, lines[1:], strict=False)
        if before.width < 0.8 * edge and 0.85 * edge <= seen.width and not seen.indent
    ]
    return len(firsts) >= 3 and sorted(firsts)[len(firsts) // 2] <= edge - 3


def _column(lines: Sequence[_Seen]) -> int:
    """The width of the widest column of a flattened table: nearly all lines are narrow, and many end at one width."""
    widths = sorted(seen.width for seen in lines)
    if len(widths) < 100 or widths[len(widths) // 2] > 24:
        return 0
    widest = widths[int(len(widths) * 0.97)]
    near = sum(1 for width in widths if widest - 2 <= width <= widest)
    return widest if 24 <= widest <= 60 and near >= 0.08 * len(widths) else 0
