"""Questions to begin with, each shown only where the library holds what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A first question and the document that answers it."""

    question: str
    needs: str
    """Id of the document."""


_STRATEGY = "lsc-five-year-workforce-strategy"

SUGGESTIONS = (
    Suggestion("What does Action 5 commit us to?", _STRATEGY),
    Suggestion("How many people hold paid health and care jobs in the area?", _STRATEGY),
    Suggestion("What does the strategy commit to on career pathways?", _STRATEGY),
    Suggestion("How many engagement activities took place?", _STRATEGY),
    Suggestion("Which documents does the strategy name?", _STRATEGY),
    Suggestion("What are the seven elements of the NHS People Promise?", "nhs-people-promise-2020"),
)
BUNDLED = frozenset(suggestion.needs for suggestion in SUGGESTIONS)
"""Ids of the documents that the suggestions need; the bundled library holds all of them."""


def suggestions_for(documents: Container[str]) -> list[str]:
    """The first questions that a library with these document ids can answer."""
    return [s.question for s in SUGGESTIONS if s.needs in documents]
