"""Errors whose message tells the reader what to do; anything else is a defect of ours."""

from __future__ import annotations

from assistant.adding import NotAddedError
from assistant.answering.generative.providers import ModelSettingError
from assistant.settings import UnknownSettingError
from corpus.catalogue import UnknownDocument
from corpus.problems import CatalogueError
from indexing.chroma_places import ChromaServerError
from indexing.embedding import ModelError
from indexing.entries import IndexFault
from indexing.library import LibraryError
from indexing.locking import BusyError
from indexing.pipeline import IndexingError

MENDABLE: tuple[type[Exception], ...] = (
    BusyError,
    ChromaServerError,
    IndexFault,
    IndexingError,
    LibraryError,
    CatalogueError,
    ModelError,
    ModelSettingError,
    NotAddedError,
    UnknownDocument,
    UnknownSettingError,
)
