from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.parsing.base import ParseError
from indexing.parsing.markdown import parse_markdown

if TYPE_CHECKING:
    from indexing.document import ParsedDocument


def parsed(markdown: str) -> ParsedDocument:
    return parse_markdown(markdown.encode())


def pieces(document: ParsedDocument) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def parts(document: ParsedDocument, index: int = 0) -> list[str]:
    return [document.text[start:end] for start, end in document.blocks[index].parts]


def test_blocks_come_in_order_with_their_own_text() -> None:
    document = parsed("# Pay\n\nOne line\nand another.\n\n- a\n- b\n\n| h |\n|---|\n| c |\n")
    assert pieces(document) == [
        ("heading", "# Pay"),
        ("prose", "One line\nand another."),
        ("list", "- a\n- b"),
        ("table", "| h |\n|---|\n| c |"),
    ]


def test_each_block_knows_the_headings_above_it() -> None:
    document = parsed("# A\n\n### **B** `c`\n\ntext\n\n## D\n\ntext\n")
    assert [block.heading_path for block in document.blocks] == [
        ("A",),
        ("A", "B c"),
        ("A", "B c"),
        ("A", "D"),
        ("A", "D"),
    ]


def test_the_title_is_the_first_heading() -> None:
    assert parsed("Before.\n\nThe plan\n========\n").title == "The plan"
    assert parsed("No headings.").title is None


def test_parts_of_prose_are_sentences() -> None:
    document = parsed("It cost £1.5 million, e.g. for nurses. The rest\nwas saved.\n")
    assert parts(document) == ["It cost £1.5 million, e.g. for nurses.", "The rest\nwas saved."]


def test_a_label_stays_with_its_sentence() -> None:
    assert parts(parsed("**2b. Joint planning.** Plan together.")) == [
        "**2b. Joint planning.**",
        "Plan together.",
    ]


def test_parts_of_a_list_are_its_items_with_their_sub_items() -> None:
    document = parsed("- a\n  - b\n    more\n\n- c\n\n  a second paragraph\n\nAfter.\n")
    assert parts(document) == ["- a\n  - b\n    more", "- c\n\n  a second paragraph"]


def test_the_first_part_of_a_table_is_its_header_with_the_delimiter() -> None:
    document = parsed("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
    assert parts(document) == ["| a | b |\n|---|---|", "| 1 | 2 |", "| 3 | 4 |"]


def test_a_table_may_have_no_rows() -> None:
    assert parts(parsed("| a |\n|---|\n")) == ["| a |\n|---|"]


def test_headings_inside_code_are_not_headings() -> None:
    document = parsed("```\n# not a heading\nx = 1\n```\n")
    assert pieces(document) == [("prose", "```\n# not a heading\nx = 1\n```")]
    assert parts(document) == ["```", "# not a heading", "x = 1", "```"]


def test_text_that_gives_no_block_is_kept_as_prose() -> None:
    document = parsed("Text.\n\n[1]: https://example.org\n")
    assert pieces(document) == [("prose", "Text."), ("prose", "[1]: https://example.org")]


def test_line_ends_of_any_system_become_one() -> None:
    assert parse_markdown(b"\xef\xbb\xbfa\r\nb\rc").text == "a\nb\nc"


def test_text_that_is_not_utf_8_is_read_with_a_warning() -> None:
    document = parse_markdown("Caf\xe9 – £5".encode("cp1252"))
    assert document.text == "Café – £5"
    assert "Windows-1252" in document.warnings[0]


def test_utf_16_with_its_mark_is_read() -> None:
    assert parse_markdown("Café".encode("utf-16")).text == "Café"


def test_bytes_that_are_not_text_are_refused() -> None:
    with pytest.raises(ParseError, match="save it as UTF-8 text"):
        parse_markdown(b"\x7fELF\0\0\0\0")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("mark", ["[", ">", "- ", "`", "*", "![](", "|a\n|-\n"])
def test_hostile_repetition_does_not_hold_it_up(mark: str) -> None:
    hostile = mark * 20_000
    assert parsed(hostile).text == hostile


@given(st.text(st.sampled_from(list("ab |-#*`>\n\n:.1[]()_=<\t\x0b\x0c\u2028 é")), max_size=300))
def test_every_character_but_white_space_is_in_one_block(text: str) -> None:
    document = parsed(text)
    read_to = 0
    for block in document.blocks:
        assert not document.text[read_to : block.start].strip()
        assert read_to <= block.start < block.end
        inside = block.start
        for start, end in block.parts:
            assert inside <= start < end <= block.end
            inside = end
        read_to = block.end
    assert not document.text[read_to:].strip()
