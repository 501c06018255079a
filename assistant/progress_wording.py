"""An indexing run in words, for the command line and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexing.progress import Progress, Stage

_STAGES: dict[Stage, str] = {
    "model": "Loading the language model, which can take half a minute",
    "documents": "Reading the documents",
    "publishing": "Putting the search indexes together",
}


def count(number: int, noun: str) -> str:
    """'1 document', '1,204 documents'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def progress_share(progress: Progress) -> float:
    """How much of a run is done, from 0 to 1."""
    if progress.stage == "publishing":
        return 1.0
    if not progress.passages_expected:
        return 0.0
    return min(1.0, progress.passages_done / progress.passages_expected)


def progress_words(progress: Progress) -> str:
    """What a run is doing, without a full stop."""
    return _STAGES[progress.stage]


def progress_figures(progress: Progress) -> list[str]:
    """A run's figures: documents, passages, rate and time left, as far as they are known."""
    done = f"{progress.documents_done:,} of {count(progress.documents_total, 'document')}"
    figures = [done, count(progress.passages_done, "passage")]
    if progress.passages_per_second is not None:
        figures.append(f"{progress.passages_per_second:.1f} a second")
    if progress.seconds_left is not None and progress.stage == "documents":
        figures.append(time_left(progress.seconds_left))
    return figures


def time_left(seconds: float) -> str:
    """A rough time, which does not pretend to be exact."""
    if seconds < 50:
        return "under a minute left"
    return f"about {count(max(1, round(seconds / 60)), 'minute')} left"
