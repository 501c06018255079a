"""Text to vectors: one protocol, two backends of the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit-length vectors, with the model's own tokenizer and window."""

    @property
    def model_id(self) -> str:
        """Name and weight hash; equal for two backends of the same weights."""
        ...

    @property
    def dimension(self) -> int: ...

    @property
    def window(self) -> int:
        """Largest number of tokens that `embed` reads, special tokens included."""
        ...

    def count_tokens(self, text: str) -> int:
        """Number of tokens of `text`, special tokens included, never truncated."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32."""
        ...
