"""Benchmarks of documents with pages: `documents/`, and `queries.jsonl` that names the pages.

The form of MMLongBench-Doc (Ma et al. 2024): each question is about one document, which is all that
its library holds, and its evidence is whole pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.benchmarks.part import BenchmarkError, Part, page_name
from evals.benchmarks.reading import Labelled, drawn, read_jsonl
from evals.cases import Case, Span

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = "documents"


class PageQuery(Labelled):
    """A question about one document."""

    doc_id: str
    """The document's file name."""
    pages: tuple[int, ...] = ()
    """Sheets that hold the evidence, from 1."""

    def case(self) -> Case | None:
        """The question as a case; None where it has neither evidence nor the lack of it."""
        if self.answerable is False:
            return self.as_case(())
        spans = (Span(doc_id=page_name(page), quote=page_name(page)) for page in self.pages)
        return self.as_case(tuple(spans)) if self.answerable and self.pages else None


def page_parts(data: Path, limit: int | None) -> tuple[Part, ...]:
    """The benchmark in `data`, a part for each document that is asked about.

    Of few questions, whole documents are drawn, since it is these that take the time.

    Raises:
        BenchmarkError: a file cannot be read.
    """
    queries = read_jsonl(data / "queries.jsonl", PageQuery)
    known = [(query.doc_id, case) for query in queries if (case := query.case()) is not None]
    by_document = drawn(known, lambda pair: pair[0], None)
    chosen = by_document[:limit]
    names = sorted({name for name, _ in chosen})
    return tuple(
        Part(
            files={name: _content(data / DOCUMENTS / name)},
            cases=tuple(case for doc_id, case in chosen if doc_id == name),
            pages=True,
        )
        for name in names
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read. Give the benchmark's folder with --data."
        raise BenchmarkError(message) from error
