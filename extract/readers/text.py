"""Plain text: which encoding it is in, and its lines."""

from __future__ import annotations

import re
from pathlib import Path

from extract.document import Line, Paper
from extract.readers import limits
from extract.readers.errors import Unreadable

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FALLBACKS = ("gb18030", "utf-8", "big5hkscs", "utf-16-le", "utf-16-be")
# The commonest characters of official Chinese, simplified and traditional: a wrong decoding hits few of them.
_COMMON = frozenset("的和在有为是了于以等工作发展建设管理实施部门单位政府人民市县区年月日一二三四五、，。：（）關於國與為發實")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """The text of ``data``: BOM, UTF-16 without BOM, strict UTF-8, strict GB18030, then the best-scored reading.

    Raises ``Unreadable``: *empty*, *not_a_document* for binary data, *bad_encoding* where no reading looks like text.
    """
    if not data.strip(b"\x00\t\n\r \x0b\x0c"):
        raise Unreadable("empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if wide := _wide_encoding(data):
        return data.decode(wide, errors="replace")
    if len(_BINARY.findall(data[:65536])) > max(4, len(data[:65536]) // 200):
        raise Unreadable("not_a_document")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _score(text) > 0:
            return text
    return _best_reading(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a BOM: nearly every line feed and digit has a zero byte beside it, always on the same side."""
    sample = data[: 1 << 16]
    if sample.count(b"\x00") < max(2, len(sample) // 200):
        return None
    readings = [
        (_score(sample[: len(sample) & ~1].decode(encoding, errors="replace")), encoding) for encoding in ("utf-16-le", "utf-16-be")
    ]
    best, encoding = max(readings)
    return encoding if best > 0.02 else None


def _best_reading(data: bytes) -> str:
    readings = [(_score(text), text) for text in (data.decode(encoding, errors="replace") for encoding in _FALLBACKS)]
    score, text = max(readings, key=lambda reading: reading[0])
    if score <= 0:
        raise Unreadable("bad_encoding")
    return text


def _score(text: str) -> float:
    """How much a decoding looks like Chinese or English prose: common characters less replacement and unassigned ones."""
    sample = text[:20_000]
    good = sum(char in _COMMON or (char.isascii() and (char.isalnum() or char in " \n\r\t.,;:")) for char in sample)
    rare = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or ord(char) < 9 for char in sample)
    return (good - 4 * rare) / max(1, len(sample))


def split_lines(text: str) -> list[str]:
    """Lines of a text, whatever ends them; a form feed ends one too."""
    lines = _LINE_ENDS.split(text)
    if len(lines) > limits.MAX_LINES:
        raise Unreadable("too_large", detail=f"{len(lines)} lines")
    return lines


def load(path: Path) -> str:
    """The decoded text of a file; see ``decode``. Raises ``Unreadable`` *too_large* too."""
    if path.stat().st_size > limits.MAX_TEXT_BYTES:
        raise Unreadable("too_large", detail=f"{path.stat().st_size} bytes")
    return decode(path.read_bytes())


def read_text(path: Path, text: str | None = None) -> Paper:
    """Plain text as lines; where a paragraph starts is left to ``layout``, rows typed with tabs become a table."""
    lines = [Line(line) for line in split_lines(load(path) if text is None else text)]
    return Paper(tuple(with_tab_tables(lines)), "text/plain", "text")


def with_tab_tables(lines: list[Line]) -> list[Line]:
    """Runs of two lines or more that hold the same number of tabs (two at least) become rows of one table.

    ``序号\\t单位\\t任务`` over ``1\\t青禾市\\t35`` is such a run; a single tab is a roster's blank and stays one.
    """
    out: list[Line] = []
    at, table = 0, sum(1 for line in lines if line.cells is not None)
    while at < len(lines):
        end = at
        tabs = lines[at].text.count("\t")
        while end < len(lines) and tabs >= 2 and lines[end].cells is None and lines[end].text.count("\t") == tabs:
            end += 1
        if end - at >= 2:
            out.extend(
                Line(line.text, starts=True, cells=tuple(cell.strip() for cell in line.text.split("\t")), table=table)
                for line in lines[at:end]
            )
            table += 1
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out
