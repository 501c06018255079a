"""What people say of themselves before they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.asker import said_of_asker, with_place_said

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer


@pytest.mark.parametrize(
    ("asker", "question"),
    [
        ("We are a hospice charity. ", "Will there be a certificate?"),
        ("Policy lead here. ", "What did we sign up to?"),
        ("I work in a care home; ", "what is turnover?"),
        ("As a student nurse, ", "what can I learn?"),
        ("I'm a GP partner. ", "How many practices took part?"),
        ("I run a small care home, ", "is turnover high?"),
        ("im a care worker, ", "do I need the certificate?"),
        ("As a council HR lead ", "I need figures on turnover"),
    ],
)
def test_who_asks_is_told_from_what_is_asked(asker: str, question: str) -> None:
    assert said_of_asker(asker + question) == asker


@pytest.mark.parametrize(
    "question",
    [
        "What is turnover in care homes?",
        "As a result of the review, what changed?",
        "As a share of all staff, how many are nurses?",
        "We are a hospice charity. What is there for charities like us?",
        "I'm new. What is in this for us?",
        "We are a care home",
        "We are short of nurses, doctors and porters",
        "",
    ],
)
def test_what_belongs_to_the_question_stays_with_it(question: str) -> None:
    assert said_of_asker(question) == ""


@pytest.mark.parametrize(
    ("question", "spelt"),
    [
        (
            "I'm moving to a firm in Leeds. Do staff there leave?",
            "I'm moving to a firm in Leeds. Do staff in Leeds leave?",
        ),
        ("We are in Leeds. What is turnover there?", "We are in Leeds. What is turnover in Leeds?"),
        ("We are in Leeds. Is there a plan?", "We are in Leeds. Is there a plan?"),
        ("We are in Leeds. Which plans are there?", "We are in Leeds. Which plans are there?"),
        (
            "I'm moving from Leeds to Devon. Do staff there leave?",
            "I'm moving from Leeds to Devon. Do staff there leave?",
        ),
        ("Do staff there leave?", "Do staff there leave?"),
    ],
)
def test_there_is_the_one_place_that_the_asker_named(
    question: str, spelt: str, namer: Namer
) -> None:
    assert with_place_said(question, namer) == spelt
