"""HTML: the block that holds the document, without the site around it."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from extract.document import Line, Paper
from extract.readers import limits
from extract.readers.errors import Unreadable
from extract.readers.html_lists import ListNumbers
from extract.readers.text import decode

# Containers that content systems of government sites put the document in; the first with enough text wins.
_CONTAINERS = (
    "UCAP-CONTENT", "pages_content", "TRS_Editor", "TRS_UEDITOR", "trs_editor_view", "view", "zoom", "zoomcon", "Zoom", "article-content",
    "article_content", "articleContent", "article-con", "content-text", "contentText", "conTxt", "news_content", "detail-content", "vsb_content",
    "xxgk_content", "zwxl-article", "wzcon", "js_content", "wenzhang", "artcon", "mainText", "xl-content",
)  # fmt: skip
_SKIP = {
    "script",
    "style",
    "noscript",
    "nav",
    "header",
    "footer",
    "iframe",
    "form",
    "button",
    "select",
    "textarea",
    "svg",
    "template",
    "head",
    "object",
}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "blockquote", "center", "dd", "dt", "dl", "pre", "hr",
    "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "main", "body", "figure", "figcaption", "address", "fieldset", "legend",
}  # fmt: skip
_FURNITURE = re.compile(
    r"(^|[-_ ])(nav|menu|breadcrumb|crumbs|footer|foot|header|share|sidebar|toolbar|pager|related|copyright)([-_ ]|$)", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_OFFICE = re.compile(r"LibreOffice|OpenOffice", re.IGNORECASE)  # word processors whose HTML drops the form of automatic numbers
_TITLE = re.compile(
    r"关于.{2,}的(?:通知|意见|决定|公告|函|批复|通报)|[〔\[（(【]\d{4}[〕\]）)】]\d+号|(?:方案|办法|细则|规定|规划|计划|意见)(?:[（(].{2,12}[）)])?$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_META = {
    "title": ("ArticleTitle", "title", "og:title"), "source_url": ("Url", "og:url"), "published": ("PubDate", "publishdate"),
    "source": ("ContentSource", "source"), "author": ("author", "Author"), "site": ("SiteName", "og:site_name"), "keywords": ("Keywords", "keywords"),
}  # fmt: skip


def read_html(path: Path, data: bytes | None = None) -> Paper:
    """An HTML page, or a web archive (MHTML) that Word saved; title and meta go into ``Paper.metadata``."""
    raw = path.read_bytes() if data is None else data
    if len(raw) > limits.MAX_TEXT_BYTES:
        raise Unreadable("too_large", detail=f"{len(raw)} bytes")
    if raw.lstrip()[:200].lower().startswith((b"mime-version:", b"from:", b"content-type: multipart")):
        raw = _page_of_archive(raw)
    root = _parse(raw)
    metadata = _metadata(root)
    official = bool(_OFFICE.search(_generator(root)))
    lines = [line for element in _content(root) for line in block_lines(element, official)]
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no_text")
    url = next((value for name, value in metadata if name == "source_url"), None)
    return Paper(tuple(lines), "text/html", "html", source_url=url, metadata=metadata)


def _page_of_archive(raw: bytes) -> bytes:
    for part in BytesParser(policy=policy.default).parsebytes(raw).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    raise Unreadable("no_text")


def _parse(raw: bytes) -> etree._Element:
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    text = _decode(raw)
    if not text.strip():
        raise Unreadable("empty")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("truncated", detail=str(error)[:200]) from error
    return root


def _decode(raw: bytes) -> str:
    """Bytes decide before the page's own charset does: pages that were saved again often lie about it."""
    try:
        return decode(raw)
    except Unreadable:
        named = _CHARSET.search(raw[:4096])
        if named is None:
            raise
        try:
            return raw.decode(named[1].decode("ascii"), errors="replace")
        except LookupError:
            raise Unreadable("bad_encoding", detail=named[1].decode("ascii")) from None


def _metadata(root: etree._Element) -> tuple[tuple[str, str], ...]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        if name and meta.get("content", "").strip():
            said.setdefault(name.lower(), meta.get("content").strip())
    found = [(key, said[name.lower()]) for key, names in _META.items() for name in names if name.lower() in said]
    if not any(key == "title" for key, _ in found) and (title := root.find(".//title")) is not None and (title.text or "").strip():
        found.insert(0, ("title", " ".join(title.text.split())))
    return tuple(dict(reversed(found)).items())


