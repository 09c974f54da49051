"""How fast: ``python -m benchmarks.speed [--count 200] [--seed 7] [--workers 2]``.

Generates documents of every format, then times reading and extraction in one process, and a whole build with its workers.
Figures are of this machine; compare them with those of the same machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.formats import NoFont
from benchmarks.generate import main as generate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "documents")
        try:
            generate(["--count", str(options.count), "--seed", str(options.seed), "--format", "mixed", str(folder)])
        except NoFont as reason:
            print(reason, file=sys.stderr)
            return 2
        time_extraction(folder)
        time_build(folder, Path(name, "kb.db"), options.workers)
    return 0


def time_extraction(folder: Path) -> None:
    """Seconds a step and format, in this process; the first document, which loads tables and spaCy, is not counted."""
    from extract.layout import compose
    from extract.pipeline import extract, extract_document
    from extract.readers import read

    paths = sorted(folder.iterdir())
    extract(paths[0])
    seconds: dict[tuple[str, str], float] = defaultdict(float)
    files: dict[str, int] = defaultdict(int)
    characters: dict[str, int] = defaultdict(int)
    for path in paths:
        began = time.perf_counter()
        document = compose(read(path))
        middle = time.perf_counter()
        extract_document(document)
        form = path.suffix[1:]
        seconds[form, "read"] += middle - began
        seconds[form, "extract"] += time.perf_counter() - middle
        files[form] += 1
        characters[form] += len(document.text)
    print(f"{'format':8}{'files':>7}{'read ms/file':>15}{'extract ms/file':>17}{'extract chars/s':>17}")
    for form in sorted(files):
        read_ms, extract_ms = (1000 * seconds[form, step] / files[form] for step in ("read", "extract"))
        print(f"{form:8}{files[form]:7}{read_ms:15.1f}{extract_ms:17.1f}{characters[form] / seconds[form, 'extract']:17,.0f}")


def time_build(folder: Path, db: Path, workers: int) -> None:
    """A whole build, and one over the same files, none of which has to be read again."""
    from kb.build import build

    for what in ("first build", "second build"):
        began = time.perf_counter()
        report = build([folder], db, workers=workers, add=False, watch=lambda done, total: None)
        took = time.perf_counter() - began
        print(f"{what}: {took:.1f} s, {report.read} files read ({report.read / took:.1f}/s), {report.copied} carried over")


if __name__ == "__main__":
    sys.exit(main())
