"""Patterns with a look at their first character match what they match without it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules import Rule
from extract.rules.openings import compile_pattern

PATTERNS = (
    "(?:(?:各|有关)市|县)政府",
    "(?<=市)(?:场|容)|(?<=区)域",
    "(?m)^[-*]?(?:组长|成员)",
    r"(?:第|约)?(?P<n>\d+)年",
    "(?:a?b?)c",
    "(?:a|b?)(?:c|)",
    "(?:[^a]|b)c",
    "(?!a)(?:ab|(?:b|c)a)",
)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("abc市场区域容各有关县政府第约12年\n-组长成员", max_size=12))
def test_matches_are_the_same(pattern: str, text: str) -> None:
    assert spans(compile_pattern(pattern), text) == spans(re.compile(pattern), text)


def test_rules_match_the_same_in_each_others_examples() -> None:
    text = "\n".join(example for rule in Rule.known for example in (*rule.examples, *rule.counter_examples))
    text = text.replace("⟦", "").replace("⟧", "")
    for rule in Rule.known:
        assert spans(rule.regex, text) == spans(re.compile(rule.pattern), text), rule.name


@pytest.mark.parametrize(
    ("pattern", "opened"),
    [
        ("(?:(?:各|有关)市|县)政府", "(?=[县各有])(?:(?:(?:各|有关)市|县)政府)"),
        ("(?:各|有关)政府", "(?:各|有关)政府"),  # the engine sees to it itself
        ("(?:[\u4e00-\u9fff]{2}|x)局", "(?:[\u4e00-\u9fff]{2}|x)局"),  # nearly every character may begin it
        ("(?:(?:各)?(?:市)?)?", "(?:(?:各)?(?:市)?)?"),  # may match nothing
    ],
)
def test_where_it_saves_time(pattern: str, opened: str) -> None:
    assert compile_pattern(pattern).pattern == opened
