"""Documents narrowed and counted by what their records say, and by what they leave open."""

from __future__ import annotations

from assistant.library_view import (
    NOT_STATED,
    Count,
    by_year,
    counted,
    grid,
    newest_first,
    options,
    select,
)
from corpus.record import DocumentRecord
from corpus.vocabulary import DocumentType, Sector, Theme

PLAN = DocumentRecord(
    id="plan",
    title="A plan",
    published="2022-03",
    type=DocumentType.PLAN,
    sector=Sector.HEALTH,
    themes=(Theme.INCLUSION, Theme.LEADERSHIP),
)
REPORT = DocumentRecord(
    id="report",
    title="A report",
    published="2024",
    type=DocumentType.EVIDENCE,
    themes=(Theme.INCLUSION,),
)
BARE = DocumentRecord(id="bare", title="Bare")
ALL = (PLAN, REPORT, BARE)


def test_options_are_the_values_that_occur_and_not_stated_where_one_is_missing() -> None:
    assert options(ALL, "type") == ("evidence", "plan", NOT_STATED)
    assert options(ALL, "year") == ("2024", "2022", NOT_STATED)
    assert options([PLAN], "type") == ("plan",)


def test_a_field_that_no_record_fills_has_no_options() -> None:
    assert options(ALL, "geography") == ()


def test_every_condition_has_to_be_met() -> None:
    assert select(ALL, {"theme": "inclusion", "year": ""}) == (PLAN, REPORT)
    assert select(ALL, {"theme": "inclusion", "year": "2022"}) == (PLAN,)
    assert select(ALL, {"theme": "wellbeing"}) == ()


def test_documents_whose_record_leaves_a_field_open_can_be_found_by_that() -> None:
    assert select(ALL, {"sector": NOT_STATED}) == (REPORT, BARE)


def test_the_newest_comes_first_and_those_with_no_date_last() -> None:
    assert newest_first(ALL) == (REPORT, PLAN, BARE)


def test_counts_put_the_most_first_and_not_stated_last() -> None:
    assert counted(ALL, "theme") == (
        Count("inclusion", 2),
        Count("leadership", 1),
        Count(NOT_STATED, 1),
    )
    assert counted(ALL, "geography") == ()


def test_a_year_without_documents_is_counted_as_none() -> None:
    assert by_year(ALL) == (Count("2022", 1), Count("2023", 0), Count("2024", 1))
    assert by_year([BARE]) == ()


def test_years_far_apart_are_not_filled_in() -> None:
    old = DocumentRecord(id="old", title="Old", published="1948")
    assert [count.value for count in by_year([old, REPORT])] == ["1948", "2024"]


def test_a_grid_counts_a_document_under_each_of_its_themes() -> None:
    found = grid(ALL, "theme", "sector")
    assert found is not None
    assert found.columns == ("health", NOT_STATED)
    assert found.numbers["inclusion", "health"] == 1
    assert found.numbers["leadership", NOT_STATED] == 0
    assert found.numbers[NOT_STATED, NOT_STATED] == 1
    assert found.most == ("inclusion", "health")


def test_there_is_no_grid_where_one_of_the_fields_is_open_everywhere() -> None:
    assert grid([REPORT, BARE], "theme", "sector") is None
