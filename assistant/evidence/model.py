"""What an evidence map is made of. `EvidenceMap` is the object of `evidence --json`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.alignment.model import Grade

Stance = Literal["supports", "informs", "contradicts"]
Kind = Literal["data", "case study", "research", "policy or plan", "guidance", "views"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quoted(_Frozen):
    """Words of a document and where they stand."""

    quote: str = Field(description="Stands verbatim in its passage.")
    section: str
    page: int | None
    passage_id: str
    score: float
    grade: Grade
    reason: str


class DocumentEvidence(_Frozen):
    """One document that bears on the statement, with its quotes, best first."""

    doc_id: str
    title: str
    publisher: str | None
    published: str | None
    type: str
    sector: str
    geography: str
    kind: Kind
    stance: Stance
    quotes: tuple[Quoted, ...]


class CaseStudy(_Frozen):
    """What one place did, and what came of it as far as its document says."""

    doc_id: str
    title: str
    published: str | None
    geography: str
    did: tuple[Quoted, ...]
    outcome: tuple[Quoted, ...] = Field(description="Empty where the document states none.")


class Strength(_Frozen):
    """How much stands behind a statement, counted and not judged."""

    documents: int
    publishers: int = Field(description="Documents of one publisher are not independent.")
    kinds: dict[str, int]
    oldest: str | None
    newest: str | None

    @property
    def in_words(self) -> str:
        """One sentence for a reader."""
        if not self.documents:
            return "No document of this library bears on it."
        kinds = ", ".join(_counted(kind, number) for kind, number in self.kinds.items())
        years = self.newest if self.oldest == self.newest else f"{self.oldest} to {self.newest}"
        dated = f"; {years}" if years else "; undated"
        s, p = ("s" if count != 1 else "" for count in (self.documents, self.publishers))
        return f"{self.documents} document{s} of {self.publishers} publisher{p}: {kinds}{dated}."


_PLURALS = {"policy or plan": "policies or plans", "case study": "case studies"}


def _counted(kind: str, number: int) -> str:
    """'2 case studies', '3 of research'."""
    if kind not in _PLURALS:
        return f"{number} of {kind}"
    return f"{number} {kind if number == 1 else _PLURALS[kind]}"


class EvidenceMap(_Frozen):
    """What the library holds on a statement."""

    statement: str
    strength: Strength
    documents: tuple[DocumentEvidence, ...]
    case_studies: tuple[CaseStudy, ...]
    caveats: tuple[str, ...]
