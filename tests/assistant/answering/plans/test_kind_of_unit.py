"""Questions for all units of a kind: 'the three priorities', 'how many actions'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.plans.kind_of_unit import answer_kind
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

    LooksUp = Callable[[str], Finding | None]


def in_outline_of(opened: OpenLibrary) -> LooksUp:
    assistant = Assistant(opened)
    return lambda question: answer_kind(assistant.understand(question), opened.shelf())


@pytest.fixture
def look_up(opened: OpenLibrary) -> LooksUp:
    """Answers from the outline of the bundled library."""
    return in_outline_of(opened)


def headings(found: Finding | None) -> list[str]:
    assert found is not None
    return [draft.text.split(" — ")[0].split(":")[0] for draft in found.drafts]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What are the six actions?", [f"Action {n}" for n in range(1, 7)]),
        ("List the actions of the strategy", [f"Action {n}" for n in range(1, 7)]),
        ("What are the three strategic priorities?", ["Priority 1", "Priority 2", "Priority 3"]),
    ],
)
def test_all_units_of_a_kind_are_given_in_order(
    question: str, expected: list[str], look_up: LooksUp
) -> None:
    assert headings(look_up(question)) == expected


def test_all_commitments_are_the_items_of_all_units(look_up: LooksUp) -> None:
    found = look_up("List all commitments")

    assert found is not None
    given = [draft.text.split(".")[0] for draft in found.drafts]
    assert given == sorted(given)
    assert (given[0], given[-1], len(given)) == ("1a", "6b", 21)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many actions are there?", "six actions"),
        ("How many priorities does the strategy have?", "three priorities"),
        ("How many commitments are there?", "21 commitments"),
        ("How many delivery commitments are there across the six actions?", "21 commitments"),
    ],
)
def test_how_many_is_said_in_words(question: str, count: str, look_up: LooksUp) -> None:
    found = look_up(question)

    assert found is not None
    assert found.status == "answered"
    assert f"There are {count}" in found.note


def test_a_number_that_the_plan_contradicts_is_put_right(look_up: LooksUp) -> None:
    found = look_up("What are the four priorities?")

    assert found is not None
    assert found.status == "partial"
    assert "three priorities" in found.note
    assert len(found.drafts) == 3


def test_a_number_that_is_right_needs_no_word(look_up: LooksUp) -> None:
    found = look_up("What are the six actions?")

    assert found is not None
    assert found.note == ""


@pytest.mark.parametrize(
    "question",
    [
        "What are the actions on supervision?",
        "How many actions does the NHS Long Term Plan have?",
        "What does action 5 commit us to?",
        "What is the turnover of NHS trusts?",
    ],
)
def test_what_is_narrower_elsewhere_or_numbered_is_left_to_others(
    question: str, look_up: LooksUp
) -> None:
    assert look_up(question) is None


def test_a_single_unit_is_no_list(open_notes: Callable[..., OpenLibrary]) -> None:
    look_up = in_outline_of(open_notes(plan="# Plan\n\n## Step 1: Listen\n\nAsk every family.\n"))

    assert look_up("What are the steps?") is None


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many commitments are there in the strategy altogether?", 21),
        ("How many recommendations does the Messenger review make?", 7),
        ("How many actions are in the NHS EDI improvement plan?", 6),
    ],
)
def test_units_of_any_named_document_are_counted_and_given_whole(
    question: str, count: int, look_up: LooksUp
) -> None:
    found = look_up(question)

    assert found is not None
    assert len(found.drafts) == count
    assert found.note.startswith("There are ")


def test_a_list_whose_members_are_not_numbered_is_not_counted(look_up: LooksUp) -> None:
    assert look_up("How many recommendations are in the Hewitt review?") is None


@pytest.mark.parametrize(
    "question",
    [
        "What are the strategic priorities of the LSC joint forward plan?",
        "Which Messenger recommendation was the NHS EDI plan an answer to?",
    ],
)
def test_the_units_of_one_document_do_not_answer_for_another(
    question: str, look_up: LooksUp
) -> None:
    assert look_up(question) is None
