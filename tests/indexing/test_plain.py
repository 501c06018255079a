from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.plain import plain_text, plain_words


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Some **bold** and *slanted* words", "Some bold and slanted words"),
        ("__bold__ and _slanted_", "bold and slanted"),
        ("the `url_seen` field", "the url_seen field"),
        ("a [link](https://example.org 'x') here", "a [link](https://example.org 'x') here"),
        ('a [link](https://example.org "x") here', "a link here"),
        ("a [link][1] here", "a link here"),
        ("![a chart](chart.png)", "a chart"),
        ("see <https://example.org/a>", "see https://example.org/a"),
        ("## A heading ##", "A heading"),
        ("- an item", "an item"),
        ("2. an item", "2. an item"),
        ("> - quoted", "quoted"),
        ("| a | **b** |\n|---|:-:|\n| 1 | 2 |", "a; b\n1; 2"),
        (r"| a \| b | c |", "a | b; c"),
        ("| a | | c |", "a; c"),
        ("Title\n=====", "Title"),
        ("one\n\n---\n\ntwo", "one\ntwo"),
        ("```python\ncode\n```", "code"),
        ("line<br>break", "line break"),
        ("5 * 3 < 20 and 20 > 3", "5 * 3 < 20 and 20 > 3"),
        ("snake_case_name", "snake_case_name"),
        ("-5% growth", "-5% growth"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize("cell", ["-", "> 5%", "# 1", "+3", "1.5"])
def test_signs_in_front_of_a_cell_are_words_of_it(cell: str) -> None:
    assert plain_words(cell) == cell
    assert plain_text(f"| a | {cell} |") == f"a; {cell}"


@given(st.lists(st.text("abcdef", min_size=1), min_size=1).map(" ".join))
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert plain_text(words) == words


@given(st.text("ab<>[]()*_`|\\\n# -.1", max_size=200))
def test_no_letter_is_lost_outside_tags_and_links(markdown: str) -> None:
    if "<" in markdown or "]" in markdown or "```" in markdown:
        return
    letters = [character for character in markdown if character in "ab"]
    assert [character for character in plain_text(markdown) if character in "ab"] == letters
