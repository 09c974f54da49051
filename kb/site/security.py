"""What a site that others reach needs: limits on what a query may cost, headers, and no view of its own insides."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

_INSIDE = re.compile(
    r"/-/(?:databases|settings|threads|plugins|versions|metadata|config|actor|patterns|allow-debug|messages|permissions|logout)(?:\.json)?/?$"
)
# the word lists and blocks of the full text, and tables that a page has no use for
_SHADOW = re.compile(r"/kb/(?:\w+_fts(?:_\w+)?|sqlite_\w+|task_numbers)(?:[./].*)?$")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
Application = Callable[..., Awaitable[Any]]


def limit(connection: sqlite3.Connection) -> None:
    """Bounds for a connection: one query with nested ``replace()`` could else take gigabytes."""
    for name, value in (("LENGTH", 20_000_000), ("LIKE_PATTERN_LENGTH", 200), ("SQL_LENGTH", 20_000), ("EXPR_DEPTH", 200)):
        connection.setlimit(getattr(sqlite3, f"SQLITE_LIMIT_{name}"), value)


def guard(application: Application, *, public: bool) -> Application:
    """The application with security headers; on a public site without the pages on its own insides."""

    async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif public and _closed(scope):
            await _not_found(send)
        else:
            await application(scope, receive, _with_headers(send))

    return guarded


def _closed(scope: dict[str, Any]) -> bool:
    """Whether an address shows the insides: settings, shadow tables, the list of all tables (a query there is refused by Datasette)."""
    path = scope["path"]
    return bool(_INSIDE.search(path) or _SHADOW.match(path) or (path == "/kb.json" and b"sql=" not in scope.get("query_string", b"")))


async def _not_found(send: Any) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": "没有这个页面".encode()})


def _with_headers(send: Any) -> Any:
    """No script, style or request but our own: not a line of any page is written inline."""

    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = {b"x-content-type-options": b"nosniff", b"x-frame-options": b"DENY", b"referrer-policy": b"same-origin"}
            own[b"content-security-policy"] = POLICY.encode()
            message = {**message, "headers": [*message.get("headers", []), *own.items()]}
        await send(message)

    return sending
