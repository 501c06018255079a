"""A figure that is asked for our own area is none of another area's."""

from __future__ import annotations

import re
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
_AROUND = frozenset(("lancashire", "lancs"))
WIDER = frozenset(("england", "the uk", "national", "north west"))
"""What our own area is part of: it may be held against these."""
OUR = re.compile(
    r"\bour (?!trust\b|council\b|charity\b|practice\b|hospital\b|home\b)", re.IGNORECASE
)


def asks_of_ours(understanding: Understanding, shelf: Shelf) -> bool:
    """Whether a question after a figure is of our own area, and of no other, document or body."""
    if understanding.documents or understanding.form.wants not in ("number", "money"):
        return False
    if shelf.glossary.bodies(understanding.asked):
        return False
    areas = {m.text.lower() for m in understanding.mentions if m.kind == "area"}
    if not areas <= OURS | _AROUND | WIDER:
        return False
    return bool(areas & (OURS | _AROUND)) or OUR.search(understanding.asked) is not None


def is_elsewhere(doc_id: str, shelf: Shelf) -> bool:
    """Whether a document speaks of another system, or of one trust, council or place alone."""
    record = shelf.records[doc_id]
    of_one = record.geography in (Geography.OTHER_ICS, Geography.PLACE)
    return of_one or bool(shelf.glossary.bodies(record.publisher or ""))


def of_our_area(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """Where our own area's figure is asked for: the units of documents that are not elsewhere."""
    if not asks_of_ours(understanding, shelf):
        return ranked
    return [s for s in ranked if not is_elsewhere(s.unit.passage.doc_id, shelf)]
