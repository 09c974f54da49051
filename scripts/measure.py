"""What a change adds and loses, fact by fact, over a folder of documents.

    python scripts/measure.py FOLDER --base REV            the rows that differ between REV and the work tree
    python scripts/measure.py FOLDER --base REV --show 40  the same, with up to 40 differing rows of each kind
    python scripts/measure.py FOLDER --base REV --gold GOLD --scorer SCORE.PY    and the scorer's table for both

REV is checked out into a temporary folder, and both trees read the documents with ``python -m kb build``. A row is compared by
its values and its passage, not by its ids.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPARED = {
    "documents": "source_file, title, document_number, genre, issuers, region, issued_on",
    "responsibilities": "source_file, role, mention, organisation, sector, task, quote",
    "targets": "source_file, subject, indicator, comparator, value, value_max, unit, period_end, origin, quote",
    "rosters": "source_file, group_name, role, person, post",
    "deadlines": "source_file, time_text, start_date, end_date, recurrence, action",
    "citations": "source_file, cited_title, cited_number, relation",
    "findings": "source_file, kind, message",
}


def build(tree: Path, folder: Path, db: Path) -> None:
    """Build a catalogue of ``folder`` with the code of ``tree``."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    subprocess.run([sys.executable, "-m", "kb", "build", str(folder), "--db", str(db)], cwd=tree, env=environment, check=True)


def rows(db: Path, view: str, columns: str) -> Counter[tuple[object, ...]]:
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        return Counter(connection.execute(f"select {columns} from catalog_{view}"))


def compare(base: Path, now: Path, show: int) -> None:
    print(f"{'':18}{'before':>8}{'after':>8}{'gained':>8}{'lost':>8}")
    for view, columns in COMPARED.items():
        before, after = rows(base, view, columns), rows(now, view, columns)
        gained, lost = after - before, before - after
        print(f"{view:18}{before.total():8}{after.total():8}{gained.total():8}{lost.total():8}")
        for mark, differing in (("-", lost), ("+", gained)):
            sample = sorted(differing.elements(), key=str)
            for row in random.Random(0).sample(sample, min(show, len(sample))):
                print(f"   {mark} " + " | ".join(str(value).replace("\n", "/")[:60] for value in row if value is not None))


def score(scorer: Path, gold: Path, folder: Path, db: Path) -> None:
    subprocess.run([sys.executable, str(scorer), "--present", "--db", str(db), "--gold", str(gold), "--source", str(folder)], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", default="HEAD", help="the revision to compare the work tree with (HEAD)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show up to N gained and lost rows of each kind")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    args = parser.parse_args()
    if not args.folder.is_dir() or bool(args.gold) != bool(args.scorer):
        parser.error("FOLDER must be a folder; --gold and --scorer go together")
    with tempfile.TemporaryDirectory() as scratch:
        tree, base, now = Path(scratch, "base"), Path(scratch, "base.db"), Path(scratch, "now.db")
        subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(tree), args.base], cwd=ROOT, check=True)
        try:
            build(tree, args.folder.resolve(), base)
            build(ROOT, args.folder.resolve(), now)
            compare(base, now, args.show)
            if args.gold:
                for db in (base, now):
                    score(args.scorer, args.gold, args.folder, db)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
