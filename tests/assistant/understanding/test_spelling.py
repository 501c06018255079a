"""Spelling, against the words of the bundled library."""

from __future__ import annotations

import time

import pytest

from assistant.lexicon import Lexicon
from assistant.understanding.common_words import COMMON_WORDS, ENGLISH_WORDS
from assistant.understanding.spelling import Correction, correct
from corpus.catalogue import BUNDLED_NOTES


@pytest.fixture(scope="module")
def library() -> Lexicon:
    texts = (path.read_text(encoding="utf-8") for path in sorted(BUNDLED_NOTES.glob("*.md")))
    return Lexicon.of(texts, frozenset({"ics", "tna"}))


def read(text: str, lexicon: Lexicon) -> str:
    return correct(text, lexicon)[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("workfroce", "workforce"),
        ("popluation", "population"),
        ("volenteers", "volunteers"),
        ("regestered", "registered"),
        ("supervison", "supervision"),
        ("stratergy", "strategy"),
        ("turnovr", "turnover"),
        ("comitments", "commitments"),
        ("skils", "skills"),
        ("helth", "health"),
        ("factrs", "factors"),
        ("apprentiships", "apprenticeships"),
        ("nieghbourhood", "neighbourhood"),
        ("traning", "training"),
        ("volenteerz", "volunteers"),
        ("aera", "area"),
    ],
)
def test_a_usual_slip_is_read_as_the_librarys_word(
    typed: str, meant: str, library: Lexicon
) -> None:
    assert read(f"what about {typed} here?", library) == f"what about {meant} here?"


def test_every_word_of_the_library_is_left_alone(library: Lexicon) -> None:
    words = " ".join(sorted(library.words))

    assert correct(words, library) == (words, ())


@pytest.mark.parametrize(
    "name",
    [
        *("Mongolia", "Peru", "Burnley", "Tesco", "Boston", "Kendal", "Denver", "Obama"),
        *("mongolia", "peru", "burnley", "tesco", "boston", "kendal", "denver", "obama"),
        "HAART",
    ],
)
def test_names_that_the_library_lacks_stay_what_they_are(name: str, library: Lexicon) -> None:
    assert read(f"What is the capital of {name}?", library).endswith(f"{name}?")


@pytest.mark.parametrize(
    "word",
    [
        "helpers",
        "porters",
        "backlog",
        "offline",
        "rehired",
        "president",
        "physiotherapy",
        "supposed",
        "complaint",
        "recession",
        "pavement",
        "filed",
    ],
)
def test_everyday_words_that_the_library_lacks_stay_what_they_are(
    word: str, library: Lexicon
) -> None:
    assert read(f"the {word} there", library) == f"the {word} there"


@pytest.mark.parametrize("word", ["mny", "lag", "helt", "tnas", "covid19"])
def test_short_words_and_words_with_digits_are_left_alone(word: str, library: Lexicon) -> None:
    assert read(word, library) == word


def test_each_correction_is_told_in_the_order_of_the_text(library: Lexicon) -> None:
    _, corrections = correct("workfroce and popluation", library)

    assert corrections == (
        Correction("workfroce", "workforce"),
        Correction("popluation", "population"),
    )


def test_of_two_near_words_the_one_with_no_letter_lost_is_meant() -> None:
    lexicon = Lexicon.of(["facts facts facts factors"], frozenset())

    assert read("factrs", lexicon) == "factors"


def test_sixty_thousand_words_are_searched_in_five_milliseconds(library: Lexicon) -> None:
    invented = {f"{word}{ending}" for word in library.words for ending in "bcdfghjklmnpqrt"}
    large = Lexicon(1, {}, frozenset(), frozenset(library.words | invented))
    read("warm the cache", large)
    question = "how mny volenteerz are thier with regesterred groups in cumbrria todday"

    spent: list[float] = []
    for _ in range(20):
        started = time.perf_counter()
        correct(question, large)
        spent.append(time.perf_counter() - started)

    assert len(large.words) > 60_000
    assert min(spent) < 0.005


def test_the_english_words_hold_names_both_spellings_and_no_misspellings() -> None:
    assert {"mongolia", "programme", "organisation", "organization"} <= ENGLISH_WORDS
    assert ENGLISH_WORDS.isdisjoint({"workfroce", "recieve", "goverment", "teh", "seperate"})
    assert {"actually", "supposed", "twenty"} <= COMMON_WORDS < ENGLISH_WORDS
