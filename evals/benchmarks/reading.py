"""Reads a benchmark: `corpus.jsonl` and `queries.jsonl`, as docs/evaluation.md describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.cases import Case, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Line = TypeVar("Line", bound=BaseModel)


class BenchmarkError(ValueError):
    """A benchmark's files are not as they should be; the message names the file."""


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Document(_Read):
    """A document, its paragraphs set apart by blank lines."""

    doc_id: str
    title: str = ""
    text: str


class Evidence(_Read):
    """Words of a document; empty where the whole document counts."""

    doc_id: str
    quote: str = ""


class Query(_Read):
    """A conversation whose last question is asked."""

    id: str
    questions: tuple[str, ...] = Field(min_length=1)
    scenario: str = ""
    """What the asker tells of themselves, which is part of the question."""
    status: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def answerable(self) -> bool | None:
        """Whether the documents answer it; None where the label says neither."""
        label = self.status.strip("[]'\" ").lower()
        return {"answerable": True, "unanswerable": False}.get(label)

    @property
    def asked(self) -> tuple[str, ...]:
        """The conversation, the scenario before the question that is scored."""
        *before, last = self.questions
        return (*before, f"{self.scenario} {last}".strip())


def read_jsonl(path: Path, model: type[Line]) -> list[Line]:
    """The lines of a file.

    Raises:
        BenchmarkError: it cannot be read, or a line is not as it should be.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [model.model_validate_json(line) for line in lines if line.strip()]
    except OSError as error:
        message = f"{path} cannot be read. Give the benchmark's folder with --data."
        raise BenchmarkError(message) from error
    except ValidationError as error:
        message = f"{path}: {error}"
        raise BenchmarkError(message) from error


def library_ids(documents: Sequence[Document]) -> dict[str, str]:
    """An id that a library allows for each document's own."""
    return {document.doc_id: f"document-{place}" for place, document in enumerate(documents)}


def as_cases(queries: Sequence[Query], documents: Sequence[Document]) -> list[Case]:
    """The queries as cases without key facts, less those of neither label and without evidence.

    Where an evidence quote is empty, the whole text of its document is the evidence.

    Raises:
        BenchmarkError: evidence stands in a document that is not there.
    """
    spans = {
        document.doc_id: Span(doc_id=name, quote=document.text)
        for document, name in zip(documents, library_ids(documents).values(), strict=True)
    }
    return [
        _case(query, spans)
        for query in queries
        if query.answerable is False or (query.answerable and query.evidence)
    ]


def _case(query: Query, whole: Mapping[str, Span]) -> Case:
    evidence = query.evidence if query.answerable else ()
    missing = [one.doc_id for one in evidence if one.doc_id not in whole]
    if missing:
        message = f"{query.id}: there is no document {missing[0]} in corpus.jsonl."
        raise BenchmarkError(message)
    return Case(
        id=query.id,
        slice="evidence" if query.answerable else "unanswerable",
        questions=query.asked,
        key_facts=(),
        evidence=tuple(
            Span(doc_id=whole[one.doc_id].doc_id, quote=one.quote or whole[one.doc_id].quote)
            for one in evidence
        ),
        status="answered" if query.answerable else "not_in_library",
        notes="",
        basis="",
    )
