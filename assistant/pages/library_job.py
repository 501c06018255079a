"""A change to the library that a visitor asked for, made in a thread of the server's own."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.library_change import Listener
from assistant.progress_wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.adding import Added, Refused
    from assistant.settings import Settings
    from assistant.upload_check import Upload
    from indexing.progress import Progress

_log = logging.getLogger(__name__)
_UNEXPECTED = "Something went wrong that should not have. The server’s log says more."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change."""

    told: str
    """In a few words, with no full stop."""
    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()
    trouble: str = ""
    """Why the change was not made, if it was not."""
    gone: str | None = None
    """Id of the document that was removed."""


@dataclass
class LibraryJob:
    """One change, at work or done. It goes on whatever happens to the page that asked for it."""

    doing: str
    """In a few words, such as "Adding 2 documents"."""
    work: Callable[[Listener], Outcome] = field(repr=False)
    waiting: str = ""
    """What is waited for."""
    progress: Progress | None = None
    outcome: Outcome | None = None

    def start(self) -> LibraryJob:
        """Begins; gives itself."""
        threading.Thread(target=self._run, name="library-change", daemon=True).start()
        return self

    def _run(self) -> None:
        from assistant.mendable import MENDABLE

        try:
            self.outcome = self.work(Listener(self._tell, self._wait))
        except MENDABLE as error:
            _log.warning("The library was not changed: %s", error)
            self.outcome = Outcome("The library was not changed", trouble=str(error))
        except OSError as error:
            _log.exception("The library was not changed")
            self.outcome = Outcome("The library was not changed", trouble=f"{error.strerror}.")
        except Exception:  # noqa: BLE001 - whoever waits must learn that it ended
            _log.exception("The library was not changed")
            self.outcome = Outcome("The library was not changed", trouble=_UNEXPECTED)

    def _tell(self, progress: Progress) -> None:
        self.progress, self.waiting = progress, ""

    def _wait(self, words: str) -> None:
        self.waiting = words


def adding(settings: Settings, uploads: Sequence[Upload]) -> LibraryJob:
    """Adds documents."""

    def work(listener: Listener) -> Outcome:
        from assistant.adding import add_documents

        report = add_documents(settings, uploads, listener)
        number = count(len(report.added), "document")
        told = f"{number} {'was' if len(report.added) == 1 else 'were'} added"
        return Outcome(told if report.added else "Nothing was added", report.added, report.refused)

    return LibraryJob(f"Adding {count(len(uploads), 'document')}", work)


def removing(settings: Settings, doc_id: str, title: str) -> LibraryJob:
    """Removes a document that somebody added."""

    def work(listener: Listener) -> Outcome:
        from assistant.adding import remove_document

        return Outcome(f"“{remove_document(settings, doc_id, listener)}” was removed", gone=doc_id)

    return LibraryJob(f"Removing “{title}”", work)


def describing(settings: Settings, doc_id: str, title: str, said: Mapping[str, str]) -> LibraryJob:
    """Changes what the catalogue says of a document that somebody added."""

    def work(listener: Listener) -> Outcome:
        from assistant.adding import describe_document

        return Outcome(f"“{describe_document(settings, doc_id, said, listener)}” was changed")

    return LibraryJob(f"Changing “{title}”", work)
