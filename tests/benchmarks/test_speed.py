"""The benchmark of speed runs anywhere and sets extraction beside jieba."""

import re
import sys
from pathlib import Path

import pytest

from benchmarks import speed


def test_a_folder_is_timed_beside_jieba(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(
        "青禾市供水方案\n一、总体要求\n到2026年底，供水普及率达到98%。（市水利局牵头，市财政局配合）\n", "utf-8"
    )
    (tmp_path / "b.bin").write_bytes(b"\0")
    monkeypatch.setattr(sys, "argv", ["speed", str(tmp_path), "--workers", "0"])
    assert speed.main() == 0
    printed = capsys.readouterr()
    assert re.search(r"^txt +1 +[\d.]+$", printed.out, re.MULTILINE)
    assert re.search(r"^1 documents, \d+ characters", printed.out, re.MULTILINE)
    ours, theirs, ratio = (float(re.search(rf"^{name} +([\d,.]+)", printed.out, re.MULTILINE)[1].replace(",", ""))  # type: ignore[index]
                           for name in ("extract_document", "jieba.lcut", "ratio"))  # fmt: skip
    assert ratio == pytest.approx(ours / theirs, abs=0.01)
    assert "b.bin" in printed.err


def test_a_folder_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["speed", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit):
        speed.main()
    assert "nowhere" in capsys.readouterr().err
