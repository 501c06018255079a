"""Which numbered units are about something: "Which priority do career pathways come under?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import to_draft
from assistant.answering.plans.units import heading_draft, home_units, other_nouns, singular
from assistant.understanding.question import UNIT_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.outline import OutlineItem, OutlineUnit

ITEM_NOUN = "commitment"
_WHICH = re.compile(
    r"^(?:[^:]+:)?\W*(?:and |so |under )?"
    r"(?:(?:which|what)(?: of (?:the|our))?(?:\s+[\w'’-]+){0,2}?|"
    r"what do (?:the|our|its|all)(?: (?:six|three|strategy['’]s))?|"
    r"(?:is|are|does|do) (?:[\w'’-]+ ){0,3}?(?:any|one|some) of (?:the|our|its)(?: (?:six|three))?)"
    rf"\s+(?P<noun>{'|'.join(UNIT_NOUNS)}|priorities)s?\b(?!\s+(?:is|are|was|were)\s+the\b)",
    re.IGNORECASE,
)
LEAST_SUBJECT = 1.5
"""Weight that the subject must have: nearly every unit speaks of staff."""
_MOST = 10
_BETWEEN = 1
"""Words that may stand between those of one name."""


def answer_by_subject(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The units of the kind asked for that hold all that the question is about; None if none does.

    A unit holds what its heading, its items and the units under it say; each is given with the
    first item that says it.
    """
    noun = kind_asked_for(understanding)
    subject = subject_of(understanding)
    if noun is None or sum(concept.weight for concept in subject) < LEAST_SUBJECT:
        return None
    units = home_units(understanding, shelf, None if noun == ITEM_NOUN else noun)
    found = [draft for unit in units for draft in _telling(unit, noun, subject, shelf)]
    found = found or _under_what_tells(units, subject, shelf)
    return Finding("answered", tuple(found)) if 0 < len(found) <= _MOST else None


def kind_asked_for(understanding: Understanding) -> str | None:
    """The noun of "Which action …?", if no unit is named; None for other questions."""
    match = _WHICH.match(understanding.asked)
    nouns = other_nouns(understanding)
    if match is None or understanding.form.units or nouns != {singular(match["noun"].lower())}:
        return None
    return next(iter(nouns))


def subject_of(understanding: Understanding) -> tuple[Concept, ...]:
    """What the question is about besides units, documents and the words that ask."""
    words = asking_words()
    return tuple(
        concept
        for concept in understanding.concepts
        if not concept.documents
        and singular(concept.surface.lower()) not in UNIT_NOUNS
        and concept.surface.lower() not in words.asking | words.whole_unit
        and concept.surface not in understanding.asker
    )


def _telling(unit: OutlineUnit, noun: str, subject: Sequence[Concept], shelf: Shelf) -> list[Draft]:
    """What shows that a unit is about `subject`: its commitments, or heading and first item."""
    if noun == ITEM_NOUN:
        return [
            to_draft(i.unit) for i in unit.items if i.label and _holds(i.unit.text, subject, shelf)
        ]
    below = [u for u in shelf.outline if u.doc_id == unit.doc_id and unit.name in u.parents]
    for one in (unit, *below):
        if _holds(one.heading_path[-1], subject, shelf):
            return (
                [heading_draft(unit)] if one is unit else [heading_draft(unit), heading_draft(one)]
            )
    items: list[OutlineItem] = [item for one in (unit, *below) for item in one.items]
    told = next((item for item in items if _holds(item.unit.text, subject, shelf)), None)
    return [heading_draft(unit), to_draft(told.unit)] if told else []


def _under_what_tells(
    units: Sequence[OutlineUnit], subject: Sequence[Concept], shelf: Shelf
) -> list[Draft]:
    """The units under another whose heading is about `subject`, after that one's heading."""
    around = {(unit.doc_id, name) for unit in units for name in unit.parents}
    return [
        heading_draft(one)
        for parent in shelf.outline
        if (parent.doc_id, parent.name) in around
        and _holds(parent.heading_path[-1], subject, shelf)
        for one in (parent, *(unit for unit in units if parent.name in unit.parents))
    ]


def _holds(text: str, subject: Sequence[Concept], shelf: Shelf) -> bool:
    """Whether `text` names every concept, the words of each close together."""
    stems = [token.stem for token in shelf.lexicon.tokens(text)]
    return all(any(_close(form, stems) for form in c.alternatives) for c in subject)


def _close(form: frozenset[str], stems: Sequence[str]) -> bool:
    width = len(form) + _BETWEEN
    return any(form <= set(stems[n : n + width]) for n in range(len(stems)))
