"""Questions as people type them before they know the library: a floor under what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.settings import Settings
from evals.answers import Outcome, run_case
from evals.cases import AS_TYPED, load_cases
from evals.checking import library_problems

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture(scope="module")
def bundled(bundled_home: Path) -> Generator[Assistant]:
    with Assistant.open(Settings(home=bundled_home)) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def outcomes(bundled: Assistant) -> list[Outcome]:
    return [run_case(bundled, case) for case in load_cases(AS_TYPED)]


def test_the_set_is_sound(bundled: Assistant) -> None:
    cases = load_cases(AS_TYPED)

    assert len(cases) >= 130
    assert {case.half for case in cases} == {"tune", "held-out"}
    assert library_problems(cases, bundled.library) == []


def test_two_in_three_are_wholly_right(
    outcomes: list[Outcome],
) -> None:
    assert sum(outcome.passed for outcome in outcomes) / len(outcomes) >= 0.64


def test_a_third_at_most_of_those_without_an_answer_get_one(outcomes: list[Outcome]) -> None:
    without = [outcome for outcome in outcomes if outcome.case.wants_refusal]

    assert sum(not outcome.refused for outcome in without) / len(without) <= 0.33


def test_a_fifth_at_most_of_those_with_an_answer_are_refused(outcomes: list[Outcome]) -> None:
    answerable = [outcome for outcome in outcomes if not outcome.case.wants_refusal]

    assert sum(outcome.refused for outcome in answerable) / len(answerable) <= 0.21
