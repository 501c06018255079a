"""What went wrong with a case, for people: what was asked, said, cited, and should have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.evaluation import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evals.answers import Outcome
    from evals.evaluation import Evaluation
    from evals.retrieval.judging import Ranking


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence: where it stands, and at which rank it was retrieved."""

    doc_id: str
    quote: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Failed:
    """One failed case."""

    outcome: Outcome
    reasons: tuple[str, ...]
    evidence: tuple[Source, ...]

    @property
    def passages(self) -> dict[str, str]:
        """The cited passages by id; where nothing is cited, the first that were retrieved."""
        answer = self.outcome.answer
        cited = {citation.passage_id for citation in answer.citations}
        texts = {passage.passage_id: passage.text for passage in answer.retrieved}
        known = {i: text for i, text in texts.items() if i in cited}
        return known or dict(list(texts.items())[:1])


def failed_cases(evaluation: Evaluation, *, held_out: bool = False) -> list[Failed]:
    """The failed cases of the tuning half, and of the other if asked for, by slice and id."""
    judged = zip(evaluation.outcomes, evaluation.systems[OURS].rankings, strict=True)
    failed = [
        Failed(outcome, tuple(_reasons(outcome)), tuple(_evidence(ranking)))
        for outcome, ranking in judged
        if not outcome.passed and (held_out or outcome.case.half == "tune")
    ]
    return sorted(failed, key=lambda one: (one.outcome.case.slice, one.outcome.case.id))


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


def _evidence(ranking: Ranking) -> Iterable[Source]:
    for span, rank in zip(ranking.case.evidence, ranking.spans, strict=True):
        yield Source(span.doc_id, span.quote, rank)
