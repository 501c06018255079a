"""Reads a benchmark: `corpus.jsonl` and `queries.jsonl`, as docs/evaluation.md describes them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.benchmarks.part import BenchmarkError, Part
from evals.cases import Case, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

CORPUS = "corpus.jsonl"
Line = TypeVar("Line", bound=BaseModel)
Item = TypeVar("Item")


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


class Labelled(_Read):
    """A conversation whose last question is asked, and whether there is an answer."""

    id: str
    questions: tuple[str, ...] = Field(min_length=1)
    scenario: str = ""
    """What the asker tells of themselves, which is part of the question."""
    status: str

    @property
    def answerable(self) -> bool | None:
        """Whether the documents answer it; None where the label says neither."""
        label = self.status.strip("[]'\" ").lower()
        return {"answerable": True, "unanswerable": False}.get(label)

    def as_case(self, evidence: tuple[Span, ...]) -> Case:
        """The question as a case without key facts."""
        *before, last = self.questions
        return Case(
            id=self.id,
            slice="evidence" if self.answerable else "unanswerable",
            questions=(*before, f"{self.scenario} {last}".strip()),
            key_facts=(),
            evidence=evidence,
            status="answered" if self.answerable else "not_in_library",
            notes="",
            basis="",
        )


class Query(Labelled):
    """A question with the words that answer it."""

    evidence: tuple[Evidence, ...] = ()


def text_parts(data: Path, limit: int | None) -> tuple[Part, ...]:
    """The benchmark in `data` as one library, and at most `limit` of its questions.

    Raises:
        BenchmarkError: its files cannot be read.
    """
    documents = read_jsonl(data / CORPUS, Document)
    cases = as_cases(read_jsonl(data / "queries.jsonl", Query), documents)
    files = {
        f"{name}.md": _markdown(name, document).encode("utf-8")
        for document, name in zip(documents, library_ids(documents).values(), strict=True)
    }
    return (Part(files, tuple(drawn(cases, lambda case: case.id, limit))),)


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


def drawn(items: Sequence[Item], name: Callable[[Item], str], limit: int | None) -> list[Item]:
    """At most `limit` items, by a hash of their names: the same draw always, and everywhere."""
    return sorted(items, key=lambda item: sha256(name(item).encode()).hexdigest())[:limit]


def library_ids(documents: Sequence[Document]) -> dict[str, str]:
    """An id that a library allows for each document's own."""
    return {document.doc_id: f"document-{place}" for place, document in enumerate(documents)}


def as_cases(queries: Sequence[Query], documents: Sequence[Document]) -> list[Case]:
    """The queries as cases, less those of neither label and without evidence.

    Where an evidence quote is empty, the whole text of its document is the evidence.

    Raises:
        BenchmarkError: evidence stands in a document that is not there.
    """
    spans = {
        document.doc_id: Span(doc_id=name, quote=document.text)
        for document, name in zip(documents, library_ids(documents).values(), strict=True)
    }
    return [
        query.as_case(_spans(query, spans))
        for query in queries
        if query.answerable is False or (query.answerable and query.evidence)
    ]


def _spans(query: Query, whole: Mapping[str, Span]) -> tuple[Span, ...]:
    evidence = query.evidence if query.answerable else ()
    missing = [one.doc_id for one in evidence if one.doc_id not in whole]
    if missing:
        message = f"{query.id}: there is no document {missing[0]} in {CORPUS}."
        raise BenchmarkError(message)
    return tuple(
        Span(doc_id=whole[one.doc_id].doc_id, quote=one.quote or whole[one.doc_id].quote)
        for one in evidence
    )


def _markdown(name: str, document: Document) -> str:
    title = " ".join(document.title.split()) or name
    return f"---\nid: {name}\n---\n\n# {title}\n\n{document.text}\n"
