"""The indexes as a running program holds them: always the current generation, mended if need be."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from indexing.database import LibraryError
from indexing.entries import IndexFault
from indexing.library import Library
from indexing.library_writer import LibraryWriter
from indexing.locking import writer_lock
from indexing.publishing import republish
from indexing.stores import Indexes, Stores, differences

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.stored import Publication

_TRIES = 3


class LiveIndexes:
    """A home's library and its current indexes. Safe to use from several threads.

    Call `current` for every search: an embedded Chroma does not see what another process writes,
    so indexes held for longer could return passages that are gone.
    """

    def __init__(self, home: Path, *, chroma_url: str | None = None) -> None:
        """Opens the indexes; builds them anew from the library if they are missing or wrong.

        Raises:
            LibraryError: nothing is indexed yet, or the library cannot be read.
            BusyError: the indexes have to be built, and a run is at work on them.
            ChromaServerError: the server at `chroma_url` does not answer.
        """
        self.library = Library.open(home)
        self._home = home
        self._lock = threading.Lock()
        try:
            self._stores = Stores.of(home, self.library, chroma_url)
            self._indexes = self._open()
        except BaseException:
            self.library.close()
            raise
        self._retired: Indexes | None = None

    def current(self) -> Indexes:
        """The indexes of the current generation, reopened if a new one was published.

        What it gives stays usable until the generation after the next is opened.
        """
        if self.library.publication == self._indexes.publication:
            return self._indexes
        with self._lock:
            if self.library.publication != self._indexes.publication:
                newer = self._open()
                # Another thread may be in the middle of a search, so the last one stays open.
                if self._retired:
                    self._retired.close()
                self._retired, self._indexes = self._indexes, newer
            return self._indexes

    def close(self) -> None:
        """Closes everything."""
        with self._lock:
            for indexes in (self._indexes, self._retired):
                if indexes:
                    indexes.close()
            self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> Indexes:
        sound = self._sound()
        if sound:
            return sound
        if not self.library.publication:
            message = (
                f"Nothing is indexed yet in {self._home}: the first run is at work or was "
                "interrupted. Run: workforce-assistant index"
            )
            raise LibraryError(message)
        return self._stores.open(self.library, _republish(self._home, self._stores))

    def _sound(self) -> Indexes | None:
        """The indexes that the library names, or None if there are none or they are wrong."""
        for _ in range(_TRIES):
            publication = self.library.publication
            if publication is None:
                return None
            try:
                return self._stores.open(self.library, publication)
            except IndexFault:
                # A writer may have moved on, and swept away what was just named.
                if self.library.publication == publication:
                    return None
        return None


def rebuild_indexes(home: Path, *, chroma_url: str | None = None) -> Publication:
    """Builds both indexes anew from the library alone, with no model.

    What an interrupted run has staged is left for the next run.

    Raises:
        LibraryError: there is no library, it cannot be read, or nothing was published yet.
        BusyError: an indexing run is at work.
        ChromaServerError: the server at `chroma_url` does not answer.
    """
    with Library.open(home) as library:
        stores = Stores.of(home, library, chroma_url)
        if not library.publication:
            message = f"Nothing is indexed yet in {home}. Run: workforce-assistant index"
            raise LibraryError(message)
    return _republish(home, stores)


def check_indexes(home: Path, *, chroma_url: str | None = None) -> list[str]:
    """What is wrong with the library or its indexes, one sentence each; empty if nothing is.

    Raises:
        LibraryError: there is no library, or it cannot be read.
        ChromaServerError: the server at `chroma_url` does not answer.
    """
    with Library.open(home) as library:
        problems = library.damage()
        if library.unpublished():
            problems.append("A run was interrupted. Run: workforce-assistant index")
        publication = library.publication
        if publication is None:
            return [*problems, "No indexes have been published."]
        try:
            indexes = Stores.of(home, library, chroma_url).open(library, publication)
        except IndexFault as fault:
            return [*problems, str(fault)]
        problems += differences(library, indexes)
        indexes.close()
        return problems


def _republish(home: Path, stores: Stores) -> Publication:
    with writer_lock(home), LibraryWriter.open(home) as library, Library.open(home) as seen:
        return republish(library, seen, stores)
