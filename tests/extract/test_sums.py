"""Totals against their parts, text against table. All places and figures are made up."""

from __future__ import annotations

from extract.checks import check
from extract.finders.funding import find_funding
from extract.finders.targets import find_targets
from extract.reading import Reading
from extract.records import Extraction, Finding
from extract.sums import sums
from tests.extract.test_tables import HEAD, document_of, reading_of


def findings(*rows: tuple[str, ...], lines: tuple[str, ...] = ()) -> list[Finding]:
    return list(sums(_extraction(reading_of(document_of((*HEAD, *lines), rows)))))


def _extraction(reading: Reading) -> Extraction:
    return Extraction(
        document=reading.document, elements=reading.elements, targets=tuple(find_targets(reading)), funding=tuple(find_funding(reading))
    )


ROWS = (
    ("序号", "县（市）", "2024年改造任务数（户）", "", ""),
    ("", "", "合计", "煤改电", "煤改气"),
    ("1", "云岭县", "500", "300", "200"),
    ("2", "河湾市", "260", "260", "－"),
    ("青禾市总计", "", "760", "560", "200"),
)


def changed(row: int, column: int, figure: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(figure if (i, j) == (row, column) else cell for j, cell in enumerate(cells)) for i, cells in enumerate(ROWS))


def test_a_table_that_adds_up() -> None:
    assert findings(*ROWS) == []


def test_a_row_and_a_column_that_do_not() -> None:
    found = findings(*changed(2, 3, "350"))
    assert [(f.kind, f.found, f.expected) for f in found] == [("sum_mismatch", "500", "550"), ("sum_mismatch", "560", "610")]
    assert "云岭县" in found[0].message and "500户" in found[0].message and "550户" in found[0].message


def test_a_table_whose_rows_are_not_all_there() -> None:
    assert findings(*ROWS[:3], ("2", "白石县", "90", "60", "30"), ROWS[4]) == []


def test_a_slip_between_text_and_table() -> None:
    lines = (
        "二、分县任务",
        "云岭县改造530户，其中煤改电300户、煤改气230户。河湾市改造206户。",
    )
    found = findings(
        *ROWS[:2], ("1", "云岭县", "530", "300", "230"), ("2", "河湾市", "260", "260", "－"), lines=(*lines, "河湾市新建泵站12座。")
    )
    assert "text_table_conflict" not in {f.kind for f in found}  # nothing of 河湾市 agrees, so the table may be of something else
    found = findings(
        *ROWS[:2], ("1", "云岭县", "530", "350", "180"), ("2", "河湾市", "260", "260", "－"),
        lines=("二、分县任务", "全市完成取暖改造790户，其中：云岭县530户（煤改电305户，煤改气180户），河湾市260户。"),
    )  # fmt: skip
    assert ("text_table_conflict", "305", "350") in {(f.kind, f.found, f.expected) for f in found}


def test_money_and_its_sources() -> None:
    found = findings(lines=("二、资金", "总投资1200万元，其中中央补助500万元，县财政配套400万元，农户自筹310万元。"))
    assert [(f.kind, f.found, f.expected) for f in found] == [("sum_mismatch", "1200", "1210")]
    assert findings(lines=("二、资金", "总投资1200万元，其中中央补助500万元，县财政配套400万元。")) == []  # the list is open


def test_lists_of_running_text() -> None:
    assert findings(lines=("二、任务", "2024年改造道路100公里，其中云岭县40公里、河湾市70公里。"))[0].kind == "sum_mismatch"
    assert findings(lines=("二、任务", "2024年改造道路100公里，其中云岭县40公里、河湾市30公里。")) == []


def test_findings_stand_among_the_checks() -> None:
    reading = reading_of(document_of(HEAD, changed(2, 3, "350")))
    kinds = [finding.kind for finding in check(reading, _extraction(reading))]
    assert kinds.count("sum_mismatch") == 2
