"""What a question in everyday words is about: its words without the asking, the role and the region that it asks for.

A question is split by the words that the catalogue holds (``tasks_fts_words``): a word that stands in no task finds nothing, and no
dictionary has to be loaded for one question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb import everyday
from kb.fold import fold_for_search

LONGEST = 8
_ALL_WORDS = 6e7  # that jieba's frequencies were counted in
_SINGLE = 1_000  # the frequency of a character that stands alone: low, so that words that hold it win
_EVERYDAY = 500  # the frequency of a word that people use and no task holds
# How people ask who does something. Longer forms first: the verb that belongs to the asking goes with it (谁来协调).
_VERB = "(?:来|去|在)?(?:主要|具体)?(?:负责|牵头|主管|分管|承担|承办|主办|落实|组织实施|组织|实施|协调|制定|执行|配合|协助|监督|管理|管|做|干|抓|办|拨付|出|说了算)?"
_BODY = "(?:政府|主管|职能|责任|牵头|配合|具体|实施|落实|相关)?(?:部门|单位|机构|机关|地方|局|厅|委|人)"
_ASKING = re.compile(
    rf"请问|我想知道|我想问|(?:是|由|归|属于?|找|应该?由|该)?(?:哪(?:一?个|些|几个|一家|家)?|什么|何|啥){_BODY}{_VERB}的?"
    rf"|(?:是|由|归|该|应该?|找|要找|让|靠)?谁{_VERB}的?|(?:责任|主管|牵头|配合|负责|实施|落实|参与)(?:单位|部门)(?:是|有)?(?:哪些|什么|谁)?"
    r"|(?:是|有)哪些|怎么办|(?:是|归)(?:哪里|哪儿)(?:负责|管)?|的事(?=[？?]?$)|[吗呢吧啊？?。！!]"
)
_ASKER = "(?:谁|哪(?:一?个|些)?(?:部门|单位)|什么(?:部门|单位))(?:来)?"
_ROLES = (
    ("lead", re.compile("牵头|主办|主管|组长单位")),
    ("coordinate", re.compile("配合|协助|协同|参与单位|参与部门")),
    ("implement", re.compile(rf"{_ASKER}(?:具体)?(?:落实|实施|承办|执行)|实施单位|承办单位|落实单位")),
    ("supervise", re.compile(rf"{_ASKER}(?:负责)?监督|监督单位")),
    ("responsible", re.compile("责任单位|主体责任")),
)
# what is asked of a body: 住建局负责什么, 财政局牵头哪些工作
_OF_BODY = re.compile(
    r"^(?P<body>[^\s，,。？?]{2,20}?(?:[局厅部署]|委员?会?|办公?室?|政府|公司|中心|支队|大队))(?:主要|都|要|应该?|需要)?"
    r"(?:(?:负责|牵头|配合|管|做|干|落实|承担|参与|主管)(?:的|了)?(?:哪些|什么|啥)|(?:的|有)?(?:哪些|什么)(?:职责|任务|工作|责任|分工))"
    r"(?:工作|任务|事情?|事项|职责|方面)*[？?。]*$"
)
_EMPTY = frozenset(
    "的 了 和 与 及 或 在 对 等 是 有 为 由 被 把 将 从 到 以 于 中 上 下 内 后 前 我 我们 这 那 这个 那个 工作 有关 相关 方面 情况 问题 事情 事项 "
    "部门 单位 负责 牵头 配合 开展 进行 做好 如何 怎么 关于 需要 应该 可以 以及 其中 各 该 项目 推进 时 里 之 所 其 就 都 也 还 要 会 能".split()
)
_PARTS = re.compile(r"[\s，,、；;：:“”\"'（）()《》+/]+")

Lookup = Callable[[list[str]], Mapping[str, tuple[int, int]]]  # words → frequency in the language, tasks that hold it


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for: as typed, what is written for it, and the shorter words in it; ``tasks`` hold it."""

    text: str
    forms: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    tasks: int

    def __hash__(self) -> int:  # asked for again and again while tasks are weighed
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: ``stretches`` of words in their order, the role that was asked for, the body whose duties are."""

    stretches: tuple[tuple[Word, ...], ...]
    role: str | None
    body: str | None = None
    regions: tuple[str, ...] = ()  # full names
    places: tuple[str, ...] = ()  # the same as typed: 广州

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.text for stretch in self.stretches for word in stretch))


def bare(question: str) -> tuple[list[str], str | None]:
    """The folded stretches of a question without its asking, and the role.

    >>> bare("农村电网改造由哪个部门牵头？")
    (['农村电网改造'], 'lead')
    """
    role = next((name for name, pattern in _ROLES if pattern.search(question)), None)
    rest = _ASKING.sub(" ", question)
    if not any(char.isalnum() for char in rest):
        rest = question
    return [folded for part in _PARTS.split(rest) if (folded := fold_for_search(part))], role


def body_asked_about(question: str) -> str | None:
    """``住建局负责什么`` asks about 住建局."""
    found = _OF_BODY.match(question.strip())
    return found["body"] if found else None


def understand(
    question: str,
    lookup: Lookup,
    regions: Callable[[list[str]], Mapping[str, tuple[str, ...]]] = lambda names: {},
    count: Callable[[str], int] = lambda text: 0,
) -> Question:
    """A question as words. ``lookup`` knows words, ``regions`` the regions that a name can mean, ``count`` the tasks that hold a string."""
    stretches, role = bare(question)
    candidates = list(dict.fromkeys(piece for stretch in stretches for piece in _pieces(stretch)))
    places = regions(candidates)
    named = sorted((name for name in places), key=len, reverse=True)
    known = dict(lookup(list(dict.fromkeys([*candidates, *(form for word in candidates for form in everyday.forms(word))]))))
    found: list[tuple[Word, ...]] = []
    meant: dict[str, None] = {}  # what is typed, in order
    for stretch in stretches:
        for part in _without_regions(stretch, named, meant):
            found.append(tuple(_words(part, known, count)))
    found = [stretch for stretch in found if stretch]
    if not found:  # a question of nothing but a region, or of empty words
        found = [(Word(stretch, (stretch,), (), count(stretch)),) for stretch in stretches]
    regions_meant = dict.fromkeys(full for name in meant for full in places[name])
    return Question(tuple(found), role, body_asked_about(question), tuple(regions_meant), tuple(meant))


def _pieces(stretch: str) -> Iterator[str]:
    for start in range(len(stretch)):
        for end in range(start + 2, min(len(stretch), start + LONGEST) + 1):
            yield stretch[start:end]


def _without_regions(stretch: str, named: list[str], meant: dict[str, None]) -> list[str]:
    """The stretch without the names of regions, which go to ``meant``."""
    for name in named:
        if name in stretch:
            meant[name] = None
            stretch = stretch.replace(name, "\n")
    return [part.lstrip("的省市县区州") if "\n" in stretch else part for part in stretch.split("\n") if part]


def _words(stretch: str, known: Mapping[str, tuple[int, int]], count: Callable[[str], int]) -> Iterator[Word]:
    """The words of a stretch; characters that no word holds join what follows them, else what stands before: 双|替代 → 双替代."""
    for piece in _joined(split(stretch, {word: frequency for word, (frequency, _) in known.items()})):
        forms = everyday.forms(piece)
        tasks = sum(known[form][1] if form in known else 0 for form in forms) or count(piece)
        inner = [(part, known[part][1]) for part in _pieces(piece) if part != piece and part in known and part not in _EMPTY]
        if tasks or inner:
            yield Word(piece, forms, tuple(inner), tasks)


def split(stretch: str, frequencies: Mapping[str, int]) -> list[str]:
    """The likeliest words that a stretch is made of.

    >>> split("农村电网改造", {"农村": 900, "电网": 50, "改造": 800, "网改": 1})
    ['农村', '电网', '改造']
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(stretch) + 1)
    for start in range(len(stretch) - 1, -1, -1):
        options = [(math.log(_SINGLE / _ALL_WORDS) + best[start + 1][0], start + 1)]
        for end in range(start + 2, min(len(stretch), start + LONGEST) + 1):
            word = stretch[start:end]
            frequency = frequencies.get(word) or (_EVERYDAY if word in everyday.known() else 0)
            if frequency:
                options.append((math.log(frequency / _ALL_WORDS) + best[end][0], end))
        best[start] = max(options)
    words, at = [], 0
    while at < len(stretch):
        words.append(stretch[at : best[at][1]])
        at = best[at][1]
    return words


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Without empty words; single characters joined to their neighbours."""
    loose = ""
    last = ""
    for word in words:
        if word in _EMPTY:
            yield from [last + loose] if loose and last else [loose] if len(loose) > 1 else [last] if last else []
            loose = last = ""
        elif len(word) == 1:
            loose += word
        else:
            if last:
                yield last
            if len(loose) > 1:
                yield loose
                loose = ""
            last, loose = loose + word, ""
    if len(loose) > 1:
        yield from [last] if last else []
        yield loose
    elif last or loose:
        yield last + loose
