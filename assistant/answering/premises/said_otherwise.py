"""Where a question takes for granted what the library says was the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.answering.matching import wholly_held
from assistant.answering.premises.wording import load_premises
from corpus.phrases import Phrases, fold_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from corpus.phrases import Found
    from indexing.units import Unit

SAID_OTHERWISE = "The library says otherwise; its own words are below."
_LOOKED_AT = 25
_MOST = 2
_COVERED = 0.6
_CLAUSE = re.compile(
    r"\b(?:since|when|after|once|now that)\s+(?P<said>(?!(?:did|does|will|was|is)\b)[^,?]+)",
    re.IGNORECASE,
)


def said_otherwise(
    understanding: Understanding, ranked: Sequence[ScoredUnit], shelf: Shelf
) -> Finding | None:
    """The opposite of what the question takes for granted; None if the best units say none."""
    if understanding.form.wants == "yes_no":
        return None
    for pair in load_premises().opposites:
        said = Phrases((form, form) for form in pair.said)
        found = said.find(understanding.standalone_question)
        if not found:
            continue
        about = _premise(understanding, found)
        opposite = Phrases((form, form) for form in pair.opposite)
        units = [
            unit
            for unit in (scored.unit for scored in ranked[:_LOOKED_AT])
            if _is_of(unit, understanding.documents) and _is_on(unit, about, shelf)
        ]
        if any(said.find(unit.text) and not opposite.find(unit.text) for unit in units):
            return None
        against = [unit for unit in units if opposite.find(unit.text)]
        if against:
            drafts = tuple(to_draft(unit) for unit in against[:_MOST])
            return Finding("not_in_library", drafts, SAID_OTHERWISE)
    return None


def _premise(understanding: Understanding, found: Sequence[Found[str]]) -> list[Concept]:
    """The concepts of what is taken for granted: of the clause with "since" or "when" if any."""
    words = {word for match in found for word in fold_phrase(match.form).split()}
    clause = _CLAUSE.search(understanding.standalone_question)
    said = clause["said"].lower() if clause else ""
    about = [c for c in understanding.concepts if fold_phrase(c.surface) not in words]
    held = [c for c in about if c.surface.lower() in said]
    return held if clause and any(match.form.lower() in said for match in found) else about


def _is_of(unit: Unit, documents: Sequence[str]) -> bool:
    return not documents or unit.passage.doc_id in documents


def _is_on(unit: Unit, about: Sequence[Concept], shelf: Shelf) -> bool:
    stems = shelf.lexicon.stems(unit.in_its_place)
    return wholly_held(about, stems, unit.passage.doc_id) >= _COVERED
