"""The units of the plan that come closest to what none of them names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.draft import Finding
from assistant.answering.plans.closest_unit import (
    answer_with_closest,
    none_says,
    of_our_plan,
    units_asked_for,
)
from assistant.conversation import Assistant
from corpus.provenance import is_own_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.opening import OpenLibrary

    LooksUp = Callable[[str], Finding | None]

HOME = "lsc-five-year-workforce-strategy"


@pytest.fixture
def look_up(opened: OpenLibrary) -> LooksUp:
    assistant = Assistant(opened)
    return lambda question: answer_with_closest(assistant.understand(question), opened.shelf())


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Which action covers staff wellbeing?", "4d"),
        ("Which commitment would help somebody coming back to work after having kids?", "4c"),
    ],
)
def test_a_unit_that_comes_close_is_given_and_called_no_more_than_that(
    question: str, label: str, look_up: LooksUp
) -> None:
    found = look_up(question)

    assert found is not None
    assert found.unsure
    assert "comes closest" in found.note
    assert any(draft.text.startswith(f"{label}.") for draft in found.drafts)


@pytest.mark.parametrize(
    "question",
    [
        "Which action is about car parking?",
        "Which action is the most important?",
        "What is staff wellbeing?",
        "What are the priorities in Lancashire's skills plan?",
    ],
)
def test_where_nothing_comes_near_or_no_unit_is_asked_for_there_is_no_such_answer(
    question: str, look_up: LooksUp
) -> None:
    assert look_up(question) is None


def test_who_asks_for_an_action_is_answered_from_the_plan_and_what_is_said_of_it(
    opened: OpenLibrary,
) -> None:
    asked = consider(opened, "Which action covers volunteers?")

    ours = of_our_plan(asked.ranked, asked.understanding, asked.shelf)

    others = [s.unit for s in ours if s.unit.passage.doc_id != HOME]
    assert 0 < len(ours) < len(asked.ranked)
    assert all(is_own_reading(unit.passage.heading_path) for unit in others)


def test_any_other_question_is_answered_from_all_documents(opened: OpenLibrary) -> None:
    asked = consider(opened, "How many volunteers are there?")

    assert of_our_plan(asked.ranked, asked.understanding, asked.shelf) == asked.ranked
    assert units_asked_for(asked.understanding, asked.shelf) == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "What do the actions say about apprenticeships?",
            "None of the six actions says “apprenticeships”.",
        ),
        ("which commitments mention volunteers", "None of the 21 commitments says “volunteers”."),
        ("Is housing in any of the actions?", "None of the six actions says “housing”."),
    ],
)
def test_that_no_unit_says_it_is_told_once_all_were_looked_through(
    question: str, told: str, assistant: Assistant
) -> None:
    assert assistant.ask(question).answer.startswith(told)


def test_nothing_of_the_kind_is_told_where_no_unit_was_asked_for(opened: OpenLibrary) -> None:
    finding = Finding("not_in_library")
    asked = consider(opened, "What is said about apprenticeships?")

    assert none_says(finding, asked.understanding, asked.shelf) == finding
