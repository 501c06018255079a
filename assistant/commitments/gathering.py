"""All commitments of one document: under its headings, in its lists and in its tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.commitments.details import Details, row_details
from assistant.commitments.headed import headed_commitments
from assistant.commitments.listed import (
    numbered_commitments,
    plain_commitments,
    tabulated_commitments,
)
from corpus.provenance import is_own_reading
from indexing.outline import names_above, outline
from indexing.outline_items import own_label
from indexing.outline_lists import unit_lists
from indexing.plan_words import UNIT_NOUNS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.commitments.found import Found
    from indexing.document import Passage
    from indexing.outline import OutlineUnit
    from indexing.outline_lists import UnitList
    from indexing.units import Unit

_NUMBER = re.compile(r"\d{1,2}")


def document_commitments(passages: Sequence[Passage]) -> tuple[Found, ...]:
    """The commitments of the document that `passages` are, in reading order, each once.

    What the library itself says about the document is left out.
    """
    own = [passage for passage in passages if not is_own_reading(passage.heading_path)]
    units = outline(own)
    lists = unit_lists(own)
    headed = tuple(headed_commitments(units))
    listed = [one for members in lists for one in _of_list(members, units, headed)]
    known = {unit.name for unit in units}
    beside = _told_beside(lists)
    found = [*headed, *(one for one in listed if one.name not in known)]
    found.sort(key=lambda one: one.passage.position)
    return tuple(_once(_completed(one, beside) for one in found))


def _of_list(
    members: UnitList, units: Sequence[OutlineUnit], headed: Sequence[Found]
) -> Iterable[Found]:
    """A list's own commitments.

    One without numbers counts only where headings give none, or where it stands under a heading
    whose unit has no list: elsewhere it is an overview that says again what stands under them.
    """
    numbered = list(numbered_commitments(members))
    if numbered:
        return numbered
    above = set(names_above(members.units[0].passage.heading_path))
    in_unit = any(unit.name in above and not unit.items for unit in units)
    if headed and not in_unit:
        return ()
    return [*tabulated_commitments(members)] or plain_commitments(members)


def _told_beside(lists: Sequence[UnitList]) -> dict[str, Details]:
    """What tables say of units that they only name: "Recommendation | Owner", "1 | The council"."""
    told: dict[str, Details] = {}
    for members in lists:
        for unit in members.units:
            details = row_details(unit)
            name = _named_in_row(unit)
            if name and not details.is_empty:
                told[name] = told.get(name, Details()).or_else(details)
    return told


def _named_in_row(unit: Unit) -> str | None:
    """The unit or item that a row's first cell names: "Recommendation 1", "1", "5a"."""
    if unit.row is None or unit.table is None:
        return None
    cell = unit.row.cells[0].strip()
    named = names_above((cell,)) or (own_label(f"{cell} -"),)
    noun = singular_noun(unit.table.headers[0])
    if named[0] is None and _NUMBER.fullmatch(cell) and noun in UNIT_NOUNS:
        return f"{noun} {cell}"
    return named[0]


def _completed(found: Found, beside: dict[str, Details]) -> Found:
    told = beside.get(found.name or found.label)
    return replace(found, details=found.details.or_else(told)) if told else found


def _once(found: Iterable[Found]) -> Iterable[Found]:
    """Without what is said again: slides that repeat, an item that is also a numbered member."""
    seen: set[tuple[str, str | None]] = set()
    pieces: set[tuple[str, str]] = set()
    for one in found:
        said = (" ".join(one.text.casefold().split()), one.action)
        piece = (one.passage.id, one.quote)
        if said not in seen and piece not in pieces:
            yield one
        seen.add(said)
        pieces.add(piece)
