"""Where the library itself says that something is not there."""

from __future__ import annotations

import pytest

from assistant.answering.premises.absence import is_absent, states_absence
from indexing.document import Passage
from indexing.units import split_units


@pytest.mark.parametrize(
    "text",
    [
        "The budget is not given.",
        "No sum of money or staffing figure is given.",
        "The strategy does not name a lead.",
        "It does not clearly say when.",
        "No named owner or budget is shown for individual actions.",
        "No numerical targets are set.",
        "The graphic is missing from the copy read.",
        "Exact dates cannot be recovered.",
        "The list of documents was never published.",
        "The note gives no date.",
        "There are no measures or targets.",
    ],
)
def test_absence_is_noticed(text: str) -> None:
    assert states_absence(text)


@pytest.mark.parametrize(
    "text",
    [
        "The budget is £5 million.",
        "Staff are not paid for it.",
        "No more than ten national targets.",
        "The plan does not cover social care.",
        "Known problems were named.",
        "Wellbeing is not listed as an action.",
    ],
)
def test_other_denials_are_statements(text: str) -> None:
    assert not states_absence(text)


@pytest.mark.parametrize(
    ("heading", "absent"),
    [
        ("What is not known", True),
        ("4.2 What the strategy does not contain", True),
        ("What it does", False),
        ("What is known", False),
    ],
)
def test_below_a_heading_that_says_so_everything_is_missing(heading: str, absent: bool) -> None:
    text = "Its own timetable."
    (unit,) = split_units(
        Passage(
            id="p",
            doc_id="plan",
            position=0,
            heading_path=("Plan", heading),
            page=None,
            kind="prose",
            start=0,
            end=len(text),
            lead="",
            text=text,
            part=0,
            parts=1,
        )
    )

    assert is_absent(unit) is absent
