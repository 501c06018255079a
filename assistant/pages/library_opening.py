"""Gets a library ready for questions, in one thread of the server, for all who wait for it."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.settings import Settings
    from indexing.progress import IndexReport, Progress

Phase = Literal["opening", "indexing", "waiting", "ready", "failed"]

_log = logging.getLogger(__name__)
_RETRY_SECONDS = 2.0
_UNEXPECTED = "Something went wrong that should not have. The server’s log says more."


@dataclass(frozen=True, slots=True)
class OpeningState:
    """How far a library is from being ready for questions."""

    phase: Phase
    progress: Progress | None = None
    message: str = ""
    """Who is waited for, or what went wrong."""
    rebuild_helps: bool = False
    """Whether building the index again could mend what went wrong."""


class LibraryOpening:
    """Indexes a library if it must, then opens it; pages look at `state`.

    It goes on whatever happens to the page that caused it. The heavy imports are made in its thread
    too, so that the page can be read meanwhile.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._state = OpeningState("opening")
        self._assistant: Assistant | None = None
        self._report: IndexReport | None = None
        self.start()

    @property
    def state(self) -> OpeningState:
        """Where it stands now."""
        return self._state

    @property
    def assistant(self) -> Assistant | None:
        """The opened library, once it is ready."""
        return self._assistant if self._state.phase == "ready" else None

    @property
    def report(self) -> IndexReport | None:
        """What the indexing run did, if there was one."""
        return self._report

    def start(self, *, rebuild: bool = False) -> None:
        """Begins, or begins again after a failure; does nothing while it is at work."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return
            self._state = OpeningState("opening")
            self._thread = threading.Thread(
                target=self._work, args=(rebuild,), name="library-opening", daemon=True
            )
            self._thread.start()

    def _work(self, rebuild: bool) -> None:
        try:
            from assistant.mendable import MENDABLE
            from indexing.library import LibraryError

            try:
                self._open_in_turn(rebuild=rebuild)
            except MENDABLE as error:
                _log.warning("The library cannot be opened: %s", error)
                self._fail(str(error), rebuild_helps=isinstance(error, LibraryError))
        except Exception:  # noqa: BLE001 - whoever waits must learn that it ended
            _log.exception("The library cannot be opened")
            self._fail(_UNEXPECTED)

    def _open_in_turn(self, *, rebuild: bool) -> None:
        """Opens the library, waiting while another process is at work on it."""
        from indexing.locking import BusyError

        while True:
            try:
                self._open(rebuild=rebuild)
            except BusyError as busy:
                self._state = OpeningState("waiting", message=str(busy))
                threading.Event().wait(_RETRY_SECONDS)
            else:
                return

    def _open(self, *, rebuild: bool) -> None:
        from assistant.conversation import Assistant
        from assistant.library_run import needs_indexing, update_library

        if rebuild or needs_indexing(self._settings):
            self._report = update_library(self._settings, rebuild=rebuild, progress=self._tell)
        self._state = OpeningState("opening")
        if self._assistant is not None:
            self._assistant.close()
        self._assistant = Assistant.open(self._settings)
        self._state = OpeningState("ready")

    def _tell(self, progress: Progress) -> None:
        self._state = OpeningState("indexing", progress)

    def _fail(self, message: str, *, rebuild_helps: bool = False) -> None:
        self._state = OpeningState("failed", message=message, rebuild_helps=rebuild_helps)
