"""Risk and coverage, and the refusal confusion matrix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evals.answers.confidence import Confusion, answerability, confusion, risk_coverage, sureness

if TYPE_CHECKING:
    from evals.answers import Outcome
    from evals.evaluation import Evaluation


def sure(outcome: Outcome, confidence: float | None, *, right: bool = True) -> Outcome:
    """The outcome with another confidence, and with a fact missing where it is not right."""
    answer = outcome.answer.model_copy(update={"confidence": confidence})
    return replace(outcome, answer=answer, missing=() if right else ("a fact",))


def test_answers_and_refusals_are_counted_by_what_was_due(measured: Evaluation) -> None:
    first = measured.outcomes[0]
    refusing = replace(first, answer=first.answer.model_copy(update={"status": "not_in_library"}))

    assert confusion([*measured.outcomes, refusing]) == Confusion(
        answered_rightly=10, refused_wrongly=1, answered_wrongly=0, refused_rightly=3
    )


def test_risk_grows_as_less_sure_answers_are_taken_in(measured: Evaluation) -> None:
    one, refused = measured.outcomes[0], measured.outcomes[-1]
    outcomes = [sure(one, 0.9), sure(one, 0.8), sure(one, 0.7, right=False), refused]

    points = [(point.coverage, point.risk) for point in risk_coverage(outcomes)]

    assert points == [(0.25, 0), (0.5, 0), (0.75, 1 / 3)]


def test_answers_of_one_confidence_are_taken_together(measured: Evaluation) -> None:
    one = measured.outcomes[0]

    (point,) = risk_coverage([sure(one, 0.8), sure(one, 0.8, right=False)])

    assert (point.coverage, point.risk) == (1, 0.5)


def test_what_was_not_weighed_counts_as_sure_either_way(measured: Evaluation) -> None:
    mongolia = measured.outcomes[-1]

    assert sureness(sure(measured.outcomes[0], None)) == 1
    assert mongolia.answer.confidence is None
    assert sureness(mongolia) == 0


def test_confidence_tells_the_answerable_questions_of_the_kit(measured: Evaluation) -> None:
    assert answerability(measured.outcomes).value == 1
    assert answerability(measured.outcomes[:3]).value is None
