"""Whole views as CSV, streamed: a single cursor reads on while the file is sent, so that no row is lost or read twice."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from typing import Any

from kb import labels
from kb.site.application import NAME
from kb.site.pages import BOM, cell

VIEWS = (
    "documents", "tasks", "responsibilities", "targets", "rosters", "deadlines", "funding", "citations", "findings", "organisations", "people",
    "mentions",
)  # fmt: skip
_ROWS = 500  # that wait to be sent
Application = Callable[..., Awaitable[Any]]


async def view_as_csv(datasette: Any, request: Any, send: Any) -> None:
    """``/export/targets.csv``: all rows of a view, with Chinese headings and words, for a spreadsheet."""
    view = f"catalog_{request.url_vars['view']}"
    path = datasette.get_database(NAME).path
    disposition = f'attachment; filename="{view}.csv"'.encode()
    headers = [(b"content-type", b"text/csv; charset=utf-8"), (b"content-disposition", disposition)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    loop, chunks = asyncio.get_running_loop(), asyncio.Queue[bytes | None](maxsize=4)

    def read() -> None:
        try:
            for chunk in csv_chunks(path, view):
                asyncio.run_coroutine_threadsafe(chunks.put(chunk), loop).result(60)
        finally:
            asyncio.run_coroutine_threadsafe(chunks.put(None), loop).result(60)

    reading = loop.run_in_executor(None, read)
    try:
        while (chunk := await chunks.get()) is not None:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await reading  # an error in the middle ends the connection rather than the file
    finally:
        while not reading.done():  # a reader who went away leaves the thread nothing to wait for
            while not chunks.empty():
                chunks.get_nowait()
            await asyncio.sleep(0.01)
    await send({"type": "http.response.body", "body": b""})


def csv_chunks(path: str, view: str):  # type: ignore[no-untyped-def]
    """The file in pieces of some hundred rows, the first with the byte order mark."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        cursor = connection.execute(f'SELECT * FROM "{view}"')  # noqa: S608 - one of VIEWS
        names = [column[0] for column in cursor.description]
        sample = "is_sample" not in names
        if sample and "document_id" in names:  # every export says which rows come from rewritten samples
            cursor = connection.execute(f'SELECT v.*, d.is_sample FROM "{view}" v LEFT JOIN documents d USING (document_id)')  # noqa: S608
            names.append("is_sample")
        head = [labels.column(view, name) for name in names]
        out = io.StringIO()
        writer = csv.writer(out)
        out.write(BOM)
        writer.writerow(head)
        while rows := cursor.fetchmany(_ROWS):
            writer.writerows([[cell(name, value) for name, value in zip(names, row, strict=True)] for row in rows])
            yield out.getvalue().encode("utf-8", "replace")
            out.seek(0)
            out.truncate()
        yield out.getvalue().encode("utf-8", "replace")


def with_bom(application: Application) -> Application:
    """Datasette's own CSV with the byte order mark that Excel needs to read it as UTF-8."""

    async def marked(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(f"/{NAME}") or not scope["path"].endswith(".csv"):
            await application(scope, receive, send)
            return
        await application(scope, receive, _marking(send))

    return marked


def _marking(send: Any) -> Any:
    started = False

    async def sending(message: dict[str, Any]) -> None:
        nonlocal started
        if message["type"] == "http.response.start":
            started = message["status"] != 200
            headers = [(name, value) for name, value in message.get("headers", []) if name.lower() != b"content-length"]
            message = {**message, "headers": headers}
        elif message["type"] == "http.response.body" and not started and message.get("body"):
            started = True
            message = {**message, "body": BOM.encode() + message["body"]}
        await send(message)

    return sending
