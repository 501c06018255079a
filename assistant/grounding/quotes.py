"""Checks a statement against its quotes, and a quote against its passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.models import Support
from indexing.plain import plain_text

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"\w+")


def squeezed(text: str) -> str:
    """`text` with every run of white space made one space."""
    return " ".join(text.split())


def stands_in(quote: str, text: str) -> bool:
    """Whether `quote` stands verbatim, white space aside, in `text`."""
    return bool(quote.strip()) and squeezed(quote) in squeezed(text)


def support(statement: str, quotes: Sequence[str]) -> Support:
    """How `quotes` carry `statement`.

    'verbatim': it stands in them word for word, marks aside. 'supported': all its words and numbers
    do, in another order, as when a table's row is read out. Otherwise 'unsupported'.
    """
    plain = squeezed(" ".join(plain_text(quote) for quote in quotes))
    if squeezed(statement) in plain:
        return "verbatim"
    numbers = set(_NUMBER.findall(plain))
    words = {word.lower() for word in _WORD.findall(plain)}
    if all(n in numbers for n in _NUMBER.findall(statement)) and all(
        word.lower() in words for word in _WORD.findall(statement)
    ):
        return "supported"
    return "unsupported"
