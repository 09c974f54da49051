"""Which row of an old version a row of the new one continues: the same, else by ever looser keys, else by likeness of wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

Record = dict[str, Any]
Key = Callable[[Record], Hashable]


def match(
    old: Sequence[Record],
    new: Sequence[Record],
    *,
    same: Key,
    keys: Sequence[Key],
    wording: Callable[[Record], str] | None,
    alike: float = 0.6,
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """(changed pairs, rows of the old alone, rows of the new alone). A key of ``None`` matches nothing."""
    _, old, new = _by_key(old, new, same)
    changed: list[tuple[Record, Record]] = []
    for key in keys:
        pairs, old, new = _by_key(old, new, key)
        changed += pairs
    if wording:
        pairs, old, new = _by_wording(old, new, wording, alike)
        changed += pairs
    return changed, list(old), list(new)


def _by_key(old: Sequence[Record], new: Sequence[Record], key: Key) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(new):
        waiting[key(row)].append(index)
    waiting.pop(None, None)
    pairs, alone, taken = [], [], set()
    for row in old:
        candidates = waiting.get(key(row))
        if candidates:
            index = candidates.pop(0)
            taken.add(index)
            pairs.append((row, new[index]))
        else:
            alone.append(row)
    return pairs, alone, [row for index, row in enumerate(new) if index not in taken]


def _by_wording(
    old: Sequence[Record], new: Sequence[Record], wording: Callable[[Record], str], alike: float
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """The likest pairs first, each row once."""
    left, right = [_pairs_of(wording(row)) for row in old], [_pairs_of(wording(row)) for row in new]
    scored = [(likeness, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (likeness := _dice(a, b)) >= alike]
    taken_old: dict[int, int] = {}
    taken_new: set[int] = set()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in taken_old and j not in taken_new:
            taken_old[i] = j
            taken_new.add(j)
    pairs = [(old[i], new[j]) for i, j in sorted(taken_old.items())]
    return pairs, [r for i, r in enumerate(old) if i not in taken_old], [r for j, r in enumerate(new) if j not in taken_new]


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(max(1, len(text) - 1)))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    """2·|a∩b| / (|a|+|b|): 1 for the same pairs of characters, 0 for none in common."""
    smaller, larger = sorted((len(a), len(b)))
    if not smaller or 2 * smaller / (smaller + larger) < 0.3:
        return 0.0
    return 2 * len(a & b) / (len(a) + len(b))
