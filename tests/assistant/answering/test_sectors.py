"""Pieces about another sector than the one that a question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.sectors import AskedSectors

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.opening import OpenLibrary

SOCIAL_CARE = "skills-for-care-size-structure-2023"
ALL_SECTORS = "lsc-five-year-workforce-strategy"
QUESTION = "How many vacancies does the NHS have in England?"


@pytest.mark.parametrize(
    ("question", "doc_id", "words", "left_out"),
    [
        (QUESTION, SOCIAL_CARE, "Vacancy rate in England", True),
        (QUESTION, SOCIAL_CARE, "NHS trusts in England", False),
        (QUESTION, SOCIAL_CARE, "Hospitals in England", False),
        (QUESTION, ALL_SECTORS, "Vacancy rate in England", False),
        ("Vacancies in social care and the NHS", SOCIAL_CARE, "Vacancy rate", False),
        ("How many vacancies are there in England?", SOCIAL_CARE, "Vacancy rate", False),
    ],
)
def test_a_document_of_another_sector_is_left_out_where_its_words_do_not_name_the_asked_one(
    question: str, doc_id: str, words: str, left_out: bool, opened: OpenLibrary
) -> None:
    record = opened.shelf().records[doc_id]

    assert AskedSectors.of(question).leave_out(record, words) is left_out


def test_vacancies_in_social_care_are_not_given_for_those_of_the_nhs(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)

    sure = answer.status == "answered" and not answer.unsure
    assert not (sure and any("9.9%" in one.text for one in answer.statements))
    assert answer.citations[0].doc_id not in (
        SOCIAL_CARE,
        "skills-for-care-workforce-strategy-2024",
    )
