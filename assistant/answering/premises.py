"""What a question takes for granted: a target, an owner, a decision; and what the library says.

Two findings come from here, both with the library's own words: that what is asked for is not there,
and that it was the other way round. The words that tell them are data, in `premises.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.answering.absence import states_absence
from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.answering.kinds_of_fact import shows_wanted
from assistant.answering.plan_units import home_units
from corpus.phrases import Phrases, fold_phrase
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from corpus.phrases import Found
    from indexing.units import Unit

STATED_GAP = "The library says that this is not there; its own words are below."
SAID_OTHERWISE = "The library says otherwise; its own words are below."
_FILE = Path(__file__).with_name("premises.yaml")
_HEAVY = 1.5
"""Weight from which a concept of the question must be met."""
_LOOKED_AT = 25
_MOST = 2
_COVERED = 0.6
_CLAUSE = re.compile(
    r"\b(?:since|when|after|once|now that)\s+(?P<said>(?!(?:did|does|will|was|is)\b)[^,?]+)",
    re.IGNORECASE,
)


class _Gap(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: tuple[str, ...]
    absent: tuple[str, ...]


class _Opposite(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    said: tuple[str, ...]
    opposite: tuple[str, ...]


class Premises(BaseModel):
    """What `premises.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gaps: dict[str, _Gap]
    opposites: tuple[_Opposite, ...]

    @cached_property
    def asked(self) -> Phrases[str]:
        """What people ask for, each form with the kind of thing."""
        return Phrases((form, kind) for kind, gap in self.gaps.items() for form in gap.asked)

    @cached_property
    def absent(self) -> Phrases[str]:
        """What documents say is not there, each form with the kind of thing."""
        return Phrases((form, kind) for kind, gap in self.gaps.items() for form in gap.absent)


@cache
def load_premises() -> Premises:
    """The words that come with the package."""
    return Premises.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


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
            scored.unit
            for scored in ranked[:_LOOKED_AT]
            if _is_of(scored.unit, understanding.documents)
            and _share(scored.unit, about, shelf) >= _COVERED
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


def _asked(understanding: Understanding) -> _Asked:
    found = load_premises().asked.find(understanding.standalone_question)
    kinds = {match.value for match in found}
    if understanding.form.wants != "person":
        kinds.discard("owner")
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
    if understanding.form.units:
        home = home_units(understanding, shelf, understanding.form.units[0].noun)
        return tuple(dict.fromkeys(unit.doc_id for unit in home))
    return tuple(doc_id for doc_id, record in shelf.records.items() if record.core)


def _nearness(
    unit: Unit, asked: _Asked, understanding: Understanding, shelf: Shelf
) -> tuple[float, float, float]:
    """How near a statement of absence is to the question: what it is of, its subject, how short."""
    stems = shelf.lexicon.stems(unit.text)
    nouns = {stem for ref in understanding.form.units for stem in shelf.lexicon.stems(ref.noun)}
    return (float(bool(nouns & stems)), _share(unit, asked.about, shelf), -len(unit.text))


def _gaps(doc_id: str, kinds: frozenset[str], shelf: Shelf) -> Iterator[Unit]:
    """Statements of a document that a thing of one of `kinds` is not there."""
    for unit in _units(doc_id, shelf):
        absent = load_premises().absent.find(unit.text) if states_absence(unit.text) else ()
        if unit.kind != "row" and kinds & {match.value for match in absent}:
            yield unit


def _is_meant(unit: Unit, asked: _Asked, understanding: Understanding, shelf: Shelf) -> bool:
    stems = shelf.lexicon.stems(unit.text)
    if all(concept.match(stems) >= 1 for concept in asked.about) and asked.about:
        return not _said_elsewhere(shelf, understanding.concepts)
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
    texts = [
        piece.text
        for unit in home
        if (unit.noun, unit.label) in named
        for passage in unit.passages
        for piece in split_units(passage)
    ]
    if form.wants in ("person", "money"):
        return any(shows_wanted(text, form.wants) for text in texts)
    return any(asked.kinds & _kinds_in(text) for text in texts)


def _holds(unit: Unit, asked: _Asked, shelf: Shelf) -> bool:
    """Whether a unit speaks of such a thing, and of all that the question is about."""
    if states_absence(unit.text) or not asked.kinds & _kinds_in(unit.text):
        return False
    stems = shelf.lexicon.stems(f"{unit.text}\n{unit.lead}\n{unit.passage.section}")
    return all(concept.match(stems) >= 1 for concept in asked.about)


def _said_elsewhere(shelf: Shelf, concepts: Sequence[Concept]) -> bool:
    """Whether any sentence, item or row of the library holds everything that is asked."""
    for doc_id in shelf.records:
        if not all(c.match(shelf.document_stems(doc_id)) >= 1 for c in concepts):
            continue
        for unit in _units(doc_id, shelf):
            stems = shelf.lexicon.stems(unit.text)
            if not states_absence(unit.text) and all(c.match(stems) >= 1 for c in concepts):
                return True
    return False


def _kinds_in(text: str) -> set[str]:
    return {match.value for match in load_premises().asked.find(text)}


def _units(doc_id: str, shelf: Shelf) -> Iterator[Unit]:
    for passage in shelf.library.document_passages(doc_id):
        yield from split_units(passage)


def _share(unit: Unit, concepts: Sequence[Concept], shelf: Shelf) -> float:
    """Share of the weight of `concepts` that a unit and its headings hold, 0 to 1."""
    stems = shelf.lexicon.stems(f"{unit.text}\n{unit.lead}\n{unit.passage.section}")
    total = sum(concept.weight for concept in concepts)
    doc_id = unit.passage.doc_id
    held = sum(c.weight for c in concepts if doc_id in c.documents or c.match(stems) >= 1)
    return held / total if total else 0.0
