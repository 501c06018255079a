"""The numbered units that come closest to a subject which none of them names.

"Which action deals with keeping staff?" asks for an action of the plan, whatever its words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.answering.plans.by_subject import (
    ITEM_NOUN,
    LEAST_SUBJECT,
    kind_asked_for,
    subject_of,
)
from assistant.answering.plans.units import heading_draft, home_units, in_words, plural
from assistant.answering.ranking import rank_units
from assistant.retrieval import Evidence
from assistant.understanding.question import UNIT_NOUNS
from corpus.provenance import is_own_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.draft import Draft
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.outline import OutlineUnit
    from indexing.units import Unit

_NAMES_A_UNIT = re.compile(
    rf"\b(?:{'|'.join(UNIT_NOUNS)}|priorities)s?(?: \d|\b)|\b\d[a-z]\b", re.IGNORECASE
)
_WHICH_OF_OURS = re.compile(
    rf"^(?:[^:]+:)?\W*(?:and |so |under )?"
    rf"(?:which\b|(?:what|what do (?:the|our|its)|(?:is|are|does|do) .{{0,30}}\bof (?:the|our|its))"
    rf"(?: six| three)? (?:{'|'.join(UNIT_NOUNS)}|priorities)s?\b)",
    re.IGNORECASE,
)
_LEAST = 9.5
"""Score of a unit's best statement from which it may be what is meant."""
_BEHIND = 1.0
"""How far another unit's best statement may score below the best of all."""
_MOST = 2


def answer_with_closest(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The units whose statements come closest to the subject, said to be no more than that.

    None where the question asks for no unit, or nothing in one comes near.
    """
    noun, units = kind_asked_for(understanding), units_asked_for(understanding, shelf)
    subject = sum(concept.weight for concept in subject_of(understanding))
    if noun is None or not units or subject < LEAST_SUBJECT:
        return None
    closest = _closest(units, understanding, shelf)
    if not closest:
        return None
    drafts = tuple(d for unit, best in closest for d in _told(unit, best, noun))
    note = f"No {noun} says this in so many words; what comes closest is below."
    return Finding("answered", drafts, note, unsure=True)


def of_our_plan(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """Where a unit of our plan is asked for: what the plan says, and what is said of its units.

    What other documents say of the subject is no answer. All of `ranked` for other questions.
    """
    units = units_asked_for(understanding, shelf)
    return [s for s in ranked if _is_of(units[0].doc_id, s.unit)] if units else ranked


def none_says(finding: Finding, understanding: Understanding, shelf: Shelf) -> Finding:
    """`finding` with the word that no unit asked for names the subject: all were looked through."""
    units, noun = units_asked_for(understanding, shelf), kind_asked_for(understanding)
    subject = [f"“{concept.surface}”" for concept in subject_of(understanding)]
    if noun is None or not units or not subject:
        return finding
    found = len(units) if noun != ITEM_NOUN else sum(bool(i.label) for u in units for i in u.items)
    said = subject[0] if len(subject) == 1 else f"all of {', '.join(subject)}"
    told = f"None of the {in_words(found)} {plural(noun)} says {said}."
    return replace(finding, note=" ".join(filter(None, (told, finding.note))))


def units_asked_for(understanding: Understanding, shelf: Shelf) -> tuple[OutlineUnit, ...]:
    """The units of our plan among which "Which action …?" asks for some; empty if it does not."""
    noun = kind_asked_for(understanding)
    if noun is None or not _WHICH_OF_OURS.search(understanding.asked):
        return ()
    return home_units(understanding, shelf, None if noun == ITEM_NOUN else noun)


def _is_of(plan: str, unit: Unit) -> bool:
    passage = unit.passage
    told = is_own_reading(passage.heading_path) and _NAMES_A_UNIT.search(unit.text)
    return passage.doc_id == plan or bool(told)


def _closest(
    units: Sequence[OutlineUnit], understanding: Understanding, shelf: Shelf
) -> list[tuple[OutlineUnit, ScoredUnit]]:
    """The units with the best statements, each with its best one, best first."""
    of_unit = {passage.id: unit for unit in units for passage in unit.passages}
    passages = {passage.id: passage for unit in units for passage in unit.passages}
    evidence = [Evidence(passage, 0.0) for passage in passages.values()]
    ranked = rank_units(understanding, evidence, shelf)
    best: dict[str, tuple[OutlineUnit, ScoredUnit]] = {}
    for scored in ranked:
        unit = of_unit[scored.unit.passage.id]
        if scored.score >= max(_LEAST, ranked[0].score - _BEHIND):
            best.setdefault(unit.name, (unit, scored))
    return list(best.values())[:_MOST]


def _told(unit: OutlineUnit, best: ScoredUnit, noun: str) -> list[Draft]:
    told = to_draft(best.unit)
    return [told] if noun == ITEM_NOUN else [heading_draft(unit), told]
