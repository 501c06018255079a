"""`commitments`: the register in a terminal and as lines for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from cli_kit import objects, run
from typer.testing import CliRunner

from assistant.cli import app

if TYPE_CHECKING:
    from pathlib import Path

STRATEGY = "lsc-five-year-workforce-strategy"


def test_json_is_one_object_a_commitment(bundled_home: Path) -> None:
    lines = objects(run("commitments", "--action", "5", "--json", home=bundled_home))

    assert [line["id"] for line in lines] == [f"{STRATEGY}:5{letter}" for letter in "abcde"]
    assert {
        "document": STRATEGY,
        "page": None,
        "owner": "not stated",
        "date": "not stated",
        "measure": "not stated",
    }.items() <= lines[0].items()
    assert lines[0]["priority"].startswith("Priority 3: ")
    assert lines[0]["section"].endswith(
        " > Action 5 — training needs analysis, training and supervision"
    )
    assert lines[0]["commitment"].startswith("Share intelligence. Build engagement")


def test_csv_has_a_header_line(bundled_home: Path) -> None:
    result = run("commitments", "--document", STRATEGY, "--csv", home=bundled_home)

    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 21


@pytest.mark.parametrize("width", ["40", "120"])
def test_the_table_fits_the_terminal_and_leaves_no_word_out(bundled_home: Path, width: str) -> None:
    runner = CliRunner(env={"COLUMNS": width})
    shown = runner.invoke(app, ["--home", str(bundled_home), "commitments", "--text", "charter"])

    assert max(map(len, shown.stdout.splitlines())) <= int(width)
    words = " ".join(shown.stdout.split())
    assert "4a Core offer charter. Draw up a 'core offer' charter that tells anybody" in words
    assert "owner, date, measure: not stated" in words


def test_a_document_without_commitments_says_so(small_home: Path) -> None:
    result = run("commitments", "--document", "kitchens", home=small_home)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "marked as such in Kitchens for carers" in result.stderr


def test_an_action_that_does_not_exist_is_told_with_those_that_do(bundled_home: Path) -> None:
    result = run("commitments", "--action", "7", home=bundled_home)

    assert "No commitment meets these conditions." in result.stderr
    assert "Action 6 — new roles" in result.stderr


def test_an_unknown_document_ends_with_what_to_do(small_home: Path) -> None:
    result = run("commitments", "--document", "kitchen", home=small_home)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean kitchens?" in result.stderr


def test_json_and_csv_together_are_refused(small_home: Path) -> None:
    assert run("commitments", "--json", "--csv", home=small_home).exit_code == 2


def test_without_an_index_it_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("commitments", home=tmp_path / "nothing")

    assert result.exit_code == 2
    assert "workforce-assistant index" in result.stderr
