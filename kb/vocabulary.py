"""The words of Chinese and of policy papers, for the build of the index: which words a text uses, and where its words begin.

jieba's dictionary is read as the file that it is: its splitter is too slow for a large catalogue, and a question is split by the words
that the catalogue holds (kb/words.py), so that no dictionary is loaded to answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kb import everyday
from kb.fold import fold_for_search
from kb.paths import schema

LONGEST = 8  # characters of a word
_RARE = 3  # a word of jieba's that it met less often is mostly a name or a mistake
_COMMON = 30
_LINE = re.compile(rf"^(\S{{2,{LONGEST}}}) (\d+)", re.M)
_OWN = 500  # the frequency of a word of this project: enough to be kept whole


@cache
def words() -> dict[str, int]:
    """Words of two characters and more with their frequency in jieba's count of some 60 million."""
    lines = _LINE.findall(_jieba_dictionary().read_text("utf-8"))
    found = {word: number for word, frequency in lines if (number := int(frequency)) >= _RARE}
    for word in _own():
        if 2 <= len(word) <= LONGEST:
            found[word] = max(found.get(word, 0), _OWN)
    return found


def _jieba_dictionary() -> Path:
    spec = find_spec("jieba")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).with_name("dict.txt")


def _own() -> Iterator[str]:
    """The words of departments, of policy papers and of everyday questions."""
    from extract.rules import departments

    for name in (*departments.stems(), *departments.bodies()):
        yield fold_for_search(name)
    for line in schema("vocabulary.txt").splitlines():
        if not line.startswith("#"):
            yield from map(fold_for_search, line.split())
    for word in everyday.known():
        yield from everyday.forms(word)


@cache
def _longest() -> dict[str, int]:
    """The first two characters of words → how long the longest word is that begins with them."""
    return _lengths(words())


@cache
def _common() -> tuple[frozenset[str], dict[str, int]]:
    """The words that tell where words begin: rare and long ones would lead astray, and take longer."""
    known = frozenset(word for word, frequency in words().items() if frequency >= _COMMON and len(word) <= 4)
    return known, {pair: length for pair, length in _lengths(known).items() if length > 1}


def _lengths(known: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in known:
        head = word[:2]
        if len(word) > found.get(head, 0):
            found[head] = len(word)
    return found


def words_in(folded: str) -> set[str]:
    """Every word that stands in a folded text, those within others too: 供热管网 holds 供热 and 管网."""
    known, longest = words(), _longest()
    found = set()
    for start in range(len(folded) - 1):
        length = longest.get(folded[start : start + 2])
        if length:
            for end in range(start + 2, start + length + 1):
                if folded[start:end] in known:
                    found.add(folded[start:end])
    return found


def heads(folded: str) -> list[str]:
    """The first two characters of each word of a folded text, the longest word taken from the left; what no word begins is left out.

    >>> heads("推进空气源热泵的使用")
    ['推进', '空气', '热泵', '使用']
    """
    known, lengths = _common()
    length_from = lengths.get
    found: list[str] = []
    at, size = 0, len(folded)
    while at < size:  # each character of a catalogue passes here: the longest word that begins with a pair is looked up, not sought
        pair = folded[at : at + 2]
        length = length_from(pair)
        if length is None:
            at += 1
            continue
        found.append(pair)
        if length == 2:
            at += 2
        elif length == 4 and folded[at : at + 4] in known:
            at += 4
        elif folded[at : at + 3] in known:
            at += 3
        else:
            at += 2 if pair in known else 1
    return found
