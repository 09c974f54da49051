"""A remark by which the first unit of each list leads: （责任单位：A，B、C。排在第一位的为牵头单位，下同）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.finders.anchors import Anchor
from extract.finders.statements import Assignment
from extract.reading import Reading
from extract.records import Role
from extract.rules.roles import FIRST_LEADS, FROM_HERE_ON


def with_leaders(reading: Reading, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors with the first of several responsible units as leader, as far as such a remark reaches.

    In a statement it holds for that one, with 下同 for those after it too; anywhere else it holds for the whole part.
    """
    text, led = reading.text, set[int]()
    if not any(word in text for word in ("首位", "第一", "一位", "1位", "前面", "最前")):
        return list(anchors)  # no such remark is without them, and the search for one is slow
    for part in reading.fact_spans:
        mine = [i for i, anchor in enumerate(anchors) if part.start <= anchor.span.start < part.end]
        for remark in FIRST_LEADS.regex.finditer(text, part.start, part.end):
            at = next((i for i in mine if remark.start() in anchors[i].span), None)
            if at is None:
                led.update(mine)
            else:
                onward = FROM_HERE_ON.regex.search(text, remark.start(), anchors[at].span.end)
                led.update(i for i in mine if i == at or (onward and i > at))
    return [replace(anchor, assignments=_first_leads(anchor.assignments)) if i in led else anchor for i, anchor in enumerate(anchors)]


def _first_leads(assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The same with the first unit apart as leader; untouched where one leads already or a single unit is named."""
    first = assignments[0]
    if first.role is not Role.RESPONSIBLE or any(each.role is Role.LEAD for each in assignments) or len(first.actors) < 2:
        return assignments
    return (Assignment(Role.LEAD, first.role_text, first.actors[:1]), replace(first, actors=first.actors[1:]), *assignments[1:])
