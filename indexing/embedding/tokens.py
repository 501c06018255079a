"""A model's own tokenizer, without its model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from indexing.embedding.weights import TOKENIZER_FILE

if TYPE_CHECKING:
    from pathlib import Path


class ModelTokenizer:
    """Counts and cuts tokens as the model in a directory does; safe to share between threads.

    Settings of a `Tokenizer` are shared by all its users, so one serves whole texts and a second
    one cut texts, and neither is changed after it is made.
    """

    def __init__(self, directory: Path, window: int) -> None:
        self._whole = _plain(directory)
        self._cut = _plain(directory)
        self._cut.enable_truncation(window)

    def count(self, text: str) -> int:
        """Number of tokens of the whole text, special tokens included."""
        return len(self._whole.encode(text).ids)

    def ids(self, text: str) -> list[int]:
        """Token numbers of the text, special tokens included, cut to the window."""
        return self._cut.encode(text).ids


def _plain(directory: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(directory / TOKENIZER_FILE))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
