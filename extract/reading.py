"""A document with all that the finders look at: its parts, its outline, what it names, what its head says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extract.document import Document, Span
from extract.outline import Clause, Outline
from extract.parts import Parts
from extract.records import Elements

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Reading:
    """One document, read once; every finder takes it and nothing else. Spans inside are folded."""

    document: Document
    parts: Parts
    outline: Outline
    elements: Elements
    mentions: Doc

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self.document.folded.text

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause at a folded offset; ``None`` before the first one."""
        return self.outline.at(offset)

    def clause_path(self, offset: int) -> str:
        """The label of the clause at a folded offset, from the top: ``二、/（六）``; '' where there is none."""
        return self.outline.path_at(offset)

    def original(self, span: Span) -> Span:
        """A folded span in original offsets."""
        return self.document.original(span)

    def quote(self, span: Span) -> str:
        """The verbatim text at a folded span."""
        return self.original(span).of(self.document.text)

    @cached_property
    def fact_spans(self) -> tuple[Span, ...]:
        """The folded stretches in which facts are looked for: notice, policy and annexes, in order."""
        return self.parts.fact_spans
