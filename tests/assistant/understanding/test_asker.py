"""What people say of themselves before they ask."""

from __future__ import annotations

import pytest

from assistant.understanding.asker import said_of_asker


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
