"""``kb serve``: one kb.db behind Datasette, and the next one as soon as a build has put it there.

A server that has kb.db itself open would mix old and new rows after a build: each of its SQL threads opens the file on its own, at
its own time. So each Datasette gets a copy that no one else knows. When kb.db changes, the new file is copied and checked, a new
Datasette is made on the copy and warmed up, and only then do new requests go to it; requests under way end on the old one.
A copy rather than a link, because kb.db may also be replaced in place (``cp new.db kb.db``), under the hands of its readers.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kb.catalogue import opened
from kb.errors import KbError

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_TO_DRAIN = 30.0  # how long a request that is under way may still use the old file
_State = tuple[int, int, int]


class Watched:
    """An ASGI application that always answers from one whole version of ``db``."""

    def __init__(self, db: Path, *, public: bool = False, tell: Callable[[str], None] = lambda line: None) -> None:
        self._db, self._public, self._tell = db, public, tell
        self._folder = Path(tempfile.mkdtemp(prefix="kb-serve-"))
        self._number = 0
        self._seen: _State | None = None
        self._refused: _State | None = None
        self._now: _Version | None = None
        self._closing: set[asyncio.Task[None]] = set()
        self._watching: asyncio.Task[None] | None = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        assert self._now is not None  # start() comes first
        await self._now(scope, receive, send)

    async def start(self) -> None:
        """Serve the present kb.db; raises ``KbError`` where it cannot be used."""
        self._seen = _state(self._db)
        self._now = await self._make()

    async def look(self) -> bool:
        """Go over to a new kb.db if there is one; whether it did. A file that is no kb.db, or is still being written, is left alone."""
        state = _state(self._db)
        if state is None or state in (self._seen, self._refused):
            return False
        try:
            new = await self._make()
        except (KbError, OSError, sqlite3.Error) as error:
            self._refused = state
            self._tell(f"新的数据库不能用，继续使用原来的：{error}")
            return False
        if _state(self._db) != state:  # it changed while it was copied: the next look takes it
            await new.close()
            return False
        old, self._now, self._seen = self._now, new, state
        self._tell("已换用新的数据库")
        if old:
            task = asyncio.ensure_future(old.close_when_idle())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        return True

    async def stop(self) -> None:
        if self._watching:
            self._watching.cancel()
        for task in self._closing:
            task.cancel()
        if self._now:
            await self._now.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _make(self) -> _Version:
        self._number += 1
        folder = self._folder / str(self._number)
        try:
            copy = await asyncio.to_thread(_copy, self._db, folder)
            version = _Version(copy, self._public)
            await version.start()
            return version
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    async def _lifespan(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._watching = asyncio.ensure_future(self._watch())
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                await self.look()
            except Exception as error:  # a site goes on serving what it has
                self._tell(f"检查新的数据库时出错：{error}")


class _Version:
    """A Datasette on a copy of its own, and the number of requests that it is answering."""

    def __init__(self, db: Path, public: bool) -> None:
        from kb.site.application import make_datasette

        self._db = db
        self._datasette = make_datasette(db, public=public)
        self._application = self._datasette.app()
        self._running = 0

    async def start(self) -> None:
        """Run the hooks and open the first page, so that the first visitor waits for nothing."""
        await self._datasette.invoke_startup()
        response = await self._datasette.client.get("/")
        if response.status_code != 200:
            raise KbError(f"首页不能显示（状态码 {response.status_code}）")

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        self._running += 1
        try:
            await self._application(scope, receive, send)
        finally:
            self._running -= 1

    async def close_when_idle(self) -> None:
        waited = 0.0
        while self._running and waited < SECONDS_TO_DRAIN:
            await asyncio.sleep(0.1)
            waited += 0.1
        await self.close()

    async def close(self) -> None:
        executor = self._datasette.executor
        if executor:
            await asyncio.to_thread(executor.shutdown)
        for database in self._datasette.databases.values():
            with contextlib.suppress(sqlite3.Error):
                database.close()
        shutil.rmtree(self._db.parent, ignore_errors=True)


def _state(db: Path) -> _State | None:
    """What tells one kb.db from the next without reading it; ``None`` where there is none."""
    try:
        about = db.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns, about.st_size


def _copy(db: Path, folder: Path) -> Path:
    """A checked copy, named kb.db whatever the original is called, for the name is part of every address."""
    folder.mkdir()
    copy = folder / "kb.db"
    with opened(db):  # says in one line what is wrong with a file that is no kb.db
        shutil.copyfile(db, copy)
    os.chmod(copy, 0o400)
    with opened(copy) as connection:
        problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise KbError(f"{db} 已损坏：{problem}")
    return copy


def serve(db: Path, *, port: int, public: bool, tell: Callable[[str], None]) -> None:
    """Serve until stopped. Raises ``KbError`` where kb.db or the port cannot be used."""
    import socket

    import uvicorn

    host = "0.0.0.0" if public else "127.0.0.1"  # noqa: S104 - that is what --public asks for
    try:
        listening = socket.create_server((host, port), backlog=128)
    except (OSError, OverflowError) as error:
        raise KbError(f"端口 {port} 不能使用：{getattr(error, 'strerror', None) or error}") from error
    application = Watched(db, public=public, tell=tell)
    config = uvicorn.Config(application, lifespan="on", log_level="warning", access_log=False)
    with listening:
        asyncio.run(_run(application, uvicorn.Server(config), listening, f"http://{'127.0.0.1' if not public else host}:{port}/", tell))


async def _run(application: Watched, server: Any, listening: Any, address: str, tell: Callable[[str], None]) -> None:
    try:
        await application.start()
        tell(f"{address}  （按 Ctrl-C 结束）")
        await server.serve(sockets=[listening])
    finally:
        await application.stop()
