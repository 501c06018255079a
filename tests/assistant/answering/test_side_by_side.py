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
