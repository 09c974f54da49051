"""What the pipeline finds in each sample, against what it found when a person last read it beside the sample.

The files record; they do not approve: a wrong fact in one is an error of the extraction that is still to be mended, and the sample
stays as it is. ``pytest tests/golden --regenerate-golden`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import unified_diff
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from extract.document import Span
from extract.pipeline import extract
from extract.records import Extraction, Organisation

GOLDEN = Path(__file__).resolve().parent
SAMPLES = sorted(path for path in (GOLDEN.parent.parent / "corpus").iterdir() if not path.name.startswith("manifest"))
KINDS = ("responsibilities", "targets", "members", "deadlines", "funding", "citations", "findings")
LEFT_OUT = {"mention_span", "value_span", "time_span", "passages"}  # they say again what the quote says


def plain(value: Any, text: str) -> Any:
    """A fact as JSON: spans as the words at them, so that a file reads beside its sample; unknown and empty left out."""
    if isinstance(value, Span):
        return value.of(text)
    if isinstance(value, Organisation):
        return f"{value.name or '？'}（{value.sector}）"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        pairs = ((field.name, plain(getattr(value, field.name), text)) for field in fields(value) if field.name not in LEFT_OUT)
        return {name: said for name, said in pairs if said not in (None, "", [], ())}
    if isinstance(value, tuple):
        return [plain(item, text) for item in value]
    return value


def as_json(found: Extraction) -> dict[str, Any]:
    document: Any = found.document
    record: dict[str, Any] = {"read_by": document.read_by, "elements": plain(found.elements, document.text)}
    folded = document.folded.text
    record["clauses"] = [f"{clause.path} {clause.heading.of(folded)}".strip() for clause in found.clauses]  # type: ignore[attr-defined]
    for kind in KINDS:
        record[kind] = [plain(fact, document.text) for fact in getattr(found, kind)]
        for index, fact in enumerate(record[kind]):
            if (kind, index) in found.task_of:
                fact["task_number"] = found.task_of[kind, index]
    return record


def lines_of(record: dict[str, Any]) -> list[str]:
    return json.dumps(record, ensure_ascii=False, indent=1).splitlines()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_extraction_is_the_one_that_was_read(path: Path, regenerate_golden: bool) -> None:
    golden = GOLDEN / f"{path.name}.json"
    found = as_json(extract(path))
    if regenerate_golden:
        golden.write_text("\n".join(lines_of(found)) + "\n", "utf-8")
        pytest.skip("written anew")
    expected = json.loads(golden.read_text("utf-8"))
    if expected["read_by"] != found["read_by"]:
        pytest.skip(f"read by {found['read_by']} here, by {expected['read_by']} in the golden file")
    difference = list(unified_diff(lines_of(expected), lines_of(found), "golden", "found now", lineterm="", n=1))
    assert not difference, "\n".join(difference[:60])


def test_every_golden_file_has_its_sample() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == {f"{path.name}.json" for path in SAMPLES}
