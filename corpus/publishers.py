"""The names of those who publish: what a catalogue's publishers are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.phrases import fold_phrase, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.record import DocumentRecord

_FEWEST_WORDS = 2
"""A single word is taken for a publisher's name only where it is an acronym."""
_FEWEST_CAPITALS = 2


def publisher_parts(publisher: str) -> str:
    """A catalogue's line on who published a document, with a bar between its parts."""
    return re.sub(r"[^\w\s&'’-]", " | ", publisher)


def is_by(record: DocumentRecord, publisher: str) -> bool:
    """Whether `publisher`, in whatever capitals, is among those of a document."""
    return (
        f" {fold_phrase(publisher)} " in f" {fold_phrase(publisher_parts(record.publisher or ''))} "
    )


def names_by_publisher(records: Iterable[DocumentRecord]) -> dict[str, tuple[str, ...]]:
    """The publishers of `records`, without a leading article, each with its documents' ids."""
    held = tuple(records)
    parts = {
        part.strip().removeprefix("The ")
        for record in held
        for part in publisher_parts(record.publisher or "").split("|")
    }
    return {name: tuple(r.id for r in held if is_by(r, name)) for name in parts if _is_name(name)}


def _is_name(part: str) -> bool:
    return (
        len(split_words(part)) >= _FEWEST_WORDS
        or sum(letter.isupper() for letter in part) >= _FEWEST_CAPITALS
    )
