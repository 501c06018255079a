"""What a document is, in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.plans.overview import answer_overview
from indexing.units import split_units

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary


def told(opened: OpenLibrary, question: str) -> Finding | None:
    asked = consider(opened, question)
    return answer_overview(asked.understanding, asked.shelf)


@pytest.mark.parametrize(
    "question",
    [
        "What is the Fuller stocktake?",
        "what's the Fuller stocktake",
        "What was the Fuller stocktake about?",
        "Tell me about the Fuller stocktake",
    ],
)
def test_who_asks_what_a_document_is_gets_the_section_that_says_so(
    question: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert not found.unsure
    assert {draft.passage.heading_path[-1] for draft in found.drafts} == {"What it is"}
    assert {draft.passage.doc_id for draft in found.drafts} == {"fuller-stocktake-2022"}


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("What is the LTWP?", "At a glance"),
        ("What is the workforce strategy?", "2.1 What the strategy is"),
    ],
)
def test_a_section_may_say_it_under_another_heading(
    question: str, section: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert {draft.passage.heading_path[-1] for draft in found.drafts} == {section}


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the Fuller stocktake",
        "What are the main points of the Fuller stocktake?",
        "The Fuller stocktake in a nutshell",
    ],
)
def test_a_summary_is_how_a_document_begins_and_its_main_points(
    question: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    sections = [draft.passage.heading_path[-1] for draft in found.drafts]
    assert sections[:2] == ["What it is", "What it is"]
    assert set(sections[2:]) == {"Main proposals"}


def test_sentences_come_before_the_rows_of_a_table(opened: OpenLibrary) -> None:
    found = told(opened, "What is the LTWP?")

    assert found is not None
    assert found.drafts[0].text.startswith("The plan was commissioned")
    assert found.drafts[-1].text == "Length: 151 pages in the PDF version"


@pytest.mark.parametrize(
    "question",
    [
        "What is the budget of the Fuller stocktake?",
        "What is said of volunteers in the LTWP?",
        "What is turnover?",
        "Who led the Fuller stocktake?",
    ],
)
def test_a_narrower_question_is_not_answered_so(question: str, opened: OpenLibrary) -> None:
    assert told(opened, question) is None


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How was the strategy made?", "Three elements fed the strategy"),
        ("How was the Akehurst study carried out?", "Action research."),
    ],
)
def test_how_a_document_was_made_is_told_from_the_section_that_says_so(
    question: str, first: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert found.drafts[0].text.startswith(first)


def test_without_such_a_section_how_it_was_made_is_left_to_the_search(opened: OpenLibrary) -> None:
    assert told(opened, "How was the Fuller stocktake made?") is None


def test_in_a_nutshell_asks_for_nothing_narrower(opened: OpenLibrary) -> None:
    assert told(opened, "Belonging plan - what is it in a nutshell?") is not None


@pytest.mark.parametrize(
    "question",
    [
        "What is the workforce strategy trying to do?",
        "What are the aims of the workforce strategy?",
        "What is the purpose of the workforce strategy?",
    ],
)
def test_who_asks_what_a_document_is_for_gets_its_aims_whole(
    question: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert {draft.passage.heading_path[-1] for draft in found.drafts} == {
        "3.3 What the strategy aims to do"
    }
    assert len(found.drafts) == 8


def test_a_document_without_such_a_section_is_told_by_its_beginning(opened: OpenLibrary) -> None:
    found = told(opened, "What is the purpose of the LTWP?")

    assert found is not None
    assert {draft.passage.heading_path[-1] for draft in found.drafts} == {"At a glance"}


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("What does the Messenger review recommend?", "Seven recommendations"),
        ("What did the Fuller stocktake propose?", "Main proposals"),
        ("what does the courage of compassion report call for", "Eight areas of recommendation"),
        ("What did the NAO find?", "Judgements"),
        ("What did the Nuffield Trust find about digital skills?", "Key messages"),
    ],
)
def test_what_a_document_recommends_or_found_is_the_section_that_says_so_in_its_order(
    question: str, section: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert {draft.passage.heading_path[-1] for draft in found.drafts} == {section}
    passages = {draft.passage.position: draft.passage for draft in found.drafts}
    told_of = [unit.text for n in sorted(passages) for unit in split_units(passages[n])]
    assert [draft.text for draft in found.drafts] == told_of


@pytest.mark.parametrize(
    "question",
    [
        "What does the People Plan recommend?",
        "What did the Nuffield Trust find about pay?",
        "What are the ten people functions every ICS is supposed to deliver?",
    ],
)
def test_what_no_section_tells_or_is_narrower_is_looked_for_in_the_text(
    question: str, opened: OpenLibrary
) -> None:
    assert told(opened, question) is None
