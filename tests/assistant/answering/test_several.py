"""Answers to questions that ask for several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.conversation import Assistant

SILENT = "The library does not answer this part of the question: “{}”"


@pytest.mark.parametrize(
    ("question", "part", "statement"),
    [
        (
            "What does action 2 commit us to and who won the cup in 2023?",
            "who won the cup in 2023?",
            "2a.",
        ),
        (
            "What is turnover in social care, and what is the weather in Preston?",
            "what is the weather in Preston?",
            "27.2%",
        ),
    ],
)
def test_what_is_answered_is_shown_and_what_is_not_is_named(
    question: str, part: str, statement: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    assert answer.status == "partial"
    assert SILENT.format(part) in answer.answer
    assert any(statement in one.text for one in answer.statements)
    assert "weather" not in " ".join(one.text for one in answer.statements)


def test_what_the_library_says_of_its_own_gap_stands_below_the_answer(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does action 3 commit us to, and who leads action 3?")

    assert answer.status == "partial"
    assert f"{SILENT.format('who leads action 3?')}; what it says about that is below." in (
        answer.answer
    )
    assert answer.statements[0].text.startswith("3a.")
    assert "No named owner" in answer.statements[-1].text


@pytest.mark.parametrize(
    "question",
    [
        "When was the ICB set up and what did it replace?",
        "What does action 5 commit us to, and how will it be done?",
    ],
)
def test_a_question_answered_in_all_its_parts_is_not_partial(
    question: str, assistant: Assistant
) -> None:
    assert assistant.ask(question).status == "answered"


def test_a_question_with_no_part_answered_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Who is the king of Norway, and what is the weather in Preston?")

    assert answer.status in ("not_in_library", "out_of_scope")
    assert not answer.statements


def test_a_part_that_leans_on_one_without_an_answer_is_not_shown(assistant: Assistant) -> None:
    answer = assistant.ask("Who won the FA Cup in 1953, and for how many systems?")

    assert answer.status in ("not_in_library", "out_of_scope")
    assert not answer.statements


def test_where_the_whole_has_no_answer_and_each_part_has_one_these_are_the_answer(
    assistant: Assistant,
) -> None:
    parts = (
        "What is the sickness absence rate in the North West",
        "when did the NHS People Plan come out?",
    )
    answer = assistant.ask(" and ".join(parts))

    assert answer.status == "answered"
    wholes = [assistant.ask(part) for part in parts]
    assert [one.text for one in answer.statements] == [
        one.text for whole in wholes for one in whole.statements
    ]
