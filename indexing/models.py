"""Which embedding model a library is written and asked with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from indexing.embedding.adapter import for_questions
from indexing.embedding.factory import open_embedder
from indexing.embedding.onnx_graph import prepare_onnx
from indexing.embedding.weights import DEFAULT_MODEL, LocalModel, find_model

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.embedding import Backend, Embedder


@dataclass(frozen=True)
class ModelChoice:
    """A model by setting, and what runs it while indexing and while answering."""

    cache_dir: Path
    """Keeps hashes and ONNX forms."""
    setting: str = DEFAULT_MODEL
    index_backend: Backend = "onnx"
    query_backend: Backend = "onnx"
    allow_download: bool = False

    @cached_property
    def found(self) -> LocalModel:
        """The model's files, found and hashed but not loaded.

        Raises:
            ModelError: there is no such model, or it is not what it should be.
        """
        return find_model(self.setting, self.cache_dir, allow_download=self.allow_download)

    @cached_property
    def of_questions(self) -> LocalModel:
        """The same, as it embeds the questions that are known about documents.

        Raises:
            ModelError: as `found`.
        """
        return for_questions(self.found, self.cache_dir)

    def open(self, *, questions: bool = False) -> Embedder:
        """The embedder for indexing texts, or for known questions.

        Raises:
            ModelError: the model cannot be loaded.
        """
        return open_embedder(
            self.setting,
            backend=self.index_backend,
            cache_dir=self.cache_dir,
            allow_download=self.allow_download,
            questions=questions,
        )

    def prepare_queries(self) -> None:
        """Makes sure that questions can be embedded without PyTorch, if they are to be.

        Raises:
            ModelError: the model has no faithful ONNX form.
        """
        if self.query_backend == "onnx":
            prepare_onnx([self.found, self.of_questions], self.cache_dir)
