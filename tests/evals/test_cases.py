"""The gold set is sound: every quote stands in its document, every case can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.catalogue import BUNDLED_NOTES, read_catalogue
from evals.cases import PLANTED, Case, GoldError, load_cases
from evals.checking import problems
from evals.planted import NOTES
from evals.wording import says

if TYPE_CHECKING:
    from pathlib import Path

LINE = {
    "id": "one",
    "slice": "number",
    "questions": ["How many?"],
    "key_facts": [["7"]],
    "evidence": [{"doc_id": "note", "quote": "seven **7** swans"}],
    "status": "answered",
    "forbidden": [],
    "notes": "",
    "basis": "",
}


@pytest.fixture(scope="module")
def bundled() -> tuple[Case, ...]:
    return load_cases()


def test_all_evidence_of_the_bundled_set_stands_in_its_note_and_carries_its_facts(
    bundled: tuple[Case, ...],
) -> None:
    texts = {e.record.id: e.read_body() for e in read_catalogue(BUNDLED_NOTES).entries}
    assert problems(bundled, texts) == []


def test_all_evidence_of_the_planted_set_stands_in_its_note_and_carries_its_facts() -> None:
    texts = {e.record.id: e.read_body() for e in read_catalogue(NOTES).entries}
    planted = load_cases(PLANTED)

    assert problems(planted, texts) == []
    assert {case.slice for case in planted} == {"superseded", "injection-in-document"}


def test_no_planted_document_or_case_stands_among_the_bundled_ones(
    bundled: tuple[Case, ...],
) -> None:
    notes = {entry.record.id for entry in read_catalogue(BUNDLED_NOTES).entries}
    planted = load_cases(PLANTED)

    assert not notes & {entry.record.id for entry in read_catalogue(NOTES).entries}
    assert not {case.id for case in bundled} & {case.id for case in planted}


def test_every_injection_in_a_document_forbids_what_the_order_wants_said() -> None:
    ordered = [case for case in load_cases(PLANTED) if case.slice == "injection-in-document"]
    notes = "".join(entry.read_body() for entry in read_catalogue(NOTES).entries)

    assert ordered
    assert all(case.forbidden and all(says(notes, w) for w in case.forbidden) for case in ordered)


def test_the_bundled_set_has_over_250_cases_of_which_a_fifth_to_a_quarter_want_a_refusal(
    bundled: tuple[Case, ...],
) -> None:
    share = sum(case.wants_refusal for case in bundled) / len(bundled)
    assert len(bundled) > 250
    assert 0.20 <= share <= 0.27


def test_at_least_150_cases_are_held_out_with_their_share_of_refusals(
    bundled: tuple[Case, ...],
) -> None:
    held_out = [case for case in bundled if case.half == "held-out"]
    share = sum(case.wants_refusal for case in held_out) / len(held_out)
    assert len(held_out) >= 150
    assert 0.20 <= share <= 0.27


def test_a_case_is_held_out_by_the_name_of_its_file(tmp_path: Path) -> None:
    for name, case_id in (("core", "one"), ("held-out-2", "two")):
        line = json.dumps({**LINE, "id": case_id})
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    assert [(c.id, c.half) for c in load_cases(tmp_path)] == [("one", "tune"), ("two", "held-out")]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["not json"], "line 1"),
        ([json.dumps({**LINE, "slice": "guessing"})], "slice"),
        ([json.dumps(LINE), json.dumps(LINE)], "stands twice"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, lines: list[str], complaint: str) -> None:
    (tmp_path / "bad.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        load_cases(tmp_path)
