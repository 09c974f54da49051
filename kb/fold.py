"""How a text is made easy to search, and what stands where in it: one width, lower case, no blanks, one kind of bracket."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Sequence

from extract.document import fold_character

_CODE_POINTS = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_QUOTES = dict.fromkeys("\"'＂＇“”‘’「」『』〝〞", "”")  # in a token they would need escapes
_YEAR = re.compile(r"（((?:19|20)\d\d)）(?=第?\d+号)")  # 发（2022）22号 is written for 发〔2022〕22号


class _Table(dict[int, str]):
    """Code point → its folded characters; fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in _QUOTES:
        return _QUOTES[char]
    plain = fold_character(char)
    if plain == char and ord(char) >= 0x2000:
        plain = unicodedata.normalize("NFKC", char)  # ㎡ → m2, ① → 1, so that what people type is found
    plain = "".join(fold_character(c) for c in plain.lower())
    return "".join(_QUOTES.get(c, c) for c in plain if not c.isspace() and c.isprintable())


_TABLE = _Table()


def fold_for_search(text: str) -> str:
    """``fold_for_search("Ａ市 发[2022]22号") == "a市发〔2022〕22号"``."""
    folded = text.translate(_TABLE)
    return _YEAR.sub(r"〔\1〕", folded) if "号" in folded else folded


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset in ``text`` that it came from."""
    pieces = [_TABLE[ord(char)] for char in text]
    offsets = [offset for offset, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    return (_YEAR.sub(r"〔\1〕", folded) if "号" in folded else folded), offsets


def bigrams(text: str) -> str:
    """The tokens of a text for the index: ``财政厅`` → ``财政 政厅 厅``; the last character stands alone, so that it is found alone."""
    return pairs(fold_for_search(text))


def pairs(folded: str) -> str:
    """Each character of a folded text with the one after it, parted by blanks."""
    return pairs_of([folded])[0].rstrip()


def pairs_of(folded: Sequence[str]) -> list[str]:
    """The ``pairs`` of many texts, which hold no line feeds; laid out in one array, where it takes a fraction of cutting each pair."""
    joined = "".join(f"{text}\n" for text in folded)
    characters = array("I", joined.encode(_CODE_POINTS))
    laid_out = array("I", [ord(" ")]) * (3 * len(characters))
    laid_out[0::3] = characters
    laid_out[1:-2:3] = characters[1:]
    at = -1
    while (at := joined.find("\n", at + 1)) >= 0:
        laid_out[3 * at + 1] = ord(" ")  # a line feed is paired with nothing, nor is the character before it
        if at:
            laid_out[3 * at - 2] = ord(" ")
    return [text.strip(" ") for text in laid_out.tobytes().decode(_CODE_POINTS).split("\n")[:-1]]
