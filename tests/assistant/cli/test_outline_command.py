"""`outline`: a document's headings and numbered units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_kit import objects, run

if TYPE_CHECKING:
    from pathlib import Path

STRATEGY = "lsc-five-year-workforce-strategy"


def test_json_is_one_object_with_headings_and_units(bundled_home: Path) -> None:
    (found,) = objects(run("outline", STRATEGY, "--json", home=bundled_home))
    by_name = {unit["name"]: unit for unit in found["units"]}

    (top,) = found["headings"]
    assert "7. Strategic priorities and the six actions" in [h["title"] for h in top["children"]]
    assert list(by_name)[:3] == ["priority 1", "action 1", "action 2"]
    assert by_name["action 5"]["under"] == ["priority 3"]
    assert [item["label"] for item in by_name["action 5"]["items"]] == [
        "5a",
        "5b",
        "5c",
        "5d",
        "5e",
    ]


def test_units_of_lists_and_tables_are_told_apart(bundled_home: Path) -> None:
    (found,) = objects(run("outline", "messenger-review-2022", "--json", home=bundled_home))

    assert found["units"] == []
    assert [unit["name"] for unit in found["listed"]] == [
        f"recommendation {n}" for n in range(1, 8)
    ]


def test_without_json_it_is_a_tree_with_the_commitments_in_it(bundled_home: Path) -> None:
    shown = run("outline", STRATEGY, home=bundled_home).stdout
    lines = [line.strip(" │├└─") for line in shown.splitlines()]

    assert lines.count("Lancashire and South Cumbria Five-Year Workforce Strategy") == 1
    action = lines.index("Action 2 — cross-sector workforce analysis and planning")
    assert lines[action + 1].startswith("• 2a. One view of the data.")
    assert "action 1: Settle what 'one workforce' means" in shown


def test_an_unknown_document_ends_with_what_to_do(small_home: Path) -> None:
    result = run("outline", "kitchen", home=small_home)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean kitchens?" in result.stderr
