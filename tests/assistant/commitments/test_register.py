"""The register of a whole library: which documents, which entries, which filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from assistant.commitments import NOT_STATED, Register, read_register
from corpus.catalogue import UnknownDocument
from indexing.library import Library

if TYPE_CHECKING:
    from pathlib import Path

STRATEGY = "lsc-five-year-workforce-strategy"


@pytest.fixture(scope="module")
def bundled(bundled_home: Path) -> Register:
    with Library.open(bundled_home) as library:
        return read_register(library)


def test_it_holds_the_commitments_of_every_document(register: Register) -> None:
    assert [entry.id for entry in register.commitments] == [
        "roadmap:milestone-1",
        "roadmap:milestone-2",
        "staff-plan:recommendation-1",
        "staff-plan:2a",
        "staff-plan:2b",
    ]
    assert register.documents == {"roadmap": "Quay roadmap", "staff-plan": "Harbour staff plan"}
    assert register.defaults == ("roadmap", "staff-plan")


def test_an_entry_says_what_is_stated_and_what_is_not(register: Register) -> None:
    fair, _, leavers = register.select(documents=["staff-plan"])

    assert (fair.commitment, fair.owner, fair.date, fair.measure) == (
        "pay fairly", "Harbour board", "by March 2027", NOT_STATED,
    )  # fmt: skip
    assert (leavers.priority, leavers.action) == (
        "Priority 1: people",
        "Recommendation 2: keep people",
    )
    assert leavers.measure == "share of leavers asked"
    assert fair.page is None
    assert fair.section == "Harbour staff plan > Priority 1: people > Recommendation 1: pay fairly"
    assert len(fair.passages) == 2


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"action": "1"}, ["recommendation-1"]),
        ({"action": "two"}, ["2a", "2b"]),
        ({"action": "Recommendation 2"}, ["2a", "2b"]),
        ({"action": "2B"}, ["2b"]),
        ({"action": "keep people"}, ["2a", "2b"]),
        ({"action": "12"}, []),
        ({"priority": "1"}, ["recommendation-1", "2a", "2b"]),
        ({"priority": "stated"}, []),
        ({"words": "LEAVERS ask"}, ["2b"]),
        ({"words": "board"}, ["recommendation-1"]),
        ({"action": "1", "words": "hours"}, []),
        ({"documents": ["report"]}, []),
        ({"documents": ["roadmap"], "words": "June"}, ["milestone-1"]),
    ],
)
def test_every_condition_given_must_be_met(
    register: Register, conditions: dict[str, Any], found: list[str]
) -> None:
    assert [entry.label for entry in register.select(**conditions)] == found


def test_a_units_name_is_not_taken_for_the_beginning_of_anothers(register: Register) -> None:
    one, other = (
        entry.model_copy(update={"action": f"Recommendation {number}"})
        for entry, number in zip(register.commitments, (1, 12), strict=False)
    )
    only = replace(register, commitments=(one, other))

    assert only.select(action="Recommendation 1") == (one,)
    assert only.select(action="1") == (one,)


def test_the_headings_to_choose_from_are_those_of_the_documents(register: Register) -> None:
    assert register.priorities(["staff-plan"]) == ["Priority 1: people"]
    assert register.actions(["staff-plan"], "1")[1] == "Recommendation 2: keep people"
    assert register.actions(["roadmap"]) == []


def test_a_document_that_is_not_there_is_named_with_the_nearest(register: Register) -> None:
    with pytest.raises(UnknownDocument, match="did you mean staff-plan"):
        register.known_documents(["staf-plan"])


def test_nothing_found_says_why(register: Register) -> None:
    assert "marked as such in Report" in register.nothing_found(["report"])
    assert "Recommendation 1: pay fairly" in register.nothing_found(["staff-plan"])


def test_the_core_strategy_is_shown_unless_others_are_asked_for(bundled: Register) -> None:
    assert bundled.known_documents([]) == (STRATEGY,)
    assert len(bundled.documents) > 5


def test_the_strategy_commits_to_21_things_with_no_owner_date_or_measure(
    bundled: Register,
) -> None:
    entries = bundled.select(documents=[STRATEGY])

    assert len(entries) == 21
    assert [entry.label for entry in entries][:4] == ["1a", "1b", "1c", "2a"]
    assert {(e.owner, e.date, e.measure) for e in entries} == {(NOT_STATED,) * 3}
    assert len(bundled.select(documents=[STRATEGY], priority="2")) == 9


def test_every_quote_stands_in_its_passage(bundled_home: Path, bundled: Register) -> None:
    from indexing.library import Library

    with Library.open(bundled_home) as library:
        for entry in bundled.commitments:
            (passage,) = library.passages(entry.passages[:1])
            assert entry.quote in passage.text or entry.quote in passage.heading_path
