"""One document in full: its record, outline, commitments, links with others, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.document_ids import require_document
from assistant.document_outline import document_outline
from assistant.library_view.naming import Naming, named_in, naming
from corpus.catalogue import UnknownDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.commitments import Commitment
    from assistant.document_outline import DocumentOutline
    from assistant.opening import Shelf
    from corpus.record import DocumentRecord
    from indexing.document import Passage
    from indexing.stored import StoredDocument


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What the library knows of one document."""

    stored: StoredDocument
    passages: tuple[Passage, ...]
    outline: DocumentOutline
    commitments: tuple[Commitment, ...]
    supersedes: tuple[DocumentRecord, ...]
    superseded_by: tuple[DocumentRecord, ...]
    names: tuple[Naming, ...]
    """Other documents that its text names."""
    named_by: tuple[Naming, ...]
    """Other documents whose text names it."""

    @property
    def record(self) -> DocumentRecord:
        """What the catalogue says of it."""
        return self.stored.record

    def opening_of(self, path: tuple[str, ...]) -> str | None:
        """The id of the first passage under a heading path; None if no passage stands there."""
        under = (p.id for p in self.passages if p.heading_path[: len(path)] == path)
        return next(under, None)

    def place_of(self, passage_id: str | None) -> int | None:
        """Where a passage stands in the reading order, from 0; None if it is not of this one."""
        places = (n for n, passage in enumerate(self.passages) if passage.id == passage_id)
        return next(places, None)


def document_view(shelf: Shelf, doc_id: str) -> DocumentView:
    """One document of a library.

    Raises:
        UnknownDocument: the library does not hold it; the error names the ids most like it.
    """
    require_document(doc_id, shelf.records)
    stored = shelf.library.document(doc_id)
    if stored is None:  # The library was indexed again since the shelf was read.
        raise UnknownDocument(doc_id, ())
    record = stored.record
    return DocumentView(
        stored=stored,
        passages=tuple(shelf.library.document_passages(doc_id)),
        outline=document_outline(shelf.library, doc_id),
        commitments=shelf.register.select(documents=(doc_id,)),
        supersedes=_held(shelf, record.supersedes),
        superseded_by=_held(shelf, record.superseded_by),
        names=named_in(shelf, doc_id),
        named_by=naming(shelf, doc_id),
    )


def _held(shelf: Shelf, ids: Iterable[str]) -> tuple[DocumentRecord, ...]:
    return tuple(shelf.records[i] for i in ids if i in shelf.records)
