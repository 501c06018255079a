"""How grades and rankings agree with the judged pairs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.grading import GradeWeights
from assistant.alignment.model import GRADES
from evals.statistics import Estimate, statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evals.alignment.judged import Query

DEPTH = 5


def macro_f1(queries: Sequence[Query], weights: GradeWeights) -> Estimate:
    """Mean over the three grades of the F1 of each, on the judged pairs alone.

    Sokolova and Lapalme 2009, A systematic analysis of performance measures. The interval draws
    pairs.
    """
    rows: list[tuple[float, float]] = []
    for query in queries:
        said = [GRADES.index(grade) for grade in weights.grades(query.signals[query.judged])]
        rows += zip(map(float, query.levels[query.judged]), map(float, said), strict=True)
        rows += [(float(level), 0.0) for level in query.missed]
    return statistic(rows, mean_f1)


def mean_f1(rows: NDArray[np.float64]) -> float | None:
    """Macro-F1 of rows (level, level said); None where a grade stands in neither column."""
    found: list[float] = []
    for level in range(len(GRADES)):
        gold, said = rows[:, 0] == level, rows[:, 1] == level
        if not gold.any() and not said.any():
            return None
        found.append(2 * float((gold & said).sum()) / float(gold.sum() + said.sum()))
    return float(np.mean(found))


def mean_ndcg(queries: Sequence[Query], weights: GradeWeights) -> Estimate:
    """Normalised discounted cumulative gain at 5, where there is a counterpart at all.

    Järvelin and Kekäläinen 2002, with a gain of 1 for partial and 3 for strong; the ideal order
    counts words that the engine holds for no unit too. The interval draws rankings.
    """
    rows = [(ndcg(query, weights.scores(query.signals)),) for query in queries if _has_any(query)]
    return statistic(rows, lambda drawn: float(drawn.mean()))


def ndcg(query: Query, scores: NDArray[np.float64]) -> float:
    """Normalised discounted cumulative gain at 5 of one ranking."""
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    best = sorted([*query.levels.tolist(), *query.missed], reverse=True)[:DEPTH]
    return _gained(query.levels[order].tolist()) / _gained(best)


def _has_any(query: Query) -> bool:
    return bool(query.levels.any()) or any(query.missed)


def _gained(levels: Sequence[int]) -> float:
    return sum((2**level - 1) / math.log2(rank + 2) for rank, level in enumerate(levels))
