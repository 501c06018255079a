"""Questions about figures are answered from the cells that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.tables.arithmetic import OURS
from assistant.answering.tables.figures import answer_figures
from assistant.grounding.quotes import stands_in

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

SOURCE = "Source: passenger survey, March 2023."
NOT_COMPARABLE = (
    "Absence is a rate in primary schools and days in secondary schools, which cannot be compared."
)
YEAR = "Figures are for the school year 2022/23."


def find(opened: OpenLibrary, question: str) -> Finding:
    found = find_any(opened, question)
    assert found is not None
    return found


def find_any(opened: OpenLibrary, question: str) -> Finding | None:
    asked = consider(opened, question)
    return answer_figures(asked.understanding, asked.evidence, asked.shelf)


def texts(found: Finding) -> list[str]:
    return [draft.text for draft in found.drafts]


def test_a_cell_is_named_by_row_and_column_with_the_source(town: OpenLibrary) -> None:
    found = find(town, "What is the adult fare in Burley?")

    assert found.status == "answered"
    assert texts(found) == ["Burley — Adult fare: £3.40", SOURCE]


def test_everything_said_is_quoted_from_its_passage(town: OpenLibrary) -> None:
    found = find(town, "How much higher is the adult fare in Burley than in Ashford?")

    for draft in found.drafts:
        assert draft.quoted
        assert all(stands_in(quote, passage.text) for passage, quote in draft.quoted)


@pytest.mark.parametrize(
    "question",
    ["adult fare Ashford v Burley", "Is the adult fare higher in Ashford or in Burley?"],
)
def test_all_sides_of_a_comparison_are_given_and_nothing_else(
    town: OpenLibrary, question: str
) -> None:
    assert texts(find(town, question)) == [
        "Ashford — Adult fare: £2.10",
        "Burley — Adult fare: £3.40",
        SOURCE,
    ]


def test_a_difference_is_worked_out_where_it_is_asked_for(town: OpenLibrary) -> None:
    found = find(town, "How much higher is the adult fare in Burley than in Ashford?")
    (computed,) = (draft for draft in found.drafts if draft.computed)

    assert computed.text == f"Burley is higher: £3.40 − £2.10 = £1.30 {OURS}"


def test_a_change_between_years_is_worked_out_of_one_row(town: OpenLibrary) -> None:
    found = find(town, "By how much did bus journeys rise?")

    assert texts(found) == [
        "Bus journeys — 2021/22: 1.2 million; 2022/23: 1.5 million",
        f"2022/23 is higher: 1.5 million − 1.2 million = 0.3 million {OURS}",
    ]


def test_nothing_is_worked_out_of_a_range(town: OpenLibrary) -> None:
    found = find(town, "By how much did complaints about buses fall?")

    assert "300 to 400" in found.note
    assert not any(draft.computed for draft in found.drafts)


def test_a_sum_and_a_share_are_of_the_cells_that_are_named(town: OpenLibrary) -> None:
    together = find(town, "How many beds have Birch ward and Cedar ward together?")
    share = find(town, "What share of the beds of all wards are in Birch ward?")

    assert f"24 + 36 = 60 {OURS}" in texts(together)
    assert f"24 ÷ 60 = 40% {OURS}" in texts(share)


def test_a_sub_row_is_named_with_its_group(town: OpenLibrary) -> None:
    assert texts(find(town, "absence in primary schools, coast"))[0] == (
        "Primary schools: Coast — Absence: 4.9%"
    )


def test_a_sub_row_of_no_group_is_given_for_each(town: OpenLibrary) -> None:
    assert texts(find(town, "absence in the hills")) == [
        "Primary schools: Hills — Absence: 3.1%",
        "Secondary schools: Hills — Absence: 7 days",
        YEAR,
    ]


def test_a_lone_sub_row_is_compared_with_its_group(town: OpenLibrary) -> None:
    found = find(town, "free meals in primary schools compared with the coast")

    assert texts(found)[:2] == [
        "Primary schools — Pupils with free meals: 21.5%",
        "Primary schools: Coast — Pupils with free meals: 24.0%",
    ]


def test_a_sub_row_in_the_second_place_comes_with_its_group(town: OpenLibrary) -> None:
    found = find(town, "What is absence in primary schools, and on the coast?")

    assert texts(found)[:2] == [
        "Primary schools — Absence: 4.2%",
        "Primary schools: Coast — Absence: 4.9%",
    ]


def test_a_sub_row_whose_group_is_named_beside_it_stands_alone(town: OpenLibrary) -> None:
    found = find(town, "free meals and absence in primary schools, coast")

    assert texts(found)[0] == (
        "Primary schools: Coast — Pupils with free meals: 24.0%; Absence: 4.9%"
    )


def test_figures_in_other_units_are_not_compared_and_the_answer_says_why(
    town: OpenLibrary,
) -> None:
    found = find(town, "How much higher is absence in primary schools than in secondary schools?")

    assert found.status == "answered"
    assert found.note == (
        "These figures cannot be compared: 4.2% is a percentage, and 9 days is a number of days."
    )
    assert texts(found) == [
        "Primary schools — Absence: 4.2%",
        "Secondary schools — Absence: 9 days",
        NOT_COMPARABLE,
        YEAR,
    ]


def test_figures_of_other_years_are_not_compared(town: OpenLibrary) -> None:
    found = find(town, "What is the difference in share filled, Birch ward and Cedar ward?")

    assert found.note == ("These figures cannot be compared: 90% is for 2021, and 80% is for 2023.")
    assert not any(draft.computed for draft in found.drafts)


def test_what_limits_other_figures_does_not_limit_these(town: OpenLibrary) -> None:
    found = find(town, "How much higher are free meals in primary than in secondary schools?")

    assert found.note == ""
    assert f"Primary schools is higher: 21.5% − 18.3% = 3.2 percentage points {OURS}" in texts(
        found
    )


def test_a_side_without_a_figure_makes_the_answer_partial(town: OpenLibrary) -> None:
    found = find(town, "Compare the adult fare in Ashford and Copton")

    assert found.status == "partial"
    assert found.note == "The table gives no figure for “Copton” under “Adult fare”."
    assert texts(found)[:2] == ["Ashford — Adult fare: £2.10", "Copton — Adult fare: not given"]


def test_a_lone_cell_without_a_figure_is_an_absence(town: OpenLibrary) -> None:
    found = find(town, "What is the adult fare in Copton?")

    assert found.status == "not_in_library"
    assert "no figure for “Copton” under “Adult fare”" in found.note
    assert texts(found)[0] == "Copton — Adult fare: not given"


def test_a_total_is_the_stated_total(town: OpenLibrary) -> None:
    assert texts(find(town, "How many cooks are there altogether?")) == ["Total — Cooks: 8"]


def test_a_row_of_a_number_is_called_by_its_column(town: OpenLibrary) -> None:
    assert texts(find(town, "How many cooks has school 2?")) == ["School 2 — Cooks: 5"]


def test_the_highest_is_shown_among_all_groups(town: OpenLibrary) -> None:
    assert texts(find(town, "Which town has the highest child fare?"))[:3] == [
        "Ashford — Child fare: £1.00",
        "Burley — Child fare: £1.70",
        "Copton — Child fare: £0.80",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What was the adult fare in Burley in 2019?",
        "What is the adult fare in Dunmore?",
        "What is the fine for an adult without a ticket in Burley?",
        "Who sets the adult fare in Burley?",
        "Why is the adult fare high in Burley?",
        "What do visitors bring?",
    ],
)
def test_what_no_table_names_is_left_to_other_ways_of_answering(
    town: OpenLibrary, question: str
) -> None:
    assert find_any(town, question) is None


def test_whether_a_figure_rose_is_told_by_both(opened: OpenLibrary) -> None:
    asked = "Has the share of people giving 20 to 49 hours of unpaid care gone up since 2011?"

    assert texts(find(opened, asked)) == ["20 to 49 hours — 2011: 1.5%; 2021: 1.9%"]


def test_home_care_is_no_care_home(opened: OpenLibrary) -> None:
    assert find_any(opened, "How many unfilled posts are there in care homes in England?") is None


def test_an_average_is_asked_of_a_table_that_says_so(town: OpenLibrary) -> None:
    assert find_any(town, "What is the adult fare in Burley?") is not None
    assert find_any(town, "What is the average adult fare in Burley?") is None


def test_that_something_rose_takes_the_figures_of_two_years(town: OpenLibrary) -> None:
    assert find_any(town, "Has the number of bus journeys risen?") is not None
    assert find_any(town, "Has the number of buses an hour in Burley risen?") is None
