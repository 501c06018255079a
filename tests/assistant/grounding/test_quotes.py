"""Whether what is said stands in what is cited."""

from __future__ import annotations

import pytest

from assistant.grounding.quotes import squeezed, stands_in, support


def test_white_space_does_not_matter_to_a_quote() -> None:
    assert stands_in("hire  nurses", "We hire\nnurses.")
    assert squeezed("  hire \n nurses ") == "hire nurses"


def test_everything_else_does() -> None:
    assert not stands_in("Hire nurses", "We hire nurses.")
    assert not stands_in("hire **nurses**", "We hire nurses.")
    assert not stands_in(" ", "We hire nurses.")


@pytest.mark.parametrize("quote", ["We **hire** nurses.", "- We hire\n  nurses."])
def test_a_statement_is_verbatim_if_it_stands_there_marks_aside(quote: str) -> None:
    assert support("We hire nurses.", [quote]) == "verbatim"


def test_words_that_only_meet_where_two_quotes_do_are_not_verbatim() -> None:
    assert support("hire nurses", ["We hire", "nurses here"]) == "supported"


def test_a_row_read_out_is_supported() -> None:
    quotes = ["| Group | Turnover |\n|---|---|\n| Trusts | 11.3% |"]

    assert support("Trusts — Turnover: 11.3%", quotes) == "supported"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("We hire 12 nurses.", "We hire 120 nurses."),
        ("It fell to 1.3%.", "It fell to 11.3%."),
        ("In 2024 it was 5.", "In 2023, it was 5."),
        ("We never hire nurses.", "We hire nurses."),
        ("We hire nurses.", ""),
    ],
)
def test_another_number_or_word_is_unsupported(statement: str, quote: str) -> None:
    assert support(statement, [quote]) == "unsupported"


def test_a_comma_after_a_number_is_no_part_of_it() -> None:
    assert support("5 in 2023", ["In 2023, it was 5."]) == "supported"
    assert support("93,840 staff", ["Staff: 93,840, rising."]) == "supported"
