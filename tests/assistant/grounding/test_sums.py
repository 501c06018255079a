"""Whether a statement's arithmetic follows from what is quoted."""

from __future__ import annotations

import pytest

from assistant.grounding.sums import recomputes

ROWS = ["| Group | Turnover |\n|---|---|\n| Trusts | 11.3% |", "| Care | 27.2% |"]
BEDS = [
    "| North | 1,200 |",
    "| South | about 300 |",
    "| Spent | £1.5 million |",
    "| Lent | £0.5m |",
]


@pytest.mark.parametrize(
    "statement",
    [
        "27.2% − 11.3% = 15.9 percentage points (our arithmetic)",
        "2022/23 is higher: 27.2% − 11.3% = 15.9 percentage points",
        "27.2% ÷ 11.3% ≈ 2.4 times",
        "27.2% ÷ 11.3% ≈ 2.41 times",
    ],
)
def test_a_right_sum_of_quoted_figures_holds(statement: str) -> None:
    assert recomputes(statement, ROWS)


@pytest.mark.parametrize(
    "statement",
    [
        "1,200 + about 300 ≈ 1,500",
        "300 ÷ 1,200 = 25%",
        "£1.5 million − £0.5m = £1 million",
        "£1.5 million − £0.5m = £1,000,000",
    ],
)
def test_commas_scales_and_rough_figures_are_understood(statement: str) -> None:
    assert recomputes(statement, BEDS)


@pytest.mark.parametrize(
    "statement",
    [
        "27.2% − 11.3% = 16.9 percentage points",
        "27.2% − 11.4% = 15.8 percentage points",
        "27.2% ÷ 11.3% ≈ 2.5 times",
        "27.2% ÷ 11.3% ≈ 2.4%",
        "Care is higher by 15.9 percentage points.",
        "",
    ],
)
def test_a_wrong_result_another_figure_or_no_sum_does_not(statement: str) -> None:
    assert not recomputes(statement, ROWS)
