"""What a reader types, as an FTS5 query over bigrams. Every input is valid: what makes no sense as an operator is text.

Words stand for themselves and all must occur; ``"…"`` holds a phrase together; AND, OR, NOT and a leading ``-`` are operators, round
brackets group; a ``*`` at the end of a word is allowed, for a word finds what begins with it anyway. A bracket inside a word belongs to it: ``财资环(2022)38号``, ``方案（试行）``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.fold import fold_for_search

_QUOTES = '"“”＂'
_OPEN, _CLOSE = "(（", ")）"
_OPERATORS = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "NOT": "not"}
MAX_LENGTH = 1000
_MAX_DEPTH = 20
_MAX_TERMS = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A string, folded, that must stand in the text."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """All of ``wanted`` and none of ``unwanted``."""

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of ``options`` at least."""

    options: tuple[Node, ...]


Node = Term | All | Any


def parse(query: str) -> Node | None:
    """The tree of a query; ``None`` where nothing is looked for (blanks, punctuation of the query language alone, only NOT)."""
    return _Parser(list(_lex(query[:MAX_LENGTH]))).any_of(0)


def fts(node: Node) -> str:
    """The node as an FTS5 expression.

    >>> fts(Term("财政厅"))
    '"财政 政厅"'
    """
    if isinstance(node, Term):
        return _phrase(node.text)
    if isinstance(node, Any):
        return "(" + " OR ".join(map(fts, node.options)) + ")"
    wanted = " AND ".join(map(fts, node.wanted))
    if not node.unwanted:
        return f"({wanted})"
    return f"(({wanted}) NOT ({' OR '.join(map(fts, node.unwanted))}))"


def fts_heads(term: Term) -> str:
    """A term of two characters or more as an expression over the index of word heads: where a word begins with its first two."""
    return f'"{term.text[:2]}"'


def _phrase(text: str) -> str:
    if len(text) == 1:
        return f'"{text}" *'  # every character begins a token
    return '"' + " ".join(text[i : i + 2] for i in range(len(text) - 1)) + '"'


def terms(node: Node | None) -> list[str]:
    """The strings to mark in a text: those that must or may stand in it."""
    if node is None:
        return []
    if isinstance(node, Term):
        return [node.text]
    children = node.options if isinstance(node, Any) else node.wanted
    return list(dict.fromkeys(text for child in children for text in terms(child)))


def _lex(query: str) -> Iterator[tuple[str, str]]:
    """(kind, text): text, and, or, not, open, close."""
    at, depth, length = 0, 0, len(query)
    while at < length:
        char = query[at]
        if char.isspace():
            at += 1
        elif char in _QUOTES:
            end = next((i for i in range(at + 1, length) if query[i] in _QUOTES), length)
            yield "text", query[at + 1 : end]
            at = end + 1
        elif char in _OPEN and depth < _MAX_DEPTH and not _belongs_to_word(query, at):
            yield "open", char
            depth, at = depth + 1, at + 1
        elif char in _CLOSE and depth:
            yield "close", char
            depth, at = depth - 1, at + 1
        elif (
            char == "-"
            and at + 1 < length
            and not query[at + 1].isspace()
            and (at == 0 or query[at - 1].isspace() or query[at - 1] in _OPEN)
        ):
            yield "not", char
            at += 1
        else:
            end = _word_end(query, at, depth)
            word = query[at:end]
            yield _OPERATORS.get(word, "text"), word.rstrip("*＊") or word  # every word finds what it begins: 财政* is 财政
            at = end


def _belongs_to_word(query: str, at: int) -> bool:
    """Whether the bracket at ``at`` closes within its word and the word goes on: (2022)38号."""
    depth = 0
    for i in range(at, len(query)):
        if query[i].isspace() or query[i] in _QUOTES:
            return False
        depth += (query[i] in _OPEN) - (query[i] in _CLOSE)
        if depth == 0:
            return i + 1 < len(query) and not query[i + 1].isspace() and query[i + 1] not in _CLOSE + _OPEN + _QUOTES
    return False


def _word_end(query: str, at: int, group_depth: int) -> int:
    depth = 0
    for i in range(at, len(query)):
        char = query[i]
        if char.isspace() or char in _QUOTES:
            return max(i, at + 1)
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if not depth and group_depth:
                return max(i, at + 1)
            depth = max(0, depth - 1)
    return len(query)


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._terms = 0

    def any_of(self, depth: int) -> Node | None:
        """Alternatives up to a closing bracket; what stands after one too many is joined on."""
        options = [self._all_of(depth)]
        while self._kind() == "or":
            self._at += 1
            options.append(self._all_of(depth))
        known = tuple(option for option in options if option is not None)
        return Any(known) if len(known) > 1 else known[0] if known else None

    def _all_of(self, depth: int) -> Node | None:
        wanted: list[Node] = []
        unwanted: list[Node] = []
        negated = False
        while (kind := self._kind()) not in (None, "or", "close"):
            text = self._tokens[self._at][1]
            self._at += 1
            if kind in ("and", "not"):
                negated = kind == "not"
                continue
            node = self._group(depth) if kind == "open" else self._term(text)
            if node is not None:
                (unwanted if negated else wanted).append(node)
            negated = False
        if not wanted:
            return None
        return wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))

    def _group(self, depth: int) -> Node | None:
        node = self.any_of(depth + 1)
        if self._kind() == "close":
            self._at += 1
        return node

    def _term(self, text: str) -> Node | None:
        folded = fold_for_search(text)
        self._terms += 1
        return Term(folded) if folded and self._terms <= _MAX_TERMS else None

    def _kind(self) -> str | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None
