"""`index`: what it reports, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest
from cli_kit import run, start

from indexing.live import check_indexes
from indexing.locking import writer_lock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(small_library: Path, tmp_path: Path) -> Path:
    """The small library, which a test may change."""
    return shutil.copytree(small_library, tmp_path / "library")


def test_a_first_run_tells_what_was_added_and_a_second_embeds_nothing(
    fresh_home: Path, library: Path
) -> None:
    first = run("index", "--library", library, home=fresh_home)
    assert first.exit_code == 0
    assert "Documents: 2 added, 0 changed, 0 removed, 0 unchanged, 0 failed.\n" in first.stdout
    second = run("index", "--library", library, home=fresh_home)
    assert "Documents: 0 added, 0 changed, 0 removed, 2 unchanged, 0 failed.\n" in second.stdout
    assert "of which 0 were embedded in this run.\n" in second.stdout


def test_what_changed_is_found_and_what_went_is_not(fresh_home: Path, library: Path) -> None:
    run("index", "--library", library, home=fresh_home)
    (library / "kitchens.md").unlink()
    (library / "referrals.md").write_text("# Referrals\n\nBicycles are lent for visits.\n")
    result = run("index", "--library", library, home=fresh_home)
    assert "1 added, 0 changed, 2 removed" in result.stdout  # Its id went with its front matter.
    found = run("search", "bicycles", home=fresh_home).stdout
    assert "Bicycles are lent" in found
    assert "cooks" not in run("search", "cooks in kitchens", home=fresh_home).stdout


def test_a_document_that_cannot_be_read_is_named_and_the_rest_go_on(
    fresh_home: Path, library: Path
) -> None:
    (library / "broken.pdf").write_bytes(b"no PDF at all")
    (library / "latin.md").write_bytes(b"# Caf\xe9\n\nCaf\xe9 au lait.\n")
    result = run("index", "--library", library, home=fresh_home)
    assert result.exit_code == 1
    assert "2 added, 0 changed, 0 removed, 0 unchanged, 2 failed" in result.stdout
    assert "  broken.pdf: " in result.stdout
    assert "  latin.md: " in result.stdout
    assert "UTF-8" in result.stdout


def test_an_empty_folder_is_refused_with_what_is_wanted(fresh_home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    result = run("index", "--library", empty, home=fresh_home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(empty) in result.stderr


def test_a_second_run_at_the_same_time_is_refused(fresh_home: Path, library: Path) -> None:
    with writer_lock(fresh_home):
        result = run("index", "--library", library, home=fresh_home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"(pid {os.getpid()}, " in result.stderr


def test_both_search_indexes_are_built_again_from_the_library_alone(
    fresh_home: Path, library: Path
) -> None:
    run("index", "--library", library, home=fresh_home)
    shutil.rmtree(fresh_home / "dense")
    shutil.rmtree(fresh_home / "lexical")
    shutil.rmtree(library)
    result = run("index", "--indexes-only", home=fresh_home)
    assert result.exit_code == 0
    assert check_indexes(fresh_home) == []


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_ends_a_run_with_one_plain_line_and_the_next_goes_on(
    fresh_home: Path, tmp_path: Path
) -> None:
    library = tmp_path / "long"
    library.mkdir()
    for number in range(16):
        paragraphs = (f"Fact {fact} of note {number} is told here. " * 12 for fact in range(12))
        text = "".join(f"\n## Part {place}\n\n{words}\n" for place, words in enumerate(paragraphs))
        (library / f"note-{number}.md").write_text(f"# Note {number}\n{text}")
    with start("index", "--library", library, home=fresh_home) as process:
        deadline = time.monotonic() + 120
        assert process.stdout
        while "Reading the documents" not in process.stdout.readline():
            assert process.poll() is None
            assert time.monotonic() < deadline
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stdout.read()
    assert process.returncode == 130
    assert "Stopped. What is finished is kept; run the command again to go on.\n" in rest
    assert "Traceback" not in rest
    result = run("index", "--library", library, home=fresh_home)
    assert result.exit_code == 0
    assert check_indexes(fresh_home) == []
