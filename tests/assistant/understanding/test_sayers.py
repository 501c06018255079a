"""Whose word a question asks for: documents' by name, or those of their publishers."""

from __future__ import annotations

import pytest

from assistant.understanding.sayers import publishers_asked, sayer_in
from corpus.glossary_file import load_glossary
from corpus.record import DocumentRecord

RECORDS = (
    DocumentRecord(id="audit", title="Modelling", publisher="National Audit Office"),
    DocumentRecord(id="fund", title="Volunteers", publisher="The King's Fund"),
    DocumentRecord(id="fund-2", title="Extra roles", publisher="The King's Fund"),
)
GLOSSARY = load_glossary().for_records(RECORDS)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What does the Hewitt review say about targets?", "the Hewitt review"),
        ("and what did the NAO find?", "the NAO"),
        ("Does the People Plan mention pay?", "the People Plan"),
        (
            "What do the Fuller stocktake and the Topol Review propose?",
            "the Fuller stocktake and the Topol Review",
        ),
        ("What is turnover in social care?", ""),
        ("How does the strategy help?", ""),
    ],
)
def test_the_sayer_is_who_stands_before_the_saying(question: str, who: str) -> None:
    assert sayer_in(question) == who


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("What does the King's Fund say about volunteers?", ["fund", "fund-2"]),
        ("What did the NAO think of it?", ["audit"]),
        ("What do the NAO and the King's Fund say?", ["audit", "fund", "fund-2"]),
        ("What does the King's Fund chart show?", []),
        ("What does the head of the King's Fund say?", []),
        ("Who works with the King's Fund?", []),
    ],
)
def test_a_publishers_word_is_that_of_its_documents(question: str, documents: list[str]) -> None:
    named = publishers_asked(question, GLOSSARY)

    assert [name.doc_id for name in named] == documents
    assert all(question[slice(*name.span)] == name.text for name in named)
