"""A run in short, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.cases import HALVES
from evals.report.page import COMPARED, percent, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.judging.report import JudgeSummary
    from evals.report.summary import Summary


def markdown(summary: Summary) -> str:
    """The answers' metrics and the table of baselines, both parts side by side."""
    tune, held_out = (summary.cases[half] for half in HALVES)
    lines = [
        f"| Answers | Tuning ({tune}) | Held out ({held_out}) |",
        "|---|---|---|",
        *(
            f"| {metric.title} | {' | '.join(share(metric.groups[half]) for half in HALVES)} |"
            for metric in summary.answers
        ),
        "",
        f"| Retrieval (tuning / held out) | {' | '.join(_titles(summary))} | characters |",
        f"|---|{'---|' * (len(COMPARED) + 1)}",
    ]
    for system in summary.systems:
        cells = [
            " / ".join(percent(system.metric(name).groups[half].value) for half in HALVES)
            for name in COMPARED
        ]
        lines.append(f"| {system.title} | {' | '.join(cells)} | {system.characters_shown:,.0f} |")
    if summary.judge is not None:
        lines += ["", *_judged(summary.judge)]
    return "\n".join(lines) + "\n"


def _judged(judge: JudgeSummary) -> Iterator[str]:
    """What a model makes of the answers, and how far it is to be trusted."""
    yield f"| Judged by {judge.model} | Tuning | Held out |"
    yield "|---|---|---|"
    for aspect in judge.aspects.values():
        shares = " | ".join(share(aspect.groups[half]) for half in HALVES)
        yield f"| {aspect.title} | {shares} |"
    yield ""
    yield judge.trust


def _titles(summary: Summary) -> list[str]:
    return [summary.systems[0].metric(name).title for name in COMPARED]
