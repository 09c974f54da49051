"""Every page of our own through Datasette's client: what it shows, its JSON and CSV, and what hostile papers do to it."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from urllib.parse import urljoin

import pytest

from kb.paths import data_folder
from kb.site.application import make_datasette
from tests.kb import made
from tests.kb.conftest import catalogue, connection  # noqa: F401 - fixtures

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202ejavascript:alert(1)"


async def started(db, **options):
    datasette = make_datasette(db, **options)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
def folder(tmp_path):
    """Two versions of one plan, and another's with a day that does not exist."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "供水.txt").write_text(made.POLICY, "utf-8")
    (folder / "供水（修订）.txt").write_text(made.POLICY.replace("2023年3月1日", "2024年3月1日").replace("95%", "97%"), "utf-8")
    (folder / "松原.txt").write_text(made.POLICY.replace("云岭", "松原").replace("云政", "松政") + "4月31日报送。\n", "utf-8")
    return folder


@pytest.fixture
async def site(catalogue):  # noqa: F811
    return await started(catalogue)


def first(connection, sql):  # noqa: F811
    return connection.execute(sql).fetchone()[0]


@pytest.fixture
def keys(connection):  # noqa: F811
    return {
        "document": first(connection, "SELECT document_id FROM documents WHERE title LIKE '云岭%'"),
        "organisation": first(connection, "SELECT organisation_id FROM organisations WHERE name LIKE '%云岭县水利局'"),
        "policy": first(connection, "SELECT policy_id FROM documents WHERE title LIKE '云岭%'"),
        "region": first(connection, "SELECT coalesce(code, region_id) FROM regions JOIN documents USING (region_id) ORDER BY 1"),
        "group": first(connection, "SELECT group_id FROM groups ORDER BY 1"),
        "old": first(connection, "SELECT document_id FROM documents ORDER BY issued_on, document_id"),
        "new": first(connection, "SELECT document_id FROM documents ORDER BY issued_on DESC, document_id DESC"),
        "target": first(connection, "SELECT target_id FROM targets ORDER BY 1"),
    }


PAGES = {
    "/": ["谁该做什么", "最新文件", "云岭县"],
    "/who?q=供水管网由谁牵头": ["牵头", "水利局", "改造农村供水管网"],
    "/search?q=供水管网": ["<mark>供水管网</mark>"],
    "/documents": ["云政发〔2023〕5号"],
    "/document/{document}": ["目录", "职责", "原文", 'class="m '],
    "/document/{document}/facts": ["牵头", "固定地址"],
    "/document/{document}/matrix": ["责任矩阵", "牵"],
    "/organisation/{organisation}": ["云岭县水利局", "职责"],
    "/sector/水利": ["水利", "职责"],
    "/region/{region}": ["文件"],
    "/person/王岚": ["王岚", "同名不一定是同一个人"],
    "/organisations?q=水利": ["水利局"],
    "/policy/{policy}": ["同一政策的版本和副本"],
    "/targets?q=普及率": ["农村自来水普及率"],
    "/targets/compare?indicator=农村自来水普及率": ["指标比较"],
    "/deadlines?all=1": ["2024-06-30"],
    "/deadlines/2024-06": ["2024年6月到期", "星期"],
    "/rosters": ["领导小组"],
    "/roster/{group}": ["王岚", "负责人"],
    "/citations": ["份文件引用"],
    "/findings": ["引用前请核对"],
    "/versions": ["版本比较"],
    "/compare?old={old}&new={new}": ["版本比较", "新旧对调"],
}


@pytest.mark.parametrize("path", PAGES)
async def test_each_page_shows_what_it_is_for(site, keys, path):
    page = await site.client.get(path.format(**keys))
    assert page.status_code == 200
    assert [needle for needle in PAGES[path] if needle not in page.text] == []
    words = re.sub(r"<(script|style|title|!--).*?(</\1>|-->)|<[^>]+>", " ", page.text, flags=re.S)
    assert set(re.findall(r"[A-Za-z]{4,}", words)) <= {"JSON", "Excel"}, "no English on a page"


@pytest.mark.parametrize("path", [path for path in PAGES if "/facts" not in path])
async def test_each_page_has_json_and_csv_beside_it(site, keys, path):
    address, _, query = path.format(**keys).partition("?")
    address = "/index" if address == "/" else address
    data = await site.client.get(f"{address}.json?{query}")
    assert data.status_code == 200 and data.json()
    table = await site.client.get(f"{address}.csv?{query}", follow_redirects=True)
    assert table.status_code == 200 and table.text.startswith("\ufeff")
    assert "attachment" in table.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(table.text[1:])))
    assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
    assert not re.search("[a-z_]{3}", ",".join(rows[0])), "headings are Chinese"


