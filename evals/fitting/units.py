"""Fits the weights by which units are ranked, and measures a ranking."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold

from assistant.answering.scoring import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from evals.fitting.observing import Observation

_FIRST = 6
"""As many units as an answer shows at most."""


@dataclass(frozen=True, slots=True)
class RankQuality:
    """How well units are ranked, each a mean over questions, 0 to 1."""

    hit_at_1: float
    """Whether the first unit is evidence."""
    recall_at_6: float
    """Share of the evidence among the first six."""
    reciprocal_rank: float
    """One over the rank of the first evidence."""
    auroc: float
    """How likely evidence stands above something else."""


@dataclass(frozen=True)
class _Choices:
    """The units of several questions in one table, in which some of each question's are right."""

    values: NDArray[np.float64]
    right: NDArray[np.bool_]
    sizes: NDArray[np.int_]
    """How many units each question has; they stand together."""

    @classmethod
    def of(cls, observations: Sequence[Observation]) -> _Choices:
        return cls(
            np.vstack([seen.values for seen in observations]),
            np.concatenate([seen.right for seen in observations]),
            np.array([len(seen.right) for seen in observations]),
        )

    def surprise(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Negative log likelihood that a right unit is chosen for each question; its gradient."""
        scores = self.values @ weights
        every = self._log_sums(scores)
        some = self._log_sums(np.where(self.right, scores, -np.inf))
        chosen = np.exp(scores - np.repeat(every, self.sizes))
        rightly = np.where(self.right, np.exp(scores - np.repeat(some, self.sizes)), 0.0)
        return float((every - some).sum()), (chosen - rightly) @ self.values

    def _log_sums(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each question, the logarithm of the sum of its units' exponentials."""
        starts = np.cumsum(self.sizes) - self.sizes
        top = np.maximum.reduceat(scores, starts)
        return top + np.log(np.add.reduceat(np.exp(scores - np.repeat(top, self.sizes)), starts))


def fit_units(observations: Sequence[Observation], strength: float) -> dict[str, float]:
    """The weights under which the evidence of each question is most likely chosen.

    A conditional logistic regression (McFadden 1974) over all units gathered for a question, so
    that questions count alike however many they gather; one without evidence among them tells
    nothing. `strength` is the variance of the normal prior on each weight.
    """
    choices = _Choices.of([seen for seen in observations if seen.right.any()])

    def penalised(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = choices.surprise(weights)
        return value + float(weights @ weights) / (2 * strength), slope + weights / strength

    found = minimize(penalised, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B")
    return dict(zip(FEATURES, map(float, found.x), strict=True))


def as_wide_as(
    present: Mapping[str, float], fitted: Mapping[str, float], observations: Sequence[Observation]
) -> dict[str, float]:
    """`fitted` times what makes scores spread as under `present`; the ranking stays.

    The margins by which answers are chosen (`extractive.py`) so keep their meaning.
    """
    wide = sum(seen.scores(present).std() for seen in observations)
    own = sum(seen.scores(fitted).std() for seen in observations)
    return {name: weight * float(wide / own) for name, weight in fitted.items()}


def rank_quality(observations: Sequence[Observation], weights: Mapping[str, float]) -> RankQuality:
    """How well `weights` rank the units of those observations that hold evidence."""
    rows: list[tuple[float, float, float, float]] = []
    for seen in observations:
        if seen.right.any() and not seen.right.all():
            scores = seen.scores(weights)
            ordered = seen.right[np.argsort(-scores, kind="stable")]
            recall = ordered[:_FIRST].sum() / min(_FIRST, ordered.sum())
            first = 1 / (1 + int(np.argmax(ordered)))
            auroc = float(roc_auc_score(seen.right, scores))
            rows.append((float(ordered[0]), float(recall), first, auroc))
    return RankQuality(*(float(value) for value in np.mean(rows, axis=0)))


def cross_validated_units(
    observations: Sequence[Observation], strength: float, folds: int = 5
) -> tuple[RankQuality, float]:
    """How well weights rank questions that did not help to fit them, pooled over `folds`.

    Returns:
        The quality of the ranking, and the mean negative log likelihood of the evidence.
    """
    telling = [seen for seen in observations if seen.right.any() and not seen.right.all()]
    rows: list[tuple[float, ...]] = []
    sizes: list[int] = []
    for train, test in KFold(folds, shuffle=True, random_state=0).split(telling):
        weights = fit_units([telling[i] for i in train], strength)
        left_out = [telling[i] for i in test]
        vector = np.array(list(weights.values()))
        surprise = _Choices.of(left_out).surprise(vector)[0] / len(left_out)
        rows.append((*astuple(rank_quality(left_out, weights)), surprise))
        sizes.append(len(left_out))
    *quality, surprise = (float(value) for value in np.average(rows, axis=0, weights=sizes))
    return RankQuality(*quality), surprise
