"""Hybrid retrieval: rankings by vectors, words and questions asked are fused by reciprocal rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, PrivateAttr, SkipValidation

from assistant.asked import AskedIndex
from assistant.likeness import Likeness
from indexing.dense import DenseIndex
from indexing.document import Passage
from indexing.embedding import Embedder, Vectors
from indexing.entries import SearchFilter
from indexing.lexical import LexicalIndex
from indexing.library import Library

Reweighing = Callable[[str, dict[str, float]], dict[str, float]]
"""From a query and scores by passage id, best first, to other scores for the same ids."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as retrieved. `score` is comparable within one search only."""

    passage: Passage
    score: float
    similarity: float | None = None
    """Cosine of question and passage; None where only the lexical index found it."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How rankings become one: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""

    dense_weight: float = 1.0
    lexical_weight: float = 2.0
    asked_weight: float = 20.0
    k: int = 20

    def scores(
        self, dense: Sequence[str], lexical: Sequence[str], asked: Sequence[str] = ()
    ) -> dict[str, float]:
        """Fused score of each id, best first; ties keep the order of the dense ranking."""
        fused: dict[str, float] = {}
        for weight, ranking in (
            (self.dense_weight, dense),
            (self.lexical_weight, lexical),
            (self.asked_weight, asked),
        ):
            for rank, passage_id in enumerate(ranking, 1):
                fused[passage_id] = fused.get(passage_id, 0.0) + weight / (self.k + rank)
        return dict(sorted(fused.items(), key=lambda item: -item[1]))


class HybridRetriever(BaseRetriever):
    """LangChain retriever over one published generation of a library."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    library: Library
    embedder: SkipValidation[Embedder]
    dense: DenseIndex
    lexical: LexicalIndex
    asked: SkipValidation[AskedIndex]
    likeness: Likeness = Likeness()
    fusion: Fusion = Fusion()
    candidates: int = 40
    k: int = 10
    narrowed: SearchFilter | None = None
    reweighed: Reweighing | None = None
    """What is done to the fused scores, such as to lower those of superseded documents."""
    _last: tuple[str, Vectors] | None = PrivateAttr(default=None)

    def search(
        self,
        query: str,
        *,
        asked: str | None = None,
        k: int | None = None,
        narrowed: SearchFilter | None = None,
    ) -> list[Evidence]:
        """The `k` best passages for `query`, best first; empty for a query without words.

        `asked` is the question as it stands among known ones; without it, `query` is.
        """
        wanted = k or self.k
        if not any(letter.isalnum() for letter in query):
            return []
        depth = max(self.candidates, wanted)
        where = narrowed.within(self.narrowed) if narrowed and self.narrowed else narrowed
        where = where or self.narrowed
        dense = self.dense.search(self.vector(query), depth, where)
        lexical = self.lexical.search(query, depth, where)
        known = self.asked.passages(asked or query, depth, where)
        fused = self.fusion.scores([i for i, _ in dense], [i for i, _ in lexical], known)
        if self.reweighed is not None:
            fused = self.reweighed(query, fused)
        best = list(fused)[:wanted]
        similarity = dict(dense)
        return [
            Evidence(passage, fused[passage.id], similarity.get(passage.id))
            for passage in self.library.passages(best)
        ]

    def unit_similarities(
        self, query: str, passage_ids: Collection[str]
    ) -> dict[str, tuple[float, ...]]:
        """How like `query` is to each unit of these passages, in the order of the units.

        The cosine of question and unit, each embedded as such where questions are known about the
        library. Passages whose units have no vectors are left out.
        """
        known = bool(self.asked.questions)
        asked = self.asked.vector(query) if known else self.vector(query)
        return {
            passage_id: tuple(((self.likeness.texts(units) if known else units) @ asked).tolist())
            for passage_id, units in self.library.unit_vectors(passage_ids).items()
        }

    def vector(self, query: str) -> Vectors:
        """The query's vector; the last one is kept, since one question searches several times."""
        last = self._last
        if last is None or last[0] != query:
            last = (query, self.embedder.embed([query])[0])
            self._last = last
        return last[1]

    def with_siblings(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """`evidence` with every cut list and table made whole, each passage once.

        The missing pieces follow the first piece found, with its score.
        """
        found = list(evidence)
        known = {item.passage.id for item in found}
        result: list[Evidence] = []
        for item in found:
            result.append(item)
            if item.passage.kind == "prose" or item.passage.parts == 1:
                continue
            for piece in self.library.piece_siblings(item.passage):
                if piece.id not in known:
                    known.add(piece.id)
                    result.append(Evidence(piece, item.score))
        return result

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        return [_document(item) for item in self.search(query)]


def _document(item: Evidence) -> Document:
    passage = item.passage
    metadata: dict[str, Any] = {
        "doc_id": passage.doc_id,
        "section": passage.section,
        "page": passage.page,
        "kind": passage.kind,
        "score": item.score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
