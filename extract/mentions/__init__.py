"""What is named in a text, as span groups of one spaCy ``Doc``: dates, quantities, organisations, regions, references.

The ``Doc`` is made over *folded* text with one token a character, so that token ``i`` is character ``i`` and a spaCy
span is a folded span. A group's values stand beside its spans, in ``group.attrs["values"]``, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.document import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

COMPONENTS = ("kb_dates", "kb_quantities", "kb_regions", "kb_organisations", "kb_references")


class _Keys(dict[str, int]):
    """The vocabulary's key of each character, looked up once: handing over keys spares hashing a paper's every character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __missing__(self, char: str) -> int:
        self[char] = key = self.vocab[char].orth
        return key


@cache
def language() -> Language:
    """The blank Chinese pipeline with this project's components; made once a process, as spaCy takes a second to load."""
    import spacy
    from spacy.tokens import Doc

    from extract.mentions import components  # noqa: F401 - registers the components

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "char"}}})
    keys: Any = _Keys(nlp.vocab)
    nlp.tokenizer = lambda text: Doc(
        nlp.vocab, words=list(map(keys.__getitem__, text)), spaces=[False] * len(text), user_data={"text": text}
    )
    nlp.max_length = 50_000_000
    # The shape of a character, whether it is a stop word …: nobody asks for them here, and each new character would wait for a dozen.
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def annotate(folded_text: str) -> Doc:
    """A ``Doc`` over a folded text with all its span groups filled."""
    return language()(folded_text)


def add_group(doc: Doc, name: str, found: Iterable[tuple[int, int, Any]]) -> None:
    """Put ``(start, end, value)`` triples, in folded offsets, into ``doc.spans[name]``, sorted by place."""
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import SpanGroup

    ordered = sorted(found, key=lambda item: (item[0], item[1]))
    spans = [TokenSpan(doc, start, end, label=name) for start, end, _ in ordered]
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs={"values": [value for _, _, value in ordered]})
    doc.user_data[f"mentions:{name}"] = [(Span(start, end), value) for start, end, value in ordered]


def group(doc: Doc, name: str) -> Iterator[tuple[Span, Any]]:
    """The folded spans of a group with their values, in order; kept beside spaCy's own, which are made anew each time they are walked."""
    yield from doc.user_data.get(f"mentions:{name}", ())


def component(name: str, find: Callable[[str], Iterable[tuple[int, int, Any]]]) -> Callable[[Doc], Doc]:
    """A spaCy component that fills the group ``name`` with what ``find`` finds in the folded text."""

    def fill(doc: Doc) -> Doc:
        add_group(doc, name, find(doc.user_data["text"]))
        return doc

    return fill
