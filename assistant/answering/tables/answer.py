"""What is said of the cells that a question names: each by row and column, compared, worked out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answering.comparing import Comparison, compare
from assistant.answering.draft import Draft, Finding
from assistant.answering.tables.cells import cells_in_words
from assistant.answering.tables.notes import meant, source_line
from assistant.answering.tables.quotes import row_quoted, rows_quoted
from assistant.understanding.question import YEAR
from indexing.tables import is_absent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.notes import Surroundings
    from assistant.answering.tables.picking import Cell, Pick
    from assistant.answering.tables.quotes import Quoted
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf

_NO_FIGURE = "The table gives no figure for {}."
_NO_ANSWER = "The library does not answer this: the table gives no figure for {}."


@dataclass(frozen=True, slots=True)
class TableReading:
    """The cells picked out of a table, and the lines around it."""

    pick: Pick
    around: Surroundings


def in_full(asked: FigureQuestion, readings: Sequence[TableReading], shelf: Shelf) -> Finding:
    """The finding for what `readings`, one a table, give.

    A named cell without a value makes the answer partial; if no cell has one, there is no answer.
    """
    drafts: list[Draft] = []
    notes: dict[str, None] = {}
    absent: dict[str, None] = {}
    for reading in readings:
        pick = reading.pick
        cells = _meant(pick)
        absent |= dict.fromkeys(_full_name(pick, c) for c in cells if is_absent(pick.text(c)))
        compares = asked.compares or asked.operation is not None
        found = (
            compare(pick, asked.operation, reading.around, shelf.lexicon)
            if compares
            else Comparison()
        )
        notes |= dict.fromkeys([found.note] if found.note else [])
        drafts += _drafts(reading, cells, found, shelf.lexicon)
    missing = " and ".join(absent)
    if not any(reading.pick.given for reading in readings):
        return Finding("not_in_library", tuple(drafts), _NO_ANSWER.format(missing))
    said = " ".join([*([_NO_FIGURE.format(missing)] if absent else []), *notes])
    return Finding("partial" if absent else "answered", tuple(drafts), said)


def _meant(pick: Pick) -> tuple[Cell, ...]:
    """The cells without those that lack a value and were asked for no more than one that has it."""
    served = {(pick.sides[row], column) for row, column in pick.given}
    return tuple(
        (row, column)
        for row, column in pick.cells
        if (row, column) in pick.given or (pick.sides[row], column) not in served
    )


def _full_name(pick: Pick, cell: Cell) -> str:
    table = pick.grid.table
    return f"“{table.name_of(table.rows[cell[0]])}” under “{table.headers[cell[1]]}”"


def _drafts(
    reading: TableReading, cells: Sequence[Cell], found: Comparison, lexicon: Lexicon
) -> list[Draft]:
    """Rows first, then what is worked out, the document's word against it, and the source."""
    pick = reading.pick
    grid = pick.grid
    drafts = [
        _draft(
            cells_in_words(grid.table.rows[row], grid.table, [c for _, c in of_row]),
            row_quoted(grid, row),
        )
        for row, of_row in groupby(cells, key=lambda cell: cell[0])
    ]
    drafts += [_draft(text, rows_quoted(grid, rows), computed=True) for text, rows in found.sums]
    about = meant(grid, pick.rows, pick.columns, lexicon)
    source = source_line(reading.around, about, lexicon)
    lines = list(found.limits)
    if source is not None and source not in lines and (source.labelled or not _is_dated(pick)):
        lines.append(source)
    return [*drafts, *(Draft(line.text, line.passage, (line.quote,)) for line in lines)]


def _draft(text: str, quoted: Sequence[Quoted], *, computed: bool = False) -> Draft:
    (passage, first), *rest = quoted
    return Draft(text, passage, (first,), beside=tuple(rest), computed=computed)


def _is_dated(pick: Pick) -> bool:
    """Whether labels or headings already say of when the figures are."""
    table = pick.grid.table
    labels = [table.rows[n].label for n in pick.rows] + [table.headers[n] for n in pick.columns]
    return YEAR.search(" ".join([*labels, pick.grid.passage.section])) is not None
