"""Checks a statement against its quotes, and a quote against its passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.models import Support

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORD = re.compile(r"\w+")


def squeezed(text: str) -> str:
    """`text` with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())


def stands_in(quote: str, text: str) -> bool:
    """Whether `quote` stands verbatim, white space aside, in `text`."""
    return bool(quote.strip()) and squeezed(quote) in squeezed(text)


def support(statement: str, quotes: Sequence[str]) -> Support:
    """How `quotes` carry `statement`.

    'verbatim': it stands in one of them word for word, Markdown's marks aside. 'supported': all its
    words and numbers do, in another order, as when a table's row is read out. Otherwise
    'unsupported'.
    """
    plain = [squeezed(plain_text(quote)) for quote in quotes]
    if any(squeezed(statement) in quote for quote in plain):
        return "verbatim"
    said = " ".join(plain)
    numbers, words = set(_NUMBER.findall(said)), set(_WORD.findall(said.lower()))
    supported = numbers.issuperset(_NUMBER.findall(statement)) and words.issuperset(
        _WORD.findall(statement.lower())
    )
    return "supported" if supported else "unsupported"
