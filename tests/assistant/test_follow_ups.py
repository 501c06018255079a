"""Questions to go on with: each is answered with something new before it is offered."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Conversation
from assistant.follow_ups import MOST, follow_ups
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.models import Answer

AMPLE = 60.0
"""Seconds, so that a busy machine finds as many as a quiet one."""


def offered_after(
    assistant: Assistant,
    *answers: Answer,
    where: SearchFilter = WHOLE_LIBRARY,
    seconds: float = AMPLE,
) -> tuple[str, ...]:
    """All that is found in the end."""
    *_, last = follow_ups(assistant, answers, where, seconds)
    return last


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
    offered = offered_after(assistant, last)
    assert 1 < len(offered) <= MOST
    said = {statement.text for statement in last.statements}
    for one in offered:
        answer = assistant.ask(one, Conversation((last,)))
        assert answer.status == "answered"
        assert {statement.text for statement in answer.statements} - said


def test_they_keep_to_the_filter(assistant: Assistant) -> None:
    where = SearchFilter(types=("case-study",))
    last = assistant.ask("What is said about career pathways?", where=where)
    for one in offered_after(assistant, last, where=where):
        answer = assistant.ask(one, Conversation((last,)), where=where)
        assert answer.status == "answered"
        assert {str(assistant.records[c.doc_id].type) for c in answer.citations} == {"case-study"}


def test_what_was_asked_is_not_offered_again(assistant: Assistant) -> None:
    first = assistant.ask("What does action 5 commit us to?")
    chosen = offered_after(assistant, first)[0]
    second = assistant.ask(chosen, Conversation((first,)))
    assert chosen not in offered_after(assistant, first, second)


def test_after_a_question_of_another_field_nothing_is_offered(assistant: Assistant) -> None:
    last = assistant.ask("What is the capital of Mongolia?")
    assert offered_after(assistant, last) == ()


def test_no_new_question_is_tried_once_the_time_is_up(assistant: Assistant) -> None:
    last = assistant.ask("What does action 5 commit us to?")
    assert len(offered_after(assistant, last, seconds=0.0)) <= 1


def test_they_come_one_after_the_other_and_none_goes_again(assistant: Assistant) -> None:
    last = assistant.ask("What does action 5 commit us to?")
    growing = list(follow_ups(assistant, (last,), WHOLE_LIBRARY, AMPLE))
    assert all(after[: len(before)] == before for before, after in pairwise(growing))
    assert len(growing[0]) <= 1 < len(growing[-1])