async def test_a_fact_leads_to_its_passage_and_the_passage_is_lit(site, keys, connection):  # noqa: F811
    answer = await site.client.get(f"/fact/{keys['target']}")
    assert answer.status_code == 302
    document_id, start, end = connection.execute(
        "SELECT document_id, char_start, char_end FROM targets WHERE target_id = ?", [keys["target"]]
    ).fetchone()
    assert answer.headers["location"] == f"/document/{document_id}?at={start}-{end}#lit"
    page = (await site.client.get(answer.headers["location"])).text
    assert page.count('id="lit"') == 1
    text = first(connection, f"SELECT text FROM texts WHERE document_id = '{document_id}'")
    lit = "".join(re.sub("<[^>]+>", "", piece) for piece in re.findall(r'<(?:a|mark) class="[^"]*\blit\b[^>]*>(.*?)</(?:a|mark)>', page))
    assert lit == text[start:end].replace("\n", "")


async def test_the_panel_of_a_passage_comes_without_the_page(site, keys, connection):  # noqa: F811
    start, end = connection.execute(
        "SELECT char_start, char_end FROM assignments WHERE document_id = ? ORDER BY 1", [keys["document"]]
    ).fetchone()
    part = await site.client.get(f"/document/{keys['document']}/facts?part=1&at={start}-{end}")
    assert "水利局" in part.text and "<html" not in part.text


async def test_names_lead_to_their_pages(site, keys):
    answer = await site.client.get("/organisation/青禾市云岭县水利局")
    assert answer.status_code == 302 and answer.headers["location"] == f"/organisation/{keys['organisation']}"


@pytest.mark.parametrize(
    "path",
    ["/document/0000000000000000", "/organisation/无此单位", "/person/无此人", "/sector/无", "/region/无", "/deadlines/2024-13",
     "/fact/0000000000000000", "/roster/0000000000000000", "/policy/0000000000000000", "/targets/compare?indicator=无", "/export/secrets.csv"],
)  # fmt: skip
async def test_what_is_not_there_is_said_in_chinese(site, path):
    page = await site.client.get(path)
    assert page.status_code == 404 and "没有" in page.text
    if "?" not in path and "." not in path:
        data = await site.client.get(f"{path}.json")
        assert data.status_code == 404 and (path.startswith("/fact") or data.json()["ok"] is False)


@pytest.mark.parametrize(
    "path",
    ["/who?q=%00&page=99999999999&role=x", "/search?q=%22%28&year=abc", "/documents?year=%27&page=-1", "/targets?year=x%27--&unit=%25",
     "/deadlines?year=99999&organisation=x", "/deadlines.ics?organisation=zz", "/document/{document}?at=9-1", "/document/{document}?at=5-99999999",
     "/who?q=" + "长" * 5000, "/organisations?region=%F0%9F%98%80"],
)  # fmt: skip
async def test_odd_arguments_are_no_errors(site, keys, path):
    assert (await site.client.get(path.format(**keys))).status_code == 200


async def test_an_export_holds_every_row_and_says_which_are_samples(site, catalogue, connection):  # noqa: F811
    for view in ("documents", "responsibilities", "rosters", "findings"):
        answer = await site.client.get(f"/export/{view}.csv")
        rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        assert len(rows) == first(connection, f"SELECT count(*) FROM catalog_{view}")
        assert not rows or "改写样本" in rows[0]


async def test_ten_thousand_rows_are_exported_whole(catalogue, connection):  # noqa: F811
    row = dict(connection.execute("SELECT * FROM browse_deadlines LIMIT 1").fetchone())
    connection.execute("PRAGMA foreign_keys = OFF")
    names = ", ".join(f'"{name}"' for name in row)
    more = ({**row, "deadline_id": f"{number:016x}"} for number in range(10_000))
    connection.executemany(f"INSERT INTO browse_deadlines ({names}) VALUES ({', '.join('?' * len(row))})", (list(r.values()) for r in more))
    connection.commit()
    total = first(connection, "SELECT count(*) FROM browse_deadlines")
    site = await started(catalogue)
    for address in ("/export/deadlines.csv", "/kb/catalog_deadlines.csv?_stream=on", "/deadlines.csv?all=1"):
        rows = list(csv.reader(io.StringIO((await site.client.get(address, follow_redirects=True)).text)))
        assert len(rows) == total + 1, address


