"""Makes the evidence map of a statement from the units of the whole library."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.caveats import ABSENCE
from assistant.alignment.grading import load_grade_weights
from assistant.alignment.model import AlignedUnit
from assistant.alignment.signals import signals
from assistant.alignment.units import said_units
from assistant.evidence.cases import case_study
from assistant.evidence.model import DocumentEvidence, EvidenceMap, Strength
from assistant.evidence.quoting import Weighed
from assistant.evidence.stance import kind_of_evidence, stance_of
from corpus.vocabulary import DocumentType, Geography

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.alignment.describing import Described
    from assistant.alignment.engine import Aligner
    from assistant.evidence.model import CaseStudy
    from assistant.evidence.statements import Sought

_CANDIDATES = 60
"""Passages that hybrid search may propose."""
_MOST_QUOTES = 3
_FEWEST_WORDS = 5
"""What is shorter, such as "Culture and leadership", names a subject and says nothing of it."""
_CONTRARY = (
    "“Contradicts” is told by words of doubt or refusal beside the same subject: read the quote "
    "before relying on it."
)
_NOTES = "Quotes are of this library's reading notes where a document is held only as one."


class EvidenceMapper:
    """Finds evidence in one generation of a library."""

    def __init__(self, aligner: Aligner) -> None:
        self._aligner = aligner
        self._shelf = aligner.shelf
        self._described: dict[str, Described] = {}

    def map(self, sought: Sought) -> EvidenceMap:
        """Which documents support, inform or contradict what is sought, those that say most first.

        Documents are proposed by hybrid search; their units are graded as alignment grades them.
        The plan that is looked into is no evidence for itself.
        """
        proposed = self._shelf.retriever.search(sought.text, k=_CANDIDATES)
        ids = dict.fromkeys(item.passage.doc_id for item in proposed)
        own = {*sought.besides, *self._shelf.register.defaults[:1]}
        weighed = {i: self._weigh(sought, i) for i in ids if i not in own}
        bearing = {i: found for i, found in weighed.items() if found.best}
        documents = sorted(
            (self._document(i, found) for i, found in bearing.items()),
            key=lambda one: -one.quotes[0].score,
        )
        return EvidenceMap(
            statement=sought.text,
            strength=_strength(documents),
            documents=tuple(documents),
            case_studies=tuple(self._cases(documents, bearing)),
            caveats=(_NOTES, _CONTRARY, ABSENCE),
        )

    def _weigh(self, sought: Sought, doc_id: str) -> Weighed:
        """The units of a document with their scores and grades for what is sought."""
        target = self._target(doc_id)
        source = self._aligner.beside_commitments(self._as_unit(sought))
        if not target.units:
            return Weighed(source, target, np.zeros(0), np.zeros(0, dtype=np.str_), self._aligner)
        seen = signals(source, target)[:1]
        weights = load_grade_weights()
        return Weighed(
            source, target, weights.scores(seen)[0], weights.grades(seen)[0], self._aligner
        )

    def _as_unit(self, sought: Sought) -> AlignedUnit:
        """What is sought, as a unit that stands in no document."""
        return self._aligner.loose_unit(sought.text)

    def _target(self, doc_id: str) -> Described:
        if doc_id not in self._described:
            said = said_units(self._shelf.library.document_passages(doc_id))
            units = [unit for unit in said if len(unit.text.split()) >= _FEWEST_WORDS]
            self._described[doc_id] = self._aligner.described(units)
        return self._described[doc_id]

    def _document(self, doc_id: str, weighed: Weighed) -> DocumentEvidence:
        record = self._shelf.records[doc_id]
        quotes = weighed.quotes(weighed.best[:_MOST_QUOTES])
        units = [weighed.target.units[place] for place in weighed.best[:_MOST_QUOTES]]
        return DocumentEvidence(
            doc_id=doc_id,
            title=record.title,
            publisher=record.publisher,
            published=record.published,
            type=str(record.type or "not given"),
            sector=str(record.sector or "not given"),
            geography=str(record.geography or "not given"),
            kind=kind_of_evidence(record, units[0]),
            stance=stance_of(units, [quote.grade for quote in quotes]),
            quotes=quotes,
        )

    def _cases(
        self, documents: Sequence[DocumentEvidence], weighed: dict[str, Weighed]
    ) -> Iterable[CaseStudy]:
        for document in documents:
            record = self._shelf.records[document.doc_id]
            elsewhere = record.geography is Geography.OTHER_ICS
            if record.type is DocumentType.CASE_STUDY or elsewhere:
                yield case_study(record, weighed[document.doc_id])


def _strength(documents: Sequence[DocumentEvidence]) -> Strength:
    years = sorted(document.published[:4] for document in documents if document.published)
    return Strength(
        documents=len(documents),
        publishers=len({document.publisher or document.title for document in documents}),
        kinds=dict(Counter(document.kind for document in documents).most_common()),
        oldest=years[0] if years else None,
        newest=years[-1] if years else None,
    )
