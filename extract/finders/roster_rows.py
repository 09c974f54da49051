"""Rows of a roster: how a role, a person and a post are written into the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Span
from extract.mentions.entries import Person
from extract.reading import Reading
from extract.records import RosterMember
from extract.rules.rosters import POSITION

_OFFICE_ROLES = {"成员": "办公室成员", "工作人员": "办公室成员", "组员": "办公室成员"}
_TITLES = re.compile(rf"(?:原|常务|第一|代理?|专职|副)?(?:{POSITION.pattern})(?:（[^）]*）|\([^)]*\))?$")

_BODY_ENDS = "局厅委办院部处室所站心司会行社校队组团场厂店港区县市省州盟旗镇乡村道庭署馆台园府协联科股班军层家体）)"


@dataclass(frozen=True, slots=True)
class Seats:
    """A role with its people, as one label or one statement of the text gives them. Spans are folded."""

    role: str
    at: int  # where the role is said
    label: Span  # the words that say it
    people: tuple[Person, ...]
    end: int
    office: bool = False
    labelled: bool = True
    group: str = ""


def member(reading: Reading, group: str, role: str, name: Span, post: tuple[Span, ...], quote: Span) -> RosterMember:
    """One row out of folded spans."""
    written = written_post(reading, post)
    return RosterMember(
        group_name=group,
        role=role,
        person=reading.text[name.start : name.end].replace("\n", ""),
        post=written or None,
        quote=reading.original(quote),
        clause=reading.clause_path(name.start),
        organisation_mention=organisation_in(written),
    )


def office_role(role: str) -> str:
    """The role as the office of a body has it: 副主任 → 办公室副主任, 工作人员 → 办公室成员, 联络员 as it is."""
    return f"办公室{role}" if role.endswith("主任") else _OFFICE_ROLES.get(role, role)


def written_post(reading: Reading, pieces: tuple[Span, ...]) -> str:
    """A post as written, without blanks and line breaks."""
    written = "".join(reading.quote(piece) for piece in pieces)
    return re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", written)


def organisation_in(post: str) -> str | None:
    """The part of a post that names the body.

    >>> organisation_in("市财政局党组书记、局长"), organisation_in("副市长")
    ('市财政局', None)
    """
    body = _TITLES.sub("", re.split(r"[、，,兼]", post)[0])
    while (shorter := _TITLES.sub("", body)) != body:
        body = shorter
    if body and body[-1] not in _BODY_ENDS and (last := max(body.rfind(char) for char in "局厅委办处部院")) > 0:
        body = body[: last + 1]  # 市公安局宣传处宣传[科长]
    return body if len(body) >= 2 else None
