"""The page's words for numbers, statuses, places and the catalogue's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.models import Answer, Citation, Statement, Timings
from assistant.pages.wording import (
    announcement,
    number_range,
    path_within,
    place_of,
    read_as,
    status,
    term,
)
from corpus.vocabulary import DocumentType, Geography, Sector

if TYPE_CHECKING:
    from assistant.models import Status


def citation(number: int = 1, doc_id: str = "a", page: int | None = None) -> Citation:
    return Citation(
        number=number, doc_id=doc_id, title="The plan", publisher=None, published=None,
        section="The plan > Aims > Pay", page=page, quote="It is so.", url=None,
        passage_id=f"{doc_id}-{number}",
    )  # fmt: skip


def answer(
    how: Status = "answered", *citations: Citation, standalone: str = "What is it?"
) -> Answer:
    return Answer(
        question="What is it?", standalone_question=standalone, status=how, mode="extractive",
        answer="It is so. [1]", citations=citations, retrieved=(),
        statements=tuple(
            Statement(text="It is so.", citations=(c.number,), support="verbatim")
            for c in citations
        ),
        timings_ms=Timings(understand=0, retrieve=0, answer=0, total=0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([1], "1"), ([1, 2], "1 and 2"), ([3, 1, 2], "1 to 3"), ([1, 3, 7], "1, 3 and 7")],
)
def test_numbers_read_well_aloud(numbers: list[int], words: str) -> None:
    assert number_range(numbers) == words


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("answered", "Answered from 1 document"),
        ("partial", "Partly answered: the library does not hold all that was asked for"),
        ("not_in_library", "Not in the library"),
        ("out_of_scope", "Outside this library’s field"),
    ],
)
def test_every_status_has_its_words(how: Status, words: str) -> None:
    assert status(answer(how, citation())) == words


def test_an_answer_that_is_not_sure_says_so() -> None:
    unsure = answer("answered", citation()).model_copy(update={"unsure": True})
    assert status(unsure) == "Perhaps answered from 1 document"


def test_the_announcement_counts_statements_and_sources() -> None:
    words = announcement(answer("answered", citation(1), citation(2, "b")), 3)
    assert words == "Answer 3 is ready. Answered from 2 documents. 2 statements, 2 sources."


def test_the_announcement_of_an_abstention_counts_nothing() -> None:
    assert announcement(answer("not_in_library"), 1) == "Answer 1 is ready. Not in the library."


def test_a_question_is_read_back_only_where_it_was_understood_otherwise() -> None:
    assert read_as(answer(standalone="what  is it?")) is None
    assert read_as(answer(standalone="What is the plan?")) == "What is the plan?"


def test_a_place_is_told_without_the_title_and_with_the_page() -> None:
    assert place_of(citation(page=4)) == "Aims › Pay, page 4"


def test_a_first_heading_that_is_not_the_title_is_kept() -> None:
    assert path_within(["Summary", "Aims"], "The plan") == "Summary › Aims"


def test_catalogue_terms_are_told_as_people_say_them() -> None:
    assert term(DocumentType.CASE_STUDY) == "Case study"
    assert term(Sector.VCFSE) == "Voluntary, community, faith and social enterprise"
    assert term(Geography.LANCASHIRE_SOUTH_CUMBRIA) == "Lancashire and South Cumbria"
