"""A server goes over to a new kb.db whole, and never to one that cannot be used."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from kb.build import build
from kb.errors import KbError
from kb.serve import Watched
from tests.kb import made
from tests.kb.conftest import read_here


@pytest.fixture
async def site(catalogue):
    said: list[str] = []
    application = Watched(catalogue, tell=said.append)
    application.said = said
    await application.start()
    yield application
    await application.stop()


async def titles(site) -> list[str]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url="http://test") as client:
        rows = (await client.get("/kb/catalog_documents.json?_shape=array&_sort=title")).json()
    return [row["title"][:2] for row in rows]


def add_paper(folder: Path, name: str, catalogue: Path) -> None:
    (folder / f"{name}.txt").write_text(made.POLICY.replace("云岭", name), "utf-8")
    build([folder], catalogue, workers=1, read=read_here)


async def test_it_goes_over_to_a_new_catalogue(site, folder, catalogue):
    assert await titles(site) == ["云岭", "松原"]
    assert await site.look() is False
    add_paper(folder, "白水", catalogue)
    assert await titles(site) == ["云岭", "松原"], "nothing changes before the new one is ready"
    assert await site.look() is True
    assert await titles(site) == ["云岭", "松原", "白水"]


async def test_a_catalogue_overwritten_in_place_does_not_disturb_it(site, catalogue):
    catalogue.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert await titles(site) == ["云岭", "松原"]
    assert await site.look() is False
    assert await titles(site) == ["云岭", "松原"]
    assert any("不能用" in line for line in site.said)
    said = len(site.said)
    assert await site.look() is False and len(site.said) == said, "told once"


async def test_a_catalogue_that_is_gone_is_served_on(site, catalogue):
    catalogue.unlink()
    assert await site.look() is False
    assert await titles(site) == ["云岭", "松原"]


async def test_requests_never_see_two_versions(site, folder, catalogue):
    """Counts of two tables in one answer belong together, whatever is swapped meanwhile."""
    seen = set()

    async def ask():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url="http://test") as client:
            for _ in range(12):
                sql = "select (select count(*) from documents) || '/' || document_count as n from metadata_kb"
                answer = await client.get("/kb.json", params={"sql": sql, "_shape": "arrayfirst"})
                assert answer.status_code == 200
                seen.update(answer.json())
                await asyncio.sleep(0)

    async def rebuild():
        for name in ("白水", "青山", "黄沙"):
            await asyncio.to_thread(add_paper, folder, name, catalogue)
            assert await site.look()

    await asyncio.gather(ask(), ask(), rebuild(), ask())
    assert seen and all(first == second for first, second in (pair.split("/") for pair in seen))


async def test_copies_go_when_they_are_no_longer_needed(catalogue, folder):
    application = Watched(catalogue)
    await application.start()
    add_paper(folder, "白水", catalogue)
    await application.look()
    await asyncio.gather(*application._closing)
    assert [path.name for path in application._folder.iterdir()] == ["2"]
    await application.stop()
    assert not application._folder.exists()


async def test_what_is_no_catalogue_is_told_in_one_line(tmp_path):
    (tmp_path / "x.db").write_text("no database")
    for path in (tmp_path / "x.db", tmp_path / "none.db"):
        application = Watched(path)
        with pytest.raises(KbError) as error:
            await application.start()
        assert "\n" not in str(error.value)
        shutil.rmtree(application._folder)


def get(address: str) -> str:
    return httpx.get(address, timeout=5).text


def wait_for(condition, seconds: float = 30.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError):
            if condition():
                return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def test_the_command_serves_goes_over_and_ends_without_leftovers(catalogue, folder, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    environment = os.environ | {"PYTHONPATH": os.getcwd(), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "kb", "serve", "--db", str(catalogue), "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(lambda: "共有 2 份文件" in get(address))
        second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)
        assert second.returncode == 2 and second.stderr.startswith("kb: 端口") and second.stderr.count("\n") == 1
        add_paper(folder, "白水", catalogue)
        wait_for(lambda: "共有 3 份文件" in get(address))
    finally:
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert address in said and "已换用新的数据库" in said and "Traceback" not in said
    assert not list(tmp_path.glob("kb-serve-*"))
