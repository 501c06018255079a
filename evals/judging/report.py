"""What a judge found, as the report of a run keeps it."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from evals.cases import Half
from evals.statistics import Estimate

Aspect = Literal["faithfulness", "relevance"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
GOOD = 3
"""The rating, of 4, from which an answer counts as faithful, or as relevant."""
Group = Literal["tune", "held-out", "all"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Rating(_Frozen):
    """The judge's ratings of one answer, 1 to 4; None where it gave none."""

    id: str
    half: Half
    ratings: dict[Aspect, int | None]


class JudgedAspect(_Frozen):
    """One aspect over the answers that were rated."""

    title: str
    prompt: str
    """The version of the prompt."""
    groups: dict[Group, Estimate]
    """The share rated `GOOD` or better."""
    unrated: int
    """Answers for which the judge gave no rating that could be read."""


class Agreement(_Frozen):
    """The judge beside people, over the answers that it gave a rating."""

    answers: int
    faithful: int
    """Of these, how many people found faithful."""
    accuracy: Estimate
    kappa: Estimate
    auroc: Estimate

    @property
    def by_habit(self) -> float:
        """The accuracy of always saying what people say most often."""
        return max(self.faithful, self.answers - self.faithful) / self.answers


class JudgeSummary(_Frozen):
    """All that a judge found, and how far it is to be trusted."""

    model: str
    aspects: dict[Aspect, JudgedAspect]
    agreement: Agreement | None
    """With people, on faithfulness; None where there are no answers that both rated."""
    unrated: int
    """Of the answers that people rated, those for which the judge gave no rating."""

    @property
    def trust(self) -> str:
        """How far the judge agrees with people, in one sentence or two."""
        found = self.agreement
        if found is None:
            return "How far it agrees with people was not measured: give --judge-labels."
        unrated = f" For {self.unrated} more it gave no rating." if self.unrated else ""
        return (
            f"Beside people's ratings of {found.answers} answers, {found.faithful} of them "
            f"faithful: accuracy {said(found.accuracy)}, where always saying the same reaches "
            f"{found.by_habit:.3f}; Cohen's kappa {said(found.kappa)}; AUROC {said(found.auroc)}."
            f"{unrated}"
        )


def said(estimate: Estimate) -> str:
    """'.900 (.870 to .929)' with leading noughts; a dash where nothing could be measured."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"
