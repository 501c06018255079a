"""Which pronouns lean on what was said before."""

from __future__ import annotations

import pytest

from assistant.understanding.pronouns import leaning_pronouns


def leaning(question: str) -> list[tuple[str, str]]:
    found = leaning_pronouns(question)
    return [(pronoun.role, question[pronoun.start : pronoun.end]) for pronoun in found]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was it published?", [("it", "it")]),
        ("Could they replicate it?", [("doer", "they"), ("it", "it")]),
        ("what is its budget?", [("it", "its")]),
        ("who leads them", [("things", "them")]),
        ("are those in force?", [("things", "those")]),
        ("was that cut later?", [("that", "that")]),
        ("what happened after that?", [("that", "that")]),
        ("who wrote that report?", [("document", "that report")]),
        ("does this action cost anything?", [("unit", "this action")]),
        ("was it lower that year?", [("it", "it"), ("year", "that year")]),
        ("is that figure rising?", [("fact", "that figure")]),
        ("who works there?", [("place", "there")]),
        ("what did ours get?", [("ours", "ours")]),
    ],
)
def test_a_pronoun_has_a_role(question: str, expected: list[tuple[str, str]]) -> None:
    assert leaning(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that nurses leave?",
        "How long does it take to train?",
        "Does it help to rotate staff?",
        "What is it that action 5 asks?",
    ],
)
def test_an_empty_it_leans_on_nothing(question: str) -> None:
    assert leaning(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "What evidence is there that volunteers help?",
        "Which staff that left came back?",
        "in that old report",
        "How many sites are there?",
        "Is IT included?",
        "these days, who recruits?",
    ],
)
def test_words_that_only_look_like_pronouns_lean_on_nothing(question: str) -> None:
    assert ("that", "that") not in leaning(question)
    assert ("place", "there") not in leaning(question)
    assert ("things", "these") not in leaning(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the passport and who can use it?",
        "How many pillars has Leeds got - can you name them all?",
        "What did CQC say when it assessed the system?",
        "How do trusts look after their staff?",
        "Why do nurses say they leave?",
        "Our charity is tiny. Who helps it?",
    ],
)
def test_a_pronoun_explained_in_its_own_question_leans_on_nothing(question: str) -> None:
    assert leaning(question) == []
