"""Shares and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics import NOTHING, RESAMPLES, Estimate, Tally, draws, ratio, statistic

tallies = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(
    lambda pair: Tally(part=min(pair), whole=max(pair))
)


def width(estimate: Estimate) -> float:
    assert estimate.low is not None
    assert estimate.high is not None
    return estimate.high - estimate.low


def test_parts_and_wholes_are_added_up() -> None:
    found = ratio([Tally(part=1, whole=4), Tally(part=3, whole=4), NOTHING])

    assert (found.value, found.part, found.whole, found.cases) == (0.5, 4, 8, 2)


def test_where_no_case_says_anything_there_is_no_value() -> None:
    assert ratio([NOTHING]) == ratio([])
    assert ratio([]).value is None


@given(st.lists(tallies, max_size=30))
def test_the_interval_lies_between_none_and_all(given_tallies: list[Tally]) -> None:
    found = ratio(given_tallies)

    if found.value is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1 + 1e-12
        assert 0 <= found.value <= 1


def test_the_same_cases_have_the_same_interval_and_more_cases_a_narrower_one() -> None:
    few = [Tally(part=place % 2) for place in range(10)]

    assert ratio(few) == ratio(few)
    assert width(ratio(few * 20)) < width(ratio(few))


def test_whole_cases_are_drawn_since_what_is_in_one_hangs_together() -> None:
    apart = ratio([Tally(part=place % 2) for place in range(40)])
    together = ratio([Tally(part=20 * (place % 2), whole=20) for place in range(2)])

    assert apart.value == together.value == 0.5
    assert (together.low, together.high) == (0, 1)


def test_a_half_of_a_hundred_has_the_interval_of_the_binomial() -> None:
    found = ratio([Tally(part=place % 2) for place in range(100)])

    assert found.low == pytest.approx(0.4, abs=0.02)
    assert found.high == pytest.approx(0.6, abs=0.02)


def test_any_measure_has_an_interval_over_the_draws_that_allow_it() -> None:
    found = statistic([[1.0], [2.0], [9.0]], lambda rows: float(np.median(rows)))

    assert (found.value, found.low, found.high) == (2.0, 1.0, 9.0)
    assert statistic([], lambda rows: float(rows.max())).value is None
    assert statistic([[1.0]], lambda _: None).low is None


def test_draws_are_of_the_cases_there_are() -> None:
    assert draws(3).shape == (RESAMPLES, 3)
    assert set(np.unique(draws(3))) == {0, 1, 2}
