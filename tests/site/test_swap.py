"""A rebuild under load: readers see no error and no page that mixes two catalogues."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time

import httpx
import pytest

from kb.build import build
from kb.serve import Watched
from tests.kb import made
from tests.kb.conftest import catalogue, folder, read_here  # noqa: F401 - fixtures

RATE = 20  # requests a second
PATHS = ("/index.json", "/documents.json", "/who?q=供水", "/search?q=供水", "/kb/catalog_responsibilities", "/deadlines?all=1")


async def test_a_rebuild_under_twenty_requests_a_second_disturbs_no_reader(catalogue, folder):  # noqa: F811
    rebuilt = []
    for name in ("白水", "青山", "黄沙"):
        (folder / f"{name}.txt").write_text(made.POLICY.replace("云岭", name), "utf-8")
        rebuilt.append(catalogue.with_name(f"{name}.db"))
        build([folder], rebuilt[-1], workers=1, read=read_here)
    application = Watched(catalogue)
    await application.start()
    statuses: list[int] = []
    counts: set[int] = set()

    async def ask(client: httpx.AsyncClient, path: str) -> None:
        answer = await client.get(path)
        statuses.append(answer.status_code)
        if path == "/index.json":
            data = answer.json()
            assert data["counts"]["documents"] == sum(row["documents"] for row in data["years"]), "a page of two catalogues"
            counts.add(data["counts"]["documents"])

    async def load(client: httpx.AsyncClient, done: asyncio.Event) -> None:
        number, started, asked = 0, time.monotonic(), []
        while not done.is_set():
            asked.append(asyncio.ensure_future(ask(client, PATHS[number % len(PATHS)])))
            number += 1
            await asyncio.sleep(max(0.0, started + number / RATE - time.monotonic()))
        await asyncio.gather(*asked)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://test", timeout=60) as client:
        done = asyncio.Event()
        loading = asyncio.ensure_future(load(client, done))
        for db in rebuilt:
            await asyncio.sleep(0.5)
            db.replace(catalogue)
            assert await application.look()
        await asyncio.sleep(0.5)
        done.set()
        await loading
    await application.stop()
    assert set(statuses) == {200} and len(statuses) >= 3 * RATE / 2
    assert {2, 5} <= counts


@pytest.mark.skipif("KB_ALPHA_PYTHON" not in os.environ, reason="KB_ALPHA_PYTHON names no Python with a Datasette 1.0 alpha")
def test_the_plugins_load_on_the_next_datasette(catalogue):  # noqa: F811
    """In an environment of its own: every kind of page is there; wording that the alpha changed may stay English."""
    program = (
        "import asyncio, sys, datasette\n"
        "from pathlib import Path\n"
        "from kb.site.application import make_datasette\n"
        "assert datasette.__version__.startswith('1.'), datasette.__version__\n"
        "async def main():\n"
        "    site = make_datasette(Path(sys.argv[1]))\n"
        "    await site.invoke_startup()\n"
        "    for path in ('/', '/who?q=供水', '/search?q=供水', '/documents', '/targets', '/deadlines?all=1', '/rosters', '/citations', '/versions', '/kb',\n"
        "                 '/kb/catalog_responsibilities', '/kb/documents', '/export/targets.csv', '/feed.atom'):\n"
        "        answer = await site.client.get(path)\n"
        "        assert answer.status_code == 200, (path, answer.status_code)\n"
        "asyncio.run(main())\n"
    )
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    ran = subprocess.run(
        [os.environ["KB_ALPHA_PYTHON"], "-c", program, str(catalogue)], env=environment, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


def test_this_python_has_the_release_that_is_pinned():
    import datasette

    assert datasette.__version__.startswith("0.65"), sys.executable
