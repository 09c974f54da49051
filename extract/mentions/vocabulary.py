"""Many words, looked for in running text: which of them stand where, the longest first from the left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import add


def lengths_by_opening(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that begin with two characters, longest first; words of one character are left out.

    >>> lengths_by_opening(["青禾", "青禾市", "云岭县"])
    {'青禾': (3, 2), '云岭': (3,)}
    """
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            found.setdefault(word[:2], set()).add(len(word))
    return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in found.items()}


class Vocabulary:
    """Words of two or more characters. Few places of a text begin as one of them does, and only there are words compared."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = lengths_by_opening(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words stand, never overlapping: the longest that begins at a place, then the next behind its end.

        >>> list(Vocabulary(["青禾", "青禾市", "市云岭"]).find("在青禾市云岭县"))
        [(1, '青禾市')]
        """
        edge = 0
        openings = map(add, text, text[1:])
        for at in compress(count(), map(self._lengths.__contains__, openings)):  # no line of Python runs for the other places
            if at >= edge:
                word = next((word for n in self._lengths[text[at : at + 2]] if (word := text[at : at + n]) in self._words), "")
                if word:
                    yield at, word
                    edge = at + len(word)
