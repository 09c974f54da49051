"""Figures of one document that contradict each other: totals and their parts, text and table. They are told, never corrected.

A total is held against its parts only where these are all given: the rows and the columns of a table, the sources of a sum of
money. In running text a list of parts may be open, so there only a list that is greater, or all but equal, is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.document import Span
from extract.records import Extraction, Finding, Funding, Target

_ALL_BUT_EQUAL = 0.02  # of the total: a slip of the pen rather than an open list
_FLOAT = 1e-6


def sums(extraction: Extraction) -> Iterator[Finding]:
    """Totals that are not the sum of their parts, and figures that text and table give differently."""
    yield from _rows_of_tables(extraction.targets)
    yield from _columns_of_tables(extraction.targets)
    yield from _lists_in_text(extraction.targets)
    yield from _money(extraction.funding)
    yield from _text_against_table(extraction.targets)


def _plain(figure: float) -> str:
    return f"{figure:.10g}"


def _mismatch(total: float, found: float, unit: str, whole: Target | Funding, other: Span | None, of: str) -> Finding:
    return Finding(
        "sum_mismatch", "warning", f"{of}写作{_plain(total)}{unit}，各分项之和为{_plain(found)}{unit}",
        expected=_plain(found), found=_plain(total), quote=whole.quote, other=other if other != whole.quote else None,
    )  # fmt: skip


def _slack(targets: Sequence[Target]) -> float:
    """How far rounded figures may be apart: half of the last digit of each, in the base unit (2.43万户: 50)."""
    slack = 0.0
    for target in targets:
        factor = target.base_value / target.value if target.base_value and target.value else 1.0
        digits = len(_plain(target.value).partition(".")[2])
        slack += 0.5 * 10**-digits * factor if digits or factor > 1 else 0.0
    return slack + _FLOAT


def _amount(target: Target) -> float:
    return target.base_value if target.base_value is not None else target.value


def _parts(targets: Sequence[Target]) -> dict[int, list[Target]]:
    """The parts of each total that count the same as it, by its index."""
    found: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        if target.part_of is not None and targets[target.part_of].base_unit == target.base_unit and target.value_max is None:
            found[target.part_of].append(target)
    return found


def _rows_of_tables(targets: Sequence[Target]) -> Iterator[Finding]:
    """合计 and the cells of its group in the same row."""
    for index, parts in _parts(targets).items():
        whole = targets[index]
        beside = [part for part in parts if part.origin == "table" and part.quote == whole.quote]
        if whole.origin == "table" and len(beside) > 1 and abs(sum(map(_amount, beside)) - _amount(whole)) > _slack([whole, *beside]):
            total, found = _amount(whole), sum(map(_amount, beside))
            yield _mismatch(total, found, whole.base_unit or "", whole, None, f"{whole.subject}“{whole.indicator}”")


def _columns_of_tables(targets: Sequence[Target]) -> Iterator[Finding]:
    """The row of totals and the rows above it, column by column."""
    totals = {(t.clause, t.subject) for i, t in enumerate(targets) if _sums_rows(targets, i)}
    columns: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for target in targets:
        if target.origin == "table":
            columns[target.clause, target.indicator, target.unit].append(target)
    off: dict[str, list[tuple[Target, float]]] = defaultdict(list)
    right = set()
    for (clause, _, unit), column in columns.items():
        whole = [t for t in column if (clause, t.subject) in totals]
        rows = [t for t in column if (clause, t.subject) not in totals]
        if len(whole) != 1 or len(rows) < 2 or unit in ("%", "‰") or len({t.subject for t in rows}) < len(rows):
            continue
        found = sum(map(_amount, rows))
        if abs(_amount(whole[0]) - found) > _slack(column):
            off[clause].append((whole[0], found))
        else:
            right.add(clause)
    for clause in off.keys() & right:  # where no column comes out, rows are missing or the total is of more than them
        for total, found in off[clause]:
            yield _mismatch(_amount(total), found, total.base_unit or "", total, None, f"{total.subject}“{total.indicator}”")


def _sums_rows(targets: Sequence[Target], index: int) -> bool:
    """Whether a target of a table is the total of other rows of it."""
    whole = targets[index]
    return whole.origin == "table" and any(t.part_of == index and t.origin == "table" and t.quote != whole.quote for t in targets)


def _lists_in_text(targets: Sequence[Target]) -> Iterator[Finding]:
    """A total of running text and those parts of it that are of the same place, or each of another one."""
    for index, parts in _parts(targets).items():
        whole = targets[index]
        if whole.origin == "table" or whole.comparator not in ("=", "~"):
            continue
        for same in (True, False):
            group = [part for part in parts if part.origin == "text" and (part.subject == whole.subject) is same]
            total, found = _amount(whole), sum(map(_amount, group))
            off, slack = abs(found - total), _slack([whole, *group])
            stray = any(abs(found - _amount(part) - total) <= slack for part in group)  # one of them is no part of this total
            if len(group) > 1 and slack < off and not stray and (found > total or off < _ALL_BUT_EQUAL * total):
                yield _mismatch(total, found, whole.base_unit or "", whole, group[-1].quote, f"{whole.subject}“{whole.indicator}”")


def _money(funding: Sequence[Funding]) -> Iterator[Finding]:
    """A total and its sources."""
    parts: dict[int, list[Funding]] = defaultdict(list)
    for money in funding:
        if money.part_of is not None and money.amount is not None:
            parts[money.part_of].append(money)
    for index, sources in parts.items():
        whole = funding[index]
        found, total = sum(s.amount or 0.0 for s in sources), whole.amount or 0.0
        off = abs(found - total)
        if len(sources) > 1 and off > 1 and (found > total * (1 + _FLOAT) or off < _ALL_BUT_EQUAL * total):
            yield _mismatch(total / 1e4, found / 1e4, "万元", whole, sources[-1].quote, f"“{whole.project or '总投资'}”的总额")


def _text_against_table(targets: Sequence[Target]) -> Iterator[Finding]:
    """Of one place the text says 7235户 and the table 7325户: what agrees is put aside, and what is left differs by a slip."""
    places: dict[tuple[str, str | None], tuple[list[Target], list[Target]]] = defaultdict(lambda: ([], []))
    for target in targets:
        if target.base_unit and target.unit not in ("%", "‰") and target.value_max is None:
            places[target.subject, target.base_unit][target.origin == "table"].append(target)
    for said, tabled in places.values():
        agreed = {_amount(t) for t in said} & {_amount(t) for t in tabled}
        if not agreed:
            continue  # the table is of something else
        for here in said:
            for there in tabled:
                if _amount(here) not in agreed and _amount(there) not in agreed and _is_slip(_amount(here), _amount(there)):
                    yield Finding(
                        "text_table_conflict", "warning",
                        f"{here.subject}“{here.indicator}”正文写作{_plain(here.value)}{here.unit}，表中为{_plain(there.value)}{there.unit}",
                        expected=_plain(there.value), found=_plain(here.value), quote=here.quote, other=there.quote,
                    )  # fmt: skip


def _is_slip(one: float, other: float) -> bool:
    """Whether two figures are written with the same digits in another order."""
    return one != other and sorted(_plain(one)) == sorted(_plain(other))
