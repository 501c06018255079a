"""Gold questions: what is asked, which facts an answer must hold, and where they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.models import Status

GOLD = Path(__file__).with_name("gold")
PLANTED = GOLD / "planted"
"""Questions about documents that we wrote for them, which stand in no reader's library."""
AS_TYPED = GOLD / "as-typed"
"""Questions as people would type them before they know the library: broad, of several clauses."""
TRAINING = GOLD / "training"
"""Questions that weights are fitted to and nothing is measured by."""
HELD_OUT = "held-out"
"""How the names of the files begin whose cases are held out: whoever tunes does not read them."""
Half = Literal["tune", "held-out"]
HALVES: tuple[Half, ...] = ("tune", "held-out")
Slice = Literal[
    "commitments", "priorities", "number", "table-row", "list-all", "definition", "method",
    "implementation", "evidence", "cross-document", "alignment", "follow-up", "acronym", "typo",
    "as-typed", "conflict", "superseded", "unanswerable", "false-premise", "injection-in-question",
    "injection-in-document",
]  # fmt: skip
SLICES: tuple[Slice, ...] = get_args(Slice)
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
    outdated: tuple[str, ...] = Field(
        default=(), description="Documents about the same that a later one has replaced."
    )
    notes: str
    basis: str = Field(description="How the author knows.")

    half: Half = Field(
        default="tune", description="What it is for; by the file that it stands in, see HELD_OUT."
    )

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
        half: Half = "held-out" if path.stem.startswith(HELD_OUT) else "tune"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            case = _parse(path, number, line).model_copy(update={"half": half})
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
