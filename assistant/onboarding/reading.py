"""The documents that a newcomer with time should read, each by a statement of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.plans.overview import opening_of
from indexing.units import units_of

if TYPE_CHECKING:
    from assistant.onboarding.choosing import Chooser
    from indexing.units import Unit

_WORTH = 0.4
"""What it counts that a document is about the sector, core or of the area, beside the share of its
passages that name the sector."""


def to_read(chooser: Chooser, most: int) -> list[Unit]:
    """The first statement of each document to read that stands alone, at most `most`.

    The main document comes first, then those that are most about the sector, core ones and those of
    the area before others.
    """
    found: list[Unit] = []
    for doc_id in _in_order(chooser):
        if len(found) == most:
            break
        opening = opening_of(chooser.shelf.library.document_passages(doc_id))
        first = next((unit for unit in units_of(opening) if chooser.stands_alone(unit)), None)
        if first is not None:
            found.append(first)
    return found


def _in_order(chooser: Chooser) -> list[str]:
    scopes = chooser.scopes
    near = set(scopes.of("near"))

    def worth(doc_id: str) -> float:
        known = (scopes.is_of_sector(doc_id), scopes.records[doc_id].core, doc_id in near)
        return chooser.share_about_sector(doc_id) + sum(_WORTH * fact for fact in known)

    others = [doc_id for doc_id in scopes.of("library") if doc_id != scopes.main]
    best = sorted(others, key=worth, reverse=True)
    return [scopes.main, *best] if scopes.main else best
