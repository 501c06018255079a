"""The library's own word that what is asked for is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.premises.stated_gap import STATED_GAP, stated_gap

if TYPE_CHECKING:
    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary


def told(opened: OpenLibrary, question: str) -> Finding | None:
    asked = consider(opened, question)
    return stated_gap(asked.understanding, asked.shelf)


@pytest.mark.parametrize(
    "question",
    [
        "What is the strategy's target for turnover?",
        "By how much will the strategy cut turnover?",
        "How much does our workforce strategy promise to bring down turnover?",
    ],
)
def test_how_much_is_to_change_asks_for_a_target(question: str, opened: OpenLibrary) -> None:
    found = told(opened, question)

    assert found is not None
    assert (found.status, found.note) == ("not_in_library", STATED_GAP)
    assert "No numerical targets" in found.drafts[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How much will the LTWP increase medical school places?",
        "How many people will the strategy's workshops invite?",
    ],
)
def test_what_may_be_there_is_left_to_the_search(question: str, opened: OpenLibrary) -> None:
    assert told(opened, question) is None
