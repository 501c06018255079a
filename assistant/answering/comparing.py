"""Holds picked cells against one another: whether that can be done, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.tables.arithmetic import worked_out
from assistant.answering.tables.comparable import period_conflict, unit_conflict
from assistant.answering.tables.measures import read_measure
from assistant.answering.tables.notes import limits, meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.tables.measures import Measure
    from assistant.answering.tables.notes import Line, Surroundings
    from assistant.answering.tables.picking import Cell, Pick
    from assistant.lexicon import Lexicon
    from assistant.understanding.sums import Operation

_CANNOT_ADD = "These figures cannot be added up: {}"
_CANNOT_COMPARE = "These figures cannot be compared: {}"
_LIMITED = "These figures cannot be compared as they stand; the document's own words are below."
_NO_SINGLE = "Nothing is worked out from “{}”, which is not a single amount."


@dataclass(frozen=True, slots=True)
class Comparison:
    """What holding cells against one another gives."""

    note: str = ""
    """Why nothing comes of it, in our words; empty if nothing hinders."""
    limits: tuple[Line, ...] = ()
    """The document's own words against it."""
    sums: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Each worked-out sentence with the rows that its figures are from."""


def compare(
    pick: Pick, operation: Operation | None, around: Surroundings, lexicon: Lexicon
) -> Comparison:
    """The picked cells that have a value, held against one another; worked out if asked for."""
    notes: list[str] = []
    lines: dict[Line, None] = {}
    sums: list[tuple[str, tuple[int, ...]]] = []
    for cells in _held_together(pick):
        reason = _conflict(pick, cells)
        about = meant(pick.grid, {r for r, _ in cells}, {c for _, c in cells}, lexicon)
        against = limits(around, about, lexicon)
        if reason or against:
            cannot = _CANNOT_ADD if operation == "sum" else _CANNOT_COMPARE
            notes.append(cannot.format(reason) if reason else _LIMITED)
            lines |= dict.fromkeys(against)
        elif operation is not None:
            sentence, note = _worked_out(pick, cells, operation)
            notes += [note] if note else []
            sums += [(sentence, tuple(row for row, _ in cells))] if sentence else []
    said = [note for note in notes if note != _LIMITED] or notes
    return Comparison(" ".join(dict.fromkeys(said)), tuple(lines), tuple(sums))


def name_of(pick: Pick, cell: Cell) -> str:
    """What tells a cell from the others that were picked: its row, its column, or both."""
    table = pick.grid.table
    row, header = table.name_of(table.rows[cell[0]]), table.headers[cell[1]]
    if len(pick.columns) == 1:
        return row
    return header if len(pick.rows) == 1 else f"{row}, {header}"


def _held_together(pick: Pick) -> Iterator[tuple[Cell, ...]]:
    """The cells of each column; of one row alone, its cells."""
    lone = len(pick.rows) == 1
    by_column = [tuple(c for c in pick.given if c[1] == column) for column in pick.columns]
    for cells in [pick.given] if lone else by_column:
        if len(cells) > 1:
            yield cells


def _measure(pick: Pick, cell: Cell) -> Measure | None:
    table = pick.grid.table
    return read_measure(pick.text(cell), table.headers[cell[1]], table.rows[cell[0]].label)


def _conflict(pick: Pick, cells: Sequence[Cell]) -> str | None:
    measures = [measure for cell in cells if (measure := _measure(pick, cell)) is not None]
    same_column = len({column for _, column in cells}) == 1
    texts = [pick.text(cell) for cell in cells] if same_column else []
    return unit_conflict(measures) or period_conflict(texts)


def _worked_out(pick: Pick, cells: Sequence[Cell], operation: Operation) -> tuple[str | None, str]:
    """The sentence of the sum if there is one, and what is said where a cell stands in its way."""
    figures: list[tuple[str, Measure]] = []
    for cell in cells:
        measure = _measure(pick, cell)
        if measure is None:
            several = len(cells) > 1 and operation != "share"
            return None, _NO_SINGLE.format(pick.text(cell)) if several else ""
        figures.append((name_of(pick, cell), measure))
    return worked_out(operation, figures), ""
