"""From the paths of a call to the files that are to be read, in one order whatever the order of the call.

``source_file`` is the path below the folder that was given, with ``/``; a member of an archive is ``a.zip!/b.docx``.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kb.errors import KbError
from kb.ids import digest

# What lies in folders of documents and is none: lock files of Word, indexes of the system, a collection's own notes.
PASSED_OVER = ("~$*", ".*", "*.tmp", "thumbs.db", "desktop.ini", "manifest.*", "readme.*", "readme", "__macosx")
MAX_MEMBERS = 10_000
MAX_MEMBER_BYTES = 300 * 1024**2
MAX_UNPACKED_BYTES = 4 * 1024**3  # of all archives of a call together, nested ones too
MAX_NESTING = 3
_CHUNK = 1024**2


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read. ``problem`` is (reason, message) where that is settled before any reader looks."""

    source_file: str
    path: Path
    content_hash: str = ""
    byte_size: int = 0
    problem: tuple[str, str] | None = None

    @property
    def source_id(self) -> str:
        return digest("source", self.source_file, self.content_hash)


@dataclass(slots=True)
class _Unpacking:
    """Where members are unpacked, and how many bytes may still be."""

    folder: Path
    left: int = MAX_UNPACKED_BYTES


def collect(paths: Iterable[Path], unpack_into: Path, *, leave_out: frozenset[Path] = frozenset()) -> list[Source]:
    """All sources below ``paths``, sorted, each with the hash of its bytes; members of archives are unpacked into a folder.

    Raises ``KbError`` for a path that does not exist. A file that cannot be opened is a source with a problem.
    """
    found: dict[str, Source] = {}
    unpacking = _Unpacking(unpack_into)
    for path in paths:
        if not path.exists():
            raise KbError(f"没有这个文件或文件夹：{path}")
        for name, file in _files(path):
            if file.resolve() not in leave_out:
                for source in _open(Source(name, file), unpacking):
                    found[source.source_id] = source
    return sorted(found.values(), key=lambda source: (source.source_file, source.content_hash))


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield _name(path.name), path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not passed_over(name))
        for name in sorted(names):
            file = Path(folder, name)
            if not passed_over(name) and (file.is_file() or file.is_symlink()):
                yield _name(file.relative_to(path).as_posix()), file


def _name(path: str) -> str:
    """NFC (macOS gives decomposed names), and no byte that is not UTF-8."""
    return unicodedata.normalize("NFC", path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def passed_over(name: str) -> bool:
    """Whether a name is known to be no document: ``~$方案.docx``, ``.DS_Store``, ``manifest.json``."""
    return any(fnmatch.fnmatchcase(name.lower(), pattern) for pattern in PASSED_OVER)


def _open(source: Source, unpacking: _Unpacking) -> Iterator[Source]:
    """The source with its hash; for an archive its members."""
    try:
        size, content_hash = _hash(source.path)
    except OSError as error:
        unopened = digest("unopened", source.source_file)
        yield replace(source, content_hash=unopened, problem=("missing", f"文件不存在或无权读取（{error.strerror or error}）。"))
        return
    source = replace(source, byte_size=size, content_hash=content_hash)
    nested = source.source_file.count("!/")
    if source.path.suffix.lower() == ".zip" and nested < MAX_NESTING and zipfile.is_zipfile(source.path):
        yield from _members(source, unpacking)
    else:
        yield source


def _hash(path: Path) -> tuple[int, str]:
    seen, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
            size += len(chunk)
    return size, seen.hexdigest()


def _members(archive: Source, unpacking: _Unpacking) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(archive.path) as opened:
            infos = [info for info in opened.infolist() if not info.is_dir()]
            if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > unpacking.left:
                yield replace(archive, problem=("too_large", "压缩包过大（文件数或解压后的大小超过上限），未读取。"))
                return
            for info in infos:
                name = member_name(info)
                if not any(passed_over(part) for part in PurePosixPath(name).parts):
                    yield from _member(archive, opened, info, name, unpacking)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield replace(archive, problem=("truncated", f"压缩包不完整或已损坏（{error}）。"))


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese systems write GBK where the UTF-8 flag is not set, which zipfile takes for code page 437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return "/".join(part for part in _name(name.replace("\\", "/")).split("/") if part not in ("", ".", ".."))


def _member(archive: Source, opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, unpacking: _Unpacking) -> Iterator[Source]:
    member = Source(f"{archive.source_file}!/{name}", archive.path)
    # where a member is unpacked has nothing to do with its name, so that no name leads out of the folder
    target = unpacking.folder / (digest(archive.content_hash, info.header_offset) + Path(name).suffix[:10])
    try:
        size = _unpack(opened, info, target)
        unpacking.left -= size
    except RuntimeError:
        yield _unopened(member, info, "encrypted", "压缩包设有密码，无法读取。")
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError) as error:
        yield _unopened(member, info, "truncated", f"压缩包内的文件已损坏（{error}）。")
    else:
        if size > MAX_MEMBER_BYTES:
            yield _unopened(member, info, "too_large", "压缩包内的文件过大，未读取。")
        else:
            yield from _open(replace(member, path=target), unpacking)


def _unopened(member: Source, info: zipfile.ZipInfo, reason: str, message: str) -> Source:
    return replace(member, content_hash=digest("member", info.CRC, info.file_size), byte_size=info.file_size, problem=(reason, message))


def _unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> int:
    """The size of what was unpacked; stops beyond the limit, whatever the archive says of itself."""
    size = 0
    with opened.open(info) as member, target.open("wb") as file:
        while (chunk := member.read(_CHUNK)) and size <= MAX_MEMBER_BYTES:
            file.write(chunk)
            size += len(chunk)
    return size
