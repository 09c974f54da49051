"""Makes the samples of ``corpus/`` that are no plain text from their sources: ``python -m benchmarks.samples [--check]``.

The legacy Word file needs LibreOffice (``soffice``), whose output differs from run to run: it is made only where it is missing,
or with ``--word``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.formats import write
from benchmarks.markup import parse

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tests" / "corpus" / "sources"
CORPUS = ROOT / "corpus"
FORMAT_OF = {
    "宁夏清洁取暖工作方案": "docx",
    "利通区清洁取暖实施细则": "pdf",
    "云泽省基层医疗卫生能力提升实施方案": "docx",
    "青禾市燃气安全专项整治工作方案": "pdf",
    "云岭县农村公路建设管护实施意见": "doc",
    "澜江市养老服务体系建设行动方案": "ofd",
    "临澜区消防安全责任制实施办法": "docx",
}


def sample_of(stem: str) -> Path:
    return CORPUS / f"{stem}.{FORMAT_OF[stem]}"


def build(stem: str) -> bytes:
    """The bytes of one sample, of every format but legacy Word."""
    return write(parse((SOURCES / f"{stem}.txt").read_text("utf-8")), FORMAT_OF[stem])


def build_word(stem: str, target: Path) -> None:
    """A legacy Word file, by way of DOCX. Raises FileNotFoundError where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice (LibreOffice) is needed to make a .doc file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sample.docx")
        path.write_bytes(write(parse((SOURCES / f"{stem}.txt").read_text("utf-8")), "docx"))
        profile = Path(folder, "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            folder,
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(path.with_suffix(".doc"), target)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a sample differs from its source")
    parser.add_argument("--word", action="store_true", help="make the legacy Word file anew")
    options = parser.parse_args()
    stale = []
    for stem, format in FORMAT_OF.items():
        target = sample_of(stem)
        if format == "doc":
            if not options.check and (options.word or not target.exists()):
                build_word(stem, target)
        elif (made := build(stem)) != (target.read_bytes() if target.exists() else None):
            stale.append(target.name)
            if not options.check:
                target.write_bytes(made)
    for name in stale:
        print(("differs from its source: " if options.check else "written: ") + name)
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
