"""How well likeness leads from a gold question to what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evals.cases import GOLD, TRAINING, load_cases
from evals.fitting.observing import is_evidence
from indexing.asked_question import place_of
from indexing.units import units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.opening import Shelf
    from evals.fitting.likeness_material import Material
    from indexing.asked_question import Place
    from indexing.embedding import Vectors

_FIRST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the training set or the tuning part, and where its answer stands."""

    text: str
    places: frozenset[Place]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Unit vectors of what is asked, of the known questions and of the pieces."""

    asked: Vectors
    questions: Vectors
    units: Vectors


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of the questions."""

    question_at_1: float
    """The likest known question is answered by a right piece."""
    question_at_5: float
    unit_at_1: float
    """The likest piece is a right one."""
    unit_at_5: float
    count: int

    def __str__(self) -> str:
        """In one line."""
        return (
            f"known question right {self.question_at_1:.3f}, among {_FIRST} "
            f"{self.question_at_5:.3f}; piece right {self.unit_at_1:.3f}, among {_FIRST} "
            f"{self.unit_at_5:.3f} (n = {self.count})"
        )


def asked_of(shelf: Shelf) -> list[Asked]:
    """The questions that stand by themselves and whose evidence is in the library."""
    cases = [c for c in load_cases(GOLD) if c.half == "tune"] + list(load_cases(TRAINING))
    found: list[Asked] = []
    for case in (c for c in cases if len(c.questions) == 1 and not c.wants_refusal):
        documents = frozenset(span.doc_id for span in case.evidence)
        places = frozenset(
            place_of(unit)
            for document in documents
            for unit in units_of(shelf.library.document_passages(document))
            if is_evidence(unit, case.evidence)
        )
        if places:
            found.append(Asked(case.questions[0], places, documents))
    return found


def quality(embedded: Embedded, material: Material, asked: Sequence[Asked]) -> Quality:
    """How often the likest are right; `embedded.asked` are the vectors of `asked`, in order."""
    questions = _first(embedded.asked @ embedded.questions.T)
    units = _first(embedded.asked @ embedded.units.T)
    rows: list[tuple[bool, bool, bool, bool]] = []
    for one, near_questions, near_units in zip(asked, questions, units, strict=True):
        by_question = [
            any(material.places[unit] in one.places for unit in material.answering[question])
            for question in near_questions
        ]
        by_unit = [material.places[unit] in one.places for unit in near_units]
        rows.append((by_question[0], any(by_question), by_unit[0], any(by_unit)))
    shares = [float(share) for share in np.mean(rows, axis=0)]
    return Quality(shares[0], shares[1], shares[2], shares[3], len(asked))


def _first(scores: Vectors) -> list[list[int]]:
    return np.argsort(-scores, axis=1, kind="stable")[:, :_FIRST].tolist()
