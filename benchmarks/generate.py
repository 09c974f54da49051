"""Seeded documents for load tests and properties: ``python -m benchmarks.generate --count 200 --seed 7 --format docx OUT``.

Every document is written in this project's own words: its field, place, level, layout and forms of language are drawn
from the seed and its number alone, so that document 17 of seed 7 is the same whatever the count. Nothing in it is real.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.formats import FORMATS, chinese_number, write
from benchmarks.markup import parse
from benchmarks.vocabulary import FIELDS, GIVEN, PLACE_HEADS, SURNAMES, VILLAGES, Field, Indicator

MARK = "【虚构样本】由程序生成，机关、地名、人名和数字均为虚构，仅供测试。"
_ENDINGS = {"gb18030": "txt", "flattened": "txt"}


@dataclass(frozen=True)
class Setting:
    """Where and when a document is issued. ``prefix`` stands before its departments: 市财政局, 县财政局."""

    dice: random.Random
    field: Field
    place: str
    level: str
    year: int

    @property
    def prefix(self) -> str:
        return {"市": "市", "县": "县", "区": "区"}[self.level]

    @property
    def office(self) -> str:
        return f"{self.place}人民政府办公室"

    @property
    def below(self) -> str:
        return {"市": "各县（区）人民政府", "县": "各乡镇人民政府", "区": "各镇人民政府、街道办事处"}[self.level]

    def departments(self, count: int) -> list[str]:
        return [self.prefix + name for name in self.dice.sample(self.field.others, count)]

    @property
    def lead(self) -> str:
        return self.prefix + self.field.lead


def generate(count: int, seed: int) -> Iterator[str]:
    """``count`` source texts (see ``benchmarks.markup``), the same for the same seed on every machine."""
    return (document(seed, number) for number in range(count))


def document(seed: int, number: int) -> str:
    """The source of document ``number`` of ``seed``."""
    dice = random.Random(f"{seed}/{number}")
    level = dice.choice("市县区")
    setting = Setting(dice, dice.choice(FIELDS), dice.choice(PLACE_HEADS) + level, level, dice.randint(2021, 2026))
    return "\n".join([MARK, *_head(setting), *_sections(setting), *_annex(setting)]) + "\n"


def _head(setting: Setting) -> Iterator[str]:
    dice = setting.dice
    span = dice.randint(0, 3)
    years = f"（{setting.year}—{setting.year + span}年）" if span else ""
    genre = dice.choice(("实施方案", "工作方案", "行动计划", "行动方案"))
    name = f"{setting.place}{setting.field.subject}{genre}{years}"
    yield f"# {setting.office}关于印发《{name}》的通知"
    if dice.random() < 0.8:
        yield f"= {setting.place[0]}政办发〔{setting.year}〕{dice.randint(1, 99)}号"
    yield f"{setting.below}，{setting.prefix}直有关单位："
    yield f"《{name}》已经{setting.prefix}政府同意，现印发给你们，请认真组织实施。"
    yield f"> {setting.office}"
    yield f"> {_date_of_issue(setting)}"
    if dice.random() < 0.5:
        yield "---"
    yield f"# {name}"
    yield f"为做好{setting.field.subject}工作，根据《{setting.place}{setting.field.basis}》和上级部署，结合实际，制定本方案。"


def _date_of_issue(setting: Setting) -> str:
    month, day = setting.dice.randint(1, 12), setting.dice.randint(1, 28)
    if setting.dice.random() < 0.3:
        year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(setting.year))
        return f"{year}年{chinese_number(month)}月{chinese_number(day)}日"
    return f"{setting.year}年{month}月{day}日"


def _sections(setting: Setting) -> Iterator[str]:
    """The numbered sections: targets and tasks always, two or three of the others, in the order that such papers have."""
    dice = setting.dice
    optional: dict[str, Callable[[Setting], Iterable[str]]] = {"实施步骤": _stages, "职责分工": _duties, "资金保障": _money}
    chosen = [(title, write_it) for title, write_it in optional.items() if dice.random() < 0.7]
    titles = [("工作目标", _targets), ("重点任务", _tasks), *chosen, ("保障措施", _measures)]
    for number, (title, write_it) in enumerate(titles, 1):
        yield f"{chinese_number(number)}、{title}"
        yield from write_it(setting)


def _targets(setting: Setting) -> Iterator[str]:
    for ahead in range(setting.dice.randint(1, 3)):
        chosen = setting.dice.sample(setting.field.indicators, setting.dice.randint(2, 4))
        parts = [_target(setting.dice, indicator) for indicator in chosen]
        yield f"到{setting.year + ahead}年底，{'，'.join(parts)}。"


def _target(dice: random.Random, indicator: Indicator) -> str:
    figure = _figure(dice, indicator)
    if indicator.rate:
        return f"{indicator.name}{dice.choice(('达到', '不低于', '力争达到', '提高到'))}{figure}{dice.choice(('', '以上')) if dice.random() < 0.5 else ''}"
    return dice.choice((f"{indicator.name}{figure}", f"完成{indicator.name}{figure}", f"{indicator.name}不少于{figure}"))


def _figure(dice: random.Random, indicator: Indicator) -> str:
    if indicator.rate:
        return f"{dice.uniform(indicator.low, indicator.high):.{dice.choice((0, 0, 1))}f}%"
    return f"{dice.randint(int(indicator.low), int(indicator.high))}{indicator.unit}"


def _tasks(setting: Setting) -> Iterator[str]:
    form = setting.dice.choice((_in_brackets, _by_labels, _in_prose, _in_square_brackets))
    tasks = setting.dice.sample(setting.field.tasks, setting.dice.randint(3, len(setting.field.tasks)))
    for number, (heading, description) in enumerate(tasks, 1):
        yield from form(setting, f"（{chinese_number(number)}）{heading}。{description}", _deadline(setting))
    if setting.dice.random() < 0.4:
        yield "任务分解见下表："
        yield "| 序号 | 任务 | 牵头单位 | 责任单位 | 完成时限 |"
        for number, (heading, _) in enumerate(tasks, 1):
            yield f"| {number} | {heading} | {setting.lead} | {'、'.join(setting.departments(2))} | {_deadline(setting)} |"


def _deadline(setting: Setting) -> str:
    dice = setting.dice
    year, month = setting.year + dice.randint(0, 1), dice.randint(1, 12)
    return dice.choice((f"{year}年{month}月底前", f"{year}年{month}月{dice.randint(1, 28)}日前", f"{year}年底前", f"{year}年上半年"))


def _in_brackets(setting: Setting, text: str, deadline: str) -> Iterator[str]:
    yield f"{text}，{deadline}完成。（{setting.lead}牵头，{'、'.join(setting.departments(2))}配合，{setting.below}落实）"


def _by_labels(setting: Setting, text: str, deadline: str) -> Iterator[str]:
    yield f"{text}。"
    yield f"牵头单位：{setting.lead}"
    yield f"责任单位：{'、'.join(setting.departments(2))}"
    yield f"完成时限：{deadline}"


def _in_prose(setting: Setting, text: str, deadline: str) -> Iterator[str]:
    yield f"{text}。{deadline}完成。由{setting.lead}牵头，{'、'.join(setting.departments(2))}配合。"


def _in_square_brackets(setting: Setting, text: str, deadline: str) -> Iterator[str]:
    yield f"{text}。〔牵头单位：{setting.lead}；配合单位：{'、'.join(setting.departments(3))}；完成时限：{deadline}〕"


def _stages(setting: Setting) -> Iterator[str]:
    year, cut = setting.year, setting.dice.randint(3, 5)
    yield f"（一）动员部署阶段（{year}年1月至{cut}月）。制定细化方案，明确责任分工。"
    yield f"（二）组织实施阶段（{year}年{cut + 1}月至11月）。按计划推进，每月25日前报送进展。"
    yield f"（三）总结评估阶段（{year}年12月）。12月底前完成自查，形成总结报告。"


def _duties(setting: Setting) -> Iterator[str]:
    bodies = [setting.lead, *setting.departments(3)]
    for number, body in enumerate(bodies, 1):
        heading, description = setting.dice.choice(setting.field.tasks)
        yield f"（{chinese_number(number)}）{body}：负责{heading}工作；{description}。"
    yield f"（{chinese_number(len(bodies) + 1)}）{setting.below}：负责本辖区各项任务的组织实施。"


def _money(setting: Setting) -> Iterator[str]:
    parts = [setting.dice.randint(100, 9000) for _ in range(3)]
    yield f"概算总投资{sum(parts)}万元，其中争取上级补助资金{parts[0]}万元，{setting.prefix}级财政配套{parts[1]}万元，社会资本投入{parts[2]}万元。"
    yield f"{setting.prefix}财政局负责筹措和拨付资金，{setting.prefix}审计局负责监督资金使用。"


def _measures(setting: Setting) -> Iterator[str]:
    dice = setting.dice
    yield f"（一）加强组织领导。成立{setting.place}{setting.field.subject}工作领导小组，组成人员如下："
    people = [_person(dice) for _ in range(dice.randint(4, 8))]
    yield f"组　长：{people[0]}　{setting.prefix}委副书记、{setting.prefix}长"
    yield f"副组长：{people[1]}　{setting.prefix}政府副{setting.prefix}长"
    for number, (person, body) in enumerate(zip(people[2:], [setting.lead, *setting.departments(5)], strict=False)):
        yield f"{'成　员：' if number == 0 else '　　　　'}{person}　{body}局长"
    yield f"领导小组办公室设在{setting.lead}，办公室主任由{people[2].replace('　', '')}同志兼任。"
    yield f"（二）严格督导考核。{setting.prefix}政府督查室每季度通报一次进展，考核结果纳入年度绩效。"


def _person(dice: random.Random) -> str:
    surname, given = dice.choice(SURNAMES), dice.choice(GIVEN)
    return f"{surname}　{given}" if len(surname + given) == 2 else surname + given


def _annex(setting: Setting) -> Iterator[str]:
    """A table of places with its sums, in half of the documents; in some the sum is wrong, as it is in real ones."""
    if setting.dice.random() < 0.5:
        return
    counted = [indicator for indicator in setting.field.indicators if not indicator.rate][:2]
    places = setting.dice.sample(VILLAGES, setting.dice.randint(3, 8))
    rows = [[setting.dice.randint(1, max(2, int(indicator.high) // len(places))) for indicator in counted] for _ in places]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    if setting.dice.random() < 0.2:
        totals[0] += setting.dice.choice((-10, 10, 100))
    yield "---"
    yield "附件"
    yield f"# {setting.place}{setting.field.subject}任务分解表"
    yield f"| 乡镇 | {' | '.join(f'{indicator.name}（{indicator.unit}）' for indicator in counted)} |"
    for place, row in zip(places, rows, strict=True):
        yield f"| {place}镇 | {' | '.join(map(str, row))} |"
    yield f"| 合计 | {' | '.join(map(str, totals))} |"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUT")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=[*FORMATS, "mixed"], default="txt")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, source in enumerate(generate(options.count, options.seed)):
        form = list(FORMATS)[number % len(FORMATS)] if options.format == "mixed" else options.format
        path = options.folder / f"{options.seed:03}-{number:06}.{_ENDINGS.get(form, form)}"
        path.write_bytes(write(parse(source), form))
    return 0


if __name__ == "__main__":
    sys.exit(main())
