"""When questions have to wait for an indexing run, and when not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.library_run import needs_indexing, update_library
from assistant.settings import load_settings
from indexing.library import LibraryError

if TYPE_CHECKING:
    from pathlib import Path


def test_an_empty_home_has_to_be_indexed(tmp_path: Path, small_library: Path) -> None:
    assert needs_indexing(load_settings(home=tmp_path / "none", library=small_library))


def test_an_indexed_home_does_not(small_home: Path, small_library: Path) -> None:
    assert not needs_indexing(load_settings(home=small_home, library=small_library))


def test_a_home_that_holds_another_folder_does(small_home: Path, tmp_path: Path) -> None:
    assert needs_indexing(load_settings(home=small_home, library=tmp_path))


def test_a_run_that_found_no_folder_leaves_the_home_to_be_indexed(fresh_home: Path) -> None:
    settings = load_settings(home=fresh_home, library=fresh_home / "nowhere")
    with pytest.raises(ValueError, match="nowhere"):
        update_library(settings)
    assert needs_indexing(settings)


def test_a_damaged_library_is_told(tmp_path: Path, small_library: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"not a database " * 400)
    with pytest.raises(LibraryError, match="damaged"):
        needs_indexing(load_settings(home=tmp_path, library=small_library))
