"""Every rule proves itself: its examples match, its counter-examples do not."""

import importlib
import pkgutil

import pytest

import extract
from extract.document import fold
from extract.rules import Rule

for module in pkgutil.walk_packages(extract.__path__, "extract."):
    importlib.import_module(module.name)

EXAMPLES = [(rule, example) for rule in Rule.known for example in rule.examples]
COUNTER_EXAMPLES = [(rule, example) for rule in Rule.known for example in rule.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_example_matches(rule: Rule, example: str) -> None:
    if "⟦" not in example:
        assert rule.regex.search(fold(example))
        return
    before, rest = example.split("⟦", 1)
    wanted, after = rest.split("⟧", 1)
    spans = [m.span() for m in rule.regex.finditer(fold(before + wanted + after))]
    start = len(fold(before))
    assert (start, start + len(fold(wanted))) in spans


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_counter_example_does_not_match(rule: Rule, example: str) -> None:
    assert not rule.regex.search(fold(example))


def test_every_rule_has_examples() -> None:
    assert Rule.known
    assert [rule.name for rule in Rule.known if not rule.examples] == []
