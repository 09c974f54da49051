"""The tables of departments and bodies: which function (职能) a name says, what a contraction stands for, who succeeded whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

SECTORS = tuple(
    "政府综合 党委 发展改革 财政 住房城乡建设 生态环境 农业农村 乡村振兴 自然资源 能源 工业和信息化 市场监管 药监 知识产权 应急管理 消防 交通运输 邮政 水利 "
    "教育 科技 卫生健康 医保 民政 公安 司法 司法机关 人力资源社会保障 审计 商务 海关 粮食储备 文化旅游 广电 体育 民族宗教 外事 统计 林草 气象 国资 税务 金融 宣传 "
    "城市管理 退役军人 信访 数据政务 供热 电力 燃气 基层政府 群团 企业 高校科研 社会组织 其他".split()
)


@dataclass(frozen=True, slots=True)
class Function:
    """What a stem (住建) or a body (编办) is: its canonical form, its sectors (primary first), and what became of it."""

    word: str  # as written
    name: str  # canonical: 住房和城乡建设, 机构编制委员会办公室
    sectors: tuple[str, ...]
    until: str = ""
    successor: str = ""
    bare: bool = False  # may stand without 局 in a list: 区发改、财政等部门
    party: bool = False  # follows 委: 省委组织部


def table(name: str) -> Iterator[list[str]]:
    """The rows of a data file beside this module; a line that begins with # is a comment and yields itself alone."""
    for line in (resources.files("extract.rules") / name).read_text("utf-8").splitlines():
        if line:
            yield [line] if line.startswith("#") else [cell.strip() for cell in line.split("\t")] + [""] * 8


@cache
def stems() -> dict[str, Function]:
    """Stems by the word that stands for them: 住建 and 住房城乡建设 both give 住房和城乡建设, the variant 城乡建设 itself."""
    found: dict[str, Function] = {}
    for stem, contractions, variants, sector, further, until, successor, *_ in (row for row in table("departments.tsv") if len(row) > 1):
        sectors = (sector, *further.split())
        for word in (stem, *contractions.split()):
            found.setdefault(word, Function(word, stem, sectors, until, successor, bare=True))
        for mark in variants.split():
            word = mark.lstrip("*")
            found.setdefault(word, Function(word, word, sectors, until, successor, bare=mark != word))
    return found


@cache
def bodies() -> dict[str, Function]:
    """Bodies by each of their names: 编办, 编委办 and 机构编制委员会办公室 all give the last.

    A name that is no contraction of the first one shares its sector, and keeps its own form.
    """
    found: dict[str, Function] = {}
    party = False
    for row in table("bodies.tsv"):
        if len(row) == 1:
            party = row[0].startswith("# party") if row[0].startswith(("# party", "# people", "# gov", "# vert", "# mass")) else party
            continue
        name, short, sector, further, until, successor, *_ = row
        for word in (name, *short.split()):
            if "{" not in word:
                full = name if is_contraction(word, name) else word
                found.setdefault(word, Function(word, full, (sector, *further.split()), until, successor, party=party))
    return found


def is_contraction(short: str, full: str) -> bool:
    """Whether a short name leaves out characters of the full one and changes none: 编办 of 机构编制委员会办公室; a 军区 is no 人民武装部."""
    rest = iter(full)
    return all(char in rest for char in short)


@cache
def national() -> dict[str, Function]:
    """National bodies by each of their names: 国家发改委, 发展改革委 give 国家发展和改革委员会."""
    found: dict[str, Function] = {}
    for name, short, sector, further, *_ in (row for row in table("departments_national.tsv") if len(row) > 1):
        for word in (name, *short.split()):
            found.setdefault(word, Function(word, name, (sector, *further.split())))
    return found


def alternation(words: Iterable[str]) -> str:
    """A pattern for many words that tries each character once: 财政 and 财务 share their first one; longer words win.

    >>> alternation(["财政", "财务", "财政所"])
    '财(?:务|政(?:所)?)'
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        heads.setdefault(word[0], []).append(word[1:])
    parts = []
    for head, rests in heads.items():
        tails = [rest for rest in rests if rest]
        inner = alternation(tails) if tails else ""
        group = f"(?:{inner})" if tails and (len(tails) > 1 or "" in rests) and not inner.startswith("(?:") else inner
        if "" in rests and tails:
            group = f"(?:{inner})?"
        parts.append(re.escape(head) + group)
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
