"""A question that people ask, and the units that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexing.units import Unit

Place = tuple[str, int]
"""Where a unit stands: its passage's id and its order there."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question and the units that answer it, alone or together; none where nothing does."""

    text: str
    doc_id: str
    places: tuple[Place, ...]


def place_of(unit: Unit) -> Place:
    """Where `unit` stands."""
    return (unit.passage.id, unit.order)
