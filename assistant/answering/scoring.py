"""Scores evidence units against a question: what they say, where they stand, what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING, Final

import numpy as np

from assistant.answering.kinds_of_fact import only_percentages, shows_wanted
from assistant.answering.premises.absence import is_absent
from assistant.answering.sectors import AskedSectors
from assistant.answering.tables.cells import cells_absent, wanted_columns
from assistant.superseded import asks_for
from corpus.provenance import is_own_reading
from indexing.asked_question import place_of
from indexing.units import Unit, split_units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.answering.matching import Concept
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding


# How far a concept counts by where it stands; 1 in the unit's own words.
_HEADERS: Final = 0.9
_LEAD: Final = 0.9
_HEADINGS: Final = 0.8
_TITLE: Final = 0.8
_PASSAGE: Final = 0.6
_ELSEWHERE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a unit as an answer, each from 0 to 1. The weights name these fields."""

    own: float
    """Coverage of the question by the unit's words and, for a row, its table's headers."""
    near: float
    """The same with lead-in and headings added."""
    passage: float
    """The same with the whole passage added."""
    document: float
    """The same with the document's title and other text added."""
    similarity: float
    """Cosine of question and passage."""
    unit_similarity: float
    """Cosine of question and unit; of question and passage where the unit has no vector."""
    rank: float
    """Reciprocal of the passage's rank among those retrieved."""
    shows_wanted: float
    lacks_wanted: float
    named_document: float
    other_document: float
    """Another document is named in the question."""
    named_unit: float
    """The unit stands under a numbered unit that the question names, or is that unit."""
    core: float
    row: float
    item: float
    absence: float
    own_reading: float
    length: float
    other_label: float
    """For a row: the share of its label's words that the question does not say."""
    other_measure: float
    """The question asks how many, and the unit holds percentages alone."""
    inside: float
    """As `own`, but what the whole document is about counts little: it told the document, and what
    is left of the question must tell the place in it."""
    inside_near: float
    """As `near`, in the same way."""
    cell: float
    """A row that has a value in a column that the question names."""
    asked: float
    """Likeness of question and the likest of the questions that the unit is known to answer; of
    question and unit where none is known."""
    asked_own: float
    """As `own`, with the words of those questions added to the unit's."""
    superseded: float
    """A later document took the place of the unit's, and the question does not ask for it."""
    other_sector: float
    """The document is about another sector than the question names, and the unit does not name
    that one."""


FEATURES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit with its features and the score that the weights make of them."""

    unit: Unit
    features: Features
    score: float


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """How far each concept stands around the units of one passage, in the order of the concepts."""

    named: tuple[bool, ...]
    """Whether the concept names the document."""
    headings: tuple[float, ...]
    passage: tuple[float, ...]
    document: tuple[float, ...]
    """In the document's title or elsewhere in it."""
    inside: tuple[float, ...]
    """Weight of each concept for telling one place of the document from another."""


