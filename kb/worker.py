"""What runs in a child process: one file at a time, from the path to proven rows."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.records import Extraction
from kb.rows import DocumentRows

MEMORY_LIMIT = 4 * 1024**3  # of address space; libraries reserve far more than they touch


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that gave no text: a reason for a program, a Chinese sentence for a person."""

    reason: str
    message: str


Outcome = DocumentRows | Refusal


def prepare(parent: int) -> None:
    """Limits of this child: memory, no Ctrl-C of its own, and it ends when the build ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _die_with_parent(parent)
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent(parent: int) -> None:
    """A killed build must leave no readers behind: Linux tells the child, elsewhere a thread looks."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG: of the fork server, which ends with the build
    import threading
    import time

    def watch() -> None:
        while _alive(parent):
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # the pool's pipe breaks there, which ends the child
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@cache
def sector_ids() -> dict[str, int]:
    """The sectors of schema/tables.sql by name."""
    from kb.proof import _trial

    return {name: number for number, name in _trial().execute("SELECT sector_id, name FROM sectors")}


def extraction() -> Callable[[Path], Extraction]:
    """The way into ``extract``, imported in the child alone: it loads spaCy. Raises ImportError whatever is wrong with it."""
    try:
        from extract.pipeline import extract
    except Exception as error:
        raise ImportError(f"{type(error).__name__}: {error}") from error
    return extract


def read_one(path: str, content_hash: str) -> Outcome:
    """Read, extract, make rows, prove them. Whatever goes wrong with one file becomes a ``Refusal``."""
    from extract.readers.errors import Unreadable
    from kb.proof import Unsound, prove
    from kb.rows import rows_of

    extract = extraction()
    try:
        return prove(rows_of(extract(Path(path)), content_hash, sector_ids()))
    except Unreadable as error:
        return Refusal(error.reason, error.message)
    except MemoryError:
        return Refusal("too_large", "读取时内存超过上限，已放弃。")
    except RecursionError:
        return Refusal("reader_crashed", "文件结构嵌套过深，读取程序异常退出。")
    except Unsound as error:
        return Refusal("reader_crashed", f"提取结果不合规则：{error}")
    except Exception as error:  # one file must never stop the rest
        return Refusal("reader_crashed", f"读取程序出错：{type(error).__name__}: {str(error)[:200]}")
