"""Commitments of the numbered units that headings name: "Action 5" and the list under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.commitments.details import (
    Details,
    deadline,
    deadline_of_duty,
    is_label_line,
    labelled_details,
    row_details,
)
from assistant.commitments.found import Found, action_above, priority_above
from assistant.commitments.wording import load_wording
from indexing.outline_items import is_sub_item, without_label
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexing.outline import OutlineItem, OutlineUnit
    from indexing.units import Unit


def headed_commitments(units: Sequence[OutlineUnit]) -> Iterator[Found]:
    """The commitments under the headings of one document, in reading order.

    They are the items of a unit's list. An action, a recommendation, … that has neither a list nor
    numbered units under it is a commitment itself.
    """
    around = {name for unit in units for name in unit.parents}
    wording = load_wording()
    for unit in units:
        is_undertaking = wording.is_undertaking(unit.noun)
        if not (is_undertaking or wording.is_priority(unit.noun)):
            continue
        items = [item for item in unit.items if _is_commitment(item)]
        if items:
            yield from _of_list(unit, items)
        elif is_undertaking and unit.name not in around:
            yield _of_itself(unit)


def _is_commitment(item: OutlineItem) -> bool:
    return not is_sub_item(item.unit) and not is_label_line(item.text)


def _of_list(unit: OutlineUnit, items: Sequence[OutlineItem]) -> Iterator[Found]:
    stated = _stated_of(unit).said_of(unit.name)
    for number, item in enumerate(items, 1):
        below = [other for other in split_units(item.unit.passage) if other.lead == item.text]
        details = labelled_details([item.unit, *below])
        details = details.or_else(deadline(item.text, item.unit.passage)).or_else(stated)
        yield Found(
            label=item.label or f"{_slug(unit)}.{number}",
            name=None,
            text=_with_sub_items(item, below),
            quote=item.unit.quote,
            passage=item.unit.passage,
            priority=priority_above(unit.heading_path),
            action=action_above(unit.heading_path),
            details=details,
        )


def _with_sub_items(item: OutlineItem, below: Sequence[Unit]) -> str:
    """An item that only introduces others says nothing without them."""
    text = without_label(item.text)
    others = [other.text for other in below if not is_label_line(other.text)]
    return f"{text} {'; '.join(others)}" if text.endswith(":") and others else text


def _of_itself(unit: OutlineUnit) -> Found:
    pieces = [piece for passage in unit.own for piece in split_units(passage)]
    first = next((piece for piece in pieces if not is_label_line(piece.text)), None)
    details = _stated_of(unit).or_else(deadline(unit.title, unit.passages[0]))
    for piece in pieces:
        details = details.or_else(deadline_of_duty(piece))
    quoted = first is not None and not unit.title
    return Found(
        label=_slug(unit),
        name=unit.name,
        text=unit.title or (first.text if first else unit.heading_path[-1]),
        quote=first.quote if first and quoted else unit.heading_path[-1],
        passage=first.passage if first else unit.passages[0],
        priority=priority_above(unit.heading_path),
        action=action_above(unit.heading_path),
        details=details,
    )


def _stated_of(unit: OutlineUnit) -> Details:
    """What lines with a label and a table of one row say about the whole unit."""
    pieces = [piece for passage in unit.own for piece in split_units(passage)]
    items = {item.text for item in unit.items if _is_commitment(item)}
    details = labelled_details(
        piece for piece in pieces if is_label_line(piece.text) and piece.lead not in items
    )
    rows = [piece for piece in pieces if piece.kind == "row"]
    return details.or_else(row_details(rows[0])) if len(rows) == 1 else details


def _slug(unit: OutlineUnit) -> str:
    return unit.name.replace(" ", "-")
