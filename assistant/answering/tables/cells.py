"""Reads the cells that a question asks for out of a table's row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.draft import Draft
from assistant.answering.extractive import row_quotes, to_draft
from indexing.tables import is_absent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.lexicon import Lexicon
    from indexing.tables import Row, Table
    from indexing.units import Unit

_SAID_SHARE = 0.5
"""Share of a header's words that a question must say to mean its column."""
_NEARLY_BEST = 0.5
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NO_VALUE = "–"
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\W\d{2,4})?")


def wanted_columns(unit: Unit, concepts: Sequence[Concept], lexicon: Lexicon) -> tuple[int, ...]:
    """Columns (from 1; 0 holds the labels) of a row's table that the question names.

    Where it names a year that no header holds, the cells that hold it count with the others.
    """
    if unit.table is None or unit.row is None:
        return ()
    named = columns_named(unit.table.headers, concepts, lexicon)
    headers = lexicon.stems(" ".join(unit.table.headers))
    years = [c for c in concepts if _YEAR.fullmatch(c.surface) and c.match(headers) < 1]
    cells = enumerate(unit.row.cells[1:], 1)
    dated = {n for n, cell in cells for c in years if c.match(lexicon.stems(cell)) >= 1}
    return tuple(sorted(dated.union(named))) if named else ()


def columns_named(
    headers: Sequence[str],
    concepts: Sequence[Concept],
    lexicon: Lexicon,
    nearly_best: float = _NEARLY_BEST,
    said_share: float = _SAID_SHARE,
) -> tuple[int, ...]:
    """Columns (from 1; 0 holds the labels) that the question names; empty if it names none.

    Where one header says all that another does and more ("vacancy rate", "rate"), it is meant
    alone; a header whose heaviest word weighs less than `nearly_best` of the best one's is not.
    """
    named = {
        place: found
        for place, header in enumerate(headers[1:], 1)
        if (found := _named_by(header, concepts, lexicon, said_share))
    }
    weights = {place: max(c.weight for c in found) for place, found in named.items()}
    best = max(weights.values(), default=0.0)
    return tuple(
        place
        for place, found in named.items()
        if weights[place] >= nearly_best * best
        and not any(set(found) < set(other) for other in named.values())
    )


def _named_by(
    header: str, concepts: Sequence[Concept], lexicon: Lexicon, said_share: float
) -> tuple[Concept, ...]:
    """The concepts that a header holds whole, if they are enough of it to mean its column."""
    named = tuple(c for c in concepts if c.match(lexicon.stems(header)) >= 1)
    words = {t.stem for t in lexicon.tokens(_ASIDE.sub("", header)) if not t.is_stop_word}
    said = {stem for concept in named for form in concept.alternatives for stem in form}
    enough = words and len(words & said) / len(words) >= said_share
    return named if enough else ()


def cells_absent(unit: Unit, columns: Sequence[int]) -> bool:
    """Whether the row has no value in any of `columns`."""
    row = unit.row
    return row is not None and bool(columns) and all(is_absent(row.cells[c]) for c in columns)


def cell_draft(unit: Unit, concepts: Sequence[Concept], lexicon: Lexicon) -> Draft:
    """The row's wanted cells, named by row and column; the whole row where none is named."""
    columns = wanted_columns(unit, concepts, lexicon)
    if unit.row is None or unit.table is None or not columns:
        return to_draft(unit)
    text = cells_in_words(unit.row, unit.table, columns)
    return Draft(text, unit.passage, row_quotes(unit, unit.table))


def cells_in_words(row: Row, table: Table, columns: Sequence[int]) -> str:
    """Cells of a row, named by row and column."""
    cells = (f"{table.headers[c]}: {row.cells[c] or _NO_VALUE}" for c in columns)
    return f"{table.name_of(row)} — {'; '.join(cells)}"
