"""Tables as they stand in a document: whole, whatever passages they were cut into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexing.tables import joined
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexing.document import Passage
    from indexing.library import Library
    from indexing.tables import Table
    from indexing.units import Unit


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table. `places[i]` is the passage that the table's row `i` stands in."""

    table: Table
    places: tuple[Passage, ...]
    lead: str
    """What introduces the table; empty if nothing does."""

    @property
    def passage(self) -> Passage:
        """The passage that the table begins in."""
        return self.places[0]

    def group_of(self, place: int) -> int | None:
        """The place of the row that heads the group of row `place`; None if it is in none."""
        row = self.table.rows[place]
        if row.group is None:
            return None
        heads = [n for n, r in enumerate(self.table.rows[:place]) if r.group is None]
        return heads[-1] if heads else None


def grids(passages: Iterable[Passage], library: Library) -> list[Grid]:
    """The tables that `passages` hold or are pieces of, each once, in their order."""
    first: dict[tuple[str, int, str], Passage] = {}
    for passage in passages:
        for unit in split_units(passage):
            if unit.table is not None:
                first.setdefault(_identity(passage, unit.table), passage)
    return [_whole(passage, identity[-1], library) for identity, passage in first.items()]


def _identity(passage: Passage, table: Table) -> tuple[str, int, str]:
    return (passage.doc_id, passage.position - passage.part, table.header_line)


def _whole(passage: Passage, header_line: str, library: Library) -> Grid:
    pieces = library.piece_siblings(passage) if passage.parts > 1 else [passage]
    rows: list[Unit] = []
    tables: list[Table] = []
    for unit in (unit for piece in pieces for unit in split_units(piece)):
        if unit.table is not None and unit.table.header_line == header_line:
            rows.append(unit)
            tables += [unit.table] * all(unit.table is not table for table in tables)
    lead = next((unit.lead for unit in rows if unit.lead), "")
    return Grid(joined(tables), tuple(unit.passage for unit in rows), lead)
