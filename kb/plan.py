"""What a build has to do: which sources the new kb.db has, what the old one knows of them, what must be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kb import __version__
from kb.catalogue import LASTING, Former
from kb.errors import KbError
from kb.rule_version import rule_version
from kb.sources import Source
from kb.worker import Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a document's rows lie: in a file of this build, or (``spooled`` is ``None``) in the old kb.db."""

    document_id: str
    rank: tuple[int, int, str]
    spooled: Path | None


@dataclass
class Plan:
    """Sources in the order of their names, and what is known of each content, by its hash."""

    sources: list[Source]
    readings: dict[str, Reading] = field(default_factory=dict)
    refusals: dict[str, Refusal] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)  # hash → rule version, where it is not this one

    def recall(self, former: Former) -> None:
        """Take over what the old kb.db knows of these contents by the same rules."""
        if former.has_our_tables():
            self._recall(former, {source.content_hash for source in self.sources}, frozenset())

    def keep(self, former: Former) -> None:
        """Take over all that the old kb.db holds beside what was called for; a file that could not be read gives way to one of its name."""
        if not former.has_our_tables():
            raise KbError("数据库的表结构与本程序不同，不能追加：请用 kb build 重建")
        called = {source.source_id for source in self.sources}
        names = {source.source_file for source in self.sources}
        contents = {source.content_hash for source in self.sources}
        held = [s for s, _, document_id, _ in former.sources() if s.source_id not in called and (document_id or s.source_file not in names)]
        self.sources = sorted([*self.sources, *held], key=lambda source: (source.source_file, source.content_hash))
        self._recall(former, contents, frozenset(source.content_hash for source in held) - contents)

    def _recall(self, former: Former, called: set[str], held: frozenset[str]) -> None:
        """``called`` contents can be read again, by this version's rules; of ``held`` ones there is nothing but the old rows."""
        read_from = former.read_from()
        for source, rules, document_id, refusal in former.sources():
            key = source.content_hash
            if key not in held and (key not in called or rules != rule_version()):
                continue
            if document_id:
                # the rows are those of one of several copies: without it, the others must be read
                if read_from[document_id] in called | held:
                    self.readings[key] = Reading(document_id, former.rank(document_id), None)
            elif refusal and (refusal.reason in LASTING or key in held):
                self.refusals[key] = refusal
            self.rules[key] = rules

    def to_read(self) -> list[Source]:
        """One source for each content that nothing is known of."""
        known = self.readings.keys() | self.refusals.keys()
        unknown: dict[str, Source] = {}
        for source in self.sources:
            if source.content_hash not in known:
                unknown.setdefault(source.content_hash, source)
        return list(unknown.values())

    def chosen(self) -> dict[str, Reading]:
        """The reading that speaks for each document, in the order of the ids."""
        best: dict[str, Reading] = {}
        for source in self.sources:
            reading = self.readings.get(source.content_hash)
            if reading and (reading.document_id not in best or reading.rank < best[reading.document_id].rank):
                best[reading.document_id] = reading
        return dict(sorted(best.items()))

    def is_held_by(self, former: Former) -> bool:
        """Whether the old kb.db holds just this: the same sources, documents and refusals, by the same rules and version."""
        now = {(s.source_id, self.rule_of(s), self.readings.get(s.content_hash), self.refusals.get(s.content_hash)) for s in self.sources}
        was = {
            (s.source_id, rules, Reading(document_id, former.rank(document_id), None) if document_id else None, refusal)
            for s, rules, document_id, refusal in former.sources()
        }
        return now == was and former.tool_version() == __version__

    def rule_of(self, source: Source) -> str:
        return self.rules.get(source.content_hash, rule_version())

    def why_nothing(self, sources: list[Source]) -> str:
        """One line: the reasons with their counts, and the first file as an example."""
        reasons = Counter(self.refusals[source.content_hash].message.rstrip("。") for source in sources)
        many = len(sources) > 1
        told = "；".join(f"{message}（{count}个）" if many else message for message, count in reasons.most_common(3))
        return f"没有一个文件可读，数据库未变动：{sources[0].source_file}{f' 等{len(sources)}个文件' if many else ''}：{told}"
