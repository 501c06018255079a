"""The ONNX form of a model in the cache: made once, known again by its hash."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from indexing.embedding import ModelError
from indexing.embedding.fingerprint import file_sha256, write_whole
from indexing.embedding.weights import LocalModel

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROJECT = Path(__file__).resolve().parents[2]
MODEL_AS_JSON = TypeAdapter(LocalModel)
"""How the process that makes ONNX forms is told of which models."""


@dataclass(frozen=True, slots=True)
class OnnxGraph:
    """An ONNX file: token numbers, shape (texts, tokens), to unit vectors, (texts, dimension)."""

    path: Path
    window: int
    dimension: int


class _Record(BaseModel):
    """What stands beside an ONNX file; written last, so that a file without one is unfinished."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights_sha256: str
    graph_sha256: str
    window: int
    dimension: int
    many_texts: Literal[True]
    """Earlier files took one text at a time."""


def graph_path(model: LocalModel, cache_dir: Path) -> Path:
    """Where the ONNX form of a model is kept."""
    return cache_dir / "onnx" / f"{model.model_id.replace('/', '--')}.onnx"


def ensure_onnx(model: LocalModel, cache_dir: Path) -> OnnxGraph:
    """Give the ONNX form of a model, making it first where it is absent or damaged.

    Raises:
        ModelError: The model has no faithful ONNX form.
    """
    prepare_onnx([model], cache_dir)
    graph = read_graph(model, cache_dir)
    if graph is None:
        raise ModelError(
            f"The ONNX form of {model.name} in {cache_dir / 'onnx'} does not match its record."
            " Delete that folder and start again."
        )
    return graph


def prepare_onnx(models: Sequence[LocalModel], cache_dir: Path) -> None:
    """Make the ONNX forms of those models that have none or a damaged one.

    That takes as long as importing sentence-transformers and two seconds more for each. It is done
    in a process of its own, so that this one neither waits for PyTorch again nor keeps its memory.

    Raises:
        ModelError: A model has no faithful ONNX form.
    """
    absent = [model for model in models if read_graph(model, cache_dir) is None]
    if absent:
        _export_in_child(absent, cache_dir)


def read_graph(model: LocalModel, cache_dir: Path) -> OnnxGraph | None:
    """Give the kept ONNX form of a model, or None if it is absent, unfinished or changed."""
    path = graph_path(model, cache_dir)
    try:
        record = _Record.model_validate_json(_record_path(path).read_bytes())
        graph_sha256 = file_sha256(path, cache_dir)
    except (FileNotFoundError, ValidationError):
        return None
    if (record.weights_sha256, record.graph_sha256) != (model.sha256, graph_sha256):
        return None
    return OnnxGraph(path, record.window, record.dimension)


def publish_graph(finished: OnnxGraph, model: LocalModel, cache_dir: Path) -> OnnxGraph:
    """Move a finished ONNX file to its place and record it, both whole or not at all."""
    path = graph_path(model, cache_dir)
    finished.path.replace(path)
    record = _Record(
        weights_sha256=model.sha256,
        graph_sha256=file_sha256(path, cache_dir),
        window=finished.window,
        dimension=finished.dimension,
        many_texts=True,
    )
    write_whole(_record_path(path), record.model_dump_json(indent=1).encode())
    return OnnxGraph(path, finished.window, finished.dimension)


def _record_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _export_in_child(models: Sequence[LocalModel], cache_dir: Path) -> None:
    command = [sys.executable, "-P", "-m", "indexing.embedding.onnx_export"]
    search_path = [str(_PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    told = [MODEL_AS_JSON.dump_json(model).decode() for model in models]
    done = subprocess.run(  # noqa: S603 - our own module, and arguments that no shell reads
        [*command, str(cache_dir), *told],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(search_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no message"]
        raise ModelError(f"The model {models[0].name} could not be made ready. {lines[-1]}")
