"""Small libraries for the tests of storing and searching."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from corpus.record import DocumentRecord
from indexing.document import Block, ParsedDocument, Passage
from indexing.entries import IndexEntry
from indexing.library_writer import IndexedDocument, LibraryWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from indexing.embedding import Vectors

DIMENSION = 8


def direction(*weights: float) -> Vectors:
    """A unit vector with these weights on its first axes."""
    vector = np.zeros(DIMENSION, dtype=np.float32)
    vector[: len(weights)] = weights
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def entry(
    passage_id: str,
    text: str = "Words.",
    *,
    title: str = "A title",
    headings: str = "A heading",
    doc_id: str = "doc",
    type: str = "plan",  # noqa: A002
    sector: str = "health",
    geography: str = "national",
    core: bool = False,
    vector: Vectors | None = None,
) -> IndexEntry:
    """An index entry; only what a test is about needs saying."""
    return IndexEntry(
        passage_id=passage_id,
        doc_id=doc_id,
        type=type,
        sector=sector,
        geography=geography,
        core=core,
        title=title,
        headings=headings,
        text=text,
        vector=direction(1.0) if vector is None else vector,
    )


def passages_of(
    doc_id: str, texts: Sequence[str], parts: Sequence[tuple[int, int]]
) -> list[Passage]:
    """Passages one after the other; `parts` gives (part, parts) of each."""
    ids = [f"{doc_id}-{hashlib.sha256(text.encode()).hexdigest()[:8]}" for text in texts]
    made: list[Passage] = []
    start = 0
    for position, (text, (part, of)) in enumerate(zip(texts, parts, strict=True)):
        made.append(
            Passage(
                id=ids[position],
                doc_id=doc_id,
                position=position,
                heading_path=("Doc", "Part ä"),
                page=None,
                kind="list" if of > 1 else "prose",
                start=start,
                end=start + len(text),
                lead="",
                text=text,
                part=part,
                parts=of,
                previous_id=ids[position - 1] if position else None,
                next_id=ids[position + 1] if position + 1 < len(texts) else None,
            )
        )
        start += len(text)
    return made


def put_document(
    library: LibraryWriter,
    doc_id: str,
    texts: Sequence[str],
    parts: Sequence[tuple[int, int]] | None = None,
) -> list[Passage]:
    """Writes a document with one passage a text, each with a vector of its own."""
    passages = passages_of(doc_id, texts, parts or [(0, 1)] * len(texts))
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    library.put_vectors({key: vector_of(text) for key, text in zip(keys, texts, strict=True)})
    text = "".join(texts)
    block = Block("prose", 0, len(text), ("Doc",))
    library.replace_document(
        IndexedDocument(
            record=DocumentRecord(id=doc_id, title=f"Title of {doc_id}"),
            file_name=f"{doc_id}.md",
            fingerprint=hashlib.sha256(text.encode()).hexdigest(),
            parsed=ParsedDocument(text, (block,)),
            passages=passages,
            vector_keys=keys,
        )
    )
    return passages


def vector_of(text: str) -> Vectors:
    """A direction that depends on the text alone."""
    digest = hashlib.sha256(text.encode()).digest()
    return direction(*(byte - 127.5 for byte in digest[:DIMENSION]))


def new_library(home: Path) -> LibraryWriter:
    """An empty library that a model called "model@1" writes."""
    library = LibraryWriter.create(home)
    library.begin(home / "documents", "model@1")
    return library
