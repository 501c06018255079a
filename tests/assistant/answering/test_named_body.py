"""A figure asked of one trust or council."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.named_body import of_named_body

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


def documents(opened: OpenLibrary, question: str) -> set[str]:
    asked = consider(opened, question)
    kept = of_named_body(asked.ranked, asked.understanding, asked.shelf)
    return {scored.unit.passage.doc_id for scored in kept}


def test_a_figure_of_one_trust_is_none_of_the_whole_country(opened: OpenLibrary) -> None:
    found = documents(opened, "What share of staff at Lancashire Teaching Hospitals are BME?")

    assert "nhs-wres-2023" not in found


@pytest.mark.parametrize("name", ["Lancashire Teaching Hospitals", "LTH", "Preston hospital"])
def test_what_names_the_trust_is_kept_whatever_it_is_called(name: str, opened: OpenLibrary) -> None:
    found = documents(opened, f"How many staff are there at {name}?")

    assert "lsc-new-hospitals-case-for-change-2021" in found


@pytest.mark.parametrize(
    "question",
    [
        "What does Lancashire Teaching Hospitals do about belonging?",
        "How many staff are there at LTH and at Blackpool Teaching Hospitals?",
        "What share of staff are BME?",
    ],
)
def test_other_questions_are_answered_from_everything(question: str, opened: OpenLibrary) -> None:
    asked = consider(opened, question)

    assert of_named_body(asked.ranked, asked.understanding, asked.shelf) == asked.ranked
