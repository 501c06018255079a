"""Picks the rows that a question compares out of one table, groups and sub-rows understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cells import wanted_columns

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
    labels = {id(s): _label(s) for s in members}
    heads = [s for s in members if labels[id(s)].group is None]
    picked = _picked(heads, [labels[id(s)].label for s in heads], concepts, lexicon)
    groups = {labels[id(s)].label for s in picked}
    under = [s for s in members if labels[id(s)].group in groups]
    own = [labels[id(s)].cells[0] for s in under]
    picked += [s for s in under if _names(own[under.index(s)], concepts, lexicon)]
    picked.sort(key=lambda s: (s.unit.passage.position, s.unit.order))
    return picked if len(picked) <= _MOST_ROWS else []


def _label(scored: ScoredUnit) -> Row:
    row = scored.unit.row
    assert row is not None  # noqa: S101  (only rows come here)
    return row


def _same_table(lead: ScoredUnit, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    def place(scored: ScoredUnit) -> tuple[str, int]:
        passage = scored.unit.passage
        return (passage.doc_id, passage.position - passage.part)

    return [s for s in ranked if s.unit.row is not None and place(s) == place(lead)]


def _picked(
    heads: Sequence[ScoredUnit],
    labels: Sequence[str],
    concepts: Sequence[Concept],
    lexicon: Lexicon,
) -> list[ScoredUnit]:
    """For each concept that some but not all labels hold, the heads that hold it most exactly."""
    stems = [lexicon.stems(label) for label in labels]
    chosen: dict[int, ScoredUnit] = {}
    for concept in concepts:
        holding = [i for i, words in enumerate(stems) if concept.match(words) >= 1]
        if not holding or len(holding) == len(heads) > 1:
            continue
        most = max(_said(stems[i], concepts, lexicon) for i in holding)
        for i in holding:
            if _said(stems[i], concepts, lexicon) >= most:
                chosen[i] = heads[i]
    return [chosen[i] for i in sorted(chosen)]


def _said(words: frozenset[str], concepts: Sequence[Concept], lexicon: Lexicon) -> float:
    """Weight of the concepts that a label holds, less a little for what it adds."""
    held = sum(concept.weight for concept in concepts if concept.match(words) >= 1)
    asked = {stem for concept in concepts for form in concept.alternatives for stem in form}
    return round(held - 0.05 * sum(lexicon.weight(word) for word in words - asked), 6)


def _names(label: str, concepts: Sequence[Concept], lexicon: Lexicon) -> bool:
    stems = lexicon.stems(label)
    return any(concept.match(stems) >= 1 for concept in concepts)
