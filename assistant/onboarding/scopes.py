"""Which documents a brief looks in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.vocabulary import DocumentType, Geography

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.onboarding.tours import Look, Sector
    from corpus.record import DocumentRecord

_PLANS = (DocumentType.STRATEGY, DocumentType.PLAN)


@dataclass(frozen=True, slots=True)
class Scopes:
    """The documents of a library by what they are to a newcomer; never superseded ones."""

    records: Mapping[str, DocumentRecord]
    sector: Sector

    @property
    def main(self) -> str | None:
        """The id of the document that the library is about; None where nothing tells.

        The latest core strategy, else the latest core document, else a strategy or plan that is
        the only one, else a document that is the only one.
        """
        held = self._in_force()
        core = [record for record in held if record.core]
        strategies = [record for record in core if record.type is DocumentType.STRATEGY]
        dated = sorted(strategies or core, key=lambda record: record.published or "")
        if dated:
            return dated[-1].id
        plans = [record for record in held if record.type in _PLANS]
        lone = plans or held
        return lone[0].id if len(lone) == 1 else None

    def of(self, look: Look) -> tuple[str, ...]:
        """The ids of the documents that `look` means; all where the catalogue does not tell."""
        everything = tuple(record.id for record in self._in_force())
        return tuple(self._found(look)) or everything

    def is_of_sector(self, doc_id: str) -> bool:
        """Whether the catalogue says that a document is about the newcomer's sector."""
        return self.records[doc_id].sector in self.sector.catalogue

    def _found(self, look: Look) -> list[str]:
        held = self._in_force()
        match look:
            case "strategy" | "commitments":
                return [self.main] if self.main else []
            case "core":
                return [record.id for record in held if record.core]
            case "sector":
                return [record.id for record in held if record.sector in self.sector.catalogue]
            case "near":
                return [record.id for record in held if record.geography in self._near]
            case "library":
                return [record.id for record in held]

    @property
    def _near(self) -> tuple[Geography, ...]:
        """The area of the main document, and single places, which lie in it or beside it."""
        area = self.records[self.main].geography if self.main else None
        return (area, Geography.PLACE) if area else (Geography.PLACE,)

    def _in_force(self) -> list[DocumentRecord]:
        held = self.records
        return [r for r in held.values() if not any(i in held for i in r.superseded_by)]
