"""Whether figures can be held against one another, and in plain words why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.tables.measures import PERCENT
from assistant.understanding.question import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.tables.measures import Measure

_ASIDE = re.compile(r"\(([^()]*)\)")


def unit_conflict(measures: Sequence[Measure]) -> str | None:
    """Why `measures` cannot be compared for their units; None if they are in one unit."""
    first: dict[str, Measure] = {}
    for measure in measures:
        first.setdefault(measure.unit, measure)
    if len(first) < 2:
        return None
    one, other = list(first.values())[:2]
    return f"{one.text} is {_kind(one)}, and {other.text} is {_kind(other)}."


def _kind(measure: Measure) -> str:
    if measure.unit == PERCENT:
        return "a percentage"
    if not measure.unit:
        return "a plain number"
    if not measure.unit[0].isalnum():
        return "a sum of money"
    return f"a number of {measure.unit}"


def period_conflict(cells: Sequence[str]) -> str | None:
    """Why cells cannot be compared for the years that they give in brackets; None if none differ.

    A cell without a year of its own is of the table's.
    """
    dated = {cell: years for cell in cells if (years := _years(cell))}
    if len(set(dated.values())) < 2:
        return None
    parts = [
        f"{cell.split('(')[0].strip()} is for {years}" for cell, years in dated.items() if years
    ]
    return f"{', and '.join(parts[:2])}."


def _years(cell: str) -> str:
    found = [m.group() for aside in _ASIDE.findall(cell) for m in YEAR.finditer(aside)]
    return ", ".join(found)
