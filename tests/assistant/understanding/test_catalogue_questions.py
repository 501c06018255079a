"""Questions about the library's documents are told from questions about what they say."""

from __future__ import annotations

import pytest

from assistant.understanding.catalogue_questions import (
    CatalogueQuestion,
    read_catalogue_question,
)
from corpus.record import DocumentRecord

RECORDS = (
    DocumentRecord(
        id="a", title="A", publisher="The Bridge Fund; NHS England", published="2021-03"
    ),
    DocumentRecord(id="b", title="B", publisher="Northgate Council, North West"),
)


def read(question: str) -> CatalogueQuestion | None:
    return read_catalogue_question(question, RECORDS)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many documents are in the library?", CatalogueQuestion("count")),
        ("show me all the documents", CatalogueQuestion("list")),
        ("What's the newest document?", CatalogueQuestion("newest")),
        ("oldest case study", CatalogueQuestion("oldest", {"type": ("case-study",)})),
        ("List the case studies", CatalogueQuestion("list", {"type": ("case-study",)})),
        (
            "which documents are about social care?",
            CatalogueQuestion("list", {"sector": ("social-care",)}),
        ),
        (
            "Which plans and policies are from the North West?",
            CatalogueQuestion(
                "list",
                {
                    "type": ("plan", "policy"),
                    "geography": ("north-west", "lancashire-south-cumbria"),
                },
            ),
        ),
        ("which documents does the strategy name", CatalogueQuestion("list", {"core": ("true",)})),
        (
            "reports by the Bridge Fund since 2020",
            CatalogueQuestion("list", publisher="Bridge Fund", years=(2020, 9999)),
        ),
        ("the latest NHS England report", CatalogueQuestion("newest", publisher="NHS England")),
        (
            "how many documents were published between 2019 and 2021?",
            CatalogueQuestion("count", years=(2019, 2021)),
        ),
        ("which documents are older, from before 2020?", None),
    ],
)
def test_what_is_asked_of_the_catalogue_is_read(
    question: str, expected: CatalogueQuestion | None
) -> None:
    assert read(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Which documents mention turnover?",
        "What are the plans for social care?",
        "What evidence is there about retention?",
        "How many plans does the council have?",
        "How many documents did the strategy review?",
        "What does the strategy say about volunteers?",
        "Which case studies show that rotation works?",
        "What is the vacancy rate in social care?",
        "Tell me about the North West",
    ],
)
def test_a_question_about_what_documents_say_is_none(question: str) -> None:
    assert read(question) is None


def test_values_of_one_field_are_alternatives_and_all_fields_must_be_met() -> None:
    asked = CatalogueQuestion("list", publisher="bridge fund", years=(2020, 2021))
    assert [record.id for record in RECORDS if asked.meets(record)] == ["a"]
    assert not CatalogueQuestion("list", {"core": ("true",)}).meets(RECORDS[0])
