"""Lists of documents come from the catalogue, whole, each with a passage to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.catalogue import BUNDLED_NOTES, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation import Assistant
    from assistant.opening import OpenLibrary


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("List the case studies", "type", "case-study"),
        ("Which documents are about social care?", "sector", "social-care"),
        ("Which documents are from other areas?", "geography", "other-ics"),
        ("Which documents does the strategy name?", "core", "True"),
        ("Which documents were published in 2023?", "year", "2023"),
    ],
)
def test_every_document_that_meets_the_condition_is_listed_and_no_other(
    question: str, field: str, value: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    records = read_catalogue(BUNDLED_NOTES).records
    expected = {record.id for record in records if str(getattr(record, field)) == value}
    assert answer.status == "answered"
    assert {citation.doc_id for citation in answer.citations} == expected
    assert f"{len(expected)} of {len(records)}, by this library's own catalogue" in answer.answer


def test_each_line_is_a_title_that_stands_in_its_passage(assistant: Assistant) -> None:
    answer = assistant.ask("Which documents are about primary care?")

    assert {statement.support for statement in answer.statements} == {"verbatim"}
    assert [len(statement.citations) for statement in answer.statements] == [1] * 4


def test_how_many_documents_there_are_is_the_library_s_own_count(assistant: Assistant) -> None:
    answer = assistant.ask("How many documents are in the library?")

    assert answer.answer.startswith("By its own count, this library holds 98 documents.")
    assert answer.statements == ()


def test_the_newest_document_is_the_last_dated(assistant: Assistant) -> None:
    answer = assistant.ask("What is the newest document?")

    assert [citation.published for citation in answer.citations] == ["2025-01-10"]


def test_no_document_that_meets_a_condition_is_said_to_be_so(assistant: Assistant) -> None:
    answer = assistant.ask("Which documents were published in 1990?")

    assert answer.status == "not_in_library"
    assert "were published in 1990: none of 98" in answer.answer


def test_a_year_without_a_month_may_be_as_new(open_notes: Callable[..., OpenLibrary]) -> None:
    from assistant.conversation import Assistant

    notes = {
        name: f'---\nid: {name}\ntitle: Note {name}\npublished: "{date}"\n---\nA bridge.\n'
        for name, date in (("a", "2020"), ("b", "2024"), ("c", "2024-02"))
    }
    answer = Assistant(open_notes(**notes)).ask("What is the newest document?")

    assert [citation.doc_id for citation in answer.citations] == ["c"]
    assert "1 more of 2024 give no month" in answer.answer


def test_a_document_that_names_no_author_is_given_with_its_publisher(assistant: Assistant) -> None:
    answer = assistant.ask("Who wrote the NHS People Plan?")

    assert answer.status == "answered"
    assert "NHS England" in answer.answer
    assert [c.doc_id for c in answer.citations] == ["nhs-people-plan-2020"]


def test_another_document_of_the_same_name_is_not_given_its_publisher(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Who wrote the East Lancashire trust's blog on the People Promise?")

    assert answer.citations[0].doc_id == "elht-people-promise-2022"
    assert "Emma Dawkins" in answer.answer
