"""A commitment as it was found in a document's outline, before it is an entry of the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.commitments.wording import load_wording
from indexing.outline import names_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.commitments.details import Details
    from indexing.document import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment, where it stands, and what is stated about it."""

    label: str
    """Its label in its document, such as '5a'; the register makes it the only one."""
    name: str | None
    """The name of the numbered unit that it is, such as 'recommendation 3'."""
    text: str
    quote: str
    passage: Passage
    priority: str | None
    action: str | None
    details: Details


def priority_above(heading_path: Sequence[str]) -> str | None:
    """The innermost heading that names a priority."""
    return _innermost(heading_path, priority=True)


def action_above(heading_path: Sequence[str]) -> str | None:
    """The innermost heading that names an action, a recommendation or the like."""
    return _innermost(heading_path, priority=False)


def _innermost(heading_path: Sequence[str], *, priority: bool) -> str | None:
    wording = load_wording()
    wanted = wording.is_priority if priority else wording.is_undertaking
    for heading in reversed(heading_path):
        for name in names_above((heading,)):
            if wanted(name.rsplit(" ", 1)[0]):
                return heading
    return None
