"""The evidence map: which documents bear on a statement, on which side, and how much they weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.evidence import EvidenceMapper, statement_of
from assistant.evidence.model import Strength
from assistant.evidence.wording import load_evidence_wording
from assistant.opening import OpenLibrary
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from assistant.opening import Shelf

STRATEGY = "lsc-five-year-workforce-strategy"


@pytest.fixture(scope="module")
def shelf(bundled_home: Path) -> Generator[Shelf]:
    opened = OpenLibrary(Settings(home=bundled_home))
    yield opened.shelf()
    opened.close()


def test_every_quote_stands_in_its_passage_and_no_plan_is_evidence_for_itself(
    shelf: Shelf,
) -> None:
    found = EvidenceMapper(shelf.aligner).map(statement_of("career pathways", shelf))

    assert found.documents
    assert STRATEGY not in {document.doc_id for document in found.documents}
    for document in found.documents:
        for quote in document.quotes:
            assert quote.quote in shelf.library.passages([quote.passage_id])[0].text


def test_case_studies_say_what_was_done_and_what_came_of_it(shelf: Shelf) -> None:
    found = EvidenceMapper(shelf.aligner).map(
        statement_of("work out workforce plans together step by step", shelf)
    )

    assert found.case_studies
    assert any(case.outcome for case in found.case_studies)
    assert all(case.did for case in found.case_studies)


def test_what_the_library_knows_nothing_of_has_no_evidence(shelf: Shelf) -> None:
    found = EvidenceMapper(shelf.aligner).map(statement_of("volcanoes of Iceland", shelf))

    assert found.documents == ()
    assert found.strength.in_words == "No document of this library bears on it."


def test_a_unit_of_the_plan_stands_for_its_words(shelf: Shelf) -> None:
    assert statement_of("5d", shelf).text.startswith("Deanery models.")
    assert statement_of("action 3", shelf).text.startswith("Action 3 — inclusive")
    assert statement_of("5d", shelf).besides == {STRATEGY}
    assert statement_of("staff like flexible work", shelf).text == "staff like flexible work"


def test_documents_of_one_publisher_are_counted_as_not_independent() -> None:
    strength = Strength(
        documents=3, publishers=2, kinds={"data": 1, "case study": 2}, oldest="2019", newest="2023"
    )

    assert strength.in_words == (
        "3 documents of 2 publishers: 1 of data, 2 case studies; 2019 to 2023."
    )


def test_words_of_doubt_are_data() -> None:
    words = load_evidence_wording()

    assert words.is_contrary("There is little evidence that it works.")
    assert not words.is_contrary("It works.")


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What evidence is there for career pathways?", "career pathways"),
        ("What evidence backs the idea that supervision helps?", "supervision helps"),
        ("Is action 6 supported by evidence?", "action 6"),
        ("How well evidenced is 5d?", "5d"),
        ("evidence for a joint programme", "a joint programme"),
        ("Does any document contradict the claim that pay matters?", "pay matters"),
        ("What is turnover?", None),
        ("What does the evidence review find?", None),
        ("Who gives evidence?", None),
    ],
)
def test_what_evidence_is_asked_for_is_read_from_the_question(
    question: str, about: str | None
) -> None:
    assert load_evidence_wording().asked_about(question) == about


def test_what_only_names_a_subject_is_no_evidence(shelf: Shelf) -> None:
    found = EvidenceMapper(shelf.aligner).map(statement_of("leadership and culture", shelf))

    quotes = [quote.quote for document in found.documents for quote in document.quotes]
    assert quotes
    assert min(len(quote.split()) for quote in quotes) >= 4
