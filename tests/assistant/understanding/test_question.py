"""The form of a question as a whole."""

from __future__ import annotations

import pytest

from assistant.understanding.question import read_form


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("vacancy rates in 2022/23 and 2023/24", ("2022/23", "2023/24")),
        ("by 2031-32?", ("2031-32",)),
        ("the 2020 People Plan", ("2020",)),
        ("2021, 2021 and 2022.", ("2021", "2022")),
        ("2,021 staff and £2000", ()),
    ],
)
def test_years_are_read_once_each_and_amounts_are_none(
    question: str, years: tuple[str, ...]
) -> None:
    assert read_form(question).years == years


@pytest.mark.parametrize(
    "question",
    [
        "Which actions sit under priority 3?",
        "Which of the themes matter?",
        "What are the aims?",
        "list every commitment",
        "Name all the partners",
        "the full list of documents",
    ],
)
def test_asking_for_several_things_asks_for_all(question: str) -> None:
    assert read_form(question).asks_all


@pytest.mark.parametrize(
    "question",
    [
        "Which priority does action 5 belong to?",
        "Which is it?",
        "Which status does the plan have?",
        "How many full-time staff are there?",
    ],
)
def test_asking_for_one_thing_does_not(question: str) -> None:
    assert not read_form(question).asks_all


@pytest.mark.parametrize("question", ["How many aims?", "number of hubs", "No. of sites"])
def test_how_many_asks_for_a_count(question: str) -> None:
    form = read_form(question)

    assert form.asks_count
    assert form.wants == "number"


def test_a_look_up_of_a_figure_is_a_number_question() -> None:
    assert read_form("What is the vacancy rate in home care?").kind == "number"
    assert read_form("What is the budget?").kind == "number"


def test_an_empty_question_has_a_plain_form() -> None:
    form = read_form("")

    assert (form.kind, form.wants, form.units, form.years) == ("look_up", "text", (), ())
