"""Legacy Word and WPS files (OLE2), RTF, ODT and Word XML: LibreOffice makes them DOCX; antiword reads Word's where it is missing."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import olefile

from extract.document import Line, Paper
from extract.readers import limits
from extract.readers.docx import read_docx
from extract.readers.errors import Unreadable

_MEDIA_TYPES = {
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".doc": "application/msword",
    ".xml": "application/msword",
}
_ENCRYPTED_FLAG = 0x0100  # bit of the FIB's flags at offset 10 ([MS-DOC] 2.5.2)


def read_doc(path: Path) -> Paper:
    """A file in OLE2: Word 97–2003, WPS, or an encrypted package. Raises ``Unreadable``: *encrypted*, *truncated*,
    *not_a_document* (a spreadsheet), *needs_libreoffice*, *timed_out*."""
    _check_streams(path)
    if _office() is None and (antiword := shutil.which("antiword")):
        return _read_with_antiword(path, antiword)
    return _converted(path, ".doc")


def read_converted(path: Path) -> Paper:
    """RTF, ODT, Word XML: through LibreOffice alone."""
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(b"PK"):
        return _converted(path, ".odt")
    return _converted(path, ".xml" if b"<?xml" in head else ".rtf")


def _check_streams(path: Path) -> None:
    try:
        with olefile.OleFileIO(path) as ole:
            names = {name[-1].lower() for name in ole.listdir()}
            if "encryptedpackage" in names:
                raise Unreadable("encrypted")
            if "worddocument" not in names:
                raise Unreadable("not_a_document", detail=", ".join(sorted(names))[:200])
            flags = ole.openstream("WordDocument").read(12)[10:12]
            if int.from_bytes(flags, "little") & _ENCRYPTED_FLAG:
                raise Unreadable("encrypted")
    except Unreadable:
        raise
    except Exception as error:  # olefile raises whatever the broken structure led to
        raise Unreadable("truncated", detail=f"{type(error).__name__}: {error}"[:200]) from error


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _converted(path: Path, suffix: str) -> Paper:
    office = _office()
    if office is None:
        raise Unreadable("needs_libreoffice")
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        source = Path(folder) / f"source{suffix}"
        shutil.copyfile(path, source)
        command = [
            office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", str(source),
        ]  # fmt: skip
        _run(command)
        converted = Path(folder) / "out" / "source.docx"
        if not converted.exists():
            raise Unreadable("truncated", detail="LibreOffice could not convert it")
        return replace(read_docx(converted, converted=True), media_type=_MEDIA_TYPES[suffix], read_by="libreoffice")


def _run(command: list[str]) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.CONVERTER_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("timed_out", detail=command[0]) from error
    return done.stdout


def _read_with_antiword(path: Path, antiword: str) -> Paper:
    """What antiword prints, one paragraph a line, rows between pipes; automatic numbers are lost."""
    said = _run([antiword, "-w", "0", "-m", "UTF-8.txt", str(path)]).decode("utf-8", errors="replace")
    lines: list[Line] = []
    tables = 0
    for text in said.split("\n"):
        if text.startswith("|") and text.rstrip().endswith("|"):
            cells = tuple(cell.strip() for cell in text.strip()[1:-1].split("|"))
            tables += not lines or lines[-1].cells is None
            lines.append(Line("\t".join(cells), starts=True, cells=cells, table=tables - 1))
        else:
            lines.append(Line(text, starts=True))
    if not any(line.text.strip() for line in lines):
        raise Unreadable("needs_libreoffice")
    return Paper(tuple(lines), _MEDIA_TYPES[".doc"], "antiword")
