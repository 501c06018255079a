"""A question about figures as tables see it: what names rows and columns, what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.tables.words import load_table_words
from assistant.understanding.sums import asks_over_time, operation_asked
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from assistant.answering.matching import Concept
    from assistant.understanding import Understanding
    from assistant.understanding.sums import Operation

_COMMON_FACTOR = 0.3
_SUBJECTS = ("look_up", "number", "comparison", "list", "definition")
_WANTS = ("number", "money", "text", "yes_no")
_ASKS_TOTAL = any_of(r"\b(?:altogether|overall|in (?:all|total)|totals?|grand total|combined)\b")
_ASKS_EXTREME = any_of(r"\b(?:highest|lowest|most|fewest|largest|smallest|biggest|worst|best)\b")
_DIGITS = re.compile(r"\d+")
_JOINS = any_of(r"\b(?:and|or|plus|both)\b|[,;/&]")
_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """What a question wants of a table."""

    text: str
    concepts: tuple[Concept, ...]
    """What it is about. Words such as "rate", which most tables hold, weigh little."""
    common: frozenset[str]
    """The surfaces of the concepts that weigh little."""
    joins: bool
    """Whether it may name several things side by side."""
    compares: bool
    """Whether figures are to be held against one another."""
    operation: Operation | None
    over_time: bool
    """Whether it asks if a figure rose or fell."""
    own: bool
    """Whether the asker's own place is meant ("our", "here")."""
    total: bool
    extreme: bool
    """Whether the highest or lowest is asked for."""
    counts: bool
    wants_money: bool
    asks: bool
    """Whether its words ask for a figure at all; others may do so by naming a row and a column."""
    years: tuple[str, ...]
    numbers: frozenset[str]
    """The runs of digits that it holds."""


def figure_question(understanding: Understanding) -> FigureQuestion | None:
    """The question as one about figures; None if it is of another kind."""
    form, text = understanding.form, understanding.standalone_question
    extreme = bool(_ASKS_EXTREME.search(text))
    wants = (*_WANTS, "place") if extreme else _WANTS
    if form.kind not in _SUBJECTS or form.wants not in wants:
        return None
    words = load_table_words()
    kept = [c for c in understanding.concepts if _is_topic(c, words.asking | words.own)]
    common = frozenset(c.surface for c in kept if _said(c) <= words.common)
    operation = operation_asked(text)
    return FigureQuestion(
        text=text,
        concepts=tuple(
            replace(c, weight=_COMMON_FACTOR * c.weight) if c.surface in common else c for c in kept
        ),
        common=common,
        joins=bool(_JOINS.search(text)),
        compares=form.kind == "comparison" or operation in ("difference", "ratio", "share"),
        operation=operation,
        over_time=asks_over_time(text),
        own=any(word.lower() in words.own for word in _WORD.findall(text)),
        total=bool(_ASKS_TOTAL.search(text)),
        extreme=extreme,
        counts=form.asks_count,
        wants_money=form.wants == "money",
        asks=extreme or form.wants in ("number", "money") or form.kind == "comparison",
        years=form.years,
        numbers=frozenset(_DIGITS.findall(text)),
    )


def _said(concept: Concept) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(concept.surface))


def _is_topic(concept: Concept, empty: frozenset[str]) -> bool:
    return bool(concept.documents) or not _said(concept) <= empty
