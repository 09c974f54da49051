"""Labels of ``<ol>`` items, which a browser draws and no text node holds."""

from __future__ import annotations

import re

from lxml import etree

from extract.readers.numbering import chinese, format_number

_OFFICIAL = ("{0}、", "（{0}）", "{1}.", "（{1}）")  # GB/T 9704-2012, 7.3.3, by depth
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_FORMS = {
    "1": "decimal", "decimal": "decimal", "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "A": "upperLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman",
    "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_CHINESE = {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"}
_UNLABELLED = {"none", "disc", "circle", "square"}


class ListNumbers:
    """Counts the items of ordered lists.

    ``official`` says that a word processor wrote the page: it keeps how deep an item stands but not the form of its number,
    which is then the one that official papers use at that depth (一、（一）1.（1）). On other pages the label is what a browser shows.
    """

    def __init__(self, official: bool) -> None:
        self._official = official
        self._counts: dict[etree._Element, int] = {}

    def label(self, item: etree._Element) -> str:
        """The label of a ``<li>``; '' in lists without numbers. Must be called once an item, in order."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        number = _number(item.get("value"))
        if number is None:
            before = self._counts.get(parent)
            number = before + 1 if before is not None else _number(parent.get("start")) or 1
        self._counts[parent] = number
        style = _STYLE.search(item.get("style", "")) or _STYLE.search(parent.get("style", ""))
        form = style[1].lower() if style else parent.get("type", "")
        if form in _UNLABELLED:
            return ""
        if form in _CHINESE:
            return f"{chinese(number)}、"
        if form in _FORMS or not self._official:
            return f"{format_number(number, _FORMS.get(form, 'decimal'))}."
        depth = sum(1 for _ in item.iterancestors("ol"))
        return _OFFICIAL[min(depth, len(_OFFICIAL)) - 1].format(chinese(number), number)


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text.strip()) else None
