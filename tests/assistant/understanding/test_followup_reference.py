"""What "it", "they", "one" and "that report" mean in a follow-up."""

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
PRIORITIES = "What are the three strategic priorities?"
MESSENGER = "What are the recommendations of the Messenger review?"


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (PRIORITIES, "and the first?", "What is the first priority?"),
        (
            PRIORITIES,
            "which actions come under the last one?",
            "Which actions come under the third priority?",
        ),
        (PRIORITIES, "tell me more about the second one", "Tell me more about the second priority"),
        (ACTION, "and the sixth?", "What does the sixth action commit us to?"),
        (ACTION, "what about the next one?", "What does action 6 commit us to?"),
        (
            MESSENGER,
            "what about the last one?",
            "What is the last recommendation of the Messenger review?",
        ),
        (
            "How many priorities does South East London's people strategy have?",
            "how many pillars has the West Yorkshire one got?",
            "How many pillars has the West Yorkshire people strategy got?",
        ),
        (
            "What is an anchor institution?",
            "which ones are there in Lancashire?",
            "Which anchor institutions are there in Lancashire?",
        ),
        (
            "What are Greater Manchester's five people priorities?",
            "what's the budget for the wellbeing one?",
            "What's the budget for the wellbeing priority (Greater Manchester)?",
        ),
    ],
)
def test_one_is_one_of_what_was_spoken_of(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        (
            ACTION,
            "which priority does it belong to?",
            "Which priority does action 5 belong to?",
        ),
        (ACTION, "when will that be done?", "When will action 5 be done?"),
        (TURNOVER, "is it rising?", "Is turnover in our NHS trusts rising?"),
        (
            TURNOVER,
            "how does it compare with England?",
            "How does turnover in our NHS trusts compare with England?",
        ),
        (PLAN, "when was it published?", "When was the NHS People Plan published?"),
        (PLAN, "who wrote that plan?", "Who wrote the NHS People Plan?"),
        (
            PLAN,
            "how many staff does the plan cover?",
            "How many staff does the NHS People Plan cover?",
        ),
        (PRIORITIES, "who leads them?", "Who leads the three strategic priorities?"),
        (
            "How many commitments are there in the strategy?",
            "what are they?",
            "What are the commitments in the strategy?",
        ),
        (
            MESSENGER,
            "has the government accepted them?",
            "Has the government accepted the recommendations of the Messenger review?",
        ),
        (
            "What did the National Audit Office make of the workforce plan modelling?",
            "Could they replicate it?",
            "Could the National Audit Office replicate the workforce plan modelling?",
        ),
        (
            "Which areas did the workshops cover?",
            "where were they held?",
            "Where were the workshops held?",
        ),
        (
            "What is the Care Certificate?",
            "how long does it take to get it?",
            "How long does it take to get the Care Certificate?",
        ),
        (
            "What was the vacancy rate in 2022/23?",
            "was turnover higher that year?",
            "Was turnover higher in 2022/23?",
        ),
        ("Is there a workforce hub in Blackpool?", "who works there?", "Who works in Blackpool?"),
    ],
)
def test_a_pronoun_is_replaced_by_what_it_means(
    before: str, asked: str, meant: str, namer: Namer
) -> None:
    assert stand_alone(asked, Context(before), namer).text == meant


def test_with_a_document_of_its_own_a_question_means_the_matter_by_it(namer: Namer) -> None:
    asked = "and what does the Belonging Plan say about it?"

    meant = "What does the Belonging Plan say about flexible working?"
    assert stand_alone(asked, Context(PLAN), namer).text == meant


def test_of_a_list_that_counts_what_the_question_names_the_answer_goes_before(
    namer: Namer,
) -> None:
    listed = Context(ACTION, items=("commitment 5a", "commitment 5b", "commitment 5c"))

    assert (
        stand_alone("and the second?", listed, namer).text
        == "What does commitment 5b commit us to?"
    )
    assert (
        stand_alone("and the sixth?", listed, namer).text
        == "What does the sixth action commit us to?"
    )


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("who wrote that report?", "Who wrote the Fuller Stocktake?"),
        ("who wrote it?", "Who wrote the Fuller Stocktake?"),
        ("when was that published?", "When was the Fuller Stocktake published?"),
        ("how old is it?", "How old is the Fuller Stocktake?"),
        ("where can I read it?", "Where can I read the Fuller Stocktake?"),
        ("who is the author?", "Who is the author (the Fuller Stocktake)?"),
    ],
)
def test_it_may_be_the_document_that_only_the_answer_named(
    asked: str, meant: str, namer: Namer
) -> None:
    cited = Context(TURNOVER, documents=("the Fuller Stocktake", "the Belonging Plan"))

    assert stand_alone(asked, cited, namer).text == meant


def test_a_document_that_the_question_names_goes_before_one_that_the_answer_cited(
    namer: Namer,
) -> None:
    cited = Context(PLAN, documents=("the Fuller Stocktake",))

    assert stand_alone("who wrote it?", cited, namer).text == "Who wrote the NHS People Plan?"
    assert (
        stand_alone("Who pays for the strategy?", cited, namer).text == "Who pays for the strategy?"
    )


def test_one_is_explained_by_the_sentence_before_in_the_same_question(namer: Namer) -> None:
    asked = "Two towns agreed six workforce themes. What's the fourth one?"

    meant = "Two towns agreed six workforce themes. What's the fourth theme?"
    assert stand_alone(asked, Context(None), namer).text == meant
