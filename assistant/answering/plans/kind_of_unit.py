"""Questions for all units of a kind: 'the three strategic priorities', 'how many actions'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import to_draft
from assistant.answering.plans.units import (
    asks_no_more,
    heading_draft,
    home_units,
    in_words,
    listed_members,
    other_nouns,
    plural,
    singular,
)
from assistant.understanding.counting import counted

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_ITEM_NOUN = "commitment"


def answer_kind(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """All units of the kind that is asked for, from the outline; None if nothing else is asked.

    A count in the question that the document contradicts is put right.
    """
    noun = _asked_noun(understanding, shelf)
    between = len(understanding.documents) > 1
    if understanding.form.units or noun is None or between or not asks_no_more(understanding):
        return None
    drafts = _members(noun, understanding, shelf)
    if len(drafts) < 2:
        return None
    counted = f"{in_words(len(drafts))} {plural(noun)}"
    said = _count_said_of(noun, understanding)
    if said not in (None, len(drafts)):
        return Finding("partial", tuple(drafts), f"There are {counted}, not {said}.")
    note = f"There are {counted}." if understanding.form.asks_count else ""
    return Finding("answered", tuple(drafts), note)


def _asked_noun(understanding: Understanding, shelf: Shelf) -> str | None:
    """The one kind of unit that is asked for: commitments, where these are of some other kind."""
    nouns = other_nouns(understanding)
    holders = nouns - {_ITEM_NOUN}
    if len(nouns) == 2 and len(holders) == 1:
        units = home_units(understanding, shelf, next(iter(holders)))
        return _ITEM_NOUN if any(item.label for unit in units for item in unit.items) else None
    return next(iter(nouns)) if len(nouns) == 1 else None


def _count_said_of(noun: str, understanding: Understanding) -> int | None:
    """How many of the kind the question says that there are, if it does."""
    found = counted(understanding.standalone_question)
    return next((said.count for said in found if singular(said.noun) == noun), None)


def _members(noun: str, understanding: Understanding, shelf: Shelf) -> list[Draft]:
    if noun == _ITEM_NOUN:
        units = home_units(understanding, shelf, None)
        return [to_draft(item.unit) for unit in units for item in unit.items if item.label]
    units = home_units(understanding, shelf, noun)
    listed = listed_members(noun, understanding, shelf)
    return [heading_draft(unit) for unit in units] or [to_draft(m.unit) for m in listed]
