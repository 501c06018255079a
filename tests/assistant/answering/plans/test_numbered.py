"""Questions that name a numbered unit: all of it, what is tied to it, or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.plans.numbered import answer_numbered
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

    LooksUp = Callable[[str], Finding | None]

STRATEGY = "lsc-five-year-workforce-strategy"


def in_outline_of(opened: OpenLibrary) -> LooksUp:
    assistant = Assistant(opened)
    return lambda question: answer_numbered(assistant.understand(question), opened.shelf())


@pytest.fixture
def look_up(opened: OpenLibrary) -> LooksUp:
    """Answers from the outline of the bundled library."""
    return in_outline_of(opened)


def labels(found: Finding | None) -> list[str]:
    """The first words of what is stated: '5a.', 'Action 5'."""
    assert found is not None
    return [draft.text.split(" — ")[0].split(":")[0].split(" ")[0] for draft in found.drafts]


@pytest.mark.parametrize(
    "question",
    [
        "What does action 5 commit us to?",
        "what does action five commit us to",
        "What does the fifth action commit us to?",
        "WHAT DOES ACTION 5 COMMIT US TO",
        "List the commitments of action 5",
    ],
)
def test_a_unit_gives_all_that_it_commits_to_and_nothing_else(
    question: str, look_up: LooksUp
) -> None:
    found = look_up(question)

    assert found is not None
    assert found.status == "answered"
    assert labels(found) == ["5a.", "5b.", "5c.", "5d.", "5e."]
    for draft in found.drafts:
        assert draft.passage.doc_id == STRATEGY
        assert any(heading.startswith("Action 5 ") for heading in draft.passage.heading_path)


def test_two_units_are_given_one_after_the_other(look_up: LooksUp) -> None:
    assert labels(look_up("What do actions 2 and 6 commit us to?")) == ["2a.", "2b.", "6a.", "6b."]


def test_a_unit_named_twice_is_given_once(look_up: LooksUp) -> None:
    assert labels(look_up("Is action 2 what action 2 commits to?")) == ["2a.", "2b."]


def test_an_item_named_alone_is_given_alone(look_up: LooksUp) -> None:
    assert labels(look_up("What is commitment 5d?")) == ["5d."]


def test_a_unit_without_a_list_of_its_own_gives_the_units_under_it(look_up: LooksUp) -> None:
    found = look_up("What is priority 2?")

    assert found is not None
    texts = [draft.text for draft in found.drafts]
    assert texts[0].startswith("Priority 2")
    assert [text.split(" — ")[0] for text in texts[-2:]] == ["Action 3", "Action 4"]


def test_a_unit_that_is_not_there_is_said_not_to_be_with_how_many_there_are(
    look_up: LooksUp,
) -> None:
    found = look_up("What does action 7 commit us to?")

    assert found is not None
    assert found.status == "not_in_library"
    assert "There is no action 7" in found.note
    assert "six actions" in found.note
    assert [draft.text.split(" — ")[0] for draft in found.drafts] == [
        f"Action {number}" for number in range(1, 7)
    ]


def test_an_item_that_is_not_there_is_said_not_to_be_with_those_that_are(look_up: LooksUp) -> None:
    found = look_up("What is commitment 2c?")

    assert found is not None
    assert found.status == "not_in_library"
    assert "There is no commitment 2c" in found.note
    assert "two commitments" in found.note
    assert labels(found) == ["2a.", "2b."]


def test_an_item_of_a_unit_that_is_not_there_is_said_not_to_be(look_up: LooksUp) -> None:
    found = look_up("What is commitment 9a?")

    assert found is not None
    assert found.status == "not_in_library"
    assert "There is no commitment 9a" in found.note
    assert found.drafts == ()


def test_of_two_units_the_one_that_is_there_is_given_and_the_other_said_to_be_missing(
    look_up: LooksUp,
) -> None:
    found = look_up("What do actions 2 and 7 commit us to?")

    assert found is not None
    assert found.status == "partial"
    assert "There is no action 7" in found.note
    assert labels(found) == ["2a.", "2b."]


def test_the_unit_around_another_is_found(look_up: LooksUp) -> None:
    found = look_up("Which priority does action 5 belong to?")

    assert found is not None
    assert found.drafts[0].text.startswith("Priority 3")


def test_the_units_under_another_are_found(look_up: LooksUp) -> None:
    found = look_up("Which actions come under priority 1?")

    assert found is not None
    headings = [draft.text.split(" — ")[0] for draft in found.drafts]
    assert [heading for heading in headings if heading.startswith("Action")] == [
        "Action 1",
        "Action 2",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Who leads action 5?",
        "When will action 5 be finished?",
        "What does action 5 say about pharmacy?",
        "What does the strategy say about pharmacy?",
    ],
)
def test_a_narrower_question_is_left_to_the_search(question: str, look_up: LooksUp) -> None:
    assert look_up(question) is None


def test_a_unit_of_a_document_that_has_none_is_not_taken_from_another(look_up: LooksUp) -> None:
    assert look_up("What is action 5 of the Fuller Stocktake?") is None


PLAN = """# {title}

