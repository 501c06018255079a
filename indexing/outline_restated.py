"""Numbered units that a document names in one place and lists, without their name, in another.

Published slides say "Our strategic priorities" over a figure whose text comes out torn, and list
the same three sentences, whole, on other pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import partial_ratio

from indexing.outline_lists import ListedUnit, unit_lists
from indexing.plain import plain_text
from indexing.plan_words import UNIT_NOUNS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexing.document import Passage
    from indexing.outline_lists import UnitList
    from indexing.units import Unit

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4
_MOST = 12
_ALIKE = 90
"""Of 100 (rapidfuzz's partial ratio): "a 'one workforce' ethos" is "our 'one workforce' ethos"."""


def restated_units(passages: Sequence[Passage]) -> tuple[ListedUnit, ...]:
    """The units that one section is named after and a list elsewhere says one by one.

    They are numbered as they are listed. Of several such lists the fullest counts; lists that have
    a name of their own, whose items are too short to tell, or that stand in the section, do not.
    """
    nameless = [members.units for members in unit_lists(passages) if _may_be_restated(members)]
    found: dict[str, tuple[Unit, ...]] = {}
    for noun, path in _named_sections(passages) if nameless else ():
        alike = () if noun in found else _said_in(path, passages, nameless)
        if alike:
            found[noun] = max(alike, key=lambda units: sum(len(unit.text) for unit in units))
    return tuple(
        ListedUnit(unit.passage.doc_id, noun, str(number), unit)
        for noun, units in found.items()
        for number, unit in enumerate(units, 1)
    )


def _said_in(
    path: tuple[str, ...], passages: Sequence[Passage], lists: Sequence[tuple[Unit, ...]]
) -> list[tuple[Unit, ...]]:
    """Those of `lists` that stand outside a section and whose every item is said in it."""
    said = _words_under(path, passages)
    return [
        units
        for units in lists
        if units[0].passage.heading_path[: len(path)] != path
        and all(partial_ratio(_plain(unit.text), said) >= _ALIKE for unit in units)
    ]


def _may_be_restated(members: UnitList) -> bool:
    return (
        members.noun is None
        and 1 < len(members.units) <= _MOST
        and all(
            unit.kind == "item" and len(unit.text.split()) >= _FEWEST_WORDS
            for unit in members.units
        )
    )


def _named_sections(passages: Sequence[Passage]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sections whose heading names one kind of unit in the plural, with that noun."""
    paths = dict.fromkeys(
        passage.heading_path[:depth]
        for passage in passages
        for depth in range(1, len(passage.heading_path) + 1)
    )
    for path in paths:
        words = (word for word in _WORD.findall(path[-1].lower()) if word.endswith("s"))
        nouns = {singular_noun(word) for word in words}.intersection(UNIT_NOUNS)
        if len(nouns) == 1:
            yield nouns.pop(), path


def _words_under(path: tuple[str, ...], passages: Sequence[Passage]) -> str:
    """All words of a section, headings in it too: some of a torn figure's text becomes headings."""
    inside = [p for p in passages if p.heading_path[: len(path)] == path]
    return " ".join(_plain(f"{p.heading_path[-1]}\n{p.text}") for p in inside)


def _plain(text: str) -> str:
    return " ".join(plain_text(text).casefold().split())
