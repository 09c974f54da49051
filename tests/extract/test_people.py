"""Names, posts and where the one ends and the other begins; all names and places are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Folded
from extract.mentions.entries import Order, read_people
from extract.mentions.people import Spaced, name_score, names_at
from extract.mentions.posts import opener_score, post_score
from extract.rules.people import COMMON_SURNAMES, COMPOUND_SURNAMES, MINORITY_PARTS, RARE_SURNAMES, WORDS


def spaced(text: str) -> Spaced:
    return Spaced(Folded.of(text))


def entries(text: str, order: Order | None = None) -> list[tuple[str, str]]:
    document = spaced(text)
    people = read_people(document, 0, len(document.text), order=order)
    return [(each.name.of(document.text), "".join(piece.of(document.text) for piece in each.post)) for each in people.entries]


@pytest.mark.parametrize(
    "name",
    ["顾青禾", "林岚", "欧阳云岭", "周密", "高峰", "牛小禾", "辛勤", "权云", "格桑顿珠", "扎西", "巴特尔", "阿依努尔·买合木提", "洛云次仁"],
)
def test_names(name: str) -> None:
    assert name_score(name) >= 2


@pytest.mark.parametrize(
    "word",
    [
        "财政局",
        "市长",
        "成员",
        "高新区",
        "常务副",
        "党组",
        "各部门",
        "白石镇",
        "水利",
        "区常务",
        "县主任",
        "位有关",
        "分管",
        "成立以",
        "办公室",
        "应急办",
    ],
)
def test_words_that_are_no_names(word: str) -> None:
    assert name_score(word) < 1


def test_a_word_may_be_a_name_where_blanks_set_it_off() -> None:
    assert name_score("高原") == 0.0
    assert name_score("高原", delimited=True) > 0
    assert name_score("王省安") == 0.0
    assert name_score("王省安", delimited=True) > 2


def test_blanks_inside_a_name_of_two_characters() -> None:
    text = spaced("顾  禾  市长")
    assert [text.text[:end] for end, _ in names_at(text, 0)] == ["顾禾"]


def test_a_blank_parts_a_name_from_what_follows() -> None:
    text = spaced("顾青 禾山县县长")
    assert [text.text[:end] for end, _ in names_at(text, 0)] == ["顾青"]


@pytest.mark.parametrize(
    "post",
    [
        "市财政局局长",
        "副市长",
        "党组成员、总工程师",
        "国网云岭县供电公司经理",
        "白石镇党委书记",
        "自治区副主席",
        "团县委书记",
        "工商联主席",
    ],
)
def test_posts_begin_with_a_body_a_region_or_a_title(post: str) -> None:
    text = spaced(post)
    assert opener_score(text, 0) > 0
    assert post_score(text, 0, len(text.text)) is not None


@pytest.mark.parametrize("prose", ["负责全面工作的副市长", "市财政局设在二楼。局长", "具体由局长"])
def test_prose_is_no_post(prose: str) -> None:
    assert post_score(spaced(prose), 0, len(prose)) is None


RUN_TOGETHER = [
    ("顾青禾市财政局局长林岚市审计局局长", [("顾青禾", "市财政局局长"), ("林岚", "市审计局局长")]),
    ("周庆云区财政局局长高新禾区教育局局长", [("周庆云", "区财政局局长"), ("高新禾", "区教育局局长")]),
    ("王建国家统计局云岭调查队队长", [("王建", "国家统计局云岭调查队队长")]),
    ("钟云银保监局副局长", [("钟云", "银保监局副局长")]),
    ("林平武警云岭县中队中队长顾禾县消防救援大队大队长", [("林平", "武警云岭县中队中队长"), ("顾禾", "县消防救援大队大队长")]),
    ("顾青禾市委常委、秘书长，市委办主任林岚副市长", [("顾青禾", "市委常委、秘书长，市委办主任"), ("林岚", "副市长")]),
    (
        "林岚市档案局（馆）副局长（副馆长）顾青禾市统计局总统计师",
        [("林岚", "市档案局（馆）副局长（副馆长）"), ("顾青禾", "市统计局总统计师")],
    ),
    ("顾青禾市水利局副局长（正处级）林岚市水利局总工程师", [("顾青禾", "市水利局副局长（正处级）"), ("林岚", "市水利局总工程师")]),
    ("扎西商务厅厅长丹增林业厅厅长卓玛交通运输厅副厅长", [("扎西", "商务厅厅长"), ("丹增", "林业厅厅长"), ("卓玛", "交通运输厅副厅长")]),
    ("顾青禾市人大法制委员会副主任委员林岚市政府秘书长", [("顾青禾", "市人大法制委员会副主任委员"), ("林岚", "市政府秘书长")]),
]


@pytest.mark.parametrize(("text", "wanted"), RUN_TOGETHER, ids=[text for text, _ in RUN_TOGETHER])
def test_run_together(text: str, wanted: list[tuple[str, str]]) -> None:
    assert entries(text) == wanted


def test_one_that_does_not_read_is_passed_over() -> None:
    lines = "顾青禾 市财政局局长\n市国资委主要同志\n林岚 市审计局局长"
    assert entries(lines) == [("顾青禾", "市财政局局长"), ("林岚", "市审计局局长")]


def test_page_numbers_between_entries() -> None:
    assert entries("顾青禾 市财政局局长\n- 12 -\n林岚 市审计局局长") == [("顾青禾", "市财政局局长"), ("林岚", "市审计局局长")]


def test_reading_stops_where_people_stop() -> None:
    text = spaced("顾青禾市财政局局长领导小组办公室设在市财政局，负责日常工作。")
    people = read_people(text, 0, len(text.text))
    assert [each.name.of(text.text) for each in people.entries] == ["顾青禾"]
    assert text.text[: people.end] == "顾青禾市财政局局长"


def test_known_places_settle_where_the_name_ends() -> None:
    folded = Folded.of("巴桑云岭行署专员")
    people = read_people(Spaced(folded, places=[2]), 0, len(folded.text))
    assert [each.name.of(folded.text) for each in people.entries] == ["巴桑"]


def test_post_before_name_needs_a_title_or_a_blank() -> None:
    assert entries("市财政局局长顾青禾、市审计局局长林岚", Order.POST_FIRST) == [("顾青禾", "市财政局局长"), ("林岚", "市审计局局长")]
    assert entries("市财政局、市审计局、市教育局", Order.POST_FIRST) == []


@given(
    st.lists(
        st.sampled_from(
            ["顾青禾", "林岚", "副市长", "市财政局局长", "、", "，", "（", "）", "\n", "　", " ", "。", "：", "·", "2024", "A"]
        ),
        max_size=12,
    )
)
def test_any_text_reads_without_error_and_spans_stand_in_order(pieces: list[str]) -> None:
    text = spaced("".join(pieces))
    people = read_people(text, 0, len(text.text))
    starts = [each.name.start for each in people.entries]
    assert starts == sorted(set(starts))
    for each in people.entries:
        assert 0 <= each.span.start < each.span.end <= len(text.text)
        assert not any(piece.overlaps(each.name) for piece in each.post)


def test_data_is_clean() -> None:
    assert all(len(char) == 1 for char in COMMON_SURNAMES | RARE_SURNAMES)
    assert not COMMON_SURNAMES & RARE_SURNAMES
    assert all(len(surname) == 2 for surname in COMPOUND_SURNAMES)
    assert all(2 <= len(part) <= 4 for part in MINORITY_PARTS)
    assert all(2 <= len(word) <= 4 for word in WORDS)
