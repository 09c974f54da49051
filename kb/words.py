"""What a question in everyday words is about: its words without the asking, and the role that it asks for."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kb import everyday
from kb.fold import fold_for_search

# How people ask who does something. Longer forms first: the verb that belongs to the asking goes with it (谁来协调).
_VERB = "(?:来|去|在)?(?:主要)?(?:负责|牵头|主管|分管|承担|承办|主办|落实|组织实施|组织|实施|协调|制定|执行|配合|协助|监督|管理|管|做|干|抓|办|拨付)?"
_ASKING = re.compile(
    rf"请问|我想知道|(?:是|由|归|属于?|应该?由|该)?(?:哪(?:个|些|几个|一个|家)|什么|何)(?:政府|主管|职能|责任|牵头|配合|具体)?(?:部门|单位|机构|机关|地方|局|人){_VERB}的?"
    rf"|(?:是|由|归|该|应该?|找|要找)?谁{_VERB}的?|(?:责任|主管|牵头|配合|负责)(?:单位|部门)(?:是|有)?(?:哪些|什么)?|(?:是|有)哪些|怎么办|[吗呢吧啊？?。！!]"
)
_ROLES = (
    ("lead", re.compile("牵头|主办|主管|组长单位")),
    ("coordinate", re.compile("配合|协助|协同")),
    (
        "implement",
        re.compile("(?:谁|哪个(?:部门|单位)|什么(?:部门|单位))(?:来)?(?:具体)?(?:落实|实施|承办|执行)|实施单位|承办单位|落实单位"),
    ),
    ("supervise", re.compile("(?:谁|哪个(?:部门|单位)|什么(?:部门|单位))(?:来)?(?:负责)?监督|监督单位")),
    ("responsible", re.compile("责任单位|主体责任")),
)
_EMPTY = frozenset(
    "的 了 和 与 及 或 在 对 等 是 有 为 由 被 把 将 从 到 以 于 中 上 下 内 后 前 我 我们 这 那 这个 那个 工作 有关 相关 方面 情况 问题 事情 事项 "
    "部门 单位 负责 牵头 配合 开展 进行 做好 如何 怎么 关于 需要 应该 可以 以及 其中 各 该 项目 推进".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """The words to look for, longest stretches first in ``phrases``, and the role that was asked for."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    role: str | None


@cache
def _jieba() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    for word in everyday.known():
        jieba.add_word(word)
    return jieba


def understand(question: str) -> Question:
    """A question without its asking.

    >>> understand("农村电网改造由哪个部门牵头？").role
    'lead'
    """
    role = next((name for name, pattern in _ROLES if pattern.search(question)), None)
    bare = _ASKING.sub(" ", question)
    if not any(char.isalnum() for char in bare):
        bare = question
    phrases, words = [], []
    for stretch in re.split(r"[\s，,、；;：:“”\"'（）()《》+]+", bare):
        folded = fold_for_search(stretch)
        parts = [word for word in _jieba().lcut_for_search(folded) if word not in _EMPTY]
        words += [word for word in parts if len(word) > 1]
        if len(folded) > 1:
            phrases.append(folded)
        if not words and parts:
            words += parts
    return Question(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(phrases)), role)
