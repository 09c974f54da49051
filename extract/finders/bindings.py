"""Whether an expression of time binds an action, or states a fact, a base, a condition, a name.

One question, asked of one expression with the text around it; ``extract.finders.deadlines`` does the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extract.document import Span
from extract.mentions.dates import Bound, DateMention, Kind
from extract.mentions.periods import Period
from extract.rules import deadline_clauses as clauses
from extract.rules import deadlines as rules

_NEAR = 16  # characters after a bare year within which its verb stands
_FIRM = (Bound.BEFORE, Bound.BY, Bound.WITHIN)


class Binding(StrEnum):
    """How an expression binds its action."""

    PROSE = "prose"  # 10月底前完成改造
    LABEL = "label"  # 完成时限：2024年底
    STAGE = "stage"  # 准备阶段（3月1日—4月30日）
    TAIL = "tail"  # 完成改造（2024年底前）


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An expression of time where it stands. ``sentence`` is its sentence (or its cell), all spans folded."""

    span: Span
    mention: DateMention
    sentence: Span
    before: str  # from the start of the sentence
    after: str  # to its end
    line: str  # the line that it stands on
    written: str = ""  # the expression itself
    label: str = ""  # what stands before it across a line end, or heads its column

    def bracketed(self) -> bool:
        """Whether it stands alone in brackets: （2024年底前）."""
        return self.before.endswith(("（", "〔")) and rules.CLOSES.regex.match(self.after) is not None


def binding(found: Occurrence, period: Period, issued: date | None) -> Binding | None:
    """How ``found`` binds an action; ``None`` where it does not. ``period`` is its meaning, ``issued`` the paper's own date."""
    if found.mention.in_title:
        return None
    lead = found.before[-24:] or found.label
    if found.line.startswith("序号"):
        return None  # the head of a table that lost its cells
    kind = found.mention.kind
    if rules.NOT_TIME_LABEL.regex.search(lead) and not (kind is Kind.RECURRENCE and rules.RECURRING_LABEL.regex.search(lead)):
        return None
    labelled = rules.TIME_LABEL.regex.search(lead)
    inside = labelled and not lead.rstrip("\n").endswith(("：", "为")) and rules.WITHIN_SENTENCE.regex.search(lead) is not None
    if labelled and not inside and (kind not in (Kind.RELATIVE, Kind.DURATION) or rules.DUE_LABEL.regex.search(lead)):
        return Binding.LABEL
    if inside and kind in (Kind.POINT, Kind.RANGE) and not _is_past(found, period, issued):
        return Binding.PROSE  # 抽调人员集中办公，时间从2020年至2022年
    if kind is Kind.RECURRENCE:
        return Binding.PROSE if _recurs(found) else None
    if kind in (Kind.RELATIVE, Kind.DURATION):
        return Binding.PROSE if _is_relative(found, kind) else None
    if kind is Kind.SEASON:
        within = found.written.endswith("内") and rules.STRONG_ACTION.regex.match(found.after)
        due = (
            (found.mention.bound is Bound.BEFORE or within)
            and clauses.LEAD_IN.regex.search(found.before[-20:])
            and rules.ACTION.regex.search(found.after[:20])
        )
        return Binding.PROSE if due else None
    if kind is Kind.ONGOING:
        in_bracket = found.after[:1] in ("）", "〕") and rules.IN_BRACKET_LIMIT.regex.search(found.before)
        return Binding.TAIL if in_bracket else None
    return _dated(found, period, issued)


