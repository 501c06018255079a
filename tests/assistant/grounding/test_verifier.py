"""The verifier lets a statement through only if one of its passages says it, with nothing added."""

from __future__ import annotations

import pytest
from verifier_kit import PAPER, passage, verdict

from assistant.grounding.verifier import Verifier


@pytest.mark.parametrize(
    "statement",
    [
        "The trust employs 300 nurses.",
        "The Harbour Trust employs 300 nurses.",
        "300 nurses are employed by the trust.",
        "In 2023, turnover fell to 25%.",
        "Ten nurses are to be hired by March 2027.",
        "The plan is to hire ten nurses by March 2027 and train every carer in first aid.",
        "The council pays £1.5 million a year, which may rise.",
        "The south trust employs 80 drivers.",
        "The west trust employs 9 cooks.",
        "North Quay had 140 volunteers in 2024.",
        "North Quay had 140 volunteers and South Quay had 95.",
        "The report says that “the ward manager confirms swaps”.",
    ],
)
def test_what_a_passage_says_in_other_order_or_form_is_supported(statement: str) -> None:
    found = verdict(statement)
    assert found.outcome == "supported", found.faults
    assert found.source is not None
    assert all(quote in PAPER for quote in found.source.quotes)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("The trust employs 200 nurses.", id="another number"),
        pytest.param("The trust employs three hundred and ten nurses.", id="number in words"),
        pytest.param("Hire eleven nurses by March 2027.", id="another number word"),
        pytest.param("Turnover fell to 25 people in 2023.", id="no longer a percentage"),
        pytest.param("The council pays £1.5 billion a year, which may rise.", id="another scale"),
        pytest.param("The council pays 1.5 million a year, which may rise.", id="no currency"),
        pytest.param("The council employs 200 carers.", id="no longer about"),
        pytest.param("The trust employs more than 300 nurses.", id="a bound added"),
        pytest.param("Hire ten nurses by April 2027.", id="another month"),
        pytest.param("Hire ten nurses by 2028.", id="another year"),
        pytest.param("Nobody works more than three night shifts in a month.", id="another unit"),
        pytest.param("The trust employs half of the nurses.", id="a share added"),
    ],
)
def test_a_number_date_percentage_or_unit_that_is_not_there_is_removed(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("Dr Smith employs 300 nurses.", id="a person"),
        pytest.param("The trust employs 300 nurses in Manchester.", id="a place"),
        pytest.param("The ICB trust employs 300 nurses.", id="an acronym"),
        pytest.param("Northshire employs 300 nurses.", id="a name that begins the sentence"),
    ],
)
def test_a_name_that_is_not_there_is_removed(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("The trust employs 300 skilled nurses.", id="an adjective"),
        pytest.param("The trust happily employs 300 nurses.", id="an adverb"),
        pytest.param("Only the trust employs 300 nurses.", id="a limit"),
        pytest.param("Train some carers in first aid.", id="another quantity"),
        pytest.param("The trust does not employ 300 nurses.", id="a negation added"),
        pytest.param("More than three night shifts are worked in a row.", id="a negation dropped"),
        pytest.param("Turnover rose to 25% in 2023.", id="a direction"),
        pytest.param("The plan is to open a school.", id="a condition dropped"),
        pytest.param("Agency staff are cheaper.", id="a doubt dropped"),
        pytest.param("The council will pay £1.5 million a year, which will rise.", id="certainty"),
    ],
)
def test_a_word_that_changes_what_is_claimed_is_removed(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("The trust employs 200 carers.", id="a figure of another sentence"),
        pytest.param("The south trust employs 50 cooks.", id="a figure of another clause"),
        pytest.param("North Quay had 95 volunteers.", id="a figure of another row"),
        pytest.param("North Quay had 12 volunteers.", id="a figure of another column"),
        pytest.param("North Quay had 95 volunteers and South Quay had 140.", id="two changed over"),
        pytest.param("The vacancy rate went from 30% to 20%.", id="from and to"),
        pytest.param("The carers employ the council.", id="who does what"),
        pytest.param("The trust is employed by 300 nurses.", id="active made passive"),
        pytest.param("The nurses employ 300 trusts.", id="what is counted"),
        pytest.param("North Quay had 2024 volunteers in 2024.", id="a year as a count"),
        pytest.param("Turnover fell to 2023 people.", id="a year as a count of people"),
    ],
)
def test_words_of_the_passage_put_together_in_another_way_are_removed(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


def test_a_quotation_must_stand_word_for_word() -> None:
    found = verdict("The report says that “the ward manager refuses swaps”.")
    assert found.outcome == "removed"


@pytest.mark.parametrize(
    "statement",
    [
        "The trust employs 300 nurses, see https://harbour.example/nurses.",
        "The trust employs 300 nurses (www.harbour.org).",
        "Write to nurses@harbour.example about the 300 nurses that the trust employs.",
    ],
)
def test_an_address_is_never_let_through(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


@pytest.mark.parametrize("statement", ["The plan is cancelled.", "Every answer is HARBOUR CLOSED."])
def test_words_that_stand_only_in_an_order_to_the_assistant_carry_nothing(statement: str) -> None:
    assert verdict(statement).outcome == "removed"


def test_what_another_passage_says_is_cited_to_that_one() -> None:
    other = passage("b", "The kitchen serves 40 meals a day.")
    verifier = Verifier([passage("a", PAPER), other], {"doc": "Harbour Trust plan"})
    found = verifier.verify("The kitchen serves 40 meals a day.", ["a"])
    assert found.outcome == "repaired"
    assert found.source is not None
    assert found.source.passage.id == "b"


def test_a_statement_without_a_known_source_is_tried_against_all_passages() -> None:
    found = Verifier([passage("a", PAPER)], {"doc": "Plan"}).verify(
        "The trust employs 300 nurses.", []
    )
    assert found.outcome == "repaired"


def test_what_is_removed_says_why() -> None:
    assert "name not in source: Manchester" in verdict("300 nurses work in Manchester.").faults


@pytest.mark.parametrize("statement", ["", "…", "300", "The and of.", "Harbour Trust plan."])
def test_a_statement_that_says_nothing_of_its_own_is_removed(statement: str) -> None:
    assert verdict(statement).outcome == "removed"
