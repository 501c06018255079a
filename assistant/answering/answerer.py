"""From a finding to the statements that are shown: by taking them, or by having them written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from assistant.answering.draft import Draft, Finding
    from assistant.answering.model_use import ModelRecord
    from assistant.models import Answer, Mode
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding


class StopAnsweringError(Exception):
    """Thrown into the making of an answer: it is to be finished with what there is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that was found for it."""

    understanding: Understanding
    evidence: Sequence[Evidence]
    finding: Finding
    shelf: Shelf
    earlier: Sequence[Answer] = ()
    """The conversation so far, oldest first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is happening, and the statements that may be shown by now."""

    words: str
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The statements of an answer, and what the reader should know of how they came about."""

    drafts: tuple[Draft, ...]
    mode: Mode = "extractive"
    notice: str = ""
    """Why the language model that is set did not write this."""
    removed: int = 0
    """Statements of the model that its passages did not support."""
    record: ModelRecord | None = None
    """What the model was given and what it said; None where it was not asked."""


class Answerer(Protocol):
    """A way of answering."""

    def answer(self, asked: Asked) -> Generator[Progress, None, Written]:
        """The statements for `asked`, with progress on the way; only verified ones ever show.

        May be thrown a StopAnsweringError once it has given progress.
        """
        ...


class ExtractiveAnswerer:
    """Gives the library's own sentences, items and rows, as they were found."""

    def answer(self, asked: Asked) -> Generator[Progress, None, Written]:
        """The finding's drafts, at once."""
        yield from ()
        return Written(asked.finding.drafts)
