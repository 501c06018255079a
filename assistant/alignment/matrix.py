"""A plan beside several frameworks: one cell a unit and a framework, with what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.alignment.decisions import pair_key
from assistant.alignment.model import best_grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.alignment.decisions import Decision
    from assistant.alignment.engine import Aligner
    from assistant.alignment.model import AlignedRow, Alignment, Grade


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of the plan beside one framework."""

    target: str
    row: AlignedRow
    decided: Decision | None
    """What somebody decided of the unit and the framework as a whole."""

    @property
    def proposed(self) -> Grade:
        """The machine's grade."""
        return self.row.grade


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A unit of the plan, or an action with all its units, beside every framework."""

    name: str
    text: str
    group: str
    """The heading of the action that it stands under; empty where there is none."""
    grades: Mapping[str, Grade]
    """By framework: the machine's grade, for an action its best unit's."""
    cells: tuple[Cell, ...]
    """One a framework; none for an action."""


@dataclass(frozen=True)
class Matrix:
    """All of it."""

    alignments: Mapping[str, Alignment]
    """By framework, in the order to be shown."""
    rows: tuple[MatrixRow, ...]

    def cell(self, name: str, target: str) -> Cell | None:
        """The cell of a row and a framework; None if there is none."""
        found = (c for row in self.rows if row.name == name for c in row.cells)
        return next((cell for cell in found if cell.target == target), None)

    def by_action(self) -> tuple[MatrixRow, ...]:
        """A row an action: its units' best grade for each framework."""
        groups = dict.fromkeys(row.group for row in self.rows)
        return tuple(self._action(group) for group in groups)

    def _action(self, group: str) -> MatrixRow:
        members = [row for row in self.rows if row.group == group]
        grades: dict[str, Grade] = {
            target: best_grade([row.grades[target] for row in members])
            for target in self.alignments
        }
        names = ", ".join(row.name for row in members)
        return MatrixRow(names, group or names, group, grades, ())


def matrix(
    aligner: Aligner, source: str, targets: Sequence[str], decisions: Mapping[str, Decision]
) -> Matrix:
    """The document `source` beside each of `targets`.

    Raises:
        UnknownDocument: the library holds one of them not.
    """
    found = {target: aligner.align(source, target) for target in targets}
    return Matrix(found, tuple(_rows(aligner, source, found, decisions)))


def _rows(
    aligner: Aligner,
    source: str,
    found: Mapping[str, Alignment],
    decisions: Mapping[str, Decision],
) -> Iterator[MatrixRow]:
    actions = {e.commitment: e.action for e in aligner.shelf.register.select(documents=(source,))}
    for place, unit in enumerate(aligner.source(source).units):
        rows = {target: alignment.rows[place] for target, alignment in found.items()}
        cells = (
            Cell(target, row, decisions.get(pair_key(source, unit.text, target)))
            for target, row in rows.items()
        )
        yield MatrixRow(
            name=unit.label or str(place + 1),
            text=unit.text,
            group=actions.get(unit.text, ""),
            grades={target: row.grade for target, row in rows.items()},
            cells=tuple(cells),
        )
