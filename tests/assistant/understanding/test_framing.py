"""What stands around a question and asks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.framing import without_frame


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Can you tell me in plain English what the plan is about?", "what the plan is about?"),
        ("I'm new to all this, could you explain how it works?", "how it works?"),
        ("Do you know whether T Levels count?", "whether T Levels count?"),
        ("I'd like to know who pays for it", "who pays for it"),
        ("what's a staff passport in simple terms", "what's a staff passport"),
        ("Summarise the plan in a few lines for my team meeting", "Summarise the plan"),
        ("We need two or three figures on turnover for a report", "figures on turnover"),
        ("Is it about volunteers or is it all paid staff?", "Is it about volunteers?"),
    ],
)
def test_how_to_tell_it_and_what_for_are_left_off(question: str, asked: str) -> None:
    assert without_frame(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "What does action 5 commit us to?",
        "Tell me about the Fuller stocktake",
        "I'm new here, what is in it for us?",
        "Which report for the board names leads?",
        "Is turnover higher or lower than nationally?",
        "In plain English, please",
        "Can you tell me how?",
        "",
    ],
)
def test_a_question_that_is_all_question_stays_as_it_is(question: str) -> None:
    assert without_frame(question) == question


@given(st.text(max_size=200))
def test_words_are_left_off_and_never_added(text: str) -> None:
    left = without_frame(text)

    assert len(left) <= len(text)
    assert bool(left.strip()) == bool(text.strip()) or left == text
