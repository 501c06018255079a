"""What sort of answer a question wants."""

from __future__ import annotations

import time

import pytest

from assistant.understanding.wants import AnswerType, wanted


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("Who approved the strategy?", "person"),
        ("By whom was it written?", "person"),
        ("Is there a named lead for action 3?", "person"),
        ("Tell me who chairs the board", "person"),
        ("When was the strategy approved?", "date"),
        ("In which year did it start?", "date"),
        ("It was published when?", "date"),
        ("What is the deadline?", "date"),
        ("How long does the scheme last?", "duration"),
        ("How much money is behind it, over how long?", "money"),
        ("What is the budget for action 4?", "money"),
        ("What hourly rate does it guarantee?", "money"),
        ("Is it £500m or £250m?", "money"),
        ("How many people work in care?", "number"),
        ("What did Hewitt say about targets?", "text"),
        ("what does the plan say about the budget", "text"),
        ("what % of the paid workforce is VCFSE", "number"),
        ("No. of locations registered", "number"),
        ("sickness absence North West NHS trusts", "number"),
        ("How far did the population fall?", "number"),
        ("Where were the workshops held?", "place"),
        ("In which towns are the hubs?", "place"),
        ("Why is turnover high?", "reason"),
        ("Was the plan approved?", "yes_no"),
        ("What does action 5 commit us to?", "text"),
    ],
)
def test_the_cue_words_say_what_is_wanted(question: str, sort: AnswerType) -> None:
    assert wanted(question) == sort


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("How many statements does CQC use when it assesses a system?", "number"),
        ("When did the pathway launch and with which roles?", "date"),
        ("Who leads it, and how many staff are there?", "person"),
        ("What share of people who stay are paid more?", "number"),
    ],
)
def test_the_first_cue_decides(question: str, sort: AnswerType) -> None:
    assert wanted(question) == sort


@pytest.mark.parametrize(
    "question",
    [
        "Which support do staff who leave get?",
        "What happens when a nurse returns?",
        "What is said of places where care is scarce?",
    ],
)
def test_a_word_that_only_joins_clauses_asks_nothing(question: str) -> None:
    assert wanted(question) == "text"


@pytest.mark.parametrize(
    "question", ["How can turnover be reduced?", "What reduces sickness absence?"]
)
def test_asking_what_moves_a_measure_wants_no_number(question: str) -> None:
    assert wanted(question) == "text"


@pytest.mark.parametrize("text", ["((( ", "how much ", "who when where ", "how far "])
def test_a_very_long_question_is_read_quickly(text: str) -> None:
    started = time.perf_counter()

    wanted((text * 5000)[:5000])

    assert time.perf_counter() - started < 0.5
