"""What an answer is made of. `Answer` is the public contract of `ask --json`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["answered", "partial", "not_in_library", "out_of_scope"]
Mode = Literal["extractive", "generative"]
Support = Literal["verbatim", "supported", "computed", "unsupported"]
"""How citations carry a statement; 'computed': by our arithmetic from figures that they quote."""
Author = Literal["library", "model"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Frozen):
    """One numbered pointer from a statement to the words that support it."""

    number: int = Field(ge=1, description="The marker in the answer, from 1.")
    doc_id: str
    title: str
    publisher: str | None
    published: str | None = Field(description="A year, month or day, as precise as is known.")
    section: str = Field(description="Heading path, outermost first, joined by ' > '.")
    page: int | None = Field(description="1-based sheet, where the format has pages.")
    quote: str = Field(description="Stands verbatim, white space aside, in the passage.")
    url: str | None
    passage_id: str
    superseded_by: str | None = Field(
        default=None, description="What took the document's place, in words, where it is known."
    )


class Statement(_Frozen):
    """One claim of the answer with the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    support: Support
    author: Author = Field(
        default="library",
        description="'library': its own words, or read off them by rule; 'model': a language "
        "model's words, verified.",
    )
    support_score: float | None = Field(
        default=None, description="Of a model's statement: how far its quotes carry it, 0 to 1."
    )
    recited: bool = Field(
        default=False,
        description="Whether the model cited another passage, and this one was found to carry it.",
    )


class NearDocument(_Frozen):
    """A document that comes nearest to a question which the library does not answer."""

    doc_id: str
    title: str
    passage_id: str = Field(description="Its best passage for the question.")
    says: str | None = Field(
        default=None, description="Its words that come closest, where they come near; no answer."
    )


class RetrievedPassage(_Frozen):
    """One passage as retrieved, best first."""

    rank: int = Field(ge=1)
    passage_id: str
    doc_id: str
    section: str
    page: int | None
    score: float
    text: str


class Timings(_Frozen):
    """Wall-clock milliseconds of each step."""

    understand: float
    retrieve: float
    answer: float
    total: float


class Answer(_Frozen):
    """A question's answer, each statement cited, with what was retrieved for it."""

    id: str | int | None = None
    question: str
    standalone_question: str
    status: Status
    mode: Mode
    confidence: float | None = Field(
        default=None,
        description="How likely the library holds an answer, 0 to 1; null where this needed no "
        "weighing, as for a numbered unit.",
    )
    unsure: bool = Field(
        default=False,
        description="Whether the answer says that its passages come closest and may not answer.",
    )
    answer: str = Field(description="Markdown with [1] markers.")
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    retrieved: tuple[RetrievedPassage, ...]
    nearest: tuple[NearDocument, ...] = Field(
        default=(), description="Where there is no answer; the answer's last lines name them too."
    )
    timings_ms: Timings
    expansions: tuple[tuple[str, str], ...] = Field(
        default=(), description="Terms of the question, and other words they were searched by."
    )
    held_to: str | None = Field(
        default=None, description="What the asker's filter asked of documents, in words."
    )
    offer: str | None = Field(default=None, description="A question that “yes” would ask next.")
    notice: str | None = Field(
        default=None, description="Why the language model that is set did not write the answer."
    )
    removed: int = Field(
        default=0, description="Statements of the model left out, since nothing supports them."
    )
    model: str | None = Field(default=None, description="The language model that was asked.")
    prompt_version: str | None = Field(default=None, description="With which prompt it was asked.")


class Partial(_Frozen):
    """What may be shown of an answer while it is being made: verified statements alone."""

    words: str = Field(description="What is happening, for a status line.")
    question: str = Field(description="The question as it was understood.")
    answer: str = Field(description="Markdown with [1] markers; may be empty.")
    citations: tuple[Citation, ...]


class SearchResults(_Frozen):
    """Ranked passages for one query, with no answer made from them."""

    id: str | int | None = None
    query: str
    retrieved: tuple[RetrievedPassage, ...]
    timings_ms: dict[str, float]
