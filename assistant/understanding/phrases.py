"""Noun phrases and proper names, near enough, with no model of grammar: runs of topical words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.lexicon import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOGETHER = re.compile(r"(?:['’]s?)?\s+|-|\s*&\s*")
_JOINS_NAMES = re.compile(r"(?:['’]s?)?\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?|-", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|an?|our)\s+$", re.IGNORECASE)
_NEAR = 12
"""How many characters back a determiner or the end of a sentence is looked for."""
_SENTENCE_START = re.compile(r"(?:\A|[.?!:])\W*$")
_ARTICLE = re.compile(r"^(?:the|an?|our)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"^an?\s+", re.IGNORECASE)


class Phrase(NamedTuple):
    """Words of a text at half-open offsets."""

    text: str
    start: int
    end: int


def noun_phrases(text: str) -> list[Phrase]:
    """Runs of topical words in `text`, each with the determiner before it, in order."""
    topical = [token for token in tokenise(text) if not token.is_stop_word]
    return [_with_determiner(text, *run) for run in _runs(topical, _TOGETHER, text)]


def proper_names(text: str) -> list[Phrase]:
    """Words of `text` written with capitals, a sentence's first word apart unless an acronym.

    Those that "of", "for" or "and" joins are one name (Skills for Care).
    """
    named = [token for token in tokenise(text) if _is_name(token, text)]
    return [_with_determiner(text, *run) for run in _runs(named, _JOINS_NAMES, text)]


def _runs(tokens: Sequence[Token], together: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Start and end of each run of tokens with nothing but `together` between them."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and together.fullmatch(text, runs[-1][1], token.start):
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return runs


def _with_determiner(text: str, start: int, end: int) -> Phrase:
    determiner = _DETERMINER.search(text, max(0, start - _NEAR), start)
    start = determiner.start() if determiner else start
    return Phrase(text[start:end], start, end)


def _is_name(token: Token, text: str) -> bool:
    if token.is_stop_word or not token.surface[0].isupper():
        return False
    is_acronym = token.surface[1:2].isupper()
    return (
        is_acronym or _SENTENCE_START.search(text, max(0, token.start - _NEAR), token.start) is None
    )


def definite(phrase: str) -> str:
    """A phrase as it is spoken of the second time: "an ICS" as "the ICS"."""
    return _INDEFINITE.sub("the ", phrase)


def without_article(phrase: str) -> str:
    """A phrase without the determiner before it."""
    return _ARTICLE.sub("", phrase)
