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


def test_parts_that_say_only_what_is_asked_are_asked_of_the_same_thing(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(
        "How much money is behind Volunteering for Health, over how long, and for how many systems?"
    )

    said = " ".join(one.text for one in answer.statements)
    assert all(fact in said for fact in ("£10 million", "three years", "15 local systems"))


def test_beside_a_sure_part_one_that_is_not_sure_is_shown_with_a_word_of_doubt(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(
        "What is the vacancy rate in adult social care and what is the People Promise?"
    )

    assert answer.unsure
    assert "may not answer the question in full" in answer.answer
    assert {"skills-for-care-state-of-2023", "nhs-people-promise-2020"} <= {
        citation.doc_id for citation in answer.citations
    }


def test_of_a_refused_whole_the_part_with_an_answer_is_shown_and_the_gap_told(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(
        "Who is going to lead implementation planning, and how many staff will be employed for it?"
    )

    assert answer.status == "partial"
    assert SILENT.format("how many staff will be employed for it?") in answer.answer
    assert "steering group" in answer.statements[0].text
    assert "No sum of money or staffing figure" in answer.statements[-1].text
