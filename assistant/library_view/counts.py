"""How many documents there are of each sort: what charts and their words are made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.library_view.browse import NOT_STATED, options, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.record import DocumentRecord

_LONGEST_LINE = 30


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents have a value."""

    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Grid:
    """How many documents have both a row's and a column's value."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: Mapping[tuple[str, str], int]

    @property
    def most(self) -> tuple[str, str]:
        """The row and the column that the most documents share."""
        return max(self.numbers, key=lambda pair: self.numbers[pair])


def counted(records: Sequence[DocumentRecord], field: str) -> tuple[Count, ...]:
    """How many documents have each value of a field, the most first, those without one last.

    A document with several values, as of themes, counts for each.
    """
    numbers = Counter(value for record in records for value in _values(record, field))
    values = options(records, field)
    ordered = sorted(values, key=lambda value: (value == NOT_STATED, -numbers[value]))
    return tuple(Count(value, numbers[value]) for value in ordered)


def by_year(records: Sequence[DocumentRecord]) -> tuple[Count, ...]:
    """How many documents each year has, in order; years without any too, unless there are many."""
    years = Counter(record.year for record in records if record.year is not None)
    if not years:
        return ()
    span = range(min(years), max(years) + 1)
    shown = span if len(span) <= _LONGEST_LINE else sorted(years)
    return tuple(Count(str(year), years[year]) for year in shown)


def grid(records: Sequence[DocumentRecord], rows: str, columns: str) -> Grid | None:
    """Two fields against each other, the fullest rows and columns first; None if one is open."""
    down = tuple(count.value for count in counted(records, rows))
    across = tuple(count.value for count in counted(records, columns))
    if not down or not across:
        return None
    pairs = Counter(
        (row, column)
        for record in records
        for row in _values(record, rows)
        for column in _values(record, columns)
    )
    return Grid(
        down, across, {(row, column): pairs[row, column] for row in down for column in across}
    )


def _values(record: DocumentRecord, field: str) -> tuple[str, ...]:
    return values_of(record, field) or (NOT_STATED,)
