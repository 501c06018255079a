"""A model fetched by its Hugging Face name, from a hub that this test runs on its own machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[3]
COMMIT = "0" * 40
FILES = {"config.json", "model.safetensors", "pytorch_model.bin", "tokenizer.json"}

# The hub's address is read when huggingface_hub is imported, so it takes a new process.
FIND = """
import sys
from pathlib import Path
from indexing.embedding import ModelError
from indexing.embedding.weights import find_model
name, cache_dir, allowed = sys.argv[1:]
try:
    model = find_model(name, Path(cache_dir), allow_download=allowed == "allowed")
    print(model.name, *sorted(file.name for file in model.directory.iterdir()))
except ModelError as error:
    print(error)
"""


class Hub(BaseHTTPRequestHandler):
    """As much of the hub's interface as fetching one model needs."""

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""

    def answer(self) -> None:
        path = self.path.partition("?")[0]
        file = path.rpartition("/")[2]
        if path.startswith(f"/api/models/team/our-model/tree/{COMMIT}"):
            tree = [{"type": "file", "path": name, "size": 7, "oid": COMMIT} for name in FILES]
            self.send(200, json.dumps(tree).encode())
        elif path == "/api/models/team/our-model/revision/main":
            siblings = [{"rfilename": name} for name in FILES]
            about = {"id": "team/our-model", "sha": COMMIT, "siblings": siblings}
            self.send(200, json.dumps(about).encode())
        elif path == f"/team/our-model/resolve/{COMMIT}/{file}" and file in FILES:
            self.send(200, b"content", file)
        else:
            self.send(404, b"")

    def send(self, status: int, body: bytes, etag: str = "any") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{etag}"')
        self.send_header("X-Repo-Commit", COMMIT)
        if status == 404:
            self.send_header("X-Error-Code", "RepoNotFound")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture(scope="module")
def hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def find(name: str, hub: str, tmp_path: Path, allowed: str) -> str:
    places = {"HF_ENDPOINT": hub, "HF_HUB_CACHE": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", FIND, name, tmp_path, allowed],
        env=os.environ | places | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_an_allowed_download_fetches_what_is_used_and_no_pickle(hub: str, tmp_path: Path) -> None:
    found = find("team/our-model", hub, tmp_path, "allowed")
    assert found.split() == ["team/our-model", "config.json", "model.safetensors", "tokenizer.json"]


def test_a_fetched_model_is_found_again_without_leave_to_download(hub: str, tmp_path: Path) -> None:
    fetched = find("team/our-model", hub, tmp_path, "allowed")
    assert find("team/our-model", "http://127.0.0.1:9", tmp_path, "refused") == fetched


def test_a_download_without_leave_is_refused(hub: str, tmp_path: Path) -> None:
    message = find("team/our-model", hub, tmp_path, "refused")
    assert "nor in this machine's Hugging Face cache" in message


def test_a_name_that_the_hub_does_not_know_is_refused_in_one_line(hub: str, tmp_path: Path) -> None:
    message = find("team/no-such-model", hub, tmp_path, "allowed")
    assert message.startswith("Hugging Face did not give the model 'team/no-such-model': 404")
    assert message.count("\n") == 1
