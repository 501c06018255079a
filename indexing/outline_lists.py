"""Numbered units that a document lists under one heading: "Seven recommendations", 1 to 7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from indexing.outline_items import is_sub_item, own_label
from indexing.plan_words import CARDINALS, UNIT_NOUNS, singular_noun
from indexing.units import Unit, split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexing.document import Passage

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(\d{1,2})(?=[.):]?(?:\s|$))")
_OF_A_KIND = re.compile(rf"\b({'|'.join(UNIT_NOUNS)}) areas\b", re.IGNORECASE)
"""Priority areas are priorities."""
_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_CARDINAL = {word: number for number, word in enumerate(CARDINALS, 1)}


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A member of a list or table of units, such as recommendation 3, and its evidence."""

    doc_id: str
    noun: str
    label: str
    unit: Unit

    @property
    def name(self) -> str:
        """Noun and label in lower case, such as 'recommendation 3'."""
        return f"{self.noun} {self.label}"


@dataclass(frozen=True, slots=True)
class UnitList:
    """The members of one list or table, whatever passages it was cut into."""

    units: tuple[Unit, ...]
    noun: str | None
    """What the members are called, such as "recommendation", if that is clear."""
    labels: tuple[str, ...] | None
    """The members' labels, if they are called something and numbered or counted."""


def listed_units(passages: Sequence[Passage]) -> tuple[ListedUnit, ...]:
    """The units that lists and tables of one document number, in reading order.

    A list counts if its lead-in or heading calls its members something that plans number ("Aims"),
    and they are numbered, or as many as the lead-in or heading says ("Five priorities"). In a table
    the numbers stand in the first column, whose header may say what they number ("Step").
    """
    found: list[ListedUnit] = []
    for members in unit_lists(passages):
        if members.noun and members.labels:
            pairs = zip(members.labels, members.units, strict=True)
            noun = members.noun
            found += [ListedUnit(u.passage.doc_id, noun, label, u) for label, u in pairs]
    return tuple(found)


def unit_lists(passages: Sequence[Passage]) -> tuple[UnitList, ...]:
    """All lists and tables of one document, in reading order; sub-items are no members."""
    groups = (tuple(members) for _, members in groupby(_members(passages), key=_place))
    return tuple(_unit_list(units) for units in groups)


def _unit_list(units: tuple[Unit, ...]) -> UnitList:
    noun = _noun(units[0])
    labels = _labels(units) if noun else None
    return UnitList(units, noun, tuple(labels) if labels else None)


def _members(passages: Iterable[Passage]) -> Iterable[Unit]:
    """Rows, and items that are no sub-items."""
    for passage in passages:
        for unit in split_units(passage):
            if unit.kind == "row" or (unit.kind == "item" and not is_sub_item(unit)):
                yield unit


def _place(unit: Unit) -> tuple[int, str, tuple[str, ...]]:
    """The same for the units of one list or table, whatever passages it was cut into."""
    passage = unit.passage
    return (passage.position - passage.part, unit.kind, unit.table.headers if unit.table else ())


def _noun(unit: Unit) -> str | None:
    """What the members are called, if that is clear: by the first column, the lead-in, the heading.

    A heading that names several kinds of unit says nothing of the one below it.
    """
    header = singular_noun(unit.table.headers[0]) if unit.table else ""
    if header in UNIT_NOUNS:
        return header
    for words in _introductions(unit):
        nouns = {singular_noun(word) for word in words if word.endswith("s")}
        if named := nouns.intersection(UNIT_NOUNS):
            return named.pop() if len(named) == 1 else None
    return None


def _labels(units: Sequence[Unit]) -> list[str] | None:
    """The members' labels ("5a"), else their numbers from 1; None where they have neither.

    Members that are not numbered but counted have numbers too.
    """
    own = [own_label(unit.text) for unit in units]
    if any(own):
        return [label for label in own if label] if all(own) else None
    written = [_NUMBER.match(unit.row.cells[0] if unit.row else unit.mark) for unit in units]
    numbers = [int(match[1]) for match in written if match]
    in_order = list(range(1, len(units) + 1))
    counts = (_count(word) for words in _introductions(units[0]) for word in words)
    if numbers == in_order or (not numbers and len(units) in counts):
        return [str(number) for number in in_order]
    return None


def _introductions(unit: Unit) -> Iterable[list[str]]:
    """The words of what stands above a list, nearest first; a section's own number left out."""
    heading = unit.passage.heading_path[-1] if unit.passage.heading_path else ""
    for text in (unit.lead, _SECTION_NUMBER.sub("", heading)):
        yield [word.lower() for word in _WORD.findall(_OF_A_KIND.sub(r"\1s", text))]


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else _CARDINAL.get(word)
