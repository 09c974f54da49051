"""Whether a line break cuts a word in two: no paragraph ends in 市政 and none begins with 府办公室. jieba's dictionary knows the words."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

_REACH = 8  # characters on each side: more than a word, enough to see what stands around it


def cuts_a_word(before: str, after: str) -> bool:
    """Whether the likeliest words of two folded texts set end to end have one that reaches over their border.

    >>> cuts_a_word("向省委、省政", "府报告情况"), cuts_a_word("加强组织领导", "各县区要落实责任")
    (True, False)
    """
    if not (_is_han(before[-1:]) and _is_han(after[:1])):
        return False
    left, right = before[-_REACH:], after[:_REACH]
    at = 0
    for word in _tokenizer().cut(left + right, HMM=False):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _tokenizer() -> Any:
    """A dictionary of its own: words that search adds to jieba's common one must not change what is read. Loaded when first asked."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()
