"""A file's hash is remembered exactly as long as the file stays as it is."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from indexing.embedding.fingerprint import file_sha256

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "weights"
    path.write_bytes(b"first")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_the_hash_is_sha256_of_the_content(file: Path, cache: Path) -> None:
    assert file_sha256(file, cache) == sha256(b"first")


def test_an_unchanged_file_is_not_read_again(file: Path, cache: Path) -> None:
    file_sha256(file, cache)
    memory = cache / "fingerprints.json"
    memory.write_text(memory.read_text().replace(sha256(b"first"), "remembered"))
    assert file_sha256(file, cache) == "remembered"


def test_a_changed_file_is_hashed_again(file: Path, cache: Path) -> None:
    file_sha256(file, cache)
    file.write_bytes(b"other")
    assert file_sha256(file, cache) == sha256(b"other")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of last change of status")
def test_a_changed_file_with_its_old_modification_time_is_hashed_again(
    file: Path, cache: Path
) -> None:
    before = file.stat()
    file_sha256(file, cache)
    file.write_bytes(b"other")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file_sha256(file, cache) == sha256(b"other")


def test_files_are_remembered_side_by_side(file: Path, cache: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.write_bytes(b"second")
    file_sha256(file, cache)
    file_sha256(second, cache)
    memory = (cache / "fingerprints.json").read_text()
    assert sha256(b"first") in memory
    assert sha256(b"second") in memory


@pytest.mark.parametrize("damage", ["", "{", '{"a": 1}', "[]"])
def test_a_damaged_memory_is_replaced(file: Path, cache: Path, damage: str) -> None:
    cache.mkdir()
    (cache / "fingerprints.json").write_text(damage)
    assert file_sha256(file, cache) == sha256(b"first")
    assert sha256(b"first") in (cache / "fingerprints.json").read_text()
