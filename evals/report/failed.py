"""What went wrong with a case, for people: what was asked, said, cited, and should have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.quality import Failure, ShownPassage, Source
from evals.evaluation import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evals.answers import Outcome
    from evals.evaluation import Evaluation
    from evals.retrieval.judging import Ranking


def failed_cases(evaluation: Evaluation, *, held_out: bool = False) -> list[Failure]:
    """The failed cases of the tuning part, and of the other if asked for, by slice and id."""
    judged = zip(evaluation.outcomes, evaluation.systems[OURS].rankings, strict=True)
    failed = [
        _failure(outcome, ranking)
        for outcome, ranking in judged
        if not outcome.passed and (held_out or outcome.case.half == "tune")
    ]
    return sorted(failed, key=lambda one: (one.slice, one.id))


def _failure(outcome: Outcome, ranking: Ranking) -> Failure:
    case, answer = outcome.case, outcome.answer
    return Failure(
        id=case.id,
        slice=case.slice,
        half=case.half,
        questions=case.questions,
        understood=answer.standalone_question,
        expected=case.status,
        status=answer.status,
        reasons=tuple(_reasons(outcome)),
        answer=answer.answer,
        evidence=tuple(
            Source(doc_id=span.doc_id, quote=span.quote, rank=rank)
            for span, rank in zip(case.evidence, ranking.spans, strict=True)
        ),
        cited=bool(answer.citations),
        passages=tuple(_passages(outcome)),
    )


def _passages(outcome: Outcome) -> Iterable[ShownPassage]:
    """The cited passages; where nothing is cited, the first that was retrieved."""
    answer = outcome.answer
    cited = {citation.passage_id for citation in answer.citations}
    shown = [one for one in answer.retrieved if one.passage_id in cited] or answer.retrieved[:1]
    return (ShownPassage(id=one.passage_id, text=one.text) for one in shown)


def _reasons(outcome: Outcome) -> Iterable[str]:
    if outcome.forbidden:
        yield f"It says what it must not: {'; '.join(outcome.forbidden)}."
    if outcome.case.wants_refusal and not outcome.refused:
        yield "It answers, and the library has no answer."
    if not outcome.case.wants_refusal and outcome.refused:
        yield "It refuses, and the library has the answer."
    elif not outcome.case.wants_refusal:
        if outcome.missing:
            yield f"It does not say: {'; '.join(outcome.missing)}."
        if not outcome.right_document:
            yield "It cites no document that holds the evidence."
