"""Measuring answers: what counts as right, and how it is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.answer_wording import named_nearest
from assistant.conversation import Assistant
from assistant.models import NearDocument
from assistant.settings import Settings
from evals.answers import Outcome, failures, holds, run_case, table
from evals.answers.__main__ import main
from evals.answers.outcome import judge
from evals.cases import Case, load_cases

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

COST = Case.model_validate(
    {
        "id": "cost",
        "slice": "number",
        "questions": ["What does the referrals plan cost?"],
        "key_facts": [["£125,000", "125 thousand"], ["2024/25"]],
        "evidence": [{"doc_id": "referrals-plan", "quote": "The plan costs £125,000 in 2024/25"}],
        "status": "answered",
        "forbidden": ["£130,000"],
        "notes": "",
        "basis": "",
    }
)
MONGOLIA = Case.model_validate(
    {
        "id": "mongolia",
        "slice": "unanswerable",
        "questions": ["What is the capital of Mongolia?"],
        "key_facts": [],
        "evidence": [],
        "status": "out_of_scope",
        "notes": "",
        "basis": "",
    }
)


@pytest.fixture(scope="module")
def small(small_home: Path) -> Generator[Assistant]:
    with Assistant.open(Settings(home=small_home)) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def outcome(small: Assistant) -> Outcome:
    return run_case(small, COST)


def saying(outcome: Outcome, text: str) -> Outcome:
    """The outcome with another answer text."""
    return replace(outcome, answer=outcome.answer.model_copy(update={"answer": text}))


def test_an_answer_with_every_fact_from_the_right_document_passes(outcome: Outcome) -> None:
    assert (outcome.missing, outcome.forbidden, outcome.right_document) == ((), (), True)
    assert outcome.passed


def test_a_fact_that_is_not_said_is_missing_by_its_first_form(small: Assistant) -> None:
    case = COST.model_copy(update={"key_facts": (("£125,000",), ("nine lives", "9 lives"))})

    found = run_case(small, case)

    assert found.missing == ("nine lives",)
    assert not found.passed


def test_an_answer_that_cites_no_evidence_document_does_not_pass(small: Assistant) -> None:
    elsewhere = COST.evidence[0].model_copy(update={"doc_id": "kitchens"})

    found = run_case(small, COST.model_copy(update={"evidence": (elsewhere,)}))

    assert not found.right_document
    assert not found.passed


def test_an_answer_that_says_what_it_must_not_does_not_pass(small: Assistant) -> None:
    found = run_case(small, COST.model_copy(update={"forbidden": ("the reserve",)}))

    assert found.forbidden == ("the reserve",)
    assert not found.passed


def test_a_refusal_passes_where_one_is_wanted_and_only_there(
    small: Assistant, outcome: Outcome
) -> None:
    refusal = run_case(small, MONGOLIA)

    assert refusal.refused
    assert refusal.passed
    assert not replace(refusal, case=COST).passed
    assert not replace(outcome, case=MONGOLIA).passed


def test_what_a_refusal_shows_of_the_nearest_documents_is_not_told(small: Assistant) -> None:
    refusal = run_case(small, MONGOLIA).answer
    near = NearDocument(doc_id="plan", title="Plan", passage_id="p", says="£125,000 in 2024/25")
    shown = f"{refusal.answer}{named_nearest([near])}"

    found = judge(COST, refusal.model_copy(update={"answer": shown, "nearest": (near,)}), {})

    assert "£125,000" in shown
    assert found.missing == ("£125,000", "2024/25")


def test_only_the_last_question_of_a_conversation_is_judged(small: Assistant) -> None:
    talk = COST.model_copy(update={"questions": ("How many cooks has Riverside?", *COST.questions)})

    assert run_case(small, talk).answer.question == COST.questions[0]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Turnover is **17%** now [1]", "17%", True),
        ("Turnover is 17% now", "7%", False),
        ("It is 1,405 in all", "405", False),
        ("It is 140.5 in all", "140", False),
        ("There are 140.", "140", True),
        ("Two things [4]", "4", False),
        ("Training  and\nSupervision", "training and supervision", True),
    ],
)
def test_words_are_said_whatever_their_marks_and_numbers_only_whole(
    text: str, words: str, said: bool, outcome: Outcome
) -> None:
    assert holds(saying(outcome, text).answer, words) == said


def test_both_halves_stand_side_by_side(outcome: Outcome) -> None:
    cases = [COST.model_copy(update={"id": f"cost-{n}"}) for n in range(8)]
    tuning = sum(case.half == "tune" for case in cases)

    shown = table([replace(outcome, case=case) for case in cases]).splitlines()

    assert shown[0] == f"| Measure | Tuning ({tuning}) | Held out ({8 - tuning}) |"
    right = f"| right document cited | {tuning}/{tuning} (100.0%, 100.0 to 100.0) |"
    assert any(line.startswith(right) for line in shown)


def test_a_half_without_cases_shows_no_share() -> None:
    assert "–" in table([])


def test_what_went_wrong_is_shown_for_the_tuning_half_alone(outcome: Outcome) -> None:
    cases = [COST.model_copy(update={"id": f"cost-{n}"}) for n in range(8)]
    wrong = [replace(outcome, case=case, missing=("2024/25",)) for case in cases]

    shown = failures([outcome, *wrong])

    assert len(shown) == sum(case.half == "tune" for case in cases)
    assert all("missing ['2024/25']" in text for text in shown)


def test_the_command_asks_the_gold_questions_of_a_slice(
    bundled_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKFORCE_HOME", str(bundled_home))

    assert main(["--slice", "injection-in-question", "--failures"]) == 0

    printed = capsys.readouterr().out
    cases = [case for case in load_cases() if case.slice == "injection-in-question"]
    assert f"Slices: {{'injection-in-question': {len(cases)}}}" in printed
    assert "Median time of an answer" in printed
