"""The form of a question: its kind, the sort of answer it wants, and the units it names.

Small and inspectable on purpose: everything here is read off the question's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.counting import count_said
from assistant.understanding.kinds import QuestionKind, kind_of
from assistant.understanding.numbering import UnitReference, find_units
from assistant.understanding.wants import AnswerType, wanted
from assistant.understanding.wording import any_of
from indexing.plan_words import UNIT_NOUNS

__all__ = [
    "UNIT_NOUNS",
    "AnswerType",
    "QuestionForm",
    "QuestionKind",
    "UnitReference",
    "count_said",
    "find_units",
    "read_form",
]

YEAR = re.compile(r"(?<![\d,.£])(?:19|20)\d{2}(?:\s?[/–-]\s?(?:20)?\d{2})?(?![\d%]|[,.]\d)")
"""A calendar, financial or academic year."""

_ALL = any_of(
    r"\b(?:all|every|each|complete|entire|list|name (?:the|all)|what (?:are|were))\b",
    r"\b(?:whole|full) (?:list|set|range)\b|\bin full\b",
    r"\bwhich (?:of the|(?:[\w'’-]+ ){0,3}?(?!(?:is|was|has|does)\b)[a-z-]+(?<![su])s)\b",
)
_COUNT = any_of(r"\bhow many\b", r"\bnumber of\b", r"\bcount of\b", r"\bno\. of\b")


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What can be read off a question's words alone."""

    kind: QuestionKind
    wants: AnswerType
    units: tuple[UnitReference, ...] = ()
    years: tuple[str, ...] = ()
    asks_all: bool = False
    """Whether a complete list is asked for ('all', 'which actions', 'what are the …')."""
    asks_count: bool = False
    """Whether the answer is how many of something there are."""


def read_form(question: str) -> QuestionForm:
    """The form of `question`: kind, wanted answer, numbered units, years."""
    kind, wants = kind_of(question), wanted(question)
    asks_count = bool(_COUNT.search(question))
    if kind in ("look_up", "definition") and (asks_count or wants in ("number", "money")):
        kind = "number"
    return QuestionForm(
        kind=kind,
        wants=wants,
        units=find_units(question),
        years=tuple(dict.fromkeys(match.group() for match in YEAR.finditer(question))),
        asks_all=bool(_ALL.search(question)),
        asks_count=asks_count,
    )
