"""Other papers and standards on which a policy rests: each once, with what the policy says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Span
from extract.mentions import group
from extract.mentions.references import ReferenceMention
from extract.reading import Reading
from extract.records import Citation
from extract.rules.elements import GENRES
from extract.rules.references import CUED, FOLLOWED, FORM, SHORT_NAME
from extract.titles import in_one_line, key

_CONTEXT = 60
_LISTED = re.compile(r"(?:《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:（[^（）]*）)?|[、和及与以]|以及|（以下简?称[^（）]*）)+$")
_PRINTED = re.compile(r"^(?:.{0,60}?关于)?(?:印发|转发|批转|发布|公布)[《<〈]?(?P<inner>.{4,}?)[》>〉]?的?通知(?:（[^（）]*）)?$")
_STRENGTH = ("repeals", "revises", "forwards", "issues", "basis", "implements", "mentions")


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    value: ReferenceMention
    relation: str


def find_citations(reading: Reading) -> list[Citation]:
    """The citations of a document in order of place, each paper once.

    The policy's own title and its annexes are none; neither are forms, certificates and short names given in the text.
    A paper that is named several times is quoted where its number stands, else where it comes first; of its relations
    the strongest counts: a paper that is repealed is repealed, however often it is mentioned.
    """
    papers: dict[str, list[_Found]] = {}
    own = _own_titles(reading)
    short = {key(m["name"]) for m in SHORT_NAME.regex.finditer(reading.text)}
    for span, value in group(reading.mentions, "references"):
        if not any(span in stretch for stretch in reading.fact_spans):
            continue
        if value.number and value.number == reading.elements.document_number:
            continue
        found = _Found(span, value, _relation(reading.text, span))
        if value.title and not _is_cited(value, found.relation, own, short):
            continue
        papers.setdefault(_identity(value, papers), []).append(found)
    return [_citation(reading, places) for places in sorted(papers.values(), key=lambda places: _best(places).span)]


def core(title: str) -> str:
    """What a title is about, so that 关于印发《A方案》的通知 and A方案 meet."""
    printed = _PRINTED.match(title)
    return key(printed["inner"] if printed else title)


def _own_titles(reading: Reading) -> set[str]:
    """The titles of the document itself and of its parts."""
    titles = [part.title.of(reading.text) for part in reading.parts.parts if part.title]
    titles += [title for title in (reading.elements.title, reading.elements.notice_title) if title]
    return {core(title.replace("\n", "")) for title in titles} - {""}


def _is_cited(value: ReferenceMention, relation: str, own: set[str], short: set[str]) -> bool:
    title = value.title or ""
    if value.number or value.standard:
        return core(title) not in own or relation in ("forwards", "repeals")
    if key(title) in short or title in GENRES or FORM.regex.search(title) or len(key(title)) < 3 and not title.endswith("法"):
        return False
    return core(title) not in own and not any(len(name) > 8 and (core(title).endswith(name) or name.endswith(core(title))) for name in own)


def _identity(value: ReferenceMention, papers: dict[str, list[_Found]]) -> str:
    """The key of a paper: its core title, or the paper that bore the same number before; else the number or code itself."""
    code = key(value.number or value.standard or "")
    if code:
        for name, places in papers.items():
            if any(key(p.value.number or p.value.standard or "") == code for p in places):
                return name
    return core(value.title) if value.title else code


def _relation(text: str, span: Span) -> str:
    """What the words around a reference say of it; for one in a list, what they say of the list."""
    line = max(text.rfind(mark, 0, span.start) for mark in "。；\n")
    before = _LISTED.sub("", text[max(line + 1, span.start - 6 * _CONTEXT) : span.start])[-_CONTEXT:]
    behind = re.sub(
        r"^(?:[、和及与]|以及|《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:（[^（）]*）)?|（以下简?称[^（）]*）)+",
        "",
        text[span.end : span.end + 5 * _CONTEXT],
    )
    right = FOLLOWED.regex.match(behind)
    if right and right.lastgroup in ("repeals", "revises", "forwards", "issues"):
        return str(right.lastgroup)
    left = CUED.regex.search(before)
    if left and left.lastgroup:
        return left.lastgroup
    return "basis" if right else "mentions"


def _best(places: list[_Found]) -> _Found:
    return next((place for place in places if place.value.number or place.value.standard), places[0])


def _citation(reading: Reading, places: list[_Found]) -> Citation:
    best = _best(places)
    span = reading.original(best.span)
    relation = min((place.relation for place in places), key=_STRENGTH.index)
    return Citation(
        cited_title=_verbatim_title(span.of(reading.document.text)) if best.value.title else None,
        cited_number=best.value.number or best.value.standard,
        relation=relation,
        quote=span,
        clause=reading.clause_path(best.span.start),
    )


def _verbatim_title(quote: str) -> str:
    """The title in its own marks, without the outer ones, line ends and blanks: as written, not folded."""
    inner = re.sub(r"^[《〈﹤<]|[》〉]\s*(?:[（(【\[].*|[A-Z].*)?$", "", re.sub(r"\s*\n\s*", "", quote.strip()), flags=re.DOTALL)
    return in_one_line(inner)
