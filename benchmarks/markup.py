"""The plain source of a policy paper, from which every format is made; a change in it reads well in a diff.

One paragraph a line. The first characters say what it is::

    # 标题            a title, centred; titles that follow one another are lines of one title
    = 青政发〔2024〕3号   centred, smaller
    @ 青禾市人民政府文件   the red head over the document number
    > 青禾市人民政府     right-aligned: issuers and date of a signature
    | 市 | 户数 |       a row of a table, the first one its head
    ---              a new page
    anything else    a paragraph, set in by two characters where it is text
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TITLE = "title"
    CENTRED = "centred"
    RED_HEAD = "red head"
    SIGNATURE = "signature"
    PARAGRAPH = "paragraph"
    HANGING = "hanging"  # a line that stands where it stands: labels of rosters, the addressee, 附件
    TABLE = "table"
    PAGE_BREAK = "page break"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a table of the source; ``rows`` of a table alone."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


_MARKS = {"#": Kind.TITLE, "=": Kind.CENTRED, "@": Kind.RED_HEAD, ">": Kind.SIGNATURE}
_FLUSH = re.compile(r"【|附件[0-9]?[:：]?|.{2,60}[：:]$")
_SPREAD = re.compile(r"　|(组长|副组长|成员|召集人)：")


def parse(source: str) -> list[Piece]:
    """The pieces of a source text, in order.

    >>> parse("# 方案\\n| 市 | 户 |\\n| 青禾市 | 3 |")[1].rows
    (('市', '户'), ('青禾市', '3'))
    """
    pieces: list[Piece] = []
    rows: list[tuple[str, ...]] = []
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            pieces.append(Piece(Kind.TABLE, rows=tuple(rows)))
            rows = []
        if line.strip():
            pieces.append(_piece(line))
    return pieces


def _piece(line: str) -> Piece:
    if line == "---":
        return Piece(Kind.PAGE_BREAK)
    if line[0] in _MARKS and line[1:2] == " ":
        return Piece(_MARKS[line[0]], line[2:])
    if _FLUSH.match(line) or _SPREAD.match(line) or _SPREAD.search(line[:8]):
        return Piece(Kind.HANGING, line)
    return Piece(Kind.PARAGRAPH, line)


def titles_joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with the lines of a title in one piece, for formats that break lines themselves."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.TITLE and joined and joined[-1].kind is Kind.TITLE:
            joined[-1] = Piece(Kind.TITLE, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def text_of(pieces: Iterable[Piece]) -> str:
    """All that a reader should find, white space aside: a row a line, cells parted by tabs."""
    lines: list[str] = []
    for piece in pieces:
        lines.extend("\t".join(row) for row in piece.rows)
        if piece.text:
            lines.append(piece.text)
    return "\n".join(lines) + "\n"
