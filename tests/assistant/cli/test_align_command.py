"""`align`: two documents side by side, in the terminal and as files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from cli_kit import objects, run
from scripted_server import scripted_server

if TYPE_CHECKING:
    from pathlib import Path

STRATEGY = "lsc-five-year-workforce-strategy"


def test_json_is_one_object_a_unit_and_then_one_a_gap(bundled_home: Path) -> None:
    lines = objects(run("align", STRATEGY, "LTWP", "--json", home=bundled_home))

    rows = [line for line in lines if "gap" not in line]
    gaps = lines[len(rows) :]
    assert [row["source_unit"] for row in rows][:4] == ["1a", "1b", "1c", "2a"]
    assert set(rows[0]) == {
        "source_unit", "source_text", "section", "page", "grade", "reason", "matches",
    }  # fmt: skip
    matched = next(row for row in rows if row["source_unit"] == "5d")
    assert matched["grade"] == "strong"
    assert set(matched["matches"][0]) == {
        "section", "page", "quote", "score", "grade", "reason",
    }  # fmt: skip
    assert all(set(gap) == {"gap", "section", "page", "quote"} for gap in gaps)
    assert all(gap["gap"] is True for gap in gaps)


def test_csv_has_a_line_a_pair_and_says_how_it_was_made(bundled_home: Path) -> None:
    result = run("align", STRATEGY, "LTWP", "--csv", home=bundled_home)

    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {line["row"] for line in lines} == {"pair", "gap"}
    assert "98 documents" in lines[0]["provenance"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_office_files_come_whole(bundled_home: Path, kind: str) -> None:
    result = run("align", STRATEGY, "LTWP", f"--{kind}", home=bundled_home)

    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"PK")


def test_in_words_it_shows_grades_reasons_and_gaps(bundled_home: Path) -> None:
    shown = " ".join(run("align", STRATEGY, "LTWP", home=bundled_home).stdout.split())

    assert "held only as a reading note" in shown
    assert "Theirs that nothing of ours answers" in shown


def test_two_forms_at_once_are_refused(bundled_home: Path) -> None:
    assert run("align", STRATEGY, "LTWP", "--csv", "--json", home=bundled_home).exit_code == 2


def test_a_model_words_reasons_only_where_one_is_set_and_asked_for(
    bundled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = run("align", STRATEGY, "LTWP", "--model-reasons", home=bundled_home)
    assert without.exit_code == 2
    assert "Set WORKFORCE_MODEL" in without.output

    with scripted_server() as server:
        server.otherwise = ["Both: everything in the world"]
        monkeypatch.setenv("WORKFORCE_MODEL", "openai:tiny")
        monkeypatch.setenv("WORKFORCE_MODEL_URL", server.url)
        silent = run("align", STRATEGY, "LTWP", "--json", home=bundled_home)
        assert server.asked == []
        asked = run("align", STRATEGY, "LTWP", "--json", "--model-reasons", home=bundled_home)
        assert len(server.asked) > 1
    assert asked.stdout == silent.stdout
    assert "0 of" in asked.stderr
