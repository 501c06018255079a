"""Questions that ask for several things, divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.parts import divide, spread

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What is turnover in care, and what is the weather in Preston?",
            ("What is turnover in care?", "what is the weather in Preston?"),
        ),
        (
            "When was it set up and what did it replace?",
            ("When was it set up?", "what did it replace?"),
        ),
        (
            "What is the People Promise? And who is the king of Norway?",
            ("What is the People Promise?", "And who is the king of Norway?"),
        ),
        (
            "How much money is behind it, over how long, and for how many systems?",
            ("How much money is behind it?", "over how long?", "for how many systems?"),
        ),
        (
            "The workshops in autumn: how many, were they in person, and on which dates?",
            (
                "The workshops in autumn: how many?",
                "The workshops in autumn: were they in person?",
                "The workshops in autumn: on which dates?",
            ),
        ),
        (
            "Is there a budget for training, and is there one for parking?",
            ("Is there a budget for training?", "is there one for parking?"),
        ),
    ],
)
def test_each_thing_asked_for_is_a_part(question: str, parts: tuple[str, ...]) -> None:
    assert divide(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What is turnover in social care?",
        "In England, how many people care for others?",
        "According to the plan, who leads it?",
        "Besides wages, which parts of the deal are going to be improved?",
        "What is the scheme, which added staff in 2019?",
        "Tell me about carers and what they need",
        "turnover and vacancies in social care",
        "Thanks. That was clear.",
        "",
    ],
)
def test_a_question_for_one_thing_has_no_parts(question: str) -> None:
    assert divide(question) == ()


@given(st.text(max_size=200))
def test_parts_hold_words_of_the_question_alone(text: str) -> None:
    written = text.split()
    for part in divide(text):
        assert all(any(word.strip(" ,;?.") in w for w in written) for word in part.split())


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Do Greater Manchester and West Yorkshire count unpaid carers?",
            (
                "Does Greater Manchester count unpaid carers?",
                "Does West Yorkshire count unpaid carers?",
            ),
        ),
        (
            "What do the Hewitt review and the Messenger review each ask for?",
            ("What does the Hewitt review ask for?", "What does the Messenger review ask for?"),
        ),
        (
            "What is said of carers in the Hewitt review and in the People Plan?",
            (
                "What is said of carers in the Hewitt review?",
                "What is said of carers in the People Plan?",
            ),
        ),
    ],
)
def test_a_question_is_asked_of_each_of_two_documents_or_places(
    question: str, parts: tuple[str, ...], namer: Namer
) -> None:
    assert spread(question, namer.find(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What is turnover in health and social care?",
        "How many carers are there in Lancashire and South Cumbria?",
        "What do nurses and doctors earn?",
        "What does the Hewitt review say?",
    ],
)
def test_what_is_one_place_or_no_document_is_not_asked_twice(question: str, namer: Namer) -> None:
    assert spread(question, namer.find(question)) == ()
