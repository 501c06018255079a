"""Documents by the id that somebody typed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus.catalogue import UnknownDocument

if TYPE_CHECKING:
    from collections.abc import Collection


def require_document(doc_id: str, held: Collection[str]) -> None:
    """Makes sure that `doc_id` is one of the ids that a library holds.

    Raises:
        UnknownDocument: it is not; the error names the ids most like it.
    """
    if doc_id not in held:
        raise UnknownDocument(doc_id, tuple(get_close_matches(doc_id, held, cutoff=0.5)))
