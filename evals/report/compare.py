"""Two runs side by side: what got better, what broke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.cases import HALVES
from evals.evaluation import OURS
from evals.report.folder import read_cases, read_summary
from evals.report.page import HALF_NAMES, percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evals.report.summary import MetricSummary, Summary

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """A metric of one half in the run before and the run after."""

    title: str
    half: str
    before: float
    after: float
    better: bool
    beyond_chance: bool
    """Whether the later value lies outside the earlier interval."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to another."""

    changes: tuple[Change, ...]
    mended: tuple[str, ...]
    """Ids of cases that are right now and were not; of those that both runs list."""
    broken: tuple[str, ...]
    only_once: tuple[str, ...]
    """Ids of cases that one run alone lists."""

    def markdown(self) -> str:
        """The comparison for people."""
        lines = ["| Metric | Half | Before | After | |", "|---|---|---|---|---|"]
        for one in self.changes:
            verdict = "better" if one.better else "worse"
            sure = "" if one.beyond_chance else " (within the interval)"
            values = f"{percent(one.before)} | {percent(one.after)}"
            lines.append(f"| {one.title} | {one.half} | {values} | {verdict}{sure} |")
        if not self.changes:
            lines = ["No metric changed."]
        lists = (("Mended", self.mended), ("Broken", self.broken), ("In one only", self.only_once))
        for title, ids in lists:
            lines += ["", f"{title} ({len(ids)}): {', '.join(ids) or 'none'}"]
        return "\n".join(lines)


def compare(before: Path, after: Path) -> Comparison:
    """What changed from the run in one folder to that in another.

    Raises:
        RunError: one of them holds no run.
    """
    first, second = read_summary(before), read_summary(after)
    old, new = read_cases(before), read_cases(after)
    both = [name for name in old if name in new]
    return Comparison(
        changes=tuple(_changes(first, second)),
        mended=tuple(i for i in both if (old[i]["passed"], new[i]["passed"]) == ("false", "true")),
        broken=tuple(i for i in both if (old[i]["passed"], new[i]["passed"]) == ("true", "false")),
        only_once=tuple(sorted(old.keys() ^ new.keys())),
    )


def _changes(before: Summary, after: Summary) -> Iterable[Change]:
    later = {metric.name: metric for metric in _metrics(after)}
    for metric in _metrics(before):
        if metric.name in later:
            yield from _of_metric(metric, later[metric.name])


def _of_metric(before: MetricSummary, after: MetricSummary) -> Iterable[Change]:
    for half in HALVES:
        old, new = before.groups[half], after.groups[half]
        if old.value is None or new.value is None or abs(new.value - old.value) < _NOTHING:
            continue
        inside = old.low is not None and old.high is not None and old.low <= new.value <= old.high
        yield Change(
            title=before.title,
            half=HALF_NAMES[half],
            before=old.value,
            after=new.value,
            better=(new.value > old.value) == (before.better == "higher"),
            beyond_chance=not inside,
        )


def _metrics(summary: Summary) -> list[MetricSummary]:
    ours = [metric for s in summary.systems if s.name == OURS for metric in s.metrics]
    return [*summary.answers, *ours]
