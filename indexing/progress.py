"""What a run tells while it is at work, and when it has ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["model", "documents", "publishing"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands."""

    stage: Stage
    documents_done: int
    documents_total: int
    """Documents that are new or changed; the others are not touched."""
    passages_done: int
    passages_expected: int | None
    """In all of those documents: an estimate from the size of the files that are still to be read;
    None until one was read."""
    passages_per_second: float | None
    """None until there is something to measure."""
    seconds_left: float | None
    """At this rate, for the passages expected; None until there is a rate."""


ProgressListener = Callable[[Progress], None]


class Meter:
    """Counts what a run does and tells a listener."""

    def __init__(self, listener: ProgressListener, documents: int, size: int) -> None:
        """`size` is that of the files of all documents together, in bytes."""
        self._listener = listener
        self._documents = documents
        self._size = size
        self._size_read = 0
        self._documents_done = 0
        self._passages_read = 0
        self._passages_ready = 0
        self._began: float | None = None

    def loading_model(self) -> None:
        """The model is being made ready, which takes seconds."""
        self._tell("model")

    def start_clock(self) -> None:
        """The model is there: from now on the rate is measured."""
        self._began = time.monotonic()

    def document_read(self, size: int, passages: int) -> None:
        """A document of so many bytes was cut into passages."""
        self._size_read += size
        self._passages_read += passages

    def document_failed(self, size: int) -> None:
        """A document of so many bytes was given up."""
        self._size -= size
        self._documents_done += 1
        self._tell("documents")

    def passages_ready(self, count: int) -> None:
        """So many passages more have their vectors."""
        self._passages_ready += count
        self._tell("documents")

    def document_written(self) -> None:
        """One document more is in the library."""
        self._documents_done += 1
        self._tell("documents")

    def publishing(self) -> None:
        """The documents are done, and the indexes come next."""
        self._tell("publishing")

    def _tell(self, stage: Stage) -> None:
        elapsed = time.monotonic() - self._began if self._began else 0.0
        rate = self._passages_ready / elapsed if elapsed and self._passages_ready else None
        expected = (
            round(self._passages_read / self._size_read * self._size) if self._size_read else None
        )
        self._listener(
            Progress(
                stage=stage,
                documents_done=self._documents_done,
                documents_total=self._documents,
                passages_done=self._passages_ready,
                passages_expected=expected,
                passages_per_second=rate,
                seconds_left=(expected - self._passages_ready) / rate
                if rate and expected is not None
                else None,
            )
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be indexed."""

    name: str
    """Its path inside the library folder."""
    reason: str
    kept: bool
    """Whether the version that was indexed before is still there."""

    def __str__(self) -> str:
        """The failure as one line."""
        kept = " (the version indexed before is kept)" if self.kept else ""
        return f"{self.name}: {self.reason}{kept}"


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a run did. Documents are told by their ids."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]
    """(file name, what to know) of documents read in this run, and of the catalogue."""
    passages: int
    """In the whole library, after the run."""
    embedded: int
    """Passages whose vectors were computed in this run."""
    from_cache: int
    """Passages of new or changed documents whose vectors were there already."""
    seconds: float
    generation: int
