"""Which way of answering fits a question, and what is said where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import CLINICS, VALLEY, consider

from assistant.answering.finder import UNSURE, find_answer
from assistant.answering.gate import judge
from assistant.answering.no_answer import NO_ANSWER, STATED_ABSENCE
from assistant.answering.weights import load_weights
from assistant.grounding.quotes import stands_in

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary


def find(opened: OpenLibrary, question: str) -> Finding:
    asked = consider(opened, question)
    return find_answer(asked.understanding, asked.evidence, asked.shelf)


def texts(found: Finding) -> list[str]:
    return [draft.text for draft in found.drafts]


def test_all_units_are_ranked_best_first(opened: OpenLibrary) -> None:
    asked = consider(opened, "Why do care workers leave?")

    scores = [scored.score for scored in asked.ranked]
    assert scores == sorted(scores, reverse=True)
    assert {s.unit.passage.id for s in asked.ranked} <= {e.passage.id for e in asked.evidence}


def test_a_number_is_given_with_its_row_and_column(valley: OpenLibrary) -> None:
    found = find(valley, "How many beds has the North garden?")

    assert found.status == "answered"
    assert texts(found) == ["North — Beds: 12"]
    (quotes,) = (draft.quotes for draft in found.drafts)
    assert "Beds" in quotes[0]
    assert "| 12 |" in quotes[-1]


def test_a_number_of_the_bundled_table_is_given_with_its_group(opened: OpenLibrary) -> None:
    found = find(opened, "What is the turnover of social care in the North West?")

    assert any(
        "social care" in text and "North West" in text and "Turnover: 29.5%" in text
        for text in texts(found)
    )


def test_an_amount_is_given_with_its_unit_and_period(valley: OpenLibrary) -> None:
    assert texts(find(valley, "What do the clinics cost?"))[0] == (
        "The clinics cost £4.2 million in 2023/24."
    )


def test_a_list_is_given_whole(valley: OpenLibrary) -> None:
    found = find(valley, "What are the four things that a garden needs?")

    assert found.status == "answered"
    assert texts(found) == ["a spade;", "a rake;", "two gloves;", "water."]


def test_a_table_that_was_cut_is_given_whole_with_each_row_quoted(valley: OpenLibrary) -> None:
    found = find(valley, "List all the clinics and their staff")

    assert [text.split(" — ")[0] for text in texts(found)] == [
        f"Clinic {n:02d}" for n in range(1, CLINICS + 1)
    ]
    for draft in found.drafts:
        assert all(stands_in(quote, draft.passage.text) for quote in draft.quotes)
        assert "| Clinic | Staff | Place |" in draft.quotes[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [("What are the six actions?", "Action 1"), ("What does action 5 commit us to?", "5a.")],
)
def test_what_the_outline_settles_needs_no_evidence(
    question: str, first: str, opened: OpenLibrary
) -> None:
    asked = consider(opened, question)

    found = find_answer(asked.understanding, [], asked.shelf)

    assert found.status == "answered"
    assert found.drafts[0].text.startswith(first)


def test_a_question_of_another_field_is_told_so(opened: OpenLibrary) -> None:
    found = find(opened, "What is the capital of Mongolia?")

    assert (found.status, found.drafts, found.nearest) == ("out_of_scope", (), ())


def test_without_an_answer_the_nearest_documents_are_offered(valley: OpenLibrary) -> None:
    found = find(valley, "Who runs the clinics?")

    assert (found.status, found.note, found.drafts) == ("not_in_library", NO_ANSWER, ())
    assert found.nearest[0] == "clinics"
    assert len(set(found.nearest)) == len(found.nearest) <= len(VALLEY)


def test_where_the_library_says_that_it_is_missing_its_word_is_given(opened: OpenLibrary) -> None:
    found = find(opened, "Who is the named lead for action 3?")

    assert (found.status, found.note) == ("not_in_library", STATED_ABSENCE)
    assert texts(found) == ["No named owner or budget is shown for individual actions."]


@pytest.mark.parametrize(
    "question",
    [
        "How is turnover of care workers to be brought down?",
        "Why do care workers leave?",
        "How much will the strategy cost?",
        "Which towns have no dentist?",
    ],
)
def test_the_verdict_decides_and_an_unsure_answer_says_so(
    question: str, opened: OpenLibrary
) -> None:
    asked = consider(opened, question)
    gate = load_weights().of_gate(asked.ranked[0].unit, asked.shelf)
    verdict = judge(asked.understanding, asked.ranked, asked.shelf, whole_list=False, weights=gate)

    found = find_answer(asked.understanding, asked.evidence, asked.shelf)

    assert (found.status == "answered") == verdict.answer
    assert (
        found.unsure
        == (found.note == UNSURE)
        == (verdict.answer and verdict.confidence < gate["sure"])
    )


def test_a_refusal_near_the_subject_shows_what_comes_closest_in_the_nearest_documents(
    opened: OpenLibrary,
) -> None:
    found = find(opened, "Is there free training for dementia in care homes?")

    assert (found.status, found.drafts) == ("not_in_library", ())
    assert [draft.passage.doc_id for draft in found.closest] == list(found.nearest)
    assert any("dementia" in draft.text for draft in found.closest)
    assert all(stands_in(quote, p.text) for draft in found.closest for p, quote in draft.quoted)


def test_a_refusal_far_from_the_subject_shows_no_words(opened: OpenLibrary) -> None:
    found = find(opened, "Is there a staff car park subsidy at Royal Blackburn?")

    assert found.status == "not_in_library"
    assert found.nearest
    assert found.closest == ()


def test_who_asks_for_an_action_of_ours_gets_no_table_of_another_document(
    opened: OpenLibrary,
) -> None:
    found = find(opened, "Which action is about agency spending?")

    assert all(
        draft.passage.doc_id != "lsc-new-hospitals-case-for-change-2021" for draft in found.drafts
    )
