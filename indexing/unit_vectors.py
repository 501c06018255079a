"""Vectors of evidence units: each sentence, list item and table row by itself.

A passage's vector tells where to look; the vectors of its units tell which of them is meant, also
where a question shares no word with it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.document import Passage
    from indexing.embedding import Embedder, Vectors
    from indexing.library_writer import LibraryWriter

_BATCH = 256


def unit_texts(passage: Passage) -> tuple[str, ...]:
    """What is embedded for each unit of `passage`, in order: its lead-in and its words."""
    return tuple(f"{unit.lead} {unit.text}".strip() for unit in split_units(passage))


def embed_units(
    passages: Sequence[Passage], library: LibraryWriter, embedder: Embedder, *, afresh: bool
) -> None:
    """Embeds the units of `passages` into the library, less those that it has; `afresh`: all."""
    known = {} if afresh else library.unit_keys([p.id for p in passages], embedder.model_id)
    texts = {passage.id: unit_texts(passage) for passage in passages}
    keys = {passage_id: _key(found) for passage_id, found in texts.items() if found}
    wanted = [passage_id for passage_id, key in keys.items() if known.get(passage_id) != key]
    vectors = _vectors({text for passage_id in wanted for text in texts[passage_id]}, embedder)
    library.put_unit_vectors(
        embedder.model_id,
        {
            passage_id: (keys[passage_id], np.stack([vectors[t] for t in texts[passage_id]]))
            for passage_id in wanted
        },
    )


def _vectors(texts: set[str], embedder: Embedder) -> dict[str, Vectors]:
    """The vector of each text; like lengths are embedded together, which is quicker."""
    found: dict[str, Vectors] = {}
    ordered = sorted(texts, key=lambda text: (len(text), text))
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        found.update(zip(batch, embedder.embed(batch), strict=True))
    return found


def _key(texts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()
