"""The two backends, each loaded once a session, with every connection attempt on record."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexing.embedding.factory import open_embedder

if TYPE_CHECKING:
    from indexing.embedding import Embedder

NOTES = Path(__file__).parents[3] / "corpus" / "notes"

# Python runs a module of this name at start, so it reaches processes that our code starts itself.
WATCHER = """
import sys
LOG = {log!r}

def note(line):
    with open(LOG, "a") as file:
        file.write(line + "\\n")

def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        note(f"{{event}} {{args[1:]}}")
        raise OSError("connections are off in this test")

note("started")
sys.addaudithook(watch)
"""


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for PYTHONPATH: a Python started with it may not connect, and `log` tells tries."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "sitecustomize.py").write_text(WATCHER.format(log=str(folder / "log")))
    return folder


@pytest.fixture(scope="session")
def onnx(cache_dir: Path, watched: Path) -> Embedder:
    """The ONNX backend; its graph was exported just now, by a process that is watched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(watched), prepend=os.pathsep)
        return open_embedder(backend="onnx", cache_dir=cache_dir)


@pytest.fixture(scope="session")
def attempts() -> list[str]:
    """Connections that loading the reference backend tried to open."""
    return []


@pytest.fixture(scope="session")
def reference(cache_dir: Path, attempts: list[str]) -> Embedder:
    """The sentence-transformers backend, loaded with sockets that refuse to connect."""

    def refuse(_: socket.socket, address: object) -> None:
        attempts.append(str(address))
        raise OSError("connections are off in this test")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        return open_embedder(backend="sentence-transformers", cache_dir=cache_dir)


@pytest.fixture(scope="session", params=["onnx", "reference"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def passages() -> list[str]:
    """Paragraphs, lists and tables of the library's notes: the third block of each of 56 notes."""
    notes = sorted(NOTES.glob("*.md"))[:56]
    return [note.read_text(encoding="utf-8").split("\n\n")[3] for note in notes]
