"""The served site in a real browser, at the width of a desk and of a phone: what a reader does, page by page."""

from __future__ import annotations

import csv
import json
import urllib.request

import pytest

from tests.site.conftest import MANY


def value(address: str, sql: str):
    """The first value of a query, asked over the site's own JSON."""
    from urllib.parse import urlencode

    with urllib.request.urlopen(f"{address}/kb.json?{urlencode({'sql': sql, '_shape': 'arrayfirst'})}") as answer:
        return json.load(answer)[0]


@pytest.fixture(scope="session")
def keys(address):
    return {
        "document": value(address, "select document_id from catalog_responsibilities group by 1 order by count(*) desc, 1 limit 1"),
        "organisation": value(
            address, "select organisation_id from browse_organisations where lead > 0 order by documents desc, 1 limit 1"
        ),
        "policy": value(address, "select policy_id from documents group by 1 order by count(*) desc, 1 limit 1"),
        "group": value(address, "select group_id from groups order by 1 limit 1"),
        "person": value(address, "select person from catalog_people order by seats desc, person_id limit 1"),
        "region": value(address, "select region_code from catalog_documents where region_code is not null order by 1 limit 1"),
        "sector": value(address, "select sector from catalog_responsibilities group by 1 order by count(*) desc limit 1"),
        "indicator": value(address, "select indicator from catalog_targets where indicator is not null group by 1 order by count(*) desc limit 1"),
        "old": value(address, "select document_id from catalog_documents order by issued_on, document_id limit 1"),
        "new": value(address, "select document_id from catalog_documents order by issued_on desc, document_id limit 1"),
        "month": value(address, "select substr(end_date, 1, 7) from catalog_deadlines where end_date is not null order by 1 limit 1"),
    }  # fmt: skip


EVERY = (
    "/", "/who?q=清洁取暖由谁牵头", "/search?q=清洁取暖", "/documents", "/document/{document}", "/document/{document}/facts",
    "/document/{document}/matrix", "/organisation/{organisation}", "/sector/{sector}", "/region/{region}", "/person/{person}",
    "/organisations", "/policy/{policy}", "/targets", "/targets/compare?indicator={indicator}", "/targets/compare", "/deadlines?all=1",
    "/deadlines/{month}", "/rosters", "/roster/{group}", "/kb", "/kb/catalog_responsibilities", "/kb/catalog_targets?modality=binding",
    "/citations", "/findings", "/versions", "/compare?old={old}&new={new}", "/kb/lead-most", "/kb?sql=select+title+from+catalog_documents",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERY)
def test_every_page_fits_its_width_and_is_accessible(page, keys, axe, path):
    page.goto(path.format(**keys))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), "the page itself does not scroll sideways"
    assert page.locator("h1").count() == 1
    page.evaluate(axe)  # not as a script of the page, which its policy forbids
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    faults = [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found if fault["impact"] in ("serious", "critical")]
    assert faults == []


def test_a_question_finds_a_department_and_its_passage(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("清洁取暖由哪个部门牵头")
    page.get_by_role("button", name="谁负责").click()
    first = page.locator(".answers > li").first
    assert first.locator(".role").first.inner_text() in ("牵头", "负责", "落实", "配合", "监督")
    name = first.locator(".bodies strong").first.inner_text().split("原文")[0].strip()
    first.locator(".from a").click()
    lit = page.locator(".text .lit")
    assert lit.count() and page.locator("#lit").is_visible()
    assert page.locator("#panel").inner_text().find(name[-4:]) >= 0
    page.locator("#panel").get_by_role("link", name=name[:6]).first.click()
    assert page.locator("h1").inner_text()


def test_marks_open_the_panel_and_can_be_switched_off(page, keys):
    page.goto(f"/document/{keys['document']}")
    mark = page.locator(".text a.m.k-r").first
    mark.scroll_into_view_if_needed()
    mark.click()
    page.wait_for_selector("#panel .fact")
    assert "lit" in page.locator(".text a.m.k-r").first.get_attribute("class")
    assert "?at=" in page.url
    page.locator("#panel a.close").click()
    assert page.locator("#panel .fact").count() == 0 and "?at=" not in page.url
    colour = "getComputedStyle(document.querySelector('.text a.m.k-r')).backgroundColor"
    before = page.evaluate(colour)
    page.locator("label[for=show-k-r]").click()
    assert page.evaluate(colour) != before
    page.reload()
    assert page.evaluate(colour) == before


def test_the_outline_leads_to_its_clause(page, keys):
    page.goto(f"/document/{keys['document']}")
    link = page.locator(".outline a").nth(2)
    link.click()
    target = page.locator(link.get_attribute("href").replace("#", "[id='") + "']")
    assert target.count() == 1 and target.is_visible()


def test_without_script_a_mark_still_leads_to_its_facts(browser, address, keys):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(f"/document/{keys['document']}")
    page.locator(".text a.m").first.click()
    page.locator("#panel .fact").first.wait_for()  # the click has led to another page, which may still load
    assert page.locator("#lit").count() == 1
    page.goto("/search?q=取暖")
    assert page.locator("mark").count() > 0
    context.close()


def test_targets_are_filtered_and_compared(page):
    page.goto("/targets")
    page.get_by_role("searchbox").fill("率")
    page.get_by_role("button", name="查找").click()
    names = page.locator(".plain tbody td.main").all_inner_texts()
    assert names and all("率" in name for name in names)
    page.get_by_label("约束性").select_option(label="约束性")
    page.wait_for_url("**modality=binding**")
    assert "region=" not in page.url, "empty filters are no part of the address"
    page.locator(".plain tbody td.main a").first.click()
    assert page.locator(".plain tbody tr").count() >= 1


def test_the_calendar_loads(page, keys):
    page.goto(f"/deadlines/{keys['month']}")
    assert page.locator(".month td").count() in (28, 35, 42)
    assert page.locator(".month td a").count() >= 1
    with page.expect_download() as download:
        page.get_by_role("link", name="订阅到日历").click()
    text = download.value.path().read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR") and text.count("BEGIN:VEVENT") >= 1


def test_a_csv_of_ten_thousand_rows_is_whole(page):
    page.goto("/kb/catalog_deadlines")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载全部").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) > MANY and {f"第{n}行" for n in range(MANY)} <= {row["文件标题"] for row in rows}
    assert any(row["改写样本"] == "改写样本" for row in rows)


def test_samples_wear_their_banner(page, keys):
    page.goto(f"/document/{keys['document']}")
    assert page.locator(".banner").is_visible()


def test_the_keyboard_reaches_the_content_first(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#content")


def test_the_print_view_is_the_text_alone(page, keys):
    page.goto(f"/document/{keys['document']}")
    page.emulate_media(media="print")
    for hidden in ("header.top", ".outline", ".legend", "footer.bottom"):
        assert not page.locator(hidden).is_visible()
    assert page.locator("article.text").is_visible() and page.locator("h1").is_visible()
