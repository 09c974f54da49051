"""Targets from tables: the heads say what, in which unit and by when; the row says where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.finders.target_frames import Frames, When, period_in
from extract.mentions.periods import DateContext
from extract.mentions.quantities import find_quantities, to_base
from extract.reading import Reading
from extract.records import Target
from extract.rules import tables as heads
from extract.rules import targets as rules
from extract.rules.target_places import OWN_REGION
from extract.tables import Cell, Row, Table

_BRACKET = re.compile(r"（(?P<inside>[^（）]*)）")
_VALUE = re.compile(
    r"(?P<sign>约|[≥≤<>≮≯])?(?P<low>\d+(?:,\d{3})*(?:\.\d+)?)(?:[-~—–](?P<high>\d+(?:\.\d+)?))?(?P<unit>[%‰]|[^\W\d_]{1,4}?)?(?P<after>以[上内下]|左右)?"
)
_ORDINAL = re.compile(r"^\d{1,2}[.、](?!\d)")
_REACHED = re.compile(r"(?:达到?|不低于|不少于|提高到|控制在|大于|小于|≥|≤|增加|提升)[^，。；\d]{0,4}$")
_PER_HEADS = re.compile(r"每(?:[百千万]+|十万|百万)(?:常住|户籍|服务)?(?:人口|人|名[^，。；\d]{1,6}|户)")
_LONGEST_GOAL = 80  # characters of a cell that says a goal in words
_COMPARED = re.compile(r"[比较](?:20\d\d|上一?)年")
_NOT_DUE = re.compile(rf"续建|结转|{_COMPARED.pattern}")
_NEVER = When(None, None, None)
_SIGNS = {"约": "~", "≥": ">=", "≮": ">=", "≤": "<=", "≯": "<=", ">": ">", "<": "<"}
_AFTERS = {"以上": ">=", "以内": "<=", "以下": "<=", "左右": "~"}


@dataclass(slots=True)
class _Column:
    """What a column is: its indicator words, unit and period, or the part it plays in the row."""

    index: int
    role: str  # subject, indicator, unit, period, modality, value, none
    words: str = ""
    unit: str = ""
    when: When | None = None


def table_targets(reading: Reading, tables: list[Table], frames: Frames) -> list[Target]:
    """The targets of all tables, each table's in order of its rows; ``part_of`` counts within the list."""
    found: list[Target] = []
    alike = Counter(_BRACKET.sub("", str(table.heads)) for table in tables)
    for table in tables:
        rows = list(
            _Reader(reading, table, frames, topic=_topic(table.caption) if alike[_BRACKET.sub("", str(table.heads))] > 1 else "").targets()
        )
        found += [row if part is None else replace(row, part_of=part + len(found)) for row, part in rows]
    return found


def _topic(caption: str) -> str:
    """What the caption of one of several tables of the same heads is about: “十四五”各地区⟦氨氮排放总量⟧控制计划."""
    about = re.search(
        r"各(?:地区|设区市|市州?|县|区县|地)(?:（[^（）]*）)?(?P<what>[^\d，。；（）]{2,16}?)(?:控制|分解|下达)?(?:计划|目标|任务|指标|表)",
        caption,
    )
    return about["what"] if about else ""


