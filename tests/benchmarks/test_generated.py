"""Properties that hold for any document, tried on generated ones: quotes stand where they say, and nothing depends on chance."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.formats import FORMATS, NoFont, chinese_number, write
from benchmarks.generate import document, generate, main
from benchmarks.markup import parse, text_of
from extract.document import Span
from extract.layout import compose
from extract.pipeline import extract, extract_document
from extract.readers import read

KINDS = ("responsibilities", "targets", "members", "deadlines", "funding", "citations", "findings", "tasks")
WITHOUT_FONT = [form for form in FORMATS if form != "pdf"]
numbers = st.integers(0, 100_000)


def bare(text: str) -> str:
    return "".join(text.split())


def spans_of(value: Any) -> list[Span]:
    """All spans inside a fact."""
    if isinstance(value, Span):
        return [value]
    if is_dataclass(value):
        return [span for field in fields(value) for span in spans_of(getattr(value, field.name))]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_of(item)]
    return []


@given(numbers, numbers)
def test_the_same_seed_gives_the_same_document(seed: int, number: int) -> None:
    assert document(seed, number) == document(seed, number)
    assert document(seed, number) != document(seed + 1, number)


def test_a_document_does_not_depend_on_the_count() -> None:
    assert list(generate(3, 7)) == list(generate(9, 7))[:3]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_reads_back_as_it_was_written(form: str, tmp_path: Path) -> None:
    for number in range(6):
        pieces = parse(document(11, number))
        path = tmp_path / f"{number}.{form}"
        try:
            path.write_bytes(write(pieces, form))
        except NoFont as reason:
            pytest.skip(str(reason))
        assert bare(compose(read(path)).text) == bare(text_of(pieces)), number


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers, st.sampled_from(WITHOUT_FONT))
def test_facts_stand_where_they_say(tmp_path: Path, number: int, form: str) -> None:
    path = tmp_path / f"one.{form}"
    path.write_bytes(write(parse(document(3, number)), form))
    paper = read(path)
    found = extract_document(compose(paper))
    text = found.document.text  # type: ignore[attr-defined]
    for kind in KINDS:
        for fact in getattr(found, kind):
            for span in spans_of(fact):
                assert 0 <= span.start < span.end <= len(text), (kind, fact)
            quote = getattr(fact, "quote", None)
            if quote is not None:
                assert quote.of(text).strip() == quote.of(text) != "", (kind, fact)
                assert bare(quote.of(text)) in bare(text_of(parse(document(3, number)))), (kind, fact)


@settings(max_examples=15, deadline=None)
@given(numbers)
def test_extraction_is_the_same_twice(number: int) -> None:
    source = text_of(parse(document(5, number)))
    first, second = (extract_document(compose_text(source)) for _ in range(2))
    assert all(getattr(first, kind) == getattr(second, kind) for kind in KINDS)


def compose_text(source: str) -> Any:
    from extract.document import Line, Paper

    return compose(Paper(tuple(Line(line) for line in source.splitlines()), "text/plain", "text"))


def test_what_a_generated_document_says_plainly_is_found(tmp_path: Path) -> None:
    """No figure of merit, only a floor: title, number, rosters and duties of documents that hide nothing."""
    missed = []
    for number in range(30):
        source = document(21, number)
        path = tmp_path / "one.txt"
        path.write_bytes(write(parse(source), "txt"))
        found = extract(path)
        chair = next(line for line in source.splitlines() if line.startswith("组　长：")).split("：")[1].split("　")
        person = "".join(chair[:-1])
        if found.elements.title is None or person not in {member.person for member in found.members} or not found.responsibilities:
            missed.append((number, found.elements.title, person))
    assert missed == []


@pytest.mark.parametrize(("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (31, "三十一")])
def test_chinese_numbers(number: int, numeral: str) -> None:
    assert chinese_number(number) == numeral


def test_the_command_writes_files(tmp_path: Path) -> None:
    assert main(["--count", "9", "--seed", "2", "--format", "txt", str(tmp_path)]) == 0
    assert len(list(tmp_path.iterdir())) == 9