async def test_a_cell_is_never_a_formula(catalogue, connection):  # noqa: F811
    connection.execute("UPDATE documents SET title = '=HYPERLINK(\"http://x\")', document_number = '-5%'")
    connection.commit()
    site = await started(catalogue)
    for address in ("/documents.csv", "/export/documents.csv"):
        rows = list(csv.DictReader(io.StringIO((await site.client.get(address)).text.removeprefix("\ufeff"))))
        assert rows[0]["标题"].startswith("'=") and rows[0]["发文字号"] == "-5%"


async def test_samples_are_marked_on_every_page_and_export(catalogue, connection, keys):  # noqa: F811
    connection.execute("UPDATE documents SET is_sample = 1")
    connection.commit()
    site = await started(catalogue)
    for path in PAGES:
        if path not in ("/sector/水利", "/organisations?q=水利"):
            assert "改写样本" in (await site.client.get(path.format(**keys))).text, path
    assert "改写样本" in (await site.client.get("/feed.atom")).text
    assert "改写样本" in (await site.client.get("/deadlines.ics")).text
    assert "改写样本" in (await site.client.get("/export/targets.csv")).text


def poison(connection):  # noqa: F811
    """Hostile text wherever the extraction puts text of the papers."""
    connection.execute("PRAGMA foreign_keys = OFF")
    for table in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'").fetchall():
        for column in connection.execute(f'PRAGMA table_info("{table[0]}")').fetchall():
            if column["name"] in (
                "title", "notice_title", "document_number", "genre", "source_url", "source_file", "name", "mention", "task", "quote", "post",
                "heading", "label", "text", "subject", "indicator", "unit", "action", "time_text", "message", "document_title", "clause",
                "organisation", "person", "group_name", "cited_title", "role_text", "region", "sector",
            ):  # fmt: skip
                connection.execute(
                    f'UPDATE "{table[0]}" SET "{column["name"]}" = ? || "{column["name"]}" WHERE "{column["name"]}" IS NOT NULL', [HOSTILE]
                )
    connection.execute("UPDATE documents SET source_url = 'javascript:alert(1)'")
    connection.commit()


async def test_hostile_papers_are_shown_as_text(catalogue, connection):  # noqa: F811
    """Follows every link from the first page: whatever the papers hold stands there as text."""
    poison(connection)
    site = await started(catalogue)
    seen, waiting = set(), ["/", "/kb", "/search?q=供水", "/who?q=供水", "/targets", "/deadlines?all=1", "/feed.atom", "/sitemap.xml"]
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page = await site.client.get(path, follow_redirects=True)
        assert page.status_code in (200, 404), path
        if "html" not in page.headers["content-type"] and "xml" not in page.headers["content-type"]:
            continue
        assert "<script>alert" not in page.text and "<img src=x" not in page.text, path
        assert "\u202e" not in page.text, path
        assert not re.search(r"(?:href|src)=[\"']?\s*javascript:", page.text), path
        assert not re.search(r"<[a-z]+[^>]*\son[a-z]+=", re.sub(r'"[^"]*"', '""', page.text)), path
        for link in re.findall(r'href="([^"#]+)', page.text):
            link = urljoin(path, link.replace("&amp;", "&"))
            if link.startswith("/") and not re.search(r"\.(csv|json|ics|css)|_sort|_facet|page=", link) and "/-/" not in link:
                waiting.append(link)
    assert len(seen) > 40


async def test_a_text_that_holds_marks_of_its_own_is_no_markup(catalogue, connection):  # noqa: F811
    connection.execute("UPDATE clauses SET text = '供水<mark>假</mark><b>粗</b>'")
    connection.commit()
    page = (await (await started(catalogue)).client.get("/search?q=供水")).text
    assert "<b>粗" not in page and "&lt;b&gt;粗" in page


async def test_feeds_for_machines(site, keys):
    feed = (await site.client.get("/feed.atom")).text
    assert feed.startswith("<?xml") and f"/document/{keys['document']}</id>" in feed
    change = re.search(r"<entry><title>版本变化：云岭县清洁供水实施方案</title><id>(\S+)</id>.+?<summary>(.+?)</summary>", feed)
    assert change and change[2] == "与上一版本相比：改动4项"
    assert "97" in (await site.client.get(change[1].removeprefix("http://localhost").replace("&amp;", "&"))).text
    robots = (await site.client.get("/robots.txt")).text
    assert "Disallow: /kb" in robots and "Sitemap: http" in robots
    sitemap = await site.client.get("/sitemap.xml")
    assert f"/document/{keys['document']}</loc>" in sitemap.text and sitemap.headers["content-type"].startswith("application/xml")


