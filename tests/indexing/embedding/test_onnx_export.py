"""The ONNX form of a model: made once, made again when it is not what was recorded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from indexing.embedding import ModelError
from indexing.embedding.onnx_backend import OnnxEmbedder
from indexing.embedding.onnx_export import export_graph
from indexing.embedding.onnx_graph import ensure_onnx, graph_path, read_graph
from indexing.embedding.torch_backend import encode, load_network
from indexing.embedding.weights import DEFAULT_MODEL, LocalModel, find_model

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    from indexing.embedding import Embedder

PROJECT = Path(__file__).parents[3]
QUESTION = ["How many nurses leave?"]

OPEN_AND_EMBED = """
import sys
from pathlib import Path
from indexing.embedding.factory import open_embedder
print(open_embedder(cache_dir=Path(sys.argv[1])).embed(["vacancies"]).shape)
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def model(cache_dir: Path) -> LocalModel:
    return find_model(DEFAULT_MODEL, cache_dir)


@pytest.fixture
def network(reference: Embedder, model: LocalModel) -> SentenceTransformer:
    """A model of the test's own, to be altered; `reference` has paid for the import."""
    assert reference.model_id == model.model_id
    return load_network(model)


@pytest.mark.usefixtures("onnx")
def test_the_export_asks_nothing_of_the_network(watched: Path) -> None:
    assert set((watched / "log").read_text().splitlines()) == {"started"}


@pytest.mark.usefixtures("reference")
def test_loading_the_reference_asks_nothing_of_the_network(attempts: list[str]) -> None:
    assert attempts == []


@pytest.mark.usefixtures("onnx")
def test_a_made_graph_serves_without_torch_or_network(cache_dir: Path, watched: Path) -> None:
    search_path = os.pathsep.join([str(watched), str(PROJECT)])
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_EMBED, cache_dir],
        env=os.environ | {"PYTHONPATH": search_path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["(1, 384)", "[]"], done.stderr
    assert set((watched / "log").read_text().splitlines()) == {"started"}


@pytest.mark.usefixtures("onnx")
def test_a_made_graph_is_not_made_again(model: LocalModel, cache_dir: Path) -> None:
    before = graph_path(model, cache_dir).stat()
    ensure_onnx(model, cache_dir)
    assert graph_path(model, cache_dir).stat() == before


@pytest.mark.usefixtures("onnx")
def test_a_damaged_or_unfinished_graph_is_known(
    model: LocalModel, cache_dir: Path, tmp_path: Path
) -> None:
    shutil.copytree(cache_dir / "onnx", tmp_path / "onnx")
    assert read_graph(model, tmp_path) is not None
    path = graph_path(model, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert read_graph(model, tmp_path) is None
    path.write_bytes(whole)
    assert read_graph(model, tmp_path) is not None
    path.with_suffix(".json").write_text("{")
    assert read_graph(model, tmp_path) is None
    path.with_suffix(".json").unlink()
    assert read_graph(model, tmp_path) is None


@pytest.mark.usefixtures("onnx")
def test_a_graph_of_other_weights_is_not_used(model: LocalModel, cache_dir: Path) -> None:
    same_start = LocalModel(model.name, model.directory, model.sha256[:12] + "0" * 52)
    assert graph_path(same_start, cache_dir) == graph_path(model, cache_dir)
    assert read_graph(same_start, cache_dir) is None


def test_the_graph_pools_as_the_model_is_configured(
    network: SentenceTransformer, onnx: Embedder, model: LocalModel, tmp_path: Path
) -> None:
    cast("Pooling", network[1]).pooling_mode = "cls"
    first_token = OnnxEmbedder(model, export_graph(network, model, tmp_path)).embed(QUESTION)
    assert (first_token @ encode(network, QUESTION).T).item() >= 0.999
    assert (first_token @ onnx.embed(QUESTION).T).item() < 0.99


def test_a_graph_that_gives_other_vectors_is_refused_and_not_kept(
    network: SentenceTransformer, model: LocalModel, tmp_path: Path
) -> None:
    import torch

    class OtherWayForLongTexts(torch.nn.Module):
        """A branch on the length of the text, which tracing fixes one way."""

        def forward(self, features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
            long = features["token_embeddings"].shape[1] > 20
            vector = features["sentence_embedding"]
            return features | {"sentence_embedding": vector.flip(1) if long else vector}

    network.append(OtherWayForLongTexts())
    with pytest.raises(ModelError, match=r"cosine is .* Use the sentence-transformers backend"):
        export_graph(network, model, tmp_path)
    assert list((tmp_path / "onnx").iterdir()) == []


def test_a_model_that_cannot_be_loaded_is_refused_by_name(
    model: LocalModel, tmp_path: Path
) -> None:
    directory = tmp_path / "our-model"
    directory.mkdir()
    for file in ("config.json", "modules.json", "tokenizer.json"):
        (directory / file).write_bytes((model.directory / file).read_bytes())
    (directory / "model.safetensors").write_bytes(b"not weights")
    broken = find_model(str(directory), tmp_path)
    with pytest.raises(ModelError, match=r"our-model could not be made ready.*cannot load"):
        ensure_onnx(broken, tmp_path)
