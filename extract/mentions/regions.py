"""Regions: their names in a text, and who they are.

A region's code is that of GB/T 2260 without the zeros of the lower levels: ``64``, ``6403``, ``640302``, ``640302100``; ``Region.code6`` pads it.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from extract.mentions.vocabulary import Vocabulary, lengths_by_opening
from extract.rules.regions import ABBREVIATIONS, AFTER, ALIASES, COMMON_WORDS, LEVELS, PEOPLES, WORDS

_SUFFIX = re.compile(rf"(?:{PEOPLES})*(?:特别行政区|自治[区州县旗]|地区|街道|[省市州县区旗盟镇乡])$")
_PEOPLES = re.compile(rf"(?:{PEOPLES})+(?=自治[区州县旗]$)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Region:
    """A region as GB/T 2260 has it: ``until`` is the year in which its name or code went out of use, ``successors`` are codes."""

    code: str
    name: str
    until: str = ""
    successors: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """province, prefecture, county or township."""
        return LEVELS[len(self.code)]

    @property
    def code6(self) -> str:
        """The code in its six (a township: nine) digits."""
        return self.code.ljust(6, "0")

    @property
    def parent(self) -> str:
        """The code of the next level up that exists; '' for a province."""
        codes = gazetteer().current
        shorter = (self.code[:n] for n in (6, 4, 2) if n < len(self.code))
        return next((code for code in shorter if code in codes), "")

    @property
    def full_name(self) -> str:
        """The name that stands alone: a district or township with what it lies in, 吴忠市利通区; others as they are, 昌吉回族自治州."""
        if self.level == "township" or (self.level == "county" and self.name.endswith("区")):
            above = gazetteer().current.get(self.parent)
            return (above.full_name if above else "") + self.name
        return self.name


@dataclass(frozen=True, slots=True)
class RegionMention:
    """What a name in a text can mean. ``code`` and ``full_name`` are ``None`` where several regions bear the name (``candidates``)."""

    name: str
    full_name: str | None
    code: str | None
    level: str
    candidates: tuple[str, ...] = ()


def _read(name: str) -> Iterator[Region]:
    raw = (resources.files("extract") / "data" / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, title, until, successors = (*line.split("\t"), "", "")[:4]
            yield Region(code, title, until, tuple(successors.split(",")) if successors else ())


def short_names(region: Region) -> tuple[str, ...]:
    """Names that leave something out: 昌吉回族自治州 → 昌吉州, 昌吉; 朔城区 → 朔城; 石柱土家族自治县 → 石柱县, 石柱."""
    bare = _SUFFIX.sub("", region.name)
    plain = _PEOPLES.sub("", region.name)
    shorter = plain.replace("自治", "") if plain != region.name or "自治" in plain else ""
    return tuple(
        name for name in dict.fromkeys((plain, shorter, bare)) if len(name) > 1 and name != region.name and not name.startswith("自治")
    )


class Gazetteer:
    """All regions by code and by name, read once a process."""

    def __init__(self) -> None:
        self.current: dict[str, Region] = {}
        self.former: dict[str, list[Region]] = defaultdict(list)
        self.by_name: dict[str, list[Region]] = defaultdict(list)
        self.by_short: dict[str, list[Region]] = defaultdict(list)
        for source in ("regions.tsv.gz", "regions-overrides.tsv"):
            for region in _read(source):
                self._add(region)
        for alias, code in (ALIASES | ABBREVIATIONS).items():
            if code in self.current:
                self.by_short[alias].append(self.current[code])

    def _add(self, region: Region) -> None:
        if region.until:
            others = [other for other in self.former[region.code] if other.name != region.name or other.successors]
            self.former[region.code] = [*others, region]  # an override says what became of it
        else:
            self.current[region.code] = region
        self.by_name[region.name].append(region)
        if len(region.code) < 9 and not (region.until and len(region.code) == 6):
            for short in short_names(region):
                self.by_short[short].append(region)

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the names and short names are that begin with two characters, longest first."""
        return lengths_by_opening((*self.by_name, *self.by_short))

    @cached_property
    def sought(self) -> Vocabulary:
        """All names that are looked for in running text."""
        townships = ("街道", "镇", "乡", "苏木")
        full = (name for name, regions in self.by_name.items()
                if any(len(region.code) < 9 for region in regions) or (len(name) > 2 and name.endswith(townships)))  # fmt: skip
        short = (name for name, regions in self.by_short.items() if len(name) > 1 and any(_scanned(name, region) for region in regions))
        return Vocabulary((*full, *short))


