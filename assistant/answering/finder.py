"""From evidence to a finding: which way of answering fits the question, tried in order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.cells import cell_draft
from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import choose
from assistant.answering.gate import judge
from assistant.answering.lists import find_list
from assistant.answering.numbered import answer_from, look_up
from assistant.answering.scoring import ScoredUnit, UnitScorer
from assistant.answering.weights import load_weights
from assistant.opening import Shelf
from assistant.retrieval import Evidence
from assistant.understanding import Understanding
from assistant.understanding.question import count_said


def find_answer(understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf) -> Finding:
    """What the library says to the question, or that it says nothing."""
    numbered = look_up(understanding, shelf)
    finding = answer_from(numbered, understanding, shelf)
    if finding is not None:
        return finding
    ranked = rank_units(understanding, evidence, shelf)
    nearest = tuple(dict.fromkeys(item.passage.doc_id for item in evidence))[:3]
    whole = find_list(understanding, ranked, shelf.lexicon) if _asks_list(understanding) else None
    verdict = judge(
        understanding,
        ranked,
        shelf,
        whole_list=whole is not None,
        weights=load_weights().gate,
    )
    if not verdict.answer:
        drafts = (_draft(verdict.absent, understanding, shelf),) if verdict.absent else ()
        return Finding("not_in_library", drafts, "The library does not answer this.", nearest)
    chosen = whole.units if whole else choose(ranked)
    return Finding("answered", tuple(_draft(s, understanding, shelf) for s in chosen))


def _draft(scored: ScoredUnit, understanding: Understanding, shelf: Shelf) -> Draft:
    return cell_draft(scored.unit, understanding.concepts, shelf.lexicon)


def _asks_list(understanding: Understanding) -> bool:
    form = understanding.form
    return form.wants in ("text", "yes_no") and (
        form.kind == "list"
        or form.asks_all
        or count_said(understanding.standalone_question) is not None
    )


def rank_units(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> list[ScoredUnit]:
    """All units of the evidence, best first."""
    scorer = UnitScorer(understanding, shelf, load_weights().unit)
    units = [unit for rank, item in enumerate(evidence, 1) for unit in scorer.score(item, rank)]
    return sorted(units, key=lambda scored: -scored.score)
