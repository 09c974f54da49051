"""Targets of made-up paragraphs under the head of a made-up notice."""

from __future__ import annotations

from extract.document import Document
from extract.elements import read_elements
from extract.finders.targets import find_targets
from extract.mentions import annotate
from extract.outline import build
from extract.parts import split
from extract.reading import Reading
from extract.records import Target

HEAD = (
    "青禾市人民政府关于印发青禾市{title}的通知",
    "青政发〔2023〕8号",
    "各县（市、区）人民政府：",
    "现印发给你们，请认真贯彻执行。",
    "青禾市人民政府",
    "2023年3月6日",
)


def reading_of(*paragraphs: str, title: str = "民生工程实施方案") -> Reading:
    head = [line.format(title=title) for line in HEAD]
    document = Document.from_paragraphs([*head, f"青禾市{title}", *paragraphs])
    parts = split(document)
    return Reading(document, parts, build(document, parts), read_elements(document, parts), annotate(document.folded.text))


def targets(*paragraphs: str, title: str = "民生工程实施方案") -> list[Target]:
    return find_targets(reading_of(*paragraphs, title=title))


def said(*paragraphs: str) -> list[tuple[str, str, float, str]]:
    return [(t.indicator, t.comparator, t.value, t.unit) for t in targets("一、工作任务", *paragraphs)]
