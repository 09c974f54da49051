"""Whose seats a roster lists: the name of the body, and whether it is the body itself or its office."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from extract.document import Span
from extract.rules.rosters import ALIAS, BODY, BODY_CUT, BODY_NAME, BODY_TAIL, HEADED, OFFICE

_GENERAL = ("领导小组", "工作小组", "小组", "领导组", "专班", "指挥部", "联席会议", "委员会")
_WINDOW = 1500
_LINE_HEAD = re.compile(r"[-*]*(?:（?[一二三四五六七八九十\d]+[）、.．])?(?P<name>[^，。：；\n]{2,40})(?=[，。：（])")


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in the text. ``generic`` bodies (县志编写组) count only where a heading names them."""

    name: str
    kind: str
    span: Span
    generic: bool
    at_line: bool  # nothing but a marker stands before it on its line
    introduced: bool  # 成立… or a heading: what a short name may stand for


class Bodies:
    """All bodies that a text names, and what short names stand for."""

    def __init__(self, text: str, spans: tuple[Span, ...], title: str | None = None) -> None:
        self.text, self.spans, self.title = text, spans, title or ""

    @cached_property
    def found(self) -> list[Body]:
        """Every body that is named, in order of place."""
        return [body for span in self.spans for body in _bodies(self.text, span)]

    @cached_property
    def _ends(self) -> list[int]:
        return [body.span.end for body in self.found]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What 以下简称 introduced: 指挥部 → 青禾市防汛抗旱指挥部."""
        aliases: dict[str, str] = {}
        for body in self.found:
            alias = ALIAS.regex.match(self.text, body.span.end)
            if alias and len(body.name) > len(alias["alias"]):
                aliases.setdefault(alias["alias"], body.name)
        return aliases

    def heading_before(self, at: int, since: int) -> tuple[str, bool] | None:
        """The body that stands right before ``at`` (after ``since``), perhaps with 组成人员如下, and whether its office is meant."""
        line_start = max(self.text.rfind("\n", 0, at) + 1, at - 80, since)
        for start in (line_start, max(self.text.rfind("\n", 0, max(0, line_start - 1)) + 1, at - 120, since)):
            before = self.text[start:at]
            tail = BODY_TAIL.regex.search(before)
            named = before[: tail.start()] if tail else before
            office = OFFICE.regex.search(named)
            bodies = _bodies(named[: office.start()] if office else named, None)
            if bodies and bodies[-1].span.end == len(named[: office.start()] if office else named):
                return self.full_name(bodies[-1], start + bodies[-1].span.start), office is not None
            if office and not named[: office.start()].strip("一二三四五六七八九十（）、.0123456789\n"):
                return "", True
            if named.strip("\n-*"):
                break
        return None

    def line_head(self, at: int, since: int) -> tuple[str, bool] | None:
        """The body that opens the line of ``at``, unless the line was read up to ``since``: 煤矿安全督查组，由…任组长."""
        start = max(self.text.rfind("\n", 0, at) + 1, at - 200)
        head = _LINE_HEAD.match(self.text, start, at) if since <= start else None
        kinds = list(BODY.regex.finditer(self.text, *head.span("name"))) if head else []
        if not head or not kinds or kinds[-1].end() != head.end("name"):
            return None
        span = Span(*head.span("name"))
        verbs = [cut.end() for cut in BODY_CUT.regex.finditer(self.text, span.start, kinds[-1].start()) if cut["found"]]
        span = Span(verbs[-1] if verbs else span.start, span.end)
        kind = kinds[-1]["kind"]
        return self.full_name(Body(span.of(self.text), kind, span, kind == "组", True, True), start), False

    def last_before(self, at: int, since: int, current: str = "") -> str | None:
        """The last body of its own kind that the text names between ``since`` and ``at``; a bare 领导小组 is the ``current`` one."""
        for i in range(bisect_left(self._ends, at + 1) - 1, -1, -1):
            body = self.found[i]
            if body.span.end <= max(since, at - _WINDOW):
                return None
            if body.generic:
                continue
            if body.span.start < since:  # people stand before it without a blank: 副局长领导小组办公室
                body = replace(body, name=self.text[since : body.span.end].replace("\n", ""))
            return current if current.endswith(body.kind) and _is_bare(body) else self.full_name(body, body.span.start)
        return None

    def first(self) -> str:
        """The first body that the text names at all; '' where it names none."""
        return next((self.full_name(body, body.span.end) for body in self.found if not body.generic), "")

    def full_name(self, body: Body, at: int) -> str:
        """What a short name (领导小组, 市领导小组) stands for at ``at``; the name itself where the text has no longer one."""
        if body.name in self.aliases:
            return self.aliases[body.name]
        if body.generic:
            return body.name
        bare = _is_bare(body)  # any longer name of its kind will do
        titled = [each for each in _bodies(self.title, None) if self._is_longer(each, body, bare)]
        if titled:
            return titled[-1].name
        longer = [each for each in self.found if each.introduced and self._is_longer(each, body, bare)]
        before = [each for each in longer if each.span.start < at]
        return (before[-1] if before else longer[0]).name if longer else body.name

    @staticmethod
    def _is_longer(each: Body, body: Body, bare: bool) -> bool:
        if each.kind != body.kind or len(each.name) <= len(body.name):
            return False
        return len(each.name) > len(body.kind) + 3 if bare else each.name.endswith(body.name)


def _is_bare(body: Body) -> bool:
    """Whether a name says nothing but its kind: 领导小组, 市领导小组, 该指挥部."""
    return not body.name.removesuffix(body.kind).strip("全省市县区州自治该本此")


def _bodies(text: str, span: Span | None) -> list[Body]:
    span = span or Span(0, len(text))
    found: list[Body] = []
    since = span.start
    for match in BODY.regex.finditer(text, span.start, span.end):
        name = BODY_NAME.regex.search(text, max(since, match.start() - 60), match.start())
        since = match.end()
        body = _body(text, match, name.start() if name else match.start(), span.start)
        found += [body] if body else []
    return found


def _body(text: str, match: re.Match[str], begin: int, limit: int) -> Body | None:
    kind = match["kind"]
    start, cut = begin, None
    for cut in BODY_CUT.regex.finditer(text, begin, match.start()):
        start = cut.end()
    opened = text.rfind("（", start, match.end())
    if opened >= 0 and "）" not in text[opened : match.end()]:
        start = opened + 1
    headed = HEADED.regex.match(text, match.end()) is not None
    named = _over_the_line(text, start, limit) if headed else start
    name = text[named : match.end()].replace("\n", "").lstrip("》”’）")
    found = cut is not None and cut.end() == start and bool(cut["found"])
    at_line = named < start or start == 0 or text[start - 1] == "\n" or (cut is not None and cut.end() == start and bool(cut["line"]))
    return Body(name, kind, Span(named, match.end()), kind == "组", at_line, found or (at_line and headed)) if name else None


def _over_the_line(text: str, start: int, limit: int) -> int:
    """A title that is broken over two lines begins on the first (``青禾市第三次农业普查⏎领导小组组成人员名单``)."""
    if start - 1 <= limit or text[start - 1] != "\n" or not text.startswith(_GENERAL, start):
        return start
    end = start
    while end > limit and text[end - 1] == "\n":
        end -= 1
    begin = text.rfind("\n", limit, end) + 1
    line = text[begin:end]
    plain = (
        4 <= len(line) <= 40
        and not any(mark in line for mark in "，。；：附、（")
        and not line.endswith(("组", "部", "班", "会议", "会", "名单"))
    )
    return begin if plain and begin >= limit else start
