"""Whether a question asks for a figure to be worked out."""

from __future__ import annotations

import pytest

from assistant.understanding.sums import asks_over_time, operation_asked, sets_against


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("By how many percentage points is absence higher in the north?", "difference"),
        ("how much higher is the bus fare in Leeds than in York", "difference"),
        ("What is the difference between the two schools' meals?", "difference"),
        ("how many more beds has North than South", "difference"),
        ("by how much did fares rise", "difference"),
        ("How far did the number of pupils fall?", "difference"),
        ("bus fares Leeds and York, difference?", "difference"),
        ("how many times higher is it in the south?", "ratio"),
        ("What is the ratio of nurses to beds?", "ratio"),
        ("beds in North and South combined", "sum"),
        ("How many meals in North and South together?", "sum"),
        ("What share of the beds are in North?", "share"),
        ("What is the bus fare in Leeds?", None),
        ("how many beds are there", None),
        ("Is the fare higher in Leeds than in York?", None),
        ("compare fares in Leeds and York", None),
    ],
)
def test_what_is_to_be_worked_out_is_read_off_the_words(
    question: str, operation: str | None
) -> None:
    assert operation_asked(question) == operation


@pytest.mark.parametrize(
    ("question", "over_time"),
    [
        ("Has the bus fare gone up since 2011?", True),
        ("Did fares rise?", True),
        ("Since 2011, have beds dropped", True),
        ("What is the fare in 2011?", False),
        ("Why do fares rise?", False),
    ],
)
def test_whether_a_figure_rose_or_fell_takes_two_figures(question: str, over_time: bool) -> None:
    assert asks_over_time(question) is over_time


@pytest.mark.parametrize(
    ("question", "against"),
    [
        ("Why are there so many more beds in North than everywhere else?", True),
        ("Is the fare lower than in York?", True),
        ("Are there more than 40 beds?", False),
        ("How many beds has North?", False),
    ],
)
def test_a_figure_may_be_held_against_another(question: str, against: bool) -> None:
    assert sets_against(question) == against
