"""What the language looks like, as data: patterns that carry their own proof.

A ``Rule`` holds one regular expression over *folded* text (see ``extract.document.Folded``), examples that it must
match and counter-examples that it must not. ``tests/extract/test_rules.py`` runs them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from extract.rules.openings import compile_pattern


@dataclass(frozen=True)
class Rule:
    """A pattern of the language.

    An example may mark what is to be matched, ``"到⟦2024年底⟧完成"``: the marked part must then be exactly one match of
    the pattern in the unmarked text. An unmarked example must match somewhere, a counter-example nowhere.
    ``source`` says where the form comes from: a standard such as GB/T 9704, or the layouts that use it.
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    source: str = ""
    known: ClassVar[list[Rule]] = []  # the registry that the test walks

    def __post_init__(self) -> None:
        Rule.known.append(self)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return compile_pattern(self.pattern)
