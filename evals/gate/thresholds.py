"""Thresholds, and which of them a run does not reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from evals.report.summary import Group

if TYPE_CHECKING:
    from typing import Self

    from evals.report.summary import Summary

THRESHOLDS_FILE = Path(__file__).with_name("thresholds.yaml")


class Threshold(BaseModel):
    """The least or the most that a metric may be, and why it stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: str
    group: Group = "all"
    at_least: float | None = None
    at_most: float | None = None
    reason: str = Field(min_length=10)

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            message = f"{self.metric}: give either at_least or at_most."
            raise ValueError(message)
        return self


def load_thresholds(path: Path = THRESHOLDS_FILE) -> tuple[Threshold, ...]:
    """The thresholds of a file, those of the project by default."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(TypeAdapter(list[Threshold]).validate_python(found))


def missed(summary: Summary, thresholds: tuple[Threshold, ...]) -> list[str]:
    """What falls short, one sentence each; a metric that was not measured falls short too."""
    return [words for one in thresholds if (words := _shortfall(summary, one))]


def _shortfall(summary: Summary, limit: Threshold) -> str:
    where = f"{limit.metric} ({limit.group})"
    try:
        value = summary.metric(limit.metric).groups[limit.group].value
    except KeyError:
        return f"{where}: there is no such metric. Correct thresholds.yaml."
    if value is None:
        return f"{where}: no case measures it."
    if limit.at_least is not None and value < limit.at_least:
        return f"{where} is {value:.3f}, and must be at least {limit.at_least}: {limit.reason}"
    if limit.at_most is not None and value > limit.at_most:
        return f"{where} is {value:.3f}, and must be at most {limit.at_most}: {limit.reason}"
    return ""
