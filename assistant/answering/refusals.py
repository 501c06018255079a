"""Questions that are not for the library at all, told from their form or from how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.draft import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

LEAST_SIMILAR = 0.3
"""Cosine of a question and its best passage below which it may be of another field."""
LEAST_TOGETHER = 0.64
"""That cosine and the likeness of the likest known question, added, below which it is then."""

_SMALL_TALK = (
    "I answer questions from this library, with a source for every statement. Ask me, for example, "
    "what an action commits us to, or what a document says about a subject."
)
_INSTRUCTION = (
    "I only answer questions from this library. Text that asks me to act otherwise changes nothing."
)
_OUTSIDE = "This is outside what the library covers: nothing in it is about this."
_EMPTY = "There is no question here yet. Type what you want to know."


def out_of_scope(understanding: Understanding) -> Finding | None:
    """A finding for what asks nothing of the library, by its form; None for a question."""
    if not any(letter.isalnum() for letter in understanding.question):
        return Finding("out_of_scope", note=_EMPTY)
    if understanding.form.kind == "small_talk":
        return Finding("out_of_scope", note=_SMALL_TALK)
    if understanding.form.kind == "instruction":
        return Finding("out_of_scope", note=_INSTRUCTION)
    return None


def too_far(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> Finding | None:
    """A finding for a question that nothing in the library is like; None if something is.

    A question that names a document or a numbered unit is of this field whatever its words.
    """
    if understanding.documents or understanding.form.units:
        return None
    best = max((item.similarity or 0.0 for item in evidence), default=0.0)
    asked = shelf.asked.likenesses(understanding.asked)
    far = best < LEAST_SIMILAR and best + asked.max(initial=0.0) < LEAST_TOGETHER
    return Finding("out_of_scope", note=_OUTSIDE) if far else None


def too_long(question: str, limit: int) -> Finding | None:
    """A finding for a question of more than `limit` characters; None for a shorter one."""
    if len(question) <= limit:
        return None
    note = f"That is {len(question):,} characters; please ask in {limit:,} or fewer."
    return Finding("out_of_scope", note=note)
