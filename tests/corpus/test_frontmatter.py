"""Front matter is split from the body, and what is wrong with it is told with file and line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.frontmatter import (
    MAX_FRONT_MATTER,
    FrontMatterError,
    decode_text,
    split_front_matter,
)


def test_fields_and_body_are_told_apart() -> None:
    front = split_front_matter("---\ntitle: A plan\nthemes: [a, b]\n---\n# Heading\n", "plan.md")
    assert front.fields == {"title": "A plan", "themes": ["a", "b"]}
    assert front.body == "# Heading\n"


def test_the_offset_says_where_the_body_begins_in_the_text() -> None:
    text = "---\ntitle: A plan\n---\n\nText.\n"
    front = split_front_matter(text, "plan.md")
    assert text[front.body_offset :] == front.body == "\nText.\n"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024", "2024"),
        ("2024-05-21", "2024-05-21"),
        ("No", "No"),
        ('"05"', "05"),
        ("1:30", "1:30"),
    ],
)
def test_values_stay_text_as_written(written: str, kept: str) -> None:
    assert split_front_matter(f"---\nvalue: {written}\n---\n", "a.md").fields == {"value": kept}


@pytest.mark.parametrize(
    "text", ["", "Plain text.\n", "# Heading\n\n---\nfoo: bar\n---\n", "----\n"]
)
def test_a_file_that_does_not_begin_with_a_fence_has_no_front_matter(text: str) -> None:
    front = split_front_matter(text, "a.md")
    assert (front.fields, front.body, front.body_offset) == ({}, text, 0)


def test_a_rule_with_a_blank_line_after_it_is_not_front_matter() -> None:
    text = "---\n\nA line after a rule.\n\n---\n"
    assert split_front_matter(text, "a.md").body == text


def test_an_empty_block_gives_no_fields() -> None:
    front = split_front_matter("---\n# only a comment\n---\nText.", "a.md")
    assert (front.fields, front.body) == ({}, "Text.")


def test_three_dots_close_the_block_too() -> None:
    assert split_front_matter("---\na: b\n...\nText.", "a.md").body == "Text."


def test_a_block_that_is_not_closed_is_refused() -> None:
    with pytest.raises(FrontMatterError, match=r"a\.md, line 1: .*not closed.*three hyphens"):
        split_front_matter("---\ntitle: A plan\n\nText that goes on.\n", "a.md")


def test_a_block_that_is_too_long_is_refused() -> None:
    text = "---\ntitle: " + "x" * MAX_FRONT_MATTER + "\n---\n"
    with pytest.raises(FrontMatterError, match=r"longer than 65,536 characters"):
        split_front_matter(text, "a.md")


def test_bad_yaml_is_refused_with_its_line_in_the_file() -> None:
    with pytest.raises(FrontMatterError) as caught:
        split_front_matter("---\ntitle: A plan\npublisher: NHS: England\n---\n", "a.md")
    assert (caught.value.file, caught.value.line) == ("a.md", 3)


def test_a_field_given_twice_is_refused_with_the_line_of_the_second() -> None:
    with pytest.raises(FrontMatterError) as caught:
        split_front_matter("---\ntitle: One\ntype: plan\ntitle: Two\n---\n", "a.md")
    assert caught.value.line == 4
    assert '"title" stands here a second time' in str(caught.value)


@pytest.mark.parametrize("block", ["just a sentence", "- a\n- list"])
def test_a_block_that_is_not_fields_is_refused(block: str) -> None:
    with pytest.raises(FrontMatterError, match="name: value"):
        split_front_matter(f"---\n{block}\n---\n", "a.md")


@pytest.mark.parametrize("block", ["a: " + "[" * 900 + "]" * 900, "a: \x00", "a: &x [*x]", "a: *y"])
def test_hostile_yaml_is_refused_in_plain_words(block: str) -> None:
    with pytest.raises(FrontMatterError, match=r"^a\.md, line \d+: "):
        split_front_matter(f"---\n{block}\n---\n", "a.md")


@given(st.text())
def test_any_text_is_split_or_refused_and_none_of_it_is_lost(text: str) -> None:
    whole = "---\n" + text
    with suppress(FrontMatterError):
        front = split_front_matter(whole, "a.md")
        assert whole[front.body_offset :] == front.body


def test_text_is_decoded_without_byte_order_mark_and_with_one_kind_of_line_end() -> None:
    assert decode_text(b"\xef\xbb\xbfone\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode_text(b"caf\xe9 au lait")


@given(st.text(), st.integers(0, 3))
def test_a_character_halved_at_the_end_of_a_cut_text_is_left_out(text: str, cut: int) -> None:
    data = (text + "€").encode()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert decode_text(data[: len(data) - cut], cut=True) == (text if cut else text + "€")
