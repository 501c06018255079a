"""The check tells what must be mended from what may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.catalogue import BUNDLED_NOTES, CatalogueError
from corpus.checking import LibraryCheck, check_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("---\ntype: plan\ntags: x\n---\n# A plan\n", encoding="utf-8")
    return tmp_path


def test_the_bundled_library_is_sound() -> None:
    assert check_library(BUNDLED_NOTES) == LibraryCheck(98, (), ())


def test_in_another_folder_what_is_missing_or_unknown_is_only_noted(folder: Path) -> None:
    result = check_library(folder)
    assert (result.documents, result.problems) == (1, ())
    assert [str(note).partition(";")[0] for note in result.notes] == [
        "a.md: tags: not a field of the catalogue",
        (
            "a.md: front matter: does not give title, publisher, published, url, url_seen, sector, "
            "geography, themes, summary, licence, core, basis"
        ),
    ]


def test_a_strict_check_makes_problems_of_the_notes(folder: Path) -> None:
    assert check_library(folder, strict=True).problems == check_library(folder).notes
    assert check_library(folder, strict=True).notes == ()


def test_a_broken_record_is_a_problem_everywhere(folder: Path) -> None:
    (folder / "b.md").write_text("---\ntype: polcy\n---\n", encoding="utf-8")
    assert [problem.file for problem in check_library(folder).problems] == ["b.md"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        check_library(tmp_path / "absent")
