"""The register as a file: a table for spreadsheets, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.commitments.model import Commitment
from assistant.exports.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

HOW = (
    "Commitments were read from the headings, numbering, lists and tables of the documents; owner, "
    "date and measure from their own words, and none is guessed."
)


def as_sheet(commitments: Iterable[Commitment]) -> Sheet:
    """A line for each commitment, passage ids joined by blanks."""
    rows = tuple(
        tuple(" ".join(v) if isinstance(v, tuple) else v for v in entry.model_dump().values())
        for entry in commitments
    )
    return Sheet("Commitments", tuple(Commitment.model_fields), rows)


def as_json(commitments: Iterable[Commitment]) -> str:
    """All commitments as one JSON list."""
    entries = [entry.model_dump(mode="json") for entry in commitments]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
