"""The report of an evaluation as it lies in the home: what the suite writes and a page reads.

The suite looks on from outside, so that nothing here knows it. `Failure` is the form in which it
writes failed cases; the other types are the parts of its `summary.json` that are shown.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.models import Status

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.library import Library

FOLDER = "evaluations"
SUMMARY = "summary.json"
FAILURES = "failures.json"
PAGE = "report.html"
Half = Literal["tune", "held-out"]
Group = Literal["tune", "held-out", "all"]


class ReportError(ValueError):
    """A folder holds no report that can be read; the message says what to do."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Estimate(_Read):
    """A share with its 95% interval; None where no case says anything."""

    value: float | None
    low: float | None
    high: float | None
    whole: float
    """What is counted: questions, statements, citations."""


class Measure(_Read):
    """One measure over both parts of the questions, and over each slice of either."""

    name: str
    title: str
    better: Literal["higher", "lower"]
    source: str
    """What is measured, and after whom."""
    groups: dict[Group, Estimate]
    slices: dict[str, dict[Half, Estimate]]


class System(_Read):
    """How the assistant, or a baseline, ranks passages."""

    name: str
    title: str
    metrics: tuple[Measure, ...]


class Report(_Read):
    """The figures of one run."""

    format: Literal[2]
    created: str
    settings: dict[str, Any]
    environment: dict[str, Any]
    cases: dict[Group, int]
    failures: dict[Group, int]
    answers: tuple[Measure, ...]
    systems: tuple[System, ...]
    """The assistant first."""
    latency_ms: dict[str, Estimate]
    problems: tuple[str, ...]


class Source(_Read):
    """A piece of evidence: where it stands, and at which rank it was retrieved."""

    doc_id: str
    quote: str
    rank: int | None


class ShownPassage(_Read):
    """A passage that the answer cites, or the first that was retrieved where it cites none."""

    id: str
    text: str


class Failure(_Read):
    """A case that did not go wholly right."""

    id: str
    slice: str
    half: Half
    questions: tuple[str, ...]
    understood: str
    expected: Status
    status: Status
    reasons: tuple[str, ...]
    answer: str
    evidence: tuple[Source, ...]
    cited: bool
    """Whether the passages are those that the answer cites."""
    passages: tuple[ShownPassage, ...]


def runs_in(home: Path) -> list[Path]:
    """The folders of runs in a home, the latest first; the names of runs are their times."""
    return sorted((path.parent for path in (home / FOLDER).glob(f"*/{SUMMARY}")), reverse=True)


def read_report(folder: Path) -> tuple[Report, tuple[Failure, ...]]:
    """A run's figures, and its failed cases as far as it lists them.

    Raises:
        ReportError: there are none, or another version of the suite wrote them.
    """
    try:
        report = Report.model_validate_json((folder / SUMMARY).read_bytes())
        failures = TypeAdapter(tuple[Failure, ...]).validate_json((folder / FAILURES).read_bytes())
    except (OSError, ValueError) as error:
        message = (
            f"{folder} holds no report that this version can read. "
            "Make one with: workforce-assistant evaluate"
        )
        raise ReportError(message) from error
    return report, failures


def library_fingerprint(library: Library) -> str:
    """A short name of what a library holds: the same for the same passages, and no others."""
    passages = "\n".join(sorted(library.passage_ids()))
    return hashlib.sha256(passages.encode()).hexdigest()[:16]
