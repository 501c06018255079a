"""One door to the embedders, which imports only the backend that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexing.embedding.adapter import for_questions
from indexing.embedding.weights import DEFAULT_MODEL, find_model

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.embedding import Backend, Embedder


def open_embedder(
    model: str = DEFAULT_MODEL,
    *,
    backend: Backend = "onnx",
    cache_dir: Path,
    allow_download: bool = False,
    questions: bool = False,
) -> Embedder:
    """Open a model by setting: a name, a path or a Hugging Face name, as in `find_model`.

    The first opening of a model with the ONNX backend prepares its ONNX form, which takes about as
    long as one import of sentence-transformers; later ones take a fraction of a second.

    Args:
        model: Which model.
        backend: "onnx" to serve and index; "sentence-transformers" is the reference.
        cache_dir: Keeps hashes and ONNX forms; made if absent, safe to delete.
        allow_download: Let a Hugging Face name be fetched from the network.
        questions: Open it as tuned to tell which questions ask the same, where it was tuned.

    Raises:
        ModelError: The model is unknown, altered or not usable; the message says what to do.
    """
    found = find_model(model, cache_dir, allow_download=allow_download)
    if questions:
        found = for_questions(found, cache_dir)
    if backend == "sentence-transformers":
        from indexing.embedding.torch_backend import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder(found)
    from indexing.embedding.onnx_backend import OnnxEmbedder
    from indexing.embedding.onnx_graph import ensure_onnx

    return OnnxEmbedder(found, ensure_onnx(found, cache_dir))
