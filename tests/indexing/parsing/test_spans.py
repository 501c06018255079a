from __future__ import annotations

import pytest

from indexing.parsing.spans import line_spans, sentence_spans, trim


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, (0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["It rose by 3.5%, e.g. in wards.", "It then fell."],
        ["Dr. Jones of St. Mary's spoke.", "Did she?", "She did!"],
        ["1. The first aim is to hire.", "2. The second is to train."],
        ["**2b. Joint planning.**", "Plan together."],
        ["One ends here. (a)"],
    ],
)
def test_sentences_are_found_with_their_labels(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_sentences_of_a_part_of_the_text_keep_their_places() -> None:
    text = "Not this. One here. Two here. Not that."
    assert [text[start:end] for start, end in sentence_spans(text, (10, 29))] == [
        "One here.",
        "Two here.",
    ]


def test_blank_text_has_no_sentences() -> None:
    assert sentences(" \n ") == []


@pytest.mark.timeout(20)
def test_text_without_spaces_comes_as_lines_at_once() -> None:
    line = "![](" * 50_000
    assert sentences(f"{line}\n{line}") == [line, line]


def test_lines_are_trimmed_and_blank_ones_left_out() -> None:
    assert line_spans(" a \n\n b", (0, 7)) == ((1, 2), (6, 7))


def test_trimming_blank_text_leaves_nothing() -> None:
    start, end = trim("a   b", (1, 4))
    assert start == end
