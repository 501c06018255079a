"""What an answer may offer next: questions that the outline answers, so that "yes" never fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.finder import without_search
from assistant.answering.offer_wording import load_offers
from assistant.answering.plans.numbered import look_up
from assistant.answering.plans.units import LABELLED, other_nouns, plural
from assistant.understanding.context import definite_name
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.answering.draft import Draft, Finding
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.outline import OutlineUnit


class _Offer(NamedTuple):
    question: str
    doc_id: str
    """The document that is to answer it."""


def offer_for(
    understanding: Understanding, finding: Finding, shelf: Shelf, asked: Collection[str]
) -> str | None:
    """A question to go on with after `finding`, none of `asked`; None where there is no good one.

    It is read and answered from the outline before it is offered, which needs no search.
    """
    if finding.status == "out_of_scope":
        return None
    for offer in dict.fromkeys(_offers(understanding, finding, shelf)):
        if offer.question not in asked and _is_answered(offer, shelf):
            return offer.question
    return None


def _is_answered(offer: _Offer, shelf: Shelf) -> bool:
    read = Reader(shelf.lexicon, shelf.glossary, load_vocabulary()).read(offer.question)
    answer = without_search(read, shelf)
    return (
        answer is not None
        and answer.status == "answered"
        and any(draft.passage.doc_id == offer.doc_id for draft in answer.drafts)
    )


def _offers(understanding: Understanding, finding: Finding, shelf: Shelf) -> Iterator[_Offer]:
    """Questions that `finding` could go on with, best first."""
    words = load_offers()
    said = other_nouns(understanding)
    for unit in _spoken_of(understanding, finding, shelf):
        around = unit.parents[-1] if unit.parents else ""
        kind = around.split(" ")[0]
        if kind in said:
            under = words["under"].format(kinds=plural(unit.noun), unit=around)
            yield _Offer(under, unit.doc_id)
        elif kind and unit.name in map(str, understanding.form.units):
            yield _Offer(words["around"].format(kind=kind, unit=unit.name), unit.doc_id)
        yield _Offer(words["whole"].format(unit=unit.name), unit.doc_id)
    yield from _of_documents(finding, shelf)


def _spoken_of(
    understanding: Understanding, finding: Finding, shelf: Shelf
) -> Iterator[OutlineUnit]:
    """The units named, those of named items or in place of missing ones, and the first cited."""
    found = look_up(understanding, shelf)
    labels = {ref.label for ref in understanding.form.units if LABELLED.match(ref.label)}
    yield from found.units
    for unit in shelf.outline:
        if labels & {item.label for item in unit.items}:
            yield unit
    yield from found.among[-1:]
    for draft in finding.drafts[:1]:
        yield from _around(draft, shelf)


def _around(draft: Draft, shelf: Shelf) -> Iterator[OutlineUnit]:
    """The numbered units that a draft stands in, innermost first."""
    path = draft.passage.heading_path
    own = [unit for unit in shelf.outline if unit.doc_id == draft.passage.doc_id]
    standing = (u for u in own if path[: len(u.heading_path)] == u.heading_path)
    yield from sorted(standing, key=lambda unit: -len(unit.heading_path))


def _of_documents(finding: Finding, shelf: Shelf) -> Iterator[_Offer]:
    """For a refusal: the numbered units of the nearest document, or what it is about."""
    words = load_offers()
    if finding.status != "not_in_library":
        return
    for doc_id in finding.nearest[:1]:
        name = definite_name(shelf.glossary.name_of(doc_id) or shelf.titles[doc_id])
        kinds = dict.fromkeys(unit.noun for unit in shelf.outline if unit.doc_id == doc_id)
        for kind in kinds:
            yield _Offer(words["all"].format(kinds=plural(kind), document=name), doc_id)
        yield _Offer(words["about"].format(document=name), doc_id)
