"""Noun phrases and proper names."""

from __future__ import annotations

from assistant.understanding.phrases import (
    definite,
    noun_phrases,
    proper_names,
    without_article,
)


def test_a_noun_phrase_is_a_run_of_topical_words_with_its_determiner() -> None:
    text = "What is the vacancy rate for care workers in an area?"

    found = [phrase.text for phrase in noun_phrases(text)]

    assert found == ["the vacancy rate", "care workers", "an area"]


def test_a_phrase_says_where_it_stands() -> None:
    text = "Does the plan's budget grow?"

    phrase = noun_phrases(text)[0]

    assert text[phrase.start : phrase.end] == phrase.text == "the plan's budget grow"


def test_of_for_and_join_the_words_of_a_name() -> None:
    text = "Did Skills for Care or the Journal of Integrated Care ask Cheshire and Merseyside?"

    found = [name.text for name in proper_names(text)]

    assert found == ["Skills for Care", "the Journal of Integrated Care", "Cheshire and Merseyside"]


def test_a_possessive_stays_inside_a_name() -> None:
    assert [name.text for name in proper_names("What did the King's Fund say?")] == [
        "the King's Fund"
    ]


def test_the_first_word_of_a_sentence_is_no_name_unless_an_acronym() -> None:
    assert proper_names("Turnover fell. Nurses stayed.") == []
    assert [name.text for name in proper_names("WRES fell")] == ["WRES"]


def test_articles() -> None:
    assert definite("an ICS") == "the ICS"
    assert definite("the ICS") == "the ICS"
    assert without_article("our patch") == "patch"
    assert without_article("another patch") == "another patch"
