"""A model that is not the default one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from indexing.embedding.weights import DEFAULT_MODEL, WEIGHTS_FILE, find_model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a model of other weights: the default one with its last number changed."""
    folder = tmp_path_factory.mktemp("model")
    default = find_model(DEFAULT_MODEL, folder / "cache").directory
    copied = shutil.copytree(default, folder / "other")
    weights = bytearray((copied / WEIGHTS_FILE).read_bytes())
    weights[-1] ^= 1
    (copied / WEIGHTS_FILE).write_bytes(weights)
    return copied
