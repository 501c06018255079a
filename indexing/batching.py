"""Vectors for drafts: taken from the cache, or computed in batches that run across documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexing.embedding import Embedder
    from indexing.library_writer import LibraryWriter
    from indexing.reading import Draft

_WAITING = 64
"""Texts to gather before they are sorted by length: like lengths together waste little padding."""
_BATCH = 32


class EmbeddingQueue:
    """Gathers drafts until there is enough to embed; each vector is cached once it is made."""

    def __init__(
        self,
        library: LibraryWriter,
        embedder: Embedder,
        *,
        ignore_cache: bool,
        on_ready: Callable[[int], None],
    ) -> None:
        """`on_ready` is told how many passages more have their vector.

        `ignore_cache` computes even what is cached already, though each text only once.
        """
        self._library = library
        self._embedder = embedder
        self._ignore_cache = ignore_cache
        self._on_ready = on_ready
        self._drafts: list[Draft] = []
        self._waiting: dict[str, str] = {}
        self._computed: set[str] = set()

    @property
    def computed(self) -> int:
        """How many vectors were computed."""
        return len(self._computed)

    def add(self, draft: Draft) -> list[Draft]:
        """Takes a draft in; gives those whose vectors are now all cached, often none."""
        known = self._computed | self._waiting.keys()
        if not self._ignore_cache:
            known |= self._library.cached(draft.keys)
        texts = dict(zip(draft.keys, draft.texts, strict=True))
        new = {key: text for key, text in texts.items() if key not in known}
        self._waiting |= new
        self._drafts.append(draft)
        if len(new) < len(draft.keys):
            self._on_ready(len(draft.keys) - len(new))
        return self.flush() if not self._waiting or len(self._waiting) >= _WAITING else []

    def flush(self) -> list[Draft]:
        """Computes what is waiting; gives the drafts that it was for."""
        keys = sorted(self._waiting, key=lambda key: len(self._waiting[key]), reverse=True)
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            vectors = self._embedder.embed([self._waiting[key] for key in batch])
            self._library.put_vectors(dict(zip(batch, vectors, strict=True)))
            self._computed.update(batch)
            self._on_ready(len(batch))
        done, self._drafts, self._waiting = self._drafts, [], {}
        return done
