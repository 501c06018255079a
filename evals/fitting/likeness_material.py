"""What likeness is fitted to: known questions and the pieces that answer them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from indexing.asked_question import place_of
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from assistant.opening import Shelf
    from indexing.asked_question import Place
    from indexing.embedding import Vectors

_SAME = 0.5
"""Share of their pieces that two questions have in common to be called the same."""
RUN = 3
"""Pieces that answer together, beyond which none of them answers by itself."""


@dataclass(frozen=True)
class Material:
    """Questions and pieces as unit vectors of the untuned model, and which belong together."""

    texts: tuple[str, ...]
    """The questions that pieces answer, as they are written."""
    unanswered_texts: tuple[str, ...]
    questions: Vectors
    unanswered: Vectors
    units: Vectors
    places: tuple[Place, ...]
    """Of each piece."""
    answering: tuple[frozenset[int], ...]
    """For each question, the pieces that answer it, by their number."""
    documents: tuple[str, ...]
    """Of each question."""
    unanswered_documents: tuple[str, ...]
    pairs: NDArray[np.int64]
    """Numbers of two questions that are the same, shape (pairs, 2)."""
    replies: NDArray[np.int64]
    """Numbers of a question and a piece that answers it, shape (replies, 2)."""

    def of(self, documents: Collection[str]) -> Material:
        """The same with only the pairs and replies of these documents."""
        told = np.array([document in documents for document in self.documents])
        return replace(
            self,
            pairs=self.pairs[told[self.pairs[:, 0]] & told[self.pairs[:, 1]]],
            replies=self.replies[told[self.replies[:, 0]]],
        )


def documents_of(material: Material) -> Sequence[str]:
    """The documents that questions are known about, in order."""
    return sorted(set(material.documents))


def read_material(shelf: Shelf) -> Material:
    """All known questions of a library and all of its pieces.

    Raises:
        ValueError: no question is known about any document.
    """
    asked = shelf.asked
    if not asked.questions:
        raise ValueError("no document has questions beside it")
    texts = tuple(question.text for question in asked.questions)
    unanswered = tuple(question.text for question in asked.unanswered)
    embed = shelf.retriever.embedder.embed
    passages = shelf.library.all_passages()
    vectors = shelf.library.unit_vectors([passage.id for passage in passages])
    units = {
        place_of(unit): vector
        for passage in passages
        if passage.id in vectors
        for unit, vector in zip(split_units(passage), vectors[passage.id], strict=True)
    }
    number = {place: n for n, place in enumerate(units)}
    answering = tuple(
        frozenset(number[place] for place in question.places if place in number)
        for question in asked.questions
    )
    replies = [(q, u) for q, found in enumerate(answering) if len(found) <= RUN for u in found]
    return Material(
        texts=texts,
        unanswered_texts=unanswered,
        questions=embed(texts),
        unanswered=embed(unanswered),
        units=np.stack(list(units.values())),
        places=tuple(units),
        answering=answering,
        documents=tuple(question.doc_id for question in asked.questions),
        unanswered_documents=tuple(question.doc_id for question in asked.unanswered),
        pairs=np.array(_pairs(answering)),
        replies=np.array(replies),
    )


def _pairs(answering: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    askers: dict[int, list[int]] = {}
    for question, units in enumerate(answering):
        for unit in units:
            askers.setdefault(unit, []).append(question)
    return [
        (one, other)
        for one, units in enumerate(answering)
        for other in sorted({asker for unit in units for asker in askers[unit]})
        if other != one and len(units & answering[other]) >= _SAME * len(units | answering[other])
    ]
