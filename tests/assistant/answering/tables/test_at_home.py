"""Figures asked for without a place are our own area's; a bare count is of no other's few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.our_area import of_our_area
from assistant.answering.tables.at_home import AT_HOME, figures_at_home

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

PLAN = "lsc-five-year-workforce-strategy"


def told(opened: OpenLibrary, question: str) -> Finding | None:
    asked = consider(opened, question)
    return figures_at_home(asked.understanding, asked.evidence, asked.shelf)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What is the vacancy rate?", "Vacancy rate: 5.9%"),
        ("what's turnover", "Turnover: 11.3%"),
        ("what is staff turnover like", "Turnover: 11.3%"),
        ("sickness rate", "Sickness absence: 5.9%"),
    ],
)
def test_a_bare_question_for_a_measure_is_read_as_of_our_area_and_says_so(
    question: str, figure: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert found.note.startswith(AT_HOME)
    assert {draft.passage.doc_id for draft in found.drafts} == {PLAN}
    assert any(figure in draft.text for draft in found.drafts)


def test_who_names_a_place_gets_the_figures_for_it(opened: OpenLibrary) -> None:
    found = told(opened, "What is the vacancy rate in England?")

    assert found is not None
    assert AT_HOME not in found.note
    assert PLAN not in {draft.passage.doc_id for draft in found.drafts}


@pytest.mark.parametrize("question", ["How many staff are there?", "how many care homes are there"])
def test_a_bare_count_is_not_taken_from_a_table_of_some_other_document(
    question: str, opened: OpenLibrary
) -> None:
    assert told(opened, question) is None


def test_who_names_our_area_is_not_told_that_no_place_was_named(opened: OpenLibrary) -> None:
    found = told(opened, "What is the vacancy rate here?")

    assert found is not None
    assert AT_HOME not in found.note
    assert {draft.passage.doc_id for draft in found.drafts} == {PLAN}


def test_a_figure_for_our_area_is_none_of_another_area_s(opened: OpenLibrary) -> None:
    question = "How many GP practices are there in our area?"
    asked = consider(opened, question)
    ranked = of_our_area(asked.ranked, asked.understanding, asked.shelf)
    elsewhere = "cheshire-merseyside-workforce"

    assert elsewhere in {scored.unit.passage.doc_id for scored in asked.ranked}
    assert elsewhere not in {scored.unit.passage.doc_id for scored in ranked}
    found = told(opened, question)
    assert found is None or elsewhere not in {draft.passage.doc_id for draft in found.drafts}


def test_our_own_is_held_against_england_in_our_own_table(opened: OpenLibrary) -> None:
    found = told(opened, "compare our vacancy rate with England")

    assert found is not None
    said = [draft.text for draft in found.drafts]
    assert "LSC NHS trusts (average) — Vacancy rate: 5.9%" in said
    assert "LSC NHS trusts (average): National — Vacancy rate: 8.0%" in said


def test_what_is_counted_is_what_the_label_says(opened: OpenLibrary) -> None:
    assert told(opened, "How many nurses are there in Lancashire?") is None
