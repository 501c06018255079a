"""Putting words into a question so that it still reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.understanding.phrases import without_article
from indexing.plan_words import ORDINALS

ENDS_IN_ARTICLE = re.compile(r"\b(?:the|an?|our)\s+$", re.IGNORECASE)
_ARE_ONE = re.compile(
    rf"^(\W*(?:what|which|who))\s+(are|were)(?=\s+the\s+(?:last|{'|'.join(ORDINALS)})\s)",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """Half-open offsets of a question."""

    start: int
    end: int


def replaced(question: str, place: Span, words: str) -> str:
    """`question` with `words` at `place`; of two articles in a row the first stays."""
    before, after = question[: place.start], question[place.end :]
    if ENDS_IN_ARTICLE.search(before):
        words = without_article(words)
    return _tidy(f"{before}{words}{after}")


def at_end(question: str, words: str) -> str:
    """`question` with `words` added."""
    return _tidy(f"{question.strip().rstrip('?!. ')} {words}?")


def _tidy(text: str) -> str:
    return re.sub(r"\s+([?,.])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()


def agreeing(question: str) -> str:
    """With "is" for "are" before one thing: "What are the first priority?"."""
    return _ARE_ONE.sub(lambda m: f"{m[1]} {'is' if m[2].lower() == 'are' else 'was'}", question)
