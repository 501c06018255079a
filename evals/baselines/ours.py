"""Baselines over the assistant's own passages: one index alone, and both fused by the book."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.retrieval import Fusion
from evals.retrieval.judging import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.opening import Shelf

_CANDIDATES = 100
BY_THE_BOOK = Fusion(dense_weight=1.0, lexical_weight=1.0, k=60)
"""As Cormack, Clarke and Büttcher 2009 give it."""


def chunks_of(shelf: Shelf) -> dict[str, list[Chunk]]:
    """The library's passages by document."""
    passages = shelf.library.all_passages()
    return {
        doc_id: [Chunk(passage.id, doc_id, passage.text) for passage in members]
        for doc_id, members in groupby(passages, key=lambda passage: passage.doc_id)
    }


class OwnPassages:
    """A ranking of the library's passages."""

    def __init__(
        self, title: str, shelf: Shelf, rank: Callable[[Shelf, str, int], list[tuple[str, float]]]
    ) -> None:
        """`rank` gives ids and scores of the best passages of a shelf for a question."""
        self.title = title
        self.collection = chunks_of(shelf)
        self._shelf, self._rank = shelf, rank
        self._chunks = {c.id: c for chunks in self.collection.values() for c in chunks}

    def search(self, question: str, k: int) -> Sequence[tuple[Chunk, float]]:
        """The best `k` passages."""
        return [(self._chunks[name], score) for name, score in self._rank(self._shelf, question, k)]


def by_words(shelf: Shelf, question: str, k: int) -> list[tuple[str, float]]:
    """BM25 alone (Robertson and Zaragoza 2009), by the assistant's own lexical index."""
    return shelf.retriever.lexical.search(question, k)


def by_meaning(shelf: Shelf, question: str, k: int) -> list[tuple[str, float]]:
    """The embedding model alone (Reimers and Gurevych 2019), by the assistant's dense index."""
    return shelf.retriever.dense.search(shelf.retriever.embedder.embed([question])[0], k)


def by_both(shelf: Shelf, question: str, k: int) -> list[tuple[str, float]]:
    """Reciprocal rank fusion of the two, with equal weights and k = 60."""
    dense, lexical = (
        by_meaning(shelf, question, _CANDIDATES),
        by_words(shelf, question, _CANDIDATES),
    )
    fused = BY_THE_BOOK.scores([name for name, _ in dense], [name for name, _ in lexical])
    return list(fused.items())[:k]