def _scanned(short: str, region: Region) -> bool:
    """Whether a short name is looked for in running text: those of provinces and prefectures, and 石柱县."""
    if len(region.code) < 6:
        return not region.until and short not in WORDS
    return len(region.code) == 6 and short[-1] in "县旗" and len(short) > 2


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


@cache
def lookup(name: str) -> tuple[Region, ...]:
    """All regions that bear a name or a short name, those in use first, high levels first: ``lookup("鼓楼区")`` gives four."""
    book = gazetteer()
    found = book.by_name.get(name, []) or book.by_short.get(name, [])
    named = {region.code: region for region in sorted(found, key=lambda r: bool(r.until), reverse=True)}
    return tuple(sorted(named.values(), key=lambda r: (bool(r.until), len(r.code), r.code)))


@cache
def parse(name: str) -> tuple[Region, ...]:
    """The regions a name may mean, read from the top: 吴忠市利通区 → 640302; () for none. Upper parts rule out what lies elsewhere.

    >>> [r.code for r in parse("江苏省徐州市鼓楼区")]
    ['320302']
    """
    whole = lookup(name)
    if whole:
        return whole
    found: list[Region] = []
    for cut in range(2, len(name) - 1):
        above = lookup(name[:cut])
        if above:
            found += [r for r in parse(name[cut:]) if any(r.code.startswith(a.code) and r.code != a.code for a in above)]
    return tuple(dict.fromkeys(found))


def within(regions: Iterable[Region], code: str) -> tuple[Region, ...]:
    """Those of the regions that lie in (or are) the region of ``code``."""
    return tuple(region for region in regions if region.code.startswith(code))


def short_code(code: str) -> str:
    """``640300`` → ``6403``: two digits a level; a township's nine stay."""
    if len(code) == 6:
        return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
    return code


def is_level(region: Region, word: str) -> bool:
    """Whether a region is one that a level word names: 市 is a municipality, a prefecture- or a county-level city."""
    if word == "省":
        return region.level == "province" and region.name.endswith("省")
    if word == "自治区":
        return region.level == "province" and region.name.endswith("自治区")
    if word in ("州", "自治州"):
        return region.level == "prefecture" and region.name.endswith("州")
    if word == "市":
        return region.name.endswith("市")
    if word == "区":
        return region.level == "county" and region.name.endswith("区")
    if word in ("县", "自治县"):
        return region.level == "county" and region.name.endswith("县")
    if word in ("镇", "乡", "街道", "村"):
        return region.level == "township" and region.name.endswith(word)
    return region.name.endswith(word)


def describe(name: str, regions: tuple[Region, ...]) -> RegionMention:
    """The mention that a name and its possible regions make; a former region stands with the name it bore."""
    first = regions[0]
    alive = [region for region in regions if not region.until]
    alone = alive[0] if len(alive) == 1 else first if len(regions) == 1 else None
    codes = tuple(region.code6 for region in regions)
    return RegionMention(name, alone.full_name if alone else None, alone.code6 if alone else None, first.level, codes if not alone else ())


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where names of regions stand, longest first from the left, without those that a longer word holds."""
    before = -1
    sought = gazetteer().sought
    for start, name in sought.find(text):
        end = start + len(name)
        if AFTER.regex.match(text, end):
            if name[:-1] not in sought:
                continue
            end, name = end - 1, name[:-1]  # 上海|市场
        alone = start == 0 or start == before or not _CHINESE.match(text[start - 1])
        if start != before and (name in COMMON_WORDS or (len(name) == 3 and name.endswith(("城镇", "乡镇", "村镇", "集镇")))):
            continue
        if len(name) == 2 and name[-1] in "县区市" and not alone:
            continue
        before = end
        yield start, end


def find_regions(text: str) -> Iterator[tuple[int, int, RegionMention]]:
    """Regions named in a folded text; names that follow each other from the top (吴忠市利通区) are one mention."""
    open_start = open_end = -1
    for start, end in _names(text):
        if start == open_end and parse(text[open_start:end]):
            open_end = end
            continue
        if open_start >= 0:
            yield _mention(text, open_start, open_end)
        open_start, open_end = start, end
    if open_start >= 0:
        yield _mention(text, open_start, open_end)


def _mention(text: str, start: int, end: int) -> tuple[int, int, RegionMention]:
    name = text[start:end]
    return start, end, describe(name, parse(name))
