"""Blocks to passages: units of retrieval and citation, sized by the embedder's own tokenizer."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from indexing.passages.front import TokenCounter, embedding_text
from indexing.passages.pieces import cut_unit
from indexing.passages.units import document_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexing.document import ParsedDocument, Passage

__all__ = ["TokenCounter", "embedding_text", "split_passages"]

_SMALLEST_WINDOW = 32


def split_passages(
    document: ParsedDocument, *, doc_id: str, title: str, embedder: TokenCounter
) -> tuple[Passage, ...]:
    """Passages of `document` in reading order.

    Their [start, end) spans hold every character but white space between them once, in order. No
    `embedding_text` is longer than the embedder's window. A list item, table row or sentence is cut
    only where it does not fit alone. An id depends on the passage's own headings and text, so that
    a change elsewhere in the document leaves it as it is.

    Raises:
        ValueError: the embedder's window is under 32 tokens.
    """
    if embedder.window < _SMALLEST_WINDOW:
        raise ValueError(
            f"a window of {embedder.window} tokens is too small: use a model that reads "
            f"{_SMALLEST_WINDOW} or more"
        )
    pieces = (
        piece
        for unit in document_units(document, embedder)
        for piece in cut_unit(document, unit, title, embedder)
    )
    return _linked(tuple(_numbered(pieces, doc_id)))


def _numbered(pieces: Iterable[Passage], doc_id: str) -> Iterator[Passage]:
    seen: Counter[str] = Counter()
    for position, piece in enumerate(pieces):
        content = "\x1f".join((*piece.heading_path, piece.text))
        digest = hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()[:10]
        seen[content] += 1
        yield replace(piece, id=f"{doc_id}-{digest}", doc_id=doc_id, position=position)


def _linked(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    ids = (None, *(passage.id for passage in passages), None)
    return tuple(
        replace(passage, previous_id=ids[index], next_id=ids[index + 2])
        for index, passage in enumerate(passages)
    )
