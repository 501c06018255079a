"""How like a question is to other questions and to the words that may answer it.

A sentence embedding puts "Who pays for it?" near "Who paid for it?" and not near the sentence that
tells. Two linear maps of its vectors, fitted to questions of which it is known which pieces answer
them (`evals/fitting/likeness.py`), bring questions with one answer together, and questions and
answers. It is the linear case of a metric learned over a fixed embedding (Weinberger and Saul 2009,
"Distance metric learning for large margin nearest neighbor classification").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from indexing.embedding import Vectors

LIKENESS_FILE = Path(__file__).with_name("likeness.npz")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Maps of an embedding's vectors, of shape (dimension, dimension); None changes nothing."""

    of_questions: Vectors | None = None
    of_texts: Vectors | None = None

    def questions(self, vectors: Vectors) -> Vectors:
        """Unit vectors of questions, shape (questions, dimension) or (dimension,)."""
        return _mapped(vectors, self.of_questions)

    def texts(self, vectors: Vectors) -> Vectors:
        """Unit vectors of texts, of the same shape; their product with a question's is a cosine."""
        return _mapped(vectors, self.of_texts)


def _mapped(vectors: Vectors, by: Vectors | None) -> Vectors:
    if by is None or not vectors.size:
        return vectors
    mapped = vectors @ by
    return mapped / np.maximum(np.linalg.norm(mapped, axis=-1, keepdims=True), 1e-12)


def load_likeness(model_id: str) -> Likeness:
    """The maps that the package ships; none for the vectors of another embedding."""
    fitted_for, likeness = _shipped()
    return likeness if model_id == fitted_for else Likeness()


@cache
def _shipped() -> tuple[str, Likeness]:
    with np.load(LIKENESS_FILE, allow_pickle=False) as held:
        maps = (held[name].astype(np.float32) for name in ("questions", "texts"))
        return str(held["model_id"]), Likeness(*maps)


def save_likeness(likeness: Likeness, model_id: str, path: Path = LIKENESS_FILE) -> None:
    """Writes maps of the embedding `model_id` as `load_likeness` reads them, in half precision."""
    if likeness.of_questions is None or likeness.of_texts is None:
        raise ValueError("there are no maps to save")
    np.savez(
        path,
        model_id=np.array(model_id),
        questions=likeness.of_questions.astype(np.float16),
        texts=likeness.of_texts.astype(np.float16),
    )
