"""Which files of a folder count as documents, and the ids and titles made from their names."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import read_catalogue
from corpus.files import readable_name, scan_folder, slug


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in scan_folder(folder).files]


def touch(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def test_subfolders_are_walked_in_a_settled_order(tmp_path: Path) -> None:
    touch(tmp_path, "z.md", "b/y.txt", "b/a/x.pdf", "a.html")
    assert names(tmp_path) == ["a.html", "b/a/x.pdf", "b/y.txt", "z.md"]


def test_other_formats_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.md", "b.xlsx", "c", "d.md.bak")
    assert names(tmp_path) == ["a.md"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.md", ".b.md", ".git/c.md", "sub/.d/e.md")
    assert names(tmp_path) == ["a.md"]


def test_the_lock_file_of_an_open_word_document_is_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.docx", "~$a.docx")
    assert names(tmp_path) == ["a.docx"]


def test_links_that_lead_outside_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "outside/secret.md", "library/a.md")
    library = tmp_path / "library"
    (library / "file.md").symlink_to(tmp_path / "outside/secret.md")
    (library / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (library / "broken.md").symlink_to(tmp_path / "nowhere.md")
    assert names(library) == ["a.md"]


def test_a_folder_linked_into_itself_is_walked_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a.md"]


def test_a_library_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    touch(tmp_path, "library/a.md")
    (tmp_path / "link").symlink_to(tmp_path / "library", target_is_directory=True)
    assert names(tmp_path / "link") == ["a.md"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom permissions bind"
)
def test_a_subfolder_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "a.md", "closed/b.md")
    (tmp_path / "closed").chmod(0)
    try:
        (problem,) = read_catalogue(tmp_path).problems
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert (problem.file, problem.field) == ("closed", "folder")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep file names as text")
def test_a_file_name_that_is_not_text_does_not_stop_the_library(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("No heading.", encoding="utf-8")
    (entry,) = read_catalogue(tmp_path)
    entry.record.model_dump_json().encode("utf-8")
    assert entry.record.id == "caf"


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("messenger-review-2022.md", "messenger-review-2022"),
        ("Reports/Annual report 2023.pdf", "reports-annual-report-2023"),
        ("Café & co.docx", "cafe-co"),
        ("v1.2 final.txt", "v1-2-final"),
    ],
)
def test_an_id_is_made_from_the_path(path: str, made: str) -> None:
    assert slug(PurePosixPath(path)) == made


@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1))
def test_every_file_name_gives_an_id_that_a_record_accepts(name: str) -> None:
    made = slug(PurePosixPath("folder", name + ".md"))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 200


def test_names_without_latin_letters_get_ids_of_their_own() -> None:
    assert slug(PurePosixPath("計画.md")) != slug(PurePosixPath("方針.md"))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("annual_report-2023-24.pdf", "Annual report 2023-24"),
        ("NHS  people__plan.docx", "NHS people plan"),
        ("sub/plan.txt", "Plan"),
    ],
)
def test_a_title_is_made_from_the_file_name(path: str, title: str) -> None:
    assert readable_name(PurePosixPath(path)) == title
