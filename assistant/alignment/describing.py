"""Units as they are compared: their vectors, their words and their subjects."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.concepts import load_concepts
from indexing.units import units_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.alignment.model import AlignedUnit
    from assistant.opening import Shelf
    from indexing.embedding import Vectors

_BESIDE = 0.4
"""What a subject counts that only the lead-in or the heading above a unit names."""


@dataclass(frozen=True)
class Described:
    """Units with what is compared of them, one row a unit."""

    units: tuple[AlignedUnit, ...]
    vectors: Vectors
    """Unit vectors, shape (units, dimension)."""
    terms: tuple[Mapping[str, float], ...]
    """The weight of each stem of a unit, by its rarity; of length 1."""
    subjects: NDArray[np.float64]
    """Weight of each concept that a unit, its lead-in or its heading names, (units, concepts)."""
    own: NDArray[np.float64]
    """The same of the unit's own words alone."""


def joined(parts: Sequence[Described]) -> Described:
    """The units of all `parts`, in their order."""
    return Described(
        tuple(unit for part in parts for unit in part.units),
        np.concatenate([part.vectors for part in parts]),
        tuple(terms for part in parts for terms in part.terms),
        np.concatenate([part.subjects for part in parts]),
        np.concatenate([part.own for part in parts]),
    )


class Describer:
    """Describes the units of one generation of a library."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._concepts = load_concepts()
        self._weights = self._concept_weights()

    def describe(self, units: Sequence[AlignedUnit]) -> Described:
        """`units` as they are compared."""
        return Described(
            tuple(units),
            self._vectors(units),
            tuple(self._terms(f"{unit.text} {unit.lead}") for unit in units),
            self._stacked([self._subjects(unit) for unit in units]),
            self._stacked([self._concepts.marks(unit.text) * self._weights for unit in units]),
        )

    def _stacked(self, rows: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        return np.array(rows).reshape(-1, len(self._weights))

    def _vectors(self, units: Sequence[AlignedUnit]) -> Vectors:
        """The vectors that indexing made; a unit without one is embedded."""
        known = self._shelf.library.unit_vectors({unit.passage.id for unit in units})
        embedder = self._shelf.retriever.embedder
        rows = [
            known[unit.passage.id][unit.place]
            if unit.place is not None and unit.passage.id in known
            else embedder.embed([unit.text])[0]
            for unit in units
        ]
        return np.stack(rows) if rows else np.zeros((0, embedder.dimension), dtype=np.float32)

    def _terms(self, text: str) -> dict[str, float]:
        lexicon = self._shelf.lexicon
        stems = {token.stem for token in lexicon.tokens(text) if not token.is_stop_word}
        weights = {stem: lexicon.weight(stem) for stem in stems}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}

    def _subjects(self, unit: AlignedUnit) -> NDArray[np.float64]:
        heading = unit.passage.heading_path[1:][-1:]
        beside = self._concepts.marks("\n".join((unit.lead, *heading)))
        return np.maximum(self._concepts.marks(unit.text), _BESIDE * beside) * self._weights

    def _concept_weights(self) -> NDArray[np.float64]:
        """Each concept's rarity among the library's units, times the share of its class.

        Inverse document frequency as in BM25 (Robertson and Zaragoza 2009).
        """
        texts = [unit.text for unit in units_of(self._shelf.library.all_passages())]
        seen = sum((self._concepts.marks(text) for text in texts), self._concepts.marks(""))
        rarity = np.log(1 + (len(texts) - seen + 0.5) / (seen + 0.5))
        return rarity * self._concepts.shares
