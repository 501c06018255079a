"""Evidence cut into units and put in order: the best answer to the question first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.extractive import to_draft
from assistant.answering.orders import orders_assistant
from assistant.answering.scoring import ScoredUnit, UnitScorer
from assistant.answering.tables.cells import cell_draft
from assistant.answering.weights import load_weights
from assistant.grounding.quotes import squeezed
from assistant.understanding.sums import asks_over_time, sets_against

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.draft import Draft
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding


def rank_units(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> list[ScoredUnit]:
    """All units of the evidence, best first; what gives orders to assistants is none."""
    similarities = shelf.retriever.unit_similarities(
        understanding.asked, [item.passage.id for item in evidence]
    )
    asked = shelf.asked.likenesses(understanding.asked)
    scorer = UnitScorer(understanding, shelf, load_weights().of_ranking(shelf), similarities, asked)
    units = [unit for rank, item in enumerate(evidence, 1) for unit in scorer.score(item, rank)]
    units = [scored for scored in units if not orders_assistant(scored.unit.text)]
    if understanding.shown:
        units = [
            s
            for s in units
            if squeezed(draft_of(s, understanding, shelf).text) not in understanding.shown
        ]
    return sorted(units, key=lambda scored: -scored.score)


def draft_of(scored: ScoredUnit, understanding: Understanding, shelf: Shelf) -> Draft:
    """The unit, or the cells of a row that are asked for: all, where they are compared."""
    asked = understanding.asked
    if understanding.form.kind == "comparison" or asks_over_time(asked) or sets_against(asked):
        return to_draft(scored.unit)
    return cell_draft(scored.unit, understanding.concepts, shelf.lexicon)
