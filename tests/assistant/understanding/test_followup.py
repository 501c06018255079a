"""Follow-ups, as conversations of two questions: what is carried over from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.context import Context
from assistant.understanding.followup import stand_alone

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer

TURNOVER = "What is turnover in our NHS trusts?"
ACTION = "What does action 5 commit us to?"
PLAN = "What does the NHS People Plan say about flexible working?"


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (ACTION, "and action 6?", "What does action 6 commit us to?"),
        (ACTION, "and priority 2?", "What does priority 2 commit us to?"),
        ("What is commitment 5d?", "5e?", "What is 5e?"),
        (TURNOVER, "what about social care?", "What is turnover in our social care?"),
        (TURNOVER, "No, I meant social care", "What is turnover in our social care?"),
        (TURNOVER, "and the sickness rate?", "What is the sickness rate in our NHS trusts?"),
        (
            TURNOVER,
            "and what is the vacancy rate?",
            "What is the vacancy rate in our NHS trusts?",
        ),
        (
            PLAN,
            "and the Belonging Plan?",
            "What does the Belonging Plan say about flexible working?",
        ),
        (
            "What was the vacancy rate in 2022/23?",
            "and in 2023/24?",
            "What was the vacancy rate in 2023/24?",
        ),
        ("Does the plan cover dentists?", "and pharmacists?", "Does the plan cover pharmacists?"),
    ],
)
def test_a_named_thing_takes_the_place_of_one_of_its_class(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (TURNOVER, "and nationally?", "What is turnover in NHS trusts nationally?"),
        (TURNOVER, "and in the North West?", "What is turnover in NHS trusts in the North West?"),
        (
            TURNOVER,
            "and for radiographers?",
            "What is turnover in our NHS trusts for radiographers?",
        ),
        (
            "How many social care staff in LSC are over 55?",
            "and nationally?",
            "How many social care staff nationally are over 55?",
        ),
        (
            "How many people work in social care in England?",
            "and in 2021/22?",
            "How many people work in social care in England in 2021/22?",
        ),
    ],
)
def test_what_the_last_question_did_not_name_is_added(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (
            "How many medical school places are planned by 2031/32?",
            "and GP training places?",
            "How many GP training places are planned by 2031/32?",
        ),
        (PLAN, "what about bullying?", "What does the NHS People Plan say about bullying?"),
        (
            "Is there a workforce hub in Blackpool?",
            "what about Burnley?",
            "Is there a workforce hub in Burnley?",
        ),
        ("What is an anchor institution?", "and a training hub?", "What is a training hub?"),
        ("What is the Care Certificate?", "and the staff passport?", "What is the staff passport?"),
        (
            "Who chairs the People Board?",
            "and the steering group?",
            "Who chairs the steering group?",
        ),
        (
            "How many GP practices are there in LSC?",
            "and pharmacies?",
            "How many pharmacies are there in LSC?",
        ),
    ],
)
def test_other_words_take_the_place_that_fits(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        ("What is the deadline for action 2?", "and 3?", "What is the deadline for action 3?"),
        (
            "What is the deadline for action 2?",
            "and for the other actions?",
            "What is the deadline for the other actions?",
        ),
        (
            "Who is the chief executive of the ICB?",
            "and of Leeds?",
            "Who is the chief executive of Leeds?",
        ),
        (
            "Does the LTWP cover social care?",
            "does the strategy?",
            "Does the strategy cover social care?",
        ),
        ("Who leads action 3?", "and action 4, who leads that?", "Who leads action 4?"),
        (
            "What does the strategy say about dentists?",
            "and for paramedics, what does it say about them?",
            "What does the strategy say about paramedics?",
        ),
        (
            "What does NHS England say about retention?",
            "what does Skills for Care say?",
            "What does Skills for Care say about retention?",
        ),
        (
            "What does the Fuller stocktake recommend?",
            "anything on estates?",
            "What does the Fuller stocktake recommend on estates?",
        ),
        (
            "What is the average age of social workers?",
            "and their pay?",
            "What about social workers’ pay?",
        ),
        (
            "What's the difference between an ICB and an ICS?",
            "which one do we have?",
            "Which one do we have (the difference between an ICB and an ICS)?",
        ),
        (
            "Which places have a career academy?",
            "does Blackpool have one?",
            "Does Blackpool have a career academy?",
        ),
        ("When does the plan end?", "and when did it start?", "When did the plan start?"),
    ],
)
def test_other_short_ways_to_go_on_are_understood(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("when was that?", "When was the strategy approved?"),
        ("when?", "When was the strategy approved?"),
        ("and the training plan?", "Who approved the training plan?"),
    ],
)
def test_who_did_it_is_followed_by_when_it_was_done(asked: str, meant: str, namer: Namer) -> None:
    assert stand_alone(asked, Context("Who approved the strategy?"), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (TURNOVER, "why?", "Why – turnover in our NHS trusts?"),
        (
            TURNOVER,
            "is that figure going up?",
            "Is that figure going up (turnover in our NHS trusts)?",
        ),
        (
            "When did the care workforce pathway launch?",
            "what got added later?",
            "What got added later (the care workforce pathway)?",
        ),
        (
            "What is the budget for action 4?",
            "and what is the timescale?",
            "What is the timescale (action 4)?",
        ),
        (
            "What did the National Audit Office make of the plan's modelling?",
            "And how did NHS England respond?",
            "How did NHS England respond (the National Audit Office, the plan's modelling)?",
        ),
        (
            "How many statements does CQC use when it assesses an ICS?",
            "and what score did ours get?",
            "What score did our ICS get (CQC)?",
        ),
    ],
)
def test_a_question_that_says_too_little_gets_the_names_in_brackets(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


def test_a_conversation_of_several_turns_carries_on(namer: Namer) -> None:
    turns = [
        "How many social care staff in LSC are over 55?",
        "and nationally?",
        "and for general practice, nationally?",
        "why?",
    ]
    standing: list[str] = []
    for turn in turns:
        standing.append(stand_alone(turn, Context(standing[-1] if standing else None), namer).text)

    assert standing[1:] == [
        "How many social care staff nationally are over 55?",
        "How many general practice staff nationally are over 55?",
        "Why – general practice staff nationally are over 55?",
    ]


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        ("What was turnover in 2022/23?", "and the year before?", "What was turnover in 2021/22?"),
        ("How many nurses left in 2023?", "the following year?", "How many nurses left in 2024?"),
        ("Did GPs leave?", "and the year before?", "Did GPs leave – the year before?"),
    ],
)
def test_the_year_before_or_after_moves_the_year_named_or_is_asked_of_the_question(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (
            "What is planned under action 4?",
            "who is the named owner?",
            "Who is the named owner (action 4)?",
        ),
        (
            "How many places are there – local authorities?",
            "name them",
            "Name the local authorities",
        ),
    ],
)
def test_a_thing_without_a_holder_is_that_of_the_last_question(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant
