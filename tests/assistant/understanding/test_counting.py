"""How many things a question says that there are."""

from __future__ import annotations

import pytest

from assistant.understanding.counting import Counted, count_said, counted, listed_noun


@pytest.mark.parametrize(
    ("question", "count", "noun"),
    [
        ("What are the three strategic priorities?", 3, "priorities"),
        ("Which five things are linked with staff staying?", 5, "things"),
        ("the 15 drivers", 15, "drivers"),
        ("name twelve principles", 12, "principles"),
    ],
)
def test_a_counted_list_is_found_with_its_noun(question: str, count: int, noun: str) -> None:
    assert counted(question) == [Counted(count, noun)]


def test_all_that_is_counted_is_found_in_order() -> None:
    assert counted("Two towns agreed six workforce themes") == [
        Counted(2, "towns"),
        Counted(6, "themes"),
    ]
    assert count_said("Two towns agreed six workforce themes") == 2


@pytest.mark.parametrize(
    "question",
    [
        "Which actions sit under priority 3?",
        "priority 3 actions",
        "Who approved the actions in the first 5 years?",
        "How many staff over 55 work in trusts?",
        "the gap by 2036/37 if nothing happens",
        "two thirds of nurses",
        "One document says otherwise",
        "10.6% of posts",
    ],
)
def test_labels_years_ages_and_shares_count_nothing(question: str) -> None:
    assert count_said(question) is None


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What are the recommendations of the review?", "recommendations"),
        ("The plan settled on five aims. What are they?", "aims"),
        ("Which boats sail on Sundays?", "boats"),
        ("Name all the islands of the north", "islands"),
        ("What does the plan say about pay?", None),
        ("What is the business case?", None),
    ],
)
def test_the_things_that_a_list_is_asked_of_are_read(question: str, noun: str | None) -> None:
    assert listed_noun(question) == noun