def _content(root: etree._Element) -> list[etree._Element]:
    """The elements that hold the document: a known container, else the densest block with the title over it."""
    body = root.find(".//body")
    body = root if body is None else body
    total = _weight(body)
    for element in body.iter():
        names = {element.get("id", ""), *element.get("class", "").split()} if isinstance(element.tag, str) else set()
        if names.intersection(_CONTAINERS) and _weight(element) >= max(60, total // 4):
            return [element]
    return _densest(body, total)


def _densest(body: etree._Element, total: int) -> list[etree._Element]:
    """Goes down while one child holds nearly all the Chinese text that stands outside links; keeps titles and numbers that it passes."""
    here = body
    heads: list[etree._Element] = []
    while True:
        heavy = [child for child in here if isinstance(child.tag, str) and child.tag in _BLOCKS and not _is_furniture(child)]
        best = max(heavy, key=_weight, default=None)
        if best is None or best.tag in {"table", "tr", "td", "tbody", "p"} or _weight(best) < 0.85 * max(1, min(total, _weight(here))):
            return [*heads, here]
        heads.extend(child for child in heavy[: heavy.index(best)] if _heads_a_paper(child))
        here = best


def _heads_a_paper(element: etree._Element) -> bool:
    text = "".join("".join(element.itertext()).split())
    return bool(_TITLE.search(text)) and len(text) < 200 and _weight(element) > 0


def _weight(element: etree._Element) -> int:
    """Chinese characters outside links and skipped elements."""
    linked = sum(len(_HAN.findall("".join(link.itertext()))) for link in element.iter("a"))
    skipped = sum(len(_HAN.findall("".join(part.itertext()))) for part in element.iter("script", "style", "noscript", "nav", "footer"))
    return len(_HAN.findall("".join(element.itertext()))) - linked - skipped


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in _SKIP or element.get("title") in ("header", "footer") or _HIDDEN.search(element.get("style", "")):
        return True
    return bool(_FURNITURE.search(element.get("class", "")) or _FURNITURE.search(element.get("id", ""))) and _weight(element) < 200


def _generator(root: etree._Element) -> str:
    return next((meta.get("content", "") for meta in root.iter("meta") if meta.get("name", "").lower() == "generator"), "")


def block_lines(root: etree._Element, official: bool = False) -> list[Line]:
    """The lines under an element: one a block or ``<br>``, one a row of a table; for ``official`` see ``html_lists``."""
    writer = _Writer(official)
    writer.walk(root, 0)
    writer.flush()
    return writer.lines


class _Writer:
    """Collects running text until a block ends. Text after ``<br>`` may go on with the line before: ``starts`` is None there."""

    def __init__(self, official: bool) -> None:
        self.lines: list[Line] = []
        self._numbers = ListNumbers(official)
        self._label = ""  # of the list item whose text has not begun yet
        self._pending: list[str] = []
        self._starts: bool | None = True
        self._tables = 0

    def flush(self, next_starts: bool | None = True) -> None:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self._pending)).strip(" ")
        self._pending.clear()
        if text:
            self.lines.append(Line(self._label + text, starts=self._starts))
            self._label = ""
            if len(self.lines) > limits.MAX_LINES:
                raise Unreadable("too_large", detail="lines")
            self._starts = next_starts
        elif next_starts:
            self._starts = True

    def walk(self, element: etree._Element, depth: int) -> None:
        if depth > limits.MAX_XML_DEPTH:
            self._pending.append("".join(element.itertext()))
            return
        block = element.tag in _BLOCKS
        if block:
            self.flush()
        if element.tag == "li":
            self._label = self._numbers.label(element)
        self._pending.append(element.text or "")
        for child in element:
            self._child(child, depth)
            self._pending.append(child.tail or "")
        if block:
            self.flush()

    def _child(self, child: etree._Element, depth: int) -> None:
        if not isinstance(child.tag, str) or _is_furniture(child):
            return
        if child.tag == "br":
            self.flush(next_starts=None)
        elif child.tag == "table" and _is_data_table(child):
            self.flush()
            self.lines.extend(_rows(child, self._tables))
            self._tables += 1
        else:
            self.walk(child, depth + 1)


def _is_data_table(table: etree._Element) -> bool:
    """A table of data has two columns and no table inside; others only place the page."""
    if next((inner for inner in table.iterdescendants("table")), None) is not None:
        return False
    widths = [len([cell for cell in row if cell.tag in ("td", "th")]) for row in table.iter("tr")]
    return max(widths, default=0) >= 2


def _rows(table: etree._Element, index: int) -> list[Line]:
    """The rows of a table; a merged cell's text stands at its first place, its other places are empty."""
    lines: list[Line] = []
    covered: dict[int, int] = {}  # column → rows that a cell from above still covers
    budget = limits.MAX_CELLS
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (cell for cell in row if cell.tag in ("td", "th")):
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append("")
            text = " ".join(line.text for line in block_lines(cell))
            height = _size(cell.get("rowspan"))
            for place in range(min(_size(cell.get("colspan")), max(0, budget))):
                if height > 1:
                    covered[len(cells)] = height - 1
                cells.append("" if place else text)
        while covered.get(len(cells), 0):
            covered[len(cells)] -= 1
            cells.append("")
        budget -= len(cells)
        if budget < 0:
            raise Unreadable("too_large", detail="table")
        if any(cells):
            lines.append(Line("\t".join(cells), starts=True, cells=tuple(cells), table=index))
    return lines


def _size(value: str | None) -> int:
    return min(1000, int(value)) if value and value.strip().isdigit() and int(value) > 0 else 1
