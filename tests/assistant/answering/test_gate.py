"""Whether the evidence holds an answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from answering_kit import Considered, consider

from assistant.answering.gate import Verdict, judge, stated_absence
from assistant.answering.gate_features import GateFeatures, gate_features
from assistant.answering.kinds_of_fact import shows_wanted
from assistant.answering.weights import load_weights

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.opening import OpenLibrary

ANSWERABLE = "What is the turnover of NHS trusts?"
UNANSWERABLE = "Who is the named lead for action 3?"


def verdict(asked: Considered, *, whole_list: bool = False, **weights: float) -> Verdict:
    return judge(
        asked.understanding,
        asked.ranked,
        asked.shelf,
        whole_list=whole_list,
        weights=load_weights().gate | weights,
    )


def features(asked: Considered, *, absent: bool = False, whole_list: bool = False) -> GateFeatures:
    return gate_features(asked.understanding, asked.ranked, asked.shelf, absent, whole_list)


def absence(asked: Considered) -> str | None:
    found = stated_absence(asked.understanding, asked.ranked, asked.shelf)
    return found.unit.text if found else None


def test_nothing_is_no_answer(opened: OpenLibrary) -> None:
    asked = consider(opened, ANSWERABLE)

    found = judge(
        asked.understanding, [], asked.shelf, whole_list=False, weights=load_weights().gate
    )

    assert found == Verdict(answer=False, confidence=0.0)


def test_a_question_with_its_answer_is_surer_than_one_without(opened: OpenLibrary) -> None:
    with_answer, without = (verdict(consider(opened, q)) for q in (ANSWERABLE, UNANSWERABLE))

    assert with_answer.answer
    assert not without.answer
    assert with_answer.confidence > without.confidence


def test_where_the_likest_piece_says_that_it_is_missing_no_confidence_helps(
    opened: OpenLibrary,
) -> None:
    asked = consider(opened, "Who pays for the strategy?")

    found = verdict(asked, threshold=0.0)

    assert found.absent is asked.ranked[0]
    assert not found.answer


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_the_threshold_decides_and_the_confidence_stays(
    threshold: float, opened: OpenLibrary
) -> None:
    asked = consider(opened, ANSWERABLE)

    found = verdict(asked, threshold=threshold)

    assert found.answer == (threshold == 0)
    assert found.confidence == verdict(asked).confidence
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "question", [ANSWERABLE, UNANSWERABLE, "What did Baroness Cumberlege say in 1987 about pay?"]
)
def test_every_signal_is_a_share(question: str, opened: OpenLibrary) -> None:
    for name, value in asdict(features(consider(opened, question))).items():
        assert -1e-9 <= value <= 1 + 1e-9, name


def test_the_sort_of_fact_that_is_asked_for_is_a_signal(opened: OpenLibrary) -> None:
    sorts = {
        "Who chairs the people board?": "person",
        "What is the budget of the strategy?": "money",
        "When was the strategy approved?": "date",
        "What share of staff is over 55?": "number",
    }
    for question, sort in sorts.items():
        known = asdict(features(consider(opened, question)))
        assert {name for name in ("person", "money", "date", "number") if known[name]} == {sort}


def test_units_without_the_sort_of_fact_that_is_asked_for_are_no_answer(
    opened: OpenLibrary,
) -> None:
    asked = consider(opened, "When was the strategy approved?")
    undated = [s for s in asked.ranked if not shows_wanted(s.unit.text, "date")]
    sure = load_weights().gate | {"threshold": 0.0}

    for units, answered in ((asked.ranked, True), (undated, False)):
        verdict = judge(asked.understanding, units, asked.shelf, whole_list=False, weights=sure)
        assert verdict.answer is answered


def test_a_focus_that_stands_in_none_of_the_first_units_is_missing(opened: OpenLibrary) -> None:
    asked = consider(opened, "What turnover target does the strategy set?")
    assert features(asked).focus_missing == 0
    asked = consider(opened, "What telescope does the strategy set a turnover target for?")
    assert features(asked).focus_missing == 1


def test_words_that_the_library_never_uses_count_as_unknown(opened: OpenLibrary) -> None:
    strange = features(consider(opened, "What is the turnover of xylophonists and zookeepers?"))

    assert features(consider(opened, ANSWERABLE)).unknown == 0
    assert strange.unknown > 0.3


def test_a_year_that_does_not_stand_there_is_missing(opened: OpenLibrary) -> None:
    assert features(consider(opened, "Turnover of nurses in 1987")).year_missing == 1
    assert features(consider(opened, "Turnover of nurses in social care 2022/23")).year_missing == 0


def test_a_name_that_does_not_stand_in_the_best_document_is_missing(opened: OpenLibrary) -> None:
    known = features(consider(opened, "What did the foreword by Beethoven say about turnover?"))
    signed = features(consider(opened, "What did the foreword by Kevin Lavery say of turnover?"))

    assert (known.name_missing, signed.name_missing) == (1, 0)


def test_an_empty_cell_says_that_the_value_is_not_there(valley: OpenLibrary) -> None:
    found = absence(consider(valley, "How many beds has the South garden?"))

    assert found is not None
    assert found.startswith("South")


def test_a_cell_with_a_value_says_no_such_thing(valley: OpenLibrary) -> None:
    assert absence(consider(valley, "How many beds has the North garden?")) is None


def test_a_sentence_says_that_what_is_asked_for_is_missing(opened: OpenLibrary) -> None:
    assert absence(consider(opened, UNANSWERABLE)) == (
        "No named owner or budget is shown for individual actions."
    )


def test_stated_absence_speaks_against_an_answer(opened: OpenLibrary) -> None:
    asked = consider(opened, UNANSWERABLE)

    assert verdict(asked).absent is not None
    assert verdict(asked).confidence < verdict(asked, absent=0.0).confidence


def test_a_whole_list_is_not_taken_for_an_absence(opened: OpenLibrary) -> None:
    asked = consider(opened, UNANSWERABLE)

    assert verdict(asked, whole_list=True).absent is None
    assert features(asked, whole_list=True).whole_list == 1


def test_what_a_named_document_says_of_a_thing_is_answered_where_a_piece_holds_all_of_it(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does the LTWP say about medical school places?")

    assert (answer.status, answer.unsure) == ("answered", False)
    assert any("15,000" in statement.text for statement in answer.statements)
    assert answer.citations[0].doc_id == "nhs-long-term-workforce-plan-2023"


def test_what_a_named_document_does_not_hold_is_not_answered_for_being_asked_so(
    assistant: Assistant,
) -> None:
    assert assistant.ask("What does the LTWP say about ambulance stations?").status != "answered"


def test_what_a_named_document_says_of_most_of_a_thing_is_given_with_doubt(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What did Hewitt say about integrated care systems and targets?")

    assert (answer.status, answer.unsure) == ("answered", True)
    assert {citation.doc_id for citation in answer.citations} == {"hewitt-review-2023"}


def test_the_absence_that_another_document_states_is_not_that_of_the_named_one(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does the People Plan say about targets?")

    assert {citation.doc_id for citation in answer.citations} <= {"nhs-people-plan-2020"}


def test_a_publishers_word_is_given_from_its_documents_alone(assistant: Assistant) -> None:
    answer = assistant.ask("What does Skills for Care think about pay?")

    assert answer.status == "answered"
    assert answer.citations
    assert {citation.publisher for citation in answer.citations} == {"Skills for Care"}


def test_of_several_documents_only_what_is_on_the_subject_is_their_word(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does the King's Fund say about retention?")

    assert answer.citations
    assert all("retention" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question", ["How many people work in health and care in LSC?", "how many staff are there"]
)
def test_how_many_work_here_is_told_from_our_own_plan(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)

    assert "128,000" in answer.answer


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("What is the turnover rate of NHS trusts in Lancashire in 2031/32?", False),
        ("What is the turnover rate of NHS trusts in Lancashire?", True),
    ],
)
def test_a_rate_of_one_year_is_none_of_another(
    question: str, answers: bool, opened: OpenLibrary
) -> None:
    assert verdict(consider(opened, question)).answer == answers


def test_that_other_figures_are_missing_says_nothing_of_what_is_counted(
    opened: OpenLibrary,
) -> None:
    assert absence(consider(opened, "How many care homes are there in our area?")) is None


def test_who_is_in_a_body_may_be_what_is_missing(opened: OpenLibrary) -> None:
    found = absence(consider(opened, "Who is on the People Board?"))

    assert found is not None
    assert found.startswith("Membership")
