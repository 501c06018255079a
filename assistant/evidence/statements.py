"""What evidence is looked for: words that somebody typed, or units of the library's own plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.numbering import find_units

if TYPE_CHECKING:
    from assistant.opening import Shelf

_LONGEST_NAME = 4
"""Words: "action 5", "priority two"; more is a statement that only names a unit."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What evidence is looked for, and the documents that cannot be evidence for it."""

    text: str
    besides: frozenset[str] = frozenset()


def statement_of(asked: str, shelf: Shelf) -> Sought:
    """The words of the units that `asked` names ('5d', 'action 3'), or `asked` itself.

    A document is no evidence for its own commitments.
    """
    said = " ".join(asked.split())
    references = find_units(said) if len(said.split()) <= _LONGEST_NAME else ()
    register = shelf.register
    for reference in references:
        by = (
            {"priority": reference.label}
            if reference.noun == "priority"
            else {"action": reference.label}
        )
        found = register.select(documents=register.defaults, **by)
        if found:
            headings = dict.fromkeys(entry.action for entry in found) if len(found) > 1 else {}
            words = [*headings, *(entry.commitment for entry in found)]
            return Sought("\n".join(words), frozenset(entry.document for entry in found))
    return Sought(said)
