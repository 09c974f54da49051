"""The pure parts: passages, charts, calendars, tiers, CSV."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kb.site.characters import visible
from kb.site.chart import Point, chart, scale
from kb.site.deadlines import folded
from kb.site.passages import Mark, Text
from kb.site.rosters import tiers


def plain(html: str) -> str:
    return Markup(re.sub("<[^>]+>", "", html)).unescape()


@given(
    st.text(st.sampled_from("供水<>&\"'一、\n\t（）a \u202e"), max_size=60),
    st.lists(st.tuples(st.sampled_from(["responsibility", "target", "roster"]), st.integers(0, 60), st.integers(0, 60)), max_size=6),
    st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_marks_change_no_character(text, marks, lit):
    spans = [Mark(kind, a, b) for kind, a, b in marks if a < b <= len(text)]
    blocks = list(Text(text, spans, [], lit).blocks())
    shown = "".join(plain(block.html) + "".join(plain(cell) for row in block.rows for cell in row) for block in blocks)
    kept = "".join(line for line in text.split("\n") if line.strip())
    squeezed = [visible(s).replace("\t", "").replace(" ", "") for s in (shown, kept)]
    assert squeezed[0] == squeezed[1]
    assert sum(str(block).count('id="lit"') for block in blocks) <= 1


def test_clauses_that_run_together_are_parted():
    text = "一、总体要求。加快供水。二、主要任务。改造管网。"
    outline = [{"char_start": 0, "level": 1, "heading": "总体要求"}, {"char_start": 12, "level": 1, "heading": "主要任务"}]
    blocks = list(Text(text, [], outline).blocks())
    assert [block.start for block in blocks] == [0, 12]
    assert blocks[0].html.startswith("<b>一、总体要求</b>")


def test_overlapping_facts_share_their_text():
    blocks = list(Text("到2025年普及率达到85%以上", [Mark("deadline", 0, 6), Mark("target", 0, 16)], []).blocks())
    pieces = re.findall(r'class="m ([^"]+)" href="\?at=(\d+-\d+)', blocks[0].html)
    assert pieces == [("k-t k-d", "0-6"), ("k-t", "0-16")]


def test_rows_of_cells_are_a_table():
    blocks = list(Text("附件\n县区\t户数\n云岭县\t300\n说明", [Mark("target", 9, 16)], []).blocks())
    assert [len(block.rows) for block in blocks] == [0, 2, 0]
    assert "云岭县" in blocks[1].rows[1][0] and "k-t" in blocks[1].rows[1][1]


@pytest.mark.parametrize("values", [[1, 1], [0, 0], [0.001, 0.0042], [12, 47], [-5, 5], [1e9, 3e9], [99.9, 100]])
def test_a_scale_holds_its_values_in_few_round_steps(values):
    low, high, ticks = scale(values)
    assert low <= min(values) and high >= max(values) and low < high
    assert 3 <= len(ticks) <= 9 and ticks[0] == pytest.approx(low) and ticks[-1] == pytest.approx(high)


def test_a_chart_draws_each_series_and_escapes_names():
    svg = chart([Point("<青禾市>", 2025, 85, "85%"), Point("<青禾市>", 2030, 90, "90%"), Point("云岭县", 2025, 60, "60%")], "普及率", "%")
    assert svg is not None and svg.count("<circle") == 3 and svg.count("<polyline") == 1
    assert "<青禾市>" not in svg and "&lt;青禾市&gt;" in svg and "style" not in svg
    assert chart([Point("云岭县", 2025, 60, "60%")], "普及率", "%") is None


def test_places_of_one_year_are_bars_the_largest_first():
    svg = chart([Point("<青禾市>", 2025, 30, "30%"), Point("云岭县", 2025, 60, "60%"), Point("松原县", 2025, -5, "-5%")], "完成率", "%")
    assert svg is not None and svg.index("云岭县") < svg.index("&lt;青禾市&gt;") < svg.index("松原县")
    wide, half, none = (float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)"', svg))
    assert wide == pytest.approx(2 * half) and none == 0 and "2025年%" in svg


@given(st.text(max_size=200))
def test_lines_of_a_calendar_are_short_and_whole(text):
    line = folded("SUMMARY:" + text.replace("\r", "").replace("\n", ""))
    assert all(len(part.encode("utf-8", "surrogatepass")) <= 75 for part in line.split("\r\n"))
    assert line.replace("\r\n ", "") == "SUMMARY:" + text.replace("\r", "").replace("\n", "") + "\r\n"


def test_tiers_put_who_leads_on_top_and_the_office_apart():
    roles = ["成员", "副组长", "组长", "办公室主任", "第一副组长", "联络员", "常务副主任", "办公室副主任", "副召集人", "召集人"]
    found = {heading: [seat["role"] for seat in seats] for heading, seats in tiers([{"role": role} for role in roles])}
    assert found == {
        "负责人": ["组长", "召集人"],
        "副职": ["副组长", "第一副组长", "常务副主任", "副召集人"],
        "成员": ["成员", "联络员"],
        "办公室": ["办公室主任", "办公室副主任"],
    }
