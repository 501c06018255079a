"""Errors whose message tells the reader what to do; anything else is a defect of ours."""

from __future__ import annotations

from assistant.settings import UnknownSettingError
from corpus.catalogue import CatalogueError
from indexing.dense import ChromaServerError
from indexing.embedding import ModelError
from indexing.library import LibraryError
from indexing.locking import BusyError
from indexing.pipeline import IndexingError

MENDABLE: tuple[type[Exception], ...] = (
    BusyError,
    ChromaServerError,
    IndexingError,
    LibraryError,
    CatalogueError,
    ModelError,
    UnknownSettingError,
)
