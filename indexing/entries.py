"""What both indexes hold of a passage, and how a search is narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.record import DocumentRecord
    from indexing.embedding import Vectors


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One passage as the indexes see it: the words to match, the vector and the filter fields.

    A filter field that the document's record leaves open is the empty string.
    """

    passage_id: str
    doc_id: str
    type: str
    sector: str
    geography: str
    core: bool
    title: str
    headings: str
    text: str
    vector: Vectors
    """Unit vector, shape (dimension,)."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Narrows a search. None leaves a field open; an empty tuple lets nothing through."""

    documents: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    sectors: tuple[str, ...] | None = None
    geographies: tuple[str, ...] | None = None
    core: bool | None = None

    def choices(self) -> dict[str, tuple[str, ...]]:
        """The allowed values of each narrowed text field, by `IndexEntry` field name."""
        fields = {
            "doc_id": self.documents,
            "type": self.types,
            "sector": self.sectors,
            "geography": self.geographies,
        }
        return {name: tuple(dict.fromkeys(v)) for name, v in fields.items() if v is not None}

    def within(self, other: SearchFilter) -> SearchFilter:
        """What both this and `other` let through."""
        return SearchFilter(
            documents=_both(self.documents, other.documents),
            types=_both(self.types, other.types),
            sectors=_both(self.sectors, other.sectors),
            geographies=_both(self.geographies, other.geographies),
            core=other.core if self.core is None else self.core,
        )

    def lets_through(self, record: DocumentRecord) -> bool:
        """Whether the passages of a document pass."""
        fields = {
            "doc_id": record.id,
            "type": record.type or "",
            "sector": record.sector or "",
            "geography": record.geography or "",
        }
        return all(fields[name] in values for name, values in self.choices().items()) and (
            self.core is None or record.core == self.core
        )

    @property
    def lets_nothing_through(self) -> bool:
        """Whether some field allows no value at all."""
        return any(not values for values in self.choices().values())


WHOLE_LIBRARY = SearchFilter()
"""Lets everything through."""


def _both(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if first is None or second is None:
        return second if first is None else first
    return tuple(value for value in first if value in second)


class IndexFault(RuntimeError):  # noqa: N818 (a fault of the index, mended from the library)
    """An index is missing, damaged or not in step with the library; building it anew cures it."""
