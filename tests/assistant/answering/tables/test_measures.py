"""Cells read as amounts with units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.tables.measures import in_words, read_measure


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("27.2%", "27.2", "%"),
        ("7.1 days", "7.1", "days"),
        ("1,029", "1029", ""),
        ("£250 million", "250000000", "£"),
        ("£2.10", "2.10", "£"),
        ("1.635 million", "1635000", ""),
        ("9.9% (about 152,000)", "9.9", "%"),
        ("23% (2019/20)", "23", "%"),
        ("12 school meals", "12", "school meals"),
        ("-3.5%", "-3.5", "%"),
        ("£3bn", "3000000000", "£"),
    ],
)
def test_a_cell_is_an_amount_in_a_unit(cell: str, value: str, unit: str) -> None:
    measure = read_measure(cell)

    assert measure is not None
    assert (measure.value, measure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "cell",
    [
        "260,000 to 360,000",
        "up 27%",
        "not given",
        "–",
        "",
        "2 of 9",
        "ward 3",
        "fell about 4%",
        "1,2",
    ],
)
def test_a_range_a_change_or_no_amount_is_no_measure(cell: str) -> None:
    assert read_measure(cell) is None


@pytest.mark.parametrize("cell", ["about 12", "over £50 million", "at least 3 days", "~40%"])
def test_an_amount_may_be_rough(cell: str) -> None:
    measure = read_measure(cell)

    assert measure is not None
    assert measure.rough
    assert measure.text == cell


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Fare (£)", "£"),
        ("% of pupils", "%"),
        ("Percentage absent", "%"),
        ("Wait (days)", "days"),
        ("Beds", ""),
        ("Beds (North wing)", ""),
    ],
)
def test_a_bare_number_takes_its_unit_from_the_header(header: str, unit: str) -> None:
    measure = read_measure("12", header)

    assert measure is not None
    assert measure.unit == unit


def test_a_unit_of_its_own_counts_more_than_the_header() -> None:
    measure = read_measure("12 days", "% absent")

    assert measure is not None
    assert measure.unit == "days"


@pytest.mark.parametrize(
    ("value", "unit", "scale", "words"),
    [
        ("15.9", "%", "", "15.9 percentage points"),
        ("1", "%", "", "1 percentage point"),
        ("1.30", "£", "", "£1.30"),
        ("250000000", "£", "million", "£250 million"),
        ("1128", "", "", "1,128"),
        ("0.4", "days", "", "0.4 days"),
        ("1200", "", "", "1,200"),
    ],
)
def test_a_result_is_written_with_its_unit(value: str, unit: str, scale: str, words: str) -> None:
    assert in_words(Decimal(value), unit, scale) == words


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_any_decimal_is_read_exactly(value: Decimal) -> None:
    measure = read_measure(f"{value:,f}%")

    assert measure is not None
    assert measure.value == value


@given(st.text(max_size=40))
def test_any_cell_can_be_read(cell: str) -> None:
    measure = read_measure(cell, cell)

    assert measure is None or measure.text in cell
