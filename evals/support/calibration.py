"""Fits the support scorer to people's ratings, and tells how far it agrees with them.

The ratings are those of MTRAG (Katsis et al. 2025): answers to questions with their passages, each
rated for faithfulness from 1 to 4 by three people. A rating is of a whole answer, so that the
signals of its sentences are averaged; the scorer is then used on single statements.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import nupunkt
from pydantic import BaseModel, ConfigDict
from scipy.stats import rankdata
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.grounding.support_score import SupportSignals, SupportWeights, support_signals
from evals.answers.confidence import auroc
from evals.benchmarks.reading import read_jsonl
from evals.statistics import statistic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from evals.statistics import Estimate

FAITHFUL = 3.0
"""Mean rating from which an answer counts as faithful."""
PRECISION = 0.95
"""The share of faithful answers that the threshold asks for among those above it."""
SIGNALS = tuple(SupportSignals.__dataclass_fields__)


class Rated(BaseModel):
    """An answer that people have rated."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    response: str
    passages: tuple[str, ...]
    faithfulness_ratings: tuple[float, ...]

    @property
    def rating(self) -> float:
        """The mean rating, 1 to 4."""
        return float(np.mean(self.faithfulness_ratings))

    @property
    def question(self) -> str:
        """What was answered; several answers share it."""
        return self.id.rpartition("|")[0]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a score agrees with people."""

    auroc: Estimate
    spearman: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The agreement of each signal and of all together, and the weights of a fit to all answers."""

    agreement: dict[str, Agreement]
    weights: SupportWeights
    answers: int
    faithful: int

    def markdown(self) -> str:
        """The figures as a table."""
        lines = [
            f"{self.faithful} of {self.answers} answers are faithful by people's ratings.",
            "",
            "| Score | AUROC (95% interval) | Spearman |",
            "|---|---|---|",
        ]
        for name, one in self.agreement.items():
            area = f"{one.auroc.value:.3f} ({one.auroc.low:.3f} to {one.auroc.high:.3f})"
            lines.append(f"| {name} | {area} | {one.spearman:.2f} |")
        return "\n".join(lines)


def read_rated(folder: Path) -> list[Rated]:
    """The rated answers of a folder's `rows.jsonl`; BenchmarkError if there is none."""
    return read_jsonl(folder / "rows.jsonl", Rated)


def calibrate(rated: Sequence[Rated]) -> Calibration:
    """Fits and measures; the row 'all' is of answers to questions that its weights did not see."""
    values = np.array([mean_signals(one) for one in rated])
    ratings = np.array([one.rating for one in rated])
    labels = ratings >= FAITHFUL
    crossed = _crossed(values, labels, [one.question for one in rated])
    scores = {name: values[:, place] for place, name in enumerate(SIGNALS)} | {"all": crossed}
    bias, fitted = _fit(values, labels)
    weights = SupportWeights(
        bias=round(bias, 2),
        threshold=_threshold(crossed, labels),
        # A signal that speaks against support by chance of the sample is given no say.
        signals={
            name: round(max(0.0, weight), 2) for name, weight in zip(SIGNALS, fitted, strict=True)
        },
    )
    agreement = {name: _agreement(score, ratings, labels) for name, score in scores.items()}
    return Calibration(agreement, weights, len(rated), int(labels.sum()))


def _fit(values: NDArray[np.float64], labels: NDArray[np.bool_]) -> tuple[float, list[float]]:
    """Bias and weights of a logistic regression."""
    model = LogisticRegression().fit(values, labels)
    return float(model.intercept_[0]), [float(weight) for weight in model.coef_[0]]


def _crossed(
    values: NDArray[np.float64], labels: NDArray[np.bool_], questions: Sequence[str]
) -> NDArray[np.float64]:
    """Each answer's score by weights that no answer to its question helped to fit."""
    scores = np.zeros(len(labels))
    for train, test in GroupKFold(5).split(values, labels, questions):
        bias, weights = _fit(values[train], labels[train])
        scores[test] = 1 / (1 + np.exp(-(values[test] @ np.array(weights) + bias)))
    return scores


def mean_signals(one: Rated) -> list[float]:
    """The signals of an answer's sentences, averaged, in the order of `SIGNALS`."""
    spans = nupunkt.sent_spans(one.response)
    sentences = [text for start, end in spans if (text := one.response[start:end].strip())]
    seen: list[Mapping[str, float]] = [
        asdict(support_signals(sentence, one.passages)) for sentence in sentences or [""]
    ]
    return [float(np.mean([signals[name] for signals in seen])) for name in SIGNALS]


def _agreement(
    scores: NDArray[np.float64], ratings: NDArray[np.float64], labels: NDArray[np.bool_]
) -> Agreement:
    rows = np.column_stack([labels, scores]).tolist()
    return Agreement(statistic(rows, auroc), _spearman(scores, ratings))


def _spearman(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])


def _threshold(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """The lowest score from which on `PRECISION` of the answers are faithful."""
    good = [score for score in scores if labels[scores >= score].mean() >= PRECISION]
    return round(float(min(good, default=1.0)), 2)