def _recurs(found: Occurrence) -> bool:
    if clauses.SCHEME_KEPT_TO.regex.search(found.before) and found.written.endswith("制度"):
        return False  # 督促执行月报制度: the name of a scheme that is there
    if (found.mention.unit or "").endswith("小时") or found.mention.recurrence == "daily":
        return bool(clauses.OF_THE_HOUR.regex.match(found.after) or (found.mention.first is None and rules.ACTION.regex.match(found.after)))
    if (found.written.startswith("分") or found.written == "按年度" and found.after.startswith("实施")) and clauses.BROKEN_DOWN.regex.match(
        found.after
    ):
        return False  # 分季度提出工作安排: once, for each quarter
    if found.written[:1] in "按逐分" and rules.ACTION.regex.match(found.after):
        return True  # 平均逐月提取
    if found.written[:1] in "按逐分" and clauses.DESCRIBES.regex.match(found.after):
        return False  # 按年度统计的业务量
    if (
        (clauses.PER_HEAD.regex.search(found.before) and not clauses.EACH_PLACE.regex.search(found.before))
        or clauses.RATE_AFTER.regex.match(found.after)
        or found.after.startswith("的")
        or found.written.endswith("的")
    ):
        return False
    if clauses.PAST_LEAD.regex.search(found.before) or clauses.DAY_OF_COMMEMORATION.regex.match(found.after):
        return False
    routine = found.mention.unit is None and found.span.end - found.span.start > 2
    return routine or bool(rules.ACTION.regex.search(found.after[:40] or "")) or bool(rules.ACTION.regex.search(found.before[-12:]))


def _is_relative(found: Occurrence, kind: Kind) -> bool:
    before, after = found.before, found.after
    if clauses.OFFENCE.regex.search(before[-4:] + found.written) or before.endswith("对") or clauses.STANDS_IN.regex.match(after):
        return False
    if kind is Kind.DURATION:
        if clauses.URGED.regex.search(before) and rules.ACTION.regex.match(after):
            return True  # 确保3个月消除隐患
        return bool(clauses.AHEAD_OF.regex.search(before)) and bool(rules.ACTION.regex.search(after[:30]))
    if found.mention.bound is Bound.AFTER:
        return False
    if clauses.DURATION_TARGET.regex.search(before[-12:]) or clauses.CONDITION_AFTER.regex.match(after):
        return False
    obliged = clauses.URGED.regex.search(before) or clauses.COUNTS.regex.search(found.written)
    return bool(obliged or rules.ACTION.regex.search(after[:40])) or (
        after[:1] in ("", "，", "）") and bool(rules.ACTION.regex.search(before[-20:]))
    )


def _dated(found: Occurrence, period: Period, issued: date | None) -> Binding | None:
    before, after, mention = found.before, found.after, found.mention
    if mention.bound in (Bound.SINCE, Bound.AFTER) or clauses.TELLS.regex.match(after):
        return None
    if mention.bound not in _FIRM and clauses.METADATA.regex.match(after):
        return None
    if mention.bound is None and clauses.YEAR_OF_PAPER.regex.match(after):
        return None
    if mention.bound is Bound.FROM and clauses.ENTRY_INTO_FORCE.regex.search(before):
        return None
    if clauses.BASE.regex.search(before) and not found.bracketed() or clauses.BASE_AFTER.regex.match(after):
        return None
    if _is_past(found, period, issued):
        return None
    if _is_stage(found):
        return Binding.STAGE
    if found.bracketed():
        return Binding.TAIL if (_is_firm(mention) or mention.last is not None) and not rules.NAME_OF_PLAN.regex.search(before) else None
    return Binding.PROSE if _governs(found, period, issued) else None


def _is_past(found: Occurrence, period: Period, issued: date | None) -> bool:
    """Whether the period lies behind the paper's date and the sentence tells rather than asks."""
    last = period.end or period.start
    if issued is None or last is None or last >= issued:
        return found.mention.bound is Bound.UNTIL_NOW and bool(clauses.PAST.regex.search(found.after))
    if found.mention.bound is Bound.UNTIL_NOW:
        return True
    if last.year < issued.year:
        return True
    first = found.mention.first
    on_a_day = first is not None and first.day is not None and found.mention.last is None and found.mention.bound is None
    if on_a_day and ("已" in found.before or clauses.DONE_THEN.regex.match(found.after)):
        return True  # 已于3月1日印发，并于4月1日实施
    return bool(clauses.PAST.regex.search(found.after[:60]) or clauses.PAST_LEAD.regex.search(found.before))


def _is_stage(found: Occurrence) -> bool:
    """Whether it dates a stage: in brackets after its name, or first after 第一步：."""
    head = found.before[-30:] or found.label[-30:]
    if not rules.STAGE.regex.search(head):
        return False
    if found.bracketed():
        return found.mention.last is not None or bool(rules.STAGE_NAME.regex.search(head))
    return head.endswith("：") or (head.endswith("（") and found.mention.last is not None)


