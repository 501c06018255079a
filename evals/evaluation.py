"""One run of the suite: every question to the assistant and to the baselines, all judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import Assistant
from evals.answers import run_case
from evals.baselines.ours import chunks_of
from evals.baselines.registry import open_baseline
from evals.retrieval.judging import Chunk, judge_ranking
from evals.retrieval.metrics import DEPTH
from evals.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.generative.language_model import LanguageModel
    from assistant.opening import OpenLibrary
    from evals.answers import Outcome
    from evals.baselines.base import Baseline, BaselineName
    from evals.cases import Case
    from evals.retrieval.judging import Ranking

OURS = "assistant"


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one system ranked for each case."""

    title: str
    rankings: tuple[Ranking, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was measured, case by case."""

    outcomes: tuple[Outcome, ...]
    systems: dict[str, Ranked]
    """By name; the assistant, named `OURS`, comes first."""


def evaluate(
    opened: OpenLibrary,
    cases: Sequence[Case],
    baselines: Sequence[BaselineName] = (),
    tell: Callable[[str], object] = lambda _: None,
    model: LanguageModel | None = None,
) -> Evaluation:
    """Asks all `cases`; `tell` is told what is being done, and `model` writes, if there is one."""
    tell(f"Asking the assistant {len(cases)} questions ...")
    assistant = Assistant(opened, model)
    outcomes = tuple(run_case(assistant, case) for case in told(cases, "questions", tell))
    systems = {OURS: _ours(outcomes, opened)}
    for name in baselines:
        tell(f"Asking the baseline {name} ...")
        baseline = open_baseline(name, opened.shelf())
        systems[name] = Ranked(baseline.title, rank_all(baseline, cases))
    return Evaluation(outcomes, systems)


def joined(first: Evaluation, second: Evaluation) -> Evaluation:
    """Two evaluations as one: the same systems, asked about two libraries."""
    return Evaluation(
        outcomes=(*first.outcomes, *second.outcomes),
        systems={
            name: Ranked(ranked.title, (*ranked.rankings, *second.systems[name].rankings))
            for name, ranked in first.systems.items()
        },
    )


def rank_all(baseline: Baseline, cases: Sequence[Case]) -> tuple[Ranking, ...]:
    """What a baseline ranks for each case's last question, which is all that it is told."""
    collection = baseline.collection
    return tuple(
        judge_ranking(
            case,
            [chunk for chunk, _ in baseline.search(case.questions[-1], DEPTH)],
            collection,
        )
        for case in cases
    )


def _ours(outcomes: Sequence[Outcome], opened: OpenLibrary) -> Ranked:
    collection = chunks_of(opened.shelf())
    rankings = tuple(
        judge_ranking(
            outcome.case,
            [
                Chunk(passage.passage_id, passage.doc_id, passage.text)
                for passage in outcome.answer.retrieved[:DEPTH]
            ],
            collection,
        )
        for outcome in outcomes
    )
    return Ranked("The assistant", rankings)
