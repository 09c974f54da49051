"""A served catalogue of the project's own samples, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
MANY = 10_000


def _chromium() -> str | None:
    return os.environ.get("KB_CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory) -> Path:
    """The samples of corpus/, and ten thousand more deadlines, so that an export of many rows can be counted."""
    db = tmp_path_factory.mktemp("site") / "kb.db"
    subprocess.run([sys.executable, "-m", "kb", "build", str(ROOT / "corpus"), "--db", str(db)], cwd=ROOT, check=True, capture_output=True)
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    row = dict(connection.execute("SELECT * FROM browse_deadlines WHERE end_date IS NOT NULL ORDER BY deadline_id LIMIT 1").fetchone())
    places = ", ".join("?" * len(row))
    rows = (list({**row, "deadline_id": f"{n:016x}", "document_title": f"第{n}行"}.values()) for n in range(MANY))
    connection.executemany(f"INSERT INTO browse_deadlines VALUES ({places})", rows)
    connection.commit()
    connection.close()
    return db


@pytest.fixture(scope="session")
def address(sample_db):
    """The address of a served catalogue."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kb", "serve", "--db", str(sample_db), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    root = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with suppress(OSError):
                urllib.request.urlopen(f"{root}/robots.txt", timeout=2).close()
                break
            time.sleep(0.1)
        yield root
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")  # not longer: while Playwright's own event loop runs, no asynchronous test can
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")
    path = _chromium()
    if not path:
        pytest.skip("no Chromium on this machine (apt-get install chromium, or name one in KB_CHROMIUM)")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request, browser, address):
    """A page that fails the test on a console message, an error of a script, a breach of the policy or a request to another machine."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address, accept_downloads=True, locale="zh-CN")
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "console", lambda message: wrong.append(f"console {message.type}: {message.text}") if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("request", lambda sent: wrong.append(f"request: {sent.url}") if not sent.url.startswith((address, "data:", "blob:")) else None)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, from a folder of node_modules (KB_NODE_MODULES) or one that npm fills for this run."""
    folder = Path(os.environ.get("KB_NODE_MODULES") or ROOT / "node_modules")
    script = folder / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed (npm install axe-core, KB_NODE_MODULES names the folder)")
    return script.read_text("utf-8")
