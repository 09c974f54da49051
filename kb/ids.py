"""Ids are hashes of content, so that the same files give the same ids whatever their order, names and workers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from extract.document import fold


def digest(*parts: Any) -> str:
    """Sixteen hexadecimal digits (64 bits) of any plain values."""
    packed = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(folded_text: str) -> str:
    """Of the folded text without any white space, so that a re-wrapped copy is the same document."""
    return digest("document", "".join(folded_text.split()))


def policy_id(number: str | None, title: str | None, issuers: tuple[str, ...], document: str) -> str:
    """Of the 发文字号; else of title and issuers; else of the document itself."""
    if number:
        return digest("number", fold(number))
    if title:
        return digest("title", fold(title), [fold(issuer) for issuer in issuers])
    return digest("alone", document)


class FactIds:
    """Ids of the facts of one document: of kind, values and quote, and of the count among equals."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: Counter[str] = Counter()

    def of(self, kind: str, values: Mapping[str, Any], quote: str | None) -> str:
        bare = digest(self._document, kind, dict(values), quote)
        self._seen[bare] += 1
        return bare if self._seen[bare] == 1 else digest(bare, self._seen[bare])
