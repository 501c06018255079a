"""Where the dense indexes live in Chroma: folders of this machine, or collections of a server."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

import chromadb
from chromadb.api.fastapi import FastAPI
from chromadb.config import Settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from chromadb import Collection as ChromaCollection
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

BATCH = 2000
"""Passages to send at once; Chroma refuses more than 5,461."""
_LOCAL_COLLECTION = "passages"
# The distance cannot be changed later, and Chroma's own default is not the cosine. The graph is
# built again from the log by each process that opens a small collection; searched this widely, and
# built by one thread, it gives every process the same neighbours, which are the nearest ones.
_GRAPH: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 200,
    "max_neighbors": 32,
    "ef_search": 400,
    "num_threads": 1,
}


class ChromaServerError(RuntimeError):
    """No Chroma server answers at the address that is set."""


class Place(Protocol):
    """Where indexes live, by name."""

    def names(self) -> list[str]:
        """The indexes that are there, finished or not."""
        ...

    def client(self, name: str) -> Client:
        """A client for one index. The caller closes it."""
        ...

    def collection(self, name: str) -> str:
        """What the index is called inside its client."""
        ...

    def copy(self, base: str, name: str) -> None:
        """Makes the index `name` with all that `base` holds."""
        ...

    def remove(self, name: str) -> None:
        """Deletes an index."""
        ...


class Folder:
    """A sub-folder for each index, so that no client ever sees a path reused."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """See `Place`."""
        return sorted(path.name for path in self._folder.glob("*") if path.is_dir())

    def client(self, name: str) -> Client:
        """See `Place`."""
        path = self._folder / name
        path.mkdir(parents=True, exist_ok=True)
        settings = Settings(anonymized_telemetry=False)
        return cast("Client", chromadb.PersistentClient(path, settings))

    def collection(self, name: str) -> str:  # noqa: ARG002 (the folder has the name)
        """See `Place`."""
        return _LOCAL_COLLECTION

    def copy(self, base: str, name: str) -> None:
        """See `Place`."""
        shutil.copytree(self._folder / base, self._folder / name)

    def remove(self, name: str) -> None:
        """See `Place`."""
        shutil.rmtree(self._folder / name, ignore_errors=True)


class Server:
    """A collection for each index on a server that other libraries may share."""

    def __init__(self, url: str, prefix: str) -> None:
        self._url = url
        self._prefix = f"{prefix}-"

    def names(self) -> list[str]:
        """See `Place`."""
        with closing(self.client("")) as client:
            found = [collection.name for collection in client.list_collections()]
        return sorted(n.removeprefix(self._prefix) for n in found if n.startswith(self._prefix))

    def client(self, name: str) -> Client:  # noqa: ARG002 (one server has them all)
        """See `Place`."""
        address = urlsplit(self._url)
        secure = address.scheme == "https"
        try:
            client = chromadb.HttpClient(
                host=address.hostname or "localhost",
                port=address.port or (443 if secure else 8000),
                ssl=secure,
                settings=Settings(anonymized_telemetry=False),
            )
        except ValueError as error:
            message = (
                f"No Chroma server answers at {self._url}. Start it (chroma run), "
                "or unset chroma_url to keep the index in this process."
            )
            raise ChromaServerError(message) from error
        return cast("Client", client)

    def collection(self, name: str) -> str:
        """See `Place`."""
        return self._prefix + name

    def copy(self, base: str, name: str) -> None:
        """See `Place`."""
        # A server has no copy of its own, so every passage travels: no faster than a new build.
        with closing(self.client(name)) as client:
            source = client.get_collection(self.collection(base), embedding_function=None)
            target = create_collection(client, self.collection(name))
            for offset in range(0, source.count(), BATCH):
                page = source.get(limit=BATCH, offset=offset, include=["embeddings", "metadatas"])
                target.add(page["ids"], page["embeddings"], page["metadatas"])

    def remove(self, name: str) -> None:
        """See `Place`."""
        with closing(self.client(name)) as client:
            client.delete_collection(self.collection(name))


@contextmanager
def closing(client: Client) -> Generator[Client]:
    """Closes a client at the end of a block."""
    try:
        yield client
    finally:
        close(client)


def close(client: Client) -> None:
    """Lets go of what a client holds, its connections included."""
    client.close()
    # Chroma leaves its connections to a server open, of which the client has one for itself and
    # one for the administration.
    for part in (client, cast("Client", client._admin_client)):  # pyright: ignore[reportPrivateUsage]
        server = part._server  # pyright: ignore[reportPrivateUsage]
        if isinstance(server, FastAPI):
            server._session.close()  # pyright: ignore[reportPrivateUsage]


def create_collection(client: Client, collection: str) -> ChromaCollection:
    """A new collection, compared by cosine."""
    return client.create_collection(
        collection, configuration={"hnsw": _GRAPH}, embedding_function=None
    )
