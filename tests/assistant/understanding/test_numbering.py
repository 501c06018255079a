"""The numbered units that a question names."""

from __future__ import annotations

import pytest

from assistant.understanding.numbering import find_unit_mentions, find_units


def units(text: str) -> list[str]:
    return [str(unit) for unit in find_units(text)]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What does action 5 commit us to?", ["action 5"]),
        ("Action five, please", ["action 5"]),
        ("action no. 4", ["action 4"]),
        ("action number four", ["action 4"]),
        ("recommendation #3", ["recommendation 3"]),
        ("the second priority", ["priority 2"]),
        ("the 2nd strategic priority", ["priority 2"]),
        ("the fourth 'working as one' priority", ["priority 4"]),
        ("the fifth of the six actions", ["action 5"]),
        ("the first phase of action 5", ["phase 1", "action 5"]),
    ],
)
def test_a_unit_is_named_in_digits_words_or_ordinals(question: str, named: list[str]) -> None:
    assert units(question) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("actions 3 and 4", ["action 3", "action 4"]),
        ("actions 1, 2 and 6", ["action 1", "action 2", "action 6"]),
        ("actions 1 to 3", ["action 1", "action 2", "action 3"]),
        ("actions 2-4", ["action 2", "action 3", "action 4"]),
        ("priorities one, two and three", ["priority 1", "priority 2", "priority 3"]),
        ("first and second priorities", ["priority 1", "priority 2"]),
        ("the first and the third action", ["action 1", "action 3"]),
        ("the first two priorities", ["priority 1", "priority 2"]),
        ("action 5 or priority 2", ["action 5", "priority 2"]),
    ],
)
def test_several_units_are_named_together(question: str, named: list[str]) -> None:
    assert units(question) == named


@pytest.mark.parametrize("question", ["what is 5d?", "Tell me about 5d.", "commitment 5(d)", "5D"])
def test_a_code_is_a_commitment(question: str) -> None:
    assert units(question) == ["commitment 5d"]


@pytest.mark.parametrize(
    "question",
    [
        "Which actions are there?",
        "What were the first actions taken?",
        "the third sector's priority",
        "in the first year of the action plan",
        "£3m for 5k staff",
        "over-65s and over 85s",
        "What does section 5.3 say?",
        "93,840 staff in 2022/23",
    ],
)
def test_other_numbers_name_no_unit(question: str) -> None:
    assert units(question) == []


def test_a_mention_says_where_it_stands() -> None:
    text = "Do actions 3 and 4 help the second priority?"

    found = [text[mention.start : mention.end] for mention in find_unit_mentions(text)]

    assert found == ["actions 3 and 4", "second priority"]
