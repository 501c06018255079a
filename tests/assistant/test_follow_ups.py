"""Questions to go on with: each is answered with something new before it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Conversation
from assistant.follow_ups import MOST, follow_ups
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    from assistant.conversation import Assistant

AMPLE = 60.0
"""Seconds, so that a busy machine finds as many as a quiet one."""


@pytest.mark.parametrize(
    "question",
    [
        "What does action 5 commit us to?",
        "What are the seven elements of the NHS People Promise?",
        "What does the LTWP say about medical school places?",
    ],
)
def test_each_is_answered_with_something_that_was_not_said(
    question: str, assistant: Assistant
) -> None:
    last = assistant.ask(question)
    offered = follow_ups(assistant, (last,), WHOLE_LIBRARY, AMPLE)
    assert 1 < len(offered) <= MOST
    said = {statement.text for statement in last.statements}
    for one in offered:
        answer = assistant.ask(one, Conversation((last,)))
        assert answer.status == "answered"
        assert {statement.text for statement in answer.statements} - said


def test_they_keep_to_the_filter(assistant: Assistant) -> None:
    where = SearchFilter(types=("case-study",))
    last = assistant.ask("What is said about career pathways?", where=where)
    for one in follow_ups(assistant, (last,), where, AMPLE):
        answer = assistant.ask(one, Conversation((last,)), where=where)
        assert answer.status == "answered"
        assert {str(assistant.records[c.doc_id].type) for c in answer.citations} == {"case-study"}


def test_what_was_asked_is_not_offered_again(assistant: Assistant) -> None:
    first = assistant.ask("What does action 5 commit us to?")
    chosen = follow_ups(assistant, (first,), WHOLE_LIBRARY, AMPLE)[0]
    second = assistant.ask(chosen, Conversation((first,)))
    assert chosen not in follow_ups(assistant, (first, second), WHOLE_LIBRARY, AMPLE)


def test_after_a_question_of_another_field_nothing_is_offered(assistant: Assistant) -> None:
    last = assistant.ask("What is the capital of Mongolia?")
    assert follow_ups(assistant, (last,), WHOLE_LIBRARY, AMPLE) == ()


def test_no_new_question_is_tried_once_the_time_is_up(assistant: Assistant) -> None:
    last = assistant.ask("What does action 5 commit us to?")
    assert len(follow_ups(assistant, (last,), WHOLE_LIBRARY, 0.0)) <= 1
