"""From signals to a grade: two logistic regressions, fitted on judged pairs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict

from assistant.alignment.signals import SIGNALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.alignment.model import Grade

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


class Regression(BaseModel):
    """A logistic regression over the signals, and the probability from which it says yes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    threshold: float
    weights: dict[str, float]

    def probabilities(self, signals: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely, for each pair; `signals` has the signals on its last axis."""
        weights = np.array([self.weights[name] for name in SIGNALS])
        return 1 / (1 + np.exp(-(signals @ weights + self.bias)))


class GradeWeights(BaseModel):
    """What `weights.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aligned: Regression
    """Whether two units line up at all."""
    strong: Regression
    """Whether they do strongly."""

    def scores(self, signals: NDArray[np.float64]) -> NDArray[np.float64]:
        """What pairs are ranked by, 0 to 1: the mean of the two probabilities."""
        return (self.aligned.probabilities(signals) + self.strong.probabilities(signals)) / 2

    def grades(self, signals: NDArray[np.float64]) -> NDArray[np.str_]:
        """The grade of each pair."""
        aligned = self.aligned.probabilities(signals) >= self.aligned.threshold
        strong = self.strong.probabilities(signals) >= self.strong.threshold
        grades: tuple[Grade, Grade, Grade] = ("strong", "partial", "none")
        return np.select([aligned & strong, aligned], grades[:2], grades[2])


@cache
def load_grade_weights() -> GradeWeights:
    """The weights that the package ships."""
    return GradeWeights.model_validate(yaml.safe_load(WEIGHTS_FILE.read_text(encoding="utf-8")))
