"""Two documents side by side: what answers what, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.alignment import document_called
from corpus.catalogue import UnknownDocument

if TYPE_CHECKING:
    from assistant.alignment import Aligner

STRATEGY = "lsc-five-year-workforce-strategy"
PLAN = "nhs-long-term-workforce-plan-2023"


def test_a_row_finds_the_unit_that_does_the_same_and_says_what_both_are_about(
    plans: Aligner,
) -> None:
    rows = {row.unit.label: row for row in plans.align("ours", "theirs").rows}

    best = rows["1a"].matches[0]
    assert best.unit.text == "Flexible working is to be offered from the first day."
    assert best.reason.startswith("both: flexible working")
    assert rows["1b"].matches[0].unit.text.startswith("Apprenticeships are to double")


def test_what_nothing_answers_is_a_gap_on_either_side(plans: Aligner) -> None:
    found = plans.align("ours", "theirs")

    assert [row.unit.label for row in found.unanswered] == ["1c"]
    assert found.unanswered[0].reason.startswith("None found")
    assert [(gap.chapter, gap.text) for gap in found.gaps] == [
        ("Keeping people", "Ambulances are to be painted green by 2027.")
    ]


def test_what_others_say_of_a_document_is_not_its_word(plans: Aligner) -> None:
    units = plans.target("theirs").units

    assert "A union welcomed flexible working." not in [unit.text for unit in units]


def test_a_document_without_commitments_gives_all_its_own_units_as_rows(plans: Aligner) -> None:
    rows = plans.align("theirs", "ours").rows

    assert [row.unit.label for row in rows] == ["", "", ""]
    assert rows[0].matches[0].unit.text.endswith("every member of staff.")


def test_both_sides_are_quoted_word_for_word(bundled: Aligner) -> None:
    found = bundled.align(STRATEGY, PLAN)

    units = [row.unit for row in found.rows] + [m.unit for r in found.rows for m in r.matches]
    assert len(found.rows) == 21
    assert all(unit.quote in unit.passage.text for unit in units)
    assert {unit.doc_id for unit in units} == {STRATEGY, PLAN}


def test_a_document_held_only_as_a_reading_note_is_said_to_be(bundled: Aligner) -> None:
    caveats = " ".join(bundled.align(STRATEGY, PLAN).caveats)

    assert "“NHS Long Term Workforce Plan” is held only as a reading note" in caveats
    assert "rests partly on general knowledge" in caveats


def test_the_same_two_documents_give_the_same_alignment(bundled: Aligner) -> None:
    assert bundled.align(STRATEGY, PLAN) == bundled.align(STRATEGY, PLAN)


def test_a_document_is_called_by_its_id_or_by_a_name_that_people_use(bundled: Aligner) -> None:
    assert document_called("LTWP", bundled.shelf) == PLAN
    assert document_called(PLAN, bundled.shelf) == PLAN


def test_a_document_that_is_not_held_is_told_with_those_most_like_it(plans: Aligner) -> None:
    with pytest.raises(UnknownDocument, match="did you mean theirs"):
        plans.align("ours", "their")
