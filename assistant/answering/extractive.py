"""Extractive answers: choose and order the sentences, list items and table rows that answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.scoring import ScoredUnit
from indexing.tables import Table
from indexing.units import Unit, row_text

MAX_STATEMENTS = 5
_LONG_QUOTE = 700
_MARGIN = 1.6


def choose(ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """The few units that answer, grouped by document in the order of their best unit."""
    floor = ranked[0].score - _MARGIN
    kept: list[ScoredUnit] = []
    seen: set[str] = set()
    for scored in ranked:
        words = scored.unit.text.lower()
        if scored.score < floor or len(kept) == MAX_STATEMENTS:
            break
        if words not in seen:
            seen.add(words)
            kept.append(scored)
    documents = list(dict.fromkeys(s.unit.passage.doc_id for s in kept))
    return sorted(
        kept,
        key=lambda s: (
            documents.index(s.unit.passage.doc_id),
            s.unit.passage.position,
            s.unit.order,
        ),
    )


def to_draft(unit: Unit) -> Draft:
    """A unit as a statement; a row in words, quoted with its table's header."""
    if unit.row is None or unit.table is None:
        return Draft(unit.text, unit.passage, (unit.quote,))
    return Draft(row_text(unit.row, unit.table), unit.passage, row_quotes(unit, unit.table))


def row_quotes(unit: Unit, table: Table) -> tuple[str, ...]:
    """The table from its header to the row if that is short, else the header and the row."""
    start = unit.passage.text.find(table.header_line)
    end = unit.passage.text.find(unit.quote, max(start, 0)) + len(unit.quote)
    if 0 <= start < end and end - start <= _LONG_QUOTE:
        return (unit.passage.text[start:end],)
    return (table.header_line, unit.quote)
