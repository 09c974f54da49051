"""The order of it all, and nothing else: file → paper → document → parts → outline → mentions → facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.checks import check
from extract.document import Document
from extract.elements import read_elements
from extract.finders.citations import find_citations
from extract.finders.deadlines import find_deadlines
from extract.finders.funding import find_funding
from extract.finders.responsibilities import find_responsibilities
from extract.finders.rosters import find_members
from extract.finders.targets import find_targets
from extract.layout import compose
from extract.mentions import annotate
from extract.outline import build
from extract.parts import split
from extract.readers import read
from extract.reading import Reading
from extract.records import Extraction
from extract.resolve import Resolver
from extract.tasks import link_tasks


def extract(path: Path) -> Extraction:
    """All facts of one file. Raises ``extract.readers.Unreadable`` where it cannot be read."""
    return extract_document(compose(read(path)))


def read_document(document: Document) -> Reading:
    """A document with its parts, outline, mentions and elements, ready for the finders."""
    parts = split(document)
    elements = read_elements(document, parts)
    return Reading(document, parts, build(document, parts), elements, annotate(document.folded.text))


def extract_document(document: Document) -> Extraction:
    """All facts of a document that was read."""
    reading = read_document(document)
    resolver = Resolver(reading.elements, document)
    responsibilities = tuple(
        replace(r, organisation=resolver.organisation(r.mention, prefix_from=r.listed_as)) for r in find_responsibilities(reading)
    )
    members = tuple(
        replace(m, organisation=resolver.organisation(m.organisation_mention)) if m.organisation_mention else m
        for m in find_members(reading)
    )
    targets, deadlines = tuple(find_targets(reading)), tuple(find_deadlines(reading))
    tasks, task_of = link_tasks(reading, responsibilities, targets, deadlines)
    extraction = Extraction(
        document=document,
        elements=reading.elements,
        clauses=reading.outline.clauses,
        tasks=tasks,
        responsibilities=responsibilities,
        targets=targets,
        members=members,
        deadlines=deadlines,
        funding=tuple(find_funding(reading)),
        citations=tuple(find_citations(reading)),
        task_of=task_of,
    )
    return replace(extraction, findings=tuple(check(reading, extraction)))
