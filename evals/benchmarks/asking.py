"""Asks the questions of one library of a benchmark: of the assistant, and of every baseline."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pypdf import PdfReader

from assistant.conversation import Assistant
from evals.answers import run_case
from evals.answers.confidence import sureness
from evals.baselines.llamaindex import LlamaIndexDefaults
from evals.baselines.registry import installed_baselines, open_baseline
from evals.benchmarks.part import page_name
from evals.evaluation import OURS
from evals.retrieval.judging import Chunk, judge_ranking
from evals.retrieval.metrics import DEPTH
from evals.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.opening import OpenLibrary
    from evals.answers import Outcome
    from evals.baselines.base import Baseline, BaselineName
    from evals.benchmarks.part import Part
    from evals.cases import Case
    from evals.retrieval.judging import Ranking


@dataclass(frozen=True, slots=True)
class Asked:
    """What one system makes of each question."""

    title: str
    rankings: tuple[Ranking, ...]
    sureness: tuple[float, ...]
    """The assistant's confidence, or a baseline's best score."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What came of one library's questions; the assistant is the first system."""

    outcomes: tuple[Outcome, ...]
    systems: dict[str, Asked]


def ask_part(opened: OpenLibrary, part: Part, tell: Callable[[str], object]) -> PartResult:
    """Asks the questions of `part`, whose files `opened` holds."""
    placed = _placed(opened, part)
    assistant = Assistant(opened)
    tell(f"Asking the assistant {len(part.cases)} questions ...")
    outcomes = tuple(run_case(assistant, case) for case in told(part.cases, "questions", tell))
    systems = {OURS: _ours(outcomes, opened, placed)}
    for name in installed_baselines():
        tell(f"Asking the baseline {name} ...")
        systems[name] = _theirs(_baseline(name, opened, part), part.cases, placed)
    return PartResult(outcomes, systems)


def _placed(opened: OpenLibrary, part: Part) -> Callable[[Chunk], Chunk]:
    """Where evidence is pages, a passage counts for its page; pieces of a page do already."""
    if not part.pages:
        return lambda chunk: chunk
    pages = {passage.id: passage.page for passage in opened.shelf().library.all_passages()}

    def on_page(chunk: Chunk) -> Chunk:
        if chunk.id not in pages:
            return chunk
        return replace(chunk, doc_id=page_name(pages[chunk.id]))

    return on_page


def _baseline(name: BaselineName, opened: OpenLibrary, part: Part) -> Baseline:
    if not part.pages or name not in ("langchain", "llamaindex"):
        return open_baseline(name, opened.shelf())
    from evals.baselines.tutorial import LangChainTutorial

    (content,) = part.files.values()
    pipeline = LangChainTutorial if name == "langchain" else LlamaIndexDefaults
    return pipeline(page_texts(content), opened.shelf().retriever.embedder)


def page_texts(pdf: bytes) -> dict[str, str]:
    """The text of each page by the page's name, as the tutorials read it: with pypdf."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    texts = {page_name(number): page.extract_text() for number, page in enumerate(pages, 1)}
    return {name: text for name, text in texts.items() if text.strip()}


def _ours(
    outcomes: Sequence[Outcome], opened: OpenLibrary, placed: Callable[[Chunk], Chunk]
) -> Asked:
    collection = _by_document(
        placed(Chunk(one.id, one.doc_id, one.text)) for one in opened.shelf().library.all_passages()
    )
    rankings = tuple(
        judge_ranking(
            outcome.case,
            [
                placed(Chunk(one.passage_id, one.doc_id, one.text))
                for one in outcome.answer.retrieved[:DEPTH]
            ],
            collection,
        )
        for outcome in outcomes
    )
    return Asked("The assistant", rankings, tuple(map(sureness, outcomes)))


def _theirs(baseline: Baseline, cases: Sequence[Case], placed: Callable[[Chunk], Chunk]) -> Asked:
    collection = _by_document(
        placed(chunk) for chunks in baseline.collection.values() for chunk in chunks
    )
    found = [baseline.search(case.questions[-1], DEPTH) for case in cases]
    rankings = tuple(
        judge_ranking(case, [placed(chunk) for chunk, _ in hits], collection)
        for case, hits in zip(cases, found, strict=True)
    )
    return Asked(baseline.title, rankings, tuple(hits[0][1] if hits else 0.0 for hits in found))


def _by_document(chunks: Iterable[Chunk]) -> Mapping[str, list[Chunk]]:
    grouped: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        grouped.setdefault(chunk.doc_id, []).append(chunk)
    return grouped
