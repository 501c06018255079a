"""What the answers about a plan's units share: which document is meant, and what is asked of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.draft import Draft
from assistant.understanding.mentions import of_kind
from assistant.understanding.question import UNIT_NOUNS
from indexing.outline_lists import listed_units

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.document import Passage
    from indexing.outline import OutlineUnit
    from indexing.outline_lists import ListedUnit

LABELLED = re.compile(r"^\d{1,2}[a-z]$")
"""The label of a list item, such as '5d'; anything else labels a heading."""
_OURS = re.compile(r"\b(?:our|we|us|lsc|local)\b", re.IGNORECASE)
_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def home_units(
    understanding: Understanding, shelf: Shelf, noun: str | None
) -> tuple[OutlineUnit, ...]:
    """The units called `noun` (or those that have items, if None) of the document that is meant.

    That is a named document; otherwise a core one before others, and the one with most such units.
    """
    by_document: dict[str, list[OutlineUnit]] = {}
    for unit in shelf.outline:
        if unit.noun == noun or (noun is None and unit.items):
            by_document.setdefault(unit.doc_id, []).append(unit)
    named = [doc_id for doc_id in understanding.documents if doc_id in by_document]
    elsewhere = understanding.documents and not named and not _asks_ours(understanding)
    if not by_document or elsewhere:
        return ()
    best = max(
        named or by_document,
        key=lambda doc_id: (shelf.records[doc_id].core, len(by_document[doc_id]), doc_id),
    )
    return tuple(by_document[best])


def _asks_ours(understanding: Understanding) -> bool:
    """Whether the asker's own plan is meant: "our", but not in "our Joint Forward Plan"."""
    text = understanding.question
    for mention in of_kind(understanding.mentions, "document"):
        text = re.sub(
            rf"(?:\b(?:our|lsc|local|the)\s+)*{re.escape(mention.text)}",
            " ",
            text,
            flags=re.IGNORECASE,
        )
    return bool(_OURS.search(text))


def listed_members(noun: str, understanding: Understanding, shelf: Shelf) -> tuple[ListedUnit, ...]:
    """The members of the list or table in which a named document numbers its units of the kind."""
    for doc_id in understanding.documents:
        listed = listed_units(shelf.library.document_passages(doc_id))
        members = tuple(member for member in listed if member.noun == noun)
        # Labels that stand twice are of two lists, and neither need be the one that is meant.
        if members and len({member.label for member in members}) == len(members):
            return members
    return ()


def asks_no_more(understanding: Understanding) -> bool:
    """Whether nothing narrower is asked than the units as they stand."""
    form = understanding.form
    counts = form.asks_count and not form.units
    if form.kind == "alignment" or (form.wants not in ("text", "yes_no") and not counts):
        return False
    return says_no_more(understanding)


def says_no_more(understanding: Understanding) -> bool:
    """Whether every word of the question names units or documents, or asks for them."""
    words = asking_words()
    named = {word for unit in understanding.form.units for word in str(unit).split()}
    return all(
        concept.documents
        or word in named | words.asking | words.whole_unit
        or singular(word) in UNIT_NOUNS
        or word.isdigit()
        or word in understanding.asker.lower()
        for concept in understanding.concepts
        for word in (concept.surface.lower(),)
    )


def other_nouns(understanding: Understanding) -> set[str]:
    """Kinds of unit that the question speaks of besides those that it names by number."""
    said = {singular(concept.surface.lower()) for concept in understanding.concepts}
    return (said & set(UNIT_NOUNS)) - {unit.noun for unit in understanding.form.units}


def heading_draft(unit: OutlineUnit) -> Draft:
    """A unit's heading as a statement, quoted from the passage that it stands in."""
    heading = unit.heading_path[-1]
    holding: Passage = next((p for p in unit.passages if heading in p.text), unit.passages[0])
    return Draft(heading, holding, (heading,))


def singular(noun: str) -> str:
    """'priorities' as 'priority', 'actions' as 'action'."""
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def plural(noun: str) -> str:
    """'priority' as 'priorities', 'action' as 'actions'."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def in_words(count: int) -> str:
    """'six' for 6; figures beyond twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
