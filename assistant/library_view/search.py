"""Documents found by words: in their titles, summaries and publishers, and in their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.lexicon import tokenise
from indexing.entries import SearchFilter
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from corpus.record import DocumentRecord
    from indexing.document import Passage

_PASSAGES = 60
_PASSAGES_SHOWN = 2
_ENOUGH = 0.5
_EXCERPT, _BEFORE = 240, 60
"""Characters of an excerpt, and those of them before the first word that was searched for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that has the words, and where its text has them."""

    record: DocumentRecord
    passages: tuple[Passage, ...] = ()
    """Those of its passages that fit best, best first."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a passage's words, with the spans in it of those that were searched for."""

    text: str
    spans: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool


class Searching:
    """A search by words among documents of a library."""

    def __init__(self, shelf: Shelf, words: str) -> None:
        """A search for `words`; those that carry no topic count only where there are no others."""
        self._shelf = shelf
        self._words = words
        tokens = list(tokenise(words, shelf.lexicon.acronyms))
        telling = [token for token in tokens if not token.is_stop_word]
        self.stems = frozenset(token.stem for token in telling or tokens)

    def among(self, records: Iterable[DocumentRecord]) -> tuple[Found, ...]:
        """The documents found: first those whose record has all the words, then by their text.

        A passage counts if it holds half of the words, in whatever form, the rarer ones weighing
        more.
        """
        held = {record.id: record for record in records}
        if not self.stems or not held:
            return ()
        passages: dict[str, list[Passage]] = {}
        for item in self._evidence(tuple(held)):
            if self._share(item.passage.text) >= _ENOUGH:
                passages.setdefault(item.passage.doc_id, []).append(item.passage)
        named = [doc_id for doc_id, record in held.items() if self.stems <= self._of_record(record)]
        ordered = dict.fromkeys((*(i for i in passages if i in named), *named, *passages))
        return tuple(
            Found(held[doc_id], tuple(passages.get(doc_id, ())[:_PASSAGES_SHOWN]))
            for doc_id in ordered
        )

    def excerpt(self, passage: Passage) -> Excerpt:
        """The part of a passage around the first of the words in it."""
        body = "\n".join(line for line in passage.text.split("\n") if line[:1] != "#")
        text = " ".join(plain_text(body or passage.text).split())
        tokens = tokenise(text, self._shelf.lexicon.acronyms)
        spans = [(token.start, token.end) for token in tokens if token.stem in self.stems]
        first = spans[0][0] if spans else 0
        start = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
        end = text.find(" ", start + _EXCERPT)
        end = len(text) if end == -1 else end
        inside = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
        return Excerpt(text[start:end], inside, start > 0, end < len(text))

    def _evidence(self, documents: tuple[str, ...]) -> list[Evidence]:
        everything = len(documents) == len(self._shelf.records)
        only = None if everything else SearchFilter(documents=documents)
        return self._shelf.retriever.search(self._words, k=_PASSAGES, narrowed=only)

    def _share(self, text: str) -> float:
        weight = self._shelf.lexicon.weight
        held = sum(map(weight, self.stems & self._of(text)))
        return held / sum(map(weight, self.stems))

    def _of(self, text: str) -> frozenset[str]:
        return self._shelf.lexicon.stems(text)

    def _of_record(self, record: DocumentRecord) -> frozenset[str]:
        parts = (record.title, record.summary, record.publisher)
        return self._of("\n".join(part for part in parts if part))
