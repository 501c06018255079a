"""Publishing: both indexes are made from the library, and the library says which are current.

A new generation is written beside the old one: a copy of it with the difference applied where
little has changed, and from nothing otherwise. It is checked, and only then does one transaction
make it current, together with the documents that were staged. A run that dies before leaves indexes
that nobody names, which the next publication sweeps away. The generation before the current one is
kept for readers who still hold it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from chromadb.errors import ChromaError

from indexing.entries import IndexFault
from indexing.stored import Publication
from indexing.stores import differences

if TYPE_CHECKING:
    from collections.abc import Collection

    from indexing.library import Library
    from indexing.library_writer import LibraryWriter
    from indexing.stores import Stores

_LARGEST_CHURN = 0.25
"""Share of the passages that may change before the indexes are built from nothing again: deleted
vectors stay in Chroma's graph as holes."""


def publish(library: LibraryWriter, stores: Stores, *, afresh: bool = False) -> Publication:
    """Builds indexes of the library with all that is staged, and gives both to the readers.

    `afresh` leaves the indexes that are there out of account. The caller holds the writer's lock.

    Raises:
        IndexFault: the indexes came out wrong; the old ones stay current.
        ChromaServerError: the server does not answer.
    """
    before = library.publication
    updated = _update(library, stores, before) if before and not afresh else None
    publication = updated or _build(library, stores)
    library.publish(publication)
    _sweep(stores, before, publication)
    return publication


def republish(library: LibraryWriter, seen: Library, stores: Stores) -> Publication:
    """Builds both indexes anew from what readers see; what is staged stays so.

    `seen` is the readers' side of the same library. The caller holds the writer's lock.

    Raises:
        IndexFault: the indexes came out wrong; the old ones stay current.
        ChromaServerError: the server does not answer.
    """
    before = library.publication
    publication = _build(seen, stores)
    library.republish(publication)
    _sweep(stores, before, publication)
    return publication


def _update(library: Library, stores: Stores, before: Publication) -> Publication | None:
    """A copy of the current indexes brought up to date, or None if fresh ones are better."""
    changed = library.unpublished()
    added = library.count_passages(changed)
    total = library.counts()["passages"]
    removed = before.passages + added - total
    churn = before.churn + added + removed
    if churn > _LARGEST_CHURN * total:
        return None
    try:
        return _build(library, stores, base=before, changed=changed, churn=churn)
    except (IndexFault, ChromaError):
        return None  # The current indexes are not what they should be.


def _build(
    library: Library,
    stores: Stores,
    *,
    base: Publication | None = None,
    changed: Collection[str] | None = None,
    churn: int = 0,
) -> Publication:
    """Writes and checks both indexes; with a `base`, only the `changed` documents are replaced."""
    generation = int(library.meta("generation") or 0) + 1
    name = f"{generation:06d}-{token_hex(3)}"
    without = sorted(changed or ())
    for store, base_name in (
        (stores.dense, base.dense if base else None),
        (stores.lexical, base.lexical if base else None),
    ):
        store.write(name, library.entries(changed), base=base_name, without=without)
    publication = Publication(
        generation=generation,
        dense=name,
        lexical=name,
        passages=library.counts()["passages"],
        model_id=library.model_id or "",
        churn=churn,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    indexes = stores.open(library, publication)
    try:
        problems = differences(library, indexes)
    finally:
        indexes.close()
    if problems:
        raise IndexFault(" ".join(problems))
    return publication


def _sweep(stores: Stores, before: Publication | None, now: Publication) -> None:
    """Removes the indexes of older generations, and what dead runs left."""
    kept = [publication for publication in (before, now) if publication]
    for store, keep in (
        (stores.dense, {publication.dense for publication in kept}),
        (stores.lexical, {publication.lexical for publication in kept}),
    ):
        for name in store.names():
            if name not in keep:
                store.remove(name)
