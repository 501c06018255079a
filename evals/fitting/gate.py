"""Fits the weights of the gate, sets its thresholds by rule, and measures it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

from assistant.answering.gate import confidence
from assistant.answering.gate_features import GateFeatures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_REFUSED = 0.05
"""The share of answerable questions that the threshold may refuse."""
SURE = 0.95
"""The share of answerable questions among those that count as sure."""
_SIGNALS = tuple(field.name for field in fields(GateFeatures))


@dataclass(frozen=True, slots=True)
class GateSample:
    """What the gate is told of a question, and whether the question has an answer."""

    features: GateFeatures
    answerable: bool


@dataclass(frozen=True, slots=True)
class GateQuality:
    """How well the gate tells questions with an answer from those without."""

    auroc: float
    """How likely an answerable question has the higher confidence."""
    refused_answerable: float
    refused_unanswerable: float


def fit_gate(samples: Sequence[GateSample], strength: float) -> dict[str, float]:
    """Bias and weights under which the samples' labels are most likely; no thresholds.

    A logistic regression; `strength` is the variance of the normal prior on each weight.
    """
    values = [list(asdict(sample.features).values()) for sample in samples]
    labels = [sample.answerable for sample in samples]
    model = LogisticRegression(C=strength, max_iter=5000).fit(np.array(values), np.array(labels))
    weights = dict(zip(_SIGNALS, map(float, model.coef_[0]), strict=True))
    return {"bias": float(model.intercept_[0]), **weights}


def thresholds(confidences: Sequence[float], answerable: Sequence[bool]) -> dict[str, float]:
    """The gate's two thresholds, from confidences that their questions did not help to fit.

    'threshold' refuses at most `MOST_REFUSED` of the answerable; 'sure' is the lowest confidence
    from which on `SURE` of the questions are answerable.
    """
    values, labels = np.array(confidences), np.array(answerable)
    threshold = float(np.quantile(values[labels], MOST_REFUSED, method="lower"))
    sure = [value for value in values if labels[values >= value].mean() >= SURE]
    return {"threshold": threshold, "sure": max(threshold, float(min(sure, default=1.0)))}


def gate_quality(
    confidences: Sequence[float], answerable: Sequence[bool], threshold: float
) -> GateQuality:
    """How well `confidences` tell the answerable apart, and whom `threshold` refuses."""
    values, labels = np.array(confidences), np.array(answerable)
    refused = values < threshold
    return GateQuality(
        auroc=float(roc_auc_score(labels, values)),
        refused_answerable=float(refused[labels].mean()),
        refused_unanswerable=float(refused[~labels].mean()),
    )


def confidences_of(samples: Sequence[GateSample], weights: Mapping[str, float]) -> list[float]:
    """The gate's confidence in each sample."""
    return [confidence(sample.features, weights) for sample in samples]


def cross_confidences(
    samples: Sequence[GateSample], strength: float, folds: int = 5
) -> list[float]:
    """Each sample's confidence by weights that were fitted without it."""
    labels = [sample.answerable for sample in samples]
    found = [0.0] * len(samples)
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(labels, labels):
        weights = fit_gate([samples[i] for i in train], strength)
        for place in test:
            found[place] = confidence(samples[place].features, weights)
    return found


def cross_validated_loss(samples: Sequence[GateSample], strength: float) -> float:
    """Mean negative log likelihood of each sample by weights that were fitted without it."""
    labels = [sample.answerable for sample in samples]
    return float(log_loss(labels, cross_confidences(samples, strength)))
