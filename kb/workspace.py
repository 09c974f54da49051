"""The hidden folder beside kb.db in which a build works, and the one step by which the new file takes the old one's place.

A build that is killed leaves the folder; its lock goes with the process, so the next build knows that it may clear it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import KbError

try:
    import fcntl
except ImportError:  # Windows: two builds of one kb.db at once are not kept apart there
    fcntl = None  # type: ignore[assignment]


@contextmanager
def workspace(db: Path) -> Iterator[Path]:
    """An empty folder on the same disk as ``db``; gone at the end, however it ends. Raises ``KbError`` while another build holds it."""
    folder = db.parent / f".{db.name}.building"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _lock(folder)
    except OSError as error:
        raise KbError(f"无法在 {db.parent} 写入：{error.strerror or error}") from error
    try:
        _clear(folder)
        yield folder
    finally:
        _clear(folder)
        (folder / "lock").unlink(missing_ok=True)
        lock.close()
        _remove_if_empty(folder)


def _lock(folder: Path):  # type: ignore[no-untyped-def]
    lock = (folder / "lock").open("a")
    if fcntl:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise KbError(f"另一个 kb build 正在写这个数据库（{folder.name}）：请等它结束") from None
    return lock


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != "lock":
            path.unlink(missing_ok=True)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # another build has begun in it


def swap(new: Path, db: Path) -> None:
    """Put ``new`` in the place of ``db`` in one step: a reader sees the old file or the new one, never a part."""
    os.replace(new, db)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(db.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)  # the name itself is on the disk
        finally:
            os.close(folder)
