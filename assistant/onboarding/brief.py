"""Makes a brief for a newcomer: questions put to the library, answered by single statements."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.onboarding.choosing import Chooser
from assistant.onboarding.model import Brief, Part, Said
from assistant.onboarding.next_questions import next_questions
from assistant.onboarding.reading import to_read
from assistant.onboarding.scopes import Scopes
from assistant.onboarding.tours import Length, Put, load_tours
from assistant.onboarding.words import explanation, short_forms
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.onboarding.model import Visitor
    from assistant.onboarding.tours import Sector, Tours
    from assistant.opening import Shelf
    from indexing.document import Passage
    from indexing.units import Unit

Told = tuple[str, Draft]
"""A word that is explained, or nothing, and the statement."""


def make_brief(visitor: Visitor, shelf: Shelf, *, offering: bool = True) -> Brief:
    """The brief for `visitor`; without `offering`, with no questions to go on with.

    Raises:
        UnknownChoiceError: there is no such sector, role, reason or length.
    """
    tours = load_tours()
    told = tell(visitor, shelf)
    sector = tours.sectors[visitor.sector]
    main = Scopes(shelf.records, sector).main
    return Brief(
        sector=visitor.sector,
        sector_name=sector.name,
        minutes=visitor.minutes,
        choices=visitor.choices(tours),
        main=shelf.titles[main] if main else None,
        parts=tuple(_parts(told, visitor, tours, shelf)),
        next=next_questions(sector, tours, shelf) if offering else (),
    )


def tell(visitor: Visitor, shelf: Shelf) -> dict[str, list[Told]]:
    """The statements of each part, by its name.

    Raises:
        UnknownChoiceError: there is no such sector, role, reason or length.
    """
    tours = load_tours()
    visitor.check(tours)
    sector, length = tours.sectors[visitor.sector], tours.lengths[visitor.minutes]
    chooser = Chooser(shelf, Scopes(shelf.records, sector), tours)
    told: dict[str, list[Told]] = {
        name: [("", _draft(unit)) for unit in units]
        for name, units in _statements(visitor, sector, tours, length, chooser)
    }
    said = [draft.text for part in told.values() for _, draft in part]
    terms = (*tours.hear, *short_forms(said), *sector.hear)
    told["words"] = list(_words(terms, chooser, length.words))
    if length.read:
        told["read"] = [("", _draft(unit)) for unit in to_read(chooser, length.read)]
    return told


def _statements(
    visitor: Visitor, sector: Sector, tours: Tours, length: Length, chooser: Chooser
) -> Iterator[tuple[str, list[Unit]]]:
    """The name of each part that questions fill, with its statements."""
    yield "means", chooser.choose(sector.means, length.means, of_sector=True)
    yield "asked", chooser.choose(sector.asked, length.asked, of_sector=True)
    yield "offered", chooser.choose(sector.offered, length.offered, of_sector=True)
    if visitor.goal and tours.goals[visitor.goal].questions:
        yield "goal", chooser.choose(tours.goals[visitor.goal].questions, length.goal)
    if visitor.role:
        yield "role", chooser.choose(tours.roles[visitor.role].questions, length.role)
    if visitor.place:
        asked = [_about(visitor.place, put) for put in tours.of_place]
        yield "place", chooser.choose(asked, length.place, naming=visitor.place)
    if length.who:
        yield "who", chooser.choose(sector.who, length.who, of_sector=True)


def _about(place: str, put: Put) -> Put:
    return put.model_copy(update={"ask": put.ask.replace("{place}", place)})


def _words(terms: Sequence[str], chooser: Chooser, most: int) -> Iterator[Told]:
    """At most `most` of `terms`, each where it is spelled out or defined."""
    passages = _in_order_of_trust(chooser.scopes, chooser.shelf)
    verbs = chooser.tours.defining
    found = (explanation(term, verbs, passages) for term in dict.fromkeys(terms))
    for word in islice((word for word in found if word is not None), most):
        yield word.term, Draft(plain_text(word.quote), word.passage, (word.quote,))


def _in_order_of_trust(scopes: Scopes, shelf: Shelf) -> list[Passage]:
    """The passages of all documents: the main one's first, then core ones, then the sector's."""
    first = [
        *scopes.of("strategy"), *scopes.of("core"), *scopes.of("sector"), *scopes.of("library")
    ]  # fmt: skip
    rank = {doc_id: place for place, doc_id in enumerate(dict.fromkeys(first))}
    passages = (p for p in shelf.library.all_passages() if p.doc_id in rank)
    return sorted(passages, key=lambda passage: (rank[passage.doc_id], passage.position))


def _parts(
    told: dict[str, list[Told]], visitor: Visitor, tours: Tours, shelf: Shelf
) -> Iterator[Part]:
    pairs: Sequence[Told] = [pair for part in told.values() for pair in part]
    composed = compose([draft for _, draft in pairs], "", shelf.records)
    by_number = {citation.number: citation for citation in composed.citations}
    said = iter(
        Said(text=statement.text, citation=by_number[statement.citations[0]], term=term)
        for (term, _), statement in zip(pairs, composed.statements, strict=True)
    )
    for name, members in told.items():
        heading = tours.headings[name].format(name=visitor.named(name, tours))
        yield Part(name=name, heading=heading, said=tuple(next(said) for _ in members))


def _draft(unit: Unit) -> Draft:
    return Draft(unit.text, unit.passage, (unit.quote,))
