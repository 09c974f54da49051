"""Who does what: every organisation, role and task that a document states.

The forms, in the order in which they are looked for (what one has taken, the next leaves alone):
trailing brackets and labelled lines (``anchors``), rows of task tables (``task_tables``), duty lists (``duties``),
running text (``prose``).
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.document import Span
from extract.finders.actors import Duty
from extract.finders.anchors import Scopes, find_anchors
from extract.finders.announced import find_announced_duties
from extract.finders.duties import find_duties
from extract.finders.first_leads import with_leaders
from extract.finders.flat_task_tables import find_flat_table_duties
from extract.finders.prose import find_prose_duties
from extract.finders.standing import standing_duties
from extract.finders.task_tables import find_table_duties
from extract.reading import Reading
from extract.records import Responsibility


def find_responsibilities(reading: Reading) -> list[Responsibility]:
    """One record for each organisation and role of a task, in order of place, none twice."""
    anchors = with_leaders(reading, find_anchors(reading))
    scopes = Scopes(reading, anchors)
    duties: list[Duty] = []
    governed: list[Span] = []
    for i, anchor in enumerate(anchors):
        task = scopes.of(i)
        if task is None:
            continue
        governed.append(task)
        for assignment in anchor.assignments:
            duties += [Duty(actor, assignment.role, assignment.role_text, task, anchor.span) for actor in assignment.actors]
    duties += standing_duties(reading, anchors, scopes)
    duties += find_table_duties(reading)
    flat = find_flat_table_duties(reading)
    duties += flat
    brackets = [anchor.span for anchor in anchors]
    announced = find_announced_duties(reading, governed + brackets + [duty.quote for duty in flat])
    listed = find_duties(reading, governed + brackets + [duty.quote for duty in flat] + [duty.task for duty in announced])
    duties += listed + announced
    duties += find_prose_duties(reading, brackets + [duty.task for duty in listed] + [duty.quote for duty in flat + announced])
    return _records(reading, duties)


def _records(reading: Reading, duties: Iterable[Duty]) -> list[Responsibility]:
    seen: set[tuple[str, str, int, int]] = set()
    records: list[Responsibility] = []
    for duty in duties:
        key = (duty.actor.mention, duty.role, duty.task.start, duty.task.end)
        if key in seen:
            continue
        seen.add(key)
        records.append(
            Responsibility(
                task=reading.original(duty.task),
                mention=duty.actor.mention,
                role=duty.role,
                role_text=duty.role_text,
                quote=_stripped(reading, duty.quote),
                clause=reading.clause_path(duty.task.start),
                mention_span=reading.original(duty.actor.span),
                listed_as=duty.actor.listed_as,
            )
        )
    records.sort(key=lambda r: (r.task.start, r.quote.start, r.mention_span.start if r.mention_span else 0, r.role))
    return records


def _stripped(reading: Reading, quote: Span) -> Span:
    """A folded span in original offsets, without line feeds and blanks at its ends."""
    span, text = reading.original(quote), reading.document.text
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
