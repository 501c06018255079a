"""The metrics of answers on both parts side by side, and what went wrong on the tuning part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.answers.metrics import ANSWER_METRICS
from evals.cases import HALVES
from evals.statistics import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evals.answers.outcome import Outcome
    from evals.statistics import Estimate


def table(outcomes: Sequence[Outcome]) -> str:
    """The metrics of both parts, as Markdown."""
    halves = [[o for o in outcomes if o.case.half == half] for half in HALVES]
    lines = [
        f"| Measure | Tuning ({len(halves[0])}) | Held out ({len(halves[1])}) |",
        "|---|---|---|",
    ]
    for metric in ANSWER_METRICS:
        cells = [shown(ratio(map(metric.measure, half))) for half in halves]
        lines.append(f"| {metric.title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def shown(estimate: Estimate) -> str:
    """'12/16 (75.0%, 50.0 to 93.8)': parts, whole, share and interval."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    interval = f"{100 * estimate.low:.1f} to {100 * estimate.high:.1f}"
    counted = f"{estimate.part:.0f}/{estimate.whole:.0f}"
    return f"{counted} ({100 * estimate.value:.1f}%, {interval})"


def failures(outcomes: Iterable[Outcome]) -> list[str]:
    """The failed cases of the tuning part, one text each; the held-out part stays unseen."""
    return [
        f"{o.case.id} [{o.case.slice}] expected {o.case.status}, got {o.answer.status}; "
        f"missing {list(o.missing)}, forbidden {list(o.forbidden)}\n"
        f"  {o.case.questions} -> {o.answer.standalone_question}\n"
        f"  {o.answer.answer[:600]}"
        for o in outcomes
        if not o.passed and o.case.half == "tune"
    ]
