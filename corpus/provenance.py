"""What may be said about a document's place in the strategy's review: the only place for it.

The strategy's authors say that they reviewed about 75 documents, and never listed them. Only the
documents that the strategy names, and its own set, are known to have a place in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.record import DocumentRecord

CORE = "named by the strategy or part of its set"
OF_THE_KIND = "a document of the kind such a review covers"
TOO_LATE = "published after the strategy was approved"

STRATEGY_APPROVED = "2024-05"
"""The month in which the integrated care board approved the strategy."""


def review_status(record: DocumentRecord) -> str:
    """The words for a document's place in the review; never that somebody read it.

    Where the date shows that a document came after the strategy, the words say so too. A year
    alone, the strategy's own, does not show it.
    """
    if record.core:
        return CORE
    published = record.published or ""
    if published[:7] > STRATEGY_APPROVED[: len(published)]:
        return f"{OF_THE_KIND}, {TOO_LATE}"
    return OF_THE_KIND


_OWN_READING = re.compile(
    r"^(?:relevance|lessons|link|comparison|compared|fit|alignment|what (?:it|this) means) "
    r"(?:to|for|with)\b|^why it matters\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"\(background\)", re.IGNORECASE)


def is_own_reading(headings: Iterable[str]) -> bool:
    """Whether a section under `headings` is the note's reading, not the publisher's word."""
    return any(_OWN_READING.match(heading) for heading in headings)


def is_background(headings: Iterable[str]) -> bool:
    """Whether a section under `headings` rests on general knowledge, not on published text."""
    return any(_BACKGROUND.search(heading) for heading in headings)
