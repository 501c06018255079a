"""Fitting weights to the tuning questions, and telling what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import yaml

from assistant.answering.scoring import FEATURES
from assistant.answering.weights import WEIGHTS_FILE, Weights, load_weights
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.cases import Case, Span, load_cases
from evals.fitting import __main__ as fitting_command
from evals.fitting.gate import GateSample, fit_gate, gate_quality, thresholds
from evals.fitting.observing import Observation, is_evidence, observe
from evals.fitting.refitting import Fit, refit, save
from evals.fitting.telling import report
from evals.fitting.units import as_wide_as, fit_units, rank_quality

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

CASES = {case.id: case for case in load_cases()}
TURNOVER = CASES["core-row-turnover-national"]


@pytest.fixture(scope="module")
def opened(bundled_home: Path) -> Generator[OpenLibrary]:
    library = OpenLibrary(Settings(home=bundled_home))
    yield library
    library.close()


@pytest.fixture(scope="module")
def some_cases() -> list[Case]:
    """Enough of either part, with and without an answer, for a fit in five folds."""
    by_kind: dict[tuple[str, bool], list[Case]] = {}
    for case in CASES.values():
        by_kind.setdefault((case.half, case.wants_refusal), []).append(case)
    return [case for cases in by_kind.values() for case in cases[-12:]]


@pytest.fixture(scope="module")
def observations(opened: OpenLibrary, some_cases: list[Case]) -> list[Observation]:
    return [seen for case in some_cases if (seen := observe(opened, case)) is not None]


@pytest.fixture(scope="module")
def fit(observations: list[Observation], opened: OpenLibrary) -> Fit:
    return refit(observations, opened.shelf(), load_weights())


def observed(opened: OpenLibrary, case: Case) -> Observation:
    seen = observe(opened, case)
    assert seen is not None
    return seen


def made(seen: Observation, column: str, strong: list[float], right: list[bool]) -> Observation:
    """An observation whose units differ in one feature alone."""
    values = np.zeros((len(strong), len(FEATURES)))
    values[:, FEATURES.index(column)] = strong
    return replace(seen, units=seen.units[: len(strong)], values=values, right=np.array(right))


def asked(question: str) -> Case:
    return TURNOVER.model_copy(update={"questions": (question,)})


def test_the_units_of_the_evidence_are_marked(opened: OpenLibrary) -> None:
    seen = observed(opened, TURNOVER)

    right = [unit.unit for unit, is_right in zip(seen.units, seen.right, strict=True) if is_right]
    assert len(right) == len(TURNOVER.evidence)
    assert {unit.kind for unit in right} == {"row"}


def test_part_of_an_evidence_quote_is_evidence_too(opened: OpenLibrary) -> None:
    unit = next(unit.unit for unit in observed(opened, TURNOVER).units)
    longer = Span(doc_id=unit.passage.doc_id, quote=f"Before it. {unit.quote} And after.")

    assert is_evidence(unit, [longer])
    assert is_evidence(unit, [Span(doc_id=unit.passage.doc_id, quote=unit.quote[3:-3])])
    assert not is_evidence(unit, [longer.model_copy(update={"doc_id": "another"})])
    assert not is_evidence(unit, [Span(doc_id=unit.passage.doc_id, quote="What is not there.")])


def test_a_unit_of_a_word_or_two_is_no_evidence_by_standing_in_a_quote(
    opened: OpenLibrary,
) -> None:
    unit = replace(observed(opened, TURNOVER).units[0].unit, quote="the staff")

    assert not is_evidence(unit, [Span(doc_id=unit.passage.doc_id, quote="All the staff agreed.")])


@pytest.mark.parametrize(
    "question",
    ["What does action 5 commit us to?", "Hello!", "What is the capital of Mongolia?", ""],
)
def test_a_question_that_is_settled_before_ranking_is_not_observed(
    question: str, opened: OpenLibrary
) -> None:
    assert observe(opened, asked(question)) is None


def test_a_follow_up_is_observed_as_it_is_understood(opened: OpenLibrary) -> None:
    talk = TURNOVER.model_copy(
        update={"questions": ("What is the turnover of NHS trusts?", "and of social care?")}
    )

    assert "turnover" in observed(opened, talk).understanding.standalone_question


def test_the_weights_in_force_rank_as_answering_does(opened: OpenLibrary) -> None:
    seen = observed(opened, TURNOVER)

    ranked = seen.ranked(load_weights().unit)

    assert [one.score for one in ranked] == pytest.approx([one.score for one in seen.units])


def test_a_fit_finds_the_feature_that_tells_evidence(opened: OpenLibrary) -> None:
    seen = observed(opened, TURNOVER)
    telling = [
        made(seen, "near", [0.1, 0.9, 0.2, 0.3], [False, True, False, False]),
        made(seen, "near", [0.8, 0.4], [True, False]),
        made(seen, "length", [0.1, 0.9, 0.5], [True, False, True]),
    ]

    weights = fit_units(telling, 1.0)

    assert weights["near"] > 0 > weights["length"]
    assert {name for name, weight in weights.items() if abs(weight) > 1e-6} == {"near", "length"}
    assert rank_quality(telling, weights).hit_at_1 == 1


def test_questions_without_evidence_tell_a_fit_nothing(opened: OpenLibrary) -> None:
    seen = observed(opened, TURNOVER)
    telling = made(seen, "near", [0.1, 0.9], [False, True])
    silent = made(seen, "near", [0.9, 0.1], [False, False])

    assert fit_units([telling, silent], 1.0) == fit_units([telling], 1.0)


def test_a_tighter_prior_keeps_weights_nearer_to_nothing(opened: OpenLibrary) -> None:
    telling = [made(observed(opened, TURNOVER), "near", [0.1, 0.9], [False, True])]

    assert 0 < fit_units(telling, 0.1)["near"] < fit_units(telling, 10.0)["near"]


def test_fitted_scores_are_made_to_spread_as_before_in_the_same_order(
    observations: list[Observation],
) -> None:
    present, fitted = load_weights().unit, dict.fromkeys(FEATURES, 0.0) | {"near": 9.0, "rank": 3.0}

    wide = as_wide_as(present, fitted, observations)

    spread = [sum(seen.scores(w).std() for seen in observations) for w in (present, wide)]
    assert spread[0] == pytest.approx(spread[1])
    assert wide["near"] == pytest.approx(3 * wide["rank"])


def test_a_ranking_is_measured_by_where_the_evidence_stands(opened: OpenLibrary) -> None:
    seen = observed(opened, TURNOVER)
    near = dict.fromkeys(FEATURES, 0.0) | {"near": 1.0}
    first = made(seen, "near", [0.9, 0.5, 0.1], [True, False, False])
    third = made(seen, "near", [0.9, 0.5, 0.1], [False, False, True])

    quality = rank_quality([first, third], near)

    assert quality.hit_at_1 == 0.5
    assert quality.reciprocal_rank == pytest.approx((1 + 1 / 3) / 2)
    assert (quality.recall_at_6, quality.auroc) == (1, 0.5)


def test_a_gate_learns_what_speaks_against_an_answer(
    observations: list[Observation], opened: OpenLibrary
) -> None:
    known = observations[0].gate_features(load_weights().unit, opened.shelf())
    plain, absent = replace(known, absent=0.0), replace(known, absent=1.0)

    weights = fit_gate([GateSample(plain, True), GateSample(absent, False)] * 10, 1.0)

    assert weights["absent"] < 0
    assert set(weights) == set(load_weights().gate) - {"threshold", "sure"}


def test_the_threshold_refuses_few_answerable_and_sure_is_mostly_right() -> None:
    confidences = [n / 100 for n in range(1, 101)]
    answerable = [n > 50 for n in range(1, 101)]

    found = thresholds(confidences, answerable)

    assert gate_quality(confidences, answerable, found["threshold"]).refused_answerable <= 0.05
    assert found["threshold"] == pytest.approx(0.53)
    assert found["sure"] == pytest.approx(0.53)


def test_a_gate_is_measured_by_whom_it_refuses() -> None:
    quality = gate_quality([0.9, 0.2, 0.8, 0.1], [True, True, False, False], 0.5)

    assert (quality.refused_answerable, quality.refused_unanswerable) == (0.5, 0.5)
    assert quality.auroc == 0.75


def test_a_fit_gives_every_weight_that_is_in_force(fit: Fit) -> None:
    present = load_weights()

    assert list(fit.weights.unit) == list(FEATURES)
    assert set(fit.weights.gate) == set(present.gate)
    assert fit.weights.gate["threshold"] <= fit.weights.gate["sure"]


def test_the_held_out_half_is_measured_but_never_fitted(
    fit: Fit, observations: list[Observation], opened: OpenLibrary
) -> None:
    turned = [
        replace(seen, right=~seen.right) if seen.case.half == "held-out" else seen
        for seen in observations
    ]

    again = refit(turned, opened.shelf(), load_weights())

    assert again.weights == fit.weights
    assert again.ranking["fitted, held out"] != fit.ranking["fitted, held out"]


def test_the_report_sets_what_is_fitted_beside_what_is_in_force(fit: Fit) -> None:
    shown = report(fit, load_weights())

    for name in (*FEATURES, *load_weights().gate, "in force, held out", "fitted, held out"):
        assert f"| {name} |" in shown


def test_weights_that_are_written_are_read_back(tmp_path: Path) -> None:
    save(load_weights(), tmp_path / "weights.yaml")

    text = (tmp_path / "weights.yaml").read_text(encoding="utf-8")
    assert Weights.model_validate(yaml.safe_load(text)) == load_weights()
    assert list(yaml.safe_load(text)["unit"]) == list(load_weights().unit)


def test_the_command_prints_a_fit_and_writes_nothing_unless_told_to(
    bundled_home: Path,
    some_cases: list[Case],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def only_some(_: Path) -> list[Case]:
        return some_cases

    monkeypatch.setenv("WORKFORCE_HOME", str(bundled_home))
    monkeypatch.setattr(fitting_command, "load_cases", only_some)
    before = WEIGHTS_FILE.read_bytes()

    assert fitting_command.main([]) == 0

    assert "| Unit weight | In force | Fitted |" in capsys.readouterr().out
    assert WEIGHTS_FILE.read_bytes() == before
