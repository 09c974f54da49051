"""Supervised reading: each file in a child process with a wall clock; a child that crashes or hangs is replaced.

``pebble`` blames the one file that a child held, where the standard pool would lose them all. Children come from a fork
server that has the libraries loaded, so that a new one costs milliseconds, and a build that uses threads forks safely.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from itertools import islice
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from kb.errors import KbError
from kb.sources import Source
from kb.worker import Outcome, Refusal, prepare, read_one

SECONDS = 60.0
SLOW_SECONDS = {
    ".doc": 180.0,
    ".wps": 180.0,
    ".rtf": 180.0,
    ".pdf": 900.0,
    ".png": 120.0,
    ".jpg": 120.0,
    ".jpeg": 120.0,
    ".tif": 900.0,
    ".tiff": 900.0,
}
FILES_A_CHILD = 200  # then it is replaced, whatever it has leaked


def time_limit(path: Path) -> float:
    """Seconds for one file: more where LibreOffice converts it or pages may have to be recognised.

    ``KB_TIME_LIMIT`` in the environment sets one for all.
    """
    given = os.environ.get("KB_TIME_LIMIT")
    return float(given) if given else SLOW_SECONDS.get(path.suffix.lower(), SECONDS)


def default_workers() -> int:
    """One a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(sources: Iterable[Source], workers: int, read: Callable[[str, str], Outcome] = read_one) -> Iterator[tuple[Source, Outcome]]:
    """(source, outcome) as they are done. ``read`` must be a function of a module, for children import it."""
    pool = ProcessPool(max_workers=workers, max_tasks=FILES_A_CHILD, initializer=prepare, initargs=[os.getpid()], context=_context(read))
    try:
        yield from _drain(pool, iter(sources), workers, read)
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _context(read: Callable[..., Outcome]) -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kb.preload", read.__module__])
    return context


def _drain(
    pool: ProcessPool, sources: Iterator[Source], workers: int, read: Callable[[str, str], Outcome]
) -> Iterator[tuple[Source, Outcome]]:
    """Keeps a few files ahead of each worker and no more, so that a large build holds few results at once."""
    pending: dict[Future[Outcome], Source] = {}
    while True:
        for source in islice(sources, max(0, workers * 3 - len(pending))):
            limit = time_limit(source.path)
            pending[pool.schedule(read, args=[str(source.path), source.content_hash], timeout=limit)] = source
        if not pending:
            return
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            source = pending.pop(future)
            yield source, _outcome(future, source)


def _outcome(future: Future[Outcome], source: Source) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return Refusal("timed_out", f"读取超过{time_limit(source.path):g}秒，已放弃。")
    except ProcessExpired as error:
        return Refusal("reader_crashed", f"读取程序异常退出（代码{error.exitcode}）。")
    except MemoryError:
        return Refusal("too_large", "读取时内存超过上限，已放弃。")
    except ImportError as error:  # no file's fault: none can be read
        raise KbError(f"安装不完整，无法载入提取程序：{error}") from None
