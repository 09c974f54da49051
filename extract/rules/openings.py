"""With which characters a match can begin: told of them, the engine passes over all other places of a text at once.

``re`` does so by itself for words and simple alternations; before an alternation of groups, or behind an assertion, it tries the
whole pattern at every character, which takes most of the time of a search. The characters are read off the parsed pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_WIDEST = 64  # a range of more characters than this rules out too little to be worth asking
_FEW = 12  # branches of an alternation are tried one after the other where a match has to begin at one place
_CATEGORIES = {ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_SPACE: r"\s"}
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_GLOBAL_FLAGS = re.compile(r"^\(\?[ms]+\)")
_WITHOUT_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)


class _AnythingError(Exception):
    """A match may begin with (almost) any character."""


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """``re.compile`` with a look at the first character in front, where that saves time; it matches what ``pattern`` does.

    >>> compile_pattern("(?:(?:各|有关)市|县)政府").pattern
    '(?=[县各有])(?:(?:(?:各|有关)市|县)政府)'
    """
    parsed = _parser.parse(pattern)
    flags = parsed.state.flags & ~re.UNICODE
    if flags & ~(re.MULTILINE | re.DOTALL) or _is_quick(list(parsed), flags):
        return re.compile(pattern)
    try:
        characters, may_be_empty = _openings(parsed)
    except _AnythingError:
        return re.compile(pattern)
    if may_be_empty:
        return re.compile(pattern)
    return re.compile(f"(?=[{''.join(sorted(characters))}])(?:{_GLOBAL_FLAGS.sub('', pattern)})", flags)


def _is_quick(items: list[tuple[Any, Any]], flags: int) -> bool:
    """Whether ``re`` finds the places itself: the text's beginning, a character, a class, or an alternation of a few words."""
    while items and items[0][0] is ops.SUBPATTERN:
        items = list(items[0][1][3])
    if not items:
        return True
    op, argument = items[0]
    if op is ops.BRANCH:
        return len(argument[1]) <= _FEW and all(branch and branch[0][0] is ops.LITERAL for branch in argument[1])
    return op in (ops.LITERAL, ops.IN) or (op is ops.AT and not flags & re.MULTILINE)


def _openings(items: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The first characters of a sequence, as parts of a class, and whether it may match nothing."""
    found: set[str] = set()
    for op, argument in items:
        characters, may_be_empty = _of_item(op, argument)
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


def _of_item(op: Any, argument: Any) -> tuple[set[str], bool]:
    if op in _WITHOUT_WIDTH:
        return set(), True
    if op is ops.LITERAL:
        return {re.escape(chr(argument))}, False
    if op is ops.IN:
        return {_of_class(*member) for member in argument}, False
    if op is ops.SUBPATTERN and not (argument[1] or argument[2]):
        return _openings(argument[3])
    if op in _REPEATS:
        characters, may_be_empty = _openings(argument[2])
        return characters, may_be_empty or argument[0] == 0
    if op is ops.BRANCH:
        branches = [_openings(branch) for branch in argument[1]]
        return set().union(*(characters for characters, _ in branches)), any(may_be_empty for _, may_be_empty in branches)
    raise _AnythingError


def _of_class(op: Any, argument: Any) -> str:
    if op is ops.LITERAL:
        return re.escape(chr(argument))
    if op is ops.RANGE and argument[1] - argument[0] <= _WIDEST:
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    if op is ops.CATEGORY and argument in _CATEGORIES:
        return _CATEGORIES[argument]
    raise _AnythingError
