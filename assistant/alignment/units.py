"""The units of a document that can be set beside those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.alignment.model import AlignedUnit
from assistant.alignment.sections import is_apparatus, is_framing, is_view
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.commitments import Commitment
    from assistant.opening import Shelf
    from indexing.document import Passage
    from indexing.units import Unit

_FEWEST_WORDS = 2
_LONGEST_LABEL = 4
"""Words before a colon that only announce what follows."""


def source_units(doc_id: str, shelf: Shelf) -> tuple[AlignedUnit, ...]:
    """What a document commits itself to; all units of its own matter where nothing is marked so."""
    passages = {passage.id: passage for passage in shelf.library.document_passages(doc_id)}
    found = shelf.register.select(documents=(doc_id,))
    committed = tuple(_of_commitment(entry, passages[entry.passages[0]]) for entry in found)
    return committed or tuple(
        unit for unit in content_units(passages.values()) if not unit.is_framing
    )


def content_units(passages: Iterable[Passage]) -> tuple[AlignedUnit, ...]:
    """The sentences, items and rows of a document's own words, in reading order.

    What others say of it, and how it was made or read, is left out.
    """
    return tuple(unit for unit in said_units(passages) if not is_view(unit.passage.heading_path))


def said_units(passages: Iterable[Passage]) -> tuple[AlignedUnit, ...]:
    """The same with what others say of the document."""
    return tuple(
        _of_unit(unit)
        for passage in passages
        if not is_apparatus(passage.heading_path)
        for unit in split_units(passage)
        if _says_something(unit)
    )


def _says_something(unit: Unit) -> bool:
    words = len(unit.text.split())
    if unit.text.endswith(":") and words <= _LONGEST_LABEL:
        return False
    return words >= _FEWEST_WORDS or unit.kind == "item"


def _of_unit(unit: Unit) -> AlignedUnit:
    path = unit.passage.heading_path
    return AlignedUnit(
        label="",
        text=unit.text,
        lead=unit.lead,
        quote=unit.quote,
        passage=unit.passage,
        place=unit.order,
        is_framing=is_framing(path),
    )


def _of_commitment(entry: Commitment, passage: Passage) -> AlignedUnit:
    unit = _unit_quoted(entry.quote, split_units(passage))
    return AlignedUnit(
        label=entry.label,
        text=entry.commitment,
        lead=unit.lead if unit else "",
        quote=entry.quote,
        passage=passage,
        place=unit.order if unit else None,
        is_framing=False,
    )


def _unit_quoted(quote: str, units: Sequence[Unit]) -> Unit | None:
    return next((unit for unit in units if unit.quote == quote), None)
