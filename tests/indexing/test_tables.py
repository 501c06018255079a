"""A Markdown table read as a table."""

from __future__ import annotations

import pytest

from indexing.tables import Table, is_absent, joined, read_table

METRICS = """
| Group | Turnover | Vacancy rate |
|:---|---:|---|
| **Our trusts** (average) | 11.3% | 5.9% |
| — North West | 12.7% | 7.2% |
| — National | 13.0% | not given |
| General practice | – | – |
| - North West | 3% | |
"""


def table_of(markdown: str) -> Table:
    table = read_table(markdown)
    assert table is not None
    return table


def test_headers_and_cells_are_plain_words() -> None:
    table = table_of(METRICS)

    assert table.headers == ("Group", "Turnover", "Vacancy rate")
    assert table.rows[0].cells == ("Our trusts (average)", "11.3%", "5.9%")


def test_lines_are_kept_as_they_stand() -> None:
    table = table_of(METRICS)

    assert table.header_line == "| Group | Turnover | Vacancy rate |"
    assert table.rows[0].line == "| **Our trusts** (average) | 11.3% | 5.9% |"


def test_a_row_that_begins_with_a_dash_belongs_to_the_row_above() -> None:
    labels = [row.label for row in table_of(METRICS).rows]

    assert labels == [
        "Our trusts (average)",
        "Our trusts (average): North West",
        "Our trusts (average): National",
        "General practice",
        "General practice: North West",
    ]


def test_a_row_without_a_first_cell_belongs_to_the_row_above() -> None:
    table = table_of("| Year | Posts |\n|---|---|\n| 2022 | 5 |\n| | 6 |")

    assert [row.label for row in table.rows] == ["2022", "2022"]
    assert table.rows[1].group == "2022"


def test_a_minus_sign_stays_part_of_its_cell() -> None:
    assert table_of("| A | B |\n|---|---|\n| pay | -5% |").rows[0].cells == ("pay", "-5%")


def test_an_escaped_bar_is_no_cell_edge() -> None:
    assert table_of("| A | B |\n|---|---|\n| x \\| y | z |").rows[0].cells == ("x | y", "z")


def test_rows_get_as_many_cells_as_there_are_headers() -> None:
    rows = table_of("| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |").rows

    assert [row.cells for row in rows] == [("1", ""), ("1", "2")]


def test_outer_bars_may_be_missing() -> None:
    table = table_of("A | B\n--- | ---\npay | 5")

    assert table.headers == ("A", "B")
    assert table.rows[0].cells == ("pay", "5")


def test_what_stands_around_a_table_is_no_part_of_it() -> None:
    table = table_of("Words | here.\n\n| A | B |\n|---|---|\n| 1 | 2 |\nA note.\n| 3 | 4 |")

    assert [row.cells for row in table.rows] == [("1", "2")]


@pytest.mark.parametrize(
    "markdown", ["", "No table.", "| A | B |", "| A | B |\n|---|---|", "| A |\n| | |\n| 1 |"]
)
def test_text_without_a_row_under_a_header_is_no_table(markdown: str) -> None:
    assert read_table(markdown) is None


@pytest.mark.parametrize(
    "cell",
    ["", " ", "-", "–", "—", "…", "n/a", "N/A", "not given", "Not published yet", "none",
     "not known (lost)", "unknown"],
)  # fmt: skip
def test_a_cell_can_say_that_there_is_no_value(cell: str) -> None:
    assert is_absent(cell)


@pytest.mark.parametrize("cell", ["0", "0%", "No", "No more than ten", "not restated in full: 5"])
def test_other_cells_hold_a_value(cell: str) -> None:
    assert not is_absent(cell)


def test_the_pieces_of_a_cut_table_are_one_and_sub_rows_find_their_group() -> None:
    lines = METRICS.strip().splitlines()
    pieces = [table_of("\n".join([*lines[:2], *part])) for part in (lines[2:4], lines[4:])]

    assert pieces[1].rows[0].group is None
    assert joined(pieces) == table_of(METRICS)


def test_a_row_of_a_bare_number_is_called_by_its_column() -> None:
    table = table_of("| School | Cooks |\n|---|---|\n| 2 | 5 |\n| Hill school | 3 |")

    assert [table.name_of(row) for row in table.rows] == ["School 2", "Hill school"]
