"""The dense index: passage vectors in Chroma, embedded in this process or on a server.

Chroma keeps vectors, ids and filter fields only; text stays in the library. An embedded client
goes on returning deleted passages when another process writes to its folder, so an index never
changes once it is published: every generation has a folder (on a server: a collection) of its own.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from chromadb.errors import ChromaError

from indexing.chroma_places import (
    BATCH,
    ChromaServerError,
    Folder,
    Server,
    close,
    closing,
    create_collection,
)
from indexing.entries import IndexFault, SearchFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from chromadb.api.client import Client

    from indexing.chroma_places import Place
    from indexing.embedding import Vectors
    from indexing.entries import IndexEntry

__all__ = ["ChromaServerError", "DenseIndex", "DenseStore"]

_FILTER_FIELDS = ("doc_id", "type", "sector", "geography", "core")
T = TypeVar("T")


class DenseIndex:
    """One generation of the dense index, open for reading; safe to use from several threads."""

    def __init__(self, client: Client, collection: str) -> None:
        self._client = client
        self._collection = client.get_collection(collection, embedding_function=None)

    def count(self) -> int:
        """Number of passages held."""
        return self._collection.count()

    def ids(self) -> set[str]:
        """All passage ids held."""
        return set(self._collection.get(include=[])["ids"])

    def search(
        self, vector: Vectors, k: int, narrowed: SearchFilter | None = None
    ) -> list[tuple[str, float]]:
        """The `k` nearest passages to a unit vector of shape (dimension,).

        Returns:
            (passage id, cosine similarity) pairs, nearest first.
        """
        if k < 1 or (narrowed and narrowed.lets_nothing_through):
            return []
        found = self._collection.query(
            query_embeddings=[vector],
            n_results=k,
            where=_where(narrowed) if narrowed else None,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return [
            (passage_id, 1.0 - distance)
            for passage_id, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def close(self) -> None:
        """Lets go of files and memory; searches after it fail."""
        close(self._client)


class DenseStore:
    """The dense indexes of a home: one a generation, never changed once written."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @classmethod
    def in_folder(cls, folder: Path) -> DenseStore:
        """Indexes embedded in this process, in sub-folders of `folder`."""
        return cls(Folder(folder))

    @classmethod
    def on_server(cls, url: str, prefix: str) -> DenseStore:
        """Indexes on the Chroma server at `url`, in collections named `prefix`-name.

        Raises:
            ChromaServerError: no server answers there.
        """
        return cls(Server(url, prefix))

    def names(self) -> list[str]:
        """Names of the indexes that are there, finished or not."""
        return self._place.names()

    def write(
        self,
        name: str,
        entries: Iterable[IndexEntry],
        *,
        base: str | None = None,
        without: Collection[str] = (),
    ) -> None:
        """Writes a new index: `base` (or nothing) less the documents `without`, plus `entries`.

        Raises:
            IndexFault: `base` is missing.
        """
        if base is not None and base not in self.names():
            message = f"The dense index {base} is missing."
            raise IndexFault(message)
        collection_name = self._place.collection(name)
        if base is not None:
            self._place.copy(base, name)
        with closing(self._place.client(name)) as client:
            collection = (
                create_collection(client, collection_name)
                if base is None
                else client.get_collection(collection_name, embedding_function=None)
            )
            for doc_ids in _batches(without):
                collection.delete(where=_where(SearchFilter(documents=tuple(doc_ids))))
            for batch in _batches(entries):
                collection.add(
                    ids=[entry.passage_id for entry in batch],
                    embeddings=[entry.vector for entry in batch],
                    metadatas=[_metadata(entry) for entry in batch],
                )

    def open(self, name: str) -> DenseIndex:
        """The index `name`, for reading.

        Raises:
            IndexFault: it is not there, or cannot be read.
        """
        if name not in self.names():
            message = f"The dense index {name} is missing."
            raise IndexFault(message)
        try:
            client = self._place.client(name)
        # AttributeError is what Chroma gives for a folder that it has failed to open before.
        except (ChromaError, AttributeError) as error:
            raise _unreadable(name, error) from error
        try:
            return DenseIndex(client, self._place.collection(name))
        except ChromaError as error:
            close(client)
            raise _unreadable(name, error) from error

    def remove(self, name: str) -> None:
        """Deletes the index `name`."""
        self._place.remove(name)


def _unreadable(name: str, error: Exception) -> IndexFault:
    return IndexFault(f"The dense index {name} cannot be read ({error}).")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _metadata(entry: IndexEntry) -> dict[str, str | bool]:
    return {field: getattr(entry, field) for field in _FILTER_FIELDS}


def _where(narrowed: SearchFilter) -> dict[str, Any] | None:
    clauses: list[dict[str, Any]] = [
        {field: {"$in": list(values)}} for field, values in narrowed.choices().items()
    ]
    if narrowed.core is not None:
        clauses.append({"core": narrowed.core})
    return {"$and": clauses} if len(clauses) > 1 else (clauses[0] if clauses else None)
