"""Documents set side by side as a whole: what each is, and what they say of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.plans.compared_documents import SIDE_BY_SIDE, answer_compared_documents

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary


def told(opened: OpenLibrary, question: str) -> Finding | None:
    asked = consider(opened, question)
    return answer_compared_documents(asked.understanding, asked.shelf)


@pytest.mark.parametrize(
    "question",
    [
        "How does the Hewitt review compare with the Fuller stocktake?",
        "Hewitt review vs Fuller stocktake",
        "what's the difference between the Hewitt review and the Fuller stocktake",
        "How do the Hewitt review and the Fuller stocktake relate to one another?",
    ],
)
def test_each_document_says_what_it_is_and_no_more_is_claimed(
    question: str, opened: OpenLibrary
) -> None:
    found = told(opened, question)

    assert found is not None
    assert (found.note, found.unsure) == (SIDE_BY_SIDE, True)
    documents = [draft.passage.doc_id for draft in found.drafts]
    assert set(documents) == {"hewitt-review-2023", "fuller-stocktake-2022"}
    assert documents.count("hewitt-review-2023") == documents.count("fuller-stocktake-2022")


def test_what_one_says_of_the_other_is_told(opened: OpenLibrary) -> None:
    found = told(opened, "How do the NHS People Promise and the People Plan differ?")

    assert found is not None
    said = [d.text for d in found.drafts if d.passage.doc_id == "nhs-people-plan-2020"]
    assert any("People Promise" in text for text in said)


@pytest.mark.parametrize(
    "question",
    [
        "How do the Hewitt review and the Fuller stocktake differ on prevention?",
        "What do the Hewitt review and the Fuller stocktake say?",
        "What is the difference between action 1 and action 2?",
        "How does the Fuller stocktake compare?",
    ],
)
def test_what_is_narrower_or_compares_no_two_documents_is_another_question(
    question: str, opened: OpenLibrary
) -> None:
    assert told(opened, question) is None


def test_a_table_that_sets_them_side_by_side_answers_whole(opened: OpenLibrary) -> None:
    found = told(
        opened,
        "Is the ICB's equality strategy the same as the Belonging Plan or are they different?",
    )

    assert found is not None
    assert (found.note, found.unsure, found.complete) == ("", False, True)
    assert [draft.text.split(" — ")[0] for draft in found.drafts] == ["Owner", "Scope", "Period"]
    assert all(
        "EDI strategy:" in draft.text and "Belonging Plan:" in draft.text for draft in found.drafts
    )
