"""Judged pairs: a commitment, words of another document, and how far they line up."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.cases import GoldError, Half

PAIRS = Path(__file__).with_name("pairs.jsonl")
_HELD_OUT_SHARE = 3
"""One query in so many is held out."""


class Pair(BaseModel):
    """One judged pair."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    source: str = Field(description="Id of the document that the commitment stands in.")
    unit: str = Field(description="The commitment's label, such as '5d'.")
    target: str = Field(description="Id of the other document.")
    quote: str = Field(min_length=1, description="A unit of the other document, word for word.")
    grade: Literal["strong", "partial", "none"]
    reason: str = Field(min_length=1)

    @property
    def half(self) -> Half:
        """Held out or for tuning, for ever the same for a commitment and a document.

        All pairs of one ranking stand on one side.
        """
        key = f"{self.unit}|{self.target}".encode()
        held_out = int(hashlib.sha256(key).hexdigest(), 16) % _HELD_OUT_SHARE == 0
        return "held-out" if held_out else "tune"


def load_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """All judged pairs of a file.

    Raises:
        GoldError: a line is not a pair, or an id stands twice.
    """
    pairs: dict[str, Pair] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pair = Pair.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            message = f"{path.name}, line {number}: {error}"
            raise GoldError(message) from error
        if pair.id in pairs:
            message = f"{path.name}, line {number}: the id {pair.id} stands twice."
            raise GoldError(message)
        pairs[pair.id] = pair
    return tuple(pairs.values())
