"""The register as a file."""

from __future__ import annotations

import csv
import io
import json

from assistant.commitments import Commitment
from assistant.commitments.export import as_json, as_sheet
from assistant.exports import Provenance, as_csv

ENTRY = Commitment(
    id="plan:1a", document="plan", title="Plan", priority="Priority 1", action="Action 1",
    commitment='Pay "fairly",\nand soon', section="Plan > Action 1", page=3, owner="Ådne",
    date="2027", measure="not stated", quote="- 1a", passages=("plan-1", "plan-2"),
)  # fmt: skip


MADE = Provenance(made="1 March 2026", library="3 documents", model="none", how="Read.")


def test_csv_has_a_line_for_each_commitment_and_keeps_its_words() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(as_sheet([ENTRY]), MADE)))

    assert row["commitment"] == ENTRY.commitment
    assert (row["page"], row["owner"], row["passages"]) == ("3", "Ådne", "plan-1 plan-2")
    assert row["provenance"] == MADE.line


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    entry = ENTRY.model_copy(update={"commitment": "=HYPERLINK(1)", "page": None})
    (row,) = csv.DictReader(io.StringIO(as_csv(as_sheet([entry]), MADE)))

    assert (row["commitment"], row["quote"], row["page"]) == ("'=HYPERLINK(1)", "'- 1a", "")


def test_json_is_one_list() -> None:
    (read,) = json.loads(as_json([ENTRY]))

    assert Commitment.model_validate(read) == ENTRY
    assert json.loads(as_json([])) == []
