"""Indexes a benchmark's documents as any library, asks its questions, and measures what comes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.answers.confidence import auroc, sureness
from evals.baselines.base import BASELINES
from evals.baselines.registry import open_baseline
from evals.benchmarks.citing import cited_evidence, evidence_cited
from evals.benchmarks.reading import (
    BenchmarkError,
    Document,
    Query,
    as_cases,
    library_ids,
    read_jsonl,
)
from evals.evaluation import OURS, Ranked, evaluate, rank_all
from evals.planted import share_models
from evals.retrieval.metrics import RETRIEVAL_METRICS
from evals.statistics import ratio, statistic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from evals.answers import Outcome
    from evals.cases import Case
    from evals.statistics import Estimate

SHOWN = ("passage_ndcg_at_10", "document_ndcg_at_10", "span_recall_at_10")


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
    questions: int
    unanswerable: int
    scores: tuple[Score, ...]
    citation_precision: Estimate
    citation_recall: Estimate

    def markdown(self) -> str:
        """The figures as a table."""
        lines = [
            f"{self.name}: {self.questions} questions, {self.unanswerable} of them unanswerable.",
            "",
            f"| System | {' | '.join(name.replace('_', ' ') for name in SHOWN)} | AUROC |",
            f"|---|{'---|' * (len(SHOWN) + 1)}",
        ]
        for score in self.scores:
            cells = [*(score.retrieval[name] for name in SHOWN), score.answerability]
            lines.append(f"| {score.title} | {' | '.join(map(_shown, cells))} |")
        cited = (
            f"Citations that stand in the evidence: {_shown(self.citation_precision)}. "
            f"Evidence that is cited: {_shown(self.citation_recall)}."
        )
        return "\n".join([*lines, "", cited])


def run_benchmark(
    data: Path,
    workplace: Path,
    *,
    limit: int | None = None,
    models_of: Path | None = None,
    tell: Callable[[str], object] = lambda _: None,
) -> BenchmarkResult:
    """Runs the benchmark in `data`; the library is indexed in `workplace`, an empty folder.

    `limit` takes that many questions, drawn by their ids, the same always; `models_of` is a home
    whose embedding model need not be prepared again.

    Raises:
        BenchmarkError: its files cannot be read, or not all documents be indexed.
    """
    documents = read_jsonl(data / "corpus.jsonl", Document)
    queries = read_jsonl(data / "queries.jsonl", Query)
    cases = sorted(as_cases(queries, documents), key=lambda case: _drawn(case.id))[:limit]
    if models_of:
        share_models(models_of, workplace / "home")
    opened = _library(documents, workplace, tell)
    try:
        return _measured(data.name, cases, opened, tell)
    finally:
        opened.close()


def _measured(
    name: str, cases: Sequence[Case], opened: OpenLibrary, tell: Callable[[str], object]
) -> BenchmarkResult:
    evaluation = evaluate(opened, cases, tell=tell)
    scores = [_score(evaluation.systems[OURS], _weighed(evaluation.outcomes))]
    for baseline_name in BASELINES:
        tell(f"Asking the baseline {baseline_name} ...")
        baseline = open_baseline(baseline_name, opened.shelf())
        found = [(case, baseline.search(case.questions[-1], 1)) for case in cases]
        best = [(not c.wants_refusal, hits[0][1] if hits else 0.0) for c, hits in found]
        scores.append(_score(Ranked(baseline.title, rank_all(baseline, cases)), best))
    return BenchmarkResult(
        name=name,
        questions=len(cases),
        unanswerable=sum(case.wants_refusal for case in cases),
        scores=tuple(scores),
        citation_precision=ratio(map(cited_evidence, evaluation.outcomes)),
        citation_recall=ratio(map(evidence_cited, evaluation.outcomes)),
    )


def _score(ranked: Ranked, weighed: Sequence[tuple[bool, float]]) -> Score:
    retrieval = {
        metric.name: ratio(map(metric.measure, ranked.rankings))
        for metric in RETRIEVAL_METRICS
        if metric.name in SHOWN
    }
    return Score(ranked.title, retrieval, statistic(weighed, auroc))


def _weighed(outcomes: Iterable[Outcome]) -> list[tuple[bool, float]]:
    return [(not outcome.case.wants_refusal, sureness(outcome)) for outcome in outcomes]


def _library(
    documents: Sequence[Document], workplace: Path, tell: Callable[[str], object]
) -> OpenLibrary:
    tell(f"Indexing {len(documents)} documents ...")
    folder = workplace / "documents"
    folder.mkdir()
    names = library_ids(documents)
    for document in documents:
        name = names[document.doc_id]
        title = " ".join(document.title.split()) or name
        text = f"---\nid: {name}\n---\n\n# {title}\n\n{document.text}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(home=workplace / "home", library=folder, index_backend="onnx")
    failed = update_library(settings).failed
    if failed:
        message = f"{len(failed)} documents could not be indexed: {failed[0]}"
        raise BenchmarkError(message)
    return OpenLibrary(settings)


def _drawn(case_id: str) -> str:
    return sha256(case_id.encode()).hexdigest()


def _shown(estimate: Estimate) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"
