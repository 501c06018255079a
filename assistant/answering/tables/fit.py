"""How well the cells picked out of a table fit a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.tables.naming import NEARLY_WHOLE, unsaid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.picking import Pick
    from assistant.opening import Shelf

_AROUND = 0.9
"""How far a concept counts that stands in headings, title or lead, not in a label."""
_IN_SECTION = 0.6
_ENOUGH_STANDING = 0.6
_MOST_MISSING = 0.25
_UNSAID = 0.25
"""What a label's words that the question does not say take off a fit, if it says none of them."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a question a table's picked cells serve, each from 0 to 1."""

    whole: float
    """By labels and all that stands around the table, less what the labels add."""
    axes: float
    """By labels alone, of what does not name the document."""


def fit(picked: Pick, asked: FigureQuestion, shelf: Shelf, around: str, section: str) -> Fit | None:
    """How well the cells fit the question; None if a year or a weighty part of it stands nowhere.

    `around` are the words that the table stands under (title, headings, lead); `section` is the
    text that it stands in. Of rows that the question does not name side by side, each must fit.
    """
    together = asked.joins or asked.compares or asked.total
    fits = [
        _fit(picked, rows, asked, shelf, around, section)
        for rows in ([picked.rows] if together else [(row,) for row in picked.rows])
    ]
    found = [each for each in fits if each is not None]
    return min(found, key=lambda each: each.whole) if len(found) == len(fits) else None


def _fit(
    picked: Pick,
    rows: Sequence[int],
    asked: FigureQuestion,
    shelf: Shelf,
    around: str,
    section: str,
) -> Fit | None:
    table, stems = picked.grid.table, shelf.lexicon.stems
    doc_id = picked.grid.passage.doc_id
    labels = [table.rows[n].label for n in rows]
    labels += [table.headers[n] for n in picked.columns]
    axes = stems("\n".join(labels))
    near = stems(f"{around}\n{table.headers[0]}")
    within = axes | near | stems(section)
    total = whole = inside = on_axes = missing = 0.0
    for concept in asked.concepts:
        named = concept.match(axes) if concept.match(axes) >= NEARLY_WHOLE else 0.0
        standing = max(
            named,
            _AROUND * float(doc_id in concept.documents or (named and concept.match(within) >= 1)),
            _AROUND * concept.match(near),
            _IN_SECTION * concept.match(within),
        )
        if not named and concept.surface in asked.common:
            continue
        if standing < _ENOUGH_STANDING:
            missing += concept.weight
            if any(year in concept.surface for year in asked.years):
                return None
        total += concept.weight
        whole += concept.weight * standing
        inside += concept.weight * (doc_id not in concept.documents)
        on_axes += concept.weight * named
    if not total or missing > _MOST_MISSING * total:
        return None
    extra = [
        unsaid(table.rows[n].cells[0], asked, shelf.lexicon) for n, s in picked.sides.items() if s
    ]
    added = sum(extra) / len(extra) if extra else 0.0
    return Fit(whole / total - _UNSAID * added, on_axes / inside if inside else 0.0)
