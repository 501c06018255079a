"""Answers held to the documents that their asker chose, over the bundled library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Conversation
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    from assistant.conversation import Assistant

SOCIAL_CARE = SearchFilter(sectors=("social-care",))
CASES = SearchFilter(types=("case-study",))
CORE = SearchFilter(core=True)


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("What is said about career pathways?", CASES),
        ("How many vacancies are there in social care?", SOCIAL_CARE),
        ("What evidence is there that career pathways keep staff?", CASES),
        ("Which documents are about workforce planning?", SOCIAL_CARE),
        ("What does action 5 commit us to?", CORE),
        ("What is the newest document?", CASES),
        ("What does the strategy commit to on career pathways?", CASES),
        ("How does action 5 line up with the NHS Long Term Workforce Plan?", SOCIAL_CARE),
        ("What is the NHS Long Term Workforce Plan about?", SOCIAL_CARE),
    ],
)
def test_nothing_but_the_chosen_documents_is_cited(
    question: str, where: SearchFilter, assistant: Assistant
) -> None:
    answer = assistant.ask(question, where=where)
    named = {c.doc_id for c in answer.citations} | {p.doc_id for p in answer.retrieved}
    assert all(where.lets_through(assistant.records[doc_id]) for doc_id in named)
    assert answer.citations or answer.status != "answered"


def test_the_answer_says_to_what_it_was_held(assistant: Assistant) -> None:
    answer = assistant.ask("What is said about career pathways?", where=CASES)
    held = sum(map(CASES.lets_through, assistant.records.values()))
    first = answer.answer.splitlines()[0]
    assert first.startswith(
        f"Held to your filter, documents that are case studies: {held} of 98 documents."
    )
    assert answer.held_to == "are case studies"


def test_the_catalogue_counts_only_the_chosen_documents(assistant: Assistant) -> None:
    answer = assistant.ask("How many documents are there?", where=SOCIAL_CARE)
    held = sum(map(SOCIAL_CARE.lets_through, assistant.records.values()))
    assert f"the chosen part of this library holds {held} documents" in answer.answer


def test_a_named_document_that_the_filter_leaves_out_is_named_as_such(assistant: Assistant) -> None:
    answer = assistant.ask(
        "What does the NHS Long Term Workforce Plan say about medical school places?",
        where=SOCIAL_CARE,
    )
    assert "It leaves out NHS Long Term Workforce Plan." in answer.answer
    assert (answer.status, answer.citations) == ("not_in_library", ())


def test_a_filter_and_what_a_question_asks_of_documents_hold_together(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What is said about retention in case studies?", where=SOCIAL_CARE)
    both = replace(SOCIAL_CARE, types=("case-study",))
    cited = {c.doc_id for c in answer.citations} | {p.doc_id for p in answer.retrieved}
    assert all(both.lets_through(assistant.records[doc_id]) for doc_id in cited)


def test_where_nothing_is_let_through_nothing_is_answered(assistant: Assistant) -> None:
    nothing = SearchFilter(types=("case-study",), sectors=("education",), core=True)
    answer = assistant.ask("What is said about career pathways?", where=nothing)
    assert (answer.status, answer.citations) == ("not_in_library", ())
    assert "None of these documents answers this." in answer.answer


def test_a_filter_holds_for_follow_ups_and_ends_when_it_is_taken_away(
    assistant: Assistant,
) -> None:
    first = assistant.ask("What is said about career pathways?", where=CASES)
    held = assistant.ask("Tell me more", Conversation((first,)), where=CASES)
    kinds = {str(assistant.records[c.doc_id].type) for c in held.citations}
    assert kinds <= {"case-study"}
    free = assistant.ask("What does action 5 commit us to?", Conversation((first,)))
    assert free.status == "answered"
    assert free.held_to is None


def test_with_the_whole_library_nothing_is_said_of_a_filter(assistant: Assistant) -> None:
    question = "What does action 5 commit us to?"
    assert assistant.ask(question).answer == assistant.ask(question, where=WHOLE_LIBRARY).answer
    assert "filter" not in assistant.ask(question).answer
