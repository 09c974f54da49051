"""The passages of a paper that tell what has been done, and hold neither targets nor deadlines.

A report (关于…情况的报告, …工作总结) tells from its title on, and so does what follows 现将…情况报告如下; its sections on what
comes next (三、下一步工作思路) and its sentences that still ask for something (力争…) do not. In any paper a sentence tells
that gives an example (如某村，…), an assessment (实践证明，…), the sum of some years (8年来，…) or how things
stand (…，形势依然严峻).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.document import Coverage, Span
from extract.outline import Clause
from extract.reading import Reading
from extract.rules import Rule
from extract.rules import accounts as rules
from extract.rules.targets import PAST_HEADING

_LONGEST_TITLE = 60
_LONGEST_SECTION = 6_000
_SAYS_REPORT = re.compile("报告|汇报|说明|通报|总结")  # one of them stands in every title of a report and in every 现将…报告如下
_SINCE = re.compile("以来|过去|近[年几五5三3]|回顾")


class Accounts:
    """The told passages of one reading, asked sentence by sentence; all spans folded."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self._reports = Coverage([*_reports(reading), *_recounted(reading)])
        self._past: dict[int, bool] = {}  # whether a clause stands under a head of each kind, by its index
        self._situation: dict[int, bool] = {}
        self._ahead: dict[int, bool] = {}

    def tells(self, sentence: Span, at: int) -> bool:
        """Whether the sentence that holds ``at`` tells what has been done.

        8年来，共培训2万人 does; in a report every sentence does, but for 力争到2025年… and what stands under 下一步.
        """
        before = self.text[sentence.start : at]
        if rules.ASKED.regex.search(before):
            return False
        if any(r.regex.search(before) for r in (rules.ASSESSED, rules.SPAN_OF_DEEDS)) or rules.EXAMPLE_TOLD.regex.match(before):
            return True
        if self._under_past(at):
            return True
        return at in self._reports and not self._looks_ahead(sentence, at)

    def _under_past(self, at: int) -> bool:
        """Whether a head above says that it tells what has been: 一、基本情况."""
        return self._under(at, self._past, lambda head: is_past_heading(self.text, head))

    def _under_situation(self, at: int) -> bool:
        """Whether a head above says that it tells how things stand: （二）面临形势."""
        return self._under(at, self._situation, lambda head: len(head.span) <= _LONGEST_SECTION and self._says(rules.SITUATION_HEAD, head))

    def _under(self, at: int, known: dict[int, bool], wanted: Callable[[Clause], bool]) -> bool:
        """Whether a clause at or above an offset is as ``wanted``; asked once a clause."""
        clause = self.reading.clause_at(at)
        if clause is None:
            return False
        if clause.index not in known:
            known[clause.index] = any(wanted(head) for head in (clause, *self.reading.outline.ancestors(clause)))
        return known[clause.index]

    def _says(self, rule: Rule, head: Clause) -> bool:
        return rule.regex.search(self.text, head.heading.start, head.heading.end) is not None

    def situates(self, sentence: Span) -> bool:
        """Whether a sentence says how things stand or what is to be expected, and asks for nothing: 毕业生达到3万人，就业形势依然严峻."""
        said = self.text[sentence.start : sentence.end]
        if self._under_situation(sentence.start) and not rules.ASKED.regex.search(said):
            return True
        return rules.SITUATION.regex.match(said) is not None or rules.FORECAST.regex.search(said) is not None

    def _looks_ahead(self, sentence: Span, at: int) -> bool:
        if rules.AHEAD.regex.search(self.text, sentence.start, at):
            return True
        return self._under(at, self._ahead, lambda head: self._says(rules.AHEAD, head))


def _recounted(reading: Reading) -> Iterator[Span]:
    """A paragraph that begins with what has been since (“十三五”以来，…), with the points below it where it opens its section.

    A paragraph that looks back (回顾“十三五”，…) sums up the section that it closes, which is told with it.
    """
    if not _SINCE.search(reading.text):
        return  # the search for such paragraphs is slow
    for stretch in reading.fact_spans:
        for match in rules.SINCE_THEN.regex.finditer(reading.text, stretch.start, stretch.end):
            at = match.end("before")
            clause = reading.outline.item_at(at)
            line_end = reading.text.find("\n", at)
            end = line_end if line_end >= 0 else stretch.end
            if clause is not None and len(clause.marker) and at - clause.marker.end <= _LONGEST_TITLE:
                items = (child.span.start for child in reading.outline.children(clause) if not child.inline and child.span.start > at)
                end = max(end, min(next(items, clause.span.end), at + _LONGEST_SECTION))
            looks_back = clause is not None and reading.text.startswith("回顾", at) and len(clause.span) <= _LONGEST_SECTION
            yield Span(clause.span.start if clause is not None and looks_back else at, end)


def is_past_heading(text: str, clause: Clause) -> bool:
    """Whether a clause is headed 基本情况 and the like; a run of marks that took in the whole paper is no such section."""
    heading = text[clause.heading.start : clause.heading.end]
    return len(clause.span) <= _LONGEST_SECTION and PAST_HEADING.regex.search(heading) is not None


def _reports(reading: Reading) -> list[Span]:
    """From the title of a report, or from 现将…情况报告如下, to the end of its part."""
    found: list[Span] = []
    for span in reading.document.folded_blocks:
        line = reading.text[span.start : span.end].strip("\n")
        if not _SAYS_REPORT.search(line):
            continue
        titled = len(line) <= _LONGEST_TITLE and rules.REPORT_TITLE.regex.search(line)
        if not titled and not rules.REPORTED.regex.search(line):
            continue
        part = reading.parts.at(span.start)
        if span.start < part.span.end:
            found.append(Span(span.start, part.span.end))
    return found
