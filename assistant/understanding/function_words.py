"""Words that hold questions together: what asks, what helps a verb, what leads a noun in."""

from __future__ import annotations

_AUXILIARY = """
is are was were do does did has have had will would can could should may might isn't aren't wasn't
weren't don't doesn't didn't hasn't haven't won't
"""
_QUESTION = "what which who whom whose when where why how"
_PREPOSITION = """
of for about on by from with like after before than in to under behind since at into among across
"""
_REQUEST = "list name tell show give explain compare describe summarise"

AUXILIARIES = frozenset(_AUXILIARY.split())
QUESTION_WORDS = frozenset(_QUESTION.split())
PREPOSITIONS = frozenset(_PREPOSITION.split())
LEADING_WORDS = PREPOSITIONS | {"during", "over", "until"}
"""What may stand before the word that asks: "over how long?"."""
REQUESTS = frozenset(_REQUEST.split())
"""Verbs that ask in the form of an order."""


def either(words: frozenset[str]) -> str:
    """A pattern for any one of `words`."""
    return "|".join(sorted(words))
