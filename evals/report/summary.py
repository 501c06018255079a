"""The figures of a run, as `summary.json` keeps them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from evals.answers.confidence import (
    Confusion,
    RiskPoint,
    answerability,
    confusion,
    risk_coverage,
)
from evals.answers.metrics import ANSWER_METRICS
from evals.cases import HALVES, Half
from evals.evaluation import OURS
from evals.judging.report import JudgeSummary
from evals.metric import Better
from evals.retrieval.metrics import RETRIEVAL_METRICS
from evals.statistics import Estimate, ratio, statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evals.answers import Outcome
    from evals.evaluation import Evaluation, Ranked
    from evals.metric import Metric, Result

FORMAT = 2
Group = Literal["tune", "held-out", "all"]
GROUPS: tuple[Group, ...] = (*HALVES, "all")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class MetricSummary(_Frozen):
    """One metric over both parts, all cases, and each slice of either part."""

    name: str
    title: str
    better: Better
    source: str
    groups: dict[Group, Estimate]
    slices: dict[str, dict[Half, Estimate]]


class SystemSummary(_Frozen):
    """The rankings of the assistant or of a baseline."""

    name: str
    title: str
    metrics: tuple[MetricSummary, ...]
    characters_shown: float
    """Median length of what a reader or a model is given: the answer, or the first passages."""

    def metric(self, name: str) -> MetricSummary:
        """The metric of this name."""
        return next(metric for metric in self.metrics if metric.name == name)


class Summary(_Frozen):
    """All figures of one run."""

    format: int = FORMAT
    created: str
    settings: dict[str, Any]
    environment: dict[str, Any]
    cases: dict[Group, int]
    failures: dict[Group, int]
    answers: tuple[MetricSummary, ...]
    systems: tuple[SystemSummary, ...]
    confusion: dict[Group, Confusion]
    answerability: dict[Group, Estimate]
    risk_coverage: dict[Group, tuple[RiskPoint, ...]]
    latency_ms: dict[Literal["p50", "p95"], Estimate]
    problems: tuple[str, ...]
    judge: JudgeSummary | None = None
    """What a language model makes of the answers, where one was asked to judge them."""

    def deterministic(self) -> dict[str, Any]:
        """What must be the same whenever the same index is measured by the same code."""
        varying = {"created", "settings", "environment", "latency_ms", "judge"}
        return self.model_dump(exclude=varying)

    def metric(self, name: str) -> MetricSummary:
        """A metric of the answers, or of the assistant's ranking.

        Raises:
            KeyError: there is none of this name.
        """
        ours = [*self.answers, *(m for s in self.systems if s.name == OURS for m in s.metrics)]
        return {metric.name: metric for metric in ours}[name]


def summarise(
    evaluation: Evaluation,
    *,
    created: str,
    settings: dict[str, Any],
    environment: dict[str, Any],
    problems: Sequence[str] = (),
    judge: JudgeSummary | None = None,
) -> Summary:
    """The figures of `evaluation`, with what a judge found if one was asked."""
    outcomes = evaluation.outcomes
    groups: dict[Group, Sequence[Outcome]] = {g: _group(outcomes, g) for g in GROUPS}
    return Summary(
        created=created,
        settings=settings,
        environment=environment,
        cases={group: len(members) for group, members in groups.items()},
        failures={g: sum(not o.passed for o in members) for g, members in groups.items()},
        answers=tuple(_metric(metric, outcomes) for metric in ANSWER_METRICS),
        systems=tuple(
            _system(name, ranked, outcomes) for name, ranked in evaluation.systems.items()
        ),
        confusion={group: confusion(members) for group, members in groups.items()},
        answerability={group: answerability(members) for group, members in groups.items()},
        risk_coverage={group: risk_coverage(members) for group, members in groups.items()},
        latency_ms={"p50": _percentile(outcomes, 50), "p95": _percentile(outcomes, 95)},
        problems=tuple(problems),
        judge=judge,
    )


def _metric(metric: Metric[Result], results: Sequence[Result]) -> MetricSummary:
    slices = sorted({result.case.slice for result in results})
    return MetricSummary(
        name=metric.name,
        title=metric.title,
        better=metric.better,
        source=metric.source,
        groups={group: _estimate(metric, _group(results, group)) for group in GROUPS},
        slices={
            name: {
                half: _estimate(metric, [r for r in _group(results, half) if r.case.slice == name])
                for half in HALVES
            }
            for name in slices
        },
    )


def _system(name: str, ranked: Ranked, outcomes: Sequence[Outcome]) -> SystemSummary:
    answers = [len(outcome.answer.answer) for outcome in outcomes]
    passages = [ranking.characters_shown for ranking in ranked.rankings]
    shown = answers if name == OURS else passages
    return SystemSummary(
        name=name,
        title=ranked.title,
        metrics=tuple(_metric(metric, ranked.rankings) for metric in RETRIEVAL_METRICS),
        characters_shown=float(median(shown)) if shown else 0.0,
    )


def _estimate(metric: Metric[Result], results: Iterable[Result]) -> Estimate:
    return ratio(metric.measure(result) for result in results)


def _group(results: Sequence[Result], group: Group) -> Sequence[Result]:
    return [result for result in results if group in ("all", result.case.half)]


def _percentile(outcomes: Sequence[Outcome], percent: int) -> Estimate:
    times = [[outcome.answer.timings_ms.total] for outcome in outcomes]
    return statistic(times, lambda rows: float(np.percentile(rows, percent)))
