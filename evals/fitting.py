"""Fits the weights of answering to the training and tuning questions: nobody has to trust a hand.

    python -m evals.fitting [--write]

Prints what a fit gives beside what is in force, on both halves of the gold set; the held-out half
is measured and never fitted. Most of what is fitted to are the questions in `gold/training`. Those
that are settled before units are ranked count for neither fit. `--write` puts the new weights in
force.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import yaml

from assistant.answering.weights import WEIGHTS_FILE, Weights, load_weights
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.cases import GOLD, TRAINING, load_cases
from evals.gate_fit import (
    GateQuality,
    GateSample,
    confidences_of,
    cross_confidences,
    cross_validated_loss,
    fit_gate,
    gate_quality,
    thresholds,
)
from evals.observing import observe
from evals.unit_fit import (
    RankQuality,
    as_wide_as,
    cross_validated_units,
    fit_units,
    rank_quality,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.opening import Shelf
    from evals.observing import Observation

STRENGTHS = (0.1, 1.0, 10.0)
"""Variances of the prior that are tried; the likeliest in cross-validation is taken."""


@dataclass(frozen=True, slots=True)
class Fit:
    """New weights, and how they and those in force do."""

    weights: Weights
    ranking: dict[str, RankQuality]
    gate: dict[str, GateQuality]


def refit(
    observations: Sequence[Observation],
    shelf: Shelf,
    present: Weights,
    training: Sequence[Observation] = (),
) -> Fit:
    """Weights fitted to `training` and the tuning half of `observations`, beside `present`."""
    halves = {
        half: [seen for seen in observations if seen.case.half == half]
        for half in ("tune", "held-out")
    }
    halves["tune"] += training
    asked = {
        half: [seen for seen in seen_all if not seen.case.wants_refusal]
        for half, seen_all in halves.items()
    }
    crossed = {s: cross_validated_units(asked["tune"], s) for s in STRENGTHS}
    strength = min(STRENGTHS, key=lambda s: crossed[s][1])
    fitted = fit_units(asked["tune"], strength)
    unit = _rounded(as_wide_as(present.unit, fitted, asked["tune"]))
    ranking = {
        "in force, tuning": rank_quality(asked["tune"], present.unit),
        "fitted, tuning (cross-validated)": crossed[strength][0],
        "in force, held out": rank_quality(asked["held-out"], present.unit),
        "fitted, held out": rank_quality(asked["held-out"], unit),
    }
    before = {half: _samples(seen, present.unit, shelf) for half, seen in halves.items()}
    after = {half: _samples(seen, unit, shelf) for half, seen in halves.items()}
    gate, confidences = _gate(after["tune"])
    judged = {
        "in force, tuning": _judged(before["tune"], present.gate),
        "fitted, tuning (cross-validated)": gate_quality(
            confidences, [sample.answerable for sample in after["tune"]], gate["threshold"]
        ),
        "in force, held out": _judged(before["held-out"], present.gate),
        "fitted, held out": _judged(after["held-out"], gate),
    }
    return Fit(Weights(unit=unit, gate=gate, plain=present.plain), ranking, judged)


def _gate(samples: Sequence[GateSample]) -> tuple[dict[str, float], list[float]]:
    """Weights and thresholds, and the confidences that the thresholds were set by."""
    strength = min(STRENGTHS, key=lambda s: cross_validated_loss(samples, s))
    crossed = cross_confidences(samples, strength)
    limits = thresholds(crossed, [sample.answerable for sample in samples])
    fitted = fit_gate(samples, strength)
    return _rounded({"bias": fitted["bias"], **limits, **fitted}), crossed


def _samples(
    observations: Sequence[Observation], weights: Mapping[str, float], shelf: Shelf
) -> list[GateSample]:
    return [
        GateSample(seen.gate_features(weights, shelf), not seen.case.wants_refusal)
        for seen in observations
    ]


def _judged(samples: Sequence[GateSample], weights: Mapping[str, float]) -> GateQuality:
    labels = [sample.answerable for sample in samples]
    return gate_quality(confidences_of(samples, weights), labels, weights["threshold"])


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 2) for name, weight in weights.items()}


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


def save(weights: Weights, path: Path) -> None:
    """Writes `weights` as `load_weights` reads them."""
    path.write_text(yaml.safe_dump(weights.model_dump(), sort_keys=False), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put the new weights in force")
    options = parser.parse_args(arguments)
    opened = OpenLibrary(load_settings())
    try:
        gold, training = (
            [found for case in load_cases(folder) if (found := observe(opened, case)) is not None]
            for folder in (GOLD, TRAINING)
        )
        present = load_weights()
        fit = refit(gold, opened.shelf(), present, training)
    finally:
        opened.close()
    sys.stdout.write(report(fit, present) + "\n")
    if options.write:
        save(fit.weights, WEIGHTS_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
