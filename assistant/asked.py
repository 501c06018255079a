"""Questions that people ask, as a way to the units that answer them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from indexing.asked_question import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from assistant.lexicon import Lexicon
    from assistant.likeness import Likeness
    from corpus.record import DocumentRecord
    from indexing.asked_question import Place
    from indexing.embedding import Vectors
    from indexing.entries import SearchFilter
    from indexing.library import Library
    from indexing.units import Unit


class AskedIndex:
    """The questions of one generation of a library, with their vectors."""

    def __init__(
        self,
        library: Library,
        lexicon: Lexicon,
        records: Mapping[str, DocumentRecord],
        likeness: Likeness,
    ) -> None:
        """Reads the questions about the documents of `library`."""
        read, vectors = library.asked()
        answered = np.array([bool(question.places) for question in read], dtype=np.bool_)
        self.questions = tuple(question for question in read if question.places)
        self.unanswered = tuple(question for question in read if not question.places)
        """Those that neither their document nor another is known to answer."""
        self.vectors = vectors[answered]
        self.unanswered_vectors = vectors[~answered]
        self.documents = frozenset(question.doc_id for question in self.questions)
        self._mapped = likeness.questions(self.vectors)
        self._unanswered_mapped = likeness.questions(self.unanswered_vectors)
        self._likeness = likeness
        self._lexicon = lexicon
        self._records = records

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

    def similarities(self, vector: Vectors) -> NDArray[np.float32]:
        """Cosine of `vector` and each question, shape (questions,)."""
        if not self.questions:
            return np.empty(0, dtype=np.float32)
        return self.vectors @ vector

    def likenesses(self, vector: Vectors) -> NDArray[np.float32]:
        """As `similarities`, by what makes questions with one answer alike (`likeness.py`)."""
        if not self.questions:
            return np.empty(0, dtype=np.float32)
        return self._mapped @ self._likeness.questions(vector)

    def unanswered_likenesses(self, vector: Vectors) -> NDArray[np.float32]:
        """As `likenesses`, of the questions that nothing answers."""
        if not self.unanswered:
            return np.empty(0, dtype=np.float32)
        return self._unanswered_mapped @ self._likeness.questions(vector)

    def passages(self, vector: Vectors, most: int, where: SearchFilter | None = None) -> list[str]:
        """Ids of the passages with the likest questions, best first, at most `most`."""
        ordered = np.argsort(-self.likenesses(vector), kind="stable").tolist()
        records = self._records.items()
        allowed = {doc_id for doc_id, r in records if where is None or where.lets_through(r)}
        found: dict[str, None] = {}
        for question in (self.questions[number] for number in ordered):
            if question.doc_id in allowed:
                found.update(dict.fromkeys(passage_id for passage_id, _ in question.places))
            if len(found) >= most:
                break
        return list(found)[:most]
