"""Reads the cells that a question asks for out of a table's row."""

from __future__ import annotations

from assistant.answering.draft import Draft
from assistant.answering.extractive import row_quotes, to_draft
from assistant.answering.matching import Concept
from assistant.lexicon import Lexicon
from indexing.tables import is_absent
from indexing.units import Unit

_HEADER_SHARE = 0.5


def wanted_columns(unit: Unit, concepts: tuple[Concept, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """Columns whose header the question names, best matches only; empty if it names none."""
    if unit.table is None:
        return ()
    scores: dict[int, float] = {}
    for place, header in enumerate(unit.table.headers[1:], 1):
        stems = lexicon.stems(header)
        matched = [c for c in concepts if c.match(stems) >= 1]
        said = frozenset(stem for c in matched for form in c.alternatives for stem in form)
        words = {t.stem for t in lexicon.tokens(header) if not t.is_stop_word}
        if matched and words and len(words & said) / len(words) >= _HEADER_SHARE:
            scores[place] = sum(c.weight for c in matched)
    best = max(scores.values(), default=0.0)
    return tuple(place for place, score in scores.items() if score >= 0.5 * best)


def cells_absent(unit: Unit, columns: tuple[int, ...]) -> bool:
    """Whether the row has no value in any of `columns`."""
    return bool(unit.row and columns and all(is_absent(unit.row.cells[place]) for place in columns))


def cell_draft(unit: Unit, concepts: tuple[Concept, ...], lexicon: Lexicon) -> Draft:
    """The row's wanted cells, named by row and column; the whole row where none is named."""
    columns = wanted_columns(unit, concepts, lexicon)
    if unit.row is None or unit.table is None or not columns:
        return to_draft(unit)
    cells = [f"{unit.table.headers[c]}: {unit.row.cells[c] or 'not given'}" for c in columns]
    text = f"{unit.row.label} — {'; '.join(cells)}"
    return Draft(text, unit.passage, row_quotes(unit, unit.table))
