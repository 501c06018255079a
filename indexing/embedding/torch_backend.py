"""The reference backend: sentence-transformers on PyTorch. Slow to import, so imported late."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from indexing.embedding import ModelError
from indexing.embedding.adapter import adapt, read_adapter
from indexing.embedding.tokens import ModelTokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import SentenceTransformer

    from indexing.embedding import Vectors
    from indexing.embedding.weights import LocalModel


class SentenceTransformersEmbedder:
    """Embeds with sentence-transformers, on the CPU; see `Embedder` for what its members promise.

    Raises:
        ModelError: sentence-transformers cannot load the model.
    """

    def __init__(self, model: LocalModel) -> None:
        self.model_id = model.model_id
        self._network = load_network(model)
        self.window = network_window(self._network)
        self.dimension = network_dimension(self._network)
        self._tokens = ModelTokenizer(model.directory, self.window)
        self._lock = Lock()

    def count_tokens(self, text: str) -> int:
        """Number of tokens of `text`, special tokens included, never truncated."""
        return self._tokens.count(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32; each text up to the window."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        # encode() sets its tokenizer's padding at each call and promises nothing about threads.
        with self._lock:
            return encode(self._network, texts)


def load_network(model: LocalModel) -> SentenceTransformer:
    """Load a model directory without asking anything of the network.

    Switches the Hugging Face libraries of this process to offline.

    Raises:
        ModelError: The directory is not a model that sentence-transformers can load, its adapter
            does not fit it, or the model wants words put in front of every text, which this
            program does not do.
    """
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        network = SentenceTransformer(str(model.directory), device="cpu", local_files_only=True)
    except Exception as error:
        raise ModelError(
            f"sentence-transformers cannot load {model.directory}: {error}. Choose another"
            " embedding model."
        ) from error
    if network.default_prompt_name is not None:
        raise ModelError(
            f"The model {model.name} wants a prompt in front of every text, which is not supported."
            " Choose another embedding model."
        )
    if model.adapter is not None:
        adapt(network, read_adapter(model.adapter))
    return network.eval()


def network_window(network: SentenceTransformer) -> int:
    """Largest number of tokens that the model reads, from its own configuration.

    Raises:
        ModelError: The model does not say.
    """
    window = network.max_seq_length
    if window is None:
        raise ModelError(
            "The embedding model does not say how many tokens it reads. Set max_seq_length in its"
            " sentence_bert_config.json."
        )
    return window


def network_dimension(network: SentenceTransformer) -> int:
    """Length of the model's vectors."""
    return encode(network, ["length"]).shape[1]


def encode(network: SentenceTransformer, texts: Sequence[str]) -> Vectors:
    """Unit vectors, one a text, as sentence-transformers itself makes them."""
    return network.encode(
        list(texts), batch_size=16, normalize_embeddings=True, show_progress_bar=False
    )
