"""Fits the weights of grading to the tuning pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import uniform_filter
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.alignment.grading import GradeWeights, Regression
from assistant.alignment.model import GRADES
from assistant.alignment.signals import SIGNALS
from evals.alignment.measuring import mean_f1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evals.alignment.judged import Query

_STRENGTH = 0.3
"""Variance of the prior, on signals of unit variance."""
_UNJUDGED = 0.3
"""What a unit weighs that nobody judged by name: most are plainly none."""
_FOLDS = 8
_STEPS = np.arange(0.04, 0.8, 0.03)
_BESIDE = 5
"""Steps of each threshold that a mean is taken over."""


def fit(queries: Sequence[Query], only: Sequence[str] = SIGNALS) -> GradeWeights:
    """Weights for `only` these signals (the others get 0), thresholds by cross-validated macro-F1.

    Every unit of a document counts, those that nobody judged by name for less.
    """
    columns = [SIGNALS.index(name) for name in only]
    signals = np.concatenate([query.signals for query in queries])[:, columns]
    levels = np.concatenate([query.levels for query in queries])
    judged = np.concatenate([query.judged for query in queries])
    groups = np.repeat(np.arange(len(queries)), [len(query.levels) for query in queries])
    pulls = np.where(judged, 1.0, _UNJUDGED)
    crossed = np.zeros((len(levels), len(GRADES) - 1))
    for train, test in GroupKFold(_FOLDS).split(signals, levels, groups):
        for level in (1, 2):
            bias, weights = _regress(signals[train], levels[train] >= level, pulls[train])
            crossed[test, level - 1] = 1 / (1 + np.exp(-(signals[test] @ weights + bias)))
    thresholds = _thresholds(crossed[judged], levels[judged])
    fitted = [_regress(signals, levels >= level, pulls) for level in (1, 2)]
    aligned, strong = (
        _named(bias, weights, only, threshold)
        for (bias, weights), threshold in zip(fitted, thresholds, strict=True)
    )
    return GradeWeights(aligned=aligned, strong=strong)


def _regress(
    signals: NDArray[np.float64], labels: NDArray[np.bool_], pulls: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Bias and weights on the signals as they are."""
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    model = LogisticRegression(C=_STRENGTH).fit((signals - mean) / spread, labels, pulls)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights


def _thresholds(
    probabilities: NDArray[np.float64], levels: NDArray[np.int64]
) -> tuple[float, float]:
    """The pair of thresholds around which macro-F1 is best.

    A mean over the pairs beside it is taken, since the best pair alone is a chance of the sample.
    """

    def quality(first: float, second: float) -> float:
        aligned = probabilities[:, 0] >= first
        said = aligned.astype(float) + (aligned & (probabilities[:, 1] >= second))
        return mean_f1(np.column_stack([levels.astype(float), said])) or 0.0

    found = np.array([[quality(first, second) for second in _STEPS] for first in _STEPS])
    smooth = uniform_filter(found, _BESIDE, mode="nearest")
    first, second = np.unravel_index(int(smooth.argmax()), smooth.shape)
    return float(_STEPS[first]), float(_STEPS[second])


def _named(
    bias: float, weights: NDArray[np.float64], only: Sequence[str], threshold: float
) -> Regression:
    given = dict(zip(only, weights, strict=True))
    return Regression(
        bias=round(bias, 3),
        threshold=round(threshold, 2),
        weights={name: round(float(given.get(name, 0.0)), 3) for name in SIGNALS},
    )
