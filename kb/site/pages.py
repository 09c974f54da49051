"""What all pages share: arguments in, one answer out as HTML, JSON or CSV, each at an address of its own.

A page is a function ``(connection, arguments) -> Page``. It runs whole in one of the database's threads, so that all that it shows
is of one kb.db, and it knows nothing of the web: the functions are tested on a plain connection.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from kb import labels
from kb.queries import fetch
from kb.site.application import NAME

T = TypeVar("T")
Row = dict[str, Any]
BOM = "\ufeff"  # without it Excel takes UTF-8 for the local code page
PAGE_SIZE = 30
LONGEST = 200  # characters of an argument
MILLISECONDS = 5000  # that one page may spend in the database
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.]+%?$)")


class Missing(Exception):
    """There is no such thing in the catalogue; its text is for the reader."""


class Elsewhere(Exception):
    """The page stands at another address."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Page:
    """``context`` for the template, ``data`` for JSON, ``rows`` for CSV; ``columns`` (name, heading) are those of the CSV."""

    template: str
    context: Mapping[str, Any]
    data: Any = None
    rows: Iterable[Row] = ()
    columns: Sequence[tuple[str, str]] = ()
    name: str = "kb"


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words of an address: those of its path first, then those of its query."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    whole: bool = False  # all rows are wanted, as for a CSV
    more: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """An argument without blanks around it, cut where it is too long; ``None`` where it is empty."""
        value = (self.query.get(name) or "").replace("\0", "").strip()[:LONGEST]
        return value or None

    def number(self, name: str, default: int, low: int = 1, high: int = 1_000_000) -> int:
        value = self.query.get(name) or ""
        return max(low, min(high, int(value))) if re.fullmatch(r"\d{1,9}", value) else default

    @property
    def page(self) -> int:
        return self.number("page", 1, high=10_000)

    def window(self, size: int = PAGE_SIZE) -> dict[str, int]:
        """``limit`` and ``offset`` of the page that is asked for, and one row more to know whether there is a next one."""
        if self.whole:
            return {"limit": 100_000, "offset": 0}
        return {"limit": size + 1, "offset": (self.page - 1) * size}

    def address(self, path: str, **changed: Any) -> str:
        """``path`` with the query of this address, some of it changed; what is ``None`` is left out."""
        query = {key: value for key, value in self.query.items() if key in self.more.get("known", ())} | changed
        return path + ("?" + urlencode({k: v for k, v in query.items() if v not in (None, "")}) if query else "")


def paged(rows: list[Row], arguments: Arguments, size: int = PAGE_SIZE) -> tuple[list[Row], bool]:
    """The rows of a page, and whether more follow."""
    return (rows, False) if arguments.whole else (rows[:size], len(rows) > size)


@lru_cache(maxsize=256)
def _kept(file: str, modified: int, size: int, sql: str, parameters: tuple[tuple[str, Any], ...]) -> list[Row]:
    with closing(sqlite3.connect(f"file:{quote(file)}?mode=ro&immutable=1", uri=True)) as connection:
        return fetch(connection, sql, **dict(parameters))


def kept(connection: sqlite3.Connection, sql: str, **parameters: Any) -> list[Row]:
    """As ``fetch``, asked once for each kb.db: for lists and counts that many pages need. The rows are shared: not to be changed."""
    file = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    if not file:
        return fetch(connection, sql, **parameters)
    about = os.stat(file)
    return _kept(file, about.st_mtime_ns, about.st_size, sql, tuple(sorted(parameters.items())))


def one(connection: sqlite3.Connection, sql: str, **parameters: Any) -> Row | None:
    return next(iter(fetch(connection, sql, **parameters)), None)


def path_of(*parts: str) -> str:
    """An address of readable parts: ``path_of("person", "王岚")``; what is not plain is percent-encoded."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


def columns(table: str | None, *names: str) -> list[tuple[str, str]]:
    """Columns of a CSV with their Chinese headings."""
    return [(name, labels.column(table, name)) for name in names]


def as_csv(page: Page) -> str:
    """For a spreadsheet: Chinese headings and words, nothing in it that the program would run as a formula."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([heading for _, heading in page.columns])
    for row in page.rows:
        writer.writerow([cell(name, row.get(name)) for name, _ in page.columns])
    return out.getvalue()


def cell(name: str, value: Any) -> Any:
    if value is None:
        return ""
    if name in labels.coded():
        value = labels.value(name, value)
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return value


def handler(make: Callable[[sqlite3.Connection, Arguments], Page], known: Sequence[str] = ()) -> Callable[..., Any]:
    """A view for Datasette's ``register_routes``. The last part of the address says the form: nothing, ``.json`` or ``.csv``."""

    async def view(datasette: Any, request: Any) -> Any:
        from datasette import Response

        form = request.url_vars.get("form")
        path = {key: unquote(value) for key, value in request.url_vars.items() if value and key != "form"}
        query = {key: request.args.get(key) for key in request.args}
        arguments = Arguments(path, query, whole=form == "csv", more={"known": known, "form": form, "origin": origin(datasette, request)})
        try:
            page = await datasette.get_database(NAME).execute_fn(lambda connection: limited(connection, make, arguments))
        except Missing as missing:
            return await not_found(datasette, request, str(missing))
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            return await not_found(datasette, request, "这个查询用时过长，已经中止。请缩小范围后再试。", status=503)
        except Elsewhere as elsewhere:
            return Response.redirect(elsewhere.path)
        if isinstance(page, Response):
            return page
        if form == "json":
            return Response(json.dumps(page.data, ensure_ascii=False), content_type="application/json; charset=utf-8")
        if form == "csv":
            name = {"content-disposition": f"attachment; filename*=UTF-8''{quote(page.name)}.csv"}
            return Response(as_csv(page), headers=name, content_type="text/csv; charset=utf-8")
        forms = _forms(request) if page.data is not None else {}
        words = {**page.context, **forms, "arguments": arguments, "here": request.path}
        return Response.html(await datasette.render_template(page.template, words, request=request, view_name="kb"))

    return view


async def not_found(datasette: Any, request: Any, message: str, status: int = 404) -> Any:
    """Our own answer: Datasette would send an address that holds Chinese to another spelling of it first."""
    from datasette import Response

    if request.path.endswith(".json"):
        return Response.json({"ok": False, "status": status, "error": message}, status=status)
    words = {"status": status, "error": message}
    return Response.html(await datasette.render_template("error.html", words, request=request, view_name="error"), status=status)


def origin(datasette: Any, request: Any) -> Callable[[str], str]:
    return lambda path: datasette.absolute_url(request, path)


def limited(connection: sqlite3.Connection, make: Callable[[sqlite3.Connection, Arguments], T], arguments: Arguments) -> T:
    from datasette.utils import sqlite_timelimit

    with sqlite_timelimit(connection, MILLISECONDS * (12 if arguments.whole else 1)):
        return make(connection, arguments)


def _forms(request: Any) -> dict[str, str]:
    """The addresses of the same page as JSON and CSV."""
    path = request.path.rstrip("/") or "/index"
    query = f"?{request.query_string}" if request.query_string else ""
    return {"json_address": f"{path}.json{query}", "csv_address": f"{path}.csv{query}"}
