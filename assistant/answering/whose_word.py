"""Whose word a question asks for: "What does the Hewitt review say about prevention?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.alignment.frameworks import own_plan
from assistant.answering.matching import wholly_held
from assistant.understanding.sayers import publishers_asked, sayer_in
from corpus.provenance import is_own_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_HOLDS_MOST = 0.6
_TWO = re.compile(r"\band\b|,|&|\beach\b|\bboth\b", re.IGNORECASE)
_OF_OUR_PLAN = re.compile(r"\bstrategy\b|\bactions?\b|\bLSC\b|\(\d[a-z]\b", re.IGNORECASE)


def documents_asked(understanding: Understanding, shelf: Shelf) -> frozenset[str]:
    """Ids of the documents whose word is asked for; empty where nobody's in particular is."""
    who = sayer_in(understanding.asked)
    if not who:
        return frozenset()
    named = frozenset(name.doc_id for name in shelf.glossary.documents_named(who))
    if not named:
        found = publishers_asked(understanding.asked, shelf.glossary)
        return frozenset(name.doc_id for name in found)
    # Of two, one may be a publisher or a place: its documents are not known by its name.
    return named if len(named) > 1 or not _TWO.search(who) else frozenset()


def of_their_word(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """Where a document's word is asked for: its units, and what is said of our own plan elsewhere.

    Of several documents, those units alone that hold what they are asked about, if any do. All of
    `ranked` where nobody's word in particular is asked for.
    """
    asked = documents_asked(understanding, shelf)
    if not asked:
        return ranked
    ours = own_plan(shelf) in asked
    theirs = [
        scored
        for scored in ranked
        if scored.unit.passage.doc_id in asked
        or (
            ours
            and is_own_reading(scored.unit.passage.heading_path)
            and _OF_OUR_PLAN.search(scored.unit.text)
        )
    ]
    return _on_the_subject(theirs, understanding, shelf) if len(asked) > 1 else theirs


def _on_the_subject(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """The units that hold most of what is asked about in their place; all of them if none does."""
    about = [concept for concept in understanding.concepts if not concept.documents]
    held = [
        scored
        for scored in ranked
        if wholly_held(about, shelf.lexicon.stems(scored.unit.in_its_place)) >= _HOLDS_MOST
    ]
    return held or ranked
