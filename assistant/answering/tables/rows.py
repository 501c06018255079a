"""Picks the rows that a question compares out of one table, groups and sub-rows understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.tables.cells import wanted_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.scoring import ScoredUnit
    from assistant.lexicon import Lexicon
    from indexing.tables import Row

_MOST_ROWS = 9


def compared_rows(
    chosen: Sequence[ScoredUnit],
    ranked: Sequence[ScoredUnit],
    concepts: Sequence[Concept],
    lexicon: Lexicon,
) -> list[ScoredUnit]:
    """The rows that the question names, in the order of the table that the first chosen row is of.

    Empty if no row is among `chosen`, or if the question names none of its table's columns.

    Each word that tells rows apart picks the rows whose label holds it and adds least to it: 'NHS'
    picks 'NHS trusts', not its sub-row 'North West'. Words of sub-rows ('nationally') pick those of
    the picked groups, each with its group's own row, against which it is read.
    """
    lead = next((s for s in chosen if s.unit.row is not None), None)
    if lead is None or not wanted_columns(lead.unit, tuple(concepts), lexicon):
        return []
    members = _same_table(lead, ranked)
    heads = [s for s in members if _row(s).group is None]
    picked = _picked(heads, concepts, lexicon)
    groups = {_row(s).label for s in picked} or {_row(lead).group or _row(lead).label}
    rows = [s for s in heads if _row(s).label in groups]
    rows += [
        s
        for s in members
        if _row(s).group in groups and _is_said(_row(s).cells[0], concepts, lexicon)
    ]
    rows.sort(key=lambda s: (s.unit.passage.position, s.unit.order))
    return rows if len(rows) <= _MOST_ROWS else []


def in_same_table(one: ScoredUnit, other: ScoredUnit) -> bool:
    """Whether two units are rows of one table."""
    return None not in (one.unit.row, other.unit.row) and _place(one) == _place(other)


def _place(scored: ScoredUnit) -> tuple[str, int]:
    passage = scored.unit.passage
    return (passage.doc_id, passage.position - passage.part)


def _row(scored: ScoredUnit) -> Row:
    row = scored.unit.row
    assert row is not None  # noqa: S101  (only rows come here)
    return row


def _same_table(lead: ScoredUnit, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    return [scored for scored in ranked if in_same_table(lead, scored)]


def _picked(
    heads: Sequence[ScoredUnit], concepts: Sequence[Concept], lexicon: Lexicon
) -> list[ScoredUnit]:
    """For each concept that some but not all labels hold, the heads that hold it most exactly."""
    labels = [lexicon.stems(_row(head).label) for head in heads]
    table = heads[0].unit.table if heads else None
    headers = lexicon.stems(" ".join(table.headers)) if table else frozenset[str]()
    chosen: set[int] = set()
    for concept in concepts:
        # 'social care staff' picks 'social care' where 'staff' is what the columns are about.
        holding = [
            i
            for i, words in enumerate(labels)
            if concept.match(words | headers) >= 1 and concept.match(words - headers) > 0
        ]
        if not holding or len(holding) == len(heads) > 1:
            continue
        exact = {i: _exactness(labels[i], concepts, lexicon) for i in holding}
        chosen |= {i for i in holding if exact[i] >= max(exact.values())}
    return [heads[i] for i in sorted(chosen)]


def _exactness(words: frozenset[str], concepts: Sequence[Concept], lexicon: Lexicon) -> float:
    """Weight of the concepts that a label holds, less a little for what it adds."""
    held = sum(concept.weight * concept.match(words) for concept in concepts)
    asked = {stem for concept in concepts for form in concept.alternatives for stem in form}
    return round(held - 0.05 * sum(lexicon.weight(word) for word in words - asked), 6)


def _is_said(label: str, concepts: Sequence[Concept], lexicon: Lexicon) -> bool:
    stems = lexicon.stems(label)
    return any(concept.match(stems) >= 1 for concept in concepts)
