"""The names that a document's title gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.phrases import fold_phrase, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.record import DocumentRecord

_IN_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(the|an?)\s+", re.IGNORECASE)
_FEWEST_WORDS = 2
"""A title of one word ("Introduction") is not taken for a document's name."""
_FEWEST_WORDS_BEFORE_COLON = 3
"""Nor is a short beginning ("Case study: ...", "Workforce: ...")."""


def title_names(title: str) -> tuple[str, ...]:
    """What a question may call a document of this title.

    The title; the title without its closing brackets; the part before a colon. Each without a
    leading article, since "the Topol Review" then matches as well.
    """
    bare = _IN_BRACKETS_AT_END.sub("", title)
    names = [
        name
        for name, fewest in (
            (title, _FEWEST_WORDS),
            (bare, _FEWEST_WORDS),
            (bare.partition(":")[0], _FEWEST_WORDS_BEFORE_COLON),
        )
        if len(split_words(name)) >= fewest
    ]
    return tuple(dict.fromkeys(_ARTICLE.sub("", name) for name in names))


def names_by_title(
    records: Iterable[DocumentRecord], not_names: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """Pairs of a name and the document id that it stands for, but for phrases in `not_names`."""
    refused = {fold_phrase(phrase) for phrase in not_names}
    for record in records:
        seen = set(refused)
        for name in title_names(record.title):
            folded = fold_phrase(name)
            if folded not in seen:
                seen.add(folded)
                yield name, record.id
