"""The register as a file: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from assistant.commitments.model import Commitment
from assistant.exports.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_csv(commitments: Iterable[Commitment]) -> str:
    """A header line and a line for each commitment, passage ids joined by spaces.

    No cell is one that a spreadsheet would run as a formula.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(Commitment.model_fields)
    for entry in commitments:
        values = entry.model_dump()
        values["passages"] = " ".join(entry.passages)
        writer.writerow(["" if v is None else harmless(str(v)) for v in values.values()])
    return file.getvalue()


def as_json(commitments: Iterable[Commitment]) -> str:
    """All commitments as one JSON list."""
    entries = [entry.model_dump(mode="json") for entry in commitments]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