async def test_nothing_internal_is_listed_to_the_public(catalogue):  # noqa: F811
    site = await started(catalogue, public=True)
    page = (await site.client.get("/kb")).text
    assert "SQL" not in page and "assignments" not in page and ".db" not in page
    listing = (await site.client.get("/.json")).json()
    assert set(listing) == {"counts", "newest", "deadlines", "regions", "years", "sectors"}
    for path in (
        "/kb/lead-most",
        "/kb.json",
        "/kb/clauses_fts",
        "/kb/clauses_fts_data.json",
        "/kb/tasks_fts_docsize/1",
        "/kb/sqlite_stat1",
    ):
        assert (await site.client.get(path)).status_code == 404, path
    assert (await site.client.get("/kb/catalog_targets.json?_where=1=1")).status_code == 403


async def test_every_example_query_runs(site):
    from kb.site.examples import QUERIES

    assert len(QUERIES) >= 12
    for name, *_ in QUERIES:
        words = {"word": "供水", "sector": "水利", "indicator": "普及率", "first": "2024-01-01", "last": "2024-12-31"}
        answer = await site.client.get(f"/kb/{name}.json", params=words)
        assert answer.status_code == 200 and answer.json()["ok"], name


def test_templates_write_nothing_inline():
    for path in (data_folder("datasette_plugins") / "templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe|<style|\bstyle=|\bonclick|https?://", text), path.name
        assert not re.search(r"<script(?![^>]*src=)", text), path.name


def test_what_is_read_only_stays_so(catalogue):  # noqa: F811
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(f"file:{catalogue}?mode=ro&immutable=1", uri=True).execute("DELETE FROM documents")


async def test_a_sitemap_is_xml_that_can_be_read(site, connection):  # noqa: F811
    from xml.etree import ElementTree

    for path in ("/sitemap.xml", "/feed.atom"):
        root = ElementTree.fromstring((await site.client.get(path)).text)
        assert len(root) > first(connection, "SELECT count(*) FROM documents")


async def test_a_query_that_takes_too_long_is_said_in_chinese(site, monkeypatch):
    from kb.site import pages, profiles

    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    monkeypatch.setattr(pages, "MILLISECONDS", 50)
    monkeypatch.setattr(
        profiles.sql, "DOCUMENTS", endless + " WHERE :q IS :region AND :year IS :genre AND (:policy IS NULL OR :limit + :offset)"
    )
    page = await site.client.get("/documents")
    assert page.status_code == 503 and "用时过长" in page.text


async def test_what_is_kept_belongs_to_its_catalogue(catalogue, connection):  # noqa: F811
    before = (await (await started(catalogue)).client.get("/index.json")).json()["counts"]["documents"]
    connection.execute("DELETE FROM documents WHERE document_id = (SELECT min(document_id) FROM documents)")
    connection.commit()
    after = (await (await started(catalogue)).client.get("/index.json")).json()["counts"]["documents"]
    assert after == before - 1


async def test_deadlines_of_a_body_and_a_region_are_those_of_the_view(catalogue, keys, connection):  # noqa: F811
    connection.execute(
        "UPDATE browse_deadlines SET task_id = (SELECT task_id FROM browse_responsibilities WHERE organisation_id = ? LIMIT 1)"
        " WHERE deadline_id = (SELECT min(deadline_id) FROM browse_deadlines WHERE end_date IS NOT NULL)",
        [keys["organisation"]],
    )
    connection.commit()
    site = await started(catalogue)
    wanted = connection.execute(
        "SELECT count(*) FROM catalog_deadlines WHERE end_date IS NOT NULL AND task_id IN"
        " (SELECT task_id FROM browse_responsibilities WHERE organisation_id = ?)", [keys["organisation"]],
    ).fetchone()[0]  # fmt: skip
    feed = (await site.client.get(f"/deadlines.ics?organisation={keys['organisation']}")).text
    assert feed.count("BEGIN:VEVENT") == wanted > 0
    region = first(connection, "SELECT r.name FROM documents JOIN regions r USING (region_id) ORDER BY 1")
    wanted = connection.execute(
        "SELECT count(*) FROM catalog_deadlines x JOIN catalog_documents d USING (document_id) WHERE end_date IS NOT NULL AND d.region = ?",
        [region],
    ).fetchone()[0]
    assert (await site.client.get("/deadlines.ics", params={"region": region})).text.count("BEGIN:VEVENT") == wanted > 0
