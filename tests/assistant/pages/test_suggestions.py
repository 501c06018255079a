"""What is suggested can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.pages.suggestions import BUNDLED, SUGGESTIONS, Suggestion, suggestions_for
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture(scope="module")
def assistant(bundled_home: Path) -> Generator[Assistant]:
    with Assistant.open(load_settings(home=bundled_home)) as opened:
        yield opened


@pytest.mark.parametrize("suggestion", SUGGESTIONS, ids=lambda s: s.question)
def test_each_first_question_is_answered_from_the_document_that_it_needs(
    assistant: Assistant, suggestion: Suggestion
) -> None:
    answer = assistant.ask(suggestion.question)
    assert answer.status == "answered"
    assert suggestion.needs in {citation.doc_id for citation in answer.citations}


def test_the_bundled_library_holds_what_the_suggestions_need(assistant: Assistant) -> None:
    assert set(assistant.records) >= BUNDLED
    assert 4 <= len(suggestions_for(assistant.records)) <= 6


def test_a_library_without_the_documents_gets_no_suggestions() -> None:
    assert suggestions_for({"another-document"}) == []
