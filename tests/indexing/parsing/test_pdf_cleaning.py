from __future__ import annotations

import pytest

from indexing.parsing.pdf_cleaning import WordMender, cleaned_pages
from indexing.parsing.pdf_lines import Line


def pages_of(*pages: list[str]) -> list[list[str]]:
    numbered = [[Line(text, number) for text in page] for number, page in enumerate(pages)]
    return [[line.text for line in page] for page in cleaned_pages(numbered)]


def mended(*lines: str, elsewhere: str = "") -> str:
    pages = cleaned_pages([[Line(line, 1) for line in lines], [Line(elsewhere, 2)]])
    return WordMender(pages).joined([line.text for line in pages[0]])


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("o\ufb03ce sta\ufb00", "office staff"),
        ("\x7f one", "• one"),
        ("\uf0b7 one", "• one"),
        ("a\u00a0b \t c", "a b c"),
        ("a stray \x03mark", "a stray mark"),
        ("10² beds and ½ a post", "10² beds and ½ a post"),
    ],
)
def test_odd_characters_are_mended_and_others_left(raw: str, clean: str) -> None:
    assert pages_of([raw]) == [[clean]]


def test_a_page_of_unreadable_characters_comes_back_empty() -> None:
    assert pages_of(["\x01\x04 \x05\x06\x04\x07"], ["Readable."]) == [[], ["Readable."]]


def test_lines_without_words_are_left_out() -> None:
    assert pages_of(["______", "Text.", "– – –"]) == [["Text."]]


def test_a_bullet_on_a_line_of_its_own_goes_to_the_next_line() -> None:
    assert pages_of(["•", "one", "1.", "two"]) == [["• one", "1. two"]]


@pytest.mark.parametrize("cut", ["train\ufffeing", "train\u00ading", "train-"])
def test_a_word_cut_at_a_lines_end_is_made_whole(cut: str) -> None:
    lines = ["Staff need", cut, "ing too"] if cut.endswith("-") else ["Staff need", f"{cut} too"]
    assert mended(*lines) == "Staff need training too"


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen() -> None:
    assert mended("the e\ufffecommerce team", elsewhere="e-commerce") == "the e-commerce team"


def test_two_words_that_stand_elsewhere_keep_their_hyphen() -> None:
    assert mended("a cross-", "sector plan", elsewhere="sector cross") == "a cross-sector plan"


def test_a_word_that_stands_elsewhere_whole_is_made_whole() -> None:
    assert mended("work\ufffeforce", elsewhere="Workforce work force") == "workforce"


def test_hyphens_before_figures_names_and_joining_words_stay() -> None:
    assert mended("a 10-", "K form") == "a 10-K form"
    assert mended("the years 2022-", "23") == "the years 2022-23"
    assert mended("pre-", "and post-natal care") == "pre- and post-natal care"


def test_a_hyphen_inside_a_line_is_left_alone() -> None:
    assert mended("pre- or post-natal", "care - all of it") == "pre- or post-natal care - all of it"


def test_running_lines_go_whatever_number_they_bear() -> None:
    bodies = [[f"Body {name}."] for name in ("one", "two", "three", "four")]
    pages = [["The plan", *body, f"Page {index}"] for index, body in enumerate(bodies)]
    assert pages_of(*pages) == bodies


def test_lines_that_stand_on_few_pages_stay() -> None:
    pages = [["Summary", "One."], ["Two."], ["Three."], ["Summary", "Four."], ["Five."]]
    assert pages_of(*pages) == pages


def test_a_document_of_two_pages_has_no_running_lines() -> None:
    pages = [["The plan", "One."], ["The plan", "Two."]]
    assert pages_of(*pages) == pages