## Step 1: Listen

- Ask every family.
- Write down what they say.

## Step 2: Mend

- Mend the roof first.
"""


def test_any_plan_with_numbered_headings_is_read(open_notes: Callable[..., OpenLibrary]) -> None:
    look_up = in_outline_of(open_notes(plan=PLAN.format(title="Roof plan")))

    first, third = look_up("What is step one?"), look_up("What is step 3?")

    assert first is not None
    assert [draft.text for draft in first.drafts] == [
        "Ask every family.",
        "Write down what they say.",
    ]
    assert third is not None
    assert third.status == "not_in_library"
    assert "two steps" in third.note


@pytest.mark.parametrize(("plan", "thing"), [("Roof", "roof"), ("Kitchen", "oven")])
def test_of_two_plans_the_named_one_is_meant(
    plan: str, thing: str, open_notes: Callable[..., OpenLibrary]
) -> None:
    look_up = in_outline_of(
        open_notes(
            roof=PLAN.format(title="Roof plan"),
            kitchen=PLAN.format(title="Kitchen plan").replace("the roof", "the oven"),
        )
    )

    found = look_up(f"What is step 2 of the {plan} plan?")

    assert found is not None
    assert [draft.text for draft in found.drafts] == [f"Mend the {thing} first."]


def test_the_commitments_of_a_unit_are_counted_and_given(look_up: LooksUp) -> None:
    found = look_up("How many commitments does action 4 have?")

    assert found is not None
    assert found.note == "Action 4 has five commitments."
    assert labels(found) == [f"4{letter}." for letter in "abcde"]


def test_a_narrower_count_is_left_to_the_text(look_up: LooksUp) -> None:
    assert look_up("How many commitments of action 5 mention dentistry?") is None


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Which priority does commitment 3d belong to?", "Priority 2"),
        ("Which action is commitment 2b part of?", "Action 2"),
    ],
)
def test_a_commitment_belongs_to_its_action_and_priority(
    question: str, heading: str, look_up: LooksUp
) -> None:
    found = look_up(question)

    assert found is not None
    assert found.drafts[0].text.startswith(heading)


def test_a_unit_that_a_named_document_lists_is_given_alone(look_up: LooksUp) -> None:
    found = look_up("What does the third recommendation of the Messenger review say?")

    assert found is not None
    assert [draft.text.split(":")[0] for draft in found.drafts] == ["No. 3"]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            "What does the ninth recommendation of the Messenger review say?",
            "There is no recommendation 9: there are seven recommendations, numbered 1 to 7.",
        ),
        (
            "What's the tenth priority area of Lancashire 2050?",
            "There is no priority 10: there are eight priorities, numbered 1 to 8.",
        ),
    ],
)
def test_that_a_list_has_no_such_member_is_said_with_those_that_it_has(
    question: str, note: str, look_up: LooksUp
) -> None:
    found = look_up(question)

    assert found is not None
    assert found.status == "not_in_library"
    assert found.note == note
    assert len(found.drafts) in (7, 8)


def test_who_asks_does_not_narrow_what_is_asked(look_up: LooksUp) -> None:
    asked = "Could you set out everything we have signed up to under action 3?"
    found = look_up(f"Policy lead here. {asked}")

    assert found is not None
    assert labels(found)[-4:] == ["3a.", "3b.", "3c.", "3d."]


def test_another_plan_s_name_with_lsc_in_it_does_not_mean_the_strategy(look_up: LooksUp) -> None:
    assert look_up("What is action 2 of the LSC Belonging Plan?") is None
