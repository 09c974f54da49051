"""Targets: the table with its filters, and one indicator compared over regions and years."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from kb import labels
from kb.site import sql
from kb.site.chart import Point, chart
from kb.site.pages import Arguments, Elsewhere, Missing, Page, Row, columns, fetch, kept, paged

_COMPARED = 500  # targets of one indicator that a chart can show
_SIGNS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约", "range": ""}
_FILTERS = ("q", "indicator", "region", "year", "modality", "unit")
_HEAD = columns("catalog_targets", "subject", "indicator", "comparator", "change", "value", "value_max", "unit", "period_start", "period_end",
                "modality", "document_title", "clause", "region", "issued_on", "quote", "is_sample")  # fmt: skip


def told(row: Row) -> str:
    """The value as one reads it: ≥85%, 增长6%, 3—5万户."""
    number = f"{row['value']:,.10g}" + (f"—{row['value_max']:,.10g}" if row["value_max"] is not None else "")
    change = labels.value("change", row["change"]) if row["change"] else ""
    return f"{change}{_SIGNS[row['comparator']]}{number}{row['unit'] or ''}"


def targets_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    chosen = {name: arguments.text(name) for name in _FILTERS}
    if arguments.whole and not any(chosen.values()):
        raise Elsewhere("/export/targets.csv")  # all of them: streamed
    rows, more = paged(fetch(connection, sql.TARGETS, **chosen, **arguments.window(50)), arguments, 50)
    for row in rows:
        row["told"] = told(row)
    context = {
        "rows": rows,
        "more": more,
        "chosen": chosen,
        "regions": kept(connection, sql.REGIONS),
        "years": kept(connection, sql.TARGET_YEARS),
        "units": kept(connection, sql.UNITS),
        "indicators": kept(connection, sql.INDICATORS),
    }
    return Page("targets.html", context, rows, rows, _HEAD, "目标")


def compare_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/targets/compare?indicator=森林覆盖率``: one chart for each unit, for what is counted differently is not compared."""
    indicator = arguments.text("indicator")
    if not indicator:
        context: dict[str, Any] = {"indicator": None, "indicators": kept(connection, sql.INDICATORS), "charts": [], "rows": []}
        return Page("compare.html", context, [], [], _HEAD, "指标比较")
    chosen = dict.fromkeys(_FILTERS) | {"indicator": indicator}
    rows = fetch(connection, sql.TARGETS, **chosen, limit=_COMPARED, offset=0)
    if not rows:
        raise Missing("库中没有这项指标")
    rows.sort(key=lambda row: (row["period_end"] or "9999", row["subject"] or row["region"] or "", row["value"]))
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        row["told"] = told(row)
        change = labels.value("change", row["change"]) if row["change"] else ""
        groups[change, row["unit"] or ""].append(row)
    charts = [
        {"unit": unit, "change": change, "svg": chart([_point(row) for row in group if row["period_end"]], f"{indicator}{change}", unit)}
        for (change, unit), group in groups.items()
    ]
    undated = sum(1 for row in rows if not row["period_end"])
    context = {"indicator": indicator, "charts": charts, "rows": rows, "undated": undated, "indicators": kept(connection, sql.INDICATORS)}
    return Page("compare.html", context, rows, rows, _HEAD, f"指标比较-{indicator}")


def _point(row: Row) -> Point:
    return Point(row["subject"] or row["region"] or "", int(row["period_end"][:4]), row["value"], row["told"])
