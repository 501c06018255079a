"""A question held against those that the library is known to answer, and not to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answering_kit import consider

from assistant.answering.known_questions import KnownQuestions, known_questions
from assistant.answering.weights import load_weights

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary

KNOWN = "How many are employed by the mill?"
UNKNOWN = "How much do people at the mill earn?"


def compared(library: OpenLibrary, question: str) -> KnownQuestions:
    asked = consider(library, question)
    return known_questions(asked.understanding, asked.shelf)


def test_a_question_like_one_that_is_answered_leads(mill: OpenLibrary) -> None:
    answered, unanswered = compared(mill, KNOWN), compared(mill, UNKNOWN)

    assert answered.known_lead > 0.5 > unanswered.known_lead
    assert answered.unanswered < unanswered.unanswered


def test_a_question_that_is_written_down_without_an_answer_is_as_near_as_can_be(
    mill: OpenLibrary,
) -> None:
    assert compared(mill, "What do workers at the mill earn?").unanswered > 0.95


def test_the_nearest_five_count_by_whether_they_have_an_answer(mill: OpenLibrary) -> None:
    # Four known questions have an answer and two have none.
    assert compared(mill, "When does the mill open?").known_share == 4 / 5
    assert compared(mill, UNKNOWN).known_share == 3 / 5


def test_where_no_question_without_an_answer_is_known_nothing_is_told(valley: OpenLibrary) -> None:
    assert compared(valley, "How many nurses are in clinic 07?") == KnownQuestions(
        0.0, 0.0, 0.0, 0.0
    )


def test_the_gate_goes_by_them_only_for_documents_that_they_were_written_for(
    mill: OpenLibrary,
) -> None:
    weights, shelf = load_weights(), mill.shelf()
    asked = consider(mill, "When does the lake freeze?")
    by_document = {scored.unit.passage.doc_id: scored.unit for scored in asked.ranked}

    assert weights.of_gate(by_document["mill"], shelf) == weights.gate
    assert weights.of_gate(by_document["lake"], shelf) == weights.plain.gate


def test_where_only_questions_without_an_answer_are_known_none_with_one_leads(
    closed_mill: OpenLibrary,
) -> None:
    known = compared(closed_mill, KNOWN)

    assert known.known_share == 0
    assert 0 <= known.known_lead < 0.5
