"""Figures of a text, and when two of them cannot be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.tables.figures_said import figures_said, years_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 128,000 staff in 2023/24", [(128000.0, "")]),
        ("10.6% in 2021/22, then 9.9%", [(10.6, "%"), (9.9, "%")]),
        ("£5.4 billion and £700 million", [(5.4e9, "£"), (7e8, "£")]),
        ("1.635 million posts", [(1.635e6, "")]),
        ("no figure, May 2024", []),
    ],
)
def test_figures_have_value_and_kind_and_years_are_none(
    text: str, expected: list[tuple[float, str]]
) -> None:
    found = figures_said(text)
    assert [figure.kind for figure in found] == [kind for _, kind in expected]
    assert [figure.value for figure in found] == pytest.approx([value for value, _ in expected])


def test_years_are_as_written() -> None:
    assert years_said("2021/22 and 2024, 10.6%") == {"2021/22", "2024"}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("10.6%", "10.7%", True),
        ("10.6%", "11%", False),
        ("152,000", "152,300", False),
        ("152,000", "153,000", True),
        ("1.635 million", "1.6 million", False),
        ("about 150,000", "152,000", False),
        ("around 93,840", "more than 128,000", True),
        ("£500 million", "£250 million", True),
        ("12%", "12", False),
    ],
)
def test_figures_differ_where_rounding_does_not_make_them_one(
    one: str, other: str, *, differ: bool
) -> None:
    (first,), (second,) = figures_said(one), figures_said(other)
    assert first.differs_from(second) is differ
    assert second.differs_from(first) is differ


@given(st.text(max_size=200))
def test_any_text_is_read_and_no_figure_differs_from_itself(text: str) -> None:
    assert not any(figure.differs_from(figure) for figure in figures_said(text))
