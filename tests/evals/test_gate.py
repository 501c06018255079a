"""Thresholds, and what misses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from evals.gate.thresholds import Threshold, load_thresholds, missed
from evals.report.summary import summarise

if TYPE_CHECKING:
    from pathlib import Path

    from evals.evaluation import Evaluation
    from evals.report.summary import Summary

REASON = "Measured on the kit."


@pytest.fixture(scope="module")
def summary(measured: Evaluation) -> Summary:
    return summarise(measured, created="now", settings={}, environment={})


def test_every_threshold_of_the_project_names_a_metric_and_has_a_reason(summary: Summary) -> None:
    thresholds = load_thresholds()

    assert len(thresholds) >= 8
    assert all(summary.metric(one.metric) for one in thresholds)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ({"metric": "key_fact_recall", "at_least": 0.9}, None),
        ({"metric": "false_answers", "at_most": 0.0}, None),
        ({"metric": "passage_hit_at_1", "at_least": 1.1}, "must be at least 1.1: Measured"),
        ({"metric": "false_refusals", "at_most": -0.1}, "must be at most -0.1: Measured"),
        ({"metric": "guesses", "at_least": 0.5}, "there is no such metric"),
        ({"metric": "false_answers", "group": "tune", "at_most": 1}, "no case measures it"),
    ],
)
def test_what_misses_its_threshold_is_told_with_the_reason(
    limit: dict[str, object], words: str | None, summary: Summary
) -> None:
    found = missed(summary, (Threshold.model_validate({**limit, "reason": REASON}),))

    assert len(found) == (words is not None)
    assert all(words in one for one in found if words)


@pytest.mark.parametrize("limits", ["{}", "{at_least: 0, at_most: 1}"])
def test_a_threshold_has_one_limit(limits: str, tmp_path: Path) -> None:
    file = tmp_path / "thresholds.yaml"
    file.write_text(f"- {{metric: one, reason: {REASON}, <<: {limits}}}\n", encoding="utf-8")

    with pytest.raises(ValidationError, match="either at_least or at_most"):
        load_thresholds(file)
