"""Publishing: both indexes are made from the library, and the library says which are current.

A new generation is written beside the old one: a copy of it with the difference applied where
little has changed, and from nothing otherwise. It is checked, and only then does one transaction
make it current. A run that dies before leaves indexes that nobody names, which the next publication
sweeps away. The generation before the current one is kept for readers who still hold it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from chromadb.errors import ChromaError

from indexing.entries import IndexFault
from indexing.library import Publication
from indexing.stores import differences

if TYPE_CHECKING:
    from collections.abc import Collection

    from indexing.dense import DenseStore
    from indexing.lexical import LexicalStore
    from indexing.library import Library
    from indexing.library_writer import LibraryWriter
    from indexing.stores import Stores

_LARGEST_CHURN = 0.25
"""Share of the passages that may change before the indexes are built from nothing again: deleted
vectors stay in Chroma's graph as holes."""


def publish(library: LibraryWriter, stores: Stores, *, afresh: bool = False) -> Publication:
    """Brings both indexes in step with the library and makes them current.

    `afresh` leaves the indexes that are there out of account. The caller holds the writer's lock.

    Raises:
        IndexFault: the indexes came out wrong; the old ones stay current.
        ChromaServerError: the server does not answer.
    """
    before = library.publication
    if before and not afresh:
        changed = library.unpublished()
        churn = _churn(library, before, changed)
        if churn <= _LARGEST_CHURN * library.counts()["passages"]:
            try:
                return _write(library, stores, before, changed=changed, churn=churn)
            except (IndexFault, ChromaError):
                pass  # The old indexes were not what they should be; fresh ones do not need them.
    return _write(library, stores, before, changed=None, churn=0)


def _churn(library: Library, before: Publication, changed: Collection[str]) -> int:
    """Passages written and removed since the indexes were last built from nothing."""
    added = library.count_passages(changed)
    removed = before.passages + added - library.counts()["passages"]
    return before.churn + added + removed


def _write(
    library: LibraryWriter,
    stores: Stores,
    before: Publication | None,
    *,
    changed: Collection[str] | None,
    churn: int,
) -> Publication:
    """Writes, checks and publishes; `changed` are the documents to replace, None stands for all."""
    generation = int(library.meta("generation") or 0) + 1
    name = f"{generation:06d}-{token_hex(3)}"
    base = before if changed is not None else None
    without = sorted(changed or ())
    stores.dense.write(
        name, library.entries(changed), base=base.dense if base else None, without=without
    )
    stores.lexical.write(
        name, library.entries(changed), base=base.lexical if base else None, without=without
    )
    publication = Publication(
        generation=generation,
        dense=name,
        lexical=name,
        passages=library.counts()["passages"],
        model_id=library.model_id or "",
        churn=churn,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    _verify(library, stores, publication)
    library.record_publication(publication)
    _sweep(stores.dense, {name, before.dense if before else name})
    _sweep(stores.lexical, {name, before.lexical if before else name})
    return publication


def _verify(library: Library, stores: Stores, publication: Publication) -> None:
    indexes = stores.open(library, publication)
    try:
        problems = differences(library, indexes)
    finally:
        indexes.close()
    if problems:
        raise IndexFault(" ".join(problems))


def _sweep(store: DenseStore | LexicalStore, keep: Collection[str]) -> None:
    for name in store.names():
        if name not in keep:
            store.remove(name)
