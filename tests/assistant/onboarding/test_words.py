"""Words that a newcomer will hear: spelled out or defined, in the library's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.onboarding.words import defined, explained, short_forms
from indexing.document import Passage


def passage(text: str) -> Passage:
    return Passage(
        id="p", doc_id="d", position=0, heading_path=("Plan",), page=None, kind="prose", start=0,
        end=len(text), lead="", text=text, part=0, parts=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("term", "text", "long"),
    [
        ("ICB", "The integrated care board (ICB) met.", "integrated care board (ICB)"),
        ("ICS", "All **integrated care systems (ICSs)** agreed.", "integrated care systems (ICSs)"),
        ("CQC", "It met the Care Quality Commission (CQC).", "Care Quality Commission (CQC)"),
        ("ICB", "The board met in the hall (ICB).", None),
        ("ICB", "The ICB met.", None),
    ],
)
def test_a_short_form_is_spelled_out_where_its_letters_begin(
    term: str, text: str, long: str | None
) -> None:
    found = explained(term, [passage(text)])

    assert (found.quote if found else None) == long


@given(st.text(alphabet="ABC abc()", max_size=60))
def test_a_long_form_is_always_a_piece_of_its_passage(text: str) -> None:
    found = explained("AB", [passage(text)])

    assert found is None or found.quote in text


def test_a_word_is_defined_by_a_sentence_that_begins_with_it() -> None:
    text = "We like anchors. An anchor body is one that stays. Some anchor body is gone."
    found = defined("anchor body", ["is", "means"], [passage(text)])

    assert found is not None
    assert found.quote == "An anchor body is one that stays."
    assert defined("buoy", ["is"], [passage(text)]) is None


def test_short_forms_are_found_once_each() -> None:
    found = short_forms(["The ICB and the ICBs", "OneLSC, A and the CQC"])

    assert found == ["ICB", "OneLSC", "CQC"]
