"""What an answer may be built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import CLINICS, VALLEY, consider

from assistant.answering.gathering import gather
from indexing.units import split_units

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.opening import OpenLibrary, Shelf


@pytest.mark.parametrize(
    "question",
    ["What does the Fuller Stocktake say about teams?", "Turnover of care workers in Devon"],
)
def test_each_passage_is_gathered_once(question: str, opened: OpenLibrary) -> None:
    ids = [item.passage.id for item in consider(opened, question).evidence]

    assert ids
    assert len(ids) == len(set(ids))


def test_a_document_that_the_question_names_comes_first(opened: OpenLibrary) -> None:
    asked = consider(opened, "What does the Fuller Stocktake say about the workforce?")

    first = [item.passage.doc_id for item in asked.evidence[:5]]
    assert first == ["fuller-stocktake-2022"] * 5


def test_what_was_retrieved_comes_before_the_rest_of_its_documents(
    assistant: Assistant, shelf: Shelf
) -> None:
    understanding = assistant.understand("Why do care workers leave?")
    search = shelf.retriever.search(understanding.search_text, asked=understanding.asked)
    found = [item.passage.id for item in search]

    gathered = [item.passage.id for item in gather(understanding, shelf)]

    assert [passage_id for passage_id in gathered if passage_id in found] == found
    assert gathered.index(found[-1]) < len(gathered) - 1


def test_a_table_that_was_cut_is_gathered_whole(valley: OpenLibrary) -> None:
    asked = consider(valley, "How many nurses has Clinic 17?")

    rows = [
        unit.row.label
        for item in asked.evidence
        for unit in split_units(item.passage)
        if unit.row and unit.row.label.startswith("Clinic")
    ]
    assert len(rows) == len(set(rows)) == CLINICS


def test_the_best_documents_are_read_as_a_whole(valley: OpenLibrary) -> None:
    asked = consider(valley, "What do the clinics cost?")

    gathered = {item.passage.id for item in asked.evidence}
    clinics = asked.shelf.library.document_passages("clinics")
    assert {passage.id for passage in clinics} <= gathered
    assert {item.passage.doc_id for item in asked.evidence} <= set(VALLEY)


def test_without_a_word_nothing_is_gathered(assistant: Assistant, shelf: Shelf) -> None:
    assert gather(assistant.understand("?!"), shelf) == []
