"""Benchmarks in their plain form: read, indexed and measured."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from evals_kit import FACTS, UNANSWERABLE
from typer.testing import CliRunner

from evals.answers import Outcome
from evals.benchmarks.citing import cited_evidence, evidence_cited
from evals.benchmarks.part import BenchmarkError
from evals.benchmarks.reading import Document, Query, as_cases, read_jsonl
from evals.benchmarks.result import TEXTS, BenchmarkResult
from evals.benchmarks.running import run_benchmark
from evals.cases import Span
from workforce_assistant import app

if TYPE_CHECKING:
    from pathlib import Path

    from evals.evaluation import Evaluation


def write(path: Path, lines: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A benchmark of the kit's facts."""
    folder = tmp_path_factory.mktemp("bench") / "kit"
    folder.mkdir()
    documents = [
        {"doc_id": f"{name}-0:1", "title": f"The {name}", "text": f"{said}\n\nIt is old."}
        for name, (said, _, _) in FACTS.items()
    ]
    answered = [
        {
            "id": name,
            "questions": [f"{asked} Look at the {name}."],
            "status": "['ANSWERABLE']",
            "evidence": [{"doc_id": f"{name}-0:1", "quote": said if name != "choir" else ""}],
            "answer": "",
        }
        for name, (said, asked, _) in FACTS.items()
    ]
    unanswered = [
        {"id": name, "questions": [asked], "status": "unanswerable"}
        for name, asked in UNANSWERABLE.items()
    ]
    unclear = {"id": "unclear", "questions": ["And it?"], "status": "['UNDERSPECIFIED']"}
    write(folder / "corpus.jsonl", documents)
    write(folder / "queries.jsonl", [*answered, *unanswered, unclear])
    return folder


@pytest.fixture(scope="module")
def result(data: Path, tmp_path_factory: pytest.TempPathFactory, kit_home: Path) -> BenchmarkResult:
    workplace = tmp_path_factory.mktemp("workplace")
    return run_benchmark(data, workplace, models_of=kit_home)


def test_labels_are_read_in_either_form_and_others_left_out(data: Path) -> None:
    cases = as_cases(
        read_jsonl(data / "queries.jsonl", Query), read_jsonl(data / "corpus.jsonl", Document)
    )

    assert [case.wants_refusal for case in cases] == [False] * 10 + [True] * 3


def test_where_no_words_are_chosen_the_whole_document_is_the_evidence(data: Path) -> None:
    cases = as_cases(
        read_jsonl(data / "queries.jsonl", Query), read_jsonl(data / "corpus.jsonl", Document)
    )

    (choir,) = (case for case in cases if case.id == "choir")
    (span,) = choir.evidence
    assert span == Span(doc_id="document-3", quote=f"{FACTS['choir'][0]}\n\nIt is old.")


def test_evidence_in_a_document_that_is_not_there_is_told() -> None:
    lost = Query.model_validate(
        {"id": "q", "questions": ["?"], "status": "answerable", "evidence": [{"doc_id": "lost"}]}
    )

    with pytest.raises(BenchmarkError, match="no document lost"):
        as_cases([lost], [Document(doc_id="other", text="Text.")])


def test_the_assistant_stands_beside_every_baseline(result: BenchmarkResult) -> None:
    assert (result.questions, result.unanswerable) == (13, 3)
    assert [score.title for score in result.scores[:5]] == [
        "The assistant", "BM25 only", "Dense only", "Plain rank fusion", "LangChain tutorial",
    ]  # fmt: skip
    for score in result.scores:
        assert set(TEXTS) <= set(score.retrieval)
        assert (score.retrieval["document_ndcg_at_10"].value or 0) > 0.9
    assert result.scores[0].answerability.value == 1
    assert "| LangChain tutorial |" in result.markdown()
    assert "13 of 13 questions.\n3 of them are unanswerable." in result.markdown()


def test_citations_are_held_against_the_evidence(
    result: BenchmarkResult, measured: Evaluation
) -> None:
    assert result.citation_recall.value == 1
    one = measured.outcomes[0]
    elsewhere = one.case.model_copy(
        update={"evidence": (Span(doc_id="choir", quote="64 singers"),)}
    )
    other = Outcome(elsewhere, one.answer, (), right_document=False)

    assert (cited_evidence(one).part, evidence_cited(one).part) == (1, 1)
    assert (cited_evidence(other).part, evidence_cited(other).part) == (0, 0)


def test_a_benchmark_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "benchmark", "none", "--data", str(tmp_path)])

    assert done.exit_code == 2
    assert "corpus.jsonl cannot be read. Give the benchmark's folder" in done.output


def test_a_line_that_is_wrong_is_named_by_its_file(tmp_path: Path) -> None:
    write(tmp_path / "queries.jsonl", [{"id": "one", "questions": []}])

    with pytest.raises(BenchmarkError, match=r"queries\.jsonl"):
        read_jsonl(tmp_path / "queries.jsonl", Query)
