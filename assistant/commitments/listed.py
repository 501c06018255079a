"""Commitments that a document lists or tabulates: "Seven recommendations", an action plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.commitments.details import deadline, labelled_details, row_details
from assistant.commitments.found import Found, action_above, priority_above
from assistant.commitments.wording import load_wording
from indexing.outline_items import own_label, without_label
from indexing.plan_words import singular_noun
from indexing.tables import Row
from indexing.units import row_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexing.outline_lists import UnitList
    from indexing.units import Unit

_OWN_NUMBER = re.compile(r"^\d{1,2}[.):]?\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2


def numbered_commitments(members: UnitList) -> Iterator[Found]:
    """The members of a list or table that numbers undertakings: "Seven recommendations"."""
    noun, labels = members.noun, members.labels
    if noun and labels and load_wording().is_undertaking(noun):
        for unit, label in zip(members.units, labels, strict=True):
            is_code = own_label(unit.text) == label
            yield from _member(unit, label if is_code else f"{noun}-{label}", f"{noun} {label}")


def tabulated_commitments(members: UnitList) -> Iterator[Found]:
    """The rows of a table that has a column of undertakings: "Action", "Owner", "By when"."""
    noun = _noun_of_columns(members.units[0])
    for number, unit in enumerate(members.units if noun else (), 1):
        yield from _member(unit, f"{noun}-{number}", None)


def plain_commitments(members: UnitList) -> Iterator[Found]:
    """The items of a list that has no numbers, below a heading such as "Main commitments"."""
    first = members.units[0]
    heading = first.passage.heading_path[-1] if first.passage.heading_path else ""
    noun = load_wording().undertaking_in(heading)
    if noun and first.kind == "item":
        for number, unit in enumerate(members.units, 1):
            yield from _member(unit, f"{noun}-{number}", None)


def _member(unit: Unit, label: str, name: str | None) -> Iterator[Found]:
    text = _row_words(unit) if unit.row else without_label(unit.text)
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return
    details = row_details(unit) if unit.row else labelled_details([unit])
    path = unit.passage.heading_path
    yield Found(
        label=label,
        name=name,
        text=text,
        quote=unit.quote,
        passage=unit.passage,
        priority=_priority_in_row(unit) or priority_above(path),
        action=name.capitalize() if name else action_above(path),
        details=details.or_else(deadline(text, unit.passage)),
    )


def _noun_of_columns(unit: Unit) -> str | None:
    """What the first column that holds undertakings calls them."""
    headers = unit.table.headers if unit.table else ()
    return next(filter(None, map(load_wording().undertaking_in, headers)), None)


def _row_words(unit: Unit) -> str:
    """A row in words, without the columns of numbers, priorities, owners, dates and measures."""
    if unit.row is None or unit.table is None:
        return unit.text
    columns = [
        (header, cell)
        for header, cell in zip(unit.table.headers, unit.row.cells, strict=True)
        if not (_is_beside(header) or cell.isdecimal())
    ]
    if not columns:
        return ""
    headers, cells = zip(*columns, strict=True)
    row = Row(unit.row.line, (_OWN_NUMBER.sub("", cells[0]), *cells[1:]), unit.row.group)
    words = row_text(row, replace(unit.table, headers=headers))
    return words.removesuffix(" — ")


def _is_beside(header: str) -> bool:
    wording = load_wording()
    return (
        wording.numbers_rows(header)
        or wording.detail_of(header) is not None
        or wording.is_priority(singular_noun(_last_word(header)))
    )


def _priority_in_row(unit: Unit) -> str | None:
    if unit.row is None or unit.table is None:
        return None
    cells = zip(unit.table.headers, unit.row.cells, strict=True)
    wording = load_wording()
    named = (cell for head, cell in cells if wording.is_priority(singular_noun(_last_word(head))))
    return next(filter(None, named), None)


def _last_word(header: str) -> str:
    words = _WORD.findall(header)
    return words[-1] if words else ""
