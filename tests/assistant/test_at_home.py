"""Bare questions about a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Conversation

if TYPE_CHECKING:
    from assistant.conversation import Assistant

OURS = "the Lancashire and South Cumbria Five-Year Workforce Strategy"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("whats the timeline", f"whats the timeline of {OURS}?"),
        (
            "Who is responsible for implementation?",
            f"Who is responsible for implementation of {OURS}?",
        ),
        ("How will delivery be monitored?", f"How will delivery be monitored in {OURS}?"),
    ],
)
def test_what_a_plan_has_is_asked_of_our_own(
    question: str, read: str, assistant: Assistant
) -> None:
    understood = assistant.understand(question)

    assert (understood.question, understood.standalone_question) == (question, read)
    assert understood.documents == ("lsc-five-year-workforce-strategy",)


@pytest.mark.parametrize(
    "question",
    [
        "What is the timeline of the NHS Long Term Workforce Plan?",
        "What is the timeline for staff passports?",
        "What is the budget for nurses in Leeds?",
        "What is turnover?",
    ],
)
def test_a_question_that_names_anything_stays_as_it_is(question: str, assistant: Assistant) -> None:
    assert assistant.understand(question).standalone_question == question


def test_in_a_conversation_it_is_asked_of_the_plan_that_was_talked_of(assistant: Assistant) -> None:
    before = Conversation().after(assistant.ask("What is the NHS Long Term Workforce Plan about?"))

    understood = assistant.understand("What is the timeline?", before)

    assert understood.documents == ("nhs-long-term-workforce-plan-2023",)
