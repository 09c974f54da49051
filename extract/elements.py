"""What a policy's head and signature say of it: title, number, issuers, date, kind, region."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.document import Document, Span
from extract.heads import HeadReader
from extract.issuers import full_name, infer_region, split_issuers, unlisted_region
from extract.mentions.references import find_numbers
from extract.mentions.regions import Region, gazetteer, lookup
from extract.parts import Part, PartKind, Parts
from extract.records import Elements
from extract.resolve import Resolver
from extract.rules.elements import FORWARDS_NATIONAL, GENRE_END, SAMPLE
from extract.rules.parts import FULL_DATE, NUMERALS
from extract.surroundings import printed_on
from extract.titles import alike, in_one_line

_FIRST_LINES = 600
_REGION_WITHIN = 3_000
_DIGITS = {
    char: str(value) for value, chars in enumerate(("〇零0Oo", "一元", "二", "三", "四", "五", "六", "七", "八", "九")) for char in chars
}
_NUMBER_FIELDS = ("发文字号", "公文字号", "发文文号", "文号", "文件编号")
_ISSUER_FIELDS = ("发文机构", "发布机构", "发文机关", "制发机关", "发文单位", "发布单位", "制定机关", "公开主体")
_DATE_FIELDS = ("成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间", "生成日期")
_PUBLISHED_FIELDS = ("发布日期", "发布时间", "公开日期", "公布日期")
_VERBS = re.compile(r"(?:关于|印发|转发|批转|发布|公布|贯彻|落实)")
_ETC = re.compile(r"^(?P<first>[^，。《》]{4,60}?)等(?P<count>\d{1,2}|[二三四五六七八九十]{1,3})(?:个)?(?:部门|单位|委办局|厅局|委局)")
_ORDER = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,30}}(?:令|公告)\n?(?:（?\d{{4}}年?）?)?第[\d{NUMERALS}十百]{{1,5}}号")
_OFFICE = re.compile(r"(?<=[部局委会署行])(?:办公[厅室]|综合司|秘书局|秘书处)$")
_AND_MORE = re.compile(r"》等[\d一二三四五六七八九十]{1,2}[个项件][^，。]{0,14}(?:印发|转发|已经)")
_BEHIND_TITLE = re.compile(
    rf"(?:[（(](?:[^（）()]*\d{{4}}年[^（）()]*日[^（）()]*|[^（）()]*〔\d{{4}}〕[^（）()]*|[\d{NUMERALS}○]{{4}}年[\d{NUMERALS}]{{1,2}}月)[）)]|-此件.*)+$"
)


def read_elements(document: Document, parts: Parts) -> Elements:
    """The elements of a document. What it does not say is ``None``.

    ``title`` is the policy's own; where one notice prints several policies it is the notice's, which names them all.
    ``region`` of a paper of the State Council and its ministries is ``None``.
    """
    return _ElementReader(document, parts).read()


class _ElementReader:
    def __init__(self, document: Document, parts: Parts) -> None:
        self.document, self.parts = document, parts
        self.text = document.folded.text
        self.heads = HeadReader(document, len(self.text))
        papers = parts.of(PartKind.NOTICE, PartKind.POLICY)
        self.first, self.policies = papers[0], parts.of(PartKind.POLICY)
        self.head_end = self.first.cuts[0].end if self.first.cuts else self.first.span.start
        self.fields = {name: value for name, value, _ in reversed(self.heads.fields(0, self.head_end))}
        self.passages: dict[str, Span] = {}

    def read(self) -> Elements:
        notice_title = (self._title_of(self.first) or self._page_title()) if self.first.kind is PartKind.NOTICE else None
        title = self._title(notice_title)
        number, issuers = self._number(), self._issuers(notice_title or title)
        head = self.text[self.first.span.start : self.first.span.start + _REGION_WITHIN]
        region = infer_region(issuers, number, [t for t in (notice_title, title) if t], head)
        unlisted = unlisted_region(issuers, notice_title or title) if region is None else None
        elements = Elements(
            title=title,
            notice_title=notice_title,
            document_number=number,
            genre=genre_of(self._title_of(self.policies[0]) or title) if self.policies else None,
            issuers=issuers,
            region=region.full_name if region else unlisted[0] if unlisted else None,
            region_code=region.code6 if region else None,
            region_level=region.level if region else unlisted[1] if unlisted else None,
            forwards_national=bool(region) and any(FORWARDS_NATIONAL.regex.search(t) for t in (notice_title, title) if t),
            issued_on=self._issued_on(),
            source_url=self.document.source_url or self._url(),
            is_sample=bool(SAMPLE.regex.search(self.text, 0, _FIRST_LINES)),
            passages=tuple((what, self.document.original(span)) for what, span in self.passages.items()),
        )
        resolver = Resolver(elements, self.document)
        return replace(elements, issuer_names=tuple(self._full_name(resolver, issuer, region) for issuer in issuers))

    def _full_name(self, resolver: Resolver, issuer: str, region: Region | None) -> str:
        """The canonical name of an issuer; the office that signs for a department (市财政局办公室) keeps its name."""
        office = _OFFICE.search(issuer)
        body = issuer[: office.start()] if office else issuer
        name = resolver.organisation(body).name or full_name(body, region)
        return name + (office.group() if office else "")

    def _title_of(self, part: Part) -> str | None:
        return clean_title(self._verbatim(part.title)) if part.title else None

    def _verbatim(self, span: Span) -> str:
        return in_one_line(self.document.original(span).of(self.document.text))

    def _title(self, notice_title: str | None) -> str | None:
        if notice_title and (len(self.policies) > 1 or self._prints_several() or self._is_of_one_place(notice_title)):
            self.passages["title"] = self.first.title or self.first.span
            return notice_title
        part = self.policies[0] if self.policies else self.first
        if part.title:
            self.passages["title"] = part.title
        return self._title_of(part) or notice_title or self._page_title()

    def _page_title(self) -> str | None:
        """The title that the page's own metadata gives, where the text has lost it."""
        named = clean_title(in_one_line(dict(self.document.metadata).get("title", "")))
        return named if len(named) > 8 and genre_of(named) else None

    def _is_of_one_place(self, notice_title: str) -> bool:
        """Whether the first title is that of one place's plan among several: 河湾市2024年度责任目标, under a notice that does not name 河湾市."""
        first = self._title_of(self.policies[0]) if self.policies else None
        for place in (first[:n] for n in range(2, 8)) if first else ():
            found = lookup(place)
            if found and found[0].name == place and place not in notice_title:
                above = gazetteer().current.get(found[0].parent)
                return above is not None and above.name in notice_title  # 福建省…关于印发责任目标的通知, 福州市责任目标
        return False

    def _prints_several(self) -> bool:
        """Whether the notice prints more than it names: 《A》等7个方案."""
        body = self.text[self.head_end : self.first.signature.start if self.first.signature else self.first.span.end]
        return bool(_AND_MORE.search(body))

    def _number(self) -> str | None:
        for name in _NUMBER_FIELDS:
            if name in self.fields:
                span = self.fields[name]
                found = [n for _, _, n in find_numbers(span.of(self.text))]
                if found or len(span) > 3:
                    self.passages["document_number"] = span
                    return found[0] if found else span.of(self.text)
        in_head = list(find_numbers(self.text[: self.head_end]))
        if not in_head:
            return self._order_number()
        start, end, number = in_head[-1]
        self.passages["document_number"] = Span(start, end)
        return number

    def _order_number(self) -> str | None:
        """The number of an order or announcement, which stands below its title: 青禾市人民政府令 / 第12号."""
        match = _ORDER.search(self.text, 0, self.head_end)
        if match is None:
            return None
        self.passages["document_number"] = Span(*match.span())
        return match.group().replace("\n", "")

    def _issuers(self, title: str | None) -> tuple[str, ...]:
        signature = self._signature()
        if signature:
            date_at = FULL_DATE.regex.search(signature.of(self.text))
            names = signature.of(self.text)[: date_at.start()] if date_at else ""
            issuers = self._completed(split_issuers(names), title)
            if issuers:
                self.passages["issuers"] = Span(signature.start, signature.start + len(names.rstrip("\n")))
                return issuers
        if title:
            verb = _VERBS.search(title)
            issuers = split_issuers(title[: verb.start()]) if verb else ()
            if issuers:
                return issuers
        for name in _ISSUER_FIELDS:
            if self.fields.get(name):
                self.passages["issuers"] = self.fields[name]
                return split_issuers(self.fields[name].of(self.text).replace("；", "\n"))
        return ()

    def _completed(self, signed: tuple[str, ...], title: str | None) -> tuple[str, ...]:
        """The signatories with the one that the title names first (市财政局等4部门), where a page has dropped its line."""
        said = _ETC.match(title or "")
        if not said or not signed:
            return signed
        first = split_issuers(said["first"])
        missing = [name for name in first if all(alike(name, other) < 0.7 for other in signed)]
        return (*missing, *signed) if len(signed) + len(missing) == _count(said["count"]) else signed

    def _signature(self) -> Span | None:
        papers = self.parts.of(PartKind.NOTICE, PartKind.POLICY)
        return next((part.signature for part in papers[:1] if part.signature), None)

    def _issued_on(self) -> date | None:
        signature = self._signature()
        candidates = [signature] if signature else []
        candidates += [span for span in (printed_on(self.text, part.span) for part in self.parts.of(PartKind.TAIL)) if span]
        candidates += [self.fields[name] for name in _DATE_FIELDS if name in self.fields]
        candidates += [
            Span(*m.span())
            for m in re.compile(r"（[^（）\n]{0,12}" + f"(?:{FULL_DATE.pattern})" + r"）").finditer(self.text, 0, self.head_end)
        ]
        candidates += [p.signature for p in self.parts.of(PartKind.POLICY) if p.signature]
        candidates += [self.fields[name] for name in _PUBLISHED_FIELDS if name in self.fields]
        for span in candidates:
            day = read_date(span.of(self.text))
            if day:
                self.passages["issued_on"] = span
                return day
        return None

    def _url(self) -> str | None:
        """An address that the file itself gives as its source: 来源：http://…, 原文地址：…"""
        stretches = [self.fields[n] for n in ("来源", "信息来源", "文章来源") if n in self.fields]
        stretches += [part.span for part in self.parts.of(PartKind.TAIL)]
        for span in stretches:
            written = self.document.original(Span(span.start, min(len(self.text), span.end + 200))).of(self.document.text)
            found = re.search(r"https?://[^\s<>，。）)]+", written)
            if found:
                return found.group()
        return None


