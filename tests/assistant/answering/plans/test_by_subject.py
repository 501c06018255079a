"""Which numbered units are about something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.plans.by_subject import answer_by_subject
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

    LooksUp = Callable[[str], Finding | None]


@pytest.fixture
def look_up(opened: OpenLibrary) -> LooksUp:
    """Answers from the outline of the bundled library."""
    assistant = Assistant(opened)
    return lambda question: answer_by_subject(assistant.understand(question), opened.shelf())


def firsts(found: Finding | None) -> list[str]:
    assert found is not None
    return [draft.text.split(" — ")[0].split(":")[0].split(". ")[0] for draft in found.drafts]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What do the actions say about digital skills?", ["Action 6", "6a"]),
        ("Do any of the actions cover digital skills?", ["Action 6", "6a"]),
        ("Which priority do career pathways come under?", ["Priority 2", "Action 3"]),
        (
            "Career pathways: which of the priorities do they come under?",
            ["Priority 2", "Action 3"],
        ),
        ("Which action is about population health?", ["Action 6", "6b"]),
        ("Which commitment speaks of succession?", ["2b"]),
        ("Which action covers retention?", ["Priority 2", "Action 3", "Action 4"]),
    ],
)
def test_a_unit_is_found_by_what_it_or_what_is_under_it_says(
    question: str, expected: list[str], look_up: LooksUp
) -> None:
    assert firsts(look_up(question)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Which action is about submarines?",
        "Which action is the most important?",
        "Which priority has staff?",
        "What does action 3 say of pathways?",
        "How do career pathways work?",
        "What is the priority for career pathways in Leeds?",
    ],
)
def test_where_no_unit_says_it_or_none_is_asked_for_there_is_no_such_answer(
    question: str, look_up: LooksUp
) -> None:
    assert look_up(question) is None


def test_words_that_stand_far_apart_are_no_name(look_up: LooksUp) -> None:
    # "diverse communities … under-represented groups" are no community groups.
    assert look_up("Which commitments name community groups?") is None
