"""A change that somebody makes to the library while others use it: its turn, and its run."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.library_run import update_library
from corpus.added import FOLDER, sweep
from indexing.database import DATABASE
from indexing.library import Library
from indexing.locking import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from assistant.settings import Settings
    from indexing.progress import IndexReport, Progress

_LOCK = "added.lock"
_RETRY_SECONDS = 1.0
_OTHERS = "Another change to the library is at work; this one follows it."


@dataclass(frozen=True, slots=True)
class Listener:
    """Is told how a change goes on."""

    progress: Callable[[Progress], None] = lambda _: None
    waiting: Callable[[str], None] = lambda _: None
    """Gets, in words, what is waited for."""


NOBODY = Listener()
"""Is told nothing."""


@contextmanager
def turn(settings: Settings, listener: Listener) -> Generator[None]:
    """Waits for the changes that others make, and holds off those to come.

    What a program that was killed left half done is gone when the turn begins, and what this one
    sets aside when it ends.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.home / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        listener.waiting(_OTHERS)
        lock.acquire()
    try:
        sweep(settings.home / FOLDER)
        yield
    finally:
        sweep(settings.home / FOLDER)
        lock.release()


def index_again(settings: Settings, listener: Listener) -> IndexReport:
    """An indexing run of what the home holds, after any other that is at work.

    Raises:
        As `run_index` does, but for BusyError.
    """
    # Of a document or two, what embeds questions makes the vectors sooner than PyTorch is loaded.
    quick = {"library": library_of(settings), "index_backend": settings.query_backend}
    chosen = settings.model_copy(update=quick)
    while True:
        try:
            return update_library(chosen, progress=listener.progress)
        except BusyError as busy:
            listener.waiting(str(busy))
            time.sleep(_RETRY_SECONDS)


def library_of(settings: Settings) -> Path:
    """The folder that the home holds, or is to hold.

    Raises:
        LibraryError: the library is damaged, or another version wrote it.
    """
    if not (settings.home / DATABASE).is_file():
        return settings.library
    with Library.open(settings.home) as library:
        held = library.meta("folder")
    return Path(held) if held else settings.library
