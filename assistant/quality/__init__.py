"""What an evaluation found, for the page that shows it."""

from assistant.quality.report import (
    Estimate,
    Failure,
    Measure,
    Report,
    ReportError,
    ShownPassage,
    Source,
    System,
    library_fingerprint,
    read_report,
    runs_in,
)

__all__ = [
    "Estimate",
    "Failure",
    "Measure",
    "Report",
    "ReportError",
    "ShownPassage",
    "Source",
    "System",
    "library_fingerprint",
    "read_report",
    "runs_in",
]
