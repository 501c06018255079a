from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.parsing import parse
from indexing.parsing.text import parse_text

ORIGINALS = Path(__file__).parents[4] / "shared" / "originals"


def written(text: str) -> str:
    return parse_text(text.encode()).text


def test_blank_lines_part_paragraphs() -> None:
    assert written("A first one.\n\n\nA second one.\n") == "A first one.\n\nA second one."


def test_lines_broken_at_the_page_width_are_one_paragraph() -> None:
    lines = [
        "The trust hires nurses and it trains them too,",
        "so that each ward has enough staff.",
    ]
    assert written("\n".join(lines)) == " ".join(lines)


def test_long_lines_are_paragraphs_of_their_own() -> None:
    lines = ["The trust hires nurses and trains them. " * 4, "So each ward has enough staff. " * 5]
    assert written("\n".join(lines)) == "\n\n".join(line.strip() for line in lines)


def test_a_first_line_that_stands_alone_is_the_title() -> None:
    document = parse_text(b"A plan for the wards, 2023 to 2028\n\nThe plan has two parts.\n")
    assert document.title == "A plan for the wards, 2023 to 2028"
    assert document.text.startswith("# A plan for the wards, 2023 to 2028\n\n")


def test_a_first_sentence_is_not_the_title() -> None:
    assert parse_text(b"Nurses are paid by band.\n\nMore.").title is None
    title = "Workshop on the Five-Year Workforce Strategy."
    assert parse_text(f"{title}\n\nMore.".encode()).title == title


def test_there_is_no_title_where_the_first_line_is_not_one() -> None:
    assert parse_text(b"It begins with a sentence:\n\nSummary\n\nThe end is here.").title is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("2. Pay", "## 2. Pay"),
        ("2.1 Pay bands", "### 2.1 Pay bands"),
        ("PAY AND LEAVE", "## PAY AND LEAVE"),
        ("Pay and leave", "##### Pay and leave"),
        ("Action 5: We will train staff and supervise them, in every sector.",) * 2,
        ("Pay\n===", "# Pay"),
        ("Pay\n---", "## Pay"),
    ],
)
def test_lines_that_look_like_headings_are_headings(line: str, heading: str) -> None:
    heading = heading if heading.startswith("#") else f"#### {heading}"
    text = f"The plan begins here, with a sentence.\n\n{line}\n\nNurses are paid by band.\n"
    assert f"\n\n{heading}\n\nNurses are paid by band." in written(text)


@pytest.mark.parametrize("line", ["Nurses are paid.", "Pay:", "12 nurses", "nurses", "Pay, leave,"])
def test_other_short_lines_are_not_headings(line: str) -> None:
    text = f"The plan begins here, with a sentence.\n\n{line}\n\nNurses are paid by band.\n"
    assert "#" not in written(text)


def test_bullets_of_any_kind_make_a_list() -> None:
    assert written("They will:\n\n• hire\n• train\n\n– and\n  keep\n") == (
        "They will:\n\n- hire\n- train\n- and keep"
    )


def test_indented_bullets_belong_to_the_item_above() -> None:
    document = parse_text("  • one\n    – part\n  • two\n".encode())
    assert document.text == "- one\n    - part\n- two"
    assert len(document.blocks[0].parts) == 2


def test_consecutive_numbers_make_a_list() -> None:
    assert written("They will:\n\n1. Hire staff\n2) Train staff\n\n3. Keep staff\n") == (
        "They will:\n\n1. Hire staff\n2. Train staff\n3. Keep staff"
    )


def test_labels_in_brackets_are_kept() -> None:
    assert written("They will:\n(a) hire\n(b) train\n") == "They will:\n\n- (a) hire\n- (b) train"


def test_a_paragraph_directly_under_a_list_is_not_part_of_it() -> None:
    assert written("- hire\n- train\nThese are the aims.\n") == (
        "- hire\n- train\n\nThese are the aims."
    )


def test_lines_with_tabs_make_a_table() -> None:
    assert written("As follows:\nWard\tBeds\nA\t5\nB|C\t6\n") == (
        "As follows:\n\n| Ward | Beds |\n|---|---|\n| A | 5 |\n| B\\|C | 6 |"
    )


def test_a_single_line_with_a_tab_is_not_a_table() -> None:
    assert written("Ward\tA is full.\n") == "Ward A is full."


@given(st.text(st.sampled_from(list("aB1 \n\n\t.:-•–=(),|#\f")), max_size=200))
def test_no_letter_or_figure_is_lost_or_moved(text: str) -> None:
    assert [c for c in written(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("name", sorted(path.name for path in ORIGINALS.glob("*.txt")) or [""])
def test_real_files_are_read_without_loss(name: str) -> None:
    if not name:
        pytest.skip("the original texts are not here")
    original = (ORIGINALS / name).read_text("utf-8")
    document = parse(ORIGINALS / name)
    assert [c for c in document.text if c.isalnum()] == [c for c in original if c.isalnum()]
    assert {"heading", "list"} & {block.kind for block in document.blocks}
