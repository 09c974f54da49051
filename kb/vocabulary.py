"""The words of Chinese and of policy papers, for the build of the index: which words a text uses, and where its words begin.

jieba's dictionary is read as the file that it is: its splitter is too slow for a large catalogue, and a question is split by the words
that the catalogue holds (kb/words.py), so that no dictionary is loaded to answer it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kb import everyday
from kb.fold import fold_for_search
from kb.paths import schema

LONGEST = 8  # characters of a word
_RARE = 3  # a word of jieba's that it met less often is mostly a name or a mistake
_OWN = 500  # the frequency of a word of this project: enough to be kept whole


@cache
def words() -> dict[str, int]:
    """Words of two characters and more with their frequency in jieba's count of some 60 million."""
    found: dict[str, int] = {}
    for line in _jieba_dictionary().read_text("utf-8").splitlines():
        word, frequency, *_ = line.split(" ")
        if 2 <= len(word) <= LONGEST and int(frequency) >= _RARE:
            found[word] = int(frequency)
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
def _automaton() -> Any:
    import ahocorasick

    found = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for word in words():
        found.add_word(word)
    found.make_automaton()
    return found


def words_in(folded: str) -> set[str]:
    """Every word that stands in a folded text, those within others too: 供热管网 holds 供热 and 管网."""
    return {folded[end - length + 1 : end + 1] for end, length in _automaton().iter(folded)}


def word_starts(folded: str) -> Iterator[int]:
    """Where words begin, the longest taken from the left; what no word covers begins at each character.

    >>> text = "空气源热泵"
    >>> [text[i] for i in word_starts(text)]
    ['空', '源']
    """
    at = 0
    for end, length in _automaton().iter_long(folded):
        yield from range(at, end - length + 2)
        at = end + 1
    yield from range(at, len(folded))
