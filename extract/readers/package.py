"""Zip packages of XML parts (DOCX, OFD), opened as if they were meant to do harm."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from extract.readers import limits
from extract.readers.errors import Unreadable

_MEDIA = re.compile(r"(^|/)(media|embeddings|fonts)/[^/]*(?<!\.xml)$")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def xml_parser() -> etree.XMLParser:
    """A parser that resolves no entity, loads nothing and keeps lxml's own limits on depth and size of names."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part. Raises ``Unreadable``: *unsafe* for a DTD, *truncated* for XML that does not parse."""
    try:
        root = etree.fromstring(data, xml_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!DOCTYPE" in data[:65536]:
            raise Unreadable("unsafe", detail="DTD") from error
        raise Unreadable("truncated", detail=str(error)[:200]) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("unsafe", detail="DTD")
    return root


class Package:
    """The parts of a zip file by name. Names are matched without regard to case or a leading slash, as OFD writers need."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable("truncated", detail=str(error)) from error
        entries = self._zip.infolist()
        if len(entries) > limits.MAX_PARTS or sum(entry.file_size for entry in entries) > limits.MAX_PACKAGE_BYTES:
            self._zip.close()
            raise Unreadable("too_large", detail=f"{len(entries)} parts")
        self._entries = {_key(entry.filename): entry for entry in entries}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises ``Unreadable``: *truncated*, *too_large*, *encrypted*."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise Unreadable("truncated", detail=f"no part {name}")
        if entry.flag_bits & 1:
            raise Unreadable("encrypted")
        _check_size(entry)
        try:
            with self._zip.open(entry) as part:
                data = part.read(limits.MAX_PART_BYTES + 1)
        except _BROKEN as error:
            raise Unreadable("truncated", detail=f"{name}: {error}") from error
        if len(data) > limits.MAX_PART_BYTES:
            raise Unreadable("too_large", detail=name)
        return data

    def check(self) -> None:
        """Refuses what must not be handed to a library that opens the package by itself: parts that are locked or too large, a DTD.

        A part that lies about its size needs no check: ``zipfile`` reads no byte beyond what was said.
        Raises ``Unreadable``: *encrypted*, *too_large*, *unsafe*.
        """
        for entry in self._zip.infolist():
            if entry.flag_bits & 1:
                raise Unreadable("encrypted")
            if not _MEDIA.search(_key(entry.filename)):  # pictures of one colour are packed well and never parsed
                _check_size(entry)
                self._check_prolog(entry)

    def _check_prolog(self, entry: zipfile.ZipInfo) -> None:
        """Parses up to the root element, where every DTD stands; a part that breaks off there is no XML."""
        try:
            with self._zip.open(entry) as part:
                events = etree.iterparse(part, ("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
                _, root = next(events)
                if root.getroottree().docinfo.doctype:
                    raise Unreadable("unsafe", detail=f"DTD in {entry.filename}")
        except (etree.XMLSyntaxError, StopIteration, *_BROKEN):
            return

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; see ``read`` and ``parse_xml``."""
        return parse_xml(self.read(name))


def resolve(base: str, target: str) -> str:
    """The part that ``target`` names when it stands in ``base``; an absolute one starts at the root.

    >>> resolve("Doc_0/Document.xml", "Pages/Page_0/Content.xml")
    'Doc_0/Pages/Page_0/Content.xml'
    """
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(base), target)
    return posixpath.normpath(joined).lstrip("/")


def _check_size(entry: zipfile.ZipInfo) -> None:
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > limits.MAX_PART_BYTES or (entry.file_size > limits.RATIO_FLOOR and ratio > limits.MAX_RATIO):
        raise Unreadable("too_large", detail=f"{entry.filename}: {entry.file_size} bytes, ratio {ratio:.0f}")


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
