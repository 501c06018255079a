"""Answers held to some documents, over the bundled library."""

from __future__ import annotations

import pytest

from assistant.conversation import Assistant, Conversation


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("What is said about career pathways in case studies?", "type", "case-study"),
        ("What is said about volunteering, only VCFSE documents?", "sector", "vcfse"),
        ("What is said about retention in national policy papers?", "geography", "national"),
    ],
)
def test_only_documents_of_the_wanted_sort_are_cited(
    question: str, field: str, value: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    cited = {citation.doc_id for citation in answer.citations}
    assert cited
    assert {getattr(assistant.records[doc_id], field).value for doc_id in cited} == {value}
    assert {p.doc_id for p in answer.retrieved} >= cited


def test_the_answer_says_that_it_was_narrowed(assistant: Assistant) -> None:
    answer = assistant.ask("What is said about career pathways in case studies?")

    first = answer.answer.splitlines()[0]
    assert first.startswith("Narrowed to what the question asks for (“in case studies”): ")
    assert "of 98 documents" in first


def test_an_action_of_a_plan_outside_the_wanted_documents_is_not_given(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does action 5 commit us to, only case studies?")

    assert "lsc-five-year-workforce-strategy" not in {c.doc_id for c in answer.citations}


def test_where_no_document_is_of_the_wanted_sort_nothing_is_answered(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What is said about retention in documents published since 2090?")

    assert answer.status in ("not_in_library", "out_of_scope")
    assert (answer.statements, answer.retrieved) == ((), ())


def test_a_narrowing_may_come_as_a_follow_up(assistant: Assistant) -> None:
    first = assistant.ask("What is said about career pathways?")
    second = assistant.ask("only case studies", Conversation((first,)))

    assert "career pathways" in second.standalone_question
    cited = {assistant.records[c.doc_id].type for c in second.citations}
    assert {getattr(kind, "value", None) for kind in cited} == {"case-study"}
