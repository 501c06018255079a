"""How far the assistant's confidence tells right answers from wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from evals.statistics import statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evals.answers.outcome import Outcome
    from evals.statistics import Estimate


class Confusion(BaseModel):
    """How often the assistant answered or refused, by what it should have done."""

    model_config = ConfigDict(frozen=True)

    answered_rightly: int
    """Answerable, and answered (whether the answer is right is another matter)."""
    refused_wrongly: int
    answered_wrongly: int
    refused_rightly: int


class RiskPoint(BaseModel):
    """The share of questions answered, and the share of wrong ones among those."""

    model_config = ConfigDict(frozen=True)

    coverage: float
    risk: float


def confusion(outcomes: Iterable[Outcome]) -> Confusion:
    """The refusal confusion matrix of Rajpurkar, Jia and Liang 2018."""
    kinds = [(o.case.wants_refusal, o.refused) for o in outcomes]
    return Confusion(
        answered_rightly=kinds.count((False, False)),
        refused_wrongly=kinds.count((False, True)),
        answered_wrongly=kinds.count((True, False)),
        refused_rightly=kinds.count((True, True)),
    )


def sureness(outcome: Outcome) -> float:
    """The answer's confidence; 1 or 0 where it was answered or refused without weighing."""
    if outcome.answer.confidence is None:
        return float(not outcome.refused)
    return outcome.answer.confidence


def risk_coverage(outcomes: Sequence[Outcome]) -> tuple[RiskPoint, ...]:
    """Risk at every coverage that a higher bar than today's would give, the surest first.

    El-Yaniv and Wiener 2010, On the foundations of noise-free selective classification. It ends
    where the assistant refuses today: what it would have said below the bar is not known. Answers
    of one confidence are taken or left together.
    """
    answered = [(sureness(o), not o.passed) for o in outcomes if not o.refused]
    points: list[RiskPoint] = []
    for bar in sorted({confidence for confidence, _ in answered}, reverse=True):
        kept = [wrong for confidence, wrong in answered if confidence >= bar]
        points.append(RiskPoint(coverage=len(kept) / len(outcomes), risk=sum(kept) / len(kept)))
    return tuple(points)


def answerability(outcomes: Sequence[Outcome]) -> Estimate:
    """AUROC of the confidence: how likely an answerable question has the higher one.

    The area under the receiver operating characteristic (Hanley and McNeil 1982).
    """
    return statistic([(not o.case.wants_refusal, sureness(o)) for o in outcomes], auroc)


def auroc(rows: NDArray[np.float64]) -> float | None:
    """AUROC of rows of (label, score), as Mann and Whitney's statistic; None lacking one label."""
    right, wrong = rows[rows[:, 0] > 0, 1], rows[rows[:, 0] <= 0, 1]
    if not len(right) or not len(wrong):
        return None
    above = right[:, None] - wrong[None, :]
    return float(((above > 0) + (above == 0) / 2).mean())
