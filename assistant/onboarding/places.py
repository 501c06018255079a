"""The places that a newcomer can choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.phrases import Phrases

if TYPE_CHECKING:
    from assistant.onboarding.tours import Tours
    from assistant.opening import Shelf


def places_named(shelf: Shelf, tours: Tours) -> tuple[str, ...]:
    """Those of `tours.places` that a document names, in their order."""
    known = Phrases((place, place) for place in (*tours.places, *tours.wider))
    named = {
        found.value
        for passage in shelf.library.all_passages()
        for found in known.find(f"{passage.section}\n{passage.text}")
    }
    return tuple(place for place in tours.places if place in named)
