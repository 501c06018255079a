"""Whether cells tell the sort of figure that is asked for: an average, a change, a count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.kinds_of_fact import only_percentages
from assistant.understanding.question import YEAR
from corpus.phrases import fold_phrase

if TYPE_CHECKING:
    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.picking import Pick
    from assistant.opening import Shelf

_ASKS_PERCENTAGES = re.compile(
    r"\bper ?cent|%|\b(?:points?|share|proportion|rate)\b", re.IGNORECASE
)
_AVERAGE = re.compile(r"\b(?:averages?|mean|median|typical)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:change|growth|grew|trend|rise|rose|fall|fell|increase|decrease|before|earlier|previous|"
    r"up|down|from .* to)\b",
    re.IGNORECASE,
)


def tells_what_is_asked(picked: Pick, asked: FigureQuestion, shelf: Shelf, around: str) -> bool:
    """Whether the cells can be such a figure; `around` are the words that the table stands in."""
    said = f"{labels_of(picked)}\n" + "\n".join(map(picked.text, picked.cells))
    if _AVERAGE.search(asked.text) and not _AVERAGE.search(f"{said}\n{around}"):
        return False
    if asked.over_time and len(set(YEAR.findall(said))) < 2 and not _CHANGE.search(said):
        return False
    if not asked.counts:
        return True
    percentages = _only_percentages(picked) and not _ASKS_PERCENTAGES.search(asked.text)
    return not percentages and not _counts_something_else(picked, asked, shelf)


def labels_of(picked: Pick) -> str:
    """The labels of the rows and columns picked, one a line."""
    table = picked.grid.table
    rows, columns = picked.rows, picked.columns
    return "\n".join([*(table.rows[n].label for n in rows), *(table.headers[n] for n in columns)])


def _only_percentages(picked: Pick) -> bool:
    given = picked.given
    return bool(given) and all(only_percentages(picked.text(cell)) for cell in given)


def _counts_something_else(picked: Pick, asked: FigureQuestion, shelf: Shelf) -> bool:
    """Whether no label has the counted word, but another of its stem: nursing associates."""
    named = [(picked.grid.table.rows[n].label, said) for n, said in picked.sides.items() if said]
    return bool(named) and not any(
        _in_this_form(concept.surface, label)
        or not concept.alternatives[0] <= shelf.lexicon.stems(label)
        for label, said in named
        for concept in asked.concepts
        if concept.surface in said
    )


def _in_this_form(words: str, label: str) -> bool:
    return not set(fold_phrase(words).split()).isdisjoint(fold_phrase(label).split())
