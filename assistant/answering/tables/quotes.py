"""The verbatim lines of a table that carry what is said of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.tables.grids import Grid
    from indexing.document import Passage

_LONG_QUOTE = 700

Quoted = tuple["Passage", str]
"""A quote and the passage that it stands in."""


def row_quoted(grid: Grid, place: int) -> tuple[Quoted, ...]:
    """The table from its header to row `place` if that is short, else header, group's row and row.

    The quotes stand in the row's own passage, but for a group's row that a cut put in another.
    """
    passage, line = grid.places[place], grid.table.rows[place].line
    header, text = grid.table.header_line, passage.text
    group = grid.group_of(place)
    start = text.find(header)
    end = text.find(line, max(start, 0)) + len(line)
    here = group is None or grid.places[group].id == passage.id
    if here and 0 <= start < end and end - start <= _LONG_QUOTE:
        return ((passage, text[start:end]),)
    head = [] if group is None else [(grid.places[group], grid.table.rows[group].line)]
    return ((passage, header), *head, (passage, line))


def rows_quoted(grid: Grid, places: Iterable[int]) -> tuple[Quoted, ...]:
    """The quotes of several rows, each once."""
    return tuple({q: None for place in places for q in row_quoted(grid, place)})
