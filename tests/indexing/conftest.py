from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pipeline_kit import Workplace

from indexing.models import ModelChoice

if TYPE_CHECKING:
    from collections.abc import Iterator


CHROMA = Path(sys.executable).with_name("chroma")


@pytest.fixture(scope="session")
def model(model_cache: Path) -> ModelChoice:
    """The default model."""
    return ModelChoice(model_cache)


@pytest.fixture
def place(tmp_path: Path, model: ModelChoice) -> Workplace:
    """An empty folder of documents and a home with nothing in it yet."""
    (tmp_path / "documents").mkdir()
    return Workplace(tmp_path / "documents", tmp_path / "home", model)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server of the tests' own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [CHROMA, "run", "--host", "127.0.0.1", "--port", str(port), "--path", "data"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path_factory.mktemp("server"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()
