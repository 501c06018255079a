"""Aligns two documents: candidates by hybrid search, signals, grades, and the gaps both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.caveats import caveats_of
from assistant.alignment.describing import Describer, joined
from assistant.alignment.grading import load_grade_weights
from assistant.alignment.model import LOOSE, AlignedRow, AlignedUnit, Alignment, Match
from assistant.alignment.reasons import reason, shared_words
from assistant.alignment.signals import signals
from assistant.alignment.units import content_units, source_units
from assistant.document_ids import require_document
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.alignment.describing import Described
    from assistant.alignment.model import Grade
    from assistant.opening import Shelf

_CANDIDATES = 40
"""Passages of the target that hybrid search may propose for one unit of the source."""
_MOST_MATCHES = 5


class Aligner:
    """Aligns the documents of one generation of a library; what it describes, it keeps."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._describer = Describer(shelf)
        self._sources: dict[str, Described] = {}
        self._targets: dict[str, Described] = {}

    def align(self, source: str, target: str) -> Alignment:
        """The document `source` beside `target`.

        Raises:
            UnknownDocument: the library holds one of them not.
        """
        for doc_id in (source, target):
            require_document(doc_id, self.shelf.records)
        first, second = self.source(source), self.target(target)
        seen = self.signals(source, target)
        weights = load_grade_weights()
        scores, grades = weights.scores(seen), weights.grades(seen)
        grades[~self._candidates(first, second)] = "none"
        return Alignment(
            source=self.shelf.records[source],
            target=self.shelf.records[target],
            rows=tuple(
                AlignedRow(unit, self._matches(place, first, second, scores, grades))
                for place, unit in enumerate(first.units)
            ),
            gaps=tuple(
                unit
                for place, unit in enumerate(second.units)
                if not unit.is_framing and (grades[:, place] == "none").all()
            ),
            caveats=caveats_of(self.shelf.records[source], self.shelf.records[target]),
        )

    def source(self, doc_id: str) -> Described:
        """The units of a document that are looked for in others."""
        if doc_id not in self._sources:
            units = source_units(doc_id, self.shelf)
            self._sources[doc_id] = self._describer.describe(units)
        return self._sources[doc_id]

    def target(self, doc_id: str) -> Described:
        """The units of a document among which others are looked for."""
        if doc_id not in self._targets:
            units = content_units(self.shelf.library.document_passages(doc_id))
            self._targets[doc_id] = self._describer.describe(units)
        return self._targets[doc_id]

    def described(self, units: Sequence[AlignedUnit]) -> Described:
        """`units` as they are compared."""
        return self._describer.describe(units)

    def beside_commitments(self, unit: AlignedUnit) -> Described:
        """`unit` first, then the library's own commitments: its rivals for other units.

        What a unit ranks among is part of how it is graded, so one alone would be graded too well.
        """
        own = [self.source(doc_id) for doc_id in self.shelf.register.defaults[:1]]
        return joined([self.described([unit]), *own])

    def loose_unit(self, text: str) -> AlignedUnit:
        """`text` as a unit that stands in no document."""
        return AlignedUnit("", text, "", text, LOOSE, None, is_framing=False)

    def signals(self, source: str, target: str) -> NDArray[np.float64]:
        """The signals of every pair of units, shape (source units, target units, signals)."""
        return signals(self.source(source), self.target(target))

    def _candidates(self, source: Described, target: Described) -> NDArray[np.bool_]:
        """Which target units stand in a passage that hybrid search proposes for a source unit."""
        documents = tuple({unit.doc_id for unit in target.units})
        passages = np.array([unit.passage.id for unit in target.units])
        if len(set(passages)) <= _CANDIDATES:
            return np.ones((len(source.units), len(target.units)), dtype=bool)
        only = SearchFilter(documents=documents)
        found = [
            self.shelf.retriever.search(unit.text, k=_CANDIDATES, narrowed=only)
            for unit in source.units
        ]
        return np.array([np.isin(passages, [item.passage.id for item in row]) for row in found])

    def _matches(
        self,
        place: int,
        source: Described,
        target: Described,
        scores: NDArray[np.float64],
        grades: NDArray[np.str_],
    ) -> tuple[Match, ...]:
        """The counterparts of one unit of the source, best first."""
        order = np.argsort(-scores[place], kind="stable")
        best = [int(i) for i in order if grades[place, i] != "none"]
        return tuple(
            Match(
                target.units[i],
                float(scores[place, i]),
                grade := "strong" if grades[place, i] == "strong" else "partial",
                self.reason(source, place, target, i, grade),
            )
            for i in best[:_MOST_MATCHES]
        )

    def reason(
        self, source: Described, place: int, target: Described, other: int, grade: Grade
    ) -> str:
        """Why a unit of the source has its grade beside one of the target."""
        unit, terms = source.units[place], source.terms[place]
        words = shared_words(unit, terms, target.terms[other], self.shelf.lexicon)
        return reason(unit, target.units[other], words, grade)
