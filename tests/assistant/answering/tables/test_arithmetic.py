"""Differences, ratios, sums and shares, exact and shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.tables.arithmetic import OURS, worked_out
from assistant.answering.tables.measures import Measure, read_measure
from assistant.grounding.sums import recomputes


def figures(**cells: str) -> list[tuple[str, Measure]]:
    read = {name: read_measure(cell) for name, cell in cells.items()}
    return [(name, measure) for name, measure in read.items() if measure is not None]


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    assert worked_out("difference", figures(North="11.3%", South="27.2%")) == (
        f"South is higher: 27.2% − 11.3% = 15.9 percentage points {OURS}"
    )


def test_a_difference_of_amounts_keeps_their_unit_and_scale() -> None:
    assert worked_out("difference", figures(Meals="£500 million", Buses="£250 million")) == (
        f"Meals is higher: £500 million − £250 million = £250 million {OURS}"
    )


def test_what_is_worked_out_of_rough_figures_is_rough() -> None:
    sentence = worked_out("difference", figures(North="about 40 beds", South="12 beds"))

    assert sentence == f"North is higher: about 40 beds − 12 beds ≈ 28 beds {OURS}"


def test_equal_figures_are_said_to_be_the_same() -> None:
    sentence = worked_out("difference", figures(North="12", South="12.0"))

    assert sentence == f"The two are the same: 12 − 12.0 = 0 {OURS}"


def test_a_ratio_is_how_many_times_the_greater_holds_the_lesser() -> None:
    assert worked_out("ratio", figures(North="£2", South="£5")) == (f"£5 ÷ £2 = 2.5 times {OURS}")
    assert worked_out("ratio", figures(North="11.3%", South="27.2%")) == (
        f"27.2% ÷ 11.3% ≈ 2.4 times {OURS}"
    )


def test_a_share_is_the_part_in_the_whole_in_percent() -> None:
    assert worked_out("share", figures(Eden="396", All="2,294")) == f"396 ÷ 2,294 ≈ 17.3% {OURS}"


def test_a_sum_may_be_of_several() -> None:
    assert worked_out("sum", figures(A="732", B="396", C="2")) == f"732 + 396 + 2 = 1,130 {OURS}"


@pytest.mark.parametrize(
    ("operation", "cells"),
    [
        ("share", {"A": "11%", "B": "27%"}),
        ("sum", {"A": "11%", "B": "27%"}),
        ("sum", {"A": "11"}),
        ("difference", {"A": "1", "B": "2", "C": "3"}),
        ("difference", {"A": "-1", "B": "2"}),
        ("ratio", {"A": "0", "B": "2"}),
    ],
)
def test_what_makes_no_sense_is_not_worked_out(operation: str, cells: dict[str, str]) -> None:
    assert worked_out(operation, figures(**cells)) is None  # type: ignore[arg-type]


_AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)


@given(st.sampled_from(["difference", "ratio", "sum", "share"]), _AMOUNTS, _AMOUNTS)
def test_every_sum_can_be_checked_against_its_quotes(
    operation: str, one: Decimal, other: Decimal
) -> None:
    cells = {"One": f"{one:,f}", "Other": f"{other:,f}"}
    sentence = worked_out(operation, figures(**cells))  # type: ignore[arg-type]

    if sentence is not None:
        assert recomputes(sentence, list(cells.values()))
