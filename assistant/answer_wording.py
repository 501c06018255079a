"""How far a question was answered, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.models import Answer, Status

STATUS: Mapping[Status, str] = {
    "answered": "Answered",
    "partial": "Partly answered: the library does not hold all that was asked for",
    "not_in_library": "Not in the library",
    "out_of_scope": "Outside this library’s field",
}
UNSURE = "Perhaps answered"


def how_far(answer: Answer) -> str:
    """How far a question was answered, and whether that is sure."""
    return UNSURE if answer.unsure else STATUS[answer.status]
