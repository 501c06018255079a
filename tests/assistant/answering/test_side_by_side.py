"""Questions that set the plan beside another document, and questions for evidence, in the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

PLAN = "nhs-long-term-workforce-plan-2023"
PAPER = "people-at-the-heart-of-care-2021"


@pytest.fixture(scope="module")
def assistant(bundled_home: Path) -> Generator[Assistant]:
    with Assistant.open(Settings(home=bundled_home)) as opened:
        yield opened


def test_an_action_is_set_beside_the_document_that_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("How does action 2 line up with the LTWP?")

    assert answer.status == "answered"
    assert answer.answer.startswith("Of 2 commitments, ")
    assert {citation.doc_id for citation in answer.citations} == {
        "lsc-five-year-workforce-strategy",
        PLAN,
    }


def test_what_another_document_asks_for_besides_is_listed_with_its_quotes(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does the social care white paper ask for that we don't do?")

    assert {citation.doc_id for citation in answer.citations} == {PAPER}
    assert "not of the document or the world" in answer.answer


def test_a_question_for_evidence_counts_what_stands_behind_it(assistant: Assistant) -> None:
    answer = assistant.ask("What evidence is there for career pathways?")

    assert "publishers" in answer.answer.splitlines()[0]
    assert len({citation.doc_id for citation in answer.citations}) > 3


def test_a_question_that_names_no_unit_is_answered_as_before(assistant: Assistant) -> None:
    answer = assistant.ask("Which documents does the strategy align with?")

    assert "Grades are the machine's proposal" not in answer.answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Where does action 3 match People at the Heart of Care?", "Of 4 commitments, "),
        ("Does 5d answer anything in the LTWP?", "Of 1 commitment, 1 has a counterpart"),
        ("How does our strategy compare with the LTWP on action 2?", "Of 2 commitments, "),
        ("How do we line up with the NHS Long Term Workforce Plan?", "Of 21 commitments, "),
        ("Which commitments of ours have no counterpart in the LTWP?", "Of 21 commitments of"),
    ],
)
def test_the_plan_is_set_beside_a_document_however_that_is_asked(
    assistant: Assistant, question: str, begins: str
) -> None:
    answer = assistant.ask(question)

    assert answer.answer.startswith(begins)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "what does the white paper ask for that we don't do",
        "What in People at the Heart of Care is not covered by our strategy?",
        "What gaps are there between our strategy and People at the Heart of Care?",
        "What does People at the Heart of Care want that our plan leaves out?",
    ],
)
def test_what_we_miss_of_a_document_is_found_however_that_is_asked(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)

    assert "have no counterpart in Lancashire" in answer.answer
    assert {citation.doc_id for citation in answer.citations} == {PAPER}


def test_gaps_that_a_document_speaks_of_are_no_gaps_of_ours(assistant: Assistant) -> None:
    answer = assistant.ask("Which pay gaps does the NHS equality plan track?")

    assert "no counterpart" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What evidence do we have that flexible working keeps staff?",
        "Is action 6 supported by evidence?",
        "Which documents back up action 3?",
        "what research supports flexible working",
    ],
)
def test_evidence_is_mapped_however_it_is_asked_for(assistant: Assistant, question: str) -> None:
    assert "publishers" in assistant.ask(question).answer.splitlines()[0]


def test_what_no_document_speaks_of_has_no_evidence(assistant: Assistant) -> None:
    answer = assistant.ask("Is there evidence that wellbeing hubs reduce sickness absence?")

    assert answer.status == "not_in_library"
