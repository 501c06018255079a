"""A report's figures and dates in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from assistant.progress_wording import count

if TYPE_CHECKING:
    from assistant.quality import Estimate, Report
    from assistant.quality.report import Half

HALVES: dict[Half, str] = {"tune": "Tuning", "held-out": "Held out"}
_STAMPS = ("%Y-%m-%dT%H-%M-%SZ", "%Y-%m-%dT%H:%M:%S%z")
"""Times as folders are named, and as reports are dated."""


def when(stamp: str) -> str:
    """'22 November 2026, 04:11 UTC'; what is no time stays as it is."""
    for form in _STAMPS:
        try:
            moment = datetime.strptime(stamp, form)
        except ValueError:
            continue
        return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
    return stamp


def percent(value: float | None) -> str:
    """'75.0%'; a dash for None."""
    return "–" if value is None else f"{100 * value:.1f}%"


def interval(estimate: Estimate) -> str:
    """'50.0 to 93.8, of 12'; empty where no case says anything."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f"{100 * estimate.low:.1f} to {100 * estimate.high:.1f}, of {estimate.whole:,.0f}"


def questions_asked(report: Report) -> str:
    """How many questions a run asked of either part."""
    halves = f"{report.cases['tune']} of the tuning part, {report.cases['held-out']} held out"
    return f"{count(report.cases['all'], 'question')} ({halves})"


def drawn_from(report: Report) -> str:
    """What was measured on what, as far as the report tells."""
    facts = report.environment
    model = report.settings.get("model")
    words = [f"Answers written by {model}" if model else "Answers in the library’s own words"]
    words += [f"{facts[name]:,} {name}" for name in ("documents", "passages") if name in facts]
    middle = report.latency_ms.get("p50")
    if middle is not None and middle.value is not None:
        words.append(f"{middle.value:.0f} ms for an answer (median)")
    if facts.get("embedding model"):
        words.append(f"embedding model {facts['embedding model']}")
    return " · ".join(words)
