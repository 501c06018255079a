"""The library's own word that the target, owner or sum that a question asks for is not there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.answering.kinds_of_fact import shows_wanted
from assistant.answering.matching import wholly_held
from assistant.answering.plans.units import home_units
from assistant.answering.premises.absence import is_absent
from assistant.answering.premises.wording import load_premises
from corpus.phrases import fold_phrase
from indexing.units import split_units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.matching import Concept
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.outline import OutlineUnit
    from indexing.units import Unit

STATED_GAP = "The library says that this is not there; its own words are below."
_HEAVY = 1.5
"""Weight from which a concept of the question must be met."""
_ONE_OF_OURS = re.compile(
    r"\b(?:the|which|each|every|any) (action|commitment|priority)(?= (?:on|about|for|to|around)\b)",
    re.IGNORECASE,
)
"""A numbered unit of our plan, told by its subject: "the action on recruiting locally"."""
_CHANGE_TO_COME = re.compile(
    r"\b(?:by )?how (?:much|many|far)\b.*"
    r"\b(?:promis|pledg|commit|aim|plan|hop|intend|going|want|will|supposed)\w*\b.*"
    r"\b(?:cut|reduc\w+|lower|bring(?:ing)? down|drop|fall|rais\w+|increas\w+|ris\w+|improv\w+)\b",
    re.IGNORECASE,
)
"""A target in other words: "By how much will the strategy cut turnover?"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: kinds of thing, and the concepts that say of what."""

    kinds: frozenset[str]
    about: tuple[Concept, ...]


def stated_gap(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The library's own word that the target, owner or sum asked for is not there; None if none.

    Looked for in the document that the question names, in that of the numbered unit that it names,
    or, where it names neither, in core documents, whose words must then hold all that it is about.
    """
    asked = _asked(understanding)
    if not asked.kinds:
        return None
    gaps = [
        unit
        for doc_id in _documents(understanding, shelf)
        for unit in _gaps(doc_id, asked.kinds, shelf)
        if _is_meant(unit, asked, understanding, shelf)
    ]
    best = max(gaps, key=lambda unit: _nearness(unit, asked, understanding, shelf), default=None)
    if best is None:
        return None
    return Finding("not_in_library", (to_draft(best),), STATED_GAP)


def _asked(understanding: Understanding) -> _Asked:
    found = load_premises().asked.find(understanding.standalone_question)
    kinds = {match.value for match in found}
    if understanding.form.wants != "person":
        kinds.discard("owner")
    if _CHANGE_TO_COME.search(understanding.asked):
        kinds.add("target")
    words = {word for match in found for word in fold_phrase(match.form).split()}
    numbered = {word for unit in understanding.form.units for word in str(unit).split()}
    about = (
        concept
        for concept in understanding.concepts
        if not concept.documents
        and fold_phrase(concept.surface) not in words | numbered
        and concept.surface not in understanding.form.years
        and concept.weight >= _HEAVY
    )
    return _Asked(frozenset(kinds), tuple(about))


def _documents(understanding: Understanding, shelf: Shelf) -> Sequence[str]:
    if understanding.documents:
        return understanding.documents
    one_of_ours = _ONE_OF_OURS.search(understanding.asked)
    if one_of_ours:
        home = home_units(understanding, shelf, one_of_ours[1].lower())
        return tuple(dict.fromkeys(unit.doc_id for unit in home))
    if understanding.form.units:
        home = home_units(understanding, shelf, understanding.form.units[0].noun)
        return tuple(dict.fromkeys(unit.doc_id for unit in home))
    return tuple(doc_id for doc_id, record in shelf.held.items() if record.core)


def _nearness(
    unit: Unit, asked: _Asked, understanding: Understanding, shelf: Shelf
) -> tuple[float, float, float]:
    """How near a statement of absence is to the question: what it is of, its subject, how short."""
    stems = shelf.lexicon.stems(unit.text)
    nouns = {stem for ref in understanding.form.units for stem in shelf.lexicon.stems(ref.noun)}
    around = shelf.lexicon.stems(unit.in_its_place)
    subject = wholly_held(asked.about, around, unit.passage.doc_id)
    return (float(bool(nouns & stems)), subject, -len(unit.text))


def _gaps(doc_id: str, kinds: frozenset[str], shelf: Shelf) -> Iterator[Unit]:
    """Statements of a document that a thing of one of `kinds` is not there."""
    for unit in _units(doc_id, shelf):
        absent = load_premises().absent.find(unit.text) if is_absent(unit) else ()
        if unit.kind != "row" and kinds & {match.value for match in absent}:
            yield unit


def _is_meant(unit: Unit, asked: _Asked, understanding: Understanding, shelf: Shelf) -> bool:
    stems = shelf.lexicon.stems(unit.text)
    if all(concept.match(stems) >= 1 for concept in asked.about) and asked.about:
        return not _said_elsewhere(shelf, understanding.concepts)
    one_of_ours = _ONE_OF_OURS.search(understanding.asked)
    if one_of_ours and stems & shelf.lexicon.stems("actions commitments priorities"):
        home = home_units(understanding, shelf, one_of_ours[1].lower())
        return understanding.form.wants != "money" or not _shows(home, asked, understanding)
    doc_id = unit.passage.doc_id
    if understanding.form.units:
        return not _unit_shows(understanding, asked, shelf)
    return doc_id in understanding.documents and not any(
        _holds(other, asked, shelf) for other in _units(doc_id, shelf)
    )


def _unit_shows(understanding: Understanding, asked: _Asked, shelf: Shelf) -> bool:
    """Whether the numbered units named hold such a thing themselves."""
    form = understanding.form
    named = {(reference.noun, reference.label) for reference in form.units}
    home = home_units(understanding, shelf, form.units[0].noun)
    return _shows([u for u in home if (u.noun, u.label) in named], asked, understanding)


def _shows(units: Iterable[OutlineUnit], asked: _Asked, understanding: Understanding) -> bool:
    """Whether any of the numbered units holds such a thing."""
    wants = understanding.form.wants
    texts = [
        piece.text for unit in units for passage in unit.passages for piece in split_units(passage)
    ]
    if wants in ("person", "money"):
        return any(shows_wanted(text, wants) for text in texts)
    return any(asked.kinds & _kinds_in(text) for text in texts)


def _holds(unit: Unit, asked: _Asked, shelf: Shelf) -> bool:
    """Whether a unit speaks of such a thing, and of all that the question is about."""
    if is_absent(unit) or not asked.kinds & _kinds_in(unit.text):
        return False
    stems = shelf.lexicon.stems(unit.in_its_place)
    return all(concept.match(stems) >= 1 for concept in asked.about)


def _said_elsewhere(shelf: Shelf, concepts: Sequence[Concept]) -> bool:
    """Whether any sentence, item or row of the library holds everything that is asked."""
    for doc_id in shelf.held:
        if not all(c.match(shelf.document_stems(doc_id)) >= 1 for c in concepts):
            continue
        for unit in _units(doc_id, shelf):
            stems = shelf.lexicon.stems(unit.text)
            if not is_absent(unit) and all(c.match(stems) >= 1 for c in concepts):
                return True
    return False


def _kinds_in(text: str) -> set[str]:
    return {match.value for match in load_premises().asked.find(text)}


def _units(doc_id: str, shelf: Shelf) -> Iterator[Unit]:
    return units_of(shelf.library.document_passages(doc_id))
