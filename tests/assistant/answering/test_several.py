"""Answers to questions that ask for several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.draft import Finding
from assistant.answering.finder import UNSURE
from assistant.answering.no_answer import NO_ANSWER
from assistant.answering.several import with_parts
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.opening import OpenLibrary

REFUSED = Finding("not_in_library", (), NO_ANSWER)
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


def test_parts_that_say_only_what_is_asked_are_asked_of_the_same_thing(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(
        "How much money is behind Volunteering for Health, over how long, and for how many systems?"
    )

    said = " ".join(one.text for one in answer.statements)
    assert all(fact in said for fact in ("£10 million", "three years", "15 local systems"))


def of_parts(opened: OpenLibrary, question: str) -> Finding:
    """What the parts of `question` answer where the whole has been refused."""
    asked = consider(opened, question)
    reader = Reader(asked.shelf.lexicon, asked.shelf.glossary, load_vocabulary())
    return with_parts(REFUSED, asked.understanding, asked.shelf, reader)


def test_where_the_whole_is_refused_and_each_part_is_sure_these_are_the_answer(
    valley: OpenLibrary,
) -> None:
    found = of_parts(valley, "What did the clinics cost, and why do nurses stay longer?")

    assert (found.status, found.unsure, found.note) == ("answered", False, "")
    assert [draft.text.partition(" ")[0] for draft in found.drafts] == ["The", "Nurses"]


def test_beside_a_sure_part_one_that_is_not_sure_is_shown_with_a_word_of_doubt(
    valley: OpenLibrary,
) -> None:
    found = of_parts(valley, "What did the clinics cost, and when do volunteers read?")

    assert (found.status, found.unsure) == ("answered", True)
    assert found.note == UNSURE
    assert "£4.2 million" in found.drafts[0].text
    assert "on Sundays" in found.drafts[1].text


def test_beside_a_sure_part_one_without_an_answer_is_named(valley: OpenLibrary) -> None:
    found = of_parts(valley, "What did the clinics cost, and how many beds has the south garden?")

    assert found.status == "partial"
    assert SILENT.format("how many beds has the south garden?") in found.note
    assert "£4.2 million" in found.drafts[0].text
    assert found.drafts[-1].text == "South — Beds: not given"


@pytest.mark.parametrize(
    "question",
    [
        "Which clinic is the oldest, and when do volunteers read?",
        "Who reads to patients, and who looks after the garden?",
    ],
)
def test_with_no_part_sure_the_whole_stays_refused(question: str, valley: OpenLibrary) -> None:
    assert of_parts(valley, question) is REFUSED
