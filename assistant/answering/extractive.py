"""Extractive answers: choose and order the sentences, list items and table rows that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.draft import Draft
from indexing.units import Unit, row_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.scoring import ScoredUnit
    from assistant.lexicon import Lexicon
    from indexing.tables import Table

MAX_STATEMENTS = 8
MAX_UNSURE = 5
"""Statements where it is not sure that they answer: many would only hide what is missing."""
_LONG_QUOTE = 700
_MARGIN = 3.0
_NEW_GAIN = 4.0
_POOL = 40


def choose(
    ranked: Sequence[ScoredUnit],
    concepts: Sequence[Concept],
    lexicon: Lexicon,
    *,
    most: int = MAX_STATEMENTS,
) -> list[ScoredUnit]:
    """The few units that answer, grouped by document in the order of their best unit.

    Chosen one by one, as in maximal marginal relevance (Carbonell and Goldstein 1998): a unit that
    says what none before it said gains, so that every part of a question finds its answer.
    """
    total = sum(concept.weight for concept in concepts) or 1.0
    floor = ranked[0].score - _MARGIN
    pool = [scored for scored in ranked[:_POOL] if scored.score >= floor - _NEW_GAIN]
    kept: list[ScoredUnit] = []
    said: dict[str, float] = {}
    while pool and len(kept) < most:
        gains = {id(s): _gain(s, concepts, said, lexicon) / total for s in pool}
        best = max(pool, key=lambda s: s.score + _NEW_GAIN * gains[id(s)])
        pool.remove(best)
        if best.score + _NEW_GAIN * gains[id(best)] < floor:
            break
        if all(best.unit.text.lower() != other.unit.text.lower() for other in kept):
            kept.append(best)
            for concept in concepts:
                now = concept.match(_own_stems(best, lexicon))
                said[concept.surface] = max(said.get(concept.surface, 0.0), now)
    documents = list(dict.fromkeys(s.unit.passage.doc_id for s in kept))
    return sorted(kept, key=lambda s: (documents.index(s.unit.passage.doc_id), *_place(s)))


def with_what_they_lead_in(
    chosen: Sequence[ScoredUnit], ranked: Sequence[ScoredUnit]
) -> list[ScoredUnit]:
    """`chosen`, each lead-in ("We will:") followed by the items or rows that it introduces.

    A lead-in says nothing alone. A list that is longer than an answer stays as it was chosen.
    """
    found: list[ScoredUnit] = []
    for scored in chosen:
        led = _led_in_by(scored, ranked)
        found += [scored, *(led if len(led) <= MAX_STATEMENTS else ())]
    return list(dict.fromkeys(found))


def _led_in_by(scored: ScoredUnit, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    unit = scored.unit
    if not unit.text.endswith(":"):
        return []
    led = [
        other
        for other in ranked
        if other.unit.passage.doc_id == unit.passage.doc_id
        and other.unit.passage.heading_path == unit.passage.heading_path
        and other.unit.lead.endswith(unit.text)
    ]
    return sorted(led, key=_place)


def _gain(
    scored: ScoredUnit, concepts: Sequence[Concept], said: Mapping[str, float], lexicon: Lexicon
) -> float:
    """Weight of the concepts that the unit itself holds and those kept so far do not."""
    if not said:
        return 0.0
    stems = _own_stems(scored, lexicon)
    return sum(
        concept.weight * max(0.0, concept.match(stems) - said.get(concept.surface, 0.0))
        for concept in concepts
    )


def _own_stems(scored: ScoredUnit, lexicon: Lexicon) -> frozenset[str]:
    unit = scored.unit
    return lexicon.stems(f"{unit.row.label}" if unit.row else unit.text)


def _place(scored: ScoredUnit) -> tuple[int, int]:
    return (scored.unit.passage.position, scored.unit.order)


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
