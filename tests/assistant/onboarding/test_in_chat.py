"""A newcomer's question in the chat gets a short brief; any other question its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.conversation import Assistant


@pytest.mark.parametrize(
    ("question", "sector"),
    [
        ("I'm a hospice charity and new here, what is in this for us?", "Voluntary, community"),
        ("I am new to the GP practice, what does the strategy mean for us?", "Primary care"),
        ("What could the strategy do for my home care firm?", "Adult social care"),
        ("We're a small charity. What does the strategy offer us?", "Voluntary, community"),
        ("What is in this strategy for a small charity?", "Voluntary, community"),
        ("what does the strategy mean for care homes", "Adult social care"),
        (
            "I run a care home in Burnley, what does the strategy actually promise for providers?",
            "Adult social care",
        ),
    ],
)
def test_who_says_where_they_work_gets_the_brief_of_their_sector(
    assistant: Assistant, question: str, sector: str
) -> None:
    answer = assistant.ask(question)

    assert answer.status == "answered"
    assert answer.answer.startswith(f"A short brief for: {sector}")
    assert {"What it means for you:", "What is offered:"} <= set(answer.answer.splitlines())
    assert {statement.support for statement in answer.statements} <= {"verbatim", "supported"}


def test_who_does_not_say_gets_the_brief_for_anybody(assistant: Assistant) -> None:
    answer = assistant.ask("I'm new, where do I start?")

    assert answer.answer.startswith("A short brief. The page New here?")


@pytest.mark.parametrize(
    "question",
    [
        "I'm a new social care manager, what does the strategy say about career pathways?",
        "Where do we start with workforce planning?",
        "What does the plan do for our volunteers' pay?",
        "I am new to the NHS. What is the People Promise?",
        "What does the LTWP offer GP practices?",
    ],
)
def test_a_newcomers_question_about_something_gets_its_answer(
    assistant: Assistant, question: str
) -> None:
    assert "A short brief" not in assistant.ask(question).answer
