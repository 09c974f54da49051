"""Readings of a few lines, for tests of the finders."""

from __future__ import annotations

from extract.document import Document, Span
from extract.mentions import annotate
from extract.outline import build
from extract.parts import Part, PartKind, Parts
from extract.reading import Reading
from extract.records import Elements


def reading_of(*paragraphs: str, elements: Elements | None = None) -> Reading:
    """A reading whose whole text is the policy, one paragraph a line."""
    document = Document.from_paragraphs(paragraphs)
    parts = Parts((Part(PartKind.POLICY, Span(0, len(document.folded.text))),))
    return Reading(document, parts, build(document, parts), elements or Elements(), annotate(document.folded.text))
