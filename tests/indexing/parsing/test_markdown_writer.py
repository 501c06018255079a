from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexing.document import ParsedDocument
from indexing.parsing.markdown import parse_markdown
from indexing.parsing.writer import ListItem, MarkdownWriter


def parts(document: ParsedDocument, index: int) -> list[str]:
    return [document.text[start:end] for start, end in document.blocks[index].parts]


def test_blocks_are_written_as_markdown_in_order() -> None:
    writer = MarkdownWriter()
    writer.heading(1, "Pay")
    writer.prose("Staff  are\npaid.")
    writer.items([ListItem("one"), ListItem("part", depth=1), ListItem("two", marker="1.")])
    writer.table([["Ward", "Beds"], ["A", "5"]])
    document = writer.document()
    assert document.text == (
        "# Pay\n\nStaff are paid.\n\n- one\n    - part\n1. two\n\n"
        "| Ward | Beds |\n|---|---|\n| A | 5 |"
    )
    assert [block.kind for block in document.blocks] == ["heading", "prose", "list", "table"]
    assert parts(document, 2) == ["- one\n    - part", "1. two"]
    assert parts(document, 3) == ["| Ward | Beds |\n|---|---|", "| A | 5 |"]


def test_blank_blocks_are_left_out() -> None:
    writer = MarkdownWriter()
    writer.heading(1, " ")
    writer.prose("\n")
    writer.code("\n")
    writer.items([ListItem("")])
    writer.table([["", ""], []])
    assert writer.document() == ParsedDocument(text="", blocks=())


def test_a_cell_may_hold_a_bar_and_rows_may_be_short() -> None:
    writer = MarkdownWriter()
    writer.table([["a|b", "c\nd", "e"], ["1"]])
    assert writer.document().text == "| a\\|b | c d | e |\n|---|---|---|\n| 1 |  |  |"


def test_a_list_never_skips_a_depth() -> None:
    writer = MarkdownWriter()
    writer.items([ListItem("one", depth=3), ListItem("two", depth=5), ListItem("three")])
    assert writer.document().text == "- one\n    - two\n- three"


def test_code_keeps_its_lines() -> None:
    writer = MarkdownWriter()
    writer.code("a = 1\n  b = 2\n")
    assert writer.document().text == "```\na = 1\n  b = 2\n```"


def test_the_title_is_given_or_the_first_heading_or_the_files_own() -> None:
    writer = MarkdownWriter()
    assert writer.document(own_title=" Own ").title == "Own"
    writer.heading(2, "First")
    assert writer.document(own_title="Own").title == "First"
    assert writer.document(title="Given").title == "Given"


words = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=8).map(" ".join)
list_items = st.lists(st.builds(ListItem, words, st.integers(0, 3)), min_size=1, max_size=6)
tables = st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=5)


@given(st.lists(st.one_of(words, tables, list_items, st.tuples(st.integers(1, 6), words))))
def test_what_is_written_reads_as_the_same_blocks(
    contents: list[str | list[list[str]] | list[ListItem] | tuple[int, str]],
) -> None:
    writer = MarkdownWriter()
    for content in contents:
        # Two lists that follow one another would read as one.
        writer.prose("between")
        match content:
            case str():
                writer.prose(content)
            case (int(level), str(text)):
                writer.heading(level, text)
            case _:
                items = [item for item in content if isinstance(item, ListItem)]
                rows = [row for row in content if isinstance(row, list)]
                writer.items(items)
                writer.table(rows)
    written = writer.document()
    assert parse_markdown(written.text.encode()) == written
