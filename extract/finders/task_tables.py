"""Task tables: a row a task, with columns for what, who leads, who helps, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.document import Block, Span
from extract.finders.actors import Duty
from extract.finders.statements import parse_segments, parse_statement
from extract.reading import Reading
from extract.records import Role

_COLUMNS: tuple[tuple[str, Role | str], ...] = (  # head of a column → the role of its bodies, or what else it holds
    (r"(?:[^，。]{2,8}内)?(?:牵头|主办|主责|组长).*(?:单位|部门|处室|科室|机构)?$", Role.LEAD),
    (r"(?:[^，。]{2,8}内)?(?:配合|协办|协助|协同|参与|参加|成员|支持).*", Role.COORDINATE),
    (r"(?:实施|落实|承办|执行|建设).*(?:单位|部门|主体)$", Role.IMPLEMENT),
    (r"(?:监督|督导|督办|监管).*(?:单位|部门)$", Role.SUPERVISE),
    (r"(?:主体|主要|第一|直接|落实)?(?:责任|负责|主管).*(?:单位|部门|主体|处室|科室|机构)$|^(?:责任分工|分工)$", Role.RESPONSIBLE),
    (r"(?:主要|具体|工作|任务|建设|重点|改革)?(?:内容|措施|举措|要求)$", "content"),
    (r"(?:重点|工作|目标|主要|改革|具体|年度)*(?:任务|事项|项目|工作|目标任务|举措)(?:名称|内容|分解)?$|[^，。单位部门]{2,8}名称$", "task"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Columns:
    task: int
    roles: tuple[tuple[int, Role, str], ...]


def find_table_duties(reading: Reading) -> list[Duty]:
    """The duties of every table whose head names a task column and a column of bodies."""
    duties: list[Duty] = []
    for rows in reading.document.tables:
        columns: _Columns | None = None
        above: list[Span] = []
        for row in rows:
            cells = [reading.document.fold_span(cell) for cell in row.cells]
            head = _head(reading, cells)
            if head is not None:
                columns, above = head, []
            elif columns is not None and len(cells) > columns.task:
                cells = _carried(reading, cells, above, columns)
                duties += _row(reading, row, cells, columns)
                above = cells
    return duties


@lru_cache(maxsize=4096)  # the lines of a text are asked about as if they were heads, and many are said again
def column_kind(head: str) -> Role | str | None:
    """What a column holds by its head: the role of its bodies, ``content``, ``task``, or nothing that is known."""
    said = re.sub(r"[\s（(].*$", "", head)
    return next((kind for pattern, kind in _COLUMNS if len(said) <= 12 and re.match(pattern, said)), None)


def _head(reading: Reading, cells: list[Span]) -> _Columns | None:
    """The columns that a head row names; ``None`` for any other row."""
    kinds: list[tuple[int, Role | str, str]] = []
    for i, cell in enumerate(cells):
        said = cell.of(reading.text)
        kind = column_kind(said)
        if kind is not None:
            kinds.append((i, kind, said))
    roles = tuple((i, kind, said) for i, kind, said in kinds if isinstance(kind, Role))
    tasks = [i for i, kind, _ in kinds if kind == "content"] or [i for i, kind, _ in kinds if kind == "task"]
    return _Columns(tasks[-1], roles) if roles and tasks else None


def _carried(reading: Reading, cells: list[Span], above: list[Span], columns: _Columns) -> list[Span]:
    """Empty cells of a merged column take the one above; the task's cell only where some body is named."""
    if not above:
        return cells
    wanted = {columns.task, *(i for i, role, _ in columns.roles if role in (Role.LEAD, Role.RESPONSIBLE))}
    named = any(len(cells[i]) for i in wanted if i < len(cells))
    return [above[i] if not len(cell) and i in wanted and named and i < len(above) else cell for i, cell in enumerate(cells)]


def _row(reading: Reading, row: Block, cells: list[Span], columns: _Columns) -> Iterator[Duty]:
    task = cells[columns.task]
    if len(task) < 2:
        return
    quote = reading.document.fold_span(row.span)
    for i, role, label in columns.roles:
        if i >= len(cells) or not len(cells[i]):
            continue
        cell = cells[i]
        assignments = parse_segments(reading.text, cell.start, cell.end, role, label) or parse_statement(reading.text, cell.start, cell.end)
        for assignment in assignments:
            for actor in assignment.actors:
                yield Duty(actor, assignment.role, assignment.role_text, task, quote)
