"""Questions that people ask, as a way to the units that answer them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from indexing.asked_question import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from assistant.lexicon import Lexicon
    from assistant.likeness import QuestionModel
    from corpus.record import DocumentRecord
    from indexing.asked_question import Place
    from indexing.embedding import Vectors
    from indexing.entries import SearchFilter
    from indexing.library import Library
    from indexing.units import Unit

_OFTEN_ENOUGH = 1_000
"""Questions among which the passages of a search are mostly found."""


class AskedIndex:
    """The questions of one generation of a library, with their vectors."""

    def __init__(
        self,
        library: Library,
        lexicon: Lexicon,
        records: Mapping[str, DocumentRecord],
        model: QuestionModel,
    ) -> None:
        """Reads the questions about the documents of `library` that `model` embedded."""
        read, vectors = library.asked(model.model_id)
        answered = np.array([bool(question.places) for question in read], dtype=np.bool_)
        self.questions = tuple(question for question in read if question.places)
        self.unanswered = tuple(question for question in read if not question.places)
        """Those that neither their document nor another is known to answer."""
        self.vectors = vectors[answered]
        self.unanswered_vectors = vectors[~answered]
        self.documents = frozenset(question.doc_id for question in self.questions)
        self._model = model
        self._lexicon = lexicon
        self._records = records

    @property
    def model_id(self) -> str:
        """Of the model that embedded the questions."""
        return self._model.model_id

    @cached_property
    def by_place(self) -> Mapping[Place, tuple[int, ...]]:
        """The numbers of the questions that each unit answers, alone or with others."""
        found: dict[Place, list[int]] = {}
        for number, question in enumerate(self.questions):
            for place in question.places:
                found.setdefault(place, []).append(number)
        return {place: tuple(numbers) for place, numbers in found.items()}

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each question."""
        return tuple(self._lexicon.stems(question.text) for question in self.questions)

    @cached_property
    def unanswered_stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each question that nothing answers."""
        return tuple(self._lexicon.stems(question.text) for question in self.unanswered)

    @cached_property
    def probed(self) -> frozenset[str]:
        """The documents of which it is known what they are asked and do not answer."""
        return frozenset(question.doc_id for question in self.unanswered)

    def stems_at(self, unit: Unit) -> frozenset[str]:
        """The stems of all questions that `unit` answers, alone or with others."""
        numbers = self.by_place.get(place_of(unit), ())
        return frozenset[str]().union(*(self.stems[number] for number in numbers))

    def vector(self, query: str) -> Vectors:
        """The vector of `query` among those of the questions."""
        return self._model.vector(query)

    def likenesses(self, query: str) -> NDArray[np.float32]:
        """Cosine of `query` and each question, shape (questions,)."""
        if not self.questions:
            return np.empty(0, dtype=np.float32)
        return self.vectors @ self.vector(query)

    def unanswered_likenesses(self, query: str) -> NDArray[np.float32]:
        """As `likenesses`, of the questions that nothing answers."""
        if not self.unanswered:
            return np.empty(0, dtype=np.float32)
        return self.unanswered_vectors @ self.vector(query)

    def passages(self, query: str, most: int, where: SearchFilter | None = None) -> list[str]:
        """Ids of the passages with the questions likest to `query`, best first, at most `most`."""
        ordered = _best_first(self.likenesses(query))
        records = self._records.items()
        allowed = {doc_id for doc_id, r in records if where is None or where.lets_through(r)}
        found: dict[str, None] = {}
        for question in (self.questions[number] for number in ordered):
            if question.doc_id in allowed:
                found.update(dict.fromkeys(passage_id for passage_id, _ in question.places))
            if len(found) >= most:
                break
        return list(found)[:most]


def _best_first(likenesses: NDArray[np.float32]) -> Iterator[int]:
    """Numbers of questions, likest first; those that are seldom reached are put in order last."""
    if len(likenesses) > _OFTEN_ENOUGH:
        first = np.argpartition(-likenesses, _OFTEN_ENOUGH)[:_OFTEN_ENOUGH]
        yield from first[np.argsort(-likenesses[first], kind="stable")].tolist()
    yield from np.argsort(-likenesses, kind="stable").tolist()
