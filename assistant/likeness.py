"""How like a question is to other questions and to the words that may answer it.

A sentence embedding puts "Who pays for it?" near "Who paid for it?" and not near the sentence that
tells. So questions are embedded by a model tuned for them (`indexing/embedding/adapter.py`), which
brings those with one answer together, and the vectors of texts are mapped to where the questions
are that they answer. Both are fitted to questions of which it is known which pieces answer them
(`evals/fitting/likeness.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexing.embedding import Vectors

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexing.embedding import Embedder

LIKENESS_FILE = Path(__file__).with_name("likeness.npz")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A map of texts' vectors, of shape (dimension, dimension); None changes nothing."""

    of_texts: Vectors | None = None

    def texts(self, vectors: Vectors) -> Vectors:
        """Unit vectors of texts, shape (texts, dimension) or (dimension,), to others.

        Their product with a question's vector is a cosine.
        """
        if self.of_texts is None or not vectors.size:
            return vectors
        mapped = vectors @ self.of_texts
        return mapped / np.maximum(np.linalg.norm(mapped, axis=-1, keepdims=True), 1e-12)


@dataclass(frozen=True)
class QuestionModel:
    """The model that embeds questions, opened when the first one comes."""

    model_id: str
    open: Callable[[], Embedder]
    _last: dict[str, Vectors] = field(default_factory=dict[str, Vectors], init=False)
    """The last question alone: one is embedded for several uses."""

    @cached_property
    def embedder(self) -> Embedder:
        """The model itself.

        Raises:
            ModelError: it cannot be loaded.
        """
        return self.open()

    def vector(self, question: str) -> Vectors:
        """The unit vector of one question."""
        found = self._last.get(question)
        if found is None:
            found = self.embedder.embed([question])[0]
            self._last.clear()
            self._last[question] = found
        return found


def load_likeness(model_id: str) -> Likeness:
    """The map that the package ships for questions of the model `model_id`; none for another."""
    fitted_for, likeness = _shipped()
    return likeness if model_id == fitted_for else Likeness()


@cache
def _shipped() -> tuple[str, Likeness]:
    with np.load(LIKENESS_FILE, allow_pickle=False) as held:
        return str(held["model_id"]), Likeness(held["texts"].astype(np.float32))


def save_likeness(likeness: Likeness, model_id: str, path: Path = LIKENESS_FILE) -> None:
    """Writes the map for questions of the model `model_id`, in half precision."""
    if likeness.of_texts is None:
        raise ValueError("there is no map to save")
    np.savez(path, model_id=np.array(model_id), texts=likeness.of_texts.astype(np.float16))
