"""Answers questions about figures from tables: finds the tables that hold what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.our_area import asks_of_ours, is_elsewhere
from assistant.answering.sectors import AskedSectors
from assistant.answering.tables.answer import TableReading, in_full
from assistant.answering.tables.figure_question import figure_question
from assistant.answering.tables.fit import fit
from assistant.answering.tables.grids import grids
from assistant.answering.tables.notes import surroundings
from assistant.answering.tables.picking import pick
from assistant.answering.tables.telling import labels_of, tells_what_is_asked
from assistant.superseded import asks_for
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.draft import Finding
    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.grids import Grid
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding
    from indexing.document import Passage

_ENOUGH = 0.7
_ENOUGH_ON_AXES = 0.9
"""Share of a question that labels must name where its words do not ask for a figure."""
_ON_AXES = 0.2
_LEAST_ON_AXES = 0.33
_AS_GOOD, _AS_GOOD_COMPARED = 0.15, 0.08
_MOST_TABLES = 3
_CORE = 0.05
_SUPERSEDED = 0.2
_SEARCHED, _SEARCHED_CORE = 20, 12


def answer_figures(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> Finding | None:
    """The cells that a question about figures names; None if no table clearly has them.

    Of tables that fit about as well, one a document is read, core documents first, and those that
    have no value only where none has one. Who asks for more has had the cells.
    """
    asked = figure_question(understanding)
    if asked is None or understanding.form.units or understanding.shown:
        return None
    tables = grids(_passages(asked, evidence, shelf), shelf.library)
    scored = sorted(_readings(understanding, asked, tables, shelf), key=lambda each: -each[0])
    if any(reading.pick.given for _, reading in scored):
        scored = [(score, reading) for score, reading in scored if reading.pick.given]
    kept: dict[str, TableReading] = {}
    for score, reading in scored:
        if score >= scored[0][0] - (_AS_GOOD_COMPARED if asked.compares else _AS_GOOD):
            kept.setdefault(reading.pick.grid.passage.doc_id, reading)
    return in_full(asked, list(kept.values())[:_MOST_TABLES], shelf) if kept else None


def _passages(asked: FigureQuestion, evidence: Sequence[Evidence], shelf: Shelf) -> list[Passage]:
    """The evidence, what is found by the question's subject alone, and what stands next to that.

    The many words that ask for a difference or a ratio stand in no table, and hide it from search;
    and the text around a table is found more easily than its bare cells.
    """
    subject = " ".join(c.surface for c in asked.concepts if c.surface not in asked.common)
    found = shelf.retriever.search(subject, k=_SEARCHED)
    core = shelf.retriever.search(subject, k=_SEARCHED_CORE, narrowed=SearchFilter(core=True))
    passages = [item.passage for item in (*found, *core)]
    beside = [
        passage_id
        for passage in passages
        for passage_id in (passage.previous_id, passage.next_id)
        if passage_id is not None
    ]
    known = [item.passage for item in evidence]
    return [*known, *passages, *shelf.library.passages(list(dict.fromkeys(beside)))]


def _readings(
    understanding: Understanding,
    asked: FigureQuestion,
    tables: Sequence[Grid],
    shelf: Shelf,
) -> Iterator[tuple[float, TableReading]]:
    """The tables that have what is asked for, each with how well it fits."""
    text = understanding.standalone_question
    sectors, ours = AskedSectors.of(text), asks_of_ours(understanding, shelf)
    for grid in tables:
        doc_id = grid.passage.doc_id
        if understanding.documents and doc_id not in understanding.documents:
            continue
        if ours and is_elsewhere(doc_id, shelf):
            continue
        under = _stands_under(grid, shelf)
        picked = pick(grid, asked, shelf, under)
        if picked is None or not (asked.asks or picked.by_column):
            continue
        around = surroundings(grid, shelf)
        if not tells_what_is_asked(picked, asked, shelf, f"{under}\n{around.text}"):
            continue
        record = shelf.records[doc_id]
        if sectors.leave_out(record, f"{labels_of(picked)}\n{under}"):
            continue
        fitting = fit(picked, asked, shelf, under, around.text)
        least = _LEAST_ON_AXES if asked.asks else _ENOUGH_ON_AXES
        if fitting is not None and fitting.whole >= _ENOUGH and fitting.axes >= least:
            is_old = record.superseded_by and not asks_for(record, (), text)
            score = fitting.whole + _ON_AXES * fitting.axes + _CORE * record.core
            yield score - _SUPERSEDED * bool(is_old), TableReading(picked, around)


def _stands_under(grid: Grid, shelf: Shelf) -> str:
    passage = grid.passage
    return "\n".join([shelf.titles[passage.doc_id], passage.section, grid.lead])
