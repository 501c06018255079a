"""Owner, date and measure: read where they are stated, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_kit import passages_of

from assistant.commitments.details import is_label_line, labelled_details
from assistant.commitments.gathering import document_commitments
from indexing.units import split_units


def details(markdown: str, place: int = 0) -> dict[str, str]:
    """What is stated about one of a document's commitments."""
    found = document_commitments(passages_of(markdown))[place].details
    stated = {"owner": found.owner, "date": found.date, "measure": found.measure}
    return {name: detail.words for name, detail in stated.items() if detail}


def of_item(words: str) -> dict[str, str]:
    return details(f"## Action 1\n\n- {words}")


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("Hire nurses. Owner: Head of people.", {"owner": "Head of people"}),
        ("Hire nurses (lead: the ICB)", {"owner": "the ICB"}),
        ("Hire nurses (led by Town Council)", {"owner": "Town Council"}),
        ("Hire nurses; **Lead:** Dr. Ada Hall (people); by when: May 2027",
         {"owner": "Dr. Ada Hall (people)", "date": "May 2027"}),
        ("Hire nurses – Measure: posts filled", {"measure": "posts filled"}),
        ("Hire nurses. Owner: tbc. Target: 40 posts", {"measure": "40 posts"}),
    ],
)  # fmt: skip
def test_a_label_tells_what_follows_it(words: str, stated: dict[str, str]) -> None:
    assert of_item(words) == stated


@pytest.mark.parametrize(
    "words",
    [
        "Hire nurses to lead: it takes courage, owners said.",
        "Pay the co-lead: a new post.",
        "Give each family a leader, and measure what they say.",
        "Hire nurses (lead times are long).",
    ],
)
def test_the_same_words_elsewhere_tell_nothing(words: str) -> None:
    assert of_item(words) == {}


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Hire ten nurses by March 2027.", "by March 2027"),
        ("Hire ten nurses by the end of 2026/27.", "by the end of 2026/27"),
        ("Hire ten nurses no later than 31 May 2027.", "no later than 31 May 2027"),
        ("Hire ten by spring 2026 and twenty by 2028.", "by spring 2026; by 2028"),
        ("Fair pay for all. Pay the real living wage by April 2027.", "by April 2027"),
    ],
)
def test_a_deadline_in_a_commitments_own_words_is_its_date(words: str, date: str) -> None:
    assert of_item(words) == {"date": date}


@pytest.mark.parametrize(
    "words",
    [
        "Hire nurses, as the report of 2027 says.",
        "Raise places by 2000 more.",
        "Hire by May, who knows the wards.",
        "Look after all of our staff. Demand will double by 2030.",
    ],
)
def test_other_years_are_no_deadline(words: str) -> None:
    assert of_item(words) == {}


def test_lines_below_an_item_belong_to_it() -> None:
    plan = "## Action 1\n\n- Hire nurses.\n  - Owner: Matron\n  - By: May 2027\n- Train them."

    assert details(plan) == {"owner": "Matron", "date": "May 2027"}
    assert details(plan, 1) == {}


def test_what_is_stated_for_a_whole_action_is_given_with_its_name() -> None:
    plan = "## Action 1\n\nLead: the Council\n\n- Hire nurses.\n- Train nurses. Lead: the College"

    assert details(plan) == {"owner": "the Council (action 1)"}
    assert details(plan, 1) == {"owner": "the College"}


def test_lines_under_a_recommendation_are_its_details() -> None:
    plan = """## Recommendation 1: pay fairly

Demand will have doubled by 2030. Each council should pay the living wage by April 2027.

- Owner: each council
- Measure: share of staff on the living wage
"""
    assert details(plan) == {
        "owner": "each council",
        "date": "by April 2027",
        "measure": "share of staff on the living wage",
    }


def test_a_table_of_one_row_under_a_recommendation_is_about_it() -> None:
    plan = "## Recommendation 1: pay\n\nPay.\n\n| Lead | Deadline |\n|---|---|\n| Board | 2027 |"

    assert details(plan) == {"owner": "Board", "date": "2027"}


TABLE = """## Recommendation 1: pay fairly

Because.

## Recommendation 2: hire more

Because.

## Who does what

| Recommendation | Lead | Examples of measures | Start date |
|---|---|---|---|
| 1 | each council | share paid fairly | 2025 |
| Recommendation 2 | not given | posts filled | 2026 |
"""


def test_a_table_elsewhere_that_names_a_unit_tells_of_it() -> None:
    assert details(TABLE) == {"owner": "each council", "measure": "share paid fairly"}
    assert details(TABLE, 1) == {"measure": "posts filled"}


def test_a_detail_knows_the_passage_that_it_stands_in() -> None:
    found = document_commitments(passages_of(TABLE))[0]

    assert found.details.owner
    assert "each council" in found.details.owner.passage.text
    assert found.details.owner.passage.id != found.passage.id


def test_a_line_with_a_label_is_a_detail_and_no_commitment() -> None:
    assert is_label_line("By when: 2027")
    assert not is_label_line("Hire. By when: 2027")


@given(st.text(alphabet="ab .:;()\n|-–Owner By2027", max_size=60))
def test_whatever_a_document_says_a_detail_stands_in_its_words(words: str) -> None:
    for passage in passages_of(f"Before.\n\n{words}"):
        for unit in split_units(passage):
            found = labelled_details([unit])
            for detail in (found.owner, found.date, found.measure):
                assert detail is None or all(w in unit.text for w in detail.words.split("; "))
