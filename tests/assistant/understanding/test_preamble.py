"""What people say before they ask."""

from __future__ import annotations

import pytest

from assistant.understanding.preamble import without_preamble


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Thanks, and action 6?", "and action 6?"),
        ("OK, great. What about pay?", "What about pay?"),
        ("Hi, what is turnover?", "what is turnover?"),
        ("One more question: who leads it?", "who leads it?"),
        ("Yes, tell me about the plan", "tell me about the plan"),
        ("good - what about pay", "what about pay"),
    ],
)
def test_courtesies_go_and_the_subject_stays(question: str, rest: str) -> None:
    assert without_preamble(question) == (rest, False)


@pytest.mark.parametrize(
    "question",
    [
        "Different subject: who chairs the board?",
        "Thanks! On another topic - who chairs the board?",
        "Let's change the subject. who chairs the board?",
        "Moving on, who chairs the board?",
        "by the way, who chairs the board?",
    ],
)
def test_a_new_subject_is_noticed(question: str) -> None:
    assert without_preamble(question) == ("who chairs the board?", True)


@pytest.mark.parametrize(
    "words",
    [
        "Thanks!",
        "yes",
        "",
        "Great teams need what?",
        "well-known carers",
        "right to work checks",
        "No. of sites in Leeds?",
        "A different subject is taught where?",
    ],
)
def test_words_that_are_all_preamble_or_none_stay(words: str) -> None:
    assert without_preamble(words) == (words, False)
