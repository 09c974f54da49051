"""Deadlines: as a list, as a month of a calendar, and as a feed that a calendar program subscribes to."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from kb import labels
from kb.site import sql
from kb.site.document import passage
from kb.site.pages import Arguments, Elsewhere, Missing, Page, Row, columns, fetch, kept, one, paged

_HEAD = columns("catalog_deadlines", "end_date", "start_date", "time_text", "action", "precision", "recurrence", "document_title", "clause",
                "region", "issued_on", "quote", "is_sample")  # fmt: skip
_FOREVER = date(9999, 12, 31)
_IN_A_CELL = 4
_LISTED = 200  # under a month
_COARSE = ("year", "half-year", "quarter")
_FEED = 5000  # entries of a feed


def _filters(connection: sqlite3.Connection, arguments: Arguments) -> dict[str, Any]:
    return {"region": arguments.text("region"), "organisation": arguments.text("organisation"), "q": arguments.text("q")}


def deadlines_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/deadlines``: what is due from today on; ``?year=2025``: what is due in a year; ``?all=1``: everything."""
    chosen = _filters(connection, arguments)
    year = arguments.text("year")
    months = [row["month"] for row in kept(connection, sql.DEADLINE_MONTHS)]
    if year and re.fullmatch(r"\d{4}", year):
        first, last = f"{year}-01-01", f"{year}-12-31"
    else:
        year = None
        first, last = (date.today().isoformat() if not arguments.text("all") else "0001-01-01"), _FOREVER.isoformat()
    if arguments.whole and arguments.text("all") and not any((year, *chosen.values())):
        raise Elsewhere("/export/deadlines.csv")  # all of them: streamed
    rows, more = paged(fetch(connection, sql.deadlines(**chosen), **chosen, first=first, last=last, **arguments.window(50)), arguments, 50)
    context = {
        "rows": rows,
        "more": more,
        "chosen": chosen | {"year": year, "all": arguments.text("all")},
        "years": sorted({month[:4] for month in months}, reverse=True),
        "month": _near(months, date.today().isoformat()[:7]),
        "regions": kept(connection, sql.REGIONS),
        "organisation": one(connection, sql.ORGANISATION, id=chosen["organisation"]),
    }
    return Page("deadlines.html", context, rows, rows, _HEAD, "时限")


def _near(months: list[str], now: str) -> str:
    """This month where something is due in it, else the next one that has something, else the last one."""
    return next((month for month in months if month >= now), months[-1] if months else now)


def month_page(connection: sqlite3.Connection, arguments: Arguments) -> Page:
    """``/deadlines/2025-06``: the days of a month, and under them its deadlines as a list."""
    year, month = int(arguments.path["year"]), int(arguments.path["month"])
    if not (1 <= month <= 12 and 1900 <= year <= 2999):
        raise Missing("没有这个月份")
    chosen = _filters(connection, arguments)
    days = calendar.Calendar().monthdatescalendar(year, month)
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    rows = fetch(connection, sql.deadlines(**chosen), **chosen, first=first.isoformat(), last=last.isoformat(), limit=1000, offset=0)
    by_day: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row["end_date"]].append(row)
    weeks = [[_day(day, by_day[day.isoformat()], day.month == month) for day in week] for week in days]
    months = [row["month"] for row in kept(connection, sql.DEADLINE_MONTHS)]
    here = f"{year:04}-{month:02}"
    context = {
        "year": year,
        "month": month,
        "weeks": weeks,
        "rows": rows[:_LISTED],
        "left": max(0, len(rows) - _LISTED),
        "chosen": chosen,
        "regions": kept(connection, sql.REGIONS),
        "before": max((known for known in months if known < here), default=None),
        "after": min((known for known in months if known > here), default=None),
    }
    return Page("calendar.html", context, rows, rows, _HEAD, f"时限-{here}")


def _day(day: date, rows: list[Row], inside: bool) -> Row:
    exact = [row for row in rows if row["precision"] not in _COARSE]  # 年底 and 季末 fill their last day, and say little about it
    shown = [row | {"address": passage(row)} for row in exact[:_IN_A_CELL]] if inside else []
    return {
        "day": day,
        "rows": shown,
        "more": len(rows) - len(shown) if inside else 0,
        "all": bool(shown),
        "inside": inside,
        "today": day == date.today(),
    }


# -- RFC 5545 ------------------------------------------------------------------------------------------------------------


def feed(connection: sqlite3.Connection, arguments: Arguments) -> str:
    """The deadlines with a day, of a region or an organisation where the address names one, as iCalendar."""
    chosen = _filters(connection, arguments) | {"q": None}
    named = one(connection, sql.ORGANISATION, id=chosen["organisation"]) if chosen["organisation"] else None
    rows = fetch(connection, sql.deadlines(**chosen), **chosen, first="0001-01-01", last=_FOREVER.isoformat(), limit=_FEED, offset=0)
    built = fetch(connection, sql.BUILT)[0]["built_at"]
    stamp = re.sub(r"[^0-9TZ]", "", built)
    name = "·".join(part for part in ("政策时限", named["name"] if named else None, chosen["region"]) if part)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policy-kb//deadlines//ZH", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(name)}"]
    for row in rows:
        lines += _event(row, stamp, arguments.more["origin"](passage(row)))
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(row: Row, stamp: str, address: str) -> list[str]:
    day = date.fromisoformat(row["end_date"])
    after = day + timedelta(days=1) if day < _FOREVER else day
    sample = "【改写样本】" if row["is_sample"] else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{row['deadline_id']}@policy-kb",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{_text(sample + labels.short(row['action'], 60))}",
        f"DESCRIPTION:{_text(sample + row['time_text'] + '：' + labels.short(row['action'], 400) + '（' + (row['document_title'] or '') + '）')}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line ends are escaped, other control characters left out."""
    value = re.sub(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", value)
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets that cut no character, as the standard asks."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > (75 if len(pieces) == 1 else 74):
            pieces.append("")
            size = 0
        pieces[-1] += char
        size += octets
    return "\r\n ".join(pieces) + "\r\n"
