"""Text to vectors: one protocol, two backends of the same weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = NDArray[np.float32]
Backend = Literal["onnx", "sentence-transformers"]


class ModelError(Exception):
    """A model that cannot be used; the message says why and what to do."""


class Embedder(Protocol):
    """Turns texts into unit-length vectors, with the model's own tokenizer and window.

    One embedder may be used from several threads at once.
    """

    @property
    def model_id(self) -> str:
        """Name and weight hash; equal for two backends of the same weights."""
        ...

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        ...

    @property
    def window(self) -> int:
        """Largest number of tokens that `embed` reads, special tokens included."""
        ...

    def count_tokens(self, text: str) -> int:
        """Number of tokens of `text`, special tokens included, never truncated."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32.

        A text of more than `window` tokens is read up to the window. That suits a long question;
        whoever embeds documents keeps them within the window with `count_tokens`.
        """
        ...
