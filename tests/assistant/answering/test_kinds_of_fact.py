"""Whether a text holds the sort of fact that a question wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.kinds_of_fact import only_percentages, shows_news, shows_wanted
from assistant.conversation import Assistant
from assistant.understanding.question import AnswerType

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


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
        ("Its 151 printed pages", "duration"),
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


@pytest.mark.parametrize(
    ("question", "text", "new"),
    [
        ("Who chairs the People Board?", "The People Board has a chair.", False),
        ("Who chairs the People Board?", "Dame Linda Pollard is its chair.", True),
        ("Who leads work in South Cumbria?", "Work in South Cumbria goes on.", False),
        ("When will the plan of 2023 end?", "The plan appeared in 2023.", False),
        ("When will the plan of 2023 end?", "It ends in 2028.", True),
        ("Is the fund £500m or £250m?", "The fund is £250m.", True),
        ("How many months does the course take?", "It takes 6 to 8 months.", True),
        ("How many months does the course take?", "It takes many months.", False),
        ("What does the plan say?", "The plan.", True),
    ],
)
def test_what_the_question_says_itself_is_no_news(
    question: str, text: str, new: bool, opened: OpenLibrary
) -> None:
    understanding = Assistant(opened).understand(question)
    assert shows_news(text, understanding, opened.shelf().lexicon) is new


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Questions are given 30 minutes before.", "duration"),
        ("Spend at least 1% of the budget on prevention.", "money"),
        ("Prevention gets 1% of all spending.", "money"),
    ],
)
def test_minutes_are_a_length_and_a_share_of_a_budget_is_money(
    text: str, wants: AnswerType
) -> None:
    assert shows_wanted(text, wants)
