"""Every value of the catalogue has everyday words, and no word means two values."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.phrases import fold_phrase
from corpus.vocabulary_words import VOCABULARIES, Role, ValueWords, load_vocabulary_words


def values_of(field: str) -> dict[str, ValueWords]:
    return getattr(load_vocabulary_words(), field)


@pytest.mark.parametrize("field", VOCABULARIES)
def test_the_words_are_those_of_the_catalogue_s_values(field: str) -> None:
    assert set(values_of(field)) == set(VOCABULARIES[field])
    assert [value for value, known in values_of(field).items() if not known.said.strip()] == []


@pytest.mark.parametrize("field", VOCABULARIES)
def test_no_word_means_two_values_of_a_field(field: str) -> None:
    claims = Counter(
        form
        for known in values_of(field).values()
        for form in {fold_phrase(word) for word in (*known.words, *known.heads)}
    )
    assert [form for form, times in claims.items() if times > 1] == []


def test_a_phrase_is_found_with_what_it_stands_for() -> None:
    found = load_vocabulary_words().phrases.find("Which case studies are about social care?")
    assert [(match.value.role, match.value.value) for match in found] == [
        (Role.HEAD, "case-study"),
        (Role.VALUE, "social-care"),
    ]
