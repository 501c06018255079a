"""`library check`, `list` and `show`, as somebody at a terminal meets them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from assistant.cli import app
from assistant.cli.library import table
from corpus.catalogue import BUNDLED_NOTES, read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["library", *arguments])


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text("# Our [bold] plan\n\nWords.\n", encoding="utf-8")
    return tmp_path


def test_check_finds_the_bundled_library_sound() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "98 documents, 0 problems, 0 notes\n")


def test_check_ends_with_1_and_names_file_field_and_what_is_allowed(folder: Path) -> None:
    (folder / "bad.md").write_text("---\ntype: polcy\n---\n", encoding="utf-8")
    result = run("check", "--library", str(folder))
    assert result.exit_code == 1
    assert 'problem: bad.md: type: "polcy": not allowed; use policy, strategy' in result.stdout


def test_check_only_notes_what_another_folder_does_not_fill_in(folder: Path) -> None:
    result = run("check", "--library", str(folder))
    assert result.exit_code == 0
    assert "note: plan.md: front matter: does not give title, publisher" in result.stdout
    assert result.stdout.endswith("1 document, 0 problems, 1 note\n")


def test_a_strict_check_wants_everything_filled_in(folder: Path) -> None:
    assert run("check", "--library", str(folder), "--strict").exit_code == 1


@pytest.mark.parametrize("command", [("check",), ("list",), ("show", "plan")])
def test_a_folder_that_is_not_there_is_told_in_one_line(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    result = run(*command, "--library", str(tmp_path / "absent"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("give the folder that holds the documents\n")


def test_list_gives_one_line_a_document_with_tabs_when_piped() -> None:
    lines = run("list").stdout.splitlines()
    assert len(lines) == 98
    assert all(line.count("\t") == 6 for line in lines)
    assert "nhs-people-promise-2020\t2020-07-30\tpolicy\thealth\tnational\tyes\tOur NHS People" in (
        "\n".join(lines)
    )


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ("--type=policy", "type", "policy"),
        ("--sector=vcfse", "sector", "vcfse"),
        ("--geography=north-west", "geography", "north-west"),
        ("--core", "core", True),
        ("--not-core", "core", False),
    ],
)
def test_list_keeps_to_its_conditions(option: str, field: str, value: object) -> None:
    everything = objects(run("list", "--json"))
    wanted = [document["id"] for document in everything if document[field] == value]
    assert 0 < len(wanted) < 98
    assert [document["id"] for document in objects(run("list", option, "--json"))] == wanted


def test_list_finds_a_theme_and_a_year() -> None:
    found = objects(run("list", "--theme", "volunteering", "--year", "2023", "--json"))
    assert found
    assert all("volunteering" in document["themes"] for document in found)
    assert all(document["published"].startswith("2023") for document in found)


def test_list_refuses_a_word_outside_the_vocabulary() -> None:
    result = run("list", "--type", "polcy")
    assert result.exit_code == 2
    assert "case-study" in result.stderr


def test_list_says_so_when_nothing_meets_the_conditions() -> None:
    result = run("list", "--year", "1948")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No document" in result.stderr


def test_list_says_that_documents_were_left_out(folder: Path) -> None:
    (folder / "bad.md").write_text("---\ntype: polcy\n---\n", encoding="utf-8")
    result = run("list", "--library", str(folder))
    assert len(result.stdout.splitlines()) == 1
    assert "library check" in result.stderr


@pytest.mark.parametrize("width", [60, 100])
def test_the_table_for_a_terminal_shows_every_id_and_title_whole(width: int, folder: Path) -> None:
    entries = (*read_catalogue(BUNDLED_NOTES), *read_catalogue(folder))
    screen = io.StringIO()
    Console(file=screen, width=width).print(table(entries))
    shown = "".join(screen.getvalue().split())
    assert "…" not in shown
    assert "Our[bold]plan" in shown
    ids = "".join(line[: line.find("  ", 4)].strip() for line in screen.getvalue().splitlines())
    assert all(entry.record.id in ids for entry in entries)


def test_show_gives_record_place_in_the_review_and_text() -> None:
    shown = run("show", "nhs-people-promise-2020").stdout
    assert "title: Our NHS People Promise\n" in shown
    assert "url_seen: yes\n" in shown
    assert "review_status: named by the strategy or part of its set\n" in shown
    assert "\n\n# Our NHS People Promise\n" in shown


def test_show_as_json_is_one_object_with_the_body() -> None:
    (shown,) = objects(run("show", "messenger-review-2022", "--json"))
    assert shown["file"] == "messenger-review-2022.md"
    assert shown["review_status"] == "a document of the kind such a review covers"
    assert shown["body"].startswith("\n# Leadership for a collaborative")


def test_nothing_is_said_of_a_place_in_the_review_for_other_peoples_documents(folder: Path) -> None:
    (shown,) = objects(run("show", "plan", "--library", str(folder), "--json"))
    assert shown["review_status"] is None


def test_show_points_to_a_document_that_is_not_text(folder: Path) -> None:
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    assert str(folder / "report.pdf") in run("show", "report", "--library", str(folder)).stdout
    (shown,) = objects(run("show", "report", "--library", str(folder), "--json"))
    assert shown["body"] is None


def test_show_answers_an_unknown_id_with_the_nearest() -> None:
    result = run("show", "mesenger-review")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean messenger-review-2022" in result.stderr


def test_the_library_can_be_named_in_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(folder))
    assert [document["id"] for document in objects(run("list", "--json"))] == ["plan"]


@pytest.mark.parametrize("command", ["check", "list", "show"])
def test_help_shows_an_example(command: str) -> None:
    assert f"Example: workforce-assistant library {command}" in run(command, "--help").stdout
