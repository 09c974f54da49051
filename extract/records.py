"""The facts that a document holds: frozen, in original offsets, without ids (the store gives those).

Every fact says where it stands (``quote``, half-open code points of ``Document.text``) and in which clause.
Fields named in ``inherited`` were taken over from the context; all others the quoted passage states itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from extract.document import Span


class Role(StrEnum):
    """What an organisation has to do with a task."""

    LEAD = "lead"  # 牵头、主办、组长单位
    RESPONSIBLE = "responsible"  # 负责、责任单位、主体责任
    COORDINATE = "coordinate"  # 配合、协助、协同、参与
    IMPLEMENT = "implement"  # 落实、实施单位、承办、组织实施
    SUPERVISE = "supervise"  # 监督、督导、审计监督


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who a mention is: ``None`` for what could not be settled. ``rule`` names how it was settled, to trace a wrong join."""

    name: str | None  # canonical full name, region spelled out
    sector: str  # the primary one of the contract's list, 其他 where none fits
    sectors: tuple[str, ...] = ()  # all of them, primary first
    region: str | None = None  # name of its region
    region_code: str | None = None  # GB/T 2260
    level: str | None = None  # national, province, prefecture, county, township, village
    rule: str = ""
    read_as: str = ""  # what was settled, where that is not the mention: with its list's prefix, or the long form that the document gives
    function: str = ""  # canonical name of what it is for: 住房和城乡建设; '' where the tables know none


@dataclass(frozen=True, slots=True)
class Elements:
    """What the head and the signature of a document say of it."""

    title: str | None = None  # the policy's own
    notice_title: str | None = None  # the covering notice's, where there is one
    document_number: str | None = None  # brackets 〔〕, no blanks
    genre: str | None = None
    issuers: tuple[str, ...] = ()  # as written, in order
    issuer_names: tuple[str, ...] = ()  # canonical, in the same order
    region: str | None = None  # full name of the issuing region
    region_code: str | None = None
    region_level: str | None = None  # national, province, prefecture, county, township
    forwards_national: bool = False  # a region's notice that hands on a paper of the State Council or a ministry
    issued_on: date | None = None  # 成文日期
    source_url: str | None = None
    is_sample: bool = False
    passages: tuple[tuple[str, Span], ...] = ()  # element name → where it stands

    @property
    def speaks_for(self) -> str:
        """The region whose plan this is: the issuer's, '' where a region forwards a plan of the whole country."""
        return "" if self.forwards_national else self.region or ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One organisation, one role, one task."""

    task: Span
    mention: str  # as written, without blanks inside
    role: Role
    role_text: str
    quote: Span
    clause: str
    mention_span: Span | None = None
    listed_as: str | None = None  # the mention with the prefix that its list shares: 自治区发展改革委
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity that the policy sets out to reach."""

    subject: str
    indicator: str
    comparator: str  # = >= <= > < ~ range
    value: float
    unit: str
    quote: Span
    clause: str
    value_max: float | None = None
    change: str | None = None  # increase, decrease, new, cumulative
    base_value: float | None = None
    base_unit: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    modality: str = "binding"  # binding, aspirational, expected
    origin: str = "text"  # text, table
    part_of: int | None = None  # index of the total among the targets of this document
    inherited: tuple[str, ...] = ()
    value_span: Span | None = None


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A person's seat in a group."""

    group_name: str
    role: str
    person: str
    post: str | None
    quote: Span
    clause: str
    organisation: Organisation | None = None
    organisation_mention: str | None = None  # the part of the post that names the body


@dataclass(frozen=True, slots=True)
class Deadline:
    """An expression of time that binds an action."""

    action: Span
    time_text: str
    quote: Span
    clause: str
    time_span: Span | None = None
    start_date: date | None = None
    end_date: date | None = None
    precision: str = "day"  # day ten-day month quarter half-year year relative ongoing
    recurrence: str | None = None  # daily weekly monthly quarterly half-yearly yearly
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """A sum of money or a rate of subsidy, in yuan; ``part_of`` is the index of its total among the document's."""

    source: str
    kind: str
    quote: Span
    clause: str
    project: str | None = None
    source_text: str | None = None
    amount: float | None = None
    rate: float | None = None
    per: str | None = None
    cap: float | None = None
    recipient: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that this one names."""

    cited_title: str | None
    cited_number: str | None
    relation: str
    quote: Span
    clause: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up, or that could not be read. ``message`` is Chinese, for the reader of the catalogue."""

    kind: str
    severity: str  # error, warning, info
    message: str
    reason: str | None = None
    expected: str | None = None
    found: str | None = None
    quote: Span | None = None
    other: Span | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: the passage that responsibilities, targets and deadlines share."""

    span: Span
    clause: str


@dataclass(frozen=True)
class Extraction:
    """All that was found in one document. ``document`` and the spans of the facts belong together."""

    document: object  # extract.document.Document
    elements: Elements
    clauses: tuple[object, ...] = ()  # extract.outline.Clause
    tasks: tuple[Task, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    targets: tuple[Target, ...] = ()
    members: tuple[RosterMember, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    funding: tuple[Funding, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    task_of: dict[tuple[str, int], int] = field(default_factory=dict)  # ("targets", index) → index into tasks
