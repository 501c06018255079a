"""Extractive answers: choose and order the sentences, list items and table rows that answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.scoring import ScoredUnit
from assistant.understanding.question import QuestionForm
from indexing.tables import Row, Table, is_absent
from indexing.units import Unit, row_text

MAX_STATEMENTS = 4
MAX_LIST = 40
_LONG_QUOTE = 700
_KEEP_RATIO = 0.8
_BLOCK_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class Block:
    """All scored units of one list, table or run of prose, in reading order."""

    units: tuple[ScoredUnit, ...]

    @property
    def best(self) -> ScoredUnit:
        """Its best unit."""
        return max(self.units, key=lambda scored: scored.score)


def choose(form: QuestionForm, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """The units that answer, in the order to be shown; `ranked` is best first and not empty."""
    block = _block_of(ranked[0], ranked)
    if _wants_whole(form, block):
        return list(block.units[:MAX_LIST])
    return _best_few(ranked)


def _block_of(scored: ScoredUnit, ranked: Sequence[ScoredUnit]) -> Block:
    passage = scored.unit.passage
    first = passage.position - passage.part
    members = [
        other
        for other in ranked
        if other.unit.passage.doc_id == passage.doc_id
        and other.unit.passage.position - other.unit.passage.part == first
        and other.unit.kind == scored.unit.kind
        and other.unit.lead == scored.unit.lead
    ]
    members.sort(key=lambda s: (s.unit.passage.position, s.unit.order))
    return Block(tuple(members))


def _wants_whole(form: QuestionForm, block: Block) -> bool:
    """Whether the list or table as a whole is the answer.

    It is where a list is asked for and no member stands out by its own words: the question is then
    about what the members have in common, which stands in their heading or lead-in.
    """
    if len(block.units) < 2 or block.best.unit.kind == "sentence":
        return False
    if form.kind not in ("list", "definition") and not form.asks_all:
        return False
    mean = sum(scored.own for scored in block.units) / len(block.units)
    return block.best.own - mean <= _BLOCK_MARGIN or block.best.covered - block.best.own >= 0.3


def _best_few(ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    floor = ranked[0].score * _KEEP_RATIO
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


def cell_draft(unit: Unit, row: Row, table: Table, columns: Sequence[int]) -> Draft:
    """Only the wanted cells of a row, named by row and column."""
    cells = [
        f"{table.headers[c]}: {row.cells[c] if not is_absent(row.cells[c]) else 'not given'}"
        for c in columns
    ]
    return Draft(f"{row.label} — {'; '.join(cells)}", unit.passage, row_quotes(unit, table))


def row_quotes(unit: Unit, table: Table) -> tuple[str, ...]:
    """The table from its header to the row if that is short, else the header and the row."""
    start = unit.passage.text.find(table.header_line)
    end = unit.passage.text.find(unit.quote, max(start, 0)) + len(unit.quote)
    if 0 <= start < end and end - start <= _LONG_QUOTE:
        return (unit.passage.text[start:end],)
    return (table.header_line, unit.quote)
