"""How fast: ``python -m benchmarks.speed [FOLDER] [--count 200] [--seed 7] [--workers 2]``.

Reads the documents of FOLDER, or generated ones of every format, and prints seconds a step and format, the characters a second of
extraction beside those of jieba, which cuts the same texts into words in the same process, and the time of a whole build with its
workers. Steps in this process are counted in processor time, what is loaded once apart, and as in a worker of a build. Figures are of this machine: the ratio to jieba travels best.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.formats import NoFont
from benchmarks.generate import main as generate
from extract.document import Document


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="documents to read (default: generated ones)")
    parser.add_argument("--count", type=int, default=200, help="how many documents to generate")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=2, help="processes of the build; 0 leaves it out")
    options = parser.parse_args()
    if options.folder and not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name, "documents")
        if not options.folder:
            try:
                generate(["--count", str(options.count), "--seed", str(options.seed), "--format", "mixed", str(folder)])
            except NoFont as reason:
                print(reason, file=sys.stderr)
                return 2
        compare_with_jieba(time_formats(folder))
        if options.workers:
            time_build(folder, Path(name, "kb.db"), options.workers)
    return 0


def time_formats(folder: Path) -> list[Document]:
    """The documents of a folder that can be read; prints how long reading them takes, by format."""
    from extract.layout import compose
    from extract.readers import Unreadable, read

    documents: list[Document] = []
    seconds: dict[str, float] = defaultdict(float)
    files: dict[str, int] = defaultdict(int)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        began = time.process_time()
        try:
            documents.append(compose(read(path)))
        except Unreadable as reason:
            print(f"{path.name}: {reason}", file=sys.stderr)
            continue
        seconds[path.suffix[1:]] += time.process_time() - began
        files[path.suffix[1:]] += 1
    print(f"{'format':8}{'files':>7}{'read ms/file':>15}")
    for form in sorted(files):
        print(f"{form:8}{files[form]:7}{1000 * seconds[form] / files[form]:15.1f}")
    return documents


def compare_with_jieba(documents: Sequence[Document]) -> None:
    """Prints the characters a second of extraction and of jieba over the same folded texts, and how the two compare.

    Both load first what they need once: tables and spaCy as the workers of a build do, jieba its dictionary.
    """
    import jieba

    from extract.pipeline import extract_document

    if not documents:
        return
    jieba.setLogLevel("ERROR")
    texts = [document.folded.text for document in documents]
    characters = sum(map(len, texts))
    shortest = min(documents, key=lambda document: len(document.text))
    loading = timed(lambda: (import_module("kb.preload"), extract_document(shortest))), timed(lambda: jieba.lcut(shortest.text))
    ours = characters / timed(lambda: [extract_document(document) for document in documents])
    theirs = characters / timed(lambda: [jieba.lcut(text) for text in texts])
    print(f"{len(documents)} documents, {characters:,} characters, one process, processor time")
    print(f"{'extract_document':18}{ours:12,.0f} characters/s  (loads in {loading[0]:.1f} s)")
    print(f"{'jieba.lcut':18}{theirs:12,.0f} characters/s  (loads in {loading[1]:.1f} s)")
    print(f"{'ratio':18}{ours / theirs:12.2f}")


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


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
