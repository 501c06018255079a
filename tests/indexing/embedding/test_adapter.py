"""The model tuned for questions: small changes of weights that are shipped with the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from indexing.embedding import ModelError
from indexing.embedding.adapter import Adapter, for_questions, read_adapter, save_adapter
from indexing.embedding.factory import open_embedder
from indexing.embedding.torch_backend import SentenceTransformersEmbedder
from indexing.embedding.weights import DEFAULT_MODEL, LocalModel, find_model

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.embedding import Embedder

QUESTIONS = [
    "How long does the plan run?",
    "What period does the strategy cover?",
    "How much does the plan cost?",
]
LAYER = "encoder.layer.0.attention.self.query"


@pytest.fixture(scope="module")
def model(cache_dir: Path) -> LocalModel:
    return find_model(DEFAULT_MODEL, cache_dir)


@pytest.fixture(scope="module")
def tuned(cache_dir: Path) -> Embedder:
    return open_embedder(cache_dir=cache_dir, questions=True)


def adapter_of(model: LocalModel, up: float = 0.0, layer: str = LAYER, width: int = 384) -> Adapter:
    change = (np.full((384, 1), up, np.float32), np.full((1, width), 0.5, np.float32))
    return Adapter(model.sha256, {layer: change}, np.eye(384, dtype=np.float32))


def with_adapter(model: LocalModel, adapter: Adapter, folder: Path) -> LocalModel:
    save_adapter(adapter, folder / "adapter.npz")
    return replace(model, adapter=folder / "adapter.npz", adapter_sha256="42" * 32)


def test_a_tuned_model_has_a_name_of_its_own(
    tuned: Embedder, onnx: Embedder, model: LocalModel
) -> None:
    assert onnx.model_id == model.model_id
    assert tuned.model_id.startswith(f"{model.model_id}+")


def test_questions_that_ask_the_same_are_nearer_in_the_tuned_model(
    tuned: Embedder, onnx: Embedder
) -> None:
    def lead(embedder: Embedder) -> float:
        asked, same, other = embedder.embed(QUESTIONS)
        return float(asked @ same - asked @ other)

    assert lead(tuned) > lead(onnx) + 0.1


def test_both_backends_give_the_vectors_of_the_tuned_model(
    tuned: Embedder, cache_dir: Path
) -> None:
    reference = open_embedder(backend="sentence-transformers", cache_dir=cache_dir, questions=True)
    assert reference.model_id == tuned.model_id
    assert (reference.embed(QUESTIONS) * tuned.embed(QUESTIONS)).sum(axis=1).min() > 0.9999


def test_another_model_embeds_questions_as_it_embeds_texts(
    model: LocalModel, cache_dir: Path
) -> None:
    other = replace(model, sha256="0" * 64)
    assert for_questions(other, cache_dir) is other


def test_an_adapter_is_read_as_it_was_written(model: LocalModel, tmp_path: Path) -> None:
    written = adapter_of(model, up=0.25)
    save_adapter(written, tmp_path / "adapter.npz")
    read = read_adapter(tmp_path / "adapter.npz")
    assert (read.made_for, list(read.changes)) == (model.sha256, [LAYER])
    assert np.array_equal(read.changes[LAYER][0], written.changes[LAYER][0])
    assert np.array_equal(read.changes[LAYER][1], written.changes[LAYER][1])
    assert np.array_equal(read.head, written.head)


def test_no_change_gives_the_same_vectors_and_a_change_others(
    model: LocalModel, onnx: Embedder, tmp_path: Path
) -> None:
    def kept(up: float) -> float:
        changed = with_adapter(model, adapter_of(model, up=up), tmp_path)
        embedded = SentenceTransformersEmbedder(changed).embed(QUESTIONS)
        return float((embedded * onnx.embed(QUESTIONS)).sum(axis=1).min())

    assert kept(0.0) > 0.9999
    assert kept(4.0) < 0.999


@pytest.mark.parametrize(("layer", "width"), [("no.such.layer", 384), (LAYER, 7)])
def test_an_adapter_that_does_not_fit_is_refused(
    layer: str, width: int, model: LocalModel, tmp_path: Path
) -> None:
    changed = with_adapter(model, adapter_of(model, layer=layer, width=width), tmp_path)
    with pytest.raises(ModelError, match="does not fit"):
        SentenceTransformersEmbedder(changed)


def test_a_file_without_an_adapter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "adapter.npz").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError, match="holds no adapter"):
        read_adapter(tmp_path / "adapter.npz")
