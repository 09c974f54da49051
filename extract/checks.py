"""What does not add up in one document: flagged, never corrected.

Elements that are missing, bodies that could not be settled, dates that do not exist; ``sums`` adds what does not add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.reading import Reading
from extract.records import Extraction, Finding
from extract.sums import sums

_ELEMENTS = (("title", "标题"), ("document_number", "发文字号"), ("issued_on", "成文日期"), ("issuers", "发文机关"))
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(reading: Reading, extraction: Extraction) -> Iterator[Finding]:
    """The findings of one document, in a fixed order."""
    yield from _missing(extraction)
    yield from _unresolved(extraction)
    yield from _impossible_dates(reading)
    yield from sums(extraction)


def _missing(extraction: Extraction) -> Iterator[Finding]:
    for name, label in _ELEMENTS:
        if not getattr(extraction.elements, name):
            yield Finding("missing_element", "info", f"文中未见{label}")


def _unresolved(extraction: Extraction) -> Iterator[Finding]:
    seen: set[str] = set()
    for responsibility in extraction.responsibilities:
        organisation = responsibility.organisation
        if organisation is not None and organisation.name is None and responsibility.mention not in seen:
            seen.add(responsibility.mention)
            yield Finding(
                "unresolved_organisation", "info", f"“{responsibility.mention}”指哪一机构无法确定", found=responsibility.mention,
                quote=responsibility.mention_span,
            )  # fmt: skip


def _impossible_dates(reading: Reading) -> Iterator[Finding]:
    for part in reading.fact_spans:
        for match in _DAY.finditer(reading.text, part.start, part.end):
            month, day = int(match[1]), int(match[2])
            if 1 <= month <= 12 and not 1 <= day <= _LONGEST_MONTH[month - 1]:
                yield Finding(
                    "invalid_date", "warning", f"日期“{match.group()}”不存在，按{month}月{_LONGEST_MONTH[month - 1]}日计",
                    expected=f"{month}月{_LONGEST_MONTH[month - 1]}日", found=match.group(), quote=reading.original(Span(*match.span())),
                )  # fmt: skip
