"""What a reader has to know of two documents before reading them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.vocabulary import Basis

if TYPE_CHECKING:
    from corpus.record import DocumentRecord

ABSENCE = (
    "“None found” is said of what this library holds of a document, not of the document or the "
    "world."
)


def caveats_of(*records: DocumentRecord) -> tuple[str, ...]:
    """A sentence for each document that the library holds only as a reading note, and on absence.

    A record that names its basis describes a note; documents of one's own have none.
    """
    notes = [record for record in records if record.basis is not None]
    return (*(_held_as_note(record) for record in notes), ABSENCE)


def _held_as_note(record: DocumentRecord) -> str:
    partly = " that rests partly on general knowledge" if record.basis is Basis.BACKGROUND else ""
    return (
        f"“{record.title}” is held only as a reading note{partly}: quotes are the note's words, "
        "and what the note leaves out may stand in the document."
    )
