"""Writes a model's ONNX form and holds it against sentence-transformers. Runs as a process.

The exporter is PyTorch's tracing one (`dynamo=False`): for the default model it takes 1.5 s where
the newer one takes 12 s, and gives a graph of the same speed. Tracing fixes every branch that
depends on the input, so the graph is compared with the model on texts of different lengths before
it is kept.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from indexing.embedding import ModelError
from indexing.embedding.onnx_backend import OnnxEmbedder
from indexing.embedding.onnx_graph import (
    MODEL_AS_JSON,
    OnnxGraph,
    graph_path,
    publish_graph,
    read_graph,
)
from indexing.embedding.torch_backend import (
    encode,
    load_network,
    network_dimension,
    network_window,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from indexing.embedding.weights import LocalModel

LEAST_COSINE = 0.999
_OPSET = 17  # the first with LayerNormalization as one operator
_PROBES = (
    "",
    "vacancy",
    "How many care workers left their jobs last year?",
    "| Action | Lead | By when |\n|---|---|---|\n| Offer 250 placements | Academy | March 2026 |",
    "People stay where they are valued, trained and safe. " * 8,
    "A plan that names no owner, no date and no measure is a wish. " * 40,
    "Which care workers left their jobs last year?",
    "How many care workers left their home last year?",
)


def export_graph(network: SentenceTransformer, model: LocalModel, cache_dir: Path) -> OnnxGraph:
    """Trace a loaded model into its ONNX file, check that file, and put it in its place.

    Raises:
        ModelError: The cosine between the two forms of the model is below `LEAST_COSINE` for some
            text, or the model cannot be traced.
    """
    part = graph_path(model, cache_dir).with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        _trace(network, part)
        finished = OnnxGraph(part, network_window(network), network_dimension(network))
        _compare(network, OnnxEmbedder(model, finished), model)
        return publish_graph(finished, model, cache_dir)
    finally:
        part.unlink(missing_ok=True)


def _trace(network: SentenceTransformer, path: Path) -> None:
    import torch

    class UnitVector(torch.nn.Module):
        """The whole of the model, pooling and all, for texts of one length with no padding."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
            pooled = self.network({"input_ids": input_ids})["sentence_embedding"]
            return torch.nn.functional.normalize(pooled, dim=1)

    example = torch.tensor([network.tokenizer("an example of a text")["input_ids"]] * 2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # all about tracing; `_compare` settles what they ask
        torch.onnx.export(
            UnitVector().eval(),
            (example,),
            path,
            input_names=["input_ids"],
            output_names=["unit_vector"],
            dynamic_axes={"input_ids": {0: "texts", 1: "tokens"}, "unit_vector": {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,
        )


def _compare(network: SentenceTransformer, embedder: OnnxEmbedder, model: LocalModel) -> None:
    # The cosine of unit vectors from their distance: a vector of another length falls below it too.
    squares = (encode(network, _PROBES) - embedder.embed(_PROBES)) ** 2
    least = float((1 - squares.sum(axis=1) / 2).min())
    if not least >= LEAST_COSINE:
        raise ModelError(
            f"The ONNX form of {model.name} does not give the model's own vectors: the cosine is"
            f" {least:.4f} for one text, below {LEAST_COSINE}. Use the sentence-transformers"
            " backend for this model."
        )


def main() -> None:
    """Make the ONNX forms of the models in the arguments, less those that another process made."""
    cache_dir = Path(sys.argv[1])
    for model in map(MODEL_AS_JSON.validate_json, sys.argv[2:]):
        lock = graph_path(model, cache_dir).with_suffix(".lock")
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock):
            if read_graph(model, cache_dir) is None:
                export_graph(load_network(model), model, cache_dir)


if __name__ == "__main__":
    try:
        main()
    except ModelError as error:
        sys.exit(str(error))
