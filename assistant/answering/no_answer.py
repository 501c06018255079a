"""Where nothing answers: the library's own word that it is missing, and what comes closest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.compose import caveat
from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import to_draft
from assistant.answering.ranking import draft_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.gate import Verdict
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

NO_ANSWER = "The library does not answer this."
STATED_ABSENCE = "The library does not answer this; what it says about it is below."
_NEAREST = 3
_NEAR_ENOUGH = 0.05
"""Confidence from which what comes closest is shown where there is no answer."""
_LOOKED_AT = 30
"""Best units among which that is looked for."""


def no_answer(
    understanding: Understanding,
    evidence: Sequence[Evidence],
    ranked: Sequence[ScoredUnit],
    verdict: Verdict,
    shelf: Shelf,
) -> Finding:
    """Nothing, or the library's own word that it is missing; and the nearest documents."""
    if verdict.absent is None and verdict.confidence >= _NEAR_ENOUGH:
        closest = _closest(ranked)
        nearest = tuple(draft.passage.doc_id for draft in closest)
        return Finding(
            "not_in_library", (), NO_ANSWER, nearest, closest, confidence=verdict.confidence
        )
    nearest = tuple(dict.fromkeys(item.passage.doc_id for item in evidence))[:_NEAREST]
    if verdict.absent is None:
        return Finding("not_in_library", (), NO_ANSWER, nearest, confidence=verdict.confidence)
    draft = draft_of(verdict.absent, understanding, shelf)
    return Finding(
        "not_in_library", (draft,), STATED_ABSENCE, nearest, confidence=verdict.confidence
    )


def _closest(ranked: Sequence[ScoredUnit]) -> tuple[Draft, ...]:
    """The best statement of each of the nearest documents, in the document's own word."""
    best: dict[str, Draft] = {}
    for unit in (scored.unit for scored in ranked[:_LOOKED_AT]):
        if not caveat(unit.passage.heading_path):
            best.setdefault(unit.passage.doc_id, to_draft(unit))
    return tuple(best.values())[:_NEAREST]
