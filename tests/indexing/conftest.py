from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pipeline_kit import Workplace

from indexing.models import ModelChoice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> ModelChoice:
    """The default model, run by ONNX: the same vectors without the wait for PyTorch."""
    choice = ModelChoice(tmp_path_factory.mktemp("models"), index_backend="onnx")
    choice.prepare_queries()
    return choice


@pytest.fixture
def place(tmp_path: Path, model: ModelChoice) -> Workplace:
    """An empty folder of documents and a home with nothing in it yet."""
    (tmp_path / "documents").mkdir()
    return Workplace(tmp_path / "documents", tmp_path / "home", model)