class _Reader:
    """Reads one table."""

    def __init__(self, reading: Reading, table: Table, frames: Frames, topic: str = "") -> None:
        self.topic = topic  # what tells the table from others with the same heads
        self.reading, self.table, self.frames = reading, table, frames
        self.issued = reading.elements.issued_on
        self.caption_when = self._when(table.caption)
        self.columns = [self._column(c) for c in range(len(table.heads))]

    # -- columns

    def _column(self, index: int) -> _Column:
        head = self.table.head(index)
        cells = [row.cells[index] for row in self.table.rows if index < len(row.cells) and row.cells[index].text]
        numeric = sum(cell.numeric or bool(_VALUE.fullmatch(cell.text)) for cell in cells)
        if heads.NO_VALUE.regex.search(head) or not cells:
            return _Column(index, "none")
        if heads.UNIT_HEAD.regex.search(head) and numeric * 2 < len(cells):
            return _Column(index, "unit") if sum(_is_unit(c.text) for c in cells) * 2 >= len(cells) else _Column(index, "subject")
        if heads.GOAL_HEAD.regex.match(head) and numeric * 2 < len(cells):
            return _Column(index, "goal")
        if numeric * 2 >= len(cells):
            return self._value_column(index, head)
        if heads.MODALITY_HEAD.regex.search(head):
            return _Column(index, "modality")
        if heads.PERIOD_HEAD.regex.search(head):
            return _Column(index, "period")
        if heads.INDICATOR_HEAD.regex.search(head):
            return _Column(index, "indicator")
        return _Column(index, "subject") if heads.PLACE_HEAD.regex.search(head) or index < 3 else _Column(index, "none")

    def _value_column(self, index: int, head: str) -> _Column:
        when = self._when(head)
        words, unit = self._words_and_unit(self.table.heads[index])
        past = bool(when and when.end and self.issued and when.end.year < self.issued.year) and not heads.CONTINUED.regex.search(head)
        if past or heads.PAST_HEAD.regex.search(head):
            return _Column(index, "none")
        return _Column(index, "value", words, unit or self._table_unit(), when)

    def _table_unit(self) -> str:
        said = self.table.unit or ""
        return said if said and _is_unit(said) else ""

    def _words_and_unit(self, path: tuple[str, ...]) -> tuple[str, str]:
        """The words of a path of heads without units, and the unit nearest to the cells."""
        unit, words = "", []
        for text in path:
            for match in _BRACKET.finditer(text):
                if _is_unit(match["inside"]) or heads.MONEY_UNIT.regex.fullmatch(match["inside"]):
                    unit = match["inside"]
                    text = text.replace(match.group(), "")
            words.append(text)
        said = "".join(words)
        if not unit and (counted := heads.COUNTED.regex.search(said)):
            unit = counted["unit"]
        if not unit and heads.SHARE_HEAD.regex.search(said):
            unit = "%"
        return said, unit

    def _when(self, text: str) -> When | None:
        """The period that a head or a caption says."""
        when = period_in(text, DateContext(year=self.issued.year if self.issued else None, issued=self.issued))
        return None if when is None or _NOT_DUE.search(text) else when

    # -- rows

    def targets(self) -> Iterator[tuple[Target, int | None]]:
        values = [column for column in self.columns if column.role == "value"]
        worded = [column for column in self.columns if column.role == "goal"]
        if not heads.NO_TABLE.regex.search(self.table.caption):
            yield from ((target, None) for row in self.table.rows for column in worded for target in self._in_words(row, column))
        if not values or heads.NO_TABLE.regex.search(self.table.caption) or not self._sets_goals(values):
            return
        rows: list[tuple[Row, Target, int]] = []
        for row in self.table.rows:
            for column in values:
                cell = row.cells[column.index] if column.index < len(row.cells) else None
                if cell and (target := self._target(row, column, cell)):
                    rows.append((row, target, column.index))
        yield from self._with_totals(rows)

    def _sets_goals(self, values: list[_Column]) -> bool:
        """Whether caption or heads speak of goals rather than of what was counted."""
        said = self.table.caption + "".join(self.table.head(c.index) for c in self.columns)
        clause = self.reading.clause_at(self.table.span.start)
        above = clause and rules.PAST_HEADING.regex.search(self.reading.text, clause.heading.start, clause.heading.end)
        return (
            bool(heads.GOAL_TABLE.regex.search(said))
            or (not above and any(c.when for c in values))
            or not heads.STATISTICS.regex.search(said)
            and bool(self.frames.title.end)
        )

    def _target(self, row: Row, column: _Column, cell: Cell) -> Target | None:
        match = _VALUE.fullmatch(cell.text)
        if not match:
            return self._spelled(row, column, cell)
        unit = match["unit"] or self._row_unit(row) or column.unit
        value = float(match["low"].replace(",", ""))
        if not unit and not self._is_index(row, column) or heads.MONEY_UNIT.regex.search(unit) or not value:
            return None
        high = float(match["high"]) if match["high"] else None
        comparator = "range" if high else _SIGNS.get(match["sign"] or "") or _AFTERS.get(match["after"] or "") or self._comparator(column)
        return self._make(row, column, cell, value, high, unit, comparator)

    def _is_index(self, row: Row, column: _Column) -> bool:
        """Whether the row or the column is of an index or a coefficient, which has no unit."""
        named = [row.text(c.index) for c in self.columns if c.role in ("subject", "indicator")]
        return any(heads.INDEX_NAME.regex.search(name) for name in (*named, column.words))

    def _in_words(self, row: Row, column: _Column) -> Iterator[Target]:
        """The quantities of a cell that says what is to be reached: 较上年增加，力争2025年达到80%."""
        cell = row.cells[column.index] if column.index < len(row.cells) else None
        for _start, _end, mention in find_quantities(cell.text) if cell and len(cell.text) <= _LONGEST_GOAL else ():
            said = cell.text[: mention.core_start]  # type: ignore[union-attr]
            levelled = mention.comparator != "=" or mention.change or _REACHED.search(said) or not said
            if mention.money or mention.kind in ("time", "score") or not levelled:
                continue
            when = self._when(_COMPARED.sub("", re.split("[。；]", said)[-1]))
            comparator = "range" if mention.value_max else mention.comparator
            target = self._make(row, column, cell, mention.value, mention.value_max, mention.unit, comparator)  # type: ignore[arg-type]
            if (each := _PER_HEADS.search(said)) and each.group() not in target.indicator:
                target = replace(target, indicator=each.group() + target.indicator)  # 每万人口达到4名
            yield replace(target, change=mention.change, period_start=when.start if when else None, period_end=when.end if when else None)

    def _of_all_years(self, column: _Column) -> bool:
        """Whether a column is the sum that the years of the columns beside it are parts of: 总面积 beside 2024年面积."""
        dated = any(c.role == "value" and c.when for c in self.columns)
        return dated and column.when is None and heads.SUM_OF_YEARS.regex.search(column.words) is not None

    def _spelled(self, row: Row, column: _Column, cell: Cell) -> Target | None:
        """A cell that writes the unit out: 不少于30户."""
        found = list(find_quantities(cell.text))
        if len(found) != 1 or found[0][2].money or len(cell.text) > 12:
            return None
        mention = found[0][2]
        return self._make(row, column, cell, mention.value, mention.value_max, mention.unit, mention.comparator)

    def _comparator(self, column: _Column) -> str:
        return "<=" if heads.CEILING.regex.search(column.words) else "="

    def _row_unit(self, row: Row) -> str:
        """The unit that the row says: in a column of units, or in brackets behind its name."""
        for column in self.columns:
            if column.role == "unit" and row.text(column.index):
                return row.text(column.index)
        for column in self.columns:
            if column.role in ("subject", "indicator"):
                for match in _BRACKET.finditer(row.text(column.index)):
                    if _is_unit(match["inside"]):
                        return match["inside"]
        return ""

    def _make(self, row: Row, column: _Column, cell: Cell, value: float, high: float | None, unit: str, comparator: str) -> Target:
        subject, named = self._names(row)
        indicator = self._indicator(column, named)
        when = self._row_when(row) or column.when or (_NEVER if self._of_all_years(column) else self.caption_when or self.frames.title)
        change = next((key for key, rule in heads.CHANGES.items() if rule.regex.search(column.words + named)), None)
        base_value, base_unit = to_base(value, unit)
        inherited = [] if subject else ["subject"]
        inherited += ["indicator"] if not named else []
        inherited += [name for name, day in (("period_start", when.start), ("period_end", when.end)) if day]
        return Target(
            subject=subject or self.reading.elements.speaks_for,
            indicator=indicator,
            comparator=comparator,
            value=value,
            unit=unit,
            quote=self.reading.original(row.span),
            clause=self.reading.clause_path(row.span.start),
            value_max=high,
            change=change,
            base_value=base_value,
            base_unit=base_unit,
            period_start=when.start,
            period_end=when.end,
            modality=self._modality(row),
            origin="table",
            inherited=tuple(inherited),
            value_span=self.reading.original(cell.span),
        )

    def _names(self, row: Row) -> tuple[str, str]:
        """The row's subject and what its text columns add to the indicator; a merged first cell holds for the rows below it."""
        subjects: list[str] = []
        named: list[str] = []
        levels = [c.index for c in self.columns if heads.LEVEL_HEAD.regex.match(self.table.head(c.index))]
        said = [index for index in levels if row.text(index)] or levels
        for column in self.columns:
            if column.index in levels and column.index != said[-1]:
                continue  # of the levels of indicators the last one names it
            if column.role not in ("subject", "indicator"):
                continue
            text = row.text(column.index) or self._carried(row, column.index)
            if text and not _is_unit(text):
                (subjects if column.role == "subject" else named).append(text)
        if not subjects and not any(c.role == "indicator" for c in self.columns):
            subjects = [row.cells[0].text] if row.cells and not row.cells[0].numeric else []
        subject = "".join(dict.fromkeys(heads.TOTAL_WORDS.sub("", s) for s in subjects))
        if OWN_REGION.regex.fullmatch(subject):
            subject = ""
        return subject, "".join(_ORDINAL.sub("", _without_unit(text)) for text in dict.fromkeys(named))

    def _carried(self, row: Row, column: int) -> str:
        at = self.table.rows.index(row)
        if is_total(row) or any(c.role == "subject" and row.text(c.index) for c in self.columns if c.index < column):
            return ""
        for above in reversed(self.table.rows[:at]):
            if above.text(column):
                return "" if is_total(above) else above.text(column)
        return ""

    def _indicator(self, column: _Column, named: str) -> str:
        words = column.words
        if named:
            plain = heads.PLAIN_VALUE.regex.sub("", words)
            return named + plain
        if heads.TOTAL_HEAD.regex.fullmatch(words) or heads.PLAIN_VALUE.regex.fullmatch(words):
            return heads.CAPTION_END.sub("", self.table.caption) + words
        return words if not self.topic or self.topic in words else self.topic + words

    def _row_when(self, row: Row) -> When | None:
        for column in self.columns:
            if column.role == "period" and (when := self._when(row.text(column.index))):
                return when
        return None

    def _modality(self, row: Row) -> str:
        said = "".join(row.text(c.index) for c in self.columns if c.role == "modality")
        return "expected" if "预期" in said else "binding"

    def _with_totals(self, rows: list[tuple[Row, Target, int]]) -> Iterator[tuple[Target, int | None]]:
        """Each target with the index of its total: the 合计 column of its head group, else the row of totals."""
        place = {(id(row), column): i for i, (row, _, column) in enumerate(rows)}
        total_rows = [row for row in self.table.rows if is_total(row)]
        for row, target, column in rows:
            group = [c.index for c in self.columns if c.role == "value" and self._is_sum_of(c.index, column)]
            part = next((place[id(row), c] for c in group if (id(row), c) in place), None)
            if part is None and total_rows and row is not total_rows[-1]:
                part = place.get((id(total_rows[-1]), column))
            yield target, part

    def _is_sum_of(self, total: int, column: int) -> bool:
        """Whether a column of sums stands in the same group of heads."""
        paths = self.table.heads
        if total == column or not heads.TOTAL_HEAD.regex.search(_without_unit(paths[total][-1] if paths[total] else "")):
            return False
        return paths[total][:-1] == paths[column][:-1]


def is_total(row: Row) -> bool:
    """Whether a row holds totals: 合计, 昌吉州总计, 全省."""
    return bool(row.cells) and any(heads.TOTAL_ROW.regex.search(cell.text) for cell in row.cells[:2] if cell.text)


def _without_unit(text: str) -> str:
    for match in _BRACKET.finditer(text):
        if _is_unit(match["inside"]):
            text = text.replace(match.group(), "")
    return text


def _is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else: 万吨, 克标准煤/千瓦时, %."""
    if not text or len(text) > 16 or text.isdigit():
        return False
    return (
        any(m.core_start == 0 and m.core_end == len(text) + 1 for _, _, m in find_quantities("1" + text))
        or heads.RATE_UNIT.regex.fullmatch(text) is not None
    )
