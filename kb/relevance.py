"""How well a task answers a question: which of its words stand where, and how near to each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from kb.fold import fold_for_search
from kb.words import Question, Word

# Where a word stands: in what is to be done, in the headings above it, in the title of the paper.
_OPENING, _TASK, _HEADING, _CIRCUMSTANCE_PLACE, _TITLE, _TITLE_RUN = 1.0, 0.95, 0.8, 0.45, 0.3, 0.85
_FORM = 0.95  # what is written for a word counts a little less than the word itself
_PARTS = 0.7  # the shorter words of a word, where the word itself does not stand
_NEAR, _IN_ONE_CLAUSE = 0.5, 0.2  # what two words next to each other, or in one clause, count beside themselves
_SCATTERED = 0.65  # the share of a score for words anywhere in a task; the rest is for those that stand in one sentence
_LONG = 200  # code points beyond which a task is less to the point
_OPENING_LENGTH = 40
_SENTENCE = re.compile("[。；\n]")
_CLAUSE = re.compile("[，,。；：:、\n]")
# what a task is done in view of is not what is done: 根据…规划， 结合…试点的有利契机，
_CIRCUMSTANCE = re.compile("(?:^|(?<=[，。；：\n]))(?:结合|根据|按照|依据|依托|围绕|鉴于)[^，。；\n]{2,60}，")


def rarity(tasks: int, total: int) -> float:
    """How much a word says that so many of all tasks hold."""
    return math.log(1 + (total + 1) / (tasks + 0.5))


class Relevance:
    """The measure of one question."""

    def __init__(self, question: Question, total: int) -> None:
        self._stretches = question.stretches
        self._weights = {word: self.terms(word, total)[0][1] for stretch in question.stretches for word in stretch}
        self._parts = {word: [(part, rarity(tasks, total)) for part, tasks in word.parts] for word in self._weights}
        self._pairs = [pair for stretch in question.stretches for pair in zip(stretch, stretch[1:], strict=False)]
        self._best = sum(self._weights.values()) or 1.0
        self._best_pairs = sum(min(self._weights[a], self._weights[b]) for a, b in self._pairs)
        self._whole = {"".join(word.text for word in stretch) for stretch in question.stretches if len(stretch) > 1}
        self.of = lru_cache(4096)(self._of)  # the bodies of one task share it
        self._folded = lru_cache(4096)(fold_for_search)  # the tasks of one section or paper share its headings and title

    @staticmethod
    def terms(word: Word, total: int) -> list[tuple[str, float]]:
        """What to look for, with weights: the word, then its parts at less."""
        # a longer word says more than the shorter ones that it is made of
        weight = rarity(word.tasks, total) * (1 + 0.15 * (min(len(word.text), 5) - 2))
        return [(word.text, weight), *((part, _PARTS * 0.5 * min(weight, rarity(tasks, total))) for part, tasks in word.parts)]

    def _of(self, task: str, headings: str, title: str) -> tuple[float, tuple[str, ...]]:
        """The score of a task, and in Chinese which words stand where."""
        core_said = _CIRCUMSTANCE.sub("", task)
        core = fold_for_search(core_said)
        places = {
            "任务": (core, _TASK),
            "标题": (self._folded(headings), _HEADING),
            "背景": (core if core_said == task else fold_for_search(task), _CIRCUMSTANCE_PLACE),
            "文件": (self._folded(title), _TITLE),
        }
        found = {word: self._place(word, places) for word in self._weights}
        anywhere = sum(self._weights[word] * share for word, (share, _) in found.items()) / self._best
        if not anywhere:
            return 0.0, ()
        one_line = "\n" not in core_said  # else its sentences end where a folded text does not show it
        sentences = _SENTENCE.split(core) if one_line else map(fold_for_search, _SENTENCE.split(core_said))
        together = max(self._in_sentence(sentence, found) for sentence in sentences) / self._best
        near = self._nearness(f"{core}\n{places['标题'][0]}")
        length = 1 / (1 + 0.1 * math.log(max(len(core), _LONG) / _LONG))
        score = (_SCATTERED * anywhere + (1 - _SCATTERED) * together) * (1 + near) * length
        return score, tuple(self._why(found))

    def _place(self, word: Word, places: dict[str, tuple[str, float]]) -> tuple[float, str]:
        """The share of its weight that a word earns, and where."""
        best = (0.0, "")
        for name, (text, share) in places.items():
            match = self._match(word, text)
            if not match:
                continue
            if name == "任务":
                opening = text[:_OPENING_LENGTH]
                share = _OPENING if any(form in opening for form in word.forms) else share
            elif name == "文件" and self._title_run(word, text):
                share = _TITLE_RUN
            best = max(best, (share * match, name))
        return best

    def _match(self, word: Word, text: str) -> float:
        """1 for the word, less for another form or for its parts."""
        if word.text in text:
            return 1.0
        for form in word.forms:
            if form in text:
                return _FORM
        parts = self._parts[word]
        if not parts:
            return 0.0
        held = sum(weight for part, weight in parts if part in text)
        return _PARTS * held / sum(weight for _, weight in parts)

    def _title_run(self, word: Word, title: str) -> bool:
        """Whether the word stands in the title beside its neighbour in the question: 公立医院|综合改革."""
        return any(word in (a, b) and a.text + b.text in title for a, b in self._pairs)

    def _in_sentence(self, sentence: str, found: dict[Word, tuple[float, str]]) -> float:
        """What the words earn that stand in the sentence, or above it."""
        total = 0.0
        for word, (share, name) in found.items():
            total += self._weights[word] * (share if name != "任务" else share * self._match(word, sentence))
        return total

    def _nearness(self, text: str) -> float:
        if not self._best_pairs:
            return 0.0
        clauses = _CLAUSE.split(text)
        total = 0.0
        for a, b in self._pairs:
            weight = min(self._weights[a], self._weights[b])
            if any(x + y in text for x in a.forms for y in b.forms):
                total += weight * _NEAR
            elif any(any(x in clause for x in a.forms) and any(y in clause for y in b.forms) for clause in clauses):
                total += weight * _IN_ONE_CLAUSE
        return total / self._best_pairs

    @staticmethod
    def _why(found: dict[Word, tuple[float, str]]) -> Iterator[str]:
        for name in ("任务", "标题", "背景", "文件"):
            words = [word.text for word, (share, where) in found.items() if where == name and share]
            if words:
                yield f"{name}：{'、'.join(words)}"
