"""Benchmarks whose evidence is pages of a PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from evals.benchmarks.pages import page_parts
from evals.benchmarks.part import BenchmarkError
from evals.benchmarks.running import run_benchmark

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("The mill grinds 40 sacks of rye a day.", "The miller keeps 6 grey geese in the yard.")
QUERIES = (
    {"id": "rye", "questions": ["How many sacks of rye a day?"], "pages": [1]},
    {"id": "geese", "questions": ["How many grey geese?"], "pages": [2]},
    {"id": "lost", "questions": ["How many owls?"], "pages": []},
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A benchmark of one document with two pages."""
    folder = tmp_path / "mill"
    (folder / "documents").mkdir(parents=True)
    canvas = Canvas(str(folder / "documents" / "mill.pdf"))
    for text in PAGES:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    lines = [{"doc_id": "mill.pdf", "status": "answerable", **query} for query in QUERIES]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


def test_a_question_that_names_no_page_is_left_out(data: Path) -> None:
    (part,) = page_parts(data, None)

    assert {case.id for case in part.cases} == {"rye", "geese"}
    assert {span.doc_id for case in part.cases for span in case.evidence} == {"page-1", "page-2"}
    assert len(page_parts(data, 1)[0].cases) == 1


def test_a_document_that_is_not_there_is_told(data: Path) -> None:
    (data / "documents" / "mill.pdf").unlink()

    with pytest.raises(BenchmarkError, match=r"mill\.pdf cannot be read"):
        page_parts(data, None)


def test_pages_count_as_documents_do(data: Path, tmp_path: Path, kit_home: Path) -> None:
    result = run_benchmark(data, tmp_path / "workplace", models_of=kit_home)

    assert (result.questions, result.of, result.pages) == (2, 2, True)
    assert all(s.retrieval["document_recall_at_10"].value == 1 for s in result.scores)
    assert result.citation_recall.value == 1
    assert "page ndcg at 10" in result.markdown()
