"""Cells of other documents that give another value for the same row and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.tables.cells import cell_draft
from assistant.answering.tables.figures_said import figures_said, years_said
from indexing.tables import is_absent
from indexing.units import split_units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.draft import Draft
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.units import Unit

_ROWS = 18
"""Passages in which a row of the same name is looked for."""


def other_cells(draft: Draft, understanding: Understanding, shelf: Shelf) -> list[Draft]:
    """Rows of other documents with the draft's label and another value in one of its columns."""
    # A row is quoted with its table's header, in one piece or two: the row comes last.
    units = split_units(draft.passage)
    unit = next((unit for unit in units if draft.quotes[-1].endswith(unit.quote)), None)
    if unit is None or unit.row is None or unit.table is None:
        return []
    query = f"{unit.row.label} {' '.join(unit.table.headers)}"
    found = shelf.retriever.lexical.search(query, _ROWS)
    others = units_of(shelf.library.passages([passage_id for passage_id, _ in found]))
    rivals = (
        cell_draft(other, understanding.concepts, shelf.lexicon)
        for other in others
        if _same_scope(unit, other, shelf) and _cells_differ(unit, other, understanding)
    )
    return list(rivals)[:1]


def _same_scope(one: Unit, other: Unit, shelf: Shelf) -> bool:
    """Whether two rows have one label, and their documents one sector and area."""
    if one.row is None or other.row is None or one.passage.doc_id == other.passage.doc_id:
        return False
    stems = shelf.lexicon.stems
    records = shelf.records[one.passage.doc_id], shelf.records[other.passage.doc_id]
    scopes = [(record.sector, record.geography) for record in records]
    return scopes[0] == scopes[1] and stems(one.row.label) == stems(other.row.label)


def _cells_differ(one: Unit, other: Unit, understanding: Understanding) -> bool:
    """Whether in a column that both tables have, of a year that is asked for, the figures differ.

    Only columns of years are held to be the same thing wherever they stand.
    """
    asked = understanding.form.years
    return any(
        mine[0].differs_from(theirs[0])
        for header, cell in _cells(one)
        for other_header, other_cell in _cells(other)
        if header == other_header and years_said(header) and (not asked or header in asked)
        if (mine := figures_said(cell)) and (theirs := figures_said(other_cell))
    )


def _cells(unit: Unit) -> Iterator[tuple[str, str]]:
    if unit.row is not None and unit.table is not None:
        pairs = zip(unit.table.headers[1:], unit.row.cells[1:], strict=True)
        yield from ((header.strip(), cell) for header, cell in pairs if not is_absent(cell))
