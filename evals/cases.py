"""Gold questions: what is asked, which facts an answer must hold, and where they stand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.models import Status
from evals.wording import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GOLD = Path(__file__).with_name("gold")
Half = Literal["tune", "held-out"]
Slice = Literal[
    "commitments", "priorities", "number", "table-row", "list-all", "definition", "method",
    "implementation", "evidence", "cross-document", "alignment", "follow-up", "acronym", "typo",
    "conflict", "unanswerable", "false-premise", "injection-in-question",
]  # fmt: skip
REFUSALS: frozenset[Status] = frozenset({"not_in_library", "out_of_scope"})


class GoldError(ValueError):
    """A gold file is not as it should be; the message names file and line."""


class Span(BaseModel):
    """Words of a document that carry an answer, exactly as they stand in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    doc_id: str
    quote: str = Field(min_length=1)


class Case(BaseModel):
    """One conversation; its last question is scored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    slice: Slice
    questions: tuple[str, ...] = Field(min_length=1)
    key_facts: tuple[tuple[str, ...], ...] = Field(
        description="Each fact in any of its forms; an answer must hold one form of each."
    )
    evidence: tuple[Span, ...]
    status: Status
    forbidden: tuple[str, ...] = ()
    notes: str
    basis: str = Field(description="How the author knows.")

    @property
    def half(self) -> Half:
        """Whether the case is for tuning or held out, for ever the same for an id."""
        return "held-out" if int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 else "tune"

    @property
    def wants_refusal(self) -> bool:
        """Whether the right answer is that the library has none."""
        return self.status in REFUSALS


def load_cases(folder: Path = GOLD) -> tuple[Case, ...]:
    """All cases of the `*.jsonl` files in `folder`.

    Raises:
        GoldError: a line is not a case, or an id stands twice.
    """
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            case = _parse(path, number, line)
            if case.id in cases:
                message = f"{path.name}, line {number}: the id {case.id} stands twice."
                raise GoldError(message)
            cases[case.id] = case
    return tuple(cases.values())


def _parse(path: Path, number: int, line: str) -> Case:
    try:
        return Case.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        message = f"{path.name}, line {number}: {error}"
        raise GoldError(message) from error


def problems(cases: Iterable[Case], texts: Mapping[str, str]) -> list[str]:
    """What is wrong with `cases` against the documents' `texts` by id; empty if nothing is.

    Every evidence quote must stand in its document.
    """
    found: list[str] = []
    for case in cases:
        for span in case.evidence:
            if span.doc_id not in texts:
                found.append(f"{case.id}: there is no document {span.doc_id}.")
            elif normalised(span.quote) not in normalised(texts[span.doc_id]):
                found.append(f"{case.id}: {span.doc_id} does not hold {span.quote[:60]!r}.")
        if not case.wants_refusal and not (case.key_facts and case.evidence):
            found.append(f"{case.id}: an answerable case needs key facts and evidence.")
    return found
