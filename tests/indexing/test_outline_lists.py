"""Numbered units that a document lists under one heading."""

from __future__ import annotations

from markdown_kit import passages_of

from indexing.outline_lists import listed_units


def listed(markdown: str, window: int = 256) -> list[tuple[str, str]]:
    units = listed_units(passages_of(markdown, window))
    return [(unit.name, unit.unit.text) for unit in units]


def test_a_numbered_list_is_called_what_its_heading_says() -> None:
    assert listed("## Aims\n\n1. Hire.\n2. Train.") == [("aim 1", "Hire."), ("aim 2", "Train.")]


def test_a_lead_in_says_it_better_than_a_heading() -> None:
    found = listed("## Needs, priorities and actions\n\nThe actions in brief:\n\n1. Hire.\n2. Pay.")

    assert [name for name, _ in found] == ["action 1", "action 2"]


def test_a_list_without_numbers_counts_if_the_heading_says_how_many() -> None:
    text = "\n\n- Hire.\n- Train."

    assert [name for name, _ in listed(f"## Two priorities{text}")] == ["priority 1", "priority 2"]
    assert listed(f"## Three priorities{text}") == []
    assert listed(f"## Priorities{text}") == []


def test_a_table_is_numbered_in_its_first_column() -> None:
    rows = "|---|---|\n| 1 Leaders | Set goals |\n| 2 | Pay |"

    named = listed(f"## Measures\n\n| Action | Substance |\n{rows}")
    assert [name for name, _ in named] == ["action 1", "action 2"]
    assert [name for name, _ in listed(f"## Seven steps\n\n| No. | What |\n{rows}")] == [
        "step 1",
        "step 2",
    ]


def test_a_table_cut_in_pieces_is_one() -> None:
    rows = "\n".join(f"| {n} | Do thing number {n} of all |" for n in range(1, 31))

    found = listed(f"## Thirty recommendations\n\n| No. | What |\n|---|---|\n{rows}", window=60)

    assert [name for name, _ in found] == [f"recommendation {n}" for n in range(1, 31)]


def test_labels_of_their_own_come_before_numbers() -> None:
    found = listed("## Action 5\n\nThe two commitments:\n\n- **5a.** Share.\n- **5b.** Train.")

    assert [name for name, _ in found] == ["commitment 5a", "commitment 5b"]


def test_sub_items_are_no_members() -> None:
    text = "## Two goals\n\n- Hire\n  - nurses\n  - carers\n- Train"

    assert listed(text) == [("goal 1", "Hire"), ("goal 2", "Train")]


def test_numbers_that_do_not_run_from_one_number_nothing() -> None:
    assert listed("## Steps\n\n3. Hire.\n4. Pay.") == []
    assert listed("## Steps\n\n| Step | Year |\n|---|---|\n| 2021 | 5 |\n| 2022 | 6 |") == []


def test_a_sections_own_number_counts_nothing() -> None:
    assert listed("## 2.3 Priorities\n\n- a\n- b\n- c") == []


def test_a_heading_of_several_kinds_of_unit_is_unclear() -> None:
    assert listed("## Aims and actions\n\n1. Hire.\n2. Pay.") == []


def test_other_lists_number_nothing_that_plans_have() -> None:
    assert listed("## Contents\n\n1. Foreword\n2. Summary") == []
    assert listed("1. One\n2. Two") == []


def test_priority_areas_are_priorities() -> None:
    found = listed("## Two priority areas\n\n- Pay.\n- Training.")

    assert [name for name, _ in found] == ["priority 1", "priority 2"]
