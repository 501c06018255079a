"""New weights, and how they and those in force do on both parts of the gold set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from assistant.answering.weights import Weights
from evals.fitting.gate import (
    GateQuality,
    GateSample,
    confidences_of,
    cross_confidences,
    cross_validated_loss,
    fit_gate,
    gate_quality,
    thresholds,
)
from evals.fitting.units import (
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
    from evals.fitting.observing import Observation

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
    """Weights fitted to `training` and the tuning part of `observations`, beside `present`."""
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


def save(weights: Weights, path: Path) -> None:
    """Writes `weights` as `load_weights` reads them."""
    path.write_text(yaml.safe_dump(weights.model_dump(), sort_keys=False), encoding="utf-8")
