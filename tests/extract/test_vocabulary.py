"""Words looked for in running text: what is found is what comparing at every place finds."""

from hypothesis import given
from hypothesis import strategies as st

from extract.mentions.vocabulary import Vocabulary

WORDS = ("青禾", "青禾市", "青禾市辖", "市云", "云岭", "云岭县", "禾市云岭县乡")


def by_comparing(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    while at < len(text):
        word = max((word for word in WORDS if text.startswith(word, at)), key=len, default="")
        found += [(at, word)] if word else []
        at += len(word) or 1
    return found


@given(st.lists(st.sampled_from([*WORDS, *"青禾市云岭县乡辖"])).map("".join))
def test_longest_first_from_the_left(text: str) -> None:
    assert list(Vocabulary(WORDS).find(text)) == by_comparing(text)


def test_whole_words_alone_are_in_it() -> None:
    assert [word in Vocabulary(WORDS) for word in ("青禾", "青禾市", "青", "云岭乡")] == [True, True, False, False]
