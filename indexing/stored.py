"""What the library keeps beside passages: documents, and which indexes are current."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.record import DocumentRecord


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the library holds it, its text apart."""

    record: DocumentRecord
    file_name: str
    """Name within the library: a path inside its folder, or that of a document that was added."""
    fingerprint: str
    page_count: int | None
    warnings: tuple[str, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Publication:
    """Which indexes are current, and what they hold."""

    generation: int
    """Grows by one with every publication."""
    dense: str
    lexical: str
    passages: int
    model_id: str
    """The model whose vectors the dense index holds: questions must be embedded with it."""
    churn: int
    """Passages written or removed since the indexes were last built from nothing."""
    at: str
    """When, in UTC, as ISO 8601."""
