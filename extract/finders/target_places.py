"""Where a target is to be reached: the region or the place that its clause names, else the title or the heading above it."""

from __future__ import annotations

import re

from extract.document import Span
from extract.finders.target_found import Found
from extract.finders.target_frames import Frames
from extract.finders.target_numbers import Number
from extract.parts import Part, PartKind
from extract.reading import Reading
from extract.rules import target_places as rules

OTHER_PLACES = re.compile(
    r"(?:其他|其余|全[省市区县]其他)(?:各)?(?:设区市|地市|市县|县区|县市|区县|市、县|县（市、区）|地区|区域|市州|城市|乡镇|镇|市|县|区)"
)
_BEFORE_REGION = re.compile(r"其中|[，、。；：]|（[一二三四五六七八九十]+）|\d+[.、]|支持|推动|推进|指导|由|在|（")


class Places:
    """Asks one document whose its numbers are. ``sections`` are the regions that titles set over lists, and where."""

    def __init__(self, reading: Reading, frames: Frames) -> None:
        self.reading, self.frames, self.text = reading, frames, reading.text
        self.sections: list[tuple[Span | None, int]] = []
        self._part: Part | None = None
        self._heads: dict[int, Span | None] = {}

    def enter(self, paragraph: Span) -> None:
        """Note a title that names a region over a list of its tasks, on a line or at the end of a lead: 分解下达青禾市2024年度工作责任目标如下：."""
        part = self.reading.parts.at(paragraph.start)
        if part is not self._part:
            self._part, self.sections = part, self._titled(part)
        text = paragraph.of(self.text)
        if "如下：" not in text and ("20" not in text or not any(word in text for word in ("目标", "任务", "责任"))):
            return  # no such title is without them, and the search for one is slow
        self.sections += self._titled_by_year(paragraph)
        for match in rules.SECTION_TITLE.regex.finditer(self.text, paragraph.start, paragraph.end):
            region = self._region_before(match.start(), max(paragraph.start, match.start() - 12))
            if region is None:
                continue
            named = self.text[region.start : region.end]
            self.sections.append((None if named in (self.reading.elements.region or "") else region, match.start()))

    def _titled(self, part: Part) -> list[tuple[Span | None, int]]:
        """The region of an annex, by the title that begins with it or with a year and it: 云岭县责任书, 2024年云岭县目标任务表."""
        if part.title is None or part.kind is not PartKind.ANNEX:
            return []
        region = self.frames.region_at(part.title.start, part.title.end)
        if region and region.of(self.text) not in (self.reading.elements.region or ""):
            return [(region, part.title.start)]
        return self._titled_by_year(part.title)

    def _titled_by_year(self, line: Span) -> list[tuple[Span | None, int]]:
        yearly = rules.YEARLY_TITLE.regex.search(self.text, line.start, line.end)
        region = self.frames.region_at(yearly.end("year"), yearly.end()) if yearly else None
        return [(region, line.start)] if region else []

    def _region_before(self, at: int, floor: int) -> Span | None:
        """The region that ends at ``at``, not inside another word: 下达⟦云岭县⟧, ⟦河湾综合试验区⟧."""
        known = self.frames.region_before(at, floor)
        if known and known.end == at:
            return known
        for start in range(floor, at - 1):
            region = self.frames.region_at(start, at + 1)
            free = start == floor or not self.text[start - 1].isalpha() or self.text[start - 1] in "达给对将年"
            if region and region.end == at and free:
                return region
        return None

    def subject(self, number: Number, found: list[Found]) -> Span | None:
        """The region that the number's clause, or one before it in the same segment, begins with."""
        bracket_owner = next((f for f in reversed(found) if number.bracket is not None and f.number.end <= number.bracket), None)
        if bracket_owner and bracket_owner.number.sentence == number.sentence:
            return bracket_owner.subject
        at = number.start
        starts = [number.prefix_start, number.clause.start]
        for mark in re.finditer(r"[，：]", self.text[number.segment.start : number.clause.start]):
            starts.append(number.segment.start + mark.end())
        starts.append(number.segment.start)
        for start in sorted(set(starts), reverse=True):
            begun = self._skip_lead(start, at)
            if OTHER_PLACES.match(self.text, begun, at):
                return self._section_of(number)  # apart from the region named before
            own = rules.OWN_REGION.regex.match(self.text, begun, at)
            if own:
                return self._section_of(number) if own.group()[1:] not in ("省", "国") else None
            region = self.frames.region_at(begun, at)
            if region and region.end <= at:
                return region
        return self._opening(number) or self._section_of(number)

    def _opening(self, number: Number) -> Span | None:
        """Those whom the number's segment opens with: ⟦其他村庄⟧，饮用水合格率达到90%，污水处理率达到60%."""
        if number.bracket is not None:
            return None
        start = self._skip_lead(number.segment.start, number.start)
        for rule in (rules.ENCOURAGED, *((rules.OFFICIALS,) if number.mention.unit == "次" else ())):
            if named := rule.regex.match(self.text, start, number.clause.start if rule is rules.ENCOURAGED else number.start):
                return Span(*named.span("who"))
        if zone := rules.OPENING_ZONE.regex.match(self.text, start, number.segment.end):
            return Span(*zone.span("who"))
        said = self.text[start : number.clause.end]
        found = [m for m in rules.OPENING_SCOPE.regex.finditer(said) if start + m.end("who") < number.start]
        return Span(start + found[-1].start("who"), start + found[-1].end("who")) if found else None

    def _section_of(self, number: Number) -> Span | None:
        """The region that a title before the number set over it, or the place that opens its row or that a heading above is about."""
        titled = next((region for region, at in reversed(self.sections) if at < number.start), None)
        return titled or self._of_row(number) or self._headed(number)

    def _of_row(self, number: Number) -> Span | None:
        line = self.text.rfind("\n", 0, number.start) + 1
        row = rules.ROW_PLACE.regex.match(self.text, line, number.start)
        return Span(*row.span("place")) if row else None

    def _headed(self, number: Number) -> Span | None:
        """The place of a heading above, where a region begins its name: 推进⟦青禾航空港实验区⟧建设."""
        line = self.text.rfind("\n", 0, number.start) + 1
        stop = self.text.find("。", line, number.start)
        if stop > 0 and (place := self._place_of(Span(line, stop))):
            return place
        clause = self.reading.clause_at(number.start)
        for head in [clause, *self.reading.outline.ancestors(clause)] if clause else []:
            if head.index not in self._heads:
                self._heads[head.index] = self._place_of(head.heading)
            if place := self._heads[head.index]:
                return place
        return None

    def _place_of(self, heading: Span) -> Span | None:
        line = self.text[heading.start : heading.end].rstrip("。：\n ")
        about = rules.HEAD_PLACE.regex.match(line) if len(line) <= 40 else None
        if about is None:
            return None
        start, end = heading.start + about.start("place"), heading.start + about.end("place")
        region = self.frames.region_inside(start, end)
        return Span(region.start, end) if region and region.start - start <= 4 else None

    def _skip_lead(self, start: int, end: int) -> int:
        """Past what may stand before a region: 其中, 到2025年, ，."""
        moved = True
        while moved and start < end:
            moved = False
            match = _BEFORE_REGION.match(self.text, start, end)
            if match:
                start, moved = match.end(), True
            for span in self.frames.date_spans(start, start + 1):
                start, moved = span.end, True
        return start
