"""The site through Datasette's own client: Chinese pages, labels, safe cells, closed doors."""

from __future__ import annotations

import re
import sqlite3

import pytest

from kb.paths import data_folder
from kb.site import translation
from kb.site.application import make_datasette
from tests.kb.conftest import catalogue, folder  # noqa: F401 - fixtures
from tests.kb.test_schema import COLUMNS


@pytest.fixture
async def site(catalogue):  # noqa: F811
    datasette = make_datasette(catalogue)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
async def public_site(catalogue):  # noqa: F811
    datasette = make_datasette(catalogue, public=True)
    await datasette.invoke_startup()
    return datasette


async def test_the_first_page_is_chinese_and_counts(site):
    page = await site.client.get("/")
    assert page.status_code == 200
    assert '<html lang="zh-CN">' in page.text
    assert "政策知识库" in page.text and "共有 2 份文件" in page.text
    assert re.search(r'href="/kb/catalog_responsibilities"><strong>6</strong> 职责分工</a>', page.text)
    words = re.sub(r"<(script|style|title|!--).*?(</\1>|-->)|<[^>]+>", " ", page.text, flags=re.S)
    assert set(re.findall(r"[A-Za-z]{3,}", words)) <= {"JSON", "CSV", "Excel"}


@pytest.mark.parametrize(
    "path, needles",
    [
        ("/kb/catalog_responsibilities", ["原文称谓", "青禾市云岭县水利局", "6 条", "牵头"]),
        ("/kb/catalog_responsibilities?_facet=role&role=lead", ["角色等于牵头", "2 条"]),
        ("/kb/catalog_documents", ["发文字号", "云政发〔2023〕5号"]),
        ("/kb/clauses?_search=供水管网", ["检索“供水管网”", "改造农村供水管网"]),
        ("/kb/clauses?_search=%22%28%2A%3A", ["没有符合条件的记录"]),
        ("/kb/assignments", ["职责编号"]),
        ("/kb/catalog_deadlines", ["时限", "2024年6月底前", "精度", ">月</a>"]),
        ("/kb/catalog_targets", ["约束性", "农村自来水普及率"]),
        ("/kb", ["职责分工", "可以从这些查询开始", "牵头任务最多的单位", "目录背后的表"]),
    ],
)
async def test_pages_have_chinese_labels(site, path, needles):
    page = await site.client.get(path)
    assert page.status_code == 200
    assert [needle for needle in needles if needle not in page.text] == []


@pytest.mark.parametrize("view", [f"catalog_{name}" for name in COLUMNS])
async def test_every_view_has_a_page_a_csv_and_json(site, view):
    for suffix in ("", ".json", ".csv?_stream=on"):
        response = await site.client.get(f"/kb/{view}{suffix}")
        assert response.status_code == 200, (view, suffix)
    assert response.text.startswith("\ufeff"), "Excel reads it as UTF-8"
    assert response.text[1:].split("\r\n")[0] == ",".join(COLUMNS[view.removeprefix("catalog_")].split())


async def test_columns_keep_their_names_in_addresses_and_data(site):
    rows = (await site.client.get("/kb/catalog_rosters.json?_shape=array")).json()
    assert rows[0]["person"] == "王岚" and rows[0]["role"] == "组长"


async def test_every_phrase_still_stands_in_the_templates(site):
    environment = site.jinja_env
    for name in environment.list_templates():
        if name.endswith(".html"):
            environment.loader.get_source(environment, name)
    assert environment.loader.missed == []
    script = (await site.client.get("/-/static/table.js")).text
    assert [phrase for phrase in translation.SCRIPT if phrase not in script] == []
    ours = await site.client.get("/-/kb/table.js")
    assert "按此分面" in ours.text and ours.headers["content-type"].startswith("text/javascript")


async def test_assets_are_served_and_nothing_beside_them(site):
    assert (await site.client.get("/-/kb/kb.css")).headers["content-type"].startswith("text/css")
    for path in ("/-/kb/none.css", "/-/kb/..%2fkb_site.py", "/-/kb/index.html"):
        assert (await site.client.get(path, follow_redirects=True)).status_code == 404


async def test_samples_are_marked_and_links_are_safe(catalogue):  # noqa: F811
    connection = sqlite3.connect(catalogue)
    connection.execute("UPDATE documents SET is_sample = 1, source_url = 'javascript:alert(1)', title = '<script>alert(1)</script>'")
    connection.commit()
    connection.close()
    site = make_datasette(catalogue)
    await site.invoke_startup()
    page = (await site.client.get("/kb/catalog_documents")).text
    assert '<span class="sample">改写样本</span>' in page
    assert "<script>alert" not in page and 'href="javascript' not in page
    assert "其中2 份是" in (await site.client.get("/")).text


async def test_a_wrong_address_is_told_in_chinese_and_leaves_no_pages_in_the_log(site, capsys):
    page = await site.client.get("/nowhere")
    assert page.status_code == 404 and "没有这个页面" in page.text
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


@pytest.mark.parametrize(
    "path, status",
    [
        ("/kb.json?sql=select+1", 403),
        ("/kb.db", 403),
        ("/-/settings.json", 404),
        ("/-/plugins", 404),
        ("/-/databases.json", 404),
        ("/", 200),
    ],
)
async def test_a_public_site_shows_nothing_of_its_insides(public_site, path, status):
    response = await public_site.client.get(path)
    assert response.status_code == status


@pytest.mark.parametrize("path", ["/", "/who?q=供水", "/kb", "/kb/catalog_documents", "/kb/lead-most", "/kb?sql=select+1", "/nowhere"])
async def test_no_page_has_a_line_of_script_or_style_in_it(site, path):
    page = await site.client.get(path)
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "sha256" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=", page.text)
    assert page.headers["x-content-type-options"] == "nosniff" and page.headers["x-frame-options"] == "DENY"


async def test_a_query_may_not_eat_the_memory(site):
    sql = "select length(replace(hex(zeroblob(9000000)), '0', '0123456789'))"
    answer = (await site.client.get("/kb.json", params={"sql": sql})).json()
    assert answer["ok"] is False


async def test_the_catalogue_is_read_only(site):
    database = site.get_database("kb")
    assert not database.is_mutable
    with pytest.raises(sqlite3.OperationalError):
        await database.execute("DELETE FROM documents")


def test_the_plugins_folder_holds_no_package_and_no_sql():
    folder = data_folder("datasette_plugins")  # noqa: F811
    assert not (folder / "__init__.py").exists()
    for path in folder.glob("*.py"):
        assert not re.search(r"\b(?:SELECT|INSERT|UPDATE)\b", path.read_text("utf-8"))
        assert len(path.read_text("utf-8").splitlines()) < 100, "hook files stay thin"
