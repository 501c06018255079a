"""What makes a gold case one that can be trusted."""

from __future__ import annotations

import pytest

from evals.cases import Case
from evals.checking import problems

TEXTS = {"note": "There are **seven** 7\n  swans and 2.5 ducks.", "other": "And 4 geese."}


def case(quote: str = "seven 7 swans", fact: str = "7", doc_id: str = "note") -> Case:
    return Case.model_validate(
        {
            "id": "one",
            "slice": "number",
            "questions": ["How many?"],
            "key_facts": [[fact]],
            "evidence": [{"doc_id": doc_id, "quote": quote}],
            "status": "answered",
            "notes": "",
            "basis": "",
        }
    )


def test_a_quote_is_compared_without_emphasis_and_white_space() -> None:
    assert problems([case()], TEXTS) == []


def test_a_quote_that_is_not_there_is_a_problem() -> None:
    assert problems([case("eight 7 swans")], TEXTS) == ["one: note does not hold 'eight 7 swans'."]


def test_a_document_that_is_not_there_is_a_problem() -> None:
    assert problems([case(doc_id="lost")], TEXTS) == ["one: there is no document lost."]


def test_an_outdated_document_has_to_be_there() -> None:
    lost = case().model_copy(update={"outdated": ("other", "lost")})

    assert problems([lost], TEXTS) == ["one: there is no document lost."]


def test_a_fact_that_no_evidence_carries_is_a_problem() -> None:
    assert problems([case(fact="9")], TEXTS) == ["one: no evidence carries the fact '9'."]


@pytest.mark.parametrize(("fact", "carried"), [("4.5", True), ("9.5", True), ("5", False)])
def test_a_sum_or_difference_of_the_evidence_is_carried(fact: str, carried: bool) -> None:
    found = problems([case("7 swans and 2.5 ducks", fact)], {"note": "7 swans and 2.5 ducks"})
    assert (found == []) == carried


def test_an_answerable_case_needs_facts_and_evidence_and_a_refusal_neither() -> None:
    bare = case().model_copy(update={"key_facts": (), "evidence": ()})

    assert problems([bare], TEXTS) == ["one: an answerable case needs key facts and evidence."]
    assert problems([bare.model_copy(update={"status": "not_in_library"})], TEXTS) == []