@dataclass(frozen=True)
class UnitScorer:
    """Scores units for one question. Words count by how near to the unit they stand."""

    understanding: Understanding
    shelf: Shelf
    weights: dict[str, float]
    similarities: Mapping[str, Sequence[float]] = field(
        default_factory=dict[str, "Sequence[float]"]
    )
    """How like the question each unit is, in order, by passage id."""
    asked: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, dtype=np.float32))
    """How like the question each of the shelf's asked questions is."""
    _documents: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = field(
        default_factory=dict[str, tuple[tuple[float, ...], tuple[float, ...]]], init=False
    )

    @cached_property
    def _sectors(self) -> AskedSectors:
        return AskedSectors.of(self.understanding.standalone_question)

    def score(self, evidence: Evidence, rank: int) -> list[ScoredUnit]:
        """The scored units of one passage, which stands at `rank` (from 1) among the evidence."""
        around = self._surroundings(evidence)
        units = split_units(evidence.passage)
        similar = self.similarities.get(evidence.passage.id, ())
        if len(similar) != len(units):
            similar = [evidence.similarity or 0.0] * len(units)
        scored: list[ScoredUnit] = []
        for unit, likeness in zip(units, similar, strict=True):
            features = self._features(unit, around, evidence.similarity or 0.0, likeness, rank)
            scored.append(ScoredUnit(unit, features, self._weigh(features)))
        return scored

    def _surroundings(self, evidence: Evidence) -> _Surroundings:
        passage, stems = evidence.passage, self.shelf.lexicon.stems
        title = self.shelf.titles[passage.doc_id]
        if passage.doc_id not in self._documents:
            self._documents[passage.doc_id] = (
                _strongest(
                    self._held(stems(title), _TITLE),
                    self._held(self.shelf.document_stems(passage.doc_id), _ELSEWHERE),
                ),
                inside_weights(self.understanding.concepts, passage.doc_id, self.shelf),
            )
        document, inside = self._documents[passage.doc_id]
        return _Surroundings(
            named=tuple(passage.doc_id in c.documents for c in self.understanding.concepts),
            headings=self._held(stems(passage.section.removeprefix(title)), _HEADINGS),
            passage=self._held(stems(passage.text), _PASSAGE),
            document=document,
            inside=inside,
        )

    def _held(self, stems: frozenset[str], trust: float) -> tuple[float, ...]:
        return tuple(trust * concept.match(stems) for concept in self.understanding.concepts)

    def _features(
        self, unit: Unit, around: _Surroundings, similarity: float, likeness: float, rank: int
    ) -> Features:
        asked, form = self.understanding, self.understanding.form
        doc_id, stems = unit.passage.doc_id, self.shelf.lexicon.stems
        own = self._held(stems(unit.text), 1.0)
        if unit.table is not None:
            own = _strongest(own, self._held(stems(" ".join(unit.table.headers)), _HEADERS))
        lead = self._held(stems(unit.lead), _LEAD) if unit.lead else own
        beside = _strongest(own, lead, around.headings)
        near = tuple(map(max, beside, map(float, around.named)))
        wider = _strongest(near, around.passage)
        known = self.shelf.asked.by_place.get(place_of(unit), ()) if self.asked.size else ()
        expanded = self._held(stems(unit.text) | self.shelf.asked.stems_at(unit), 1.0)
        shows = shows_wanted(unit.text, form.wants)
        has_form = form.wants not in ("text", "yes_no", "reason", "place")
        weights = tuple(concept.weight for concept in asked.concepts)
        return Features(
            own=_share(own, weights),
            near=_share(near, weights),
            passage=_share(wider, weights),
            document=_share(_strongest(wider, around.document), weights),
            similarity=similarity,
            unit_similarity=max(0.0, likeness),
            rank=1 / (1 + rank) ** 0.5,
            shows_wanted=float(has_form and shows),
            lacks_wanted=float(has_form and not shows),
            named_document=float(doc_id in asked.documents),
            other_document=float(bool(asked.documents) and doc_id not in asked.documents),
            named_unit=float(self._is_named(unit)),
            core=float(self.shelf.records[doc_id].core),
            row=float(unit.kind == "row"),
            item=float(unit.kind == "item"),
            absence=float(is_absent(unit)),
            own_reading=self._own_reading(unit),
            length=min(1.0, len(unit.text) / 300),
            other_label=self._other_label(unit),
            other_measure=float(form.asks_count and only_percentages(unit.text)),
            inside=_share(own, around.inside),
            inside_near=_share(beside, around.inside),
            cell=float(self._has_cell(unit)),
            asked=max(0.0, max((float(self.asked[i]) for i in known), default=likeness)),
            asked_own=_share(_strongest(own, lead, expanded), weights),
            superseded=float(self._is_superseded(doc_id)),
            other_sector=float(self._is_of_other_sector(unit)),
        )

    def _is_named(self, unit: Unit) -> bool:
        return any(
            reference.label in unit.text.lower().split(".")[0].split()[:2]
            or any(_heads(heading, str(reference)) for heading in unit.passage.heading_path)
            for reference in self.understanding.form.units
        )

    def _has_cell(self, unit: Unit) -> bool:
        columns = wanted_columns(unit, self.understanding.concepts, self.shelf.lexicon)
        return bool(columns) and not cells_absent(unit, columns)

    def _is_superseded(self, doc_id: str) -> bool:
        asked, record = self.understanding, self.shelf.records[doc_id]
        asks = asks_for(record, asked.documents, asked.standalone_question)
        return bool(record.superseded_by) and not asks

    def _is_of_other_sector(self, unit: Unit) -> bool:
        passage = unit.passage
        words = "\n".join(
            (unit.text, unit.lead, passage.section, self.shelf.titles[passage.doc_id])
        )
        return self._sectors.leave_out(self.shelf.records[passage.doc_id], words)

    def _own_reading(self, unit: Unit) -> float:
        """Against a unit, unless the question is how two documents line up: that is our reading."""
        wanted = self.understanding.form.kind == "alignment"
        return float(is_own_reading(unit.passage.heading_path)) * (-2.0 if wanted else 1.0)

    def _other_label(self, unit: Unit) -> float:
        if unit.row is None:
            return 0.0
        lexicon = self.shelf.lexicon
        words = {t.stem for t in lexicon.tokens(unit.row.label) if not t.is_stop_word}
        asked = {
            stem for c in self.understanding.concepts for form in c.alternatives for stem in form
        }
        total = sum(lexicon.weight(stem) for stem in words)
        return sum(lexicon.weight(stem) for stem in words - asked) / total if total else 0.0

    def _weigh(self, features: Features) -> float:
        return sum(weight * getattr(features, name) for name, weight in self.weights.items())


def _strongest(*held: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(map(max, *held))


def _share(held: tuple[float, ...], weights: tuple[float, ...]) -> float:
    """Weighted mean of what is held, 0 to 1; 0 where there is no weight."""
    total = sum(weights)
    return sum(map(mul, held, weights)) / total if total else 0.0


def _heads(heading: str, name: str) -> bool:
    low = heading.lower()
    return low == name or low.startswith((f"{name} ", f"{name}:", f"{name}."))


def inside_weights(concepts: Sequence[Concept], doc_id: str, shelf: Shelf) -> tuple[float, ...]:
    """Weights of `concepts` for telling one place of a document from another.

    A concept that the title or most passages hold, or that names the document, tells little there:
    its weight is multiplied by the share of passages without it (one part in ten at least).
    """
    passages = shelf.passage_stems(doc_id)
    title = shelf.lexicon.stems(shelf.titles[doc_id])
    weights: list[float] = []
    for concept in concepts:
        holding = sum(concept.match(stems) >= 1 for stems in passages)
        known = doc_id in concept.documents or concept.match(title) >= 1
        share = 0.1 if known else max(0.1, 1 - holding / max(1, len(passages)))
        weights.append(concept.weight * share)
    return tuple(weights)