def _is_firm(mention: DateMention) -> bool:
    """Whether the words themselves set a limit: 前, 底, 到, 内, from one day to another."""
    if mention.bound in _FIRM or (mention.first and mention.first.edge == "end"):
        return True
    return mention.last is not None and mention.last.month is not None


def _governs(found: Occurrence, period: Period, issued: date | None) -> bool:
    """Whether a dated expression in running text governs what follows it."""
    before, after, mention = clauses.LISTED.regex.sub("", found.before).rstrip('"'), found.after, found.mention
    leads = not before or bool(clauses.LEAD_IN.regex.search(before[-20:]))
    leads = leads or found.written[:1] in "自从" and clauses.WORK_BEGINS.regex.search(before) is not None
    if mention.last is not None and mention.bound is Bound.WITHIN and mention.last.granularity == "year":  # “十四五”期间
        if rules.OVER_YEARS.regex.match(after):
            return leads
        then = clauses.THEN_ACTION.regex.match(after)
        asked = clauses.URGED.regex.search(before) and rules.ACTION.regex.search(after)
        near = rules.STRONG_ACTION.regex.search(after) or rules.ACTION.regex.match(after, then.end() if then else 0)
        counted = period.end is not None and (issued is None or period.end > issued) and clauses.FIGURE.regex.match(after)
        return leads and bool(asked or near or counted)
    if _is_firm(mention):
        if clauses.ELIGIBILITY.regex.search(before) and not leads:
            return False
        conditional = mention.bound is not Bound.BY and clauses.CONDITION_AFTER.regex.match(after)
        if conditional and not rules.STRONG_ACTION.regex.search(after[:8]):
            return False
        if leads and len(after) > 2:
            return True
        return bool(rules.ACTION.regex.search(after) or rules.ACTION.regex.search(before[-30:]))
    if mention.bound is Bound.FROM:
        return leads and (before.endswith("决定") or bool(rules.ACTION.regex.search(after) or clauses.BEGINS.regex.match(after)))
    if mention.first is not None and mention.first.year_shift == 0 and mention.first.follows:
        return False  # 当年, 本年度 name the year that something is of
    if mention.first is not None and mention.first.follows and mention.bound is None and mention.first.month is None:
        return False  # 次年拨付: of whichever year
    if clauses.TARGET_NOUN.regex.match(after):
        return True
    if before.endswith(("将", "把")) and mention.bound is None and mention.first is not None and mention.first.granularity == "year":
        return False  # 将2023年工作自查报告报市政府: the year is its object's
    ahead = issued is None or (period.end is not None and period.end.year > issued.year)
    if ahead and rules.STRONG_ACTION.regex.match(after.lstrip("将要力争可")):
        return True
    return leads and _led_in(found, ahead)


def _led_in(found: Occurrence, ahead: bool) -> bool:
    """A bare 2024年 or 5月 at the head of its part: what follows must be asked for, the nearer the year the more plainly."""
    after, mention = found.after, found.mention
    part = after.lstrip("，").split("，")[0]
    finer = mention.first is not None and mention.first.granularity != "year"
    asked = (clauses.GOAL_OF_YEAR, clauses.OPENS_SOMEWHERE, clauses.BY_RIGHT)
    if mention.year_is_said and any(rule.regex.match(after) for rule in asked) and not clauses.PAST.regex.search(part):
        return True
    if clauses.URGED.regex.search(found.before) and rules.ACTION.regex.search(after):
        return True
    if (finer or ahead or mention.last is not None or clauses.URGED.regex.search(found.before)) and rules.ACTION.regex.search(part):
        of_month = finer and rules.ACTION.regex.match(after) is not None  # 4月组织开展…活动
        return of_month or not clauses.NAMED_YEAR.regex.match(after) or bool(rules.STRONG_ACTION.regex.search(part))
    if after.startswith(("，", "对", "将", "向", "按")):
        return bool(rules.ACTION.regex.search(after[:40]))
    then = clauses.THEN_ACTION.regex.match(after)
    rest = after[then.end() if then else 0 :]
    near = after[:_NEAR].split("，")[0]
    return bool(rules.ACTION.regex.match(rest) or (rules.STRONG_ACTION.regex.search(near) and "的" not in near[:8]))
