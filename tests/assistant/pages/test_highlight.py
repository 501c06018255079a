"""Quoted words are marked where they stand, and marking changes nothing else."""

from __future__ import annotations

from drawn import parsed
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.pages.markdown_html import passage_html

TABLE = "| Site | Number |\n|---|---|\n| North Quay | 140 |\n| South Quay | 95 |"
LIST = "We will:\n\n- **Listen first.** Then act.\n- Ask *everyone* twice."


def marked_words(markdown: str, *quotes: str) -> list[str]:
    return [mark.text for mark in parsed(passage_html(markdown, quotes)).find_all("mark")]


def without_tags(html: str) -> str:
    return html.replace("<mark>", "").replace("</mark>", "")


def test_the_quoted_sentence_is_marked_and_its_neighbours_are_not() -> None:
    assert marked_words("One is here. Two is there. Three.", "Two is there.") == ["Two is there."]


def test_white_space_may_differ_between_quote_and_passage() -> None:
    assert marked_words("One\nis here. Two.", "One is here.") == ["One", "is here."]


def test_a_quoted_row_is_marked_in_its_own_cells() -> None:
    assert marked_words(TABLE, "| South Quay | 95 |") == ["South Quay", "95"]


def test_a_quote_from_header_to_row_is_marked_in_every_cell_between() -> None:
    quote = TABLE[: TABLE.index("\n| South")]
    assert marked_words(TABLE, quote) == ["Site", "Number", "North Quay", "140"]


def test_a_quoted_item_is_marked_without_its_bullet() -> None:
    assert marked_words(LIST, "- **Listen first.** Then act.") == ["Listen first.", " Then act."]
    assert parsed(passage_html(LIST, ["- **Listen first.** Then act."])).find_all("li")


def test_a_quote_over_several_items_is_marked_in_each() -> None:
    quote = LIST[LIST.index("- **") :]
    joined = "".join(marked_words(LIST, quote))
    assert joined == "Listen first. Then act.Ask everyone twice."


def test_quotes_that_overlap_are_marked_once() -> None:
    assert marked_words("One two three four.", "One two", "two three") == ["One two three"]


def test_words_that_are_not_there_are_not_marked() -> None:
    assert marked_words("One is here.", "Two is there.", "", "   ") == []


LINES = st.sampled_from(
    [
        "Plain words here.",
        "**Bold.** then more",
        "- item *one*",
        "- `code` item",
        "1. first",
        "",
        "| A | **B.** |",
        "|---|---|",
        "> quoted words",
        "## A heading",
        "---",
        "===",
        "> - item in a quotation",
        "2. **second**",
        "-",
        "    indented",
        "```",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8), st.data())
def test_marking_whole_lines_changes_nothing_but_the_marks(
    lines: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))
    text = "\n".join(lines)
    quote = "\n".join(lines[first : last + 1])
    assert without_tags(passage_html(text, [quote])) == passage_html(text)
