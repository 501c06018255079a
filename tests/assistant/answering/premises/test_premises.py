"""What a question takes for granted and the library says is not there, or was otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.premises.said_otherwise import SAID_OTHERWISE
from assistant.answering.premises.stated_gap import STATED_GAP, stated_gap
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.opening import OpenLibrary

BRIDGE = """# Bridge plan

## Action 1: paint the bridge

- **1a.** Buy green paint.
- **1b.** Name a painter, at a cost of £300.

## Action 2: mend the rail

- **2a.** Ask the smith.

## Decisions

The council approved the bridge plan in May. The toll was never brought in.

## What it does not say

- No targets for traffic are set.
- No budget or owner is shown for the actions.
"""


@pytest.fixture
def bridge(open_notes: Callable[..., OpenLibrary]) -> Assistant:
    return Assistant(open_notes(bridge=BRIDGE))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the turnover target for 2028/29?", "No numerical targets"),
        ("Which KPIs will show whether action 6 has worked?", "No numerical targets"),
        ("How much will action 5 cost?", "No named owner or budget"),
        ("Who is responsible for the action on recruiting locally?", "No named owner or budget"),
        ("who leads the priority on growing our own", "No named owner or budget"),
        ("What turnover target is in East Lancashire Hospitals' people strategy?", "no measures"),
    ],
)
def test_what_the_library_says_is_missing_is_said_in_its_words(
    question: str, words: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    assert answer.status == "not_in_library"
    assert answer.answer.startswith(STATED_GAP)
    assert words in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What targets does the NHS Long Term Workforce Plan set for medical school places?",
        "What does action 3 lead to?",
        "How much funding does the social care white paper give to training?",
        "Who led the Hewitt review?",
        "What does action 5 commit us to?",
    ],
)
def test_what_may_be_there_is_not_said_to_be_missing(question: str, opened: OpenLibrary) -> None:
    assert stated_gap(Assistant(opened).understand(question), opened.shelf()) is None


def test_one_of_the_units_shows_a_sum_so_none_told_by_its_subject_is_said_to_have_none(
    bridge: Assistant,
) -> None:
    answer = bridge.ask("What is the budget for the action on painting?")

    assert STATED_GAP not in answer.answer


def test_a_unit_that_shows_a_sum_is_not_said_to_have_none(bridge: Assistant) -> None:
    assert bridge.ask("How much will action 2 cost?").answer.startswith(STATED_GAP)
    assert not bridge.ask("How much will action 1 cost?").answer.startswith(STATED_GAP)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why did the council reject the bridge plan?", "approved the bridge plan"),
        ("Since the toll came in, how many people have paid it?", "never brought in"),
    ],
)
def test_the_opposite_of_what_is_taken_for_granted_is_said(
    question: str, words: str, bridge: Assistant
) -> None:
    answer = bridge.ask(question)

    assert answer.status == "not_in_library"
    assert answer.answer.startswith(SAID_OTHERWISE)
    assert words in answer.statements[0].text


def test_a_plain_question_whether_it_is_so_is_answered(bridge: Assistant) -> None:
    answer = bridge.ask("Did the council reject the bridge plan?")

    assert answer.status == "answered"
    assert any("approved the bridge plan" in statement.text for statement in answer.statements)
