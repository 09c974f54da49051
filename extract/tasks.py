"""Which facts speak of one task, so that who must do what by when can be joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.document import Span
from extract.reading import Reading
from extract.records import Deadline, Responsibility, Target, Task

_SENTENCE_END = "。！？\n"


def link_tasks(
    reading: Reading, responsibilities: Sequence[Responsibility], targets: Sequence[Target], deadlines: Sequence[Deadline]
) -> tuple[tuple[Task, ...], dict[tuple[str, int], int]]:
    """The tasks of a document, and which fact (kind, index) belongs to which (index).

    A target or deadline belongs to the smallest assigned task that holds its passage, else to the sentence that it
    stands in: two facts of one sentence share a task.
    """
    tasks: list[Task] = []
    index_of: dict[Span, int] = {}
    task_of: dict[tuple[str, int], int] = {}

    def index(span: Span) -> int:
        if span not in index_of:
            index_of[span] = len(tasks)
            tasks.append(Task(span, reading.clause_path(reading.document.folded.at(span.start))))
        return index_of[span]

    for i, responsibility in enumerate(responsibilities):
        task_of["responsibilities", i] = index(responsibility.task)
    assigned = _Holders([r.task for r in responsibilities])
    for i, target in enumerate(targets):
        span = target.value_span or target.quote
        task_of["targets", i] = index(assigned.smallest(span) or _sentence(reading, span))
    for i, deadline in enumerate(deadlines):
        span = deadline.time_span or deadline.action
        task_of["deadlines", i] = index(
            assigned.smallest(span) or assigned.smallest(deadline.action) or _sentence(reading, deadline.action)
        )
    return tuple(tasks), task_of


class _Holders:
    """Spans that may hold others, asked for the smallest that does."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(set(spans))
        self.starts = [span.start for span in self.spans]
        self.longest = max((len(span) for span in self.spans), default=0)

    def smallest(self, inner: Span) -> Span | None:
        best: Span | None = None
        for i in range(bisect_right(self.starts, inner.start) - 1, -1, -1):
            span = self.spans[i]
            if inner.start - span.start > self.longest:
                break
            if inner in span and (best is None or len(span) < len(best)):
                best = span
        return best


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence of the original text that holds a span, without blanks at its ends."""
    text = reading.document.text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] not in _SENTENCE_END:
        start -= 1
    while end < len(text) and text[end] not in _SENTENCE_END:
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
