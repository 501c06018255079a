"""What a fit came to, as Markdown."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.weights import Weights
    from evals.fitting.refitting import Fit


def report(fit: Fit, present: Weights) -> str:
    """The figures of a fit and its weights beside those in force, as Markdown."""
    return "\n\n".join(
        [
            _table(
                ["Ranking", "Hit at 1", "Recall at 6", "Reciprocal rank", "AUROC"],
                {name: astuple(quality) for name, quality in fit.ranking.items()},
            ),
            _table(
                ["Gate", "AUROC", "Answerable refused", "Unanswerable refused"],
                {name: astuple(quality) for name, quality in fit.gate.items()},
            ),
            *(
                _table(
                    [kind, "In force", "Fitted"],
                    {name: (old.get(name, 0.0), weight) for name, weight in new.items()},
                )
                for kind, old, new in (
                    ("Unit weight", present.unit, fit.weights.unit),
                    ("Gate weight", present.gate, fit.weights.gate),
                )
            ),
        ]
    )


def _table(headers: Sequence[str], rows: Mapping[str, Sequence[float]]) -> str:
    lines = [f"| {' | '.join(headers)} |", f"|---{'|---:' * (len(headers) - 1)}|"]
    for name, values in rows.items():
        lines.append(f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |")
    return "\n".join(lines)
