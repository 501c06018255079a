"""From evidence to a finding: which way of answering fits the question, tried in order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.draft import Finding
from assistant.answering.extractive import choose, to_draft
from assistant.answering.gate import judge
from assistant.answering.scoring import ScoredUnit, UnitScorer
from assistant.opening import Shelf
from assistant.retrieval import Evidence
from assistant.understanding import Understanding


def find_answer(understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf) -> Finding:
    """What the library says to the question, or that it says nothing."""
    ranked = rank_units(understanding, evidence, shelf)
    nearest = tuple(dict.fromkeys(item.passage.doc_id for item in evidence))[:3]
    verdict = judge(understanding.form, ranked)
    if not verdict.answer:
        drafts = (to_draft(verdict.absent.unit),) if verdict.absent else ()
        return Finding("not_in_library", drafts, "The library does not answer this.", nearest)
    return Finding("answered", tuple(to_draft(s.unit) for s in choose(understanding.form, ranked)))


def rank_units(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> list[ScoredUnit]:
    """All units of the evidence, best first."""
    scorer = UnitScorer(
        understanding.concepts, shelf.lexicon, understanding.form.wants, shelf.titles
    )
    top = max((item.score for item in evidence), default=1.0)
    units = [unit for item in evidence for unit in scorer.score(item, item.score / top)]
    return sorted(units, key=lambda scored: -scored.score)
