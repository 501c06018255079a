"""Documents whose place a later one has taken: named as such, and behind others in rankings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from corpus.glossary import Glossary
    from corpus.record import DocumentRecord
    from indexing.document import Passage

LOWERED = 0.85
"""What the fused score of a superseded document's passage is multiplied by."""


def superseded_words(record: DocumentRecord, records: Mapping[str, DocumentRecord]) -> str | None:
    """What took the document's place, with its year; None where nothing in the library did."""
    later = [records[doc_id] for doc_id in record.superseded_by if doc_id in records]
    named = (f"{r.title} ({r.year})" if r.year else r.title for r in later)
    return f"superseded by {' and '.join(named)}" if later else None


def asks_for(record: DocumentRecord, named: Collection[str], text: str) -> bool:
    """Whether a question names the document itself (its id is in `named`) or its year."""
    return record.id in named or (record.year is not None and str(record.year) in text)


@dataclass(frozen=True)
class Superseded:
    """The superseded documents of a library, with their passages."""

    records: Mapping[str, DocumentRecord]
    passages: Mapping[str, frozenset[str]]
    """Ids of each document's passages."""
    glossary: Glossary

    @classmethod
    def among(
        cls,
        records: Mapping[str, DocumentRecord],
        passages: Iterable[Passage],
        glossary: Glossary,
    ) -> Superseded:
        """Those of `records` that name a successor."""
        old = {doc_id: record for doc_id, record in records.items() if record.superseded_by}
        ids: dict[str, set[str]] = {doc_id: set() for doc_id in old}
        for passage in passages:
            if passage.doc_id in ids:
                ids[passage.doc_id].add(passage.id)
        return cls(old, {doc_id: frozenset(found) for doc_id, found in ids.items()}, glossary)

    def lowered(self, query: str, scores: dict[str, float]) -> dict[str, float]:
        """`scores` of passages by id, best first, with those of superseded documents lowered.

        Not those of a document that `query` names, by title, nickname or year.
        """
        found = [i for i, passages in self.passages.items() if not passages.isdisjoint(scores)]
        if not found:
            return scores
        named = {name.doc_id for name in self.glossary.documents_named(query)}
        old = frozenset[str]().union(
            *(self.passages[i] for i in found if not asks_for(self.records[i], named, query))
        )
        weighed = {i: score * (LOWERED if i in old else 1.0) for i, score in scores.items()}
        return dict(sorted(weighed.items(), key=lambda item: -item[1]))
