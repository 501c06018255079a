"""What a text is about, by a vocabulary of levers, staff groups and measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from corpus.phrases import Phrases

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE = Path(__file__).with_name("concepts.yaml")
_NEAR = 0.4
"""How much a concept counts where another stands that goes with it."""
_SHARE_OF_CLASS = {"lever": 1.0, "group": 0.5, "measure": 0.4}
"""What a class weighs: what is done tells more than for whom."""
_LEVER = "lever"


@dataclass(frozen=True, order=True, slots=True)
class Concept:
    """One line of the vocabulary: its class ("lever") and its name ("supervision")."""

    kind: str
    name: str

    @property
    def is_lever(self) -> bool:
        """Whether it is something that is done."""
        return self.kind == _LEVER


class ConceptFile(BaseModel):
    """What `concepts.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, dict[str, tuple[str, ...]]]
    near: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _known(self) -> Self:
        names = {name for named in self.words.values() for name in named}
        unknown = sorted({name for group in self.near for name in group} - names)
        if unknown:
            message = f"`near` names what `words` does not have: {', '.join(unknown)}"
            raise ValueError(message)
        return self


class Concepts:
    """The vocabulary, ready to be looked up; every vector has one value a concept, in order."""

    def __init__(self, file: ConceptFile) -> None:
        self.all = tuple(Concept(k, name) for k, named in file.words.items() for name in named)
        self._place = {concept: place for place, concept in enumerate(self.all)}
        self._near = file.near
        self._phrases = Phrases(
            (word, Concept(kind, name))
            for kind, named in file.words.items()
            for name, words in named.items()
            for word in words
        )

    def find(self, text: str) -> frozenset[Concept]:
        """The concepts that `text` names."""
        return frozenset(found.value for found in self._phrases.find(text))

    def marks(self, text: str) -> NDArray[np.float64]:
        """1 for each concept that `text` names, 0 for the others."""
        vector = np.zeros(len(self.all))
        for concept in self.find(text):
            vector[self._place[concept]] = 1.0
        return vector

    @cached_property
    def kinship(self) -> NDArray[np.float64]:
        """How much each concept counts for each other, shape (concepts, concepts)."""
        by_name = {concept.name: place for concept, place in self._place.items()}
        matrix = np.eye(len(self.all))
        for group in self._near:
            for one, other in permutations(group, 2):
                matrix[by_name[one], by_name[other]] = _NEAR
        return matrix

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """What each concept weighs for its class."""
        return np.array([_SHARE_OF_CLASS.get(concept.kind, 1.0) for concept in self.all])


@cache
def load_concepts() -> Concepts:
    """The vocabulary that comes with the package."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Concepts(ConceptFile.model_validate(data))
