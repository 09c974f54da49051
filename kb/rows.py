"""One document's facts as the rows of schema/tables.sql. Pure: the same extraction gives the same rows.

``clause_id`` and ``parent_id`` are positions within the document (0, 1, …); the store adds the running number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from extract.document import Document, Span
from extract.records import Elements, Extraction, Finding, Organisation
from kb import functions
from kb.clauses import ClauseIndex
from kb.ids import FactIds, digest, document_id, policy_id

Row = dict[str, Any]
Rows = dict[str, list[Row]]
NO_SECTOR = "其他"


@dataclass(frozen=True)
class DocumentRows:
    """The rows of one document by table, and how good a reading of it this is."""

    document_id: str
    rank: tuple[int, int, str]
    rows: Rows = field(default_factory=dict)


def reading_rank(read_by: str, page_count: int | None, content_hash: str) -> tuple[int, int, str]:
    """Smaller is better: of copies of one document the one with a text layer and pages speaks, whatever the files' names."""
    return (int("ocr" in read_by), int(page_count is None), content_hash)


def rows_of(extraction: Extraction, content_hash: str, sector_ids: dict[str, int]) -> DocumentRows:
    """All rows of a document but its sources. ``sector_ids`` maps the names of schema/tables.sql to their numbers."""
    return _Maker(extraction, content_hash, sector_ids).make()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: str | None) -> str | None:
    """NULL for what is unknown: '' never reaches a table."""
    return (value or "").strip() or None


def _page_count(document: Document) -> int | None:
    return document.page_count or None


