"""A figure that is asked for our own area is none of another area's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.vocabulary import Geography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

OURS = frozenset(
    (
        "here",
        "locally",
        "our area",
        "our patch",
        "our region",
        "lsc",
        "lancashire and south cumbria",
        "lancs and south cumbria",
    )
)
"""What our own area is called, in small letters."""


def asks_of_ours(understanding: Understanding) -> bool:
    """Whether a question after a figure names our own area, and neither another nor a document."""
    if understanding.documents or understanding.form.wants not in ("number", "money"):
        return False
    areas = {m.text.lower() for m in understanding.mentions if m.kind == "area"}
    return bool(areas) and areas <= OURS


def is_elsewhere(doc_id: str, shelf: Shelf) -> bool:
    """Whether a document speaks of another integrated care system."""
    return shelf.records[doc_id].geography is Geography.OTHER_ICS


def of_our_area(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """Where our own area's figure is asked for: the units of documents that are not elsewhere."""
    if not asks_of_ours(understanding):
        return ranked
    return [s for s in ranked if not is_elsewhere(s.unit.passage.doc_id, shelf)]
