"""Words as the matcher sees them."""

from __future__ import annotations

import pytest

from assistant.lexicon import Lexicon, tokenise
from indexing.analysis import index_terms

ACRONYMS = frozenset({"ics", "icb", "lsc", "wres"})


def lexicon_of(*texts: str) -> Lexicon:
    return Lexicon.of(texts, ACRONYMS)


def test_inflections_of_a_word_share_a_stem() -> None:
    lexicon = lexicon_of()

    assert lexicon.stems("training trained trains") == {"train"}


@pytest.mark.parametrize("written", ["ICS", "ics", "ICSs", "ICS's", "ICS’s"])
def test_an_acronym_stays_whole_in_every_form(written: str) -> None:
    assert lexicon_of().stems(written) == {"ics"}


def test_a_number_is_the_same_with_and_without_its_signs() -> None:
    lexicon = lexicon_of()

    assert lexicon.stems("£128,000") == lexicon.stems("128000") == {"128000"}
    assert lexicon.stems("10.6%") == {"10.6"}


def test_a_token_says_where_its_word_stands_without_its_possessive_ending() -> None:
    text = "Our ICB's “anchor” role"

    found = {token.surface: text[token.start : token.end] for token in tokenise(text)}

    assert found == {"Our": "Our", "ICB": "ICB", "anchor": "anchor", "role": "role"}


def test_plain_words_have_the_stems_that_the_lexical_index_has() -> None:
    text = "organisations supporting volunteers retained registered nurses"

    assert [token.stem for token in tokenise(text)] == index_terms(text)


def test_question_words_carry_no_topic() -> None:
    topical = [t.surface for t in tokenise("What does it say about pay?") if not t.is_stop_word]

    assert topical == ["pay"]


@pytest.mark.parametrize("words", ["I've", "haven’t", "won't we'll", "£5m", "5b"])
def test_contractions_and_lone_letters_carry_no_topic(words: str) -> None:
    assert [t.surface for t in tokenise(words) if not t.is_stop_word and t.surface != "5"] == []


def test_a_rarer_word_weighs_more_and_an_unknown_one_most() -> None:
    lexicon = lexicon_of("staff turnover", "staff pay", "staff training")

    weights = [lexicon.weight(stem) for stem in ("staff", "turnov", "absent")]

    assert 0 < weights[0] < weights[1] < weights[2]


def test_a_word_counts_once_a_passage() -> None:
    assert lexicon_of("staff and staff", "no one").frequency["staff"] == 1


def test_words_are_kept_as_written_and_found_by_their_shape() -> None:
    lexicon = lexicon_of("Supervision of 12 supervisors, some shared")

    assert "supervisors" in lexicon.words
    assert lexicon.words_of_shape("s", range(5, 12)) == ["shared", "supervision", "supervisors"]
    assert lexicon.words_of_shape("1", range(1, 3)) == []