class _Maker:
    def __init__(self, extraction: Extraction, content_hash: str, sector_ids: dict[str, int]) -> None:
        self.extraction = extraction
        self.document = cast(Document, extraction.document)
        self.text = self.document.text
        self.content_hash = content_hash
        self.sector_ids = sector_ids
        self.id = document_id(self.document.folded.text)
        self.ids = FactIds(self.id)
        self.rows: Rows = {}
        self._known: dict[str, set[Any]] = {}
        self._task_ids: list[str] = []
        self._spare_tasks: dict[Span, str] = {}

    def make(self) -> DocumentRows:
        self.clauses = ClauseIndex(self.document, self.extraction.clauses)
        self._document()
        self.rows["clauses"] = [row | {"document_id": self.id} for row in self.clauses.rows]
        self._tasks()
        self._assignments()
        self._targets()
        self._members()
        self._deadlines()
        self._funding()
        self._citations()
        self._findings()
        rank = reading_rank(self.document.read_by, _page_count(self.document), self.content_hash)
        return DocumentRows(self.id, rank, self.rows)

    # -- what names stand for -------------------------------------------------------------------------------------

    def _add(self, table: str, row: Row) -> None:
        self.rows.setdefault(table, []).append(row)

    def _once(self, table: str, key: Any, row: Row) -> None:
        known = self._known.setdefault(table, set())
        if key not in known:
            known.add(key)
            self._add(table, row)

    def _region(self, name: str | None, code: str | None, level: str | None) -> str | None:
        if not name:
            return None
        region_id = digest("region", code or None, name)
        self._once("regions", region_id, {"region_id": region_id, "code": code or None, "name": name, "level": level or None})
        return region_id

    def _organisation(self, who: Organisation) -> str | None:
        if not who.name:
            return None
        region_id = self._region(who.region, who.region_code, who.level)
        key = digest("organisation", who.name, region_id)
        primary = self._sector(who.sector)
        row = {"organisation_id": key, "name": who.name, "region_id": region_id, "level": who.level or None, "sector_id": primary}
        self._once("organisations", key, row)
        for sector_id in dict.fromkeys([primary, *(self._sector(sector) for sector in who.sectors)]):
            self._once("organisation_sectors", (key, sector_id), {"organisation_id": key, "sector_id": sector_id})
        return key

    def _function(self, name: str) -> str | None:
        for each in functions.lineage(name):
            self._once("functions", each, functions.function_row(each, self.sector_ids))
        return functions.function_id(name) if name in functions.known() else None

    def _sector(self, name: str) -> int:
        return self.sector_ids.get(name, self.sector_ids[NO_SECTOR])

    def _mention(self, mention: str, who: Organisation | None) -> str:
        who = who or Organisation(None, NO_SECTOR)
        row = {
            "document_id": self.id,
            "mention": mention,
            "organisation_id": self._organisation(who),
            "sector_id": self._sector(who.sector),
            "rule": _text(who.rule),
            "read_as": _text(who.read_as),
            "function_id": self._function(who.function),
        }
        mention_id = digest("mention", row)
        self._once("mentions", mention_id, {"mention_id": mention_id} | row)
        return mention_id

    # -- the document ---------------------------------------------------------------------------------------------

    def _document(self) -> None:
        about, document = self.extraction.elements, self.document
        names = about.issuer_names or about.issuers
        row = {
            "document_id": self.id,
            "policy_id": policy_id(about.document_number, about.title, names, self.id),
            "content_hash": self.content_hash,
            "media_type": document.media_type,
            "title": _text(about.title),
            "notice_title": _text(about.notice_title),
            "document_number": _text("".join((about.document_number or "").split())),
            "genre": _text(about.genre),
            "region_id": self._region(about.region, about.region_code, about.region_level),
            "issued_on": _iso(about.issued_on),
            "source_url": _text(about.source_url or document.source_url),
            "page_count": _page_count(document),
            "text_length": len(self.text),
            "read_by": document.read_by,
            "ocr_confidence": document.ocr_confidence,
            "is_sample": int(about.is_sample),
        }
        self._add("documents", row)
        self._add("texts", {"document_id": self.id, "text": self.text})
        self._issuers(about)

    def _issuers(self, about: Elements) -> None:
        names = about.issuer_names if len(about.issuer_names) == len(about.issuers) else about.issuers
        for position, (mention, name) in enumerate(zip(about.issuers, names, strict=True)):
            who = self._issuer(mention, name)
            self._add("issuers", {"document_id": self.id, "position": position, "mention_id": self._mention(mention, who)})

    def _issuer(self, mention: str, name: str) -> Organisation:
        """The body that signed: its name is the head's, what it is for is settled as for all others."""
        from extract.resolve import Resolver

        about = self.extraction.elements
        who = Resolver(about, self.document).organisation(mention)
        if who.name == name:
            return who
        return replace(who, name=name, region=about.region, region_code=about.region_code, level=about.region_level, rule="issuer")

    # -- the facts ------------------------------------------------------------------------------------------------

    def _place(self, quote: Span) -> Row:
        return {
            "quote": quote.of(self.text),
            "page": self.document.page_at(quote.start),
            "char_start": quote.start,
            "char_end": quote.end,
        }

    def _fact(self, table: str, key: str, values: Row, place: Row, links: Row) -> str:
        """Add a fact: ``values`` are what it says and make its id, ``place`` and ``links`` say where it stands."""
        fact_id = self.ids.of(table, values, place.get("quote"))
        self._add(table, {key: fact_id, "document_id": self.id} | values | place | links)
        return fact_id

    def _clause(self, label: str, quote: Span) -> Row:
        return {"clause_id": self.clauses.find(label, quote.start)}

    def _task(self, span: Span, label: str) -> str:
        place = self._place(span)
        text = place.pop("quote")
        task_id = self.ids.of("tasks", {"task": text}, None)
        self._add("tasks", {"task_id": task_id, "document_id": self.id, "task": text} | place | self._clause(label, span))
        return task_id

    def _tasks(self) -> None:
        self._task_ids = [self._task(task.span, task.clause) for task in self.extraction.tasks]

    def _task_of(self, kind: str, index: int) -> str | None:
        at = self.extraction.task_of.get((kind, index))
        return None if at is None else self._task_ids[at]

    def _assignments(self) -> None:
        for index, duty in enumerate(self.extraction.responsibilities):
            task_id = self._task_of("responsibilities", index) or self._spare_task(duty.task, duty.clause)
            whole = self.extraction.task_of.get(("responsibilities", index))
            is_whole = whole is None or self.extraction.tasks[whole].span == duty.task
            scope = None if is_whole else _text(duty.task.of(self.text))
            values = {"role": str(duty.role), "role_text": _text(duty.role_text), "scope": scope}
            mention_id = self._mention(duty.mention, duty.organisation)
            # the id takes the mention as written and the task's words, so that a better resolver does not change it
            identity = values | {"mention": duty.mention, "task": duty.task.of(self.text)}
            place = self._place(duty.quote)
            fact_id = self.ids.of("assignments", identity, place["quote"])
            links = self._clause(duty.clause, duty.quote) | {"task_id": task_id, "mention_id": mention_id}
            self._add("assignments", {"assignment_id": fact_id, "document_id": self.id} | values | place | links)

    def _spare_task(self, span: Span, label: str) -> str:
        """A task that no one grouped: its own passage."""
        if span not in self._spare_tasks:
            self._spare_tasks[span] = self._task(span, label)
        return self._spare_tasks[span]

    def _targets(self) -> None:
        ids: list[str] = []
        for index, target in enumerate(self.extraction.targets):
            values = {
                "subject": _text(target.subject),
                "indicator": _text(target.indicator),
                "comparator": target.comparator,
                "change": _text(target.change),
                "value": float(target.value),
                "value_max": None if target.value_max is None else float(target.value_max),
                "unit": _text(target.unit),
                "base_value": None if target.base_value is None else float(target.base_value),
                "base_unit": _text(target.base_unit),
                "period_start": _iso(target.period_start),
                "period_end": _iso(target.period_end),
                "modality": target.modality,
                "origin": target.origin,
                "inherited": _text(",".join(target.inherited)),
            }
            links = self._clause(target.clause, target.quote) | {"task_id": self._task_of("targets", index), "part_of": None}
            ids.append(self._fact("targets", "target_id", values, self._place(target.quote), links))
        self._link_parts("targets", ids, [target.part_of for target in self.extraction.targets])

    def _link_parts(self, table: str, ids: list[str], totals: Iterable[int | None]) -> None:
        for row, total in zip(self.rows.get(table, []), totals, strict=True):
            if total is not None:
                row["part_of"] = ids[total]

    def _members(self) -> None:
        for seat in self.extraction.members:
            group_id = self._group(_text(seat.group_name))
            person_id = digest("person", self.id, seat.person)
            self._once("people", person_id, {"person_id": person_id, "name": seat.person})
            values = {"group_id": group_id, "role": seat.role, "person_id": person_id, "post": _text(seat.post)}
            mention = seat.organisation_mention or (seat.organisation.name if seat.organisation else None)
            links = self._clause(seat.clause, seat.quote)
            links["mention_id"] = self._mention(mention, seat.organisation) if mention else None
            self._fact("members", "member_id", values, self._place(seat.quote), links)

    def _group(self, name: str | None) -> str | None:
        if name is None:
            return None
        group_id = digest("group", self.id, name)
        self._once("groups", group_id, {"group_id": group_id, "document_id": self.id, "name": name})
        return group_id

    def _deadlines(self) -> None:
        for index, due in enumerate(self.extraction.deadlines):
            values = {
                "action": due.action.of(self.text),
                "time_text": due.time_text,
                "start_date": _iso(due.start_date),
                "end_date": _iso(due.end_date),
                "precision": due.precision,
                "recurrence": _text(due.recurrence),
                "inherited": _text(",".join(due.inherited)),
            }
            links = self._clause(due.clause, due.quote) | {"task_id": self._task_of("deadlines", index)}
            self._fact("deadlines", "deadline_id", values, self._place(due.quote), links)

    def _funding(self) -> None:
        ids: list[str] = []
        for money in self.extraction.funding:
            values = {
                "project": _text(money.project),
                "source": money.source,
                "source_text": _text(money.source_text),
                "amount": money.amount,
                "rate": money.rate,
                "kind": money.kind,
                "per": _text(money.per),
                "cap": money.cap,
                "recipient": _text(money.recipient),
                "period_start": _iso(money.period_start),
                "period_end": _iso(money.period_end),
            }
            links = self._clause(money.clause, money.quote) | {"part_of": None}
            ids.append(self._fact("funding", "funding_id", values, self._place(money.quote), links))
        self._link_parts("funding", ids, [money.part_of for money in self.extraction.funding])

    def _citations(self) -> None:
        for cited in self.extraction.citations:
            values = {
                "cited_title": _text(cited.cited_title),
                "cited_number": _text(cited.cited_number),
                "relation": cited.relation,
            }
            links = self._clause(cited.clause, cited.quote) | {"cited_document_id": None}
            self._fact("citations", "citation_id", values, self._place(cited.quote), links)

    def _findings(self) -> None:
        for finding in self.extraction.findings:
            values = finding_values(finding)
            place = self._place(finding.quote) if finding.quote else dict.fromkeys(("quote", "page", "char_start", "char_end"))
            other = finding.other
            links = {
                "source_id": None,
                "other_quote": other.of(self.text) if other else None,
                "other_start": other.start if other else None,
                "other_end": other.end if other else None,
            }
            self._fact("findings", "finding_id", values, place, links)


def finding_values(finding: Finding) -> Row:
    """What a finding says, without its place."""
    return {
        "kind": finding.kind,
        "reason": _text(finding.reason),
        "severity": finding.severity,
        "message": finding.message,
        "expected": _text(finding.expected),
        "found": _text(finding.found),
    }
