"""What a site that others reach needs: limits on what a query may cost, headers, and no view of its own insides."""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

_INSIDE = re.compile(
    r"/-/(?:databases|settings|threads|plugins|versions|metadata|config|actor|patterns|allow-debug|messages|permissions|logout)(?:\.json)?/?$"
)
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
# the two inline scripts of a table page; the third is read from its template
_INLINE = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
Application = Callable[..., Awaitable[Any]]


def limit(connection: sqlite3.Connection) -> None:
    """Bounds for a connection: one query with nested ``replace()`` could else take gigabytes."""
    for name, value in (("LENGTH", 20_000_000), ("LIKE_PATTERN_LENGTH", 200), ("SQL_LENGTH", 20_000), ("EXPR_DEPTH", 200)):
        connection.setlimit(getattr(sqlite3, f"SQLITE_LIMIT_{name}"), value)


def script_hashes(menu_template: str) -> str:
    """The hashes of all inline scripts of Datasette's pages, for the Content-Security-Policy."""
    scripts = [*_INLINE, *_SCRIPT.findall(menu_template)]
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)


def guard(application: Application, hashes: Callable[[], str], *, public: bool) -> Application:
    """The application with security headers; on a public site without the pages on its own insides."""

    async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif public and _INSIDE.search(scope["path"]):
            await _not_found(send)
        else:
            await application(scope, receive, _with_headers(send, hashes, public))

    return guarded


async def _not_found(send: Any) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": "没有这个页面".encode()})


def _with_headers(send: Any, hashes: Callable[[], str], public: bool) -> Any:
    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", []), (b"x-content-type-options", b"nosniff"), (b"x-frame-options", b"DENY")]
            headers.append((b"referrer-policy", b"same-origin"))
            if public:  # the SQL editor of a local site needs more inline scripts
                headers.append((b"content-security-policy", _policy(hashes()).encode()))
            message = {**message, "headers": headers}
        await send(message)

    return sending


def _policy(hashes: str) -> str:
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
