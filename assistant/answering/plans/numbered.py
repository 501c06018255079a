"""Questions about numbered units ('action 5', 'the second priority', '5d'), from the outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import to_draft
from assistant.answering.plans.units import (
    LABELLED,
    asks_no_more,
    heading_draft,
    home_units,
    in_words,
    listed_members,
    other_nouns,
    plural,
    says_no_more,
)
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.models import Status
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from assistant.understanding.question import UnitReference
    from indexing.outline import OutlineItem, OutlineUnit
    from indexing.outline_lists import ListedUnit

_OPENING = 2
_ITEM_NOUN = "commitment"


@dataclass(frozen=True, slots=True)
class Found:
    """What the question's references lead to."""

    units: tuple[OutlineUnit, ...] = ()
    items: tuple[OutlineItem, ...] = ()
    missing: tuple[UnitReference, ...] = ()
    among: tuple[OutlineUnit, ...] = ()
    """Where something is missing: the units that there are in its place."""
    holders: tuple[OutlineUnit, ...] = ()
    """The units that `items` are of."""
    listed: tuple[ListedUnit, ...] = ()
    """Members of a list that a named document numbers."""
    listed_there: tuple[ListedUnit, ...] = ()
    """As `among`, of such a list."""


def answer_numbered(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The whole of what was named, or that there is no such unit.

    None where no unit is named, or where the question asks for something narrower about it.
    """
    found = look_up(understanding, shelf)
    if found.missing and not (found.units or found.items or found.listed):
        return Finding("not_in_library", tuple(_in_its_place(found)), _missing_note(found))
    nouns = other_nouns(understanding)
    own = [heading_draft(unit) for unit in found.holders if unit.noun in nouns]
    related = [*own, *_related((*found.units, *found.holders), nouns, shelf)]
    if related:
        return Finding("answered", tuple(related))
    if understanding.form.asks_count:
        return _how_many_items(found.units, understanding)
    if not asks_no_more(understanding):
        return None
    drafts = [to_draft(item.unit) for item in (*found.items, *found.listed)]
    for unit in found.units:
        drafts += _whole(unit, understanding, shelf)
    status: Status = "partial" if found.missing else "answered"
    note = _missing_note(found) if found.missing else ""
    return Finding(status, tuple(drafts), note) if drafts else None


def _how_many_items(units: Sequence[OutlineUnit], understanding: Understanding) -> Finding | None:
    """How many commitments the named units have, with all of them; None if more is asked."""
    if other_nouns(understanding) != {_ITEM_NOUN} or not says_no_more(understanding):
        return None
    labelled = [[item for item in unit.items if item.label] for unit in units]
    counts = (
        f"{unit.name} has {in_words(len(items))}"
        for unit, items in zip(units, labelled, strict=True)
    )
    said = f"{', '.join(counts)} {plural(_ITEM_NOUN)}"
    drafts = tuple(to_draft(item.unit) for items in labelled for item in items)
    return Finding("answered", drafts, f"{said[:1].upper()}{said[1:]}.") if drafts else None


def look_up(understanding: Understanding, shelf: Shelf) -> Found:
    """The units and items that the question names, from the document that it most likely means."""
    units: list[OutlineUnit] = []
    items: list[OutlineItem] = []
    missing: list[UnitReference] = []
    among: list[OutlineUnit] = []
    holders: list[OutlineUnit] = []
    listed: list[ListedUnit] = []
    there: tuple[ListedUnit, ...] = ()
    for reference in understanding.form.units:
        labelled = LABELLED.match(reference.label)
        home = home_units(understanding, shelf, None if labelled else reference.noun)
        if labelled:
            found = [i for unit in home for i in unit.items if i.label == reference.label]
            items += found
            holders += [unit for unit in home if any(item in unit.items for item in found)]
            near = [unit for unit in home if _shares_number(unit, reference.label)]
        else:
            found = [unit for unit in home if unit.label == reference.label]
            units += found
            near = list(home)
        if not (found or home or labelled):
            there = listed_members(reference.noun, understanding, shelf)
            found = [member for member in there if member.label == reference.label]
            listed += found
        if not found and (home or labelled or there):
            missing.append(reference)
            among += near
    return Found(
        tuple(units),
        tuple(items),
        tuple(missing),
        tuple(dict.fromkeys(among)),
        tuple(dict.fromkeys(holders)),
        tuple(listed),
        there,
    )


def _shares_number(unit: OutlineUnit, label: str) -> bool:
    number = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    return any(
        (item.label or "").rstrip("abcdefghijklmnopqrstuvwxyz") == number for item in unit.items
    )


def _whole(unit: OutlineUnit, understanding: Understanding, shelf: Shelf) -> list[Draft]:
    """Its list; where it has none of its own, the headings of the units under it; else its text."""
    if unit.items:
        opening = [] if understanding.form.kind == "list" else _opening(unit)
        return opening + [to_draft(item.unit) for item in unit.items]
    below = [
        heading_draft(other)
        for other in shelf.outline
        if other.doc_id == unit.doc_id and other.parents and other.parents[-1] == unit.name
    ]
    if below:
        return [heading_draft(unit), *_summing_up(unit, shelf), *below]
    return [to_draft(u) for passage in unit.passages for u in split_units(passage)]


def _opening(unit: OutlineUnit) -> list[Draft]:
    """The prose that a unit begins with, if it does."""
    first = unit.passages[0]
    return [to_draft(u) for u in split_units(first)[:_OPENING]] if first.kind == "prose" else []


def _summing_up(unit: OutlineUnit, shelf: Shelf) -> list[Draft]:
    """The first table row elsewhere in the document that names the unit."""
    name = re.compile(rf"\b{unit.name}\b", re.IGNORECASE)
    own = {passage.id for passage in unit.passages}
    rows = (
        to_draft(piece)
        for passage in shelf.library.document_passages(unit.doc_id)
        if passage.kind == "table" and passage.id not in own
        for piece in split_units(passage)
        if name.search(piece.text)
    )
    return [row for row, _ in zip(rows, range(1), strict=False)]


def _related(units: Sequence[OutlineUnit], nouns: set[str], shelf: Shelf) -> list[Draft]:
    """The units of another kind that stand around or under the named ones, and what ties them."""
    drafts: dict[str, Draft] = {}
    for unit in units:
        for other in shelf.outline:
            if other.doc_id != unit.doc_id or other.noun not in nouns:
                continue
            if other.name in unit.parents or unit.name in other.parents:
                drafts.setdefault(other.name, heading_draft(other))
                row = _tying_row(unit, other, shelf)
                if row is not None:
                    drafts.setdefault(row.text, row)
    return list(drafts.values())


def _tying_row(unit: OutlineUnit, other: OutlineUnit, shelf: Shelf) -> Draft | None:
    """A table row that says which of the two stands under which, such as 'Priority 3 … 5 and 6'."""
    outer, inner = (other, unit) if other.name in unit.parents else (unit, other)
    tie = re.compile(rf"\b{outer.name}\b", re.IGNORECASE)
    number = re.compile(rf"\b{inner.label}\b")
    for passage in shelf.library.document_passages(unit.doc_id):
        for piece in split_units(passage) if passage.kind == "table" else ():
            if piece.row and tie.search(piece.text) and number.search(piece.row.cells[-1]):
                return to_draft(piece)
    return None


def _in_its_place(found: Found) -> list[Draft]:
    """What there is where the missing one was looked for."""
    if LABELLED.match(found.missing[0].label):
        return [to_draft(item.unit) for unit in found.among for item in unit.items]
    listed = [to_draft(member.unit) for member in found.listed_there]
    return [heading_draft(unit) for unit in found.among] or listed


def _missing_note(found: Found) -> str:
    """Says which one is not there and, where that is known, how many there are."""
    absent = " or ".join(str(reference) for reference in found.missing)
    there = found.among or found.listed_there
    if not there:
        return f"There is no {absent} in the library."
    if LABELLED.match(found.missing[0].label):
        unit = found.among[0]
        labels = [item.label for item in unit.items if item.label]
        return (
            f"There is no {absent}: {unit.name} has {in_words(len(labels))} commitments, "
            f"{labels[0]} to {labels[-1]}."
        )
    first, last = there[0], there[-1]
    count = f"{in_words(len(there))} {plural(first.noun)}"
    return f"There is no {absent}: there are {count}, numbered {first.label} to {last.label}."
