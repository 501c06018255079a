"""`library add` and `library remove`, as somebody at a terminal meets them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from cli_kit import objects, run

if TYPE_CHECKING:
    from pathlib import Path

NIGHTS = "# Night kitchen\n\nThe night kitchen closes at twenty past four on Sundays.\n"


@pytest.fixture
def home(tmp_path: Path, small_home: Path) -> Path:
    return shutil.copytree(small_home, tmp_path / "home")


@pytest.fixture
def nights(tmp_path: Path) -> Path:
    path = tmp_path / "Night rota.md"
    path.write_text(NIGHTS, encoding="utf-8")
    return path


def test_a_document_is_added_asked_listed_and_removed(
    home: Path, nights: Path, small_library: Path
) -> None:
    added = run("library", "add", nights, home=home)
    assert (added.exit_code, added.stdout) == (0, "Added “Night kitchen” as added-night-rota.\n")
    asked = run("ask", "When does the night kitchen close?", home=home)
    assert "twenty past four" in asked.stdout
    listed = objects(run("library", "list", "--library", small_library, "--json", home=home))
    assert [one["file"] for one in listed if one["id"] == "added-night-rota"] == [
        "/added/added-night-rota/Night rota.md"
    ]
    removed = run("library", "remove", "added-night-rota", home=home)
    assert (removed.exit_code, removed.stdout) == (0, "Removed “Night kitchen”.\n")
    assert "twenty past four" not in run("ask", "When does it close?", home=home).stdout


def test_a_file_that_is_refused_is_named_and_ends_with_1(
    home: Path, nights: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    result = run("library", "add", nights, tmp_path / "broken.pdf", home=home)
    assert result.exit_code == 1
    assert "Added “Night kitchen”" in result.stdout
    assert "Not added: broken.pdf: it is not a PDF, or it is damaged.\n" in result.stderr


def test_a_file_that_is_not_there_ends_with_2(home: Path, tmp_path: Path) -> None:
    result = run("library", "add", tmp_path / "none.md", home=home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.md cannot be read: No such file or directory." in result.stderr


def test_a_document_of_the_folder_cannot_be_removed(home: Path) -> None:
    result = run("library", "remove", "referrals-plan", home=home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No document “referrals-plan” was added here." in result.stderr
