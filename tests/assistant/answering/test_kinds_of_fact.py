"""Whether a text holds the sort of fact that a question wants."""

from __future__ import annotations

import pytest

from assistant.answering.kinds_of_fact import only_percentages, shows_wanted
from assistant.understanding.question import AnswerType


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Led by Gordon Messenger.", "person"),
        ("Dame Linda Pollard chaired it.", "person"),
        ("The steering group leads it.", "person"),
        ("Published in May 2024.", "date"),
        ("It ran through the winter.", "date"),
        ("by 2031/32", "date"),
        ("It lasts three years.", "duration"),
        ("a 12-week course", "duration"),
        ("It cost £2.4 billion.", "money"),
        ("12 million pounds", "money"),
        ("93,840 people work there.", "number"),
        ("Almost half left.", "number"),
        ("There are six actions.", "number"),
    ],
)
def test_the_wanted_sort_is_there(text: str, wants: AnswerType) -> None:
    assert shows_wanted(text, wants)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("The plan names nobody.", "person"),
        ("It is not dated.", "date"),
        ("It lasts for some time.", "duration"),
        ("It cost a lot: 12 posts.", "money"),
        ("Several people left.", "number"),
        ("It was published on 3 May 2024, for 2024/25.", "number"),
        ("See action 5 and commitment 5d.", "number"),
    ],
)
def test_the_wanted_sort_is_not_there(text: str, wants: AnswerType) -> None:
    assert not shows_wanted(text, wants)


@pytest.mark.parametrize("wants", ["text", "yes_no", "reason", "place"])
def test_a_sort_without_a_form_of_its_own_is_always_there(wants: AnswerType) -> None:
    assert shows_wanted("", wants)


def test_percentages_alone_answer_no_how_many() -> None:
    assert only_percentages("Turnover fell to 11.3% in 2023/24.")
    assert not only_percentages("Turnover of 1,200 staff fell to 11.3%.")
    assert not only_percentages("Turnover fell in 2023.")
