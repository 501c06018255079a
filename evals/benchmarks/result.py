"""The figures of a benchmark run."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from evals.answers.confidence import auroc
from evals.benchmarks.citing import cited_evidence, cited_pages, evidence_cited, pages_cited
from evals.retrieval.metrics import RETRIEVAL_METRICS
from evals.statistics import ratio, statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.benchmarks.asking import Asked, PartResult
    from evals.statistics import Estimate

TEXTS = ("passage_ndcg_at_10", "document_ndcg_at_10", "span_recall_at_10")
PAGES = ("document_ndcg_at_10", "document_recall_at_10", "document_hit_at_1")


@dataclass(frozen=True, slots=True)
class Score:
    """What one system reaches on a benchmark."""

    title: str
    retrieval: dict[str, Estimate]
    answerability: Estimate
    """AUROC of the confidence, or of a baseline's best score."""


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """The assistant beside the baselines; citations are the assistant's alone."""

    name: str
    day: str
    of: int
    """How many questions the benchmark has, of which `questions` were drawn."""
    questions: int
    unanswerable: int
    pages: bool
    scores: tuple[Score, ...]
    citation_precision: Estimate
    citation_recall: Estimate

    def markdown(self) -> str:
        """The figures as a table."""
        shown = PAGES if self.pages else TEXTS
        titles = [name.replace("_", " ") for name in shown]
        if self.pages:
            titles = [title.replace("document", "page") for title in titles]
        lines = [
            f"{self.name}, {self.day}: {self.questions} of {self.of} questions.",
            f"{self.unanswerable} of them are unanswerable.",
            "",
            f"| System | {' | '.join(titles)} | AUROC |",
            f"|---|{'---|' * (len(shown) + 1)}",
        ]
        for score in self.scores:
            cells = [*(score.retrieval[name] for name in shown), score.answerability]
            lines.append(f"| {score.title} | {' | '.join(map(_shown, cells))} |")
        cited = (
            f"Citations that stand in the evidence: {_shown(self.citation_precision)}. "
            f"Evidence that is cited: {_shown(self.citation_recall)}."
        )
        return "\n".join([*lines, "", cited])


def benchmark_result(
    name: str, day: str, of: int, parts: Sequence[PartResult], *, pages: bool
) -> BenchmarkResult:
    """The figures over all `parts` together."""
    outcomes = [outcome for part in parts for outcome in part.outcomes]
    precision, recall = (cited_pages, pages_cited) if pages else (cited_evidence, evidence_cited)
    return BenchmarkResult(
        name=name,
        day=day,
        of=of,
        questions=len(outcomes),
        unanswerable=sum(outcome.case.wants_refusal for outcome in outcomes),
        pages=pages,
        scores=tuple(_score([part.systems[name] for part in parts]) for name in parts[0].systems),
        citation_precision=ratio(map(precision, outcomes)),
        citation_recall=ratio(map(recall, outcomes)),
    )


def _score(asked: Sequence[Asked]) -> Score:
    rankings = list(chain.from_iterable(one.rankings for one in asked))
    sureness = chain.from_iterable(one.sureness for one in asked)
    weighed = [(not r.case.wants_refusal, s) for r, s in zip(rankings, sureness, strict=True)]
    retrieval = {
        metric.name: ratio(map(metric.measure, rankings))
        for metric in RETRIEVAL_METRICS
        if metric.name in (*TEXTS, *PAGES)
    }
    return Score(asked[0].title, retrieval, statistic(weighed, auroc))


def _shown(estimate: Estimate) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"
