"""Known phrases are found in a question as whole words, however people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import Phrases, fold_phrase, split_words


def found(forms: list[str], text: str, ordinary_words: tuple[str, ...] = ()) -> list[str]:
    phrases = Phrases(((form, form) for form in forms), ordinary_words)
    return [text[match.start : match.end] for match in phrases.find(text)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("ICB", "what is the icb?"),
        ("ICB", "ICBs"),
        ("ICB", "the ICB's plan"),
        ("ICS", "all ICSs"),
        ("long term plan", "the Long-Term Plan"),
        ("King's Fund", "Kings Fund"),
        ("King's Fund", "the King’s Fund"),
        ("L&D", "l & d"),
        ("Westmorland and Furness", "Westmorland & Furness"),
        ("charity", "Charities"),
        ("people plan 2020/21", "People Plan 2020–21"),
    ],
)
def test_capitals_hyphens_plurals_and_possessives_do_not_matter(form: str, text: str) -> None:
    assert len(found([form], text)) == 1


@pytest.mark.parametrize(
    ("form", "text"), [("ICB", "ICBX"), ("plan", "planning"), ("GP", "gps are off"), ("us", "u s")]
)
def test_part_of_a_word_is_not_the_word(form: str, text: str) -> None:
    assert found([form], text) == []


def test_the_longer_of_two_overlapping_phrases_stays() -> None:
    forms = ["people plan", "west yorkshire people plan", "plan for digital health"]
    assert found(forms, "the West Yorkshire people plan") == ["West Yorkshire people plan"]
    assert found(forms, "people plan for digital health") == ["plan for digital health"]


def test_phrases_are_found_in_the_order_of_the_text() -> None:
    assert found(["one two", "three"], "three, one two, three") == ["three", "one two", "three"]


def test_a_possessive_ending_stays_outside_the_span() -> None:
    assert found(["ICB"], "the ICB's plan") == ["ICB"]


def test_an_ordinary_word_counts_only_with_the_same_capitals() -> None:
    assert found(["IT"], "Is it in IT or It?", ("it",)) == ["IT"]
    assert found(["Fuller"], "a fuller account by Fuller", ("fuller",)) == ["Fuller"]


def test_a_phrase_with_one_ordinary_word_in_it_is_not_held_to_its_capitals() -> None:
    assert found(["Fuller report"], "the fuller report", ("fuller",)) == ["fuller report"]


def test_in_a_sentence_all_in_capitals_an_ordinary_word_is_only_a_word() -> None:
    assert found(["IT"], "WHAT DOES IT SAY?", ("it",)) == []
    assert found(["IT"], "NHS IT", ("it",)) == ["IT"]


def test_a_phrase_that_stands_for_two_things_is_found_for_both() -> None:
    phrases = Phrases([("annual report", 1), ("Annual Report", 2)])
    assert [match.value for match in phrases.find("the annual report")] == [1, 2]


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=8))
def test_matches_lie_inside_the_text_in_order_and_apart(text: str, forms: list[str]) -> None:
    usable = sorted({form for form in map(fold_phrase, forms) if form})
    matches = Phrases((form, form) for form in usable).find(text)
    ends = [0, *(match.end for match in matches)]
    for match, previous_end in zip(matches, ends, strict=False):
        assert previous_end <= match.start < match.end <= len(text)
        assert fold_phrase(text[match.start : match.end]) == fold_phrase(match.form)


@given(st.text(max_size=60))
def test_every_text_of_words_finds_itself_whole(text: str) -> None:
    words = split_words(text)
    if words:
        (match,) = Phrases([(text, "value")]).find(text)
        assert (match.start, match.end) == (words[0].start, words[-1].end)
