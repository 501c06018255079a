"""What counts as a commitment of a document, from its headings, lists and tables."""

from __future__ import annotations

from markdown_kit import passages_of

from assistant.commitments.details import Details, Stated
from assistant.commitments.found import Found
from assistant.commitments.gathering import document_commitments


def commitments(markdown: str) -> tuple[Found, ...]:
    return document_commitments(passages_of(markdown))


def texts(markdown: str) -> list[str]:
    return [found.text for found in commitments(markdown)]


def test_the_items_under_an_action_are_its_commitments() -> None:
    found = commitments(
        "## Priority 1: people\n\n### Action 2: pay\n\n- **2a.** Pay more.\n- **2b.** Pay sooner."
    )

    assert [(one.label, one.text) for one in found] == [("2a", "Pay more."), ("2b", "Pay sooner.")]
    assert {one.priority for one in found} == {"Priority 1: people"}
    assert {one.action for one in found} == {"Action 2: pay"}
    assert found[0].quote == "**2a.** Pay more."


def test_items_without_labels_are_numbered_inside_their_unit() -> None:
    found = commitments("## Priority 2: money\n\n- Save heat.\n- Share vans.")

    assert [one.label for one in found] == ["priority-2.1", "priority-2.2"]
    assert [one.action for one in found] == [None, None]


def test_a_recommendation_without_a_list_is_a_commitment_itself() -> None:
    (found,) = commitments("## Recommendation 4: pay care workers fairly\n\nPay is low.")

    assert (found.label, found.text) == ("recommendation-4", "pay care workers fairly")
    assert found.action == "Recommendation 4: pay care workers fairly"


def test_a_recommendation_without_a_title_is_its_first_sentence() -> None:
    (found,) = commitments("## Recommendation 4\n\nCouncils should pay fairly. Pay is low.")

    assert found.text == found.quote == "Councils should pay fairly."


def test_an_action_with_numbered_units_under_it_is_none_itself() -> None:
    assert texts("## Mission 1: health\n\n### Goal 1: walk more\n\nBecause.") == ["walk more"]


def test_parts_of_a_plan_that_promise_nothing_give_none() -> None:
    assert texts("## Chapter 1: history\n\n- Once.\n- Twice.\n\n## Step 1\n\n- Look.") == []


def test_an_item_that_introduces_others_is_given_with_them() -> None:
    assert texts("## Action 1\n\n- Hire for:\n  - wards\n  - clinics\n- Train.") == [
        "Hire for: wards; clinics",
        "Train.",
    ]


def test_numbered_members_of_a_list_are_called_what_its_heading_says() -> None:
    found = commitments("# Review\n\n## Two recommendations\n\n1. Hire more.\n2. Pay more.")

    assert [(one.label, one.action) for one in found] == [
        ("recommendation-1", "Recommendation 1"),
        ("recommendation-2", "Recommendation 2"),
    ]


def test_a_list_below_a_heading_that_calls_it_so_needs_no_numbers() -> None:
    assert texts("## Main commitments\n\n- Hire more.\n- Pay more.") == ["Hire more.", "Pay more."]


def test_a_heading_about_something_else_makes_no_commitments() -> None:
    items = "\n\n- Hire more.\n- Pay more."

    assert texts(f"## Previous actions{items}") == []
    assert texts(f"## How actions were chosen{items}") == []
    assert texts(f"## Findings{items}") == []


PLAN = """## Action plan

| No. | Action | Strategic priority | Lead | By when |
|---|---|---|---|---|
| 1 | Hire ten nurses | Staffing | Matron | May 2027 |
| 2 | Open a school | Training | Bursar | tbc |
"""


def test_the_rows_of_an_action_plan_are_commitments() -> None:
    hire, school = commitments(PLAN)

    assert (hire.text, hire.priority) == ("Hire ten nurses", "Staffing")
    assert hire.details == Details(
        owner=Stated("Matron", hire.passage), date=Stated("May 2027", hire.passage)
    )
    assert school.details.date is None


def test_columns_that_tell_nothing_else_stay_with_the_commitment() -> None:
    table = "| Commitment | Figure |\n|---|---|\n| Nursing vacancies | down to 5% |"

    assert texts(f"## Pledges\n\n{table}") == ["Nursing vacancies: down to 5%"]


def test_a_table_that_counts_or_compares_actions_holds_none() -> None:
    counts = "| Action | Commitments |\n|---|---|\n| 1 | 3 |\n| **Total** | 3 |"
    fit = "| Our theme | Their action |\n|---|---|\n| Pay and terms | Action 4 on fair pay |"

    assert texts(f"## Count\n\n{counts}\n\n## Fit\n\n{fit}") == []


def test_an_overview_of_what_headings_hold_adds_nothing() -> None:
    overview = (
        "## Summary\n\n| Need | Commitment |\n|---|---|\n| Fair pay now | Make pay fair |\n\n"
    )

    assert texts(f"{overview}## Action 1\n\n- **1a.** Pay more.") == ["Pay more."]


def test_a_table_under_a_priority_that_has_no_list_counts() -> None:
    table = "| Action | Lead |\n|---|---|\n| Open two schools | Bursar |"

    found = commitments(f"## Action 1\n\n- Pay more.\n\n## Priority 2: growth\n\n{table}")

    assert [(one.text, one.priority) for one in found] == [
        ("Pay more.", None),
        ("Open two schools", "Priority 2: growth"),
    ]


def test_what_a_document_says_again_is_one_commitment() -> None:
    again = "\n\n### Action 1: pay\n\n- Pay more."

    assert texts(f"## Summary{again}\n\n## Detail{again}") == ["Pay more."]


def test_the_librarys_own_reading_of_a_document_is_none_of_its_commitments() -> None:
    assert texts("## Relevance to our area\n\n### Main commitments\n\n- Pay more here.") == []


def test_a_document_without_any_has_none() -> None:
    assert texts("# Report\n\nWords only.") == []
