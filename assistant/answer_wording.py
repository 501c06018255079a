"""How far a question was answered, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.models import Status

STATUS: Mapping[Status, str] = {
    "answered": "Answered",
    "partial": "Partly answered: the library does not hold all that was asked for",
    "not_in_library": "Not in the library",
    "out_of_scope": "Outside this library’s field",
}
