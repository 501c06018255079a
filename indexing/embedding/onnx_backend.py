"""The quick backend: ONNX Runtime and tokenizers, no PyTorch."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, cast

import numpy as np
import onnxruntime

from indexing.embedding.tokens import ModelTokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from indexing.embedding import Vectors
    from indexing.embedding.onnx_graph import OnnxGraph
    from indexing.embedding.weights import LocalModel

_MOST_WORKERS = 8
_SHORT = 48
"""Tokens up to which texts share a run."""
_TOGETHER = 8


class OnnxEmbedder:
    """Embeds with ONNX Runtime; see `Embedder` for what its members promise.

    Each run is on one core, and several go side by side. A long text is a run of its own: batches
    made it no quicker (36 against 14-27 passages a second on two cores, measured). Short texts of
    one length share a run (259 against 121 questions a second). Nothing is padded, so a text's
    vector hardly depends on what stands beside it: by less than one part in a million.
    """

    def __init__(self, model: LocalModel, graph: OnnxGraph) -> None:
        self.model_id = model.model_id
        self.window = graph.window
        self.dimension = graph.dimension
        self._tokens = ModelTokenizer(model.directory, graph.window)
        self._session = _session(graph.path)
        self._workers = ThreadPoolExecutor(_worker_count(), thread_name_prefix="embed")

    def count_tokens(self, text: str) -> int:
        """Number of tokens of `text`, special tokens included, never truncated."""
        return self._tokens.count(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32; each text up to the window."""
        ids = [self._tokens.ids(text) for text in texts]
        runs = _runs([len(tokens) for tokens in ids])
        if len(runs) == 1:
            return self._embed_run(ids)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        found = self._workers.map(self._embed_run, ([ids[n] for n in run] for run in runs))
        for run, rows in zip(runs, found, strict=True):
            vectors[run] = rows
        return vectors

    def _embed_run(self, ids: list[list[int]]) -> Vectors:
        """The vectors of texts that have as many tokens each."""
        input_ids = np.array(ids, dtype=np.int64)
        (vectors,) = self._session.run(None, {"input_ids": input_ids})
        return cast("Vectors", vectors)


def _runs(lengths: Sequence[int]) -> list[list[int]]:
    """The numbers of the texts that go together, given the tokens of each, in order of length."""
    by_length: dict[int, list[int]] = {}
    for number, length in enumerate(lengths):
        by_length.setdefault(length, []).append(number)
    return [
        numbers[start : start + size]
        for length, numbers in sorted(by_length.items())
        for size in (_TOGETHER if length <= _SHORT else 1,)
        for start in range(0, len(numbers), size)
    ]


def _session(path: Path) -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _worker_count() -> int:
    # Cores that this process may use, where the system can tell: a container often has fewer.
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST_WORKERS)
