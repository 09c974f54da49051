"""Those who owe every task that follows: （…。以下均需各市州人民政府落实，不再列出）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Span
from extract.finders.actors import Duty, actors_of
from extract.finders.anchors import Anchor, Scopes
from extract.finders.statements import Actor
from extract.reading import Reading
from extract.records import Role
from extract.rules.roles import GUARANTEES, STANDING

_ROLES = (("落实", Role.IMPLEMENT), ("实施", Role.IMPLEMENT), ("", Role.RESPONSIBLE))


@dataclass(frozen=True, slots=True)
class _Standing:
    """A remark: whom it names, in which role, the passage that says so, and from where to where it reaches (folded)."""

    actors: tuple[Actor, ...]
    role: Role
    role_text: str
    quote: Span
    since: int
    until: int


def standing_duties(reading: Reading, anchors: Sequence[Anchor], scopes: Scopes) -> list[Duty]:
    """The rows that such remarks give to the anchors behind them; none where the anchor names the body itself."""
    duties: list[Duty] = []
    for remark in _remarks(reading, anchors):
        for i, anchor in enumerate(anchors):
            if not remark.since <= anchor.span.start < remark.until or _guarantees(reading, anchor.span.start, remark.quote.start):
                continue
            task = scopes.of(i)
            named = {actor.mention for assignment in anchor.assignments for actor in assignment.actors}
            if task is not None:
                duties += [
                    Duty(actor, remark.role, remark.role_text, task, remark.quote) for actor in remark.actors if actor.mention not in named
                ]
    return duties


def _remarks(reading: Reading, anchors: Sequence[Anchor]) -> list[_Standing]:
    text, found = reading.text, list[_Standing]()
    if "不再" not in text and "以下均同" not in text:
        return found  # no such remark is without them, and the search for one is slow
    for part in reading.fact_spans:
        for match in STANDING.regex.finditer(text, part.start, part.end):
            group = next(name for name in ("who", "those", "whom") if match[name])
            actors = tuple(actors_of(text, *match.span(group)))
            said = match["verb"] or "责任"
            role = next(role for word, role in _ROLES if word in said)
            quote = next((anchor.span for anchor in anchors if match.start() in anchor.span), Span(*match.span()))
            until = reading.parts.at(match.start()).span.end
            if actors:
                since = quote.start if match["whom"] else quote.end  # 均为责任单位，以下不再列出: of its own task, too
                found.append(_Standing(actors, role, said, quote, since, until))
    return found


def _guarantees(reading: Reading, at: int, since: int) -> bool:
    """Whether an anchor stands in a section of safeguards, and the remark before it does not."""
    return _section(reading, at) != _section(reading, since) and GUARANTEES.regex.search(_section(reading, at)) is not None


def _section(reading: Reading, at: int) -> str:
    clause = reading.clause_at(at)
    heads = [said for head in ([clause, *reading.outline.ancestors(clause)] if clause else []) if (said := head.heading.of(reading.text))]
    return heads[-1] if heads else ""
