"""The samples: marked as such, listed in the manifest, readable, and made from their sources."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks import samples
from benchmarks.formats import NoFont
from benchmarks.markup import parse, text_of
from extract.layout import compose
from extract.readers import Unreadable, read

FOLDER = samples.CORPUS
with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
    ROWS = list(csv.DictReader(manifest))


def bare(text: str) -> str:
    return "".join(text.split())


def read_or_skip(path: Path) -> str:
    try:
        return compose(read(path)).text
    except Unreadable as reason:
        if path.suffix == ".doc":
            pytest.skip(f"nothing here reads legacy Word: {reason}")
        raise


def test_the_manifest_lists_every_sample() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in FOLDER.iterdir() if path.name != "manifest.csv"}
    assert len(ROWS) >= 12
    assert {Path(row["file"]).suffix for row in ROWS} >= {".txt", ".md", ".html", ".docx", ".pdf", ".ofd", ".doc"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_sample_says_that_it_is_one(row: dict[str, str]) -> None:
    text = bare(read_or_skip(FOLDER / row["file"]))
    mark = "【改写样本】" if row["original_title"] else "【虚构样本】"
    assert mark in text[:40]
    assert row["is_sample"] == "1"


@pytest.mark.parametrize("stem", samples.FORMAT_OF)
def test_a_sample_reads_as_its_source(stem: str) -> None:
    source = (samples.SOURCES / f"{stem}.txt").read_text("utf-8")
    assert bare(read_or_skip(samples.sample_of(stem))) == bare(text_of(parse(source)))


@pytest.mark.parametrize("stem", [stem for stem, form in samples.FORMAT_OF.items() if form in ("docx", "ofd")])
def test_a_sample_is_what_its_source_makes(stem: str) -> None:
    assert samples.build(stem) == samples.sample_of(stem).read_bytes()


@pytest.mark.parametrize("stem", [stem for stem, form in samples.FORMAT_OF.items() if form == "pdf"])
def test_a_pdf_is_made_the_same_twice(stem: str) -> None:
    try:
        assert samples.build(stem) == samples.build(stem)
    except NoFont as reason:
        pytest.skip(str(reason))


def test_fonts_are_embedded() -> None:
    for stem, form in samples.FORMAT_OF.items():
        if form == "pdf":
            assert b"/FontFile2" in samples.sample_of(stem).read_bytes()
