"""DOCX packages opened with python-docx: checked before it sees them, and put together part by part where they break its rules.

python-docx wants every part that is named to be there, to have a content type and the transitional namespace. What Word opens all the
same (a picture that is gone, a template or macro file under the wrong name, strict OOXML, names with backslashes) comes here in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.parser import parse_xml
from docx.package import Package as WordPackage
from lxml import etree

from extract.readers.errors import Unreadable
from extract.readers.numbering import W
from extract.readers.package import Package, resolve

STYLES, NUMBERING = RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING
FOOTNOTES, ENDNOTES = RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES
_CORE = "docProps/core.xml"
_TEXT_PARTS = (
    ("styles.xml", STYLES, CONTENT_TYPE.WML_STYLES),
    ("numbering.xml", NUMBERING, CONTENT_TYPE.WML_NUMBERING),
    ("footnotes.xml", FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
    ("endnotes.xml", ENDNOTES, CONTENT_TYPE.WML_ENDNOTES),
)
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()


def open_document(path: Path) -> Document:
    """A Word file as python-docx has it, its body there for sure.

    Raises ``Unreadable``: *truncated*, *too_large*, *unsafe*, *encrypted*.
    """
    with Package(path) as package:
        package.check()
        return _as_it_stands(path) or _put_together(package)


def _as_it_stands(path: Path) -> Document | None:
    try:
        document = docx.Document(str(path))
    except Exception:  # python-docx raises whatever the odd package led it to: KeyError, ValueError, an error of zip or XML
        return None
    return document if _has_body(document) else None


def _has_body(document: Document) -> bool:
    return document.element.tag == W + "document" and document.element.find(W + "body") is not None


def _put_together(package: Package) -> Document:
    """The parts that hold text, found by name and given the content types that they should have."""
    whole = WordPackage()
    name = _main_part(package)
    try:
        main = _part(package, name, RELATIONSHIP_TYPE.OFFICE_DOCUMENT, CONTENT_TYPE.WML_DOCUMENT_MAIN, whole)
        whole.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        for target, relation, content_type in _TEXT_PARTS:
            if (part := resolve(name, target)) in package:
                main.relate_to(_part(package, part, relation, content_type, whole), relation)
        document: Document = main.document  # type: ignore[attr-defined]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("truncated", detail=str(error)[:200]) from error
    if not _has_body(document):
        raise Unreadable("truncated", detail="no body")
    try:
        core = _part(package, _CORE, RELATIONSHIP_TYPE.CORE_PROPERTIES, CONTENT_TYPE.OPC_CORE_PROPERTIES, whole)
        whole.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except (etree.XMLSyntaxError, ValueError, Unreadable):  # the text stands without it
        pass
    return document


def _part(package: Package, name: str, relation: str, content_type: str, whole: WordPackage) -> Part:
    data = package.read(name)
    if _STRICT in data[:8192]:
        data = data.replace(_STRICT, _TRANSITIONAL)
    return PartFactory(PackURI("/" + name), content_type, relation, data, whole)  # type: ignore[return-value]


def _main_part(package: Package) -> str:
    """The part that ``_rels/.rels`` names as the document."""
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels").iter(_REL + "Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return resolve("", relation.get("Target", ""))
    return "word/document.xml"


def related(document: Document, relation: str) -> etree._Element | None:
    """The root of a part that the document names, None where it names none. Raises ``Unreadable`` *truncated*."""
    for link in document.part.rels.values():
        if link.reltype == relation and not link.is_external:
            part = link.target_part
            try:
                return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            except etree.XMLSyntaxError as error:
                raise Unreadable("truncated", detail=str(error)[:200]) from error
    return None


def properties(document: Document) -> Iterator[tuple[str, str]]:
    """Title, author, and when the file was made and changed. python-docx makes properties up where there are none: not here."""
    links = document.part.package.rels.values() if document.part.package else ()
    part = next((link.target_part for link in links if link.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES and not link.is_external), None)
    if not isinstance(part, CorePropertiesPart):
        return
    core = part.core_properties
    for name, text in (("title", core.title), ("author", core.author)):
        if text.strip():
            yield name, text.strip()
    for name, moment in (("created", core.created), ("modified", core.modified)):
        if moment is not None:
            yield name, f"{moment:%Y-%m-%dT%H:%M:%SZ}"