def clean_title(title: str) -> str:
    """A title without what pages put around it: Markdown and bookmark marks, counts, a date or a 文号 in brackets."""
    title = re.sub(r"^(?:[#*\s]|[\[〔]bookmark[^\]〕]*[\]〕]|\d{1,2}[.、](?!\d))+", "", title)
    title = re.sub(r"[*#]+$", "", title)
    return _BEHIND_TITLE.sub("", title)


def genre_of(title: str | None) -> str | None:
    """The 文种 with which a title ends: 实施方案 of 青禾市供水实施方案（试行）.

    >>> genre_of("青禾市供水管理办法（试行）")
    '办法'
    """
    from extract.document import fold

    found = GENRE_END.regex.search(fold(title)) if title else None
    return found["genre"] if found else None


def read_date(text: str) -> date | None:
    """The first full date of a folded text, in figures or Chinese numerals; ``None`` where there is none or no such day.

    >>> read_date("二〇一六年三月一日")
    datetime.date(2016, 3, 1)
    """
    found = re.search(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", text)
    if found:
        year, month, day = (int(group) for group in found.groups())
    else:
        match = re.search(
            r"([一二][〇零0Oo一二三四五六七八九]{3})年([一二三四五六七八九十元]{1,3})月([一二三四五六七八九十廿〇]{1,4})日", text
        )
        if match is None:
            return None
        year = int("".join(_DIGITS[c] for c in match[1]))
        month, day = _small(match[2]), _small(match[3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _small(text)


def _small(numeral: str) -> int:
    """二十一, 十, 廿三, 元: a Chinese numeral below a hundred."""
    numeral = numeral.replace("廿", "二十")
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int("".join(_DIGITS.get(c, "0") for c in numeral))
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)
