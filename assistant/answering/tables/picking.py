"""Picks out of a table the cells that a question names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.tables.cells import columns_named
from assistant.answering.tables.naming import named_in, named_rows
from indexing.tables import is_absent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.grids import Grid
    from assistant.opening import Shelf

_MOST_CELLS = 12
_MOST_COLUMNS = 4
_FIGURE = re.compile(r"\d(?![a-z]\b)")
"""A digit that is not of a unit's label, such as 2b."""
_MONEY = re.compile(r"[£€$]")

_NEARLY_BEST = 0.3
_WHOLLY_SAID, _HALF_SAID, _PARTLY_SAID = 1.0, 0.5, 0.3

Cell = tuple[int, int]
"""Row and column, both from 0; column 0 holds the labels."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Cells of one table, in reading order."""

    grid: Grid
    cells: tuple[Cell, ...]
    sides: Mapping[int, frozenset[str]]
    """For each row picked, the surfaces of the concepts that picked it."""
    by_column: bool
    """Whether the question names the columns."""

    def text(self, cell: Cell) -> str:
        """What the cell says."""
        return self.grid.table.rows[cell[0]].cells[cell[1]]

    @property
    def given(self) -> tuple[Cell, ...]:
        """The cells that have a value."""
        return tuple(cell for cell in self.cells if not is_absent(self.text(cell)))

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows picked, in their order."""
        return tuple(dict.fromkeys(row for row, _ in self.cells))

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns picked, in their order."""
        return tuple(dict.fromkeys(column for _, column in self.cells))


def pick(grid: Grid, asked: FigureQuestion, shelf: Shelf, around: str) -> Pick | None:
    """The cells of `grid` that the question names; None if it names none, or they hold no figures.

    `around` are the words that the table stands under (title, headings, lead).
    """
    named = _named_columns(grid, asked, shelf)
    columns = named or _all_columns(grid)
    rows = named_rows(grid, asked, shelf, columns, around) if columns else {}
    if len(rows) == 1:
        columns = _of_lone_row(grid, asked, next(iter(rows)), columns)
    cells = tuple((row, column) for row in sorted(rows) for column in columns)
    if asked.counts:
        cells = _counts(grid, cells)
    if not cells or len(cells) > _MOST_CELLS or not _hold_figures(grid, cells):
        return None
    return Pick(grid, cells, rows, bool(named))


def _of_lone_row(
    grid: Grid, asked: FigureQuestion, row: int, columns: tuple[int, ...]
) -> tuple[int, ...]:
    """The columns of a question that names one row: those of the years that its cells say too.

    A difference or change in a single cell is meant from the first value or, for that, to the last.
    """
    cells = grid.table.rows[row].cells
    values = [n for n in range(1, len(cells)) if not is_absent(cells[n])]
    said = [n for n in values if any(year in cells[n] for year in asked.years)]
    chosen = tuple(sorted({*columns, *said}))
    two = asked.over_time or asked.operation in ("difference", "ratio")
    if two and len(values) > 1 and len(chosen) == 1:
        other = values[0] if chosen[0] != values[0] else values[-1]
        return tuple(sorted({*chosen, other}))
    return chosen


def _counts(grid: Grid, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells that can say how many: sums of money cannot."""
    return tuple(c for c in cells if not _MONEY.search(grid.table.rows[c[0]].cells[c[1]]))


def _hold_figures(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether the cells that have a value give figures, in columns that have any."""
    columns = {column for _, column in cells}
    texts = [grid.table.rows[row].cells[column] for row, column in cells]
    given = [text for text in texts if not is_absent(text)]
    beside = [row.cells[column] for row in grid.table.rows for column in columns]
    return all(_is_figure(text) for text in given) and any(_FIGURE.search(text) for text in beside)


def _is_figure(text: str) -> bool:
    """Whether a cell gives a figure, and not a text that holds one."""
    return bool(_FIGURE.search(text)) and len(text.split()) <= 12


def _named_columns(grid: Grid, asked: FigureQuestion, shelf: Shelf) -> tuple[int, ...]:
    """Columns whose headers hold more of the question than common words.

    A header that is hardly said is only meant where no other is said, nor one of common words.
    """
    headers, lexicon = grid.table.headers, shelf.lexicon
    topical = [c for c in asked.concepts if c.surface not in asked.common]

    def named(said_share: float) -> tuple[int, ...]:
        return columns_named(headers, asked.concepts, lexicon, _NEARLY_BEST, said_share)

    for share in (_HALF_SAID, _PARTLY_SAID):
        telling = tuple(n for n in named(share) if named_in(headers[n], topical, lexicon))
        if telling or named(_WHOLLY_SAID):
            return telling
    return ()


def _all_columns(grid: Grid) -> tuple[int, ...]:
    """All columns with values, if they are few."""
    width = len(grid.table.headers)
    return tuple(range(1, width)) if width <= _MOST_COLUMNS + 1 else ()
