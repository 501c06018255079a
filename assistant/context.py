"""A passage where it stands: its document's record and the passages before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.record import DocumentRecord
    from indexing.document import Passage
    from indexing.library import Library


@dataclass(frozen=True, slots=True)
class PassageInContext:
    """A passage with what is needed to judge it."""

    passage: Passage
    record: DocumentRecord
    previous: Passage | None
    next: Passage | None


def passage_in_context(library: Library, passage_id: str) -> PassageInContext | None:
    """The passage with this id in its place; None if the library holds it no longer."""
    found = library.passages([passage_id])
    document = library.document(found[0].doc_id) if found else None
    if document is None:
        return None
    passage = found[0]
    neighbours = [i for i in (passage.previous_id, passage.next_id) if i is not None]
    by_id = {neighbour.id: neighbour for neighbour in library.passages(neighbours)}
    return PassageInContext(
        passage=passage,
        record=document.record,
        previous=by_id.get(passage.previous_id or ""),
        next=by_id.get(passage.next_id or ""),
    )
